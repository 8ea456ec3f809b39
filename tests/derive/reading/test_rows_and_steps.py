"""Rows of two cells, lettered labels, steps of a ladder, series with semicolons, spoken titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft
from tests.derive.conftest import shown

Derive = Callable[[str], Draft]


def asked(draft: Draft) -> dict[str, str]:
    """Each tree with its importance."""
    return {shown(r.tree): r.importance for r in draft.requirements if r.rule_id}


ROWS = [
    (
        "Education\tHigh school diploma or GED; associate degree preferred",
        {"hs": "required", "associate": "preferred"},
    ),
    ("Experience\t2 years of urology coding", {"2y coding+urology": "required"}),
    ("Certification\tCOC required", {"coc": "required"}),
    ("Systems\tEpic or Cerner", {"any(cerner, epic)": "required"}),
    ("Skills\tE/M leveling, modifiers", {"all(em, modifiers)": "required"}),
    ("B. Licensure/Certification: RHIA or RHIT required.", {"any(rhia, rhit)": "required"}),
    (
        "C. Experience: Three years of ED coding required. Epic preferred.",
        {"3y coding+emergency_department": "required", "epic": "preferred"},
    ),
]


@pytest.mark.parametrize(("row", "wanted"), ROWS)
def test_a_row_is_a_label_and_what_it_says(derive: Derive, row: str, wanted: dict[str, str]) -> None:
    assert asked(derive(f"Title\tMedical Coder\nUnit\tBilling office\n{row}\nPay\t$30 an hour\n")) == wanted


def test_a_step_of_a_ladder_is_its_whole_line(derive: Derive) -> None:
    ladder = "Coder 1: GED. CPC-A or CCA.\nCoder 2: CPC, COC or CCS-P. Two years of coding.\n"
    assert set(asked(derive(f"Coder 2\n\n{ladder}\n"))) == {"any(ccs_p, coc, cpc)", "2y coding"}
    assert set(asked(derive(f"Coder 1, Coder 2 - all sites\n\n{ladder}\n"))) == {"hs", "any(cca, cpc_a)"}


def test_a_series_with_semicolons_is_a_demand_a_part(derive: Derive) -> None:
    text = "Coder\n\nWe require a CPC; two years of urology coding; and knowledge of NCCI.\n"
    assert asked(derive(text)) == {"cpc": "required", "2y coding+urology": "required", "ncci": "required"}


TITLES = [
    ("You'd be great for this if you:", "required"),
    ("You are probably a good fit if you", "required"),
    ("You'll thrive here if", "required"),
    ("It'd be great if you also had", "preferred"),
    ("Additional Desired Requirements", "preferred"),
    ("For all levels", "required"),
    ("You might not love this if", None),
    ("This job is not for you if", None),
]


@pytest.mark.parametrize(("title", "importance"), TITLES)
def test_titles_that_speak_to_the_reader(derive: Derive, title: str, importance: str | None) -> None:
    points = "- Have led other coders\n- Hold a CPC\n"
    draft = derive(
        f"Coder\n\nRequirements\n- RHIT\n\nYour first year\n- Hire two people\n\n{title}\n{points}"
    )
    found = [r.importance for r in draft.requirements if r.line > 9]
    assert found == ([importance] * 2 if importance else [])
