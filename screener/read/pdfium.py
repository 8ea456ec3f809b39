"""The first PDF engine: glyphs with boxes through pypdfium2's raw interface."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.model.limits import ReadLimits
from screener.read.annotations import beside_labels, flattened, lies_on, prepare
from screener.read.faults import ReadFault
from screener.read.glyphs import Floats, Ints, PageGlyphs, plain_codes
from screener.read.ligatures import TEX_LIGATURES, without_ligatures
from screener.read.marked import Marks, contradicted, marks, remove
from screener.read.pdf_beside import notes_of
from screener.read.pdfium_calls import ADDRESS, HANDLE, INT, call, places, run
from screener.read.pdfium_styles import font_of, styles_of, turned, with_shapes

SOFT_HYPHEN = 0xAD
"""Many fonts map the hyphen to it; where a PDF draws it, a hyphen is seen."""

_DEEPEST_FORM = 8
_NO_INK = 0.02
_LINE_END_HYPHEN = 2
_FEWEST_UNMAPPED = 4
_NO_CHARACTER = 0xFFFE
"""pdfium gives these two for a hyphen at the end of a line."""


_UNICODE = call("FPDFText_GetUnicode", ctypes.c_uint, HANDLE, INT)
_BOX = call("FPDFText_GetLooseCharBox", INT, HANDLE, INT, HANDLE)
_TIGHT_BOX = call("FPDFText_GetCharBox", INT, HANDLE, INT, *[HANDLE] * 4)
_OWNER = call("FPDFText_GetTextObject", ADDRESS, HANDLE, INT)


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The document; ReadFault where pdfium cannot open it, or only with a password."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadFault("needs_password", "the file is encrypted and asks for a password") from error
        raise ReadFault("unreadable", "the file is damaged, or not a PDF") from error
    prepare(document)
    return document


def pages(document: pdfium.PdfDocument, limits: ReadLimits) -> Iterator[tuple[pdfium.PdfPage, PageGlyphs]]:
    """Each page with its glyphs, as far as its content can be loaded and the limits allow.

    The page at which the limit of characters is passed comes with as many as fit, and is the last.
    """
    room = limits.characters
    for index in range(min(len(document), limits.pages)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        page, glyphs = _with_fields(document, index, page, room + 1)
        room -= len(glyphs.codes)
        yield page, glyphs
        if room < 0:
            return


def _with_fields(
    document: pdfium.PdfDocument, index: int, page: pdfium.PdfPage, most: int
) -> tuple[pdfium.PdfPage, PageGlyphs]:
    """The page's glyphs with those of the forms and notes that lie on it, each beside its label."""
    lies, ticks = lies_on(page)
    notes = tuple(notes_of(page, index + 1))
    if not lies:
        page, glyphs = _as_drawn(document, index, page, most)
        return page, replace(glyphs, notes=notes) if notes else glyphs
    plain = _page_glyphs(page, index + 1, most)[0]
    page = flattened(document, index, page)
    page, glyphs = _as_drawn(document, index, page, most)
    ordered = glyphs.ordered(beside_labels(glyphs, min(len(plain.codes), len(glyphs.codes))))
    glyphs = replace(ordered, notes=notes, characters=plain.characters)
    if ticks:
        edges = displayed(page, np.array([tick.box for tick in ticks], dtype=np.float64))[2]
        placed = zip(ticks, edges.tolist(), strict=True)
        glyphs = replace(glyphs, ticks=tuple(replace(tick, box=tuple(box)) for tick, box in placed))
    return page, glyphs


def _as_drawn(
    document: pdfium.PdfDocument, index: int, page: pdfium.PdfPage, most: int
) -> tuple[pdfium.PdfPage, PageGlyphs]:
    """The page's glyphs, with what is drawn where the file tells programs other words than those."""
    glyphs, marked = _page_glyphs(page, index + 1, most)
    if not marked.told:
        return page, glyphs
    # pdfium gives the words for programs; without the marks it gives the letters of what is drawn.
    every = marks(text_objects(page))
    remove(every, range(len(every.told)))
    wrong = contradicted(every, _page_glyphs(page, index + 1, most)[0])
    if not wrong:
        return page, glyphs
    page = document[index]
    remove(marks(text_objects(page)), wrong)
    drawn = _page_glyphs(page, index + 1, most)[0]
    told = tuple(every.told[k] for k in wrong)
    return page, replace(drawn, told=told, characters=glyphs.characters)


def text_objects(page: pdfium.PdfPage) -> Ints:
    """Addresses of all text objects, those too that the words for programs leave without characters."""
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST_FORM)
    return np.array([ctypes.cast(one.raw, ctypes.c_void_p).value for one in texts], dtype=np.int64)


def _page_glyphs(page: pdfium.PdfPage, number: int, most: int) -> tuple[PageGlyphs, Marks]:
    text = raw.FPDFText_LoadPage(page)
    try:
        return _glyphs(page, text, number, most)
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(page: pdfium.PdfPage, text: Any, number: int, most: int) -> tuple[PageGlyphs, Marks]:
    """All characters with their boxes on the page as displayed, and what is marked about them."""
    counted = max(0, raw.FPDFText_CountChars(text)) if text else 0
    handle = ctypes.cast(text, ctypes.c_void_p).value
    codes, boxes, owners = _bulk(handle, min(counted, most))
    unmapped = _unmapped(codes, boxes, owners)
    kept = _letters(codes, boxes, owners)
    codes, boxes, owners = codes[kept], boxes[kept], owners[kept]
    codes[_blanks(handle, codes, boxes, kept, owners)] = ord(" ")
    codes, boxes, owners, kept = without_ligatures(codes, boxes, owners, kept)
    codes[np.isin(codes, (_LINE_END_HYPHEN, _NO_CHARACTER, SOFT_HYPHEN))] = ord("-")
    codes = plain_codes(codes)
    changes = np.flatnonzero(np.diff(owners, prepend=-1)) if len(owners) else np.empty(0, dtype=np.int64)
    marked = marks(owners[changes])
    which, styles = styles_of(handle, kept[changes], owners[changes].tolist(), boxes[changes], marked.layered)
    style = np.repeat(which, np.diff(changes, append=len(owners)))
    styles = with_shapes(handle, codes, kept, owners, style, styles)
    width, height, shown = displayed(page, boxes)
    glyphs = PageGlyphs(
        number=number,
        width=width,
        height=height,
        codes=codes,
        x0=shown[:, 0],
        top=shown[:, 1],
        x1=shown[:, 2],
        bottom=shown[:, 3],
        style=style,
        space=codes == 32,
        styles=turned(styles, page.get_rotation()),
        owner=owners,
        characters=counted,
        unmapped=unmapped,
    )
    return glyphs, marked


def _letters(codes: Ints, boxes: Floats, owners: Ints) -> Ints:
    """Places of what is a character and drawn by the file.

    What pdfium made up (line ends, spaces it guessed) has no owner; a space glyph may have an empty box.
    """
    return np.flatnonzero(
        (owners != 0)
        & ((codes > 31) | (codes == _LINE_END_HYPHEN) | np.isin(codes, TEX_LIGATURES))
        & ((boxes[:, 2] > boxes[:, 0]) | (codes == 32))
        & (codes < 0x110000)
        & ((codes < 0xD800) | (codes > 0xDFFF))
    )


def _unmapped(codes: Ints, boxes: Floats, owners: Ints) -> int:
    """How many drawn letters have no meaning to programs; single ones are bullets and icons."""
    bare = (owners != 0) & (codes < ord(" ")) & (codes > 0) & (boxes[:, 2] > boxes[:, 0])
    edges = np.flatnonzero(np.diff(bare, prepend=False, append=False)).reshape(-1, 2)
    lengths = edges[:, 1] - edges[:, 0]
    words = edges[lengths >= _FEWEST_UNMAPPED]
    return int(sum(end - start for start, end in words if _is_embedded(int(owners[start]))))


def _is_embedded(owner: int) -> bool:
    return bool(raw.FPDFFont_GetIsEmbedded(font_of(owner)) == 1)


def _blanks(handle: int | None, codes: Ints, boxes: Floats, kept: Ints, owners: Ints) -> Ints:
    """Places of codes that are ligatures in TeX's fonts and here are none.

    They draw nothing (Word on a Mac's spaces), or the font is not in the file, which TeX's always are: there
    they are the line ends of a program that wrote its text as it had it.
    """
    found = []
    edges = (ctypes.c_double * 4)()
    first = ctypes.addressof(edges)
    for place in np.flatnonzero(np.isin(codes, TEX_LIGATURES)).tolist():
        if not _is_embedded(int(owners[place])):
            found.append(place)
            continue
        _TIGHT_BOX(handle, int(kept[place]), first, first + 8, first + 16, first + 24)
        if edges[3] - edges[2] < _NO_INK * (boxes[place, 1] - boxes[place, 3]):
            found.append(place)
    return np.array(found, dtype=np.int64)


def _bulk(handle: int | None, count: int) -> tuple[Ints, Floats, Ints]:
    """Code point, box (left, top, right, bottom in page coordinates) and text object of each character.

    One call a character is all that pdfium offers; `map` over addresses keeps Python out of the loop.
    """
    rectangles = (raw.FS_RECTF * count)()
    codes = np.fromiter(map(_UNICODE, repeat(handle), range(count)), dtype=np.int64, count=count)
    run(map(_BOX, repeat(handle), range(count), places(rectangles, ctypes.sizeof(raw.FS_RECTF), count)))
    owners = np.fromiter(map(_OWNER, repeat(handle), range(count)), dtype=np.int64, count=count)
    boxes = np.frombuffer(rectangles, dtype=np.float32).reshape(-1, 4).astype(np.float64)
    return codes, boxes, owners


def displayed(page: pdfium.PdfPage, boxes: Any) -> tuple[float, float, Any]:
    """Width and height of the page as displayed, and (left, top, right, bottom) boxes on it.

    Page coordinates run upwards from the MediaBox's corner; what is displayed is the part of the CropBox
    within the MediaBox, rotated clockwise by /Rotate (ISO 32000-1, 14.11.2). pdfium puts corners in order,
    and takes a letter page for a box without area.
    """
    left, bottom, right, top = page.get_bbox()
    x0, y1, x1, y0 = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    match page.get_rotation():
        case 90:
            columns, size = (y0 - bottom, x0 - left, y1 - bottom, x1 - left), (top - bottom, right - left)
        case 180:
            columns, size = (right - x1, y0 - bottom, right - x0, y1 - bottom), (right - left, top - bottom)
        case 270:
            columns, size = (top - y1, right - x1, top - y0, right - x0), (top - bottom, right - left)
        case _:
            columns, size = (x0 - left, top - y1, x1 - left, top - y0), (right - left, top - bottom)
    return float(size[0]), float(size[1]), np.stack(columns, axis=1)


def has_text_objects(page: pdfium.PdfPage) -> bool:
    """True where the page writes text, whether or not characters came of it."""
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3))


def shows_pictures(document: pdfium.PdfDocument) -> bool:
    """True where a page shows an image."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        if any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            return True
    return False
