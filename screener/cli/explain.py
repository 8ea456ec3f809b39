"""`screener explain`: the waterfall from 0 to a résumé's score, with quotes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from screener.cli import options
from screener.errors import ScreenerError


@click.command("explain")
@click.argument("resume", type=click.Path(path_type=Path), metavar="RESUME")
@options.posting
@options.settings
@options.as_of
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(resume: Path, posting: str, settings: tuple[str, ...], as_of: date, as_json: bool) -> None:
    """Show how one résumé's score comes about: each rule's points, why, and the words on the page."""
    from screener import pipeline
    from screener.sources import gather

    rules, lexicon = pipeline.load_posting(posting, settings)
    gathered = gather([resume])
    if len(gathered.sources) != 1:
        raise ScreenerError(str(resume), "explain takes one résumé", "name a file, not a folder")
    profiles = pipeline.read_profiles(gathered, rules.lexicons, as_of, jobs=1)
    if profiles[0].status != "read":
        reason = f"{profiles[0].status}: {profiles[0].reason}"
        raise ScreenerError(profiles[0].file, f"could not be scored ({reason})", exit_code=4)
    shortlist = pipeline.score(profiles, rules, lexicon, as_of)
    if as_json:
        from screener import export

        click.echo(export.as_json(shortlist))
        return
    from screener.score.explain import render

    click.echo(render(shortlist.scorecards[0], rules))
