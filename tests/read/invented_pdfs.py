"""PDF files of invented people, drawn by reportlab for the tests of reading."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], Any]
WIDTH, HEIGHT = 612.0, 792.0


def pdf(*pages: Draw, **options: Any) -> bytes:
    """A PDF file with one page for each function that draws one."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def write(
    canvas: Canvas, x: float, top: float, text: str, *, size: float = 10, font: str = "Helvetica"
) -> None:
    """Text with its baseline `top` points below the upper edge."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top, text)


def lines(canvas: Canvas, x: float, top: float, *texts: str, step: float = 14, **look: Any) -> None:
    """One text below the other."""
    for number, text in enumerate(texts):
        write(canvas, x, top + number * step, text, **look)


BODY = (
    "Avery Example, CPC",
    "Coded outpatient charts in Epic for three years",
    "Kept 97% accuracy in audits",
)


def plain(canvas: Canvas) -> None:
    """Three lines that everybody sees."""
    lines(canvas, 72, 72, *BODY)
