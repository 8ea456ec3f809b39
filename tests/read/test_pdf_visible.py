"""Text that a person cannot see is kept apart; designs that only look like tricks are read."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from invented_pdfs import HEIGHT, WIDTH, pdf, plain, write
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener.read.reader import read_document

CLAIM = "CPC CCS RHIT inpatient"


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 72, 300, CLAIM)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.97, 0.97, 0.97)
    write(canvas, 72, 300, CLAIM)


def navy_on_navy(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.4)
    canvas.rect(60, HEIGHT - 320, 300, 40, stroke=0, fill=1)
    write(canvas, 72, 300, CLAIM)


def clear(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    write(canvas, 72, 300, CLAIM)


def tiny(canvas: Canvas) -> None:
    write(canvas, 72, 300, CLAIM, size=1)


def without_ink(canvas: Canvas) -> None:
    text = canvas.beginText(72, HEIGHT - 300)
    text.setTextRenderMode(3)
    text.textOut(CLAIM)
    canvas.drawText(text)


def without_ink_over_words(canvas: Canvas) -> None:
    text = canvas.beginText(72, HEIGHT - 86)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textOut(CLAIM)
    canvas.drawText(text)


def off_page(canvas: Canvas) -> None:
    write(canvas, 72, -40, CLAIM)


def covered(canvas: Canvas) -> None:
    write(canvas, 72, 300, CLAIM)
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(60, HEIGHT - 320, 300, 40, stroke=0, fill=1)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(60, 100, 200, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    write(canvas, 72, 300, CLAIM)
    canvas.restoreState()


@pytest.mark.parametrize(
    "trick",
    [
        white,
        nearly_white,
        navy_on_navy,
        clear,
        tiny,
        without_ink,
        without_ink_over_words,
        off_page,
        covered,
        clipped,
    ],
    ids=lambda trick: trick.__name__,
)
def test_what_cannot_be_seen_is_kept_apart(trick: Callable[[Canvas], None]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        plain(canvas)
        trick(canvas)
        canvas.restoreState()

    document = read_document(pdf(draw), "a.pdf")
    assert "inpatient" not in document.text and "Avery Example" in document.text
    (hidden,) = document.hidden
    assert hidden.text == CLAIM and hidden.page == 1 and hidden.reason


def white_on_navy(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.4)
    canvas.rect(60, HEIGHT - 320, 300, 40, stroke=0, fill=1)
    white(canvas)


def grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.7, 0.7, 0.7)
    write(canvas, 72, 300, CLAIM)


def small(canvas: Canvas) -> None:
    write(canvas, 72, 300, CLAIM, size=6)


def outlined(canvas: Canvas) -> None:
    text = canvas.beginText(72, HEIGHT - 300)
    text.setFont("Helvetica-Bold", 18)
    text.setTextRenderMode(1)
    text.textOut(CLAIM)
    canvas.drawText(text)


def over_a_scan(canvas: Canvas) -> None:
    picture = Image.new("L", (1224, 1584), 250)
    ImageDraw.Draw(picture).text((144, 580), CLAIM, fill=0, font_size=24)
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    without_ink(canvas)


@pytest.mark.parametrize(
    "design", [white_on_navy, grey, small, outlined, over_a_scan], ids=lambda design: design.__name__
)
def test_what_can_be_seen_is_read(design: Callable[[Canvas], None]) -> None:
    document = read_document(pdf(design), "a.pdf")
    assert CLAIM in document.text and document.hidden == ()


def test_a_scan_without_text_asks_for_recognition() -> None:
    from screener.read.faults import ReadFault

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(_picture())), 0, 0, WIDTH, HEIGHT)

    with pytest.raises(ReadFault) as fault:
        read_document(pdf(draw), "a.pdf")
    assert fault.value.status == "needs_ocr"


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("L", (300, 400), 200).save(file, "PNG")
    return file.getvalue()
