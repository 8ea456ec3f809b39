"""What is painted over on a page where nobody may be recognised: words, pictures, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from pypdfium2 import raw

from screener.export.blind import masked_spans
from screener.model.document import Document
from screener.model.profile import Profile
from screener.model.span import Box, Span
from screener.read.pdfium import displayed

EDGE = 0.75
"""Points by which the edge of something drawn may be blurred."""

MARGIN, OVERHANG = 0.5, 0.06
"""Points, and share of a line's height, by which letters may reach beyond their boxes."""

NEAR = 2.0
"""Points within which a letter belongs to a line of the text."""

DEEPEST, MOST_LETTERS = 8, 100_000
_UNSEEN = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
"""Sorts of annotations that draw nothing: what they lie over is masked for itself."""


def masked_boxes(page: Any, number: int, document: Document, person: Profile) -> list[Box]:
    """The boxes, in points on the page as displayed. `page` is pdfium's, `number` counts from 1."""
    # A photo cannot be told from a logo, nor a stamp with a name from one without.
    drawn = _displayed(page, [*_pictures(page), *_annotations(page)])
    unread = _unread(_displayed(page, list(_letters(page))), number, document)
    width, height = page.get_size()
    return [
        Box(max(0.0, box.x0), max(0.0, box.top), min(width, box.x1), min(height, box.bottom))
        for box in (*_words(number, document, person), *drawn, *unread)
        if box.x1 > 0 and box.bottom > 0 and box.x0 < width and box.top < height
    ]


def covers_all(page: Any, boxes: Iterable[Box]) -> bool:
    """True where one of the boxes leaves next to nothing of the page: it is a picture, or lies on one."""
    width, height = page.get_size()
    return any((b.x1 - b.x0) * (b.bottom - b.top) > 0.8 * width * height for b in boxes)


def _words(number: int, document: Document, person: Profile) -> Iterator[Box]:
    for start, end in masked_spans(document.text, person):
        for line in document.lines_in(Span(start, end)):
            if line.page == number:
                inside = Span(max(start, line.span.start), min(end, line.span.end))
                yield from map(_with_margin, document.boxes(inside))


def _with_margin(box: Box) -> Box:
    margin = MARGIN + OVERHANG * min(box.bottom - box.top, box.x1 - box.x0)
    return Box(box.x0 - margin, box.top - margin, box.x1 + margin, box.bottom + margin)


def _letters(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every letter that pdfium knows of."""
    text = page.get_textpage()
    for index in range(min(text.count_chars(), MOST_LETTERS)):
        left, bottom, right, top = text.get_charbox(index)
        if right > left and top > bottom:
            yield left, bottom, right, top
    text.close()


def _unread(letters: list[Box], number: int, document: Document) -> list[Box]:
    """Letters outside the lines of the text: what was not read cannot be told to be harmless."""
    lines = np.array([line.box for line in document.lines if line.page == number]).reshape(-1, 4)
    if not letters:
        return []
    boxes = np.array(letters)
    across, down = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    beside = (lines[:, 0, None] > across + NEAR) | (lines[:, 2, None] < across - NEAR)
    beside |= (lines[:, 1, None] > down + NEAR) | (lines[:, 3, None] < down - NEAR)
    return [_with_margin(letters[k]) for k in np.flatnonzero(beside.all(axis=0)).tolist()]


def _pictures(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every picture, those in forms too, in page coordinates."""
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        bounds = picture.get_bounds()
        form = picture.container
        while form is not None:
            bounds = form.get_matrix().on_rect(*bounds)
            form = form.container
        yield bounds


def _annotations(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The same of what is stuck on the page."""
    for index in range(max(0, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) not in _UNSEEN and raw.FPDFAnnot_GetRect(
            annotation, rectangle
        ):
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        raw.FPDFPage_CloseAnnot(annotation)


def _displayed(page: Any, drawn: list[tuple[float, float, float, float]]) -> list[Box]:
    """Rectangles of page coordinates as boxes on the page as displayed."""
    if not drawn:
        return []
    corners = np.array([(left, top, right, bottom) for left, bottom, right, top in drawn])
    turned = displayed(page, corners)[2].tolist()
    return [Box(x0 - EDGE, top - EDGE, x1 + EDGE, bottom + EDGE) for x0, top, x1, bottom in turned]
