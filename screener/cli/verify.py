"""`screener verify`: credentials as their issuers have them, looked up by a person."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.say import tell
from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.model.limits import ReadLimits

_WORKSPACE = click.option(
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Default: the one in your data folder.",
)


@click.group("verify")
def command() -> None:
    """Write a sheet of the credentials that counted; read back what a person found. Nothing is looked up."""


@command.command("sheet", short_help="List the credentials that counted, to look up.")
@options.resumes
@options.posting
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write, a .csv to fill in.",
)
@options.only
@options.force
@options.settings
@options.as_of
@options.jobs
@options.read_limits
@_WORKSPACE
def sheet(
    resumes: tuple[Path, ...],
    posting: str,
    out: Path,
    only: tuple[str, ...],
    force: bool,
    settings: tuple[str, ...],
    as_of: date,
    jobs: int,
    limits: ReadLimits,
    workspace: Path | None,
) -> None:
    """List each credential that counted, with its issuer, the look-up page, and cells for what is found."""
    from screener import export, pipeline
    from screener.cli.notes import progress_bar
    from screener.recall import score_recalled
    from screener.sources import gather
    from screener.store.workspace import default_path, open_workspace
    from screener.verification import sheet_file

    _check_kind(out)
    options.check_new(out, force)
    rules, lexicon = pipeline.load_posting(posting, settings)
    gathered = gather(resumes, limits)
    with progress_bar(quiet=False) as progress, open_workspace(workspace or default_path()) as opened:
        found = score_recalled(
            gathered, rules, lexicon, as_of, jobs, opened, brief=False, progress=progress, limits=limits
        )
    content, count = sheet_file(found, lexicon, only)
    export.write_bytes(out, content)
    tell(f"wrote {out}: {count} to look up; fill in result, date and who, then: screener verify import {out}")


def _check_kind(path: Path) -> None:
    if path.suffix.lower() != ".csv":
        raise ScreenerError(str(path), "a verification sheet is .csv", f"use {path.with_suffix('.csv').name}")


@command.command("import", short_help="Keep what a filled sheet says was found.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@_WORKSPACE
def import_(file: Path, workspace: Path | None) -> None:
    """Keep what a filled sheet says: active, expired, apprentice, not found; or `take back`."""
    from screener.config.lexicon import load_lexicon
    from screener.config.posting import DEFAULT_LEXICONS
    from screener.store.workspace import default_path, open_workspace
    from screener.verification import keep_findings, read_findings

    _check_kind(file)
    findings = read_findings(file, date.today().isoformat(), getpass.getuser())
    path = workspace or default_path()
    if not path.exists():
        raise ScreenerError(str(path), "there is no such workspace", "score the résumés first, with it")
    with open_workspace(path) as opened:
        kept, notes = keep_findings(findings, opened, load_lexicon(list(DEFAULT_LEXICONS)))
    for note in notes:
        tell(note)
    tell(f"kept {kept} of {len(findings)}; they count before the résumé's words from the next run on")
    if findings and not kept:
        raise ScreenerError(str(file), "nothing of it could be kept", "see the notes above")
