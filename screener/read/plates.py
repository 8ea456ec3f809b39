"""What pdfium draws on a page besides text: shapes and pictures that cover words or lie under them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.read.glyphs import Floats, Ints
from screener.read.pdfium import call, displayed

MOST_OBJECTS = 200_000
MOST_PLATES = 200
_THINNEST = 4.0
_SOLID = 200

_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_OBJECT = call("FPDFPage_GetObject", ctypes.c_size_t, _HANDLE, _INT)
_KIND = call("FPDFPageObj_GetType", _INT, _HANDLE)
_BOUNDS = call("FPDFPageObj_GetBounds", _INT, *[_HANDLE] * 5)
_COLOUR = call("FPDFPageObj_GetFillColor", _INT, *[_HANDLE] * 5)
_DRAWN = call("FPDFPath_GetDrawMode", _INT, *[_HANDLE] * 3)
_CLIP = call("FPDFPageObj_GetClipPath", _HANDLE, _HANDLE)
_CLIP_PATHS = call("FPDFClipPath_CountPaths", _INT, _HANDLE)
_CLIP_SEGMENTS = call("FPDFClipPath_CountPathSegments", _INT, _HANDLE, _INT)
_CLIP_SEGMENT = call("FPDFClipPath_GetPathSegment", _HANDLE, _HANDLE, _INT, _INT)
_POINT = call("FPDFPathSegment_GetPoint", _INT, _HANDLE, _HANDLE, _HANDLE)
_MOST_SEGMENTS = 64


@dataclass(frozen=True, slots=True)
class Plate:
    """One filled shape or picture. order: place in the drawing order. colour None: a picture or a mixture.

    box: left, top, right, bottom on the page as displayed.
    """

    order: int
    box: tuple[float, float, float, float]
    colour: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's plates, and for each text object asked for its place in the drawing order, -1 unknown."""

    plates: tuple[Plate, ...]
    order: Ints


def drawn(page: pdfium.PdfPage, owners: Ints) -> Drawn:
    """The largest plates of a page, beside its text objects `owners`."""
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    count = min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)
    objects = np.fromiter(map(_OBJECT, repeat(handle), range(count)), dtype=np.int64, count=count)
    if not count:
        return Drawn((), np.full(len(owners), -1))
    sorting = np.argsort(objects)
    place = sorting[np.minimum(np.searchsorted(objects, owners, sorter=sorting), count - 1)]
    order = np.where(objects[place] == owners, place, -1)
    is_other = objects != 0
    is_other[order[order >= 0]] = False
    others = np.flatnonzero(is_other)
    found = [
        plate
        for k, one in zip(others.tolist(), objects[others].tolist(), strict=True)
        if (plate := _plate(k, one))
    ]
    if not found:
        return Drawn((), order)
    boxes = displayed(page, np.array([plate.box for plate in found]))[2].tolist()
    plates = [Plate(p.order, tuple(box), p.colour) for p, box in zip(found, boxes, strict=True)]
    plates.sort(key=lambda p: (p.box[2] - p.box[0]) * (p.box[3] - p.box[1]), reverse=True)
    return Drawn(tuple(plates[:MOST_PLATES]), order)


def _plate(order: int, one: int) -> Plate | None:
    kind = _KIND(one)
    if kind not in (
        raw.FPDF_PAGEOBJ_PATH,
        raw.FPDF_PAGEOBJ_IMAGE,
        raw.FPDF_PAGEOBJ_SHADING,
        raw.FPDF_PAGEOBJ_FORM,
    ):
        return None
    edges = (ctypes.c_float * 4)()
    left, bottom, right, top = (ctypes.addressof(edges) + 4 * k for k in range(4))
    if not _BOUNDS(one, left, bottom, right, top):
        return None
    box = (edges[0], edges[3], edges[2], edges[1])
    if box[2] - box[0] < _THINNEST or box[1] - box[3] < _THINNEST:
        return None
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return Plate(order, box, None)
    colour = _fill(one)
    return Plate(order, box, colour) if colour else None


def _fill(path: int) -> tuple[int, int, int] | None:
    """Colour of a filled, solid path; None where only its outline is drawn."""
    modes, rgba = (ctypes.c_int * 2)(), (ctypes.c_uint * 4)()
    first = ctypes.addressof(modes)
    if not _DRAWN(path, first, first + 4) or not modes[0]:
        return None
    first = ctypes.addressof(rgba)
    if not _COLOUR(path, first, first + 4, first + 8, first + 12) or rgba[3] < _SOLID:
        return None
    return rgba[0], rgba[1], rgba[2]


def clip_boxes(page: pdfium.PdfPage, objects: list[int]) -> Floats:
    """For each text object the rectangle around its clip path, as displayed; the whole plane without one."""
    boxes = [_clip_box(one) for one in objects]
    return np.asarray(displayed(page, np.array(boxes, dtype=np.float64).reshape(-1, 4))[2], dtype=np.float64)


def _clip_box(one: int) -> tuple[float, float, float, float]:
    """left, top, right, bottom in page coordinates, which run upwards."""
    everything = (-1e6, 1e6, 1e6, -1e6)
    clip = _CLIP(one)
    paths = _CLIP_PATHS(clip) if clip else 0
    left, top, right, bottom = everything
    for path in range(min(max(paths, 0), 8)):
        points = [
            _segment_point(clip, path, k) for k in range(min(_CLIP_SEGMENTS(clip, path), _MOST_SEGMENTS))
        ]
        if points:
            left, right = max(left, min(x for x, _ in points)), min(right, max(x for x, _ in points))
            bottom, top = max(bottom, min(y for _, y in points)), min(top, max(y for _, y in points))
    return left, top, right, bottom


def _segment_point(clip: Any, path: int, segment: int) -> tuple[float, float]:
    point = (ctypes.c_float * 2)()
    first = ctypes.addressof(point)
    _POINT(_CLIP_SEGMENT(clip, path, segment), first, first + 4)
    return point[0], point[1]
