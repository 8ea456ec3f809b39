"""PDF: what nobody sees is kept apart with its words; what everybody sees is read."""

from __future__ import annotations

import pytest
from hidden_in_pdf import attacks
from pdf_objects import BODY, CLAIM
from plain_in_pdf import designs

from screener.read.reader import read_document

ATTACKS = attacks()
DESIGNS = designs()


@pytest.mark.parametrize("name", ATTACKS)
def test_what_nobody_sees_is_kept_apart(name: str) -> None:
    document = read_document(ATTACKS[name], "a.pdf")
    assert [line for line in BODY if line not in document.text] == []
    assert [word for word in CLAIM.split() if word in document.text] == []
    hidden = "".join(hidden.text for hidden in document.hidden)
    assert "".join(CLAIM.split()) in "".join(hidden.split())
    assert all(hidden.reason for hidden in document.hidden)


@pytest.mark.parametrize("name", DESIGNS)
def test_what_everybody_sees_is_read(name: str) -> None:
    document = read_document(DESIGNS[name], "a.pdf")
    letters = "".join(document.text.split())
    assert [line for line in BODY if "".join(line.split()) not in letters] == []
    assert [word for word in CLAIM.split() if word not in letters] == []
    assert document.hidden == ()
