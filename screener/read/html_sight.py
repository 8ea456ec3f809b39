"""Why words of an HTML page are not seen: what styles make of an element and of all that is in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from screener.read.html_styles import Values
from screener.read.visible import reasons

RGB = tuple[float, float, float]
WHITE: RGB = (255.0, 255.0, 255.0)
BLACK: RGB = (0.0, 0.0, 0.0)

SMALLEST_SIZE = 3.0
CONTRAST = 32.0
"""Of 255, as on PDF pages."""

_CLEAR = 0.1
_USUAL = 16.0
_FAR = 400.0
"""Pixels beyond the left or upper edge: no page is scrolled there."""

_FAR_RIGHT = 4_000.0
_ONE_PIXEL = 1.0
_POINTS = 0.75
_UNITS = {"px": 1.0, "pt": 1 / _POINTS, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945}
_NAMED_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "smaller": 13.0,
    "larger": 19.0,
}
_HIDDEN_TAGS = ("dialog",)


@dataclass(frozen=True, slots=True)
class Sight:
    """What an element hands on to what is in it. size: of its letters in pixels. opacity: 0 to 1.

    ground: the colour behind, None where it is a picture or not known. ink: the colour of its letters and
    how clear it is. unseen: why nothing in it is seen, "" where it may be. invisible: what visibility says.
    """

    unseen: str = ""
    invisible: bool = False
    size: float = _USUAL
    opacity: float = 1.0
    ink: RGB = BLACK
    alpha: float = 1.0
    ground: RGB | None = WHITE

    def reason(self) -> str:
        """Why the words just here are not seen, "" where they are."""
        if self.unseen:
            return self.unseen
        if self.invisible:
            return reasons.STYLE
        if self.size * _POINTS < SMALLEST_SIZE:
            return reasons.TINY
        if self.opacity * self.alpha < _CLEAR:
            return reasons.NO_INK
        if self.ground is not None:
            red, green, blue = (abs(a - b) for a, b in zip(self.ink, self.ground, strict=True))
            if self.opacity * self.alpha * max(red, green, blue / 2) < CONTRAST:
                return reasons.COLOR
        return ""


def inside(
    outer: Sight, tag: str, attributes: dict[str, str | None], values: Values, *, has_grounds: bool = False
) -> Sight:
    """The sight of an element within another, by its attributes and the values that hold for it.

    has_grounds: it may be laid before something that is not the paper.
    """
    size = _size(values, outer.size)
    sight = replace(outer, size=size, opacity=outer.opacity * _opacity(values))
    if has_grounds and _word(values, "position") in ("absolute", "fixed") and sight.ground == WHITE:
        sight = replace(sight, ground=None)
    sight = _coloured(sight, values)
    visibility = _word(values, "visibility")
    if visibility:
        sight = replace(sight, invisible=visibility in ("hidden", "collapse"))
    if outer.unseen:
        return sight
    display = _word(values, "display")
    is_off = "hidden" in attributes and not display
    closed = tag in _HIDDEN_TAGS and "open" not in attributes
    if display == "none" or is_off or closed or _word(values, "content-visibility") == "hidden":
        return replace(sight, unseen=reasons.STYLE)
    if _is_off_page(values, size):
        return replace(sight, unseen=reasons.OFF_PAGE)
    return replace(sight, unseen=reasons.CLIPPED) if _is_clipped(values, size) else sight


def _coloured(sight: Sight, values: Values) -> Sight:
    ground = sight.ground
    for name in ("background", "background-color", "background-image"):
        for token in values.get(name, ()):
            colour = _colour(token)
            if colour is not None and colour[1] >= _CLEAR:
                ground = colour[0] if colour[1] > 0.9 else None
            elif token.type == "url" or (
                token.type == "function" and token.lower_name.endswith(("url", "gradient"))
            ):
                ground = None
    ink, alpha = sight.ink, sight.alpha
    for name in ("color", "-webkit-text-fill-color"):
        colour = next((c for token in values.get(name, ()) if (c := _colour(token)) is not None), None)
        if colour is not None:
            ink, alpha = colour
    return replace(sight, ground=ground, ink=ink, alpha=alpha)


def _colour(token: Any) -> tuple[RGB, float] | None:
    """Red, green and blue of a colour, and how opaque it is; None for what is no colour."""
    from tinycss2.color4 import parse_color

    if token.type not in ("ident", "hash", "function"):
        return None
    found = parse_color(token)
    if found is None or isinstance(found, str):
        return None
    try:
        red, green, blue = (255.0 * float(value or 0.0) for value in found.to("srgb").coordinates)
    except (NotImplementedError, TypeError, ValueError):
        return None
    return (red, green, blue), float(found.alpha if found.alpha is not None else 1.0)


def _is_off_page(values: Values, size: float) -> bool:
    """Moved so far beyond an edge that nobody scrolls there."""
    if _word(values, "position") in ("absolute", "fixed", "relative"):
        left, top = (_length(values, name, size) for name in ("left", "top"))
        right, bottom = (_length(values, name, size) for name in ("right", "bottom"))
        if min(left, top) <= -_FAR or right >= _FAR_RIGHT or bottom >= _FAR_RIGHT or left >= _FAR_RIGHT:
            return True
    moved = min(_length(values, name, size) for name in ("margin-left", "margin-top", "text-indent"))
    return moved <= -_FAR or any(
        shift <= -_FAR or shift >= _FAR_RIGHT for shift in _arguments(values, "transform", "translate", size)
    )


def _is_clipped(values: Values, size: float) -> bool:
    """Cut to nothing, scaled to nothing, or in a box of a pixel that hides what does not fit."""
    for name, function, least in (("clip", "rect", 2.0), ("clip-path", "circle", 0.5)):
        edges = _arguments(values, name, function, size)
        if edges and max(edges) - (min(edges) if len(edges) == 4 else 0.0) < least:
            return True
    cut = _arguments(values, "clip-path", "inset", size)
    if cut and max(cut) >= 50.0 and _is_percent(values, "clip-path"):
        return True
    scales = _arguments(values, "transform", "scale", size)
    if scales and min(abs(scale) for scale in scales) < 0.1:
        return True
    if any(abs(turn) == 90.0 for turn in _arguments(values, "transform", ("rotatex", "rotatey"), size)):
        return True
    hides = {_word(values, name) for name in ("overflow", "overflow-x", "overflow-y")} & {"hidden", "clip"}
    sides = [_length(values, name, size, math.inf) for name in ("width", "height", "max-width", "max-height")]
    return bool(hides) and min(sides) <= _ONE_PIXEL


def _opacity(values: Values) -> float:
    found = 1.0
    for token in values.get("opacity", ()):
        if token.type in ("number", "percentage"):
            found = token.value / (100.0 if token.type == "percentage" else 1.0)
    for amount in _arguments(values, "filter", "opacity", _USUAL):
        found *= amount / 100.0 if amount > 1 else amount
    return min(max(found, 0.0), 1.0)


def _size(values: Values, outer: float) -> float:
    """Size of letters in pixels, from font-size or font."""
    for token in (*values.get("font-size", ()), *values.get("font", ())):
        if token.type == "ident" and token.lower_value in _NAMED_SIZES:
            return _NAMED_SIZES[token.lower_value]
        if token.type == "percentage":
            return float(outer * token.value / 100.0)
        if token.type == "dimension":
            return _pixels(token, outer)
        if token.type == "number" and token.value == 0 and "font-size" in values:
            return 0.0
    return outer


def _pixels(token: Any, size: float) -> float:
    unit = token.lower_unit if token.type == "dimension" else ""
    if unit == "rem":
        return float(token.value * _USUAL)
    if unit in ("em", "ex", "ch"):
        return float(token.value * size * (1.0 if unit == "em" else 0.5))
    if unit in ("vw", "vh", "vmin", "vmax"):
        return float(token.value * 10.0)
    return float(token.value * _UNITS.get(unit, 1.0))


def _length(values: Values, name: str, size: float, missing: float = 0.0) -> float:
    for token in values.get(name, ()):
        if token.type in ("dimension", "number"):
            return _pixels(token, size)
        if token.type == "percentage" and abs(token.value) >= 100.0 and name not in ("width", "height"):
            # A whole window and more.
            return float(token.value * 12.0) if name in ("left", "top", "right", "bottom") else missing
    return missing


def _arguments(values: Values, name: str, function: str | tuple[str, ...], size: float) -> list[float]:
    """Numbers and lengths within the functions of a property whose names begin so."""
    return [
        _pixels(token, size)
        for one in values.get(name, ())
        if one.type == "function" and one.lower_name.startswith(function)
        for token in one.arguments
        if token.type in ("dimension", "number", "percentage")
    ]


def _is_percent(values: Values, name: str) -> bool:
    return any(
        t.type == "percentage"
        for one in values.get(name, ())
        if one.type == "function"
        for t in one.arguments
    )


def _word(values: Values, name: str) -> str:
    return next((token.lower_value for token in values.get(name, ()) if token.type == "ident"), "")
