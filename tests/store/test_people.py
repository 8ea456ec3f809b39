"""What people did: records are added, versions count them, and whoever saw an old one is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from screener.model.decision import AS_READ, Correction, Decision, yes_or_no
from screener.model.span import Box
from screener.store.people import ACCEPT, REFUSE, StaleError
from screener.store.workspace import open_workspace

ADVANCE = Decision(
    "2026-11-23T10:00:00+01:00", "p", "a" * 64, "advance", "fits", "n", "me", "r", {"x": 1.5}, ("x", "pages")
)
CPC = Correction(
    10,
    13,
    "aapc.cpc",
    "certification",
    "held",
    "active",
    "seen",
    "CPC",
    "t",
    "me",
    2,
    7,
    (Box(1, 2, 3, 4),),
    "a CPC",
    8,
)


def test_a_decision_comes_back_as_it_was_given(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        workspace.people.decide(ADVANCE)
    with open_workspace(tmp_path / "w") as workspace:
        assert workspace.people.decisions("p") == [ADVANCE]
        assert workspace.people.said("p").of(ADVANCE.sha256).decision == ADVANCE  # type: ignore[union-attr]
        assert workspace.people.said("other").of(ADVANCE.sha256) is None


def test_versions_count_records_and_old_ones_are_refused(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        people = workspace.people
        assert people.decide(ADVANCE, seen=0) == 1
        with pytest.raises(StaleError):
            people.decide(replace(ADVANCE, decision="hold"), seen=0)
        assert people.correct(ADVANCE.sha256, "p", [CPC, replace(CPC, start=50, end=53)], 1) == 3
        with pytest.raises(StaleError):
            people.correct(ADVANCE.sha256, "p", [CPC], 1)
        assert people.version("p", ADVANCE.sha256) == 3
        assert people.version("other posting", ADVANCE.sha256) == 2, "corrections are of the file"
        assert [d.decision for d in people.history("p", ADVANCE.sha256)] == ["advance"]


def test_the_latest_correction_of_a_place_stands_until_it_is_taken_back(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        people = workspace.people
        people.correct("f", "p", [CPC], None)
        people.correct("f", "p", [replace(CPC, assertion="lapsed")], None)
        people.correct("f", "p", [replace(CPC, concept="ahima.ccs")], None)
        assert [c.assertion for c in people.corrections()["f"]] == ["lapsed", "held"]
        people.correct("f", "p", [replace(CPC, assertion=AS_READ)], None)
        assert people.corrections()["f"] == (replace(CPC, concept="ahima.ccs"),)
        people.correct("f", "p", [replace(CPC, concept="ahima.ccs", assertion=AS_READ)], None)
        assert people.corrections() == {} and len(people.corrected("f")) == 5


def test_standing_acts_and_settings(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        people = workspace.people
        for word in ("put_back", "reject"):
            people.decide(replace(ADVANCE, decision=word))
        people.act("t", "me", "b", ACCEPT, "")
        people.act("t", "me", "c", ACCEPT, "")
        people.act("t", "me", "c", REFUSE, "")
        said = people.said("p")
        assert (said.put_back, said.accepted) == ({ADVANCE.sha256}, {"b"})
        assert yes_or_no(said.decisions) == {ADVANCE.sha256: False}
        people.decide(replace(ADVANCE, decision="none"))
        assert people.said("p").decisions == {}
        people.keep("t", "me", "p", {"weights": {"x": 1}, "picks": ["c1"]})
        people.keep("t", "me", "p", {"picks": []})
        assert people.kept("p") == {"weights": {"x": 1}, "picks": []}
        people.take("t", [("/a/\udcff.pdf", "his.pdf")])
        assert people.taken() == [("/a/\udcff.pdf", "his.pdf")]
