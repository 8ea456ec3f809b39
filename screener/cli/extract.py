"""`screener extract`: what was read of each résumé, one JSON object a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.notes import exit_code, note_passed_over, progress_bar
from screener.cli.say import say, tell

if TYPE_CHECKING:
    from screener.model.limits import ReadLimits


@click.command("extract")
@options.resumes
@options.outs("Where to write the JSON Lines; without it they go to stdout. May repeat.")
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    default=("medical_coding",),
    metavar="NAME_OR_FOLDER",
    help="Domain to read by. Default: medical_coding. May repeat.",
)
@options.as_of
@options.jobs
@options.read_limits
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    resumes: tuple[Path, ...],
    outs: tuple[Path, ...],
    lexicons: tuple[str, ...],
    as_of: date,
    jobs: int,
    limits: ReadLimits,
    quiet: bool,
) -> None:
    """Write what was read of each résumé as JSON Lines, one profile a line, duplicates included."""
    for out in outs:
        options.check_writable(out)
    from screener import pipeline
    from screener.atomic import write_text
    from screener.model.profile_json import profile_to_json
    from screener.sources import gather

    gathered = gather(resumes, limits)
    note_passed_over(gathered, quiet)
    with progress_bar(quiet, jobs, gathered) as progress:
        profiles = pipeline.read_profiles(gathered, lexicons, as_of, jobs, progress, limits=limits)
    lines = "".join(profile_to_json(p) + "\n" for p in profiles)
    for out in outs:
        write_text(out, lines)
        if not quiet:
            tell(f"wrote {out}")
    if not outs:
        say(lines, nl=False)
    ctx.exit(exit_code(profiles))
