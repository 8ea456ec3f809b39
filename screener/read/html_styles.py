"""Which style declarations apply to the elements of an HTML page: sheets, style attributes, old attributes.

A small cascade (CSS Cascading 4): importance, then specificity, then order. Only what can hide words is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

MOST_RULES = 2_000
MOST_APPLIED = 200_000
"""Declarations applied to elements; style sheets of saved pages apply some thousands."""

_LONGEST_SELECTOR = 300
_HIDING = frozenset(
    re.findall(
        r"[\w-]+",
        """display visibility opacity color background background-color background-image font font-size
        position left right top bottom margin-left margin-top text-indent clip clip-path width height
        max-width max-height overflow overflow-x overflow-y transform filter content-visibility
        -webkit-text-fill-color""",
    )
)
_MOST_STEPS = 2e7
"""Of one rule: what would take more is no rule of a résumé's page, and is passed over."""

_WITH_GROUND = "img, svg, canvas, video, [bgcolor], [background], [style*=background]"
_IMPORTANT = 1 << 30
_INLINE = 1 << 20
_FEATURE = re.compile(r"\((min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_WINDOW = 1200.0
"""Pixels: the width of the window in which the page is taken to be read."""

Values = dict[str, Any]
"""Property to its value, a list of tinycss2's component values."""


class Cascade:
    """The declarations of one page. Built once a page; asked for each element.

    has_grounds: something on the page has a ground of its own, before which other things may be laid.
    """

    def __init__(self, tree: Any) -> None:
        self.has_grounds = tree.css_first(_WITH_GROUND) is not None
        self._applied: dict[int, dict[str, tuple[int, int, Any]]] = {}
        self._order = 0
        room = MOST_APPLIED
        rules = 0
        size = _size(tree)
        for sheet in tree.css("style"):
            if not _is_for_screens(sheet.attributes.get("media") or ""):
                continue
            for selector, declarations in _rules(sheet.text() or ""):
                rules += 1
                if rules > MOST_RULES or room < 0:
                    return
                if _cost(selector, *size) > _MOST_STEPS:
                    continue
                for node in _matched(tree, selector):
                    room -= len(declarations)
                    self._apply(node.mem_id, declarations, _specificity(selector))

    def of(self, node: Any) -> Values:
        """The values that hold for one element."""
        attributes = node.attributes
        found = dict(self._applied.get(node.mem_id, {}))
        if attributes.get("style"):
            _add(found, _declarations(attributes["style"]), _INLINE, self._order)
        values = {name: value for name, (_, _, value) in found.items()}
        for name, value in _old_attributes(str(node.tag), attributes):
            values.setdefault(name, value)
        return values

    def _apply(self, element: int, declarations: list[Any], weight: int) -> None:
        self._order += 1
        self.has_grounds |= any(one.lower_name.startswith("background") for one in declarations)
        _add(self._applied.setdefault(element, {}), declarations, weight, self._order)


def _add(found: dict[str, tuple[int, int, Any]], declarations: list[Any], weight: int, order: int) -> None:
    for declaration in declarations:
        rank = (weight + (_IMPORTANT if declaration.important else 0), order)
        before = found.get(declaration.lower_name)
        if before is None or before[:2] <= rank:
            found[declaration.lower_name] = (*rank, _components(declaration.value))


def _components(value: Iterable[Any]) -> list[Any]:
    return [token for token in value if token.type not in ("whitespace", "comment")]


def _rules(text: str) -> Iterator[tuple[str, list[Any]]]:
    """Each selector of the sheet with those of its declarations that can hide words."""
    import tinycss2

    waiting = list(reversed(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))
    while waiting:
        rule = waiting.pop()
        if rule.type == "at-rule" and rule.content is not None:
            condition = tinycss2.serialize(rule.prelude)
            if rule.lower_at_keyword in ("supports", "layer") or (
                rule.lower_at_keyword == "media" and _is_for_screens(condition)
            ):
                inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                waiting.extend(reversed(inside))
        elif rule.type == "qualified-rule":
            declarations = _declarations(rule.content)
            if declarations:
                for selector in _selectors(tinycss2.serialize(rule.prelude)):
                    yield selector, declarations


def _declarations(content: Any) -> list[Any]:
    import tinycss2

    found = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return [one for one in found if one.type == "declaration" and one.lower_name in _HIDING]


def _selectors(prelude: str) -> list[str]:
    """The parts of a list of selectors; commas in brackets belong to one of them."""
    parts, depth = [""], 0
    for character in prelude:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if 0 < len(part.strip()) <= _LONGEST_SELECTOR]


def _size(tree: Any) -> tuple[int, int]:
    """How many elements the page has, and how deep they stand in each other."""
    count = deepest = 0
    stack = [(tree.root, 1)] if tree.root is not None else []
    while stack:
        node, depth = stack.pop()
        count, deepest = count + 1, max(deepest, depth)
        stack.extend((child, depth + 1) for child in node.iter())
    return count, deepest


def _cost(selector: str, count: int, deepest: int) -> float:
    """Steps that matching may take at worst: each part behind a blank may be sought at every depth."""
    parts = len(re.split(r"[\s>+~]+", selector.strip()))
    return count * float(deepest) ** min(parts - 1, 40)


def _matched(tree: Any, selector: str) -> list[Any]:
    from selectolax.lexbor import SelectolaxError

    # Of an element's states and parts none holds while the page is just looked at.
    if ":" in selector and re.search(r":(?:hover|focus|active|target|checked|before|after|:)", selector):
        return []
    try:
        return list(tree.css(selector))
    except SelectolaxError:
        return []


def _specificity(selector: str) -> int:
    """Ids, then classes and attributes, then elements, as one number."""
    ids, classes = selector.count("#"), len(re.findall(r"[.\[]|:(?!:)", selector))
    elements = len(re.findall(r"(?:^|[\s>+~])[A-Za-z]", selector))
    return min(ids, 99) * 10_000 + min(classes, 99) * 100 + min(elements, 99)


def _is_for_screens(condition: str) -> bool:
    """Whether a media condition holds for a person at a screen of usual width."""
    for query in condition.lower().split(","):
        features = _FEATURE.findall(query)
        bare = _FEATURE.sub("", query)
        holds = all(_holds(kind, float(size) * (1 if unit == "px" else 16)) for kind, size, unit in features)
        if holds and "(" not in bare and not re.search(r"\b(?:print|speech|not)\b", bare):
            return True
    return False


def _holds(kind: str, size: float) -> bool:
    return size <= _WINDOW if kind == "min" else size >= _WINDOW


def _old_attributes(tag: str, attributes: dict[str, str | None]) -> Iterator[tuple[str, Any]]:
    """Colours as pages of old write them: <font color>, <body text bgcolor>, <td bgcolor>."""
    import tinycss2

    for attribute, name in (("bgcolor", "background-color"), ("color", "color"), ("text", "color")):
        value = attributes.get(attribute)
        if value and (attribute == "bgcolor" or tag in ("font", "basefont", "body")):
            if re.fullmatch("[0-9A-Fa-f]{6}", value):
                value = f"#{value}"
            yield name, _components(tinycss2.parse_component_value_list(value))
