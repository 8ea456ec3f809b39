"""The first PDF engine: glyphs with boxes through pypdfium2's raw interface."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw
from pypdfium2_raw.bindings import _libs

from screener.model.read_options import ReadOptions
from screener.read.faults import ReadFault
from screener.read.glyphs import Floats, Ints, PageGlyphs, Style, plain_codes
from screener.read.ligatures import TEX_LIGATURES, without_ligatures

SOFT_HYPHEN = 0xAD
"""Many fonts map the hyphen to it; where a PDF draws it, a hyphen is seen."""

_OPAQUE = 255
_SAME_HEIGHT = 0.2
_LINE_END_HYPHEN = 2
_NO_CHARACTER = 0xFFFE
"""pdfium gives these two for a hyphen at the end of a line."""


def call(name: str, result: Any, *arguments: Any) -> Any:
    """pdfium's function with plain addresses for handles: ctypes' typed pointers cost more than the call.

    It keeps the interpreter's lock, since letting go of it thousands of times a page costs as much again.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)((name, _libs["pdfium"]))


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_ADDRESS = ctypes.c_size_t
"""A handle that is answered: 0, not None, where there is none."""
_UNICODE = call("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
_BOX = call("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
_OWNER = call("FPDFText_GetTextObject", _ADDRESS, _HANDLE, _INT)
_MATRIX = call("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)
_SIZE = call("FPDFTextObj_GetFontSize", _INT, _HANDLE, _HANDLE)
_COLOUR = call("FPDFPageObj_GetFillColor", _INT, *[_HANDLE] * 5)
_MODE = call("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
_FONT = call("FPDFTextObj_GetFont", _ADDRESS, _HANDLE)


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The document; ReadFault where pdfium cannot open it, or only with a password."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadFault("needs_password", "the file is encrypted and asks for a password") from error
        raise ReadFault("unreadable", "the file is damaged, or no PDF") from error
    return document


def pages(document: pdfium.PdfDocument, options: ReadOptions) -> Iterator[tuple[pdfium.PdfPage, PageGlyphs]]:
    """Each page with its glyphs, as far as its content can be loaded and the limits allow.

    The page at which the limit of characters is passed comes with as many as fit, and is the last.
    """
    room = options.characters
    for index in range(min(len(document), options.pages)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        glyphs = _page_glyphs(page, index + 1, room + 1)
        room -= len(glyphs.codes)
        yield page, glyphs
        if room < 0:
            return


def _page_glyphs(page: pdfium.PdfPage, number: int, most: int) -> PageGlyphs:
    text = raw.FPDFText_LoadPage(page)
    try:
        return _glyphs(page, text, number, most)
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(page: pdfium.PdfPage, text: Any, number: int, most: int) -> PageGlyphs:
    """Boxes of all characters, turned from page coordinates to the page as displayed."""
    count = max(0, min(raw.FPDFText_CountChars(text), most)) if text else 0
    handle = ctypes.cast(text, ctypes.c_void_p).value
    codes, boxes, owners = _bulk(handle, count)
    # What pdfium made up (line ends, spaces it guessed) has no owner; a space glyph may have an empty box.
    kept = np.flatnonzero(
        (owners != 0)
        & ((codes > 31) | (codes == _LINE_END_HYPHEN) | np.isin(codes, TEX_LIGATURES))
        & ((boxes[:, 2] > boxes[:, 0]) | (codes == 32))
        & (codes < 0x110000)
        & ((codes < 0xD800) | (codes > 0xDFFF))
    )
    codes, boxes, owners = codes[kept], boxes[kept], owners[kept]
    codes, boxes, owners, kept = without_ligatures(codes, boxes, owners, kept)
    codes[np.isin(codes, (_LINE_END_HYPHEN, _NO_CHARACTER, SOFT_HYPHEN))] = ord("-")
    codes = plain_codes(codes)
    changes = np.flatnonzero(np.diff(owners, prepend=-1)) if len(owners) else np.empty(0, dtype=np.int64)
    which, styles = _styles(handle, kept[changes], owners[changes].tolist(), boxes[changes])
    width, height, turned = displayed(page, boxes)
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        codes=codes,
        x0=turned[:, 0],
        top=turned[:, 1],
        x1=turned[:, 2],
        bottom=turned[:, 3],
        style=np.repeat(which, np.diff(changes, append=len(owners))),
        space=codes == 32,
        styles=_turn(styles, page.get_rotation()),
        owner=owners,
    )


def _bulk(handle: int | None, count: int) -> tuple[Ints, Floats, Ints]:
    """Code point, box (left, top, right, bottom in page coordinates) and text object of each character.

    One call a character is all that pdfium offers; `map` over addresses keeps Python out of the loop.
    """
    rectangles = (raw.FS_RECTF * count)()
    codes = np.fromiter(map(_UNICODE, repeat(handle), range(count)), dtype=np.int64, count=count)
    _run(map(_BOX, repeat(handle), range(count), _places(rectangles, ctypes.sizeof(raw.FS_RECTF), count)))
    owners = np.fromiter(map(_OWNER, repeat(handle), range(count)), dtype=np.int64, count=count)
    boxes = np.frombuffer(rectangles, dtype=np.float32).reshape(-1, 4).astype(np.float64)
    return codes, boxes, owners


def _run(calls: Iterator[Any]) -> None:
    deque(calls, maxlen=0)


def _places(array: Any, step: int, count: int, offset: int = 0) -> range:
    """Addresses within a ctypes array."""
    first = ctypes.addressof(array) + offset
    return range(first, first + step * count, step)


def _turn(styles: list[Style], rotation: int) -> list[Style]:
    if not rotation:
        return styles
    return [replace(s, angle=(s.angle + rotation) % 360) for s in styles]


def displayed(page: pdfium.PdfPage, boxes: Any) -> tuple[float, float, Any]:
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


def _styles(handle: int | None, firsts: Ints, owners: list[int], boxes: Floats) -> tuple[Ints, list[Style]]:
    """Which style each text object has, and the styles. firsts, boxes: the first character of each object.

    Some producers (Qt) write one object a glyph, so this too goes in bulk; and a neighbour of just the same
    height on just the same line is taken to have the same size and angle.
    """
    count = len(owners)
    if not count:
        return np.empty(0, dtype=np.int64), []
    sizes, angles = _sizes(handle, firsts, owners, boxes)
    colours: Any = (ctypes.c_uint * (4 * count))()
    places = (_places(colours, 16, count, 4 * channel) for channel in range(4))
    inked = np.fromiter(map(_COLOUR, owners, *places), dtype=np.int64, count=count)
    rgba = np.frombuffer(colours, dtype=np.uint32).reshape(-1, 4).astype(np.int64)
    rgba[inked == 0] = (0, 0, 0, _OPAQUE)
    fonts, font = np.unique(np.fromiter(map(_FONT, owners), dtype=np.int64, count=count), return_inverse=True)
    modes = np.fromiter(map(_MODE, owners), dtype=np.int64, count=count)
    colour = ((rgba[:, 0] * 256 + rgba[:, 1]) * 256 + rgba[:, 2]) * 256 + rgba[:, 3]
    looks, which = _distinct(font, np.round(10 * sizes).astype(np.int64), angles, modes, colour)
    names = [_font(address) for address in fonts.tolist()]
    styles = []
    for k in looks.tolist():
        name, bold = names[font[k]]
        red, green, blue, alpha = rgba[k].tolist()
        styles.append(
            Style(name, float(sizes[k]), bold, int(angles[k]), int(modes[k]), (red, green, blue), alpha)
        )
    return which, styles


def _distinct(*columns: Ints) -> tuple[Ints, Ints]:
    """Index of one row of each distinct kind, and for each row its kind."""
    kind = np.zeros(len(columns[0]), dtype=np.int64)
    first = kind
    for column in columns:
        _, code = np.unique(column, return_inverse=True)
        _, first, kind = np.unique(
            kind * (int(code.max()) + 1) + code, return_index=True, return_inverse=True
        )
    return first, kind


def _sizes(handle: int | None, firsts: Ints, owners: list[int], boxes: Floats) -> tuple[Floats, Ints]:
    """Effective size in points and angle in degrees clockwise as on the unrotated page, of each object."""
    steps = np.abs(np.diff(boxes[:, [1, 3]], axis=0, prepend=np.inf)).max(axis=1)
    changes = np.flatnonzero(~(steps < _SAME_HEIGHT))
    count = len(changes)
    matrices, raw_sizes = (raw.FS_MATRIX * count)(), (ctypes.c_float * count)()
    # The character's matrix, not the object's: it holds the scale of the form that the object lies in.
    step = ctypes.sizeof(raw.FS_MATRIX)
    _run(map(_MATRIX, repeat(handle), firsts[changes].tolist(), _places(matrices, step, count)))
    _run(map(_SIZE, [owners[k] for k in changes.tolist()], _places(raw_sizes, 4, count)))
    across, slope, lean, up = np.frombuffer(matrices, dtype=np.float32).reshape(-1, 6)[:, :4].T
    sizes = np.array(raw_sizes, dtype=np.float64) * np.hypot(lean, up)
    # Page coordinates run upwards, so a turn to the left is a negative turn as displayed.
    angles = np.round(np.degrees(np.arctan2(slope, across)) / -90).astype(np.int64) * 90 % 360
    each = np.diff(changes, append=len(owners))
    return np.repeat(np.nan_to_num(np.round(sizes, 1)), each), np.repeat(angles, each)


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
    return name, bold_name(name) or raw.FPDFFont_GetWeight(font) >= 600


def bold_name(name: str) -> bool:
    """Whether a font's name says that it is heavy."""
    return any(word in name.lower() for word in ("bold", "black", "heavy", "semib", "demi"))


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
