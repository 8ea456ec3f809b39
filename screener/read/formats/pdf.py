"""PDF: pdfium's glyphs, our words and reading order; pdfminer.six where pdfium fails."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from screener.model.document import Document
from screener.read import pdfium
from screener.read.assemble import LaidPage, assemble
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.glyphs import Ints, PageGlyphs
from screener.read.layout import Row, reading_order
from screener.read.words import runs

_HEADER_WITHIN = 1024
"""Bytes of junk that may stand before the header (ISO 32000-1, annex H.3, note 13)."""


def read_pdf(data: bytes) -> Document:
    """The document as pdfium reads it; ReadFault where there is no text to be had."""
    opened = pdfium.open_pdf(data)
    try:
        laid = [_lay(glyphs) for _, glyphs in pdfium.pages(opened)]
        document = assemble(laid, "pdfium")
        if not document.text.strip():
            if pdfium.shows_pictures(opened):
                raise ReadFault("needs_ocr", "the pages are pictures without text: a scan")
            raise ReadFault("empty", "there is no text in the file")
        return document
    finally:
        opened.close()


def _lay(page: PageGlyphs) -> LaidPage:
    on_page = (page.x1 > 0) & (page.x0 < page.width) & (page.bottom > 0) & (page.top < page.height)
    angles = np.array([style.angle for style in page.styles] or [0])
    turned = angles[page.style] if len(page.style) else np.empty(0, dtype=np.int64)
    upright = np.flatnonzero(on_page & (turned == 0))
    return LaidPage(
        page.number,
        page.width,
        page.height,
        reading_order(runs(page, upright)),
        list(_turned_rows(page, on_page, turned)),
    )


def _turned_rows(page: PageGlyphs, on_page: np.ndarray, turned: Ints) -> Iterator[Row]:
    """Lines that run up, down or upside down: laid as if upright, then given their box on the page."""
    for angle in (90, 180, 270):
        chosen = np.flatnonzero(on_page & (turned == angle))
        if not len(chosen):
            continue
        for run in runs(page.upright(angle), chosen):
            run.x0, run.top, run.x1, run.bottom = page.back(angle, run.x0, run.top, run.x1, run.bottom)
            yield Row([run])


def _is_pdf(data: bytes) -> bool:
    """By the header, or by what only PDF files hold where the header is damaged."""
    return b"%PDF-" in data[:_HEADER_WITHIN] or b"startxref" in data or b"endobj" in data


FORMATS.add("pdf")(Format((".pdf",), _is_pdf, read_pdf))
