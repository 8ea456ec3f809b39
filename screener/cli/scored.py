"""Résumés scored for a command that looks at the posting: what was read before is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screener.cli.notes import note_passed_over, progress_bar

if TYPE_CHECKING:
    from screener.model.scorecard import Shortlist


def scored(
    resumes: Sequence[Path],
    posting: str,
    settings: Sequence[str],
    as_of: date,
    jobs: int,
    workspace: Path | None,
) -> Shortlist:
    """The shortlist, read and scored by way of the workspace (None: the one in the data folder)."""
    from screener import pipeline
    from screener.recall import score_recalled
    from screener.sources import gather
    from screener.store.workspace import default_path, open_workspace

    rules, lexicon = pipeline.load_posting(posting, settings)
    gathered = gather(resumes)
    note_passed_over(gathered, quiet=False)
    with progress_bar(quiet=False) as progress, open_workspace(workspace or default_path()) as opened:
        return score_recalled(gathered, rules, lexicon, as_of, jobs, opened, brief=True, progress=progress)
