"""What was done, but not lately; and what is only listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_world import LEXICON, load, mention, position, profile

from screener.config.lexicon import load_lexicon
from screener.model.concept import Lexicon
from screener.model.posting import EvidencePolicy, Named
from screener.model.profile import Mention, Position
from screener.model.scorecard import RuleResult
from screener.score.facts import Facts
from screener.score.leaf import evaluate_name
from screener.score.scoring import score_profile

FILLER = "  - {id: filler, label: Filler, kind: level, weight: 1, at_least: hs}\n"
INPATIENT = "kind: years, all_of: [code_assignment, inpatient], at_least: 2, evidence: {within_years: 5}"
AUDITS = "kind: duties, any_of: [audit], evidence: {within_years: 5}"
EPIC = "kind: has, any_of: [Epic], evidence: {within_years: 5}"


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    """The lexicon that ships."""
    return load_lexicon(["medical_coding"])


def result(folder: Path, body: str, *found: object) -> RuleResult:
    posting = load(folder, f"rules:\n  - {{id: one, label: One, {body}}}\n{FILLER}")
    return score_profile(profile(*found), posting, LEXICON).results[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "jobs", "outcome", "code", "months", "last"),
    [
        (INPATIENT, [("2012-01", "2018-06")], "partial", "too_long_ago", 77, "2018-06"),
        (INPATIENT, [("2012", "2019")], "partial", "too_long_ago", 84, "2019"),  # years alone
        (
            INPATIENT,
            [("2010-01", "2012-01"), ("2014-01", "2016-01")],
            "partial",
            "too_long_ago",
            48,
            "2016-01",
        ),
        (INPATIENT, [("2012-01", "2012-07")], "unknown", "too_long_ago", 6, "2012-07"),  # and too little
        (
            INPATIENT,
            [("2012-01", "2018-06"), ("2023-01", "present")],
            "met",
            "",
            46,
            "present",
        ),  # what is recent counts alone
        (INPATIENT, [("2024-06", "present")], "met", "", 29, "present"),
        (INPATIENT, [("2026-01", "present")], "contradicted", "too_little", 10, "present"),
        (INPATIENT, [(None, None)], "unknown", "undated", 0, ""),
        (INPATIENT, [], "unknown", "silent", 0, ""),
    ],
)
def test_years_tell_when_the_work_ended(
    tmp_path: Path, body: str, jobs: list[tuple[str, str]], outcome: str, code: str, months: int, last: str
) -> None:
    worked = [position(start, end, "code_assignment", "inpatient") for start, end in jobs]
    found = result(tmp_path, body, [], worked)
    assert (found.outcome, found.code, found.months, found.last) == (outcome, code, months, last)
    assert (code == "too_long_ago") == ("since 2021" in found.ask)


@pytest.mark.parametrize(
    ("jobs", "told"),
    [
        ([("2012-01", "2018-06"), ("2023-01", "present")], "3.8 years in jobs held within the last 5 years"),
        ([("2004-01", "2006-01"), ("2022-05", "2026-01")], "3.7 years in jobs held within the last 5 years"),
        (
            [("2012-01", "2018-06"), ("2026-01", "present")],
            "only 0.8 years in jobs held within the last 5 years",
        ),
        ([("2023-01", "present")], "3.8 years (2 wanted)"),  # all of it is recent
        ([("2010-01", "present")], "16.8 years (2 wanted)"),  # held lately, begun long ago
        ([("2019-02", "2021-12"), ("2023-01", "present")], "6.7 years (2 wanted)"),
    ],
)
def test_a_number_of_years_says_that_older_jobs_are_left_out(
    tmp_path: Path, jobs: list[tuple[str, str]], told: str
) -> None:
    worked = [position(start, end, "code_assignment", "inpatient") for start, end in jobs]
    assert result(tmp_path, INPATIENT, [], worked).reason.replace(" of one", "").startswith(told)


@pytest.mark.parametrize(("body", "concept"), [(AUDITS, "audit"), (EPIC, "epic")])
def test_duties_and_names_tell_it_too(tmp_path: Path, body: str, concept: str) -> None:
    jobs = [position("2010-01", "2017-03", concept)]
    found = result(tmp_path, body, [mention(concept, position=0)], jobs)
    assert (found.outcome, found.credit, found.code, found.last) == (
        "partial",
        0.25,
        "too_long_ago",
        "2017-03",
    )
    assert "the last in 2017 (wanted: within the last 5 years" in found.reason


@pytest.mark.parametrize(("end", "credit"), [("2025-01", 1.0), ("2019-01", 0.6), ("2012-01", 0.1)])
def test_levels_may_say_what_earlier_work_earns(tmp_path: Path, end: str, credit: float) -> None:
    steps = ["credit: 0.6, within_years: 10, because: earlier", "credit: 0.1, within_years: 50, because: old"]
    levels = f"[{', '.join(f'{{{step}}}' for step in steps)}]"
    jobs = [position("2005-01", end, "code_assignment", "inpatient")]
    found = result(tmp_path, f"{INPATIENT}, levels: {levels}", [], jobs)
    assert found.credit == pytest.approx(credit)
    assert (found.code == "too_long_ago") == (credit < 1)


LISTS = [
    ("skills line of somebody who served meals", [], (), False),
    ("skills line of an accountant", [position("2019-01", "present", coding=False)], (), False),
    ("beside coding work", [position("2019-01", "present", "code_assignment")], (), True),
    ("beside coding work long ago", [position("2001-01", "2003-01", "code_assignment")], (), True),
    ("beside a credential", [], ("aapc.cpc",), True),
    ("beside an apprentice's credential", [], ("aapc.cpc_a",), True),
    ("beside a course", [], ("coding_cert",), True),
    ("beside another trade's credential", [], ("clin.rn",), False),
]


@pytest.mark.parametrize(("about", "jobs", "beside", "counts"), LISTS, ids=[row[0] for row in LISTS])
def test_what_is_only_listed_earns_less(
    shipped: Lexicon, about: str, jobs: list, beside: tuple[str, ...], counts: bool
) -> None:
    del about
    names = [mention("icd_10_cm"), *(replace(mention("icd_10_cm", start=300), concept=c) for c in beside)]
    named = [replace(m, category=shipped.concepts[m.concept].category) for m in names]
    found = evaluate_name(Named("ICD-10-CM", "icd_10_cm"), facts(shipped, named, jobs), EvidencePolicy())
    assert (found.credit, found.code) == ((1.0, "") if counts else (0.5, "listed_only"))
    assert counts or "no work, credential or course behind it" in found.reason


@pytest.mark.parametrize(
    ("section", "role", "concept", "credit"),
    [
        ("skills", "other", "epic", 0.5),
        ("summary", "other", "epic", 0.5),
        ("skills", "healthcare_other", "epic", 1.0),  # a nurse works with it
        ("skills", "healthcare_other", "cpt", 0.5),  # and codes nothing
        ("education", "other", "cpt", 1.0),  # learned
        ("work", "other", "cpt", 1.0),  # in a job that was not made out
    ],
)
def test_where_a_tool_stands_decides(
    shipped: Lexicon, section: str, role: str, concept: str, credit: float
) -> None:
    named = replace(mention(concept), section=section)
    job = replace(position("2019-01", "present", coding=False), role=role)
    found = evaluate_name(Named(concept, concept), facts(shipped, [named], [job]), EvidencePolicy())
    assert found.credit == credit


@pytest.mark.parametrize("concept", ["cpt", "icd_10_cm", "epic"])
def test_products_of_a_job_are_not_its_tools(shipped: Lexicon, concept: str) -> None:
    """Extraction leaves the products of a developer or seller out of what the job shows."""
    job = replace(position("2019-01", "present", coding=False, title="Software Engineer"), role="other")
    found = evaluate_name(
        Named(concept, concept), facts(shipped, [mention(concept, position=0)], [job]), EvidencePolicy()
    )
    assert (found.credit, found.outcome, found.code) == (0.0, "unknown", "other_work")


def facts(lexicon: Lexicon, mentions: list[Mention], jobs: list[Position]) -> Facts:
    known = profile((), jobs).qualifications
    summary = replace(known.summary, role="other")
    return Facts(replace(known, mentions=tuple(mentions), summary=summary), lexicon)
