"""What pdfium draws on a page besides text: shapes and pictures that cover words or lie under them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.read.glyphs import Bools, Floats, Ints
from screener.read.pdfium import displayed
from screener.read.pdfium_calls import ADDRESS, HANDLE, INT, call, places, run

MOST_OBJECTS = 200_000
MOST_PLATES = 20_000
"""Of more, the text beneath is looked for on the rendered page without asking which plate covers it."""

PATTERN = (191, 191, 191)
"""The colour that pdfium tells of whatever is filled with a pattern."""

_MIXED = (-1, -1, -1)
_CELL = 2.0
_COARSE = 4.0
_MOST_CELLS = 1000
_CLEAR, _SOLID = 26, 230
_THICK_LINE = 6.0

_OBJECT = call("FPDFPage_GetObject", ADDRESS, HANDLE, INT)
_KIND = call("FPDFPageObj_GetType", INT, HANDLE)
_BOUNDS = call("FPDFPageObj_GetBounds", INT, *[HANDLE] * 5)
_FILL = call("FPDFPageObj_GetFillColor", INT, *[HANDLE] * 5)
_STROKE = call("FPDFPageObj_GetStrokeColor", INT, *[HANDLE] * 5)
_WIDTH = call("FPDFPageObj_GetStrokeWidth", INT, *[HANDLE] * 2)
_DRAWN = call("FPDFPath_GetDrawMode", INT, *[HANDLE] * 3)
_LINKS = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)


@dataclass(frozen=True, slots=True)
class Plates:
    """n filled shapes and pictures in drawing order; what the last of them is at each place of the page.

    order: n places in the drawing order. colours: n × 3, -1 for a picture or a mixture. top: a grid over
    the page as displayed, of indexes into both, -1 for bare paper. cell: the grid's step in points.
    """

    order: Ints
    colours: Ints
    top: npt.NDArray[np.int16]
    cell: float
    too_many: bool

    def at(self, across: Floats, down: Floats) -> Ints:
        """Index of the uppermost plate at each point, -1 for none."""
        rows, columns = self.top.shape
        row = np.clip((down / self.cell).astype(np.int64), 0, rows - 1)
        column = np.clip((across / self.cell).astype(np.int64), 0, columns - 1)
        return np.asarray(self.top[row, column], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Drawing:
    """order: for each text object asked for its place in the drawing order, -1 inside a form.

    plates: None without any. twins: text objects that repeat the words of others in their place; pdfium tells
    those only once.
    """

    order: Ints
    plates: Plates | None = None
    twins: frozenset[int] = frozenset()


def drawn(page: pdfium.PdfPage, owners: Ints, middles: tuple[Floats, Floats]) -> Drawing:
    """What is drawn beside the text objects `owners`, and in which order.

    middles: of the page's letters, across and down; what lies over none of them is no plate.
    """
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    count = min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)
    objects = np.fromiter(map(_OBJECT, repeat(handle), range(count)), dtype=np.int64, count=count)
    if not count:
        return Drawing(np.full(len(owners), -1))
    sorting = np.argsort(objects)
    place = sorting[np.minimum(np.searchsorted(objects, owners, sorter=sorting), count - 1)]
    order = np.where(objects[place] == owners, place, -1)
    is_other = objects != 0
    is_other[order[order >= 0]] = False
    others = np.flatnonzero(is_other)
    few = others[:MOST_PLATES]
    bounds, is_near = _bounds(page, objects[few], middles)
    near = few[is_near]
    above, boxes, colours, twins = _plates(near, objects[near], bounds[is_near])
    notes = _notes(page)
    if notes:
        above = np.append(above, [count] * len(notes))
        boxes = np.concatenate((boxes, notes))
        colours = np.concatenate((colours, [_MIXED] * len(notes)))
    plates = None
    if len(above):
        plates = _layered(page, above, boxes, colours, too_many=len(others) > MOST_PLATES)
    return Drawing(order, plates, twins)


def _layered(page: pdfium.PdfPage, order: Ints, boxes: Floats, colours: Ints, *, too_many: bool) -> Plates:
    width, height, shown = displayed(page, boxes)
    cell = max(_CELL, width / _MOST_CELLS, height / _MOST_CELLS)
    rows, columns = int(max(height, 1) / cell) + 1, int(max(width, 1) / cell) + 1
    top = np.full((rows, columns), -1, dtype=np.int16)
    edges = np.column_stack((np.floor(shown[:, :2] / cell), np.ceil(shown[:, 2:] / cell)))
    edges = np.clip(edges, 0, max(rows, columns)).astype(np.int64)
    for k, (left, upper, right, lower) in enumerate(edges.tolist()):
        top[upper:lower, left:right] = k
    return Plates(order, colours, np.asarray(top, dtype=np.int16), cell, too_many)


def _bounds(page: pdfium.PdfPage, objects: Ints, middles: tuple[Floats, Floats]) -> tuple[Floats, Bools]:
    """The boxes of objects in page coordinates (left, top, right, bottom), and which lie over letters."""
    count = len(objects)
    edges: Any = (ctypes.c_float * (4 * count))()
    # pdfium gives left, bottom, right, top; boxes here are left, top, right, bottom.
    sides = (places(edges, 16, count, 4 * side) for side in (0, 3, 2, 1))
    bounded = np.fromiter(map(_BOUNDS, objects.tolist(), *sides), dtype=np.int64, count=count) != 0
    boxes = np.frombuffer(edges, dtype=np.float32).reshape(-1, 4).astype(np.float64)
    return boxes, bounded & _over_letters(displayed(page, boxes)[2], middles)


def _over_letters(boxes: Floats, middles: tuple[Floats, Floats]) -> Bools:
    """Which boxes, as displayed, hold the middle of a letter: counted on a coarse grid, in favour of yes."""
    cells = [np.clip(middle / _COARSE, -1, _MOST_CELLS).astype(np.int64) + 1 for middle in middles]
    across, down = (int(cell.max(initial=0)) + 1 for cell in cells)
    counts = np.bincount(cells[1] * across + cells[0], minlength=across * down).reshape(down, across)
    sums = np.zeros((down + 1, across + 1), dtype=np.int64)
    sums[1:, 1:] = counts.cumsum(axis=0).cumsum(axis=1)
    first = np.clip(np.floor(np.nan_to_num(boxes[:, :2]) / _COARSE), -1, _MOST_CELLS).astype(np.int64) + 1
    last = np.clip(np.ceil(np.nan_to_num(boxes[:, 2:]) / _COARSE), -1, _MOST_CELLS).astype(np.int64) + 2
    left, right = np.minimum(first[:, 0], across), np.minimum(last[:, 0], across)
    top, bottom = np.minimum(first[:, 1], down), np.minimum(last[:, 1], down)
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(inside > 0)


def _plates(order: Ints, objects: Ints, boxes: Floats) -> tuple[Ints, Floats, Ints, frozenset[int]]:
    """Order, box and colour of those objects that cover something; and which of them are text."""
    addresses, count = objects.tolist(), len(objects)
    modes: Any = (ctypes.c_int * (2 * count))()
    run(map(_DRAWN, addresses, *(places(modes, 8, count, 4 * side) for side in (0, 1))))
    kinds = np.fromiter(map(_KIND, addresses), dtype=np.int64, count=count)
    is_path = kinds == raw.FPDF_PAGEOBJ_PATH
    drawn_as = np.frombuffer(modes, dtype=np.int32).reshape(-1, 2)
    filled = is_path & (drawn_as[:, 0] != 0)
    lined = is_path & ~filled & (drawn_as[:, 1] != 0)
    lined[lined] = _are_lines([addresses[k] for k in np.flatnonzero(lined).tolist()], boxes[lined])
    colours = np.full((count, 3), -1, dtype=np.int64)
    kept = ~is_path | filled | lined
    for ask, chosen in ((_FILL, filled), (_STROKE, lined)):
        colours[chosen], solid = _colours([addresses[k] for k in np.flatnonzero(chosen).tolist()], ask)
        kept[chosen] &= solid
    twins = frozenset(objects[kinds == raw.FPDF_PAGEOBJ_TEXT].tolist())
    return order[kept], boxes[kept], colours[kept], twins


def _are_lines(paths: list[int], boxes: Floats) -> Bools:
    """Which outlines cover all of their box: straight lines and very thick ones."""
    widths: Any = (ctypes.c_float * len(paths))()
    run(map(_WIDTH, paths, places(widths, 4, len(paths))))
    wide = np.array(widths, dtype=np.float64)
    thin = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 1] - boxes[:, 3])
    return np.asarray((thin <= 2 * wide) | (wide >= _THICK_LINE))


def _colours(paths: list[int], ask: Any) -> tuple[Ints, Bools]:
    """The colour of each path, -1 where it is a mixture; and whether it covers anything."""
    count = len(paths)
    rgba: Any = (ctypes.c_uint * (4 * count))()
    channels = (places(rgba, 16, count, 4 * channel) for channel in range(4))
    known = np.fromiter(map(ask, paths, *channels), dtype=np.int64, count=count) != 0
    values = np.frombuffer(rgba, dtype=np.uint32).reshape(-1, 4).astype(np.int64)
    mixed = ~known | (values[:, 3] < _SOLID) | (values[:, :3] == PATTERN).all(axis=1)
    return np.where(mixed[:, None], -1, values[:, :3]), ~known | (values[:, 3] >= _CLEAR)


def _notes(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Where notes and stamps are drawn over the page, in page coordinates."""
    found = []
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        edges = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) not in _LINKS and raw.FPDFAnnot_GetRect(note, edges):
            found.append((edges.left, edges.top, edges.right, edges.bottom))
        raw.FPDFPage_CloseAnnot(note)
    return found
