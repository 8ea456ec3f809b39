"""Blind pages: words, pictures and notes are painted over, however the page is turned and built."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener.masks import covers_all, masked_boxes
from screener.model.profile import Contact, Profile
from screener.model.span import Box
from screener.read.reader import read_document

PHOTO = (200, 30, 30)
PERSON = Profile("a.pdf", "0", "read", None, None, 1, "2026-11-23", contact=Contact(name="Zebulon Quagmire"))


def photo() -> ImageReader:
    """A picture of one colour, by which it is found again."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), PHOTO).save(picture, "PNG")
    picture.seek(0)
    return ImageReader(picture)


def plain(canvas: Canvas) -> None:
    canvas.drawImage(photo(), 400, 600, 100, 120)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("card", 0, 0, 300, 300)
    canvas.drawImage(photo(), 10, 20, 50, 60)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(350, 500)
    canvas.scale(2, 1.5)
    canvas.doForm("card")
    canvas.restoreState()


def in_a_form_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("inner", 0, 0, 300, 300)
    canvas.drawImage(photo(), 0, 0, 40, 40)
    canvas.endForm()
    canvas.beginForm("outer", 0, 0, 300, 300)
    canvas.translate(30, 40)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.translate(300, 500)
    canvas.rotate(20)
    canvas.doForm("outer")


def turned(canvas: Canvas) -> None:
    canvas.setPageSize((792, 612))  # which reportlab turns along
    canvas.setPageRotation(90)
    plain(canvas)


def upside_down(canvas: Canvas) -> None:
    canvas.setPageRotation(180)
    plain(canvas)


def cropped(canvas: Canvas) -> None:
    canvas.setCropBox((50, 40, 600, 780))
    plain(canvas)


def made(draw: Callable[[Canvas], None]) -> bytes:
    """A page with a name, a line of work and a picture."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(72, 720, "Zebulon Quagmire, CPC")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 690, "Assigned codes for clinic visits.")
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def painted(data: bytes) -> tuple[Image.Image, list[Box]]:
    """The page with its masks in blue, two pixels a point, and the masks."""
    opened = pypdfium2.PdfDocument(data)
    page = opened[0]
    boxes = masked_boxes(page, 1, read_document(data, "a.pdf"), PERSON)
    image = page.render(scale=2).to_pil().convert("RGB")
    for box in boxes:
        image.paste((0, 0, 255), tuple(round(2 * edge) for edge in box))
    opened.close()
    return image, boxes


@pytest.mark.parametrize("draw", [plain, in_a_form, in_a_form_in_a_form, turned, upside_down, cropped])
def test_nothing_of_a_picture_is_left(draw: Callable[[Canvas], None]) -> None:
    data = made(draw)
    opened = pypdfium2.PdfDocument(data)
    before = opened[0].render(scale=2).to_pil().convert("RGB")
    opened.close()
    image, _ = painted(data)
    assert alike(before) and not alike(image)


def alike(image: Image.Image) -> int:
    """Pixels of about the colour of the photo."""
    colors = image.getcolors(2**20)
    return sum(n for n, c in colors if sum(abs(a - b) for a, b in zip(c, PHOTO, strict=True)) < 60)


def test_letters_that_were_not_read_are_not_shown() -> None:
    """A document of which a reader has seen nothing, or one line only."""
    data = made(plain)
    document = read_document(data, "a.pdf")
    opened = pypdfium2.PdfDocument(data)
    first = replace(document, lines=document.lines[:1])
    boxes = masked_boxes(opened[0], 1, first, replace(PERSON, contact=Contact()))
    words = [box for box in boxes if 90 < (box.top + box.bottom) / 2 < 110]
    assert min(box.x0 for box in words) < 73 and max(box.x1 for box in words) > 220
    opened.close()


@pytest.mark.parametrize("draw", [plain, turned, upside_down, cropped])
def test_nothing_of_a_name_is_left_and_all_of_the_work(draw: Callable[[Canvas], None]) -> None:
    data = made(draw)
    document = read_document(data, "a.pdf")
    image, boxes = painted(data)
    at = document.text.index("Zebulon")
    (name,) = document.boxes(type(document.pages[0].span)(at, at + len("Zebulon Quagmire")))
    whole = image.crop(tuple(round(2 * edge) for edge in name))
    assert {color for _, color in whole.getcolors(2**20)} == {(0, 0, 255)}
    at = document.text.index("Assigned")
    (work,) = document.boxes(type(document.pages[0].span)(at, at + len("Assigned codes for clinic visits")))
    left = image.crop(tuple(round(2 * edge) for edge in work))
    assert (0, 0, 255) not in {color for _, color in left.getcolors(2**20)}
    assert len(boxes) >= 2


def test_what_is_stuck_on_a_page_is_masked_but_for_links(tmp_path: Path) -> None:
    def noted(canvas: Canvas) -> None:
        canvas.linkURL("https://example.com", (72, 685, 200, 700))
        canvas.freeTextAnnotation("Zebulon's", "/Helv 12 Tf 0 g", Rect=(300, 400, 500, 440))

    _, boxes = painted(made(noted))
    assert any(abs(box.top - (792 - 440)) < 2 and box.x0 < 305 and box.x1 > 495 for box in boxes)
    assert not any(box.top < 100 < box.bottom for box in boxes), "a link draws nothing"


def test_a_page_that_is_one_picture_is_not_shown(tmp_path: Path) -> None:
    data = made(lambda canvas: canvas.drawImage(photo(), 0, 0, 612, 792))
    opened = pypdfium2.PdfDocument(data)
    boxes = masked_boxes(opened[0], 1, read_document(made(plain), "a.pdf"), PERSON)
    assert covers_all(opened[0], boxes)
    assert not covers_all(opened[0], [box for box in boxes if box.x1 < 400])
    opened.close()
