"""Ads in one line: parts without verbs, of which those ask that name something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft
from tests.derive.conftest import shown

Derive = Callable[[str], Draft]
ADS = [
    (
        "Certified coder (CPC/COC), min 2 yr urgent care, Athena, FT days resume to office@example.com",
        {"any(coc, cpc)", "2y urgent_care", "athena"},
    ),
    (
        "Remote IP coder needed ASAP - CCS req'd, 3+ yrs acute care, Epic/3M 360, PRN 20 hrs wk, $40/hr",
        {"ccs", "3y any_hospital", "any(epic, m3_360)"},
    ),
    (
        "ED coder, CEDC or CPC, 2 yrs facility leveling, Meditech, contract",
        {"any(cedc, cpc)", "2y ed_leveling", "meditech"},
    ),
    (
        "Looking for PRN OP coder | COC/CPC | 2 yrs same day surgery | Cerner | EST hours",
        {"any(coc, cpc)", "2y same_day_surgery", "cerner"},
    ),
    (
        "Inpatient coder, RHIT/CCS, 5 yrs, Level I trauma; no agencies please",
        {"any(ccs, rhit)", "5y coding", "trauma_1"},
    ),
    (
        "Derm coder. CPC or CPCD. ModMed exp. 2+ yrs. Remote. DM me.",
        {"any(cpc, cpcd)", "modmed", "2y coding"},
    ),
    (
        "Biller/coder for family practice: eCW, 1 yr exp, CPC pref'd, call 555-0142",
        {"ecw", "1y coding", "cpc"},
    ),
    (
        "Openings now!! Denial coders, 2-5 yrs exp, CIC/CCS mandatory, office only",
        {"2y coding", "any(ccs, cic)"},
    ),
]


@pytest.mark.parametrize(("ad", "wanted"), ADS)
def test_parts_that_name_something_ask_for_it(derive: Derive, ad: str, wanted: set[str]) -> None:
    draft = derive(ad)
    assert {shown(r.tree) for r in draft.requirements if r.rule_id} == wanted


PROSE = [
    "Our coder reads notes, assigns codes, answers questions, and keeps the CPC current.",
    "The coder is one of six, works from 8 to 4, reports to Ann, CPC, and likes it.",
    "Coders here are paid weekly, get 3 years of dues, a parking place, and a desk.",
]


@pytest.mark.parametrize("words", PROSE)
def test_sentences_are_no_such_ads(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\n\n{words}\n\nRequirements\n- CCS\n- Two years of coding\n")
    assert {r.line for r in draft.requirements if r.rule_id} == {6, 7}
