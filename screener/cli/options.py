"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screener.cli.say import tell
from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.model.limits import ReadLimits

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Date(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-11-23", param, ctx)


resumes = click.argument(
    "resumes", nargs=-1, required=True, metavar="RESUMES...", type=click.Path(path_type=Path)
)


def said(posting: str) -> str:
    """The posting as given. Where a file here bears a built-in posting's name, it is said which is used."""
    from screener.config.find_posting import shadowing

    if file := shadowing(posting):
        tell(f"using {file} in this folder, not the built-in posting {posting}")
    return posting


posting = click.option(
    "--posting",
    required=True,
    callback=lambda ctx, param, value: said(value),
    metavar="FILE_OR_NAME",
    help="Rule file, or the name of a built-in posting.",
)
as_of = click.option(
    "--as-of",
    type=Date(),
    default=date.today,
    metavar="DATE",
    help="The day that 'present' and expiry dates count to (YYYY-MM-DD). Default: today.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=os.cpu_count() or 1,
    metavar="N",
    help="Worker processes. Default: the machine's cores.",
)
settings = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="RULE.KEY=VALUE",
    help="Change a value of the posting for this run, e.g. credential.weight=40. May repeat.",
)
read_limits = click.option(
    "--limit",
    "limits",
    multiple=True,
    callback=lambda ctx, param, value: _limits(value),
    metavar="NAME=NUMBER",
    help="Read more or less of each file than usual, e.g. pages=200 or members=50000. May repeat.",
)
include = click.option(
    "--include",
    "included",
    multiple=True,
    metavar="FILE",
    help="Score a file that reads as no résumé, by its name in the list or its path. May repeat.",
)
only = click.option(
    "--only",
    callback=lambda ctx, param, value: _verdicts(value),
    metavar="VERDICT,…",
    help="Those of these verdicts alone: shortlist, review, below, knocked_out.",
)
_CORRECTIONS = (
    click.option(
        "--workspace",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Workspace with corrections to take up. Default: the one in your data folder.",
    ),
    click.option("--no-workspace", is_flag=True, help="Take up no corrections."),
)
_SELECTION = (
    only,
    click.option(
        "--min-score",
        type=click.FloatRange(0, 100),
        metavar="N",
        help="Show and export those with at least N points.",
    ),
    click.option(
        "--top",
        type=click.IntRange(1),
        metavar="N",
        help="Show and export the best N alone, and who shares the last one's rank.",
    ),
    click.option(
        "--copy-to",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Copy their résumés to a new folder, numbered by rank; out of archives too.",
    ),
)


def corrections(command: Callable[..., Any]) -> Callable[..., Any]:
    """Whose corrections are taken up: `--workspace`, `--no-workspace`."""
    for option in reversed(_CORRECTIONS):
        command = option(command)
    return command


def selection(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which candidates are handed over (`--only`, `--min-score`, `--top`: `selection`), and `--copy-to`."""

    @functools.wraps(command)
    def selecting(*args: Any, only: tuple[str, ...], min_score: float, top: int, **named: Any) -> Any:
        from screener.score.selection import Selection

        return command(*args, selection=Selection(only, min_score, top), **named)

    for option in reversed(_SELECTION):
        selecting = option(selecting)
    return selecting


force = click.option("--force", is_flag=True, help="Write over the file of --out.")
quiet = click.option("--quiet", is_flag=True, help="No table, no progress, no notes.")


class Scoring(click.Command):
    """A command that needs RESUMES and --posting: what is missing is said at once, with an example."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments that are left; UsageError with all that is missing."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter as error:
            values, _, _ = self.make_parser(ctx).parse_args(given)
            held = {name for name, value in values.items() if isinstance(value, str | list | tuple) and value}
            needed = [p for p in self.params if p.required and p.name not in held]
            missing = [f"{p.param_type_name} {p.get_error_hint(ctx)}" for p in needed]
            if len(missing) < 2:
                missing = [error.format_message().rstrip(".").removeprefix("Missing ")]
            from screener.config.find_posting import built_in_postings

            raise click.UsageError(
                f"Missing {' and '.join(missing)}.\n"
                f"Example: {ctx.command_path} {self._example()}\n"
                f"Built-in postings: {', '.join(built_in_postings())}",
                ctx,
            ) from None

    def _example(self) -> str:
        names = {param.name for param in self.params}
        resumes = "my_resumes" if "resumes" in names else "my_resumes/robin_garner.pdf"
        return f"{resumes} --posting medical_coder" + (" --out shortlist.csv" if "columns" in names else "")


def _verdicts(given: str | None) -> tuple[str, ...]:
    from screener.model.scorecard import VERDICTS
    from screener.registry import did_you_mean

    names = tuple(name.strip().lower().replace(" ", "_") for name in (given or "").split(",") if name.strip())
    for name in names:
        if name not in VERDICTS:
            hint = did_you_mean(name, VERDICTS) or f"one or more of {','.join(VERDICTS)}"
            raise ScreenerError("--only", f"unknown verdict {name!r}", hint)
    return names


def _limits(settings: tuple[str, ...]) -> ReadLimits:
    from screener.model.limits import limits_with

    return limits_with(settings)


def outs(help_text: str) -> Decorator:
    """`--out FILE`, which may repeat."""
    return click.option(
        "--out",
        "outs",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=help_text,
    )


def check_new(out: Path, force: bool) -> None:
    """The same for a file that a person may have edited: without --force it is not written over."""
    if out.exists() and not force:
        hint = "name another file with --out, or write over it with --force"
        raise ScreenerError(str(out), "exists already", hint)
    check_writable(out)


def check_writable(out: Path) -> None:
    """Make the folder of an output file; ScreenerError before any work where it cannot be written."""
    folder = out.parent
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ScreenerError(str(out), f"the folder cannot be made ({error.strerror})") from error
    if not os.access(folder, os.W_OK | os.X_OK) or (out.exists() and not os.access(out, os.W_OK)):
        raise ScreenerError(str(out), "cannot be written", "choose another folder or close the file")
    if made:  # said even with --quiet: a slip of the pen in a path would look like success
        tell(f"made the folder {folder}")
