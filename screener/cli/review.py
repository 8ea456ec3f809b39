"""`screener review`: the local page on which a person reads, weighs, compares and decides."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.notes import note_passed_over
from screener.cli.say import say, tell
from screener.errors import ScreenerError

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

    path = workspace or default_path()
    sources, day = _sources(resumes, path, as_of, posting)
    from screener.web import server  # what reads files gets ready meanwhile
    from screener.web.sitting import Setup

    bound = server.listen(port)

    def ready(address: str) -> None:
        say(address)
        tell("Ctrl-C ends it; decisions are saved as they are made.")
        if not no_open:  # starting a browser may take seconds, in which the page is to be answered
            Thread(target=_open, args=(address,), name="browser", daemon=True).start()

    server.serve(Setup(posting, sources, day, jobs, path, blind), bound, ready)


def _sources(
    resumes: tuple[Path, ...], path: Path, as_of: date | None, posting: str
) -> tuple[tuple[Source, ...], date]:
    """The files to show, and the day they are read as of. What is wrong with the workspace is said here."""
    from screener.sources import gather
    from screener.store.workspace import open_workspace

    with open_workspace(path, WAIT) as opened:
        for note in opened.notes:
            tell(note)
        latest = opened.latest_day()
        day = as_of or (date.fromisoformat(latest) if latest and not resumes else date.today())
        if latest != day.isoformat():  # nothing was read as of this day: much will be
            Thread(target=_get_ready, args=(posting,), name="getting ready", daemon=True).start()
        from screener.web.kept_files import GIVEN, kept_sources

        if not resumes:
            return kept_sources(opened, day), day
        gathered = gather(resumes)
        note_passed_over(gathered, quiet=False)
        given = opened.people.kept("").get(GIVEN, [])
        new = [str(each.resolve()) for each in resumes if str(each.resolve()) not in given]
        if new:
            opened.people.keep("", "", "", {GIVEN: [*given, *new]})
        return gathered.sources, day


def _get_ready(posting: str) -> None:
    """Start what reads files. A fault of the posting is told with all others, when its rules are read."""
    from screener import pipeline
    from screener.config.posting import posting_lexicons

    with suppress(ScreenerError):
        pipeline.get_ready(posting_lexicons(posting))


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        tell("no browser could be opened: open the address above in one")
