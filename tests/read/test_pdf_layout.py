"""Reading order, words and layout of PDF files."""

from __future__ import annotations

import io

import pytest
from document_laws import check
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_pdfs import BODY, HEIGHT, WIDTH, lines, pdf, plain, write
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from screener.model.document import Document
from screener.model.span import Span
from screener.read.reader import read_document


def read(data: bytes) -> Document:
    document = read_document(data, "a.pdf")
    check(document)
    return document


def texts(document: Document) -> list[str]:
    return [document.quote(line.span) for line in document.lines]


def test_lines_have_words_boxes_and_looks() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, "Avery Example", size=20, font="Helvetica-Bold")
        write(canvas, 72, 100, "Coder of outpatient charts")

    document = read(pdf(draw))
    assert texts(document) == ["Avery Example", "Coder of outpatient charts"]
    name, coder = document.lines
    assert (name.bold, name.size, coder.bold, coder.size) == (True, 20, False, 10)
    start = document.text.index("outpatient")
    (box,) = document.boxes(Span(start, start + len("outpatient")))
    assert 72 < box.x0 < box.x1 < 200 and box.top < 100 < box.bottom + 1


def test_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 50, "Avery Example, a heading over the whole width of the page, as many have it")
        left = [f"left {n} with words to fill the column" for n in range(8)]
        right = [f"right {n} with words to fill the column" for n in range(8)]
        for number in range(8):  # row by row, as some printers write columns
            write(canvas, 72, 100 + 14 * number, left[number])
            write(canvas, 330, 100 + 14 * number, right[number])

    found = texts(read(pdf(draw)))
    assert [t.split()[0] for t in found[1:]] == ["left"] * 8 + ["right"] * 8


def test_sidebar_is_not_mixed_into_the_body() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 40, 80, "CONTACT", "555-0100", "avery@example.com", "SKILLS", "Epic", "3M 360", step=13)
        lines(canvas, 220, 80, *(f"body line {n} that tells of hospital work" for n in range(9)), step=17)

    document = read(pdf(draw))
    found = texts(document)
    assert found[:6] == ["CONTACT", "555-0100", "avery@example.com", "SKILLS", "Epic", "3M 360"]
    assert {line.column for line in document.lines[:6]} == {0}
    assert {line.column for line in document.lines[6:]} == {1}


def test_short_lines_below_a_list_in_columns_come_after_it() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 90, 80, "Filing", "Coding", "Billing", "Auditing")
        lines(canvas, 220, 87, "Epic", "Cerner", "3M 360")
        lines(canvas, 72, 160, "Professional Experience", "Coder", "2013 to 2020")
        write(canvas, 72, 230, "Reviewed charts and assigned codes for all of the outpatient clinics in town")

    found = texts(read(pdf(draw)))
    assert found[:7] == ["Filing", "Coding", "Billing", "Auditing", "Epic", "Cerner", "3M 360"]
    assert found[7:10] == ["Professional Experience", "Coder", "2013 to 2020"]


@pytest.mark.parametrize("dates_first", [False, True], ids=["row by row", "dates written as a column"])
def test_dates_at_the_margin_stay_with_their_titles(dates_first: bool) -> None:
    jobs = [("Coder", "Jan 2019 – Present"), ("Biller", "May 2016 – Dec 2018"), ("Clerk", "2014 – 2016")]

    def draw(canvas: Canvas) -> None:
        places = [(title, dates, 100 + 60 * n) for n, (title, dates) in enumerate(jobs)]
        if dates_first:
            for _, dates, top in places:
                write(canvas, 460, top, dates)
        for title, dates, top in places:
            write(canvas, 72, top, f"{title}, Example Hospital")
            if not dates_first:
                write(canvas, 460, top, dates)
            lines(canvas, 82, top + 14, "did some work", "and some more work")

    found = texts(read(pdf(draw)))
    for title, dates in jobs:
        assert f"{title}, Example Hospital  {dates}" in found


def test_titles_in_the_margin_stand_before_their_text() -> None:
    def draw(canvas: Canvas) -> None:
        for top, title, body in (
            (100, ["Summary"], ["Coder with five years of outpatient work", "who likes a quiet desk"]),
            (150, ["Licenses and", "Certificates"], ["CPC, 2019", "RHIT, 2021", "CCS, 2022"]),
            (220, ["Education"], ["Example College, 2018", "Example High School, 2014"]),
        ):
            lines(canvas, 60, top, *title, font="Helvetica-Bold")
            lines(canvas, 180, top, *body)

    found = texts(read(pdf(draw)))
    assert found[0] == "Summary" and found[3:6] == ["Licenses and", "Certificates", "CPC, 2019"]
    assert found[-3] == "Education"


@pytest.mark.parametrize("tracking", [2.5, 4.0, 7.0])
def test_letter_spaced_titles_are_words(tracking: float) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 72)
        text.setFont("Helvetica-Bold", 12)
        text.setCharSpace(tracking)
        text.textOut("WORK EXPERIENCE")
        canvas.drawText(text)
        write(canvas, 72, 100, "C O D I N G", font="Helvetica-Bold", size=12)
        write(canvas, 72, 120, "An ordinary line of the text below")

    assert texts(read(pdf(draw))) == ["WORK EXPERIENCE", "CODING", "An ordinary line of the text below"]


def test_words_placed_without_space_glyphs_are_parted() -> None:
    words = ["Reviewed", "charts", "for", "medical", "necessity", "and", "assigned", "codes"]

    def draw(canvas: Canvas) -> None:
        for row in range(6):
            x = 72.0
            for word in words[row:] + words[:row]:
                for letter in word:  # one text object for each letter, no spaces at all
                    write(canvas, x, 72 + 15 * row, letter)
                    x += canvas.stringWidth(letter, "Helvetica", 10)
                x += canvas.stringWidth(" ", "Helvetica", 10)

    assert texts(read(pdf(draw)))[0] == " ".join(words)


def test_running_headers_and_footers_are_marked() -> None:
    def page(number: int) -> object:
        def draw(canvas: Canvas) -> None:
            write(canvas, 72, 30, "Avery Example")
            lines(canvas, 72, 120, f"what stands on page {number} only", "and more")
            write(canvas, 300, 770, f"Page {number} of 3")

        return draw

    document = read(pdf(page(1), page(2), page(3)))  # type: ignore[arg-type]
    running = {document.quote(line.span) for line in document.lines if line.running}
    assert running == {"Avery Example", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}
    assert document.text.count("\f") == 2 and [p.number for p in document.pages] == [1, 2, 3]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (36, 50, 600, 780)])
def test_rotated_and_cropped_pages_have_boxes_as_displayed(
    rotation: int, crop: tuple[float, float, float, float] | None
) -> None:
    opened = PdfDocument(pdf(plain))
    opened[0].set_rotation(rotation)
    if crop:
        opened[0].set_cropbox(*crop)
    file = io.BytesIO()
    opened.save(file)
    shown = PdfDocument(file.getvalue())[0]
    document = read(file.getvalue())
    assert set(texts(document)) == set(BODY)
    page = document.pages[0]
    assert (page.width, page.height) == pytest.approx(shown.get_size(), abs=0.5)
    picture = shown.render(scale=1).to_numpy()[:, :, 0]
    for line in document.lines:
        inked = picture[int(line.box.top) : int(line.box.bottom) + 1, int(line.box.x0) : int(line.box.x1) + 1]
        assert inked.min() < 120, "the words' box holds ink on the rendered page"


def test_turned_text_is_read_after_the_rest() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "AVERY EXAMPLE")
        canvas.restoreState()
        plain(canvas)

    document = read(pdf(draw))
    assert texts(document) == [*BODY, "AVERY EXAMPLE"]
    box = document.lines[-1].box
    assert box.bottom - box.top > 3 * (box.x1 - box.x0)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("abcXYZ 0123456789-,.", min_size=1, max_size=40),
            st.floats(0, WIDTH - 20),
            st.floats(20, HEIGHT - 5),
            st.sampled_from([6.0, 9.0, 10.5, 24.0]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_anything_anywhere_keeps_the_laws(things: list[tuple[str, float, float, float]]) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 15, "a first word")
        for text, x, top, size in things:
            write(canvas, x, top, text, size=size)

    document = read(pdf(draw))
    kept = "".join(document.text.split()) + "".join("".join(h.text.split()) for h in document.hidden)
    drawn = "".join("".join(text.split()) for text, _, _, _ in things)
    assert len(kept) <= len(drawn) + len("afirstword")


def test_a_soft_hyphen_that_is_drawn_is_a_hyphen() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 72, "Coded in\u00adpatient charts")

    assert texts(read(pdf(draw))) == ["Coded in-patient charts"]


def test_narrow_pages_and_single_words_are_read() -> None:
    assert texts(read(pdf(lambda canvas: write(canvas, 72, 72, "CPC")))) == ["CPC"]


@pytest.mark.parametrize("shift", [(0, 0), (0.3, 0), (0.5, 0), (0.4, 0.4), (0, 0.5), (-0.3, 0.2)])
@pytest.mark.parametrize("by", ["pages", "lines", "letters"])
def test_a_text_drawn_twice_for_bold_is_read_once(shift: tuple[float, float], by: str) -> None:
    words = ("Avery Example", "Billing office, Hill Hall", "2018 - 2022")
    across, down = shift

    def letters(canvas: Canvas, top: float, text: str) -> None:
        x = 72.0
        for letter in text:
            write(canvas, x, top, letter)
            write(canvas, x + across, top + down, letter)
            x += canvas.stringWidth(letter, "Helvetica", 10)

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(words):
            top = 72.0 + 20 * number
            if by == "letters":
                letters(canvas, top, text)
            else:
                write(canvas, 72, top, text)
                if by == "lines":
                    write(canvas, 72 + across, top + down, text)
        if by == "pages":
            lines(canvas, 72 + across, 72 + down, *words, step=20)

    assert texts(read(pdf(draw))) == list(words)
