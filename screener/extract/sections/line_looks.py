"""How lines look: what sets a title apart from the body around it."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from screener.model.document import Document, Line

_SPACED = re.compile(r"(?:\b\w{1,2} ){3,}\w{1,3}\b")
_MARKED = re.compile(r"[ \t~]*(#{1,6}\s|\*\*|__|={2,})")


class LineLook(NamedTuple):
    """The look of one line, to compare lines by. size: half points, 0 unknown.

    marked: markdown's level of title, 9 for bold, 0 for none.
    """

    size: int
    bold: bool
    caps: bool
    spaced: bool
    marked: int
    colon: bool


class LineLooks:
    """The looks of a document's lines, beside that of its body."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.of = [_look(document.quote(line.span), line) for line in document.lines]
        weights: Counter[tuple[int, bool]] = Counter()
        for line, look in zip(document.lines, self.of, strict=True):
            weights[look.size, look.bold] += line.span.end - line.span.start
        self.body = weights.most_common(1)[0][0] if weights else (0, False)

    def stands_out(self, index: int) -> bool:
        """Larger or bolder than the body, in capitals, letter-spaced, or marked as a title."""
        look = self.of[index]
        size, bold = self.body
        return look.caps or look.spaced or look.marked > 0 or look.size > size or (look.bold and not bold)

    def opens_block(self, index: int) -> bool:
        """Something other than the line before it: a blank line, another block, the top of a page."""
        if index == 0:
            return True
        line, before = self._document.lines[index], self._document.lines[index - 1]
        return (
            line.page != before.page
            or (line.block >= 0 and line.block != before.block)
            or line.span.start > before.span.end + 1
            or before.span.start == before.span.end
        )


def alike(one: LineLook, other: LineLook) -> bool:
    """Whether two lines look the same, give or take half a point."""
    return abs(one.size - other.size) <= 1 and one[1:] == other[1:]


def _level(text: str) -> int:
    hit = _MARKED.match(text)
    return 0 if hit is None else hit[1].count("#") or 9


def _look(text: str, line: Line) -> LineLook:
    words = text.strip()
    return LineLook(
        size=round(2 * line.size),
        bold=line.bold,
        caps=text.isupper() and sum(map(str.isalpha, text)) > 2,
        spaced=_SPACED.match(words) is not None,
        marked=_level(text),
        colon=words.endswith(":"),
    )
