"""PDF: pdfium's glyphs, our words and reading order; pdfminer.six where pdfium fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import pypdfium2

from screener.model.document import Document, HiddenText
from screener.model.profile import Flag
from screener.model.read_options import USUAL, ReadOptions
from screener.read import miner, pdfium
from screener.read.assemble import LaidPage, assemble
from screener.read.characters import PLACELESS, tagged_text, unusual_characters
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.glyphs import Ints, PageGlyphs
from screener.read.layout import Row, reading_order
from screener.read.plain import NOWHERE, characters_left_out, pages_left_out
from screener.read.plausible import is_plausible, plausibility
from screener.read.visible.sight import Seen, seen, without_shadows
from screener.read.words import runs

_Read: TypeAlias = tuple[pypdfium2.PdfPage | None, PageGlyphs, Seen]
_PLACELESS = np.array(PLACELESS)
_HEADER_WITHIN = 1024
"""Bytes of junk that may stand before the header (ISO 32000-1, annex H.3, note 13)."""


def read_pdf(data: bytes, options: ReadOptions = USUAL) -> Document:
    """The document as pdfium reads it, or pdfminer.six; ReadFault where there is no text to be had."""
    try:
        opened = pdfium.open_pdf(data)
    except ReadFault as fault:
        if fault.status != "unreadable":
            raise
        return _without_pdfium(data, options, fault)
    try:
        read = [(page, glyphs, seen(page, glyphs)) for page, glyphs in pdfium.pages(opened, options)]
        flags = _limits_met(len(opened), read, options)
        document = _document(read, "pdfium", flags)
        if not is_plausible(document.text) and any(pdfium.has_text_objects(page) for page, _, _ in read):
            document = _second_reading(data, read, document, options)
        if not document.text:
            if pdfium.shows_pictures(opened):
                raise ReadFault("needs_ocr", "the pages are pictures without text: a scan")
            if not read:
                raise ReadFault("unreadable", "none of its pages can be loaded")
            if not document.hidden:
                raise ReadFault("empty", "there is nothing to read on its pages")
        return document
    finally:
        opened.close()


def _limits_met(pages: int, read: Sequence[_Read], options: ReadOptions) -> list[Flag]:
    """What the limits of pages and characters keep from being read."""
    if sum(len(glyphs.codes) for _, glyphs, _ in read) > options.characters:
        return [characters_left_out(read[-1][1].number, options.characters)]
    return [pages_left_out(options.pages, pages)] if pages > options.pages else []


def _document(read: Sequence[_Read], engine: str, flags: Sequence[Flag] = ()) -> Document:
    every = [one for _, _, sight in read for one in sight.hidden]
    hidden = without_shadows(every, [(glyphs, sight.visible) for _, glyphs, sight in read])
    raw = [glyphs.raw for _, glyphs, _ in read]
    tagged = tagged_text("".join(raw))
    if tagged:
        hidden.append(HiddenText(tagged, 1, NOWHERE, "written in characters that draw nothing"))
    laid = [_lay(glyphs, sight) for _, glyphs, sight in read]
    return assemble(laid, engine, hidden, unusual_characters(raw), flags)


def _without_pdfium(data: bytes, options: ReadOptions, fault: ReadFault) -> Document:
    """pdfminer.six's reading of a file that pdfium cannot open; `fault` where that too gives no text."""
    read: list[_Read] = [(None, glyphs, seen(None, glyphs)) for glyphs in miner.pages(data, options)]
    flag = Flag("second_reader", 1, "", "damaged: only the second PDF reader could open it")
    document = _document(read, "pdfminer.six", [*_limits_met(len(read), read, options), flag])
    if not document.text.strip() or not is_plausible(document.text):
        raise fault
    return document


def _second_reading(data: bytes, read: Sequence[_Read], first: Document, options: ReadOptions) -> Document:
    """pdfminer.six's reading, where it makes more sense than the first; its words too must be visible."""
    pages = {glyphs.number: page for page, glyphs, _ in read}
    again = [
        (pages.get(glyphs.number), glyphs, seen(pages.get(glyphs.number), glyphs, doubt_all=True))
        for glyphs in miner.pages(data, options)
    ]
    second = _document(again, "pdfminer.six", first.flags)
    if plausibility(second.text) > plausibility(first.text):
        return second
    return first


def _lay(page: PageGlyphs, sight: Seen) -> LaidPage:
    page = page.within()
    drawn = sight.visible & ~np.isin(page.codes, _PLACELESS)
    angles = np.array([style.angle for style in page.styles] or [0])
    turned = angles[page.style] if len(page.style) else np.empty(0, dtype=np.int64)
    upright = np.flatnonzero(drawn & (turned == 0))
    return LaidPage(
        page.number,
        page.width,
        page.height,
        reading_order(runs(page, upright)),
        list(_turned_rows(page, drawn, turned)),
    )


def _turned_rows(page: PageGlyphs, drawn: np.ndarray, turned: Ints) -> Iterator[Row]:
    """Lines that run up, down or upside down: laid as if upright, then given their box on the page."""
    for angle in (90, 180, 270):
        chosen = np.flatnonzero(drawn & (turned == angle))
        if not len(chosen):
            continue
        for run in runs(page.upright(angle), chosen):
            run.x0, run.top, run.x1, run.bottom = page.back(angle, run.x0, run.top, run.x1, run.bottom)
            yield Row([run])


def _is_pdf(data: bytes) -> bool:
    """By the header, or by what only PDF files hold where the header is damaged."""
    return b"%PDF-" in data[:_HEADER_WITHIN] or b"startxref" in data or b"endobj" in data


FORMATS.add("pdf")(Format((".pdf",), _is_pdf, read_pdf))
