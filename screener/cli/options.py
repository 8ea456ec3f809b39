"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
posting = click.option(
    "--posting", required=True, metavar="FILE_OR_NAME", help="Rule file, or the name of a built-in posting."
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
quiet = click.option("--quiet", is_flag=True, help="No table, no progress, no notes.")


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


def check_writable(out: Path) -> None:
    """Make the folder of an output file; ScreenerError before any work where it cannot be written."""
    folder = out.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ScreenerError(str(out), f"the folder cannot be made ({error.strerror})") from error
    if not os.access(folder, os.W_OK | os.X_OK) or (out.exists() and not os.access(out, os.W_OK)):
        raise ScreenerError(str(out), "cannot be written", "choose another folder or close the file")
