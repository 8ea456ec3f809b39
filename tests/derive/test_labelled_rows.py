"""Rows of a label and a value: what the value asks for, told without its label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft
from tests.derive.conftest import shown

Derive = Callable[[str], Draft]
ROWS = [
    ("Schooling: GED", "GED", "hs"),
    ("Education: Associate (Required)", "Associate (Required)", "associate"),
    ("Schooling: BS", "BS", "bachelor"),
    ("Credential: COC", "COC", "coc"),
    ("Years: 2+ in cardiology", "2+ in cardiology", "2y cardiology"),
    ("Years: 3+ HCC", "3+ HCC", "3y hcc"),
    ("HCC: 1 year", "HCC: 1 year", "1y hcc"),
    ("Exp : Min 1.5 yrs to 6 yrs", "Min 1.5 yrs to 6 yrs", "1.5y coding"),
    ("Experience : 2 - 5 Yrs in denial coding", "2 - 5 Yrs in denial coding", "2y denials"),
    ("Time in the work: 24 months ED coding", "24 months ED coding", "2y coding+emergency_department"),
    ("Systems: NextGen", "NextGen", "nextgen"),
    ("EHR: Epic", "Epic", "epic"),
    ("Know cold: NCCI edits", "NCCI edits", "ncci"),
    ("Min. education: HS", "HS", "hs"),
]


@pytest.mark.parametrize(("row", "text", "tree"), ROWS)
def test_a_row_asks_for_its_value(derive: Derive, row: str, text: str, tree: str) -> None:
    draft = derive(f"Coder - job sheet\n\nShift: day\nCredential: CRC\n{row}\nPay: $30 an hour\n")
    asked = [r for r in draft.requirements if r.line == 5]
    assert [(r.text, shown(r.tree), r.importance) for r in asked] == [(text, tree, "required")]


def test_a_wish_reaches_no_further_than_its_row(derive: Derive) -> None:
    draft = derive(
        "Coder\n\nCredential: CPC\nBonus: CRC\nPlus: CCS-P\nSoftware: Epic\nNice: Cerner\nDegree: AAS\n"
    )
    wished = {r.line for r in draft.requirements if r.importance == "preferred"}
    assert wished == {4, 5, 7}
    assert len({r.rule_id for r in draft.requirements}) == 6


def test_the_source_of_a_rule_shows_the_label(derive: Derive) -> None:
    draft = derive("Coder\n\nCredential: CPC\nYears: 4+ in urology\n")
    assert (4, "Years: 4+ in urology") in draft.rules[1].sources
