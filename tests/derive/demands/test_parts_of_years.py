"""Years of which some are of another sort, what counts for none of them, and how recent they must be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft
from tests.derive.conftest import shown

Derive = Callable[[str], Draft]
PARTS = [
    ("7+ years of inpatient coding, at least 3 of which as an auditor", {"7y coding+inpatient", "3y audit"}),
    ("Four years of coding, two must have been inpatient", {"4y coding", "2y inpatient"}),
    ("3 yrs profee, 2 of those must be in a teaching setting", {"3y profee", "2y teaching_hospital"}),
    ("5 years in all, including 2 in oncology", {"5y coding", "2y oncology"}),
    ("Three years of coding (one of them in a trauma center)", {"3y coding", "1y trauma_1"}),
    ("Six years of auditing; the last two must have been for a health plan", {"6y audit", "2y payer"}),
    ("4 years total coding w/ 1 yr minimum of ED", {"all(1y coding+emergency_department, 4y coding)"}),
]


@pytest.mark.parametrize(("words", "wanted"), PARTS)
def test_a_part_of_the_years_is_a_demand_of_its_own(derive: Derive, words: str, wanted: set[str]) -> None:
    draft = derive(f"Coder\n\nRequirements\n- CCS\n- {words}\n")
    assert {shown(r.tree) for r in draft.requirements if r.line == 5} == wanted


NOT_COUNTED = [
    "Experience in billing is not counted toward the four years",
    "CPMA is nice to see but carries no weight here",
    "Internship hours do not count",
    "No credit is given for volunteer work",
    "Time as a scribe does not count",
    "CDEO and CRC have no bearing on who is hired",
]


@pytest.mark.parametrize("words", NOT_COUNTED)
def test_what_does_not_count_is_no_demand(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\n\nRequirements\n- CCS\n- Four years of coding\n- {words}\n")
    assert {r.line for r in draft.requirements} == {4, 5}
    assert any(n.line == 6 for n in draft.not_scored)


RECENT = [
    ("Two years coding inpatients, both within the last five", 5),
    ("One year of ED coding within the past three", 3),
    ("Three years of HCC coding in the last four years", 4),
    ("Two years of coding, all within the previous six", 6),
    ("A year of clinic coding during the last 2", 2),
    ("Five years of coding in the past ten", 10),
]


@pytest.mark.parametrize(("words", "years"), RECENT)
def test_how_recent_without_a_unit(derive: Derive, words: str, years: float) -> None:
    draft = derive(f"Coder\n\nRequirements\n- CCS\n- {words}\n")
    assert [r.within_years for r in draft.requirements if r.line == 5] == [years]


ANSWERS = [
    ("Is certification necessary? A CPC is.", "cpc"),
    ("How much experience? Two years in urology.", "2y urology"),
    ("Schooling? High school.", "hs"),
    ("Years? At least three in orthopedics.", "3y orthopedics"),
    ("Is a credential required? Yes, the COC.", "coc"),
    ("Software? Epic.", "epic"),
]


@pytest.mark.parametrize(("words", "tree"), ANSWERS)
def test_answers_behind_their_question(derive: Derive, words: str, tree: str) -> None:
    draft = derive(
        f"Coder\n\nWho you'd be: the coder of {'a large busy practice ' * 50}.\n\n{words}\nPay? $30.\n"
    )
    assert [shown(r.tree) for r in draft.requirements if r.rule_id] == [tree]
