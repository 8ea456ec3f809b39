"""`screener sheet`: one candidate on a page, for a hiring manager or for the phone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.say import tell
from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.model.limits import ReadLimits

KINDS = (".html", ".pdf")


@click.command("sheet")
@click.argument("resume", type=click.Path(path_type=Path), metavar="RESUME")
@options.posting
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write: .html, or .pdf where Chromium or Chrome is found.",
)
@click.option("--phone", is_flag=True, help="The questions to ask, with room for the answers.")
@click.option("--blind", is_flag=True, help="Leave out names, contacts, schools and employers.")
@options.settings
@options.as_of
@options.read_limits
@options.corrections
def command(
    resume: Path,
    posting: str,
    out: Path,
    phone: bool,
    blind: bool,
    settings: tuple[str, ...],
    as_of: date,
    limits: ReadLimits,
    workspace: Path | None,
    no_workspace: bool,
) -> None:
    """Write one candidate's page: score, facts, questions, each rule's points with the words behind it."""
    if out.suffix.lower() not in KINDS:
        raise ScreenerError(str(out), "a sheet is .html or .pdf", f"use {out.with_suffix('.html').name}")
    options.check_writable(out)
    from screener import export
    from screener.cli.explain import scored_alone
    from screener.cli.printing import printed

    shortlist = scored_alone(resume, posting, settings, as_of, limits, workspace, no_workspace=no_workspace)
    page = export.sheet(shortlist, phone=phone, blind=blind)
    export.write_bytes(out, printed(page, str(out)) if out.suffix.lower() == ".pdf" else page)
    tell(f"wrote {out}")
