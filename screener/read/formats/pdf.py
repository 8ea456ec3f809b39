"""PDF: pdfium's glyphs, our words and reading order; pdfminer.six where pdfium fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pypdfium2

from screener.model.document import Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.model.profile import Flag
from screener.read import miner, pdf_beside, pdfium
from screener.read.annotations import with_ticks
from screener.read.assemble import assemble
from screener.read.characters import tagged_text, unusual_characters
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.glyphs import PageGlyphs
from screener.read.lay import lay
from screener.read.marks import left_out, struck_out
from screener.read.plain import NOWHERE, characters_left_out, pages_left_out
from screener.read.plausible import is_garbled, is_plausible, plausibility
from screener.read.recognise.engines import how_to_get
from screener.read.scanned import Sheet, is_scan, recognise_scans
from screener.read.struck import struck_through
from screener.read.visible.reasons import NO_SHAPE
from screener.read.visible.sight import seen, without_shadows
from screener.text.counted import counted

_SAME_SIZE = 2.0
_HEADER_WITHIN = 1024
"""Bytes of junk that may stand before the header (ISO 32000-1, annex H.3, note 13)."""


def read_pdf(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """The document as pdfium reads it, or pdfminer.six; pages that are pictures as recognised.

    ReadFault where there is no text to be had.
    """
    try:
        opened = pdfium.open_pdf(data)
    except ReadFault as fault:
        if fault.status != "unreadable":
            raise
        return _without_pdfium(data, limits, fault)
    try:
        sheets = [_sheet(page, glyphs) for page, glyphs in pdfium.pages(opened, limits)]
        flags = _limits_met(len(opened), sheets, limits)
        document = _document(sheets, "pdfium", flags)
        if not is_plausible(document.text) and any(writes_text(sheet) for sheet in sheets):
            document = _second_reading(data, sheets, document, limits)
        if is_garbled(document.text):
            document = _recognised_instead(sheets, flags, limits)
        elif document.reader == "pdfium" and any(is_scan(sheet) for sheet in sheets):
            document = _with_scans(sheets, flags, limits)
        if not document.text and not document.hidden:
            raise _nothing(opened, sheets)
        notes = (note for sheet in sheets for note in sheet.glyphs.notes)
        return replace(document, beside=pdf_beside.of_pdf(opened, notes, data, document))
    finally:
        opened.close()


def _sheet(page: pypdfium2.PdfPage, glyphs: PageGlyphs) -> Sheet:
    sight = seen(page, glyphs)
    crossed, struck = struck_through(page, glyphs, sight.visible)
    sight = replace(sight, visible=sight.visible & ~crossed)
    ticked, order = with_ticks(glyphs)
    signs = np.ones(len(order) - len(sight.visible), dtype=np.bool_)
    return Sheet(page, ticked, replace(sight, visible=np.append(sight.visible, signs)[order]), struck)


def _nothing(opened: pypdfium2.PdfDocument, sheets: Sequence[Sheet]) -> ReadFault:
    """Why there is no text, seen or hidden."""
    if pdfium.shows_pictures(opened):
        return ReadFault("needs_ocr", f"the pages are pictures without text: a scan; {how_to_get()}")
    if not sheets:
        return ReadFault("unreadable", "none of its pages can be loaded")
    return ReadFault("empty", "there is nothing to read on its pages")


def _with_scans(sheets: Sequence[Sheet], flags: Sequence[Flag], limits: ReadLimits) -> Document:
    """The document with the words of pages that are pictures; ReadFault where nothing else is there."""
    found = recognise_scans(sheets, limits)
    reader = "+".join(filter(None, ("pdfium" if _writes(sheets) else "", found.engine))) or "pdfium"
    document = _document(found.sheets, reader, [*flags, *found.flags])
    if not document.text and not document.hidden:
        if found.unread:
            raise ReadFault("needs_ocr", f"the pages are pictures without text: a scan; {how_to_get()}")
        raise ReadFault("empty", "no words can be made out on the pictures that its pages are")
    return document


def _recognised_instead(sheets: Sequence[Sheet], flags: Sequence[Flag], limits: ReadLimits) -> Document:
    """The pages as they look, where what the file says of its letters is no text; else ReadFault."""
    found = recognise_scans(sheets, limits, whole=True)
    document = _document(found.sheets, found.engine, [*flags, *found.flags]) if found.engine else None
    if document is None or not document.text or is_garbled(document.text):
        what = "its letters have no meaning to programs (fonts without a map to characters)"
        raise ReadFault("unreadable", f"{what}; {how_to_get()}")
    return document


def _writes(sheets: Sequence[Sheet]) -> bool:
    return any(sheet.sight.visible.any() for sheet in sheets)


def writes_text(sheet: Sheet) -> bool:
    """True where the page writes text, whether or not characters came of it."""
    return sheet.page is not None and pdfium.has_text_objects(sheet.page)


def _limits_met(pages: int, sheets: Sequence[Sheet], limits: ReadLimits) -> list[Flag]:
    """What the limits of pages and characters keep from being read."""
    if sum(len(sheet.glyphs.codes) for sheet in sheets) > limits.characters:
        return [characters_left_out(sheets[-1].glyphs.number, limits.characters)]
    return [pages_left_out(limits.pages, pages)] if pages > limits.pages else []


def _document(sheets: Sequence[Sheet], engine: str, flags: Sequence[Flag] = ()) -> Document:
    every = [one for sheet in sheets for one in sheet.sight.hidden]
    hidden = without_shadows(every, [(sheet.glyphs, sheet.sight.visible) for sheet in sheets])
    raw = [sheet.glyphs.raw for sheet in sheets]
    tagged = tagged_text("".join(raw))
    if tagged:
        hidden.append(HiddenText(tagged, 1, NOWHERE, NO_SHAPE))
    unmapped = [_unmapped(sheet.glyphs) for sheet in sheets if sheet.glyphs.unmapped]
    struck = [struck_out(sheet.glyphs.number, words) for sheet in sheets for words in sheet.struck]
    laid = [lay(sheet.glyphs, sheet.sight.visible) for sheet in sheets]
    return assemble(laid, engine, hidden, unusual_characters(raw), [*flags, *unmapped, *struck])


def _unmapped(glyphs: PageGlyphs) -> Flag:
    """The flag of letters that a person reads and no program can."""
    which = "it is" if glyphs.unmapped == 1 else "they are"
    detail = f"{counted(glyphs.unmapped, 'letter')} whose font does not tell programs which {which}; not read"
    return left_out(glyphs.number, detail)


def _without_pdfium(data: bytes, limits: ReadLimits, fault: ReadFault) -> Document:
    """pdfminer.six's reading of a file that pdfium cannot open; `fault` where that too gives no text."""
    sheets = [Sheet(None, glyphs, seen(None, glyphs)) for glyphs in miner.pages(data, limits)]
    flag = Flag("second_reader", 1, "", "damaged: only the second PDF reader could open it")
    document = _document(sheets, "pdfminer.six", [*_limits_met(len(sheets), sheets, limits), flag])
    if not document.text.strip() or not is_plausible(document.text) or is_garbled(document.text):
        raise fault
    return document


def _second_reading(data: bytes, sheets: Sequence[Sheet], first: Document, limits: ReadLimits) -> Document:
    """pdfminer.six's reading, where it makes more sense than the first; its words too must be visible."""
    first_read = {sheet.glyphs.number: sheet for sheet in sheets}
    again = []
    for glyphs in miner.pages(data, limits):
        sheet = first_read.get(glyphs.number)
        # Where the two do not agree how large the page is, words cannot be looked for on it.
        if sheet is not None and _same_size(glyphs, sheet.glyphs):
            again.append(Sheet(sheet.page, glyphs, seen(sheet.page, glyphs, doubt_all=True)))
    second = _document(again, "pdfminer.six", first.flags)
    if plausibility(second.text) > plausibility(first.text):
        return second
    return first


def _same_size(one: PageGlyphs, other: PageGlyphs) -> bool:
    return abs(one.width - other.width) < _SAME_SIZE and abs(one.height - other.height) < _SAME_SIZE


def _is_pdf(data: bytes) -> bool:
    """By the header, or by what only PDF files hold where the header is damaged."""
    return b"%PDF-" in data[:_HEADER_WITHIN] or b"startxref" in data or b"endobj" in data


FORMATS.add("pdf")(Format((".pdf",), _is_pdf, read_pdf))
