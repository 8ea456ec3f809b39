"""The second PDF engine: glyphs with boxes from pdfminer.six, for files that pdfium cannot make sense of."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from screener.model.limits import LIMITS, ReadLimits
from screener.read.glyphs import PageGlyphs, Style, plain_codes
from screener.read.pdfium import SOFT_HYPHEN, bold_name

_NO_MAP = re.compile(r"\(cid:(\d+)\)")
_BULLET = "127"
"""The code of a bullet in the standard encodings, for which pdfminer.six has no letter."""


def pages(data: bytes, limits: ReadLimits = LIMITS) -> list[PageGlyphs]:
    """Each page's glyphs; as many pages as can be read. Never raises: it leaks many types of errors."""
    found: list[PageGlyphs] = []
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        for number, page in enumerate(_layouts(data, limits.pages), 1):
            found.append(_glyphs(*page, number, limits.characters))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001 - what could be read until here is still worth having
        return found
    return found


def _layouts(data: bytes, most: int) -> Iterator[tuple[Any, Any]]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(data), maxpages=most):
        interpreter.process_page(page)
        yield page, device.get_result()


def _glyphs(page: Any, layout: Any, number: int, most: int) -> PageGlyphs:
    """Boxes from the corner of the crop box, downwards; pdfminer.six has turned the page already."""
    left, top, width, height = _crop(page, layout)
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    style: list[int] = []
    styles: dict[Style, int] = {}
    for char in islice(_characters(layout), most):
        text = _NO_MAP.sub(lambda m: "•" if m[1] == _BULLET else "\ufffd", char.get_text())
        look = styles.setdefault(_style(char), len(styles))
        for letter in text:
            codes.append(ord(letter))
            boxes.append((char.x0 - left, top - char.y1, char.x1 - left, top - char.y0))
            style.append(look)
    matrix = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    points = np.array(codes, dtype=np.int64)
    points[points == SOFT_HYPHEN] = ord("-")
    points = plain_codes(points)
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        codes=points,
        x0=matrix[:, 0],
        top=matrix[:, 1],
        x1=matrix[:, 2],
        bottom=matrix[:, 3],
        style=np.array(style, dtype=np.int64),
        space=points <= 32,
        styles=list(styles),
        owner=np.zeros(len(points), dtype=np.int64),
    )


def _characters(layout: Any) -> Iterator[Any]:
    from pdfminer.layout import LTChar, LTFigure

    stack = [iter(layout)]
    while stack:
        one = next(stack[-1], None)
        if one is None:
            stack.pop()
        elif isinstance(one, LTChar):
            yield one
        elif isinstance(one, LTFigure):
            stack.append(iter(one))


def _style(char: Any) -> Style:
    across, slope = char.matrix[0], char.matrix[1]
    angle = round(np.degrees(np.arctan2(slope, across)) / -90) * 90 % 360
    upright = angle in (0, 180)
    size = round(char.height if upright else char.width, 1)
    return Style(char.fontname, float(size), bold_name(char.fontname), int(angle))


def _crop(page: Any, layout: Any) -> tuple[float, float, float, float]:
    """Left edge, upper edge, width and height of what is displayed, in pdfminer.six's coordinates."""
    media, crop = page.mediabox, page.cropbox or page.mediabox
    x0, y0 = crop[0] - media[0], crop[1] - media[1]
    x1, y1 = media[2] - crop[2], media[3] - crop[3]
    cut = {0: (x0, y0, x1, y1), 90: (y0, x1, y1, x0), 180: (x1, y1, x0, y0), 270: (y1, x0, y0, x1)}
    west, south, east, north = cut[int(page.rotate or 0) % 360 // 90 * 90]
    return west, layout.height - north, layout.width - west - east, layout.height - south - north
