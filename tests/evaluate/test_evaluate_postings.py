"""What counts as a requirement found, and as a rule too many."""

from __future__ import annotations

from typing import Any

import pytest

from screener.evaluate.postings import best_answer, evaluate_postings, jaccard
from screener.evaluate.tally import Tally


def label(text: str, concepts: list[str], importance: str = "required", **more: Any) -> dict[str, Any]:
    """A labelled requirement."""
    return {"text": text, "concepts": concepts, "importance": importance, "min_years": None, **more}


def derived(
    text: str, concepts: list[str], importance: str = "required", rule: str | None = "r", **more: Any
) -> dict[str, Any]:
    """A derived one, as `derive --json` gives it."""
    own = {"text": text, "concepts": concepts, "importance": importance, "rule_id": rule}
    return {**own, "min_years": None, "lines": [1], "also": [], **more}


def tallies(labels: list[dict[str, Any]], entries: list[dict[str, Any]]) -> dict[str, Tally]:
    """Tallies by field for one posting."""
    pair = ({"file": "a.txt", "requirements": labels}, {"requirements": entries})
    return {t.field: t for t in evaluate_postings([pair])}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (["a"], ["a"], 1.0),
        (["a", "b"], ["a"], 0.5),
        (["a", "b"], ["b", "c"], 1 / 3),
        ([], [], 1.0),
        ([], ["a"], 0.0),
    ],
)
def test_jaccard(one: list[str], other: list[str], share: float) -> None:
    assert jaccard(one, other) == share


def test_found_by_words_and_concepts() -> None:
    wanted = label("Two years of outpatient coding experience", ["code_assignment", "hospital_outpatient"])
    same = derived("Minimum two years of outpatient coding experience required", ["code_assignment"])
    other = derived("Two years of outpatient coding experience", ["denials"])
    assert best_answer(wanted, [other, same]) is same
    assert best_answer(wanted, [other]) is None


def test_found_by_line_where_the_label_has_one() -> None:
    wanted = label("CPC, CCS or CCA", ["aapc.cpc", "ahima.ccs"], line=7)
    assert best_answer(wanted, [derived("Certified coder", ["aapc.cpc"], lines=[6, 7])])
    assert best_answer(wanted, [derived("CPC, CCS or CCA", ["aapc.cpc"], lines=[6])]) is None


def test_short_texts_must_agree_both_ways() -> None:
    wanted = label("Coding certification", [])
    assert best_answer(wanted, [derived("Coding certification", [])])
    assert best_answer(wanted, [derived("A coding certification of any body that has one", [])]) is None


def test_a_rule_counts_once_however_many_statements_it_has() -> None:
    labels = [label("CPC or CCS", ["aapc.cpc", "ahima.ccs"])]
    entries = [
        derived("CPC or CCS", ["aapc.cpc", "ahima.ccs"], rule="credential"),
        derived("Two years of coding in its place", ["code_assignment"], rule="credential"),
        derived("Epic", ["epic"], rule="software"),
        derived("Fluent in three languages", [], rule=None),
        derived("Cerner", ["cerner"], importance="neither", rule="other"),
    ]
    requirements = tallies(labels, entries)["requirements"]
    assert (requirements.right, requirements.wrong, requirements.missed) == (1, 1, 0)


def test_soft_demands_are_not_counted() -> None:
    found = tallies([label("Works well with others in a team", ["soft"])], [])["requirements"]
    assert (found.n, found.missed) == (0, 0)


def test_importance_years_and_preferred() -> None:
    labels = [
        label("Three years of inpatient coding", ["inpatient"], min_years=3),
        label("RHIT or RHIA preferred", ["ahima.rhit", "ahima.rhia"], importance="preferred"),
        label("Epic is a plus", ["epic"], importance="preferred"),
    ]
    entries = [
        derived("Three years of inpatient coding", ["inpatient"], min_years=2, rule="a"),
        derived("RHIT or RHIA preferred", ["ahima.rhit", "ahima.rhia"], rule="b"),
    ]
    found = tallies(labels, entries)
    assert (found["importance"].right, found["importance"].wrong) == (1, 1)
    assert (found["min_years"].right, found["min_years"].wrong) == (0, 1)
    assert (found["preferred"].right, found["preferred"].missed) == (1, 1)


def test_a_posting_that_was_not_derived_misses_all() -> None:
    pair = ({"file": "a.txt", "requirements": [label("CPC", ["aapc.cpc"])]}, None)
    requirements = evaluate_postings([pair])[0]
    assert (requirements.right, requirements.missed) == (0, 1)
