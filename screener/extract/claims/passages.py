"""The stretch of text that speaks of a credential: its line, the lines that go on with it, their clauses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from screener.extract.claims.types import Passage
from screener.model.document import Document
from screener.model.span import Span
from screener.text.folding import plain_text
from screener.text.lines import begins_point, is_wrapped
from screener.text.phrases import pattern_of

LINES = 4
"""A passage takes in so many lines at most on either side."""

_OPEN_END = re.compile(
    r"(?:[,;:&/(\-–—]|\b(?:and|or|of|in|the|for|to|with|a|an|by|at|on|my|as|from|toward|towards|until|through))\s*$",
    re.I,
)
_GOES_ON = re.compile(
    r"\s*(?:[a-z(]|\d{4}\s*$|(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4}[).\s]*$"
    r"|(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4}\s*(?:-|–|—|to)\s*(?:[A-Z][a-z]{2,8}\.?\s+)?(?:\d{4}|[Pp]resent)[).\s]*$)"
)
_SPLIT = re.compile(
    r";|[!?•▪●]|(?<!\bexp)(?<!\bcert)(?<!\bno)(?<!\binc)(?<!\best)(?<!\bsept)(?<!\bapprox)(?<!\bst)(?<!\bdr)\.(?=\s|$)"
    r"|\b(?:but|however|although|though)\b|,\s*(?=now\b)|\band\s+(?=(?:hold|have|carry)\s+(?:it|one|both|them)\b)|\n\s*[•▪◦●■➤›»*]"
)


class PassageFinder:
    """Joins lines to passages by the words of the table `assertion_cues`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._continues = re.compile(r"\W{0,3}" + pattern_of(table["continues"]).pattern)
        notes = [phrase for row in table["cues"] for phrase in row.get("note", ())]
        self._notes = re.compile(r"\W{0,3}(?:[\w'’/]+[\s,;:\-–]+){0,5}?" + pattern_of(notes).pattern)

    def find(self, document: Document, spans: Sequence[Span], titles: set[int]) -> list[Passage]:
        """The passages round the places of credentials in order, each once; titles: lines that end them."""
        places = _places(document, spans, titles)
        found: list[Passage] = []
        done = -1
        for index in sorted(places.named):
            if index <= done:
                continue
            first = last = index
            floor, ceiling = max(done + 1, index - LINES), min(len(document.lines) - 1, index + 2 * LINES)
            while first > floor and self._go_on(document, first - 1, places, about=False):
                first -= 1
            while last < ceiling and self._go_on(document, last, places, about=True):
                last += 1
            found.append(_passage(document, first, last))
            done = last
        return found

    def _go_on(self, document: Document, index: int, places: _Places, *, about: bool) -> bool:
        """Whether the line after `index` goes on with what it says; about: it speaks of a credential."""
        if index in places.joined:
            return True
        line, following = document.lines[index], document.lines[index + 1]
        text, after = document.quote(line.span).rstrip(), document.quote(following.span)
        apart = line.page != following.page or line.column != following.column
        if apart or {index, index + 1} & places.titles or not text or not after.strip():
            return False
        if begins_point(after):
            return False
        own = about and index + 1 not in places.named
        return (
            _GOES_ON.match(after) is not None
            or (_OPEN_END.search(text) is not None and not (text.endswith(";") and index + 1 in places.named))
            or (own and self._is_about(plain_text(after).casefold()))
            or (index + 1 not in places.begun and is_wrapped(line, following, text))
        )

    def _is_about(self, line: str) -> bool:
        """Whether a line begins as one that goes on about the credential above it, or notes its state."""
        return self._continues.match(line) is not None or self._notes.match(line) is not None


@dataclass(frozen=True, slots=True)
class _Places:
    """Lines that name a credential, that a name runs over, that begin with one, that are titles."""

    named: set[int]
    joined: set[int]
    begun: set[int]
    titles: set[int]


def _places(document: Document, spans: Sequence[Span], titles: set[int]) -> _Places:
    edges = [(document.line_index(s.start), document.line_index(max(s.start, s.end - 1))) for s in spans]
    begun = {
        first
        for (first, _), s in zip(edges, spans, strict=True)
        if not any(c.isalnum() for c in document.text[document.lines[first].span.start : s.start])
    }
    joined = {i for first, last in edges for i in range(first, last)}
    return _Places({i for pair in edges for i in pair}, joined, begun, titles)


def _passage(document: Document, first: int, last: int) -> Passage:
    span = Span(document.lines[first].span.start, document.lines[last].span.end)
    text = plain_text(document.quote(span)).lower()
    if len(text) != span.end - span.start:  # a letter whose lower case is two characters (İ)
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain_text(document.quote(span)))
    starts = [0, *(hit.end() for hit in _SPLIT.finditer(text)), len(text)]
    clauses = [Span(span.start + a, span.start + b) for a, b in pairwise(starts) if b > a]
    return Passage(span, text, tuple(clauses) or (span,))
