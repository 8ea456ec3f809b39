"""What lies on a PDF page rather than in it and is seen there: fields of forms, typed notes, stamps."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.read.glyphs import Ints, PageGlyphs, Style, Tick
from screener.read.marks import EMPTY_BOX, TICKED_BOX

MOST = 2_000
"""Annotations of one page that are looked at."""

_SEEN = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW | raw.FPDF_ANNOT_FLAG_INVISIBLE
_STATE = b"AS"
_OFF = "Off"
_SAME_ROW = 0.7
_FLATTENED = raw.FLATTEN_SUCCESS


def prepare(document: pdfium.PdfDocument) -> None:
    """Let fields that only say what they hold be drawn; to be called before any page is loaded."""
    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
        document.init_forms()


def lies_on(page: pdfium.PdfPage) -> tuple[bool, tuple[Tick, ...]]:
    """Whether something with words lies on the page, and its check boxes in page coordinates."""
    kinds: set[int] = set()
    boxes: list[Tick] = []
    for annotation in _annotations(page):
        kinds.add(raw.FPDFAnnot_GetSubtype(annotation))
        state = _text(annotation, _STATE)
        if state and not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            place = raw.FS_RECTF()
            if raw.FPDFAnnot_GetRect(annotation, ctypes.byref(place)):
                edges = (place.left, place.top, place.right, place.bottom)
                boxes.append(Tick(edges, state != _OFF))
    return bool(kinds & _SEEN), tuple(boxes)


def flattened(document: pdfium.PdfDocument, index: int, page: pdfium.PdfPage) -> pdfium.PdfPage:
    """The page with what lies on it made part of it, drawn last."""
    done = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == _FLATTENED
    return document[index] if done else page


def beside_labels(glyphs: PageGlyphs, first: int) -> Ints:
    """An order of the glyphs in which those from `first` on follow what stands left of them on their row.

    Fields are drawn last wherever they stand, and read in the place of their labels.
    """
    count = len(glyphs.codes)
    key, behind = np.arange(count, dtype=np.float64), np.zeros(count)
    across, down = glyphs.middle
    starts = np.flatnonzero(np.diff(glyphs.owner[first:], prepend=-1)) + first
    for start, end in zip(starts[:MOST].tolist(), [*starts[1:].tolist(), count], strict=False):
        height = glyphs.bottom[start] - glyphs.top[start]
        row = np.abs(down[:first] - down[start]) < _SAME_ROW * max(height, 1.0)
        left = np.flatnonzero(row & (across[:first] < glyphs.x0[start]))
        right = np.flatnonzero(row & (across[:first] >= glyphs.x0[start]))
        if len(left):
            key[start:end] = left[np.argmax(across[left])] + 0.5
        elif len(right):
            key[start:end] = right[np.argmin(across[right])] - 0.5
        behind[start:end] = glyphs.x0[start]
    return np.lexsort((np.arange(count), behind, key))


def with_ticks(glyphs: PageGlyphs) -> tuple[PageGlyphs, Ints]:
    """The glyphs with a sign for each check box: empty, or ticked where its tick is no letter itself.

    The second value says where each of them comes from: signs behind the glyphs there were.
    """
    shown: list[tuple[float, float, float, float]] = []
    signs: list[int] = []
    across, down = glyphs.middle
    for tick in glyphs.ticks:
        left, top, right, bottom = tick.box
        inside = (across > left) & (across < right) & (down > top) & (down < bottom)
        if right - left > 1 and not (inside & ~glyphs.space).any():
            shown.append((left, top, right, bottom))
            signs.append(ord(TICKED_BOX if tick.on else EMPTY_BOX))
    if not shown:
        return glyphs, np.arange(len(glyphs.codes))
    edges = np.array(shown, dtype=np.float64)
    style = Style("", float(round(float(np.median(edges[:, 3] - edges[:, 1])), 1)), bold=False)
    count = len(signs)
    whole = replace(
        glyphs,
        codes=np.append(glyphs.codes, signs),
        x0=np.append(glyphs.x0, edges[:, 0]),
        top=np.append(glyphs.top, edges[:, 1]),
        x1=np.append(glyphs.x1, edges[:, 2]),
        bottom=np.append(glyphs.bottom, edges[:, 3]),
        style=np.append(glyphs.style, np.full(count, len(glyphs.styles))),
        space=np.append(glyphs.space, np.zeros(count, dtype=bool)),
        styles=[*glyphs.styles, style],
        owner=np.append(glyphs.owner, -1 - np.arange(count)),
    )
    order = beside_labels(whole, len(glyphs.codes))
    whole = whole.ordered(order)
    whole.owner = np.maximum(whole.owner, 0)
    return whole, order


def _annotations(page: pdfium.PdfPage) -> Iterator[Any]:
    for place in range(min(max(raw.FPDFPage_GetAnnotCount(page.raw), 0), MOST)):
        with _opened(page, place) as annotation:
            if annotation:
                yield annotation


@contextmanager
def _opened(page: pdfium.PdfPage, place: int) -> Iterator[Any]:
    annotation = raw.FPDFPage_GetAnnot(page.raw, place)
    try:
        yield annotation
    finally:
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def _text(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < 1000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
