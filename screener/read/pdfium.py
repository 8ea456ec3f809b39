"""The first PDF engine: glyphs with boxes through pypdfium2's raw interface."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw
from pypdfium2_raw.bindings import _libs

from screener.read.faults import ReadFault
from screener.read.glyphs import Floats, Ints, PageGlyphs, Style

MOST_PAGES = 60
"""A résumé has one to ten pages; the longest academic CVs have some forty."""

MOST_GLYPHS = 400_000
SMALLEST_SIZE = 3.0
"""Points. Smaller print cannot be read by a person (measured: legitimate print begins at 6)."""

_NEARLY_WHITE = 225
_NEARLY_TRANSPARENT = 25
_LINE_END_HYPHEN = 2
_HYPHENS = {_LINE_END_HYPHEN: "-", 0xFFFE: "-"}
"""pdfium gives these for a hyphen at the end of a line."""


def _fast(name: str, result: Any, *arguments: Any) -> Any:
    """pdfium's function with plain addresses for handles: ctypes' typed pointers cost more than the call."""
    return ctypes.CFUNCTYPE(result, *arguments)((name, _libs["pdfium"]))


_UNICODE = _fast("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_BOX = _fast("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_MATRIX = _fast("FPDFPageObj_GetMatrix", ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_SIZE = _fast("FPDFTextObj_GetFontSize", ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_COLOUR = _fast("FPDFPageObj_GetFillColor", ctypes.c_int, *[ctypes.c_void_p] * 5)
_MODE = _fast("FPDFTextObj_GetTextRenderMode", ctypes.c_int, ctypes.c_void_p)
_FONT = _fast("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p)
_OWNER = _fast("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The document; ReadFault where pdfium cannot open it, or only with a password."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadFault("needs_password", "the file is encrypted and asks for a password") from error
        raise ReadFault("unreadable", "the file is damaged, or no PDF") from error
    if len(document) > MOST_PAGES:
        raise ReadFault("too_large", f"{len(document)} pages; at most {MOST_PAGES} are read")
    return document


def pages(document: pdfium.PdfDocument) -> Iterator[tuple[pdfium.PdfPage, PageGlyphs]]:
    """Each page with its glyphs, as far as its content can be loaded."""
    total = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        glyphs = _page_glyphs(page, index + 1)
        total += len(glyphs.characters)
        if total > MOST_GLYPHS:
            raise ReadFault("too_large", f"more than {MOST_GLYPHS:,} characters")
        yield page, glyphs


def _page_glyphs(page: pdfium.PdfPage, number: int) -> PageGlyphs:
    text = raw.FPDFText_LoadPage(page)
    try:
        return _glyphs(page, text, number)
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(page: pdfium.PdfPage, text: Any, number: int) -> PageGlyphs:
    """Boxes of all characters, turned from page coordinates to the page as displayed."""
    count = min(raw.FPDFText_CountChars(text), MOST_GLYPHS + 1) if text else 0
    codes, boxes, owners = _bulk(text, max(count, 0))
    # Line ends and the like have no box; a space glyph may have an empty one.
    real = (
        ((codes > 31) | (codes == _LINE_END_HYPHEN))
        & ((boxes[:, 2] > boxes[:, 0]) | (codes == 32))
        & (codes < 0x110000)
    )
    real &= (codes < 0xD800) | (codes > 0xDFFF)
    kept = np.flatnonzero(real)
    codes, boxes, owners = codes[kept], boxes[kept], owners[kept]
    changes = np.flatnonzero(np.diff(owners, prepend=-1)) if len(owners) else np.empty(0, dtype=np.int64)
    which, styles = _styles(owners[changes])
    width, height, turned = _displayed(page, boxes)
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        characters=[_HYPHENS.get(code) or chr(code) for code in codes.tolist()],
        x0=turned[:, 0],
        top=turned[:, 1],
        x1=turned[:, 2],
        bottom=turned[:, 3],
        style=np.repeat(which, np.diff(changes, append=len(owners))),
        space=(codes == 32) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200A)),
        styles=_turn(styles, page.get_rotation()),
    )


def _bulk(text: Any, count: int) -> tuple[Ints, Floats, Ints]:
    """Code point, box (left, top, right, bottom in page coordinates) and text object of each character.

    One call a character is all that pdfium offers; `map` over addresses keeps Python out of the loop.
    """
    handle = ctypes.cast(text, ctypes.c_void_p).value
    rectangles = (raw.FS_RECTF * count)()
    first = ctypes.addressof(rectangles)
    step = ctypes.sizeof(raw.FS_RECTF)
    codes = np.fromiter(map(_UNICODE, repeat(handle), range(count)), dtype=np.int64, count=count)
    deque(map(_BOX, repeat(handle), range(count), range(first, first + step * count, step)), maxlen=0)
    owners = np.fromiter(
        (o or 0 for o in map(_OWNER, repeat(handle), range(count))), dtype=np.int64, count=count
    )
    boxes = np.frombuffer(rectangles, dtype=np.float32).reshape(-1, 4).astype(np.float64)
    return codes, boxes, owners


def _turn(styles: list[Style], rotation: int) -> list[Style]:
    if not rotation:
        return styles
    return [Style(s.font, s.size, s.bold, (s.angle + rotation) % 360, s.suspicious) for s in styles]


def _displayed(page: pdfium.PdfPage, boxes: Any) -> tuple[float, float, Any]:
    """Width and height of the page as displayed, and (left, top, right, bottom) boxes on it.

    Page coordinates run upwards from the MediaBox's corner; what is displayed is the CropBox, rotated
    clockwise by /Rotate (ISO 32000-1, 14.11.2).
    """
    left, bottom, right, top = page.get_cropbox()
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


def _styles(owners: Ints) -> tuple[Ints, list[Style]]:
    """Which style each text object has, given its address (0 for glyphs that pdfium made up), and the styles.

    Some producers (Qt) write one object a glyph, so this too goes in bulk.
    """
    count = len(owners)
    addresses = owners.tolist()
    matrices, raw_sizes = (raw.FS_MATRIX * count)(), (ctypes.c_float * count)()
    colours = (ctypes.c_uint * (4 * count))()
    at, into, sizes_at = (ctypes.addressof(x) for x in (matrices, colours, raw_sizes))
    step = ctypes.sizeof(raw.FS_MATRIX)
    for k, a in enumerate(addresses):
        if a:
            _MATRIX(a, at + step * k)
            _SIZE(a, sizes_at + 4 * k)
    inked = [
        bool(a and _COLOUR(a, into + 16 * k, into + 16 * k + 4, into + 16 * k + 8, into + 16 * k + 12))
        for k, a in enumerate(addresses)
    ]
    modes = [_MODE(a) if a else 0 for a in addresses]
    fonts = [_FONT(a) if a else 0 for a in addresses]
    across, slope, lean, up = np.frombuffer(matrices, dtype=np.float32).reshape(-1, 6)[:, :4].T
    effective = np.round(np.array(raw_sizes, dtype=np.float32) * np.hypot(lean, up), 1).tolist()
    # Page coordinates run upwards, so a turn to the left is a negative turn as displayed.
    angles = (np.round(np.degrees(np.arctan2(slope, across)) / -90).astype(np.int64) * 90 % 360).tolist()
    rgba = np.array(colours, dtype=np.uint32).reshape(-1, 4)
    white = (np.array(inked, dtype=bool) & (rgba[:, :3].min(axis=1) >= _NEARLY_WHITE)).tolist()
    clear = (np.array(inked, dtype=bool) & (rgba[:, 3] < _NEARLY_TRANSPARENT)).tolist()
    names = {font: _font(font) for font in set(fonts)}
    index: dict[tuple[int, float, int, int, bool, bool], int] = {}
    which = [
        index.setdefault(look, len(index))
        for look in zip(fonts, effective, angles, modes, white, clear, strict=True)
    ]
    styles = [
        Style(names[font][0], size, names[font][1], angle, _suspicion(size, mode, is_white, is_clear))
        for font, size, angle, mode, is_white, is_clear in index
    ]
    return np.array(which, dtype=np.int64), styles


def _font(address: int) -> tuple[str, bool]:
    """Name of a font, and whether it is heavy."""
    if not address:
        return "", False
    font = ctypes.cast(address, raw.FPDF_FONT)
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < size < 1000:
        return "", False
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    heavy = any(word in name.lower() for word in ("bold", "black", "heavy", "semib", "demi"))
    return name, heavy or raw.FPDFFont_GetWeight(font) >= 600


def _suspicion(size: float, mode: int, is_white: bool, is_clear: bool) -> str:
    """Why a text object may not be seen; "" for ordinary ink. Only the ink test decides."""
    if 0 < size < SMALLEST_SIZE:
        return "tiny print"
    if mode in (3, 7):
        return "drawn without ink"
    if is_clear:
        return "transparent"
    return "the colour of the page" if is_white else ""


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
