"""How an ODT file says that text looks: styles by family and what they are based on (ODF 1.3, 16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from screener.read.written import Look

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MOST_PARENTS = 12
_NO_COLOUR = ("transparent", "#ffffff", None)


class Styles:
    """Looks by family and name, resolved through the styles that they are based on."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, str] = {}
        self._defaults: dict[str, Any] = {}
        self.breaks: set[str] = set()
        for root in roots:
            for element in root.iter():
                family = element.get(f"{STYLE}family", "")
                if element.tag == f"{STYLE}style":
                    self._elements[family, element.get(f"{STYLE}name", "")] = element
                elif element.tag == f"{STYLE}default-style":
                    self._defaults[family] = element
                elif element.tag == f"{TEXT}list-style":
                    first = next(iter(element), None)
                    kind = first.tag.rsplit("}", 1)[-1] if first is not None else ""
                    self._lists[element.get(f"{STYLE}name", "")] = kind

    def look(self, base: Look, family: str, name: str | None) -> Look:
        """`base` changed by the style `name` and by those that it is based on, the most basic first."""
        chain = []
        for _ in range(_MOST_PARENTS):
            element = self._elements.get((family, name or ""))
            if element is None:
                break
            chain.append(element)
            name = element.get(f"{STYLE}parent-style-name")
        for element in reversed(chain):
            base = _looked(base, element)
        return base

    def normal(self) -> Look:
        """The look of a paragraph whose style says nothing."""
        default = self._defaults.get("paragraph")
        return Look() if default is None else _looked(Look(), default)

    def is_numbered(self, name: str | None) -> bool:
        """Whether the list style `name` counts its first level."""
        return self._lists.get(name or "", "") == "list-level-style-number"

    def begins_page(self, name: str | None) -> bool:
        """Whether a paragraph of the style `name` begins a new page."""
        element = self._elements.get(("paragraph", name or ""))
        if element is None:
            return False
        properties = element.find(f"{STYLE}paragraph-properties")
        named = element.get(f"{STYLE}master-page-name")
        return bool(named) or (properties is not None and properties.get(f"{_FO}break-before") == "page")


def _looked(look: Look, element: Any) -> Look:
    for properties in element:
        if properties.tag == f"{STYLE}text-properties":
            look = _text_look(look, properties)
        background = properties.get(f"{_FO}background-color")
        if background is not None:
            look = replace(look, shaded=background.lower() not in _NO_COLOUR)
    return look


def _text_look(look: Look, properties: Any) -> Look:
    changes: dict[str, Any] = {}
    size = properties.get(f"{_FO}font-size", "")
    if size.endswith("pt"):
        changes["size"] = _number(size.removesuffix("pt"), look.size)
    if weight := properties.get(f"{_FO}font-weight"):
        changes["bold"] = weight in ("bold", "600", "700", "800", "900")
    if case := properties.get(f"{_FO}text-transform"):
        changes["caps"] = case == "uppercase"
    if display := properties.get(f"{TEXT}display"):
        changes["vanish"] = display == "none"
    if line := properties.get(f"{STYLE}text-line-through-style"):
        changes["struck"] = line != "none"
    if colour := properties.get(f"{_FO}color"):
        changes["ink"] = _colour(colour)
    return replace(look, **changes)


def _number(text: str, usual: float) -> float:
    try:
        return float(text)
    except ValueError:
        return usual


def _colour(text: str) -> tuple[int, int, int] | None:
    try:
        red, green, blue = bytes.fromhex(text.removeprefix("#"))
    except ValueError:
        return None
    return red, green, blue
