"""The statement around a figure: its sentence or bullet, its clause, without what is said in brackets."""

from __future__ import annotations

import re

from screener.model.document import Document
from screener.model.span import Span
from screener.text.clauses import STATEMENT_END

_BULLET = re.compile(r"\s*(?:[^\w\s(\"'$#&+~<>=]|o|\d{1,2}[.)])\s")
_ASIDE_GOAL = re.compile(r"\s\([^()%]{0,40}\d[^()]{0,10}(?:\)|$)")
_BRACKET = re.compile(r"\s\([^()]{0,70}\)")
"""Another figure in brackets, or words about one."""
_OPENS = re.compile(r"\n(?=[\s\"'(]*[A-Z])")
_OPEN_SIGN = re.compile(r"(?<!\")[,/&-]\s*$")
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


def sentence_at(said: str, place: int, goes_on: re.Pattern[str]) -> str:
    """What stands around a place between lines that open with a capital: bullets that lost their signs.

    goes_on: words with which no sentence ends ("of", "the").
    """
    begin, end = 0, len(said)
    for cut in _OPENS.finditer(said):
        line = said[said.rfind("\n", 0, cut.start()) + 1 : cut.start()]
        last = line.split()[-1:]
        if _OPEN_SIGN.search(line) or (last and goes_on.fullmatch(last[0])) or line.isupper():
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


def without_asides(said: str, figure: str, standards: re.Pattern[str]) -> str:
    """The words without what stands in brackets beside the figure: "9 charts an hour (team goal is 8)".

    standards: words for what is asked for; whoever's goal it is, the figure before it is not theirs.
    """
    before, found, behind = said.partition(figure)
    before = _BRACKET.sub(lambda aside: " " if standards.search(aside[0]) else aside[0], before)
    return f"{before}{found}{_ASIDE_GOAL.sub(' ', behind)}"


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
