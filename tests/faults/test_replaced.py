"""A file that is replaced or goes while it is read is never kept under what it was before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from screener import pipeline
from screener.model.scorecard import Shortlist
from screener.recall import Recall
from screener.sources import gather
from screener.store.workspace import open_workspace

AS_OF = date(2026, 11, 23)
ADA = "Ada Novak, CPC\nada@example.com\n\nEXPERIENCE\nMedical Coder, Harbor Clinic, 2018 - Present\n"
BEN = "Ben Ortiz\nben@example.org\n\nEXPERIENCE\nCook, Corner Diner, 2019 - 2020\n"


def run(path: Path, workspace: Path, between: str | None = None) -> Shortlist:
    """One run; `between`: what lies under the path once it was hashed, "" for nothing."""
    posting, lexicon = pipeline.load_posting("medical_coder")
    with open_workspace(workspace) as opened:
        recall = Recall(gather([path]).sources, posting, lexicon, AS_OF, opened)
        if between:
            path.write_text(between)
        elif between is not None:
            path.unlink()
        recall.read(1)
        return recall.shortlist(brief=False)


def people(shortlist: Shortlist) -> list[str | None]:
    return [card.profile.contact.email for card in shortlist.scorecards]


def test_what_replaced_a_file_is_not_kept_under_its_hash(tmp_path: Path) -> None:
    path, workspace = tmp_path / "z.txt", tmp_path / "w"
    path.write_text(ADA)
    assert people(run(path, workspace, between=BEN)) == ["ben@example.org"], "what was read is shown"
    path.write_text(ADA)
    assert people(run(path, workspace)) == ["ada@example.com"]
    path.write_text(BEN)
    assert people(run(path, workspace)) == ["ben@example.org"]


@pytest.mark.parametrize("back", [ADA, BEN])
def test_a_file_that_has_gone_has_a_row_and_may_come_back(tmp_path: Path, back: str) -> None:
    path, workspace = tmp_path / "z.txt", tmp_path / "w"
    path.write_text(ADA)
    (card,) = run(path, workspace, between="").scorecards
    assert (card.profile.status, card.score) == ("unreadable", None)
    assert "No such file" in (card.profile.reason or "")
    path.write_text(back)
    assert people(run(path, workspace)) == [back.splitlines()[1]]
