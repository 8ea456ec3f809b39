"""Lines drawn through words on a PDF page: no attribute says that text is struck through, the page does."""

from __future__ import annotations

import ctypes
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.read.glyphs import Bools, Floats, PageGlyphs
from screener.read.pdfium import displayed
from screener.read.pdfium_calls import ADDRESS, HANDLE, INT, call
from screener.read.words import runs

_OBJECT = call("FPDFPage_GetObject", ADDRESS, HANDLE, INT)
_KIND = call("FPDFPageObj_GetType", INT, HANDLE)
_BOUNDS = call("FPDFPageObj_GetBounds", INT, *[HANDLE] * 5)

_FILL = call("FPDFPageObj_GetFillColor", INT, *[HANDLE] * 5)
_STROKE = call("FPDFPageObj_GetStrokeColor", INT, *[HANDLE] * 5)
_DRAWN = call("FPDFPath_GetDrawMode", INT, *[HANDLE] * 3)
_FAINTEST, _PALEST = 60, 225

_MOST_OBJECTS = 200_000
_MOST_LINES = 500
_THICKEST, _SHORTEST = 4.5, 4.0
"""Points: what is higher is no line, what is shorter strikes nothing."""

_UPPER, _LOWER = 0.35, 0.68
"""Of a letter's box from its top: a line through its middle lies here, an underline below."""

_BEYOND = 0.6
"""Of a letter's height: a line that runs on further is a rule of the page's design, behind a heading."""


def struck_through(page: pdfium.PdfPage, glyphs: PageGlyphs, visible: Bools) -> tuple[Bools, tuple[str, ...]]:
    """True for each visible glyph with a line through it, and the words that these are."""
    found = np.zeros(len(glyphs.codes), dtype=np.bool_)
    lines = _lines(page) if visible.any() else np.empty((0, 4))
    if not len(lines):
        return found, ()
    places = displayed(page, lines)[2]
    upright = np.array([style.angle == 0 for style in glyphs.styles] or [True])
    letters = visible & ~glyphs.space
    letters &= upright[glyphs.style] if len(glyphs.style) else False
    across, _ = glyphs.middle
    tall = np.maximum(glyphs.bottom - glyphs.top, 0.1)
    for left, top, right, bottom in places.tolist():
        if right - left < _SHORTEST or bottom - top > _THICKEST:
            continue
        at = ((top + bottom) / 2 - glyphs.top) / tall
        hit = letters & (at > _UPPER) & (at < _LOWER) & (across > left) & (across < right)
        if hit.any() and _ends_with(glyphs, hit, left, right):
            found |= hit
    chosen = np.flatnonzero(found)
    return found, tuple(run.text for run in runs(glyphs, chosen)) if len(chosen) else ()


def _ends_with(glyphs: PageGlyphs, hit: Bools, left: float, right: float) -> bool:
    """Whether a line begins and ends with the letters that it crosses."""
    beyond = _BEYOND * float((glyphs.bottom[hit] - glyphs.top[hit]).max())
    return bool(glyphs.x0[hit].min() - left < beyond and right - glyphs.x1[hit].max() < beyond)


def _lines(page: pdfium.PdfPage) -> Floats:
    """Left, top, right, bottom in page coordinates of paths that are low or narrow."""
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    objects = np.fromiter(map(_OBJECT, repeat(handle), range(count)), dtype=np.int64, count=count)
    kinds = np.fromiter(map(_KIND, objects.tolist()), dtype=np.int64, count=count)
    edges = (ctypes.c_float * 4)()
    places = [ctypes.addressof(edges) + 4 * k for k in range(4)]
    found: list[tuple[float, float, float, float]] = []
    for one in objects[kinds == raw.FPDF_PAGEOBJ_PATH].tolist():
        if len(found) < _MOST_LINES and _BOUNDS(one, *places):
            left, bottom, right, top = edges
            is_thin = top - bottom <= _THICKEST or right - left <= _THICKEST
            if is_thin and _is_inked(one):
                found.append((left, top, right, bottom))
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def _is_inked(path: int) -> bool:
    """Whether a path is drawn in a color that paper shows."""
    modes, color = (ctypes.c_int * 2)(), (ctypes.c_uint * 4)()
    first, channels = ctypes.addressof(modes), [ctypes.addressof(color) + 4 * k for k in range(4)]
    if not _DRAWN(path, first, first + 4):
        return False
    for is_drawn, asked in ((modes[0], _FILL), (modes[1], _STROKE)):
        if is_drawn and asked(path, *channels) and color[3] > _FAINTEST and min(color[:3]) < _PALEST:
            return True
    return False
