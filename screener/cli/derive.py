"""`screener derive`: a posting's text in, the draft of a rule file out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.say import say, tell
from screener.text.counted import counted

if TYPE_CHECKING:
    from screener.derive.draft import Draft, DraftRule

_CHOICES = {"k": "keep", "d": "drop", "r": "required", "p": "preferred", "w": "weight", "q": "keep the rest"}


@click.command("derive")
@click.argument("posting", type=click.Path(path_type=Path), metavar="POSTING")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: stdout."
)
@click.option("--json", "as_json", is_flag=True, help="Print facts, requirements and doubts as JSON.")
@click.option(
    "--confirm", is_flag=True, help="Walk through the rules: keep, drop, required, preferred, weight."
)
@options.force
@click.option("--quiet", is_flag=True, help="No notes on stderr.")
def command(posting: Path, out: Path | None, as_json: bool, confirm: bool, force: bool, quiet: bool) -> None:
    """Read a posting (txt, md, html, pdf, docx) and write a rule file to look through.

    Every rule carries the words and lines it comes from; what contradicts itself is listed with both
    readings and the choice made; what no résumé can show is listed as not scored.
    """
    if out:
        options.check_new(out, force)
    from screener import pipeline
    from screener.derive.writing import yaml

    draft = pipeline.derive(posting)
    if confirm:
        draft = _confirmed(draft)
    if as_json:
        say(json.dumps(yaml.to_json(draft), ensure_ascii=False, indent=1))
    if out:
        from screener.atomic import write_text

        write_text(out, yaml.render(draft))
    elif not as_json:
        say(yaml.render(draft), nl=False)
    if not quiet:
        _note(draft, out)


def _note(draft: Draft, out: Path | None) -> None:
    """What to look at first, on stderr."""
    left = len({n.line for n in draft.not_scored} | {line for line, _ in draft.no_demand})
    counts = f"{counted(len(draft.rules), 'rule')}, {counted(left, 'line')} not scored, "
    tell(f"{f'wrote {out}: ' if out else ''}{counts}{counted(len(draft.ambiguities), 'doubt')}")
    for warning in draft.warnings:
        tell(f"  warning: {warning}")
    for doubt in draft.ambiguities:
        lines = ("line " if len(doubt.lines) == 1 else "lines ") + ", ".join(map(str, doubt.lines))
        tell(f"  {lines}: {doubt.what}; taken: {doubt.choice}")


def _confirmed(draft: Draft) -> Draft:
    """The draft with the rules that a person kept, as they want them."""
    kept: list[DraftRule] = []
    for number, rule in enumerate(draft.rules, 1):
        say(f"\n{number} of {len(draft.rules)}: {rule.label} ({rule.importance}, weight {rule.weight:g})")
        for line, words in rule.sources:
            say(f"  line {line}: {words}")
        answer = click.prompt(
            ", ".join(f"{key} {word}" for key, word in _CHOICES.items()),
            type=click.Choice(list(_CHOICES)),
            default="k",
            show_choices=False,
        )
        if answer == "q":
            kept += draft.rules[number - 1 :]
            break
        if answer == "d":
            continue
        if answer in ("r", "p"):
            kept.append(replace(rule, importance=_CHOICES[answer]))
        elif answer == "w":
            weight = click.prompt("weight", type=click.FloatRange(0), default=rule.weight)
            kept.append(replace(rule, weight=weight))
        else:
            kept.append(rule)
    return replace(draft, rules=tuple(kept))
