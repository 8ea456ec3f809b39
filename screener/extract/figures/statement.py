"""The statement around a figure: its sentence or bullet, its clause, without what is said in brackets."""

from __future__ import annotations

import re

from screener.model.document import Document
from screener.model.span import Span
from screener.text.clauses import STATEMENT_END

_BULLET = re.compile(r"\s*(?:[^\w\s(\"'$#&+~<>=]|o|\d{1,2}[.)])\s")
_ASIDE_GOAL = re.compile(r"\s\([^()%]{0,40}\d[^()]{0,10}(?:\)|$)")
_GOAL = re.compile(
    r"\s\([^()]{0,30}\b(?:goal|target|standard|benchmark|minimum)\b[^()]{0,30}\)", re.IGNORECASE
)
"""Another figure in brackets: whoever's goal it is, the figure before it is not theirs."""
_OPENS = re.compile(r"\n(?=[\s\"'(]*[A-Z])")
_OPEN_END = re.compile(
    r"(?:(?<!\")[,/&-]|(?<!\w)(?:of|the|an?|in|on|at|and|or|with|for|by|to|from|per|my|is|was))\s*$"
)
_LONG_LINE = 55


def statement_at(document: Document, text: str, place: int) -> Span:
    """The sentence or bullet around a place: the lines that a bullet wraps over, between full stops."""
    lines = document.lines
    first = last = document.line_index(place)
    while first > 0 and last - first < 3 and _goes_on(document, text, first - 1):
        first -= 1
    while last + 1 < len(lines) and last - first < 3 and _goes_on(document, text, last):
        last += 1
    start, end = lines[first].span.start, lines[last].span.end
    return _until_stop(text, start, end, place)


def _until_stop(text: str, start: int, end: int, place: int) -> Span:
    for stop in STATEMENT_END.finditer(text, start, end):
        if stop.end() <= place:
            start = stop.end()
        elif stop.start() >= place:
            return Span(start, stop.start() + 1)
    return Span(start, end)


def _goes_on(document: Document, text: str, index: int) -> bool:
    """Whether the line's sentence goes on in the next line."""
    line, following = document.lines[index], document.lines[index + 1]
    this, then = (
        text[line.span.start : line.span.end].rstrip(),
        text[following.span.start : following.span.end],
    )
    if line.page != following.page or line.column != following.column or not this or not then.strip():
        return False
    if (
        _BULLET.match(then)
        or this.endswith((".", ";", ":"))
        or (line.block >= 0 and line.block != following.block)
    ):
        return False
    if _BULLET.match(this) and line.box.x1 and following.box.x0 < line.box.x0 + 2:
        return False  # what a bullet wraps over is indented like its first line
    return then.lstrip()[:1].islower() or len(this) > _LONG_LINE


def sentence_at(said: str, place: int) -> str:
    """What stands around a place between lines that open with a capital: bullets that lost their signs."""
    begin, end = 0, len(said)
    for cut in _OPENS.finditer(said):
        line = said[said.rfind("\n", 0, cut.start()) + 1 : cut.start()]
        if _OPEN_END.search(line) or line.isupper():
            continue
        if cut.end() <= place:
            begin = cut.end()
        else:
            end = cut.start()
            break
    return said[begin:end]


def clause_at(said: str, place: int) -> str:
    """The part of a sentence between semicolons that holds a place."""
    begin = max(said.rfind(";", 0, place) + 1, 0)
    end = said.find(";", place)
    return said[begin : end if end >= 0 else len(said)]


def without_asides(said: str, figure: str) -> str:
    """The words without what stands in brackets beside the figure: "9 charts an hour (team goal is 8)"."""
    before, found, behind = said.partition(figure)
    return f"{_GOAL.sub(' ', before)}{found}{_ASIDE_GOAL.sub(' ', behind)}"


def trimmed(text: str, span: Span) -> Span:
    """The span without its bullet and the white space around it."""
    start, end = span
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
