"""The stretch of text that speaks of a credential: its line, the lines that go on with it, their clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from screener.extract.claims.rules import ClaimRules
from screener.model.document import Document
from screener.model.span import Span
from screener.text.clauses import CLAUSE_END
from screener.text.folding import lowered
from screener.text.lines import is_bulleted, is_wrapped
from screener.text.phrases import any_of

LINES = 4
"""A passage takes in so many lines at most on either side."""
NOTED = 5
"""So many words of a line may stand before a claim about the credential above it."""

_OPEN_SIGN = re.compile(r"[,;:&/(\-–—]\s*$")
_LAST_WORD = re.compile(r"(?<!\w)([a-z]+)\s*$")
_DATED = r"(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4}"
_GOES_ON = re.compile(
    rf"\s*(?:[a-z(]|{_DATED}[).\s]*$|{_DATED}\s*(?:[-–—]|[a-z]{{2}})\s*(?:{_DATED}|[A-Za-z]{{7}})[).\s]*$)"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that say one thing. text: folded and in lower case, one character for each of the document."""

    span: Span
    text: str


class PassageFinder:
    """Joins lines to passages, and cuts them into clauses, by word classes of the language."""

    def __init__(self, rules: ClaimRules) -> None:
        self._rules = rules
        self._open_words = frozenset(rules.word_list("line_goes_on_behind"))
        self._split = _clause_ends(*map(rules.word_list, ("turn", "before_fresh_claim", "fresh_claim")))

    def find(self, document: Document, spans: Sequence[Span], titles: set[int]) -> list[Stretch]:
        """The passages round the places of credentials in order, each once; titles: lines that end them."""
        places = _places(document, spans, titles)
        found: list[Stretch] = []
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
            span = Span(document.lines[first].span.start, document.lines[last].span.end)
            found.append(Stretch(span, lowered(document.quote(span))))
            done = last
        return found

    def clauses(self, text: str) -> tuple[Span, ...]:
        """The clauses of a passage's text, one behind the other."""
        starts = [0, *(hit.end() for hit in self._split.finditer(text)), len(text)]
        return tuple(Span(a, b) for a, b in pairwise(starts) if b > a) or (Span(0, len(text)),)

    def _go_on(self, document: Document, index: int, places: _Places, *, about: bool) -> bool:
        """Whether the line after `index` goes on with what it says; about: it speaks of a credential."""
        if index in places.joined:
            return True
        line, following = document.lines[index], document.lines[index + 1]
        text, after = document.quote(line.span).rstrip(), document.quote(following.span)
        apart = line.page != following.page or line.column != following.column
        if apart or {index, index + 1} & places.titles or not text or not after.strip():
            return False
        if is_bulleted(after):
            return False
        own = about and index + 1 not in places.named
        return (
            _GOES_ON.match(after) is not None
            or (self._is_open(text) and not (text.endswith(";") and index + 1 in places.named))
            or (own and self._is_about(after))
            or (index + 1 not in places.begun and is_wrapped(line, following, text))
        )

    def _is_open(self, line: str) -> bool:
        """Whether a line ends with a sign or a small word that asks for more."""
        if _OPEN_SIGN.search(line):
            return True
        word = _LAST_WORD.search(line.lower())
        return word is not None and word[1] in self._open_words

    def _is_about(self, line: str) -> bool:
        """Whether a line begins as one that goes on about the credential above it, or notes its state."""
        tokens = self._rules.plain(line)
        if self._rules.words("goes_on").starts(tokens):
            return True
        hits = self._rules.claims.find(tokens, lambda rule: rule.scope == "note")
        return any(self._rules.count_words(tokens.part(0, hit.span.start)) <= NOTED for hit in hits)


def running_lines(document: Document) -> set[int]:
    """Lines at the head or foot of several pages: what follows them goes on from the page before."""
    edges: dict[str, set[int]] = {}
    for page in {line.page for line in document.lines}:
        lines = [i for i, line in enumerate(document.lines) if line.page == page]
        filled = [i for i in lines if document.quote(document.lines[i].span).strip()]
        for index in {*filled[:1], *filled[-1:]}:
            text = " ".join(document.quote(document.lines[index].span).split()).casefold()
            edges.setdefault(text, set()).add(index)
    repeated = (found for found in edges.values() if len({document.lines[i].page for i in found}) > 1)
    return {index for found in repeated for index in found}


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


def _clause_ends(turns: Sequence[str], joining: Sequence[str], fresh: Sequence[str]) -> re.Pattern[str]:
    """Where a clause ends; also at a word that turns it ("but"), and before a fresh claim ("and hold it")."""
    before = any_of(fresh)
    between = "|".join(rf"\b{word}\b" if word.isalpha() else re.escape(word) for word in joining)
    return re.compile(rf"{CLAUSE_END.pattern}|\b(?:{'|'.join(turns)})\b|(?:{between})\s*(?=(?:{before})\b)")
