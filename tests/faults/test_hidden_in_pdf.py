"""PDF: what nobody sees is kept apart with its words; what everybody sees is read."""

from __future__ import annotations

import pytest
from hidden_in_pdf import attacks
from pdf_objects import BODY, CLAIM, body, form, pdf, show
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


@pytest.mark.parametrize(
    "boxes",
    [
        "/CropBox[2000 2000 3000 3000]",
        "/CropBox[0 0 0.2 0.2]",
        "/CropBox[72 500 73 501]",
        "/CropBox[0 0 612 1]/Rotate 90",
        "/CropBox[-9 -9 -1 -1]/UserUnit 3",
        "/MediaBox[0 0 1 1]",
        "/MediaBox[0 0 99999 99999]",
        "/MediaBox[1e9 1e9 2e9 2e9]",
    ],
)
def test_whatever_the_boxes_nothing_breaks(boxes: str) -> None:
    words = f"1 g {show(CLAIM)} 0 g 3 Tr {show(CLAIM, y=480)} /X Do"
    made = pdf(
        body() + words, page=boxes, resources="/XObject<</X $form>>", objects={"form": form(show(CLAIM))}
    )
    document = read_document(made, "a.pdf")
    assert document.hidden and len(document.pages) == 1
