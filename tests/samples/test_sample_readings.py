"""What the program reads of the samples, against what their makers wrote into them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screener import pipeline
from screener.config.lexicon import load_lexicon
from screener.evaluate.profiles import Uncounted, evaluate
from screener.evaluate.tally import Tally
from screener.model.profile import Profile
from screener.model.scorecard import Scorecard, Shortlist
from screener.sources import gather

HERE = Path(__file__).resolve().parent
AS_OF = date(2026, 11, 23)
OUTSIDE = Uncounted(credential_prefixes=("clin.", "generic."))
"""Credentials outside coding, and "certified coder" without saying which, are not labelled."""


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    labels = [json.loads(p.read_text("utf-8")) for p in sorted((HERE / "expected").iterdir())]
    return {label["file"]: label for label in labels}


@pytest.fixture(scope="module")
def profiles(root: Path) -> dict[str, Profile]:
    gathered = gather([root / "sample_resumes"])
    return {p.file: p for p in pipeline.read_profiles(gathered, ["medical_coding"], AS_OF, jobs=2)}


@pytest.fixture(scope="module")
def shortlist(profiles: dict[str, Profile]) -> Shortlist:
    posting, lexicon = pipeline.load_posting("medical_coder")
    return pipeline.score(list(profiles.values()), posting, lexicon, AS_OF)


@pytest.fixture(scope="module")
def tallies(expected: dict[str, dict[str, Any]], profiles: dict[str, Profile]) -> dict[str, Tally]:
    pairs = [(e, profiles[f]) for f, e in expected.items() if e["status"] == "read"]
    return {t.field: t for t in evaluate(pairs, load_lexicon(["medical_coding"]), OUTSIDE)}


def test_every_file_has_the_status_its_maker_gave_it(
    expected: dict[str, dict[str, Any]], shortlist: Shortlist
) -> None:
    assert {c.file: c.profile.status for c in shortlist.scorecards} == {
        file: label["status"] for file, label in expected.items()
    }


@pytest.mark.parametrize(
    "field",
    ["credentials", "name", "email", "phone", "role", "education_level", "coding_months", "total_months"],
)
def test_what_decides_is_read_without_an_error(field: str, tallies: dict[str, Tally]) -> None:
    assert tallies[field].n > 5
    assert [e for e in tallies[field].errors] == []


@pytest.mark.parametrize(
    ("field", "least"), [("code_systems", 0.95), ("settings", 0.85), ("software", 0.93), ("positions", 0.9)]
)
def test_the_rest_is_read_nearly_whole(field: str, least: float, tallies: dict[str, Tally]) -> None:
    f1 = tallies[field].f1
    assert f1 is not None and f1 >= least, tallies[field].errors


def test_nothing_is_read_into_people(tallies: dict[str, Tally]) -> None:
    assert tallies["held coding credentials, wrong"].errors == []
    assert tallies["metrics"].wrong == 0


def card_of(shortlist: Shortlist, file: str) -> Scorecard:
    return next(c for c in shortlist.scorecards if c.file == file)


def test_people_who_only_look_like_coders_are_below_those_who_are(
    expected: dict[str, dict[str, Any]], shortlist: Shortlist
) -> None:
    scores = {c.file: c.score for c in shortlist.scorecards if c.score is not None}
    role = {file: label["role"] for file, label in expected.items() if label["status"] == "read"}
    others = max(scores[f] for f, r in role.items() if r == ["other"])
    coders = [scores[f] for f, r in role.items() if r == ["coder"]]
    assert sum(score > others for score in coders) >= 0.9 * len(coders)


def test_points_and_waterfall_sum_to_the_score_and_rest_on_words(shortlist: Shortlist) -> None:
    for card in shortlist.scorecards:
        if card.score is None:
            continue
        assert round(sum(r.points for r in card.results), 1) == card.score, card.file
        for result in card.results:
            assert result.reason
            assert result.evidence or not result.points, (card.file, result.rule)
