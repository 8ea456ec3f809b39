"""`screener review`: the local page on which a person reads, weighs, compares and decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.notes import note_passed_over
from screener.cli.say import say, tell

if TYPE_CHECKING:
    from screener.sources import Source

WAIT = 5.0
"""Seconds for another program that writes to the workspace."""


@click.command("review")
@click.argument("resumes", nargs=-1, metavar="[RESUMES...]", type=click.Path(path_type=Path))
@click.option(
    "--posting",
    default="medical_coder",
    callback=lambda ctx, param, value: options.said(value),
    metavar="FILE_OR_NAME",
    help="Rule file, or the name of a built-in posting; another can be chosen on the page."
    " Default: medical_coder.",
)
@click.option(
    "--as-of",
    type=options.Date(),
    metavar="DATE",
    help="The day that 'present' and expiry dates count to (YYYY-MM-DD)."
    " Default: today; without RESUMES the day of which the workspace holds readings.",
)
@options.jobs
@click.option("--blind", is_flag=True, help="Begin without names, contacts, schools and employers.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Default: any free one.")
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Workspace file to use. Default: the one in your data folder.",
)
def command(
    resumes: tuple[Path, ...],
    posting: str,
    as_of: date | None,
    jobs: int,
    blind: bool,
    port: int,
    no_open: bool,
    workspace: Path | None,
) -> None:
    """Open the review page on this computer: read, weigh, compare, decide. Ctrl-C ends it; all is saved.

    Without RESUMES it shows the files that the workspace knows of; more can be dropped on the page.
    """
    from screener.store.workspace import default_path
    from screener.web import server
    from screener.web.sitting import Setup

    path = workspace or default_path()
    sources, day = _sources(resumes, path, as_of)
    bound = server.listen(port)

    def ready(address: str) -> None:
        say(address)
        tell("Ctrl-C ends it; decisions are saved as they are made.")
        if not no_open:
            _open(address)

    server.serve(Setup(posting, sources, day, jobs, path, blind), bound, ready)


def _sources(resumes: tuple[Path, ...], path: Path, as_of: date | None) -> tuple[tuple[Source, ...], date]:
    """The files to show, and the day they are read as of. What is wrong with the workspace is said here."""
    from screener.sources import gather
    from screener.store.workspace import open_workspace
    from screener.web.kept_files import GIVEN, kept_sources

    gathered = gather(resumes) if resumes else None
    with open_workspace(path, WAIT) as opened:
        for note in opened.notes:
            tell(note)
        if gathered:
            note_passed_over(gathered, quiet=False)
            given = opened.people.kept("").get(GIVEN, [])
            new = [str(each.resolve()) for each in resumes if str(each.resolve()) not in given]
            if new:
                opened.people.keep("", "", "", {GIVEN: [*given, *new]})
            return gathered.sources, as_of or date.today()
        day = as_of or date.fromisoformat(opened.latest_day() or date.today().isoformat())
        return kept_sources(opened, day), day


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        tell("no browser could be opened: open the address above in one")
