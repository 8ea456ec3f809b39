"""Which text lies outside its clip path, or inside one whose shape has to be looked at."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from screener.read.glyphs import Bools, PageGlyphs
from screener.read.pdfium import displayed
from screener.read.pdfium_calls import HANDLE, INT, call

_CLIP = call("FPDFPageObj_GetClipPath", HANDLE, HANDLE)
_PATHS = call("FPDFClipPath_CountPaths", INT, HANDLE)
_SEGMENTS = call("FPDFClipPath_CountPathSegments", INT, HANDLE, INT)
_SEGMENT = call("FPDFClipPath_GetPathSegment", HANDLE, HANDLE, INT, INT)
_POINT = call("FPDFPathSegment_GetPoint", INT, HANDLE, HANDLE, HANDLE)
_CORNER = (ctypes.c_float * 2)()
"""Where pdfium writes a point: one for all, since each is read at once."""

_AT = ctypes.addressof(_CORNER)
_MOST_PATHS = 8
_OF_RECTANGLE = 5
_ONE_LINE = 0.5
_EVERYTHING = (-1e6, 1e6, 1e6, -1e6)
_NOTHING = (1e6, -1e6, -1e6, 1e6)


def clipped(page: pdfium.PdfPage, glyphs: PageGlyphs) -> Bools:
    """For each glyph whether its clip path may hide it; asked once a word."""
    is_start = ~(np.abs(np.diff(glyphs.top, prepend=np.inf)) < _ONE_LINE)
    is_start[1:] |= glyphs.space[:-1]
    starts = np.flatnonzero(is_start)
    known: dict[tuple[float, ...], tuple[float, float, float, float]] = {}
    boxes = []
    for one in glyphs.owner[starts].tolist():
        clip = _CLIP(one)
        key = _first(clip)
        if key not in known:
            known[key] = _box(clip, int(key[0]))
        boxes.append(known[key])
    around = displayed(page, np.array(boxes, dtype=np.float64).reshape(-1, 4))[2]
    each = np.repeat(around, np.diff(starts, append=len(glyphs.codes)), axis=0)
    across, down = glyphs.middle
    return np.asarray(
        (across < each[:, 0]) | (across > each[:, 2]) | (down < each[:, 1]) | (down > each[:, 3])
    )


def _first(clip: Any) -> tuple[float, ...]:
    """How many paths, and two corners of the last one: what tells one clip path from another."""
    paths = min(max(_PATHS(clip) if clip else 0, 0), _MOST_PATHS)
    if not paths:
        return (0,)
    last = paths - 1
    return (paths, *_point(clip, last, 0), *_point(clip, last, 2))


def _box(clip: Any, paths: int) -> tuple[float, float, float, float]:
    """left, top, right, bottom in page coordinates, which run upwards; nothing for an odd shape."""
    left, top, right, bottom = _EVERYTHING
    for path in range(paths):
        count = _SEGMENTS(clip, path)
        points = [_point(clip, path, k) for k in range(min(count, _OF_RECTANGLE))]
        xs, ys = {round(x, 2) for x, _ in points}, {round(y, 2) for _, y in points}
        corners = {(round(x, 2), round(y, 2)) for x, y in points}
        if count > _OF_RECTANGLE or max(len(xs), len(ys)) > 2 or len(corners) < len(xs) * len(ys):
            return _NOTHING
        if points:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, top, right, bottom


def _point(clip: Any, path: int, segment: int) -> tuple[float, float]:
    _POINT(_SEGMENT(clip, path, segment), _AT, _AT + 4)
    return _CORNER[0], _CORNER[1]
