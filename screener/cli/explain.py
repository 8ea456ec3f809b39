"""`screener explain`: the waterfall from 0 to a résumé's score, with quotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.say import say, width
from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.model.decision import Said
    from screener.model.limits import ReadLimits
    from screener.model.scorecard import Shortlist


@click.command("explain", cls=options.Scoring)
@click.argument("resume", type=click.Path(path_type=Path), metavar="RESUME")
@options.posting
@options.settings
@options.as_of
@options.read_limits
@options.corrections
@click.option("--verbose", is_flag=True, help="Also say where each weight comes from.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(
    resume: Path,
    posting: str,
    settings: tuple[str, ...],
    as_of: date,
    limits: ReadLimits,
    workspace: Path | None,
    no_workspace: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """Show how one résumé's score comes about: each rule's points, why, and the words on the page."""
    shortlist = scored_alone(resume, posting, settings, as_of, limits, workspace, no_workspace=no_workspace)
    if as_json:
        from screener import export

        say(export.as_json(shortlist))
        return
    from screener.score.explain import render

    say(render(shortlist.scorecards[0], shortlist.posting, width=width(), verbose=verbose))


def scored_alone(
    resume: Path,
    posting: str,
    settings: Sequence[str],
    as_of: date,
    limits: ReadLimits,
    workspace: Path | None,
    *,
    no_workspace: bool,
) -> Shortlist:
    """One résumé's shortlist, with what people found in it; ScreenerError where it could not be scored."""
    from screener import pipeline
    from screener.sources import gather

    rules, lexicon = pipeline.load_posting(posting, settings)
    gathered = gather([resume], limits)
    if len(gathered.sources) != 1:
        raise ScreenerError(str(resume), "this takes one résumé", "name a file, not a folder")
    profiles = pipeline.read_profiles(gathered, rules.lexicons, as_of, jobs=1, limits=limits)
    if profiles[0].status != "read":
        reason = f"{profiles[0].status}: {profiles[0].reason}"
        raise ScreenerError(profiles[0].file, f"could not be scored ({reason})", exit_code=4)
    said = None if no_workspace else _said(rules.id, workspace)
    return pipeline.score(profiles, rules, lexicon, as_of, said)


def _said(posting: str, workspace: Path | None) -> Said | None:
    """What people found on the review page, where there is a workspace."""
    from screener.store.workspace import default_path, open_workspace

    path = workspace or default_path()
    if not path.exists():
        return None
    with open_workspace(path) as opened:
        return opened.people.said(posting)
