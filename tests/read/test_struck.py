"""Words with a line drawn through them on a PDF page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_pdfs import HEIGHT, pdf, write
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from screener.read.reader import read_document

Draw = Callable[[Canvas], None]


def line(x0: float, x1: float, *, up: float = 3.0, top: float = 100, width: float = 0.7) -> Draw:
    """A line `up` points above the baseline at `top`."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(width)
        canvas.line(x0, HEIGHT - top + up, x1, HEIGHT - top + up)

    return draw


def bar(x0: float, x1: float, *, up: float = 2.6, height: float = 0.8) -> Draw:
    return lambda canvas: canvas.rect(x0, HEIGHT - 100 + up, x1 - x0, height, stroke=0, fill=1)


def page(*drawn: Draw) -> Draw:
    """Two words at 72 and 150 points, and what is drawn over them."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Held: CPC", size=12)
        write(canvas, 150, 100, "CCS-P, RHIT", size=12)
        write(canvas, 72, 130, "Coder in Tulsa", size=12)
        for one in drawn:
            one(canvas)

    return draw


FIRST, SECOND = (
    72 + stringWidth("Held: CPC", "Helvetica", 12),
    150 + stringWidth("CCS-P, RHIT", "Helvetica", 12),
)
COMMA = 150 + stringWidth("CCS-P", "Helvetica", 12)
RHIT = 150 + stringWidth("CCS-P, ", "Helvetica", 12)
"""Where the words end, and where the last one begins."""


@pytest.mark.parametrize(
    ("drawn", "struck"),
    [
        ([line(150, SECOND)], ["CCS-P, RHIT"]),
        ([line(150, COMMA)], ["CCS-P"]),
        ([line(148, SECOND + 2, up=4)], ["CCS-P, RHIT"]),
        ([bar(150, SECOND)], ["CCS-P, RHIT"]),
        ([line(150, SECOND, width=2)], ["CCS-P, RHIT"]),
        ([line(72, FIRST), line(150, SECOND)], ["Held: CPC", "CCS-P, RHIT"]),
        ([line(RHIT, SECOND)], ["RHIT"]),
    ],
)
def test_words_with_a_line_through_them_are_kept_apart(drawn: list[Draw], struck: list[str]) -> None:
    document = read_document(pdf(page(*drawn)), "a.pdf")
    assert {f.id for f in document.flags} == {"struck_out"}
    assert " ".join(f.quote for f in document.flags) == " ".join(struck)
    assert not any(words in document.text for words in struck)
    assert "Coder in Tulsa" in document.text and document.hidden == ()


@pytest.mark.parametrize(
    "drawn",
    [
        line(150, 217, up=-1.5),  # an underline
        line(150, 217, up=11),  # a rule above
        line(40, 560),  # a rule of the page behind a heading
        line(150, 217, up=-8),  # the rule of a table
        lambda canvas: (canvas.setStrokeColorRGB(1, 1, 1), line(150, 217)(canvas)),
        lambda canvas: canvas.rect(148, HEIGHT - 104, 72, 16),  # a frame
        line(151, 153),  # a speck
    ],
)
def test_other_lines_strike_nothing(drawn: Draw) -> None:
    document = read_document(pdf(page(drawn)), "a.pdf")
    assert document.flags == () and "CCS-P, RHIT" in document.text
