"""Two columns of text side by side, as a page's text is flattened: one is read below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from screener.derive.draft import Draft
from tests.derive.conftest import shown

Derive = Callable[[str], Draft]

HEADS = [
    (
        "WHAT YOU BRING",
        "WHAT WE OFFER",
        {"any(coc, cpc)", "2y coding+urology", "any(athena, epic)", "hs"},
        set(),
    ),
    ("Requirements", "Benefits", {"any(coc, cpc)", "2y coding+urology", "any(athena, epic)", "hs"}, set()),
    ("Nice to have", "Duties", set(), {"any(coc, cpc)", "2y coding+urology", "any(athena, epic)", "hs"}),
]
LEFT = [
    "- CPC or COC",
    "- Two years of urology",
    "  coding",
    "- Use of Athena or",
    "  Epic",
    "- High school graduate",
]
RIGHT = [
    "- Paid AAPC dues",
    "- Four weeks off after",
    "  the first year",
    "- Free parking",
    "- Tuition",
    "- Dental",
]


def side_by_side(head: Sequence[str], left: Sequence[str], right: Sequence[str], width: int) -> str:
    """The columns as lines."""
    rows = [tuple(head), *zip(left, right, strict=True)]
    return "\n".join(f"{one:<{width}}{two}".rstrip() for one, two in rows)


@pytest.mark.parametrize(("left", "right", "required", "preferred"), HEADS)
@pytest.mark.parametrize("width", [28, 44])
def test_each_column_by_itself(
    derive: Derive, left: str, right: str, required: set[str], preferred: set[str], width: int
) -> None:
    draft = derive(f"Coder\n\n{side_by_side((left, right), LEFT, RIGHT, width)}\n\nCall 555-0101.\n")
    asked = {(shown(r.tree), r.importance) for r in draft.requirements if r.rule_id}
    assert asked == {(t, "required") for t in required} | {(t, "preferred") for t in preferred}


def test_the_shorter_column_ends_first(derive: Derive) -> None:
    text = side_by_side(
        ("Requirements", "Benefits"), ["- RHIT", "- CCS", ""], ["- Dental", "- Pension", "- Gym"], 30
    )
    draft = derive(f"Coder\n\n{text}\n")
    assert {line for r in draft.requirements for line in r.lines} == {4, 5}
