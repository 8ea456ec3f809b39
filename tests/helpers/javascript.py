"""The strings of a JavaScript module, without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""  # a comment
    r"""|(?P<plain>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
    r"""|(?<=[(,=:!&|?{};\n>])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"""  # a pattern
    r"""|(?P<sign>[`{}])""",
    re.DOTALL | re.VERBOSE,
)
_PIECE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.DOTALL)


def strings(source: str) -> Iterator[str]:
    """Each string and template in order of its end; what a template puts in is written {}."""
    at, depth = 0, [0]
    open_templates: list[str] = []
    while token := _TOKEN.search(source, at):
        at, sign = token.end(), token["sign"]
        if token["plain"]:
            yield token["plain"][1:-1]
        elif sign == "{":
            depth[-1] += 1
        elif sign == "}" and depth[-1]:
            depth[-1] -= 1
        elif sign:
            before = open_templates.pop() + "{}" if sign == "}" else ""
            if sign == "}":
                depth.pop()
            piece = _PIECE.match(source, at)
            at = piece.end() if piece else at
            text = before + source[token.end() : at]
            if source.startswith("${", at):
                open_templates.append(text)
                depth.append(0)
                at += 2
            else:
                yield text
                at += 1
