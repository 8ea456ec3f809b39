"""What lies on a PDF page is read with it: fields of forms, typed notes, check boxes; and odd spaces."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from document_laws import check
from invented_pdfs import pdf as drawn
from invented_pdfs import write
from reportlab.pdfgen.canvas import Canvas

from screener.model.document import Document
from screener.read.reader import read_document

sys.path.insert(0, str(Path(__file__).parent.parent / "faults"))
from pdf_objects import pdf, show, stream


def form(canvas: Canvas) -> None:
    for top, label in ((100, "Name:"), (130, "CPC"), (160, "CCS"), (190, "Role"), (220, "Held since")):
        write(canvas, 72, top, label)
    fields = canvas.acroForm
    fields.textfield(name="n", value="Avery Example", x=160, y=687, width=200, height=18, fontSize=10)
    fields.checkbox(name="a", checked=True, x=160, y=660, size=14)
    fields.checkbox(name="b", checked=False, x=160, y=630, size=14)
    fields.choice(
        name="r", value="Coder", options=["Coder", "Biller"], x=160, y=597, width=99, height=18, fontSize=10
    )
    fields.textfield(name="y", value="2019", x=160, y=567, width=99, height=18, fontSize=10)


def test_fields_are_read_beside_their_labels() -> None:
    document = read_document(drawn(form), "a.pdf")
    check(document)
    lines = [" ".join(line.split()) for line in document.text.splitlines()]
    assert lines == ["Name: Avery Example", "CPC ☒", "CCS ☐", "Role Coder", "Held since 2019"]
    assert document.hidden == ()


def annotated(annotation: str, appearance: str = "BT /F 11 Tf 2 5 Td (typed note CCS) Tj ET") -> Document:
    look = stream(appearance, "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F $font>>>>")
    data = pdf(
        show("Avery Example", y=700) + show("Coder", y=600),
        page="/Annots[$note]",
        objects={"look": look, "note": f"<</Type/Annot/Rect[72 640 272 660]{annotation}>>"},
    )
    return read_document(data, "a.pdf")


@pytest.mark.parametrize(
    "annotation",
    [
        "/Subtype/FreeText/F 4/DA(/F 11 Tf)/Contents(x)/AP<</N $look>>",
        "/Subtype/FreeText/F 0/DA(/F 11 Tf)/Contents(x)/AP<</N $look>>",
        "/Subtype/Stamp/F 4/AP<</N $look>>",
        "/Subtype/Widget/FT/Tx/F 4/T(a)/V(x)/AP<</N $look>>",
    ],
)
def test_notes_that_are_seen_are_read_where_they_stand(annotation: str) -> None:
    document = annotated(annotation)
    check(document)
    assert document.text.splitlines() == ["Avery Example", "typed note CCS", "Coder"]


@pytest.mark.parametrize(
    "annotation",
    [
        "/Subtype/FreeText/F 2/DA(/F 11 Tf)/Contents(typed note CCS)/AP<</N $look>>",
        "/Subtype/Text/F 4/Contents(typed note CCS)",
        "/Subtype/Popup/F 4/Contents(typed note CCS)",
        "/Subtype/Link/F 4/Contents(typed note CCS)/A<</S/URI/URI(http://example.com)>>",
    ],
)
def test_notes_that_are_not_seen_are_not_read(annotation: str) -> None:
    assert annotated(annotation).text.splitlines() == ["Avery Example", "Coder"]


@pytest.mark.parametrize(("state", "sign"), [("Off", "☐"), ("Yes", "☒"), ("1", "☒")])
@pytest.mark.parametrize("kind", ["/FT/Btn", "/FT/Btn/Ff 32768", "/Parent 1 0 R"])
def test_boxes_without_letters_of_their_own(state: str, sign: str, kind: str) -> None:
    note = f"/Subtype/Widget{kind}/F 4/T(a)/AS/{state}/AP<</N<</{state} $look>>>>/Rect[72 690 82 700]"
    document = annotated(note, "0 0 9 9 re S")
    assert sign in document.text


@pytest.mark.parametrize("code", [r"\015", r"\013", r"\014", r"\033"])
def test_codes_that_draw_nothing_are_spaces(code: str) -> None:
    """Word on a Mac writes spaces with code 13, which TeX's fonts have "fl" at."""
    words = f"Medical{code}Coder{code}in{code}Tulsa"
    assert read_document(pdf(show(words, y=700)), "a.pdf").text == "Medical Coder in Tulsa"
