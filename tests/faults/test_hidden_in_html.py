"""HTML: what nobody sees is kept apart with its words; what everybody sees is read."""

from __future__ import annotations

import pytest
from hidden_in_html import attacks, designs, page
from pdf_objects import BODY, CLAIM

from screener.read.reader import read_document

ATTACKS, DESIGNS = attacks(), designs()


@pytest.mark.parametrize("name", ATTACKS)
def test_what_nobody_sees_is_kept_apart(name: str) -> None:
    document = read_document(ATTACKS[name], "a.html")
    assert document.text.split("\n") == list(BODY)
    assert [hidden.text for hidden in document.hidden] == [CLAIM]
    assert all(hidden.reason for hidden in document.hidden)


@pytest.mark.parametrize("name", DESIGNS)
def test_what_everybody_sees_is_read(name: str) -> None:
    document = read_document(DESIGNS[name], "a.html")
    assert document.text.split("\n") == [*BODY, CLAIM]
    assert document.hidden == ()


def test_a_selector_that_would_take_for_ever_is_passed_over() -> None:
    sheet = f".none {'.a ' * 90}{{display:none}}"
    document = read_document(page(f"{'<div class=a>' * 200}{CLAIM}", sheet), "a.html")
    assert document.text.split("\n") == [*BODY, CLAIM]
