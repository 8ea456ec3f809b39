"""The second PDF engine: glyphs with boxes from pdfminer.six, for files that pdfium cannot make sense of."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from screener.model.limits import LIMITS, ReadLimits
from screener.read.glyphs import PageGlyphs, Style, plain_codes
from screener.read.pdfium import SOFT_HYPHEN
from screener.read.pdfium_styles import bold_name
from screener.read.visible.by_order import Shape, doubts_by_order

_NO_MAP = re.compile(r"\(cid:(\d+)\)")
_NONE = object()
_NAMELESS = "unknown"
_LETTER = (0.0, 0.0, 612.0, 792.0)
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
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    from screener.read.miner_device import Device

    resources = PDFResourceManager()
    device = Device(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(data), maxpages=most):
        page.mediabox = _ordered(page.mediabox) or _LETTER
        crop = _ordered(page.cropbox)
        page.cropbox = (_within(crop, page.mediabox) if crop else None) or page.mediabox
        interpreter.process_page(page)
        yield page, device.get_result()


@dataclass(slots=True)
class _Letters:
    """What a page draws, in order: letters with box, style, place in the order and ink; shapes; styles."""

    codes: list[int] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    style: list[int] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    inks: list[Any] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    styles: dict[Style, int] = field(default_factory=dict)

    def add(self, at: int, one: Any, box: tuple[float, float, float, float]) -> None:
        """Add a letter (the letters of a ligature share its box) or a shape that covers something."""
        if not hasattr(one, "mode"):
            if (colour := _fill(one)) is not _NONE:
                self.shapes.append((at, box, colour))
            return
        text = _NO_MAP.sub(lambda m: "•" if m[1] == _BULLET else "\ufffd", one.get_text())
        look = self.styles.setdefault(_style(one), len(self.styles))
        for letter in text:
            self.codes.append(ord(letter))
            self.boxes.append(box)
            self.style.append(look)
            self.order.append(at)
            self.inks.append(one.ink)


def _glyphs(page: Any, layout: Any, number: int, most: int) -> PageGlyphs:
    """Boxes from the corner of the crop box, downwards; pdfminer.six has turned the page already."""
    left, top, width, height = _crop(page, layout)
    found = _Letters()
    for at, one in enumerate(_drawn(layout)):
        found.add(at, one, (one.x0 - left, top - one.y1, one.x1 - left, top - one.y0))
        if len(found.codes) > most:
            break
    matrix = np.array(found.boxes, dtype=np.float64).reshape(-1, 4)
    points = np.array(found.codes, dtype=np.int64)
    points[points == SOFT_HYPHEN] = ord("-")
    points = plain_codes(points)
    middles = (matrix[:, 0] + matrix[:, 2]) / 2, (matrix[:, 1] + matrix[:, 3]) / 2
    order = np.array(found.order, dtype=np.int64)
    return PageGlyphs(
        number=number,
        width=width,
        height=height,
        codes=points,
        x0=matrix[:, 0],
        top=matrix[:, 1],
        x1=matrix[:, 2],
        bottom=matrix[:, 3],
        style=np.array(found.style, dtype=np.int64),
        space=points <= 32,
        styles=list(found.styles),
        owner=np.zeros(len(points), dtype=np.int64),
        doubts=doubts_by_order(middles, order, found.inks, found.shapes),
        characters=len(points),
    )


def _drawn(layout: Any) -> Iterator[Any]:
    """Letters, shapes and pictures in the order in which they are drawn."""
    from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage

    stack = [iter(layout)]
    while stack:
        one = next(stack[-1], None)
        if one is None:
            stack.pop()
        elif isinstance(one, LTChar | LTCurve | LTImage):
            yield one
        elif isinstance(one, LTFigure):
            stack.append(iter(one))


def _fill(shape: Any) -> Any:
    """The colour of a filled shape, None for a picture or where it is not known, _NONE for an outline."""
    from screener.read.miner_device import rgb

    if not hasattr(shape, "fill"):
        return None
    return rgb(shape.non_stroking_color) if shape.fill else _NONE


def _style(char: Any) -> Style:
    across, slope = char.matrix[0], char.matrix[1]
    angle = round(np.degrees(np.arctan2(slope, across)) / -90) * 90 % 360
    upright = angle in (0, 180)
    size = round(char.height if upright else char.width, 1)
    # Type 3 fonts have no name, and say little of how large their letters are drawn.
    name = "" if char.fontname == _NAMELESS else char.fontname or "?"
    return Style(name, float(size), bold_name(name), int(angle), mode=char.mode)


def _ordered(box: Any) -> tuple[float, float, float, float] | None:
    """A box with its corners in order; None where it has no area, or is none."""
    try:
        left, right = sorted((float(box[0]), float(box[2])))
        bottom, top = sorted((float(box[1]), float(box[3])))
    except (TypeError, ValueError, IndexError):
        return None
    return (left, bottom, right, top) if left < right and bottom < top else None


def _within(box: Any, outer: Any) -> tuple[float, float, float, float] | None:
    inner = (*np.maximum(box[:2], outer[:2]), *np.minimum(box[2:], outer[2:]))
    return _ordered(inner) if inner[0] < inner[2] and inner[1] < inner[3] else None


def _crop(page: Any, layout: Any) -> tuple[float, float, float, float]:
    """Left edge, upper edge, width and height of what is displayed, in pdfminer.six's coordinates."""
    media, crop = page.mediabox, page.cropbox or page.mediabox
    x0, y0 = crop[0] - media[0], crop[1] - media[1]
    x1, y1 = media[2] - crop[2], media[3] - crop[3]
    cut = {0: (x0, y0, x1, y1), 90: (y0, x1, y1, x0), 180: (x1, y1, x0, y0), 270: (y1, x0, y0, x1)}
    west, south, east, north = cut[int(page.rotate or 0) % 360 // 90 * 90]
    return west, layout.height - north, layout.width - west - east, layout.height - south - north
