"""`screener postings`: the built-in postings."""

from __future__ import annotations

from pathlib import Path

import click

from screener.cli import options
from screener.cli.say import say, tell
from screener.errors import ScreenerError
from screener.text.counted import counted


@click.group("postings", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the built-in postings; `show` prints the rules of one, `copy` copies one to start your own."""
    if ctx.invoked_subcommand:
        return
    from screener import pipeline
    from screener.config.find_posting import built_in_postings

    names = built_in_postings()
    width = max(len(name) for name in names)
    for name in names:
        posting, _ = pipeline.load_posting(name)
        say(f"{name:<{width}}  {posting.title} ({counted(len(posting.rules), 'rule')})")


@command.command("show", short_help="Print the rules of a posting.")
@click.argument("posting", metavar="FILE_OR_NAME", callback=lambda ctx, param, value: options.said(value))
def show(posting: str) -> None:
    """Print the rules of a built-in posting or a rule file: importance, points of 100, what is asked for."""
    from screener import pipeline

    rules, _ = pipeline.load_posting(posting)
    whole = sum(rule.weight for rule in rules.rules)
    say(f"{rules.title}: shortlist from {rules.bands.shortlist:g} points, review from {rules.bands.review:g}")
    for rule in rules.rules:
        ends = ", knocks out" if rule.knock_out else ""
        say(f"  {100 * rule.weight / whole:>5.1f}  {rule.importance:<9}  {rule.label}{ends}")


@command.command("copy", short_help="Copy a built-in posting to a file of your own.")
@click.argument("name")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: NAME.yaml here."
)
@options.force
def copy(name: str, out: Path | None, force: bool) -> None:
    """Copy a built-in posting to a file of your own."""
    from screener.atomic import write_text
    from screener.config.find_posting import built_in_postings
    from screener.registry import did_you_mean

    known = built_in_postings()
    if name not in known:
        hint = did_you_mean(name, known) or f"known: {', '.join(known)}"
        raise ScreenerError("", f"no built-in posting {name!r}", hint)
    out = out or Path(f"{name}.yaml")
    options.check_new(out, force)
    write_text(out, known[name].read_text("utf-8"))
    tell(f"wrote {out}")
