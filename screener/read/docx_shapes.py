"""Drawn shapes of a DOCX file: where text boxes stand, what fills them, and what lies behind text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from screener.read.docx_styles import HEX, W, number
from screener.read.visible.reasons import CLIPPED, MARKED, OFF_PAGE

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU = 12_700
_TWIPS = 20
_THINNEST = 2.0
"""Points: a box that is lower or narrower shows nothing of its text."""

_LENGTH = re.compile(r"^(-?[\d.]+)(pt|in|cm|mm|px)?$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 0.75}


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width, height and left margin of the paper in points."""

    width: float = 612.0
    height: float = 792.0
    margin: float = 72.0


@dataclass(frozen=True, slots=True)
class Shape:
    """unseen: why the text in it is not seen, "" where it is. height: in points.

    ground: the colour that fills it as six hexadecimal digits, "" without any, None where it is a picture,
    a mixture or not told. floats: text of the page may stand in front of it.
    """

    unseen: str = ""
    ground: str | None = ""
    height: float = 0.0
    floats: bool = False


def page_size(root: Any) -> PageSize:
    """The paper of the last section, which in most files is the only one."""
    sections = list(root.iter(f"{W}sectPr"))
    if not sections:
        return PageSize()
    size, margins = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    width, height = (_twips(size, name) for name in ("w", "h"))
    return PageSize(width or 612.0, height or 792.0, _twips(margins, "left") or 72.0)


def shape(element: Any, page: PageSize) -> Shape:
    """What w:drawing or w:pict draws."""
    if element.tag == f"{W}pict":
        return _old_shape(element, page)
    frame = next((child for child in element if child.tag in (f"{_WP}anchor", f"{_WP}inline")), None)
    if frame is None:
        return Shape(ground=None)
    extent = frame.find(f"{_WP}extent")
    wide, high = (number(extent.get(name)) / _EMU if extent is not None else 72.0 for name in ("cx", "cy"))
    floats = frame.tag == f"{_WP}anchor" and (
        frame.get("behindDoc") == "1" or frame.find(f"{_WP}wrapNone") is not None
    )
    return Shape(_why_not_seen(frame, page, wide, high), _fill(frame), high, floats)


def _why_not_seen(frame: Any, page: PageSize, wide: float, high: float) -> str:
    named = frame.find(f"{_WP}docPr")
    if named is not None and named.get("hidden") in ("1", "true"):
        return MARKED
    if min(wide, high) < _THINNEST:
        return CLIPPED
    for name, size, room, margin in (
        ("positionH", wide, page.width, page.margin),
        ("positionV", high, page.height, 0.0),
    ):
        position = frame.find(f"{_WP}{name}")
        offset = position.find(f"{_WP}posOffset") if position is not None else None
        if offset is not None:
            origin = 0.0 if position.get("relativeFrom") == "page" else margin
            if _is_off(origin + number(offset.text) / _EMU, size, room):
                return OFF_PAGE
    return ""


def _fill(frame: Any) -> str | None:
    """The fill of a single shape that holds text; None for pictures, groups and what a style fills."""
    looks = list(frame.iter(f"{_WPS}spPr"))
    if len(looks) != 1:
        return None
    for child in looks[0]:
        name = child.tag.removeprefix(_A)
        if name == "noFill":
            return ""
        if name == "solidFill":
            colour = child.find(f"{_A}srgbClr")
            value = colour.get("val", "") if colour is not None else ""
            return value.upper() if HEX.fullmatch(value) else None
        if name in ("gradFill", "blipFill", "pattFill", "grpFill"):
            return None
    styled = frame.find(f".//{_WPS}style/{_A}fillRef")
    return None if styled is not None and styled.get("idx") not in (None, "0") else ""


def _old_shape(element: Any, page: PageSize) -> Shape:
    """A shape in VML, as Word wrote it until 2010: its place is a style sheet's."""
    drawn = next((c for c in element.iter() if c.get("style") and str(c.tag).startswith(_V)), None)
    if drawn is None:
        return Shape(ground=None)
    style = dict(_declarations(drawn.get("style", "")))
    wide, high = (_points(style.get(name, "72pt")) for name in ("width", "height"))
    unseen = ""
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        unseen = MARKED
    elif min(wide, high) < _THINNEST:
        unseen = CLIPPED
    else:
        left = _points(style.get("margin-left", style.get("left", "0")))
        top = _points(style.get("margin-top", style.get("top", "0")))
        if _is_off(left + page.margin, wide, page.width) or _is_off(top, high, page.height):
            unseen = OFF_PAGE
    filled = drawn.get("filled", "t") not in ("f", "false") and drawn.get("fillcolor")
    colour = (drawn.get("fillcolor") or "").lstrip("#").split(" ")[0]
    ground = (colour.upper() if HEX.fullmatch(colour) else None) if filled else None
    return Shape(unseen, ground, high, style.get("position") == "absolute")


def _is_off(start: float, size: float, room: float) -> bool:
    return start >= room or start + size <= 0


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _points(value: str) -> float:
    found = _LENGTH.match(value)
    return number(found[1]) * _POINTS[found[2]] if found else 0.0


def _twips(element: Any, name: str) -> float:
    return number(element.get(f"{W}{name}")) / _TWIPS if element is not None else 0.0
