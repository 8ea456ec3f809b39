"""How a DOCX file says that text looks: styles, what they are based on, and lists (ECMA-376, part 1, 17)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = {"0", "false", "off", "none"}
_MOST_BASES = 12
_TWIPS = 20
HEX = re.compile("[0-9A-Fa-f]{6}")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MOSTLY_CLEAR = 90_000
"""Of 100,000: how clear text is that nobody sees."""

_WHITES = ("background1", "light1", "bg1", "lt1")
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
"""The colours of w:highlight (ECMA-376, part 1, 17.18.40)."""


@dataclass(frozen=True, slots=True)
class Look:
    """size in points, 0 unknown. ink: fill colour as six hexadecimal digits, "" for automatic.

    ground: the colour behind it likewise, "" for what it stands on, None for a mixture. struck: a line goes
    through it. listed: number of its list and level, None outside lists. clear: drawn without ink.
    Further in points, 0 where nothing is said: line, the exact height of its lines; tracking, what is added
    between letters; aside and raised, how far it is moved. stretch: width of its letters in percent.
    """

    size: float = 0.0
    bold: bool = False
    caps: bool = False
    vanish: bool = False
    ink: str = ""
    ground: str | None = ""
    struck: bool = False
    listed: tuple[str, int] | None = None
    clear: bool = False
    line: float = 0.0
    tracking: float = 0.0
    aside: float = 0.0
    raised: float = 0.0
    stretch: float = 100.0


def looked(base: Look, *properties: Any) -> Look:
    """`base` changed by the properties (w:rPr and w:pPr elements, or None) in turn."""
    look = base
    for element in properties:
        for child in element if element is not None else ():
            look = _changed(look, child)
    return look


def _changed(look: Look, child: Any) -> Look:  # noqa: PLR0911 - one return for each property
    value = child.get(f"{W}val")
    match child.tag.removeprefix(W):
        case "b":
            return replace(look, bold=is_on(child))
        case "caps":
            return replace(look, caps=is_on(child))
        case "strike" | "dstrike":
            return replace(look, struck=is_on(child))
        case "vanish":
            return replace(look, vanish=is_on(child))
        case "sz":
            return replace(look, size=int(value) / 2) if value and value.isdecimal() else look
        case "color":
            return replace(look, ink=_ink(child))
        case "numPr":
            return replace(look, listed=_list_of(child, look.listed))
    return _placed(look, child, value)


def _placed(look: Look, child: Any, value: str | None) -> Look:  # noqa: PLR0911 - as above
    """What moves letters, squeezes them, and lies behind them."""
    match child.tag.removeprefix(W):
        case "shd":
            return replace(look, ground=shading(child))
        case "highlight":
            return replace(look, ground=_HIGHLIGHTS.get(value or "", ""))
        case "spacing" if child.get(f"{W}lineRule") == "exact":
            return replace(look, line=number(child.get(f"{W}line")) / _TWIPS)
        case "spacing" if value:
            return replace(look, tracking=number(value) / _TWIPS)
        case "ind":
            start = child.get(f"{W}left") or child.get(f"{W}start")
            return replace(look, aside=number(start) / _TWIPS)
        case "framePr":
            return replace(look, aside=number(child.get(f"{W}x")) / _TWIPS)
        case "position":
            return replace(look, raised=number(value) / 2)
        case "w":
            return replace(look, stretch=number((value or "100").rstrip("%")) or 100.0)
    return _filled(look, child) if child.tag == f"{_W14}textFill" else look


def _filled(look: Look, fill: Any) -> Look:
    """What Word 2010 and later fill letters with; it goes before w:color."""
    if fill.find(f"{_W14}noFill") is not None:
        return replace(look, clear=True)
    colour = fill.find(f"{_W14}solidFill/*")
    if colour is None:
        return look
    alpha = colour.find(f"{_W14}alpha")
    if alpha is not None and number(alpha.get(f"{_W14}val")) >= _MOSTLY_CLEAR:
        return replace(look, clear=True)
    value = colour.get(f"{_W14}val", "")
    if value in _WHITES and colour.find(f"{_W14}lumMod") is None:
        value = "FFFFFF"
    return replace(look, ink=value) if HEX.fullmatch(value) else look


def _ink(colour: Any) -> str:
    """The colour of w:color: the theme's paper white, darkened or not, or what is written."""
    if colour.get(f"{W}themeColor") in _WHITES:
        shade = colour.get(f"{W}themeShade", "FF")
        return (shade if len(shade) == 2 and HEX.fullmatch(shade * 3) else "FF") * 3
    value = colour.get(f"{W}val") or ""
    return value if HEX.fullmatch(value) else ""


def shading(element: Any) -> str | None:
    """The colour that w:shd draws behind text: "" for none, None for a pattern of two colours."""
    if element is None:
        return ""
    pattern = element.get(f"{W}val", "clear")
    if pattern not in ("clear", "nil", "solid"):
        return None
    fill = element.get(f"{W}color" if pattern == "solid" else f"{W}fill") or ""
    return fill.upper() if HEX.fullmatch(fill) else ""


def number(value: str | None) -> float:
    """A number as a file writes it; 0 for what is none."""
    try:
        found = float(value or 0)
    except ValueError:
        return 0.0
    return found if math.isfinite(found) else 0.0


def _list_of(element: Any, before: tuple[str, int] | None) -> tuple[str, int] | None:
    number, level = (element.find(f"{W}{tag}") for tag in ("numId", "ilvl"))
    name = number.get(f"{W}val", "0") if number is not None else (before[0] if before else "0")
    depth = level.get(f"{W}val", "0") if level is not None else "0"
    return None if name == "0" else (name, int(depth) if depth.isdecimal() else 0)


def is_on(element: Any) -> bool:
    """Whether an on/off property such as <w:b w:val="0"/> is on."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF


@dataclass(slots=True)
class Styles:
    """Looks by style id, resolved through what each is based on; `normal` is the default paragraph's."""

    elements: dict[str, Any] = field(default_factory=dict)
    normal: Look = Look()
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Styles:
        """From the root of styles.xml; None gives styles that say nothing."""
        if root is None:
            return cls()
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        styles = cls({s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")}, looked(Look(), defaults))
        for element in styles.elements.values():
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
                styles.normal = styles.applied(styles.normal, element.get(f"{W}styleId", ""))
                break
        return styles

    def applied(self, look: Look, name: str | None) -> Look:
        """`look` changed by the style called `name` and by those it is based on, the most basic first."""
        for element in reversed(list(self._chain(name))):
            look = looked(look, element.find(f"{W}pPr"), element.find(f"{W}rPr"))
        return look

    def fills(self, name: str | None) -> bool:
        """Whether the table style called `name` draws colours behind cells."""
        return any(
            shading(shade) not in ("", "FFFFFF") for one in self._chain(name) for shade in one.iter(f"{W}shd")
        )

    def _chain(self, name: str | None) -> Iterable[Any]:
        for _ in range(_MOST_BASES):
            element = self.elements.get(name or "")
            if element is None:
                return
            yield element
            base = element.find(f"{W}basedOn")
            name = base.get(f"{W}val") if base is not None else None


class Lists:
    """What stands before a list's items: a bullet, or the next number."""

    def __init__(self, root: Any) -> None:
        self._formats: dict[tuple[str, int], str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        abstract: dict[str, dict[int, str]] = {}
        for element in root.iter(f"{W}abstractNum") if root is not None else ():
            levels = abstract.setdefault(element.get(f"{W}abstractNumId", ""), {})
            for level in element.iter(f"{W}lvl"):
                kind = level.find(f"{W}numFmt")
                depth = level.get(f"{W}ilvl", "0")
                levels[int(depth) if depth.isdecimal() else 0] = (
                    kind.get(f"{W}val", "bullet") if kind is not None else "decimal"
                )
        for element in root.iter(f"{W}num") if root is not None else ():
            of = element.find(f"{W}abstractNumId")
            for depth_number, kind_name in abstract.get(
                of.get(f"{W}val", "") if of is not None else "", {}
            ).items():
                self._formats[element.get(f"{W}numId", ""), depth_number] = kind_name

    def mark(self, listed: tuple[str, int] | None) -> str:
        """The mark and a space; "" outside lists and where the list shows none."""
        if listed is None:
            return ""
        kind = self._formats.get(listed, "bullet")
        if kind == "none":
            return ""
        if kind != "decimal":
            return "• "
        self._counts[listed] = self._counts.get(listed, 0) + 1
        return f"{self._counts[listed]}. "
