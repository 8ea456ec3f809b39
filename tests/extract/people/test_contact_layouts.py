"""Contact on pages as people design them, read from PDFs drawn here. The person is invented."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfgen.canvas import Canvas
from test_contact_names import contact

from screener.read.reader import read_document

BODY = [
    "PROFESSIONAL SUMMARY",
    "Certified coder with inpatient and outpatient background, remote since 2019.",
    "EXPERIENCE",
    "Inpatient Coder, Lakeview Hospital, Reno, NV    Jan 2019 - Present",
    "Coded inpatient charts with ICD-10-CM and ICD-10-PCS in 3M 360 Encompass",
    "EDUCATION",
    "A.A.S., Health Information Technology, Lake Technical College, 2015",
]
WAYS = "Toledo, OH | (419) 555-0100 | boyelowe@example.com"


def text(page: Canvas, x: float, y: float, words: str, size: float = 10, font: str = "Helvetica") -> float:
    """Draw words; gives where they end."""
    page.setFont(font, size)
    page.drawString(x, y, words)
    return x + page.stringWidth(words, font, size)


def body(page: Canvas, x: float = 60, y: float = 640, size: float = 10) -> None:
    for line in BODY:
        title = line.isupper()
        text(page, x, y, line, size + 2 * title, "Helvetica-Bold" if title else "Helvetica")
        y -= 16


def rotated(page: Canvas) -> None:
    page.saveState()
    page.translate(40, 500)
    page.rotate(90)
    text(page, 0, 0, "Beatrix Oyelowe", 24)
    page.restoreState()
    text(page, 60, 740, WAYS)


def in_footer(page: Canvas) -> None:
    text(page, 60, 740, WAYS)
    text(page, 60, 30, "Beatrix Oyelowe, CPC - page 1 of 1", 8)


def letter_spaced(page: Canvas) -> None:
    x = 60.0
    for letter in "BEATRIX OYELOWE":
        x = text(page, x, 740, letter, 20) + 8
    text(page, 60, 700, WAYS)


def small_capitals(page: Canvas) -> None:
    x = 60.0
    for word in ("Beatrix", "Oyelowe"):
        x = text(page, x, 740, word[0], 22)
        x = text(page, x, 740, word[1:].upper(), 17) + 8
    text(page, 60, 700, WAYS)


def on_a_banner(page: Canvas) -> None:
    page.setFillColor(HexColor("#102a43"))
    page.rect(0, 700, 612, 92, fill=1, stroke=0)
    page.setFillColor(white)
    text(page, 60, 745, "Beatrix Oyelowe, CCS", 26)
    text(page, 60, 720, WAYS)
    page.setFillColor(black)


def at_the_right(page: Canvas) -> None:
    page.setFont("Helvetica-Bold", 22)
    page.drawRightString(560, 740, "Beatrix Oyelowe")
    for y, line in zip(
        (745, 733, 721), ("12 Lake Street, Toledo, OH", "(419) 555-0100", "boyelowe@example.com"), strict=True
    ):
        text(page, 60, y, line, 9)


def on_two_lines_of_two_sizes(page: Canvas) -> None:
    text(page, 60, 745, "Beatrix", 30)
    text(page, 60, 708, "Oyelowe", 36, "Helvetica-Bold")
    text(page, 60, 685, WAYS)


def below_a_larger_title(page: Canvas) -> None:
    text(page, 60, 745, "MEDICAL CODER", 26)
    text(page, 60, 720, "Beatrix Oyelowe", 14)
    text(page, 60, 700, WAYS)


def beside_the_trade(page: Canvas) -> None:
    text(page, 60, 745, "Beatrix Oyelowe", 18)
    page.drawRightString(560, 745, "Medical Coder")
    text(page, 60, 725, WAYS)


LAYOUTS = [
    rotated,
    in_footer,
    letter_spaced,
    small_capitals,
    on_a_banner,
    at_the_right,
    on_two_lines_of_two_sizes,
    below_a_larger_title,
    beside_the_trade,
]


def drawn(*steps: Callable[[Canvas], None]) -> bytes:
    data = io.BytesIO()
    page = Canvas(data, pagesize=(612, 792), invariant=1)
    for step in steps:
        step(page)
    page.showPage()
    page.save()
    return data.getvalue()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_contact_on_a_page(layout: Callable[[Canvas], None]) -> None:
    found = contact(read_document(drawn(layout, body), "a.pdf"))
    assert (found.name or "").upper() == "BEATRIX OYELOWE"
    assert (found.email, found.phone) == ("boyelowe@example.com", "(419) 555-0100")
    assert (found.city, found.state) == ("Toledo", "OH")


def test_an_employer_in_large_letters_is_no_name() -> None:
    def employer(page: Canvas) -> None:
        text(page, 60, 745, "Lakeview Regional Medical Center", 20)
        text(page, 60, 720, "(419) 555-0100")

    assert contact(read_document(drawn(employer, body), "a.pdf")).name is None


def test_a_sidebar_beside_the_name() -> None:
    def sidebar(page: Canvas) -> None:
        lines = [
            "CONTACT",
            "(419) 555-0100",
            "boyelowe@example.com",
            "Toledo, OH",
            "SKILLS",
            "Data Entry",
            "Team Work",
        ]
        for number, line in enumerate(lines):
            text(page, 20, 740 - 14 * number, line, 9)
        text(page, 200, 745, "Beatrix Oyelowe, CPC", 24)
        body(page, 200, 690, 9)

    found = contact(read_document(drawn(sidebar), "a.pdf"))
    assert (found.name, found.post_nominals) == ("Beatrix Oyelowe", ("CPC",))
    assert (found.email, found.city, found.state) == ("boyelowe@example.com", "Toledo", "OH")
