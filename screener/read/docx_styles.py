"""How a DOCX file says that text looks: styles, what they are based on, and lists (ECMA-376, part 1, 17)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = {"0", "false", "off", "none"}
_MOST_BASES = 12
_NEARLY_WHITE = 0xE1


@dataclass(frozen=True, slots=True)
class Look:
    """size in points, 0 unknown. ink: fill colour as six hexadecimal digits, "" for automatic.

    shaded: a colour stands behind the text. struck: a line goes through it.
    listed: number of its list and level, None outside lists.
    """

    size: float = 0.0
    bold: bool = False
    caps: bool = False
    vanish: bool = False
    ink: str = ""
    shaded: bool = False
    struck: bool = False
    listed: tuple[str, int] | None = None

    @property
    def white(self) -> bool:
        """As good as invisible on white paper."""
        return len(self.ink) == 6 and all(int(self.ink[i : i + 2], 16) >= _NEARLY_WHITE for i in (0, 2, 4))


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
            is_colour = len(value or "") == 6 and all(c in "0123456789abcdefABCDEF" for c in value)
            return replace(look, ink=value if is_colour else "")
        case "shd":
            fill = (child.get(f"{W}fill") or "auto").lower()
            return replace(look, shaded=fill not in ("auto", "ffffff"))
        case "highlight":
            return replace(look, shaded=value not in (None, "none", "white"))
        case "numPr":
            return replace(look, listed=_list_of(child, look.listed))
    return look


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
