"""Headings that set the state of every credential under them ("In progress", "References")."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from screener.extract.sections.finder import Section
from screener.model.document import Document
from screener.model.span import Span
from screener.model.tables.claims import StateTitles
from screener.text.words import split_words

LONGEST = 60
"""A title has so many characters at most."""
LOOK_UP = 8
"""A short line sets the state of so many lines below it at most."""


class StateHeadings:
    """The table `state_headings`."""

    def __init__(self, table: StateTitles) -> None:
        self._names = table.names
        self._small = self._names.union(table.exams, table.small)
        self._states = {
            " ".join(self._bare(phrase)): state
            for state, phrases in table.states.items()
            for phrase in phrases
        }

    def state(
        self, document: Document, sections: Sequence[Section], place: Span, named: Collection[int]
    ) -> str:
        """The state that the section's title, or a short line above the place, sets; "" for none.

        named: the lines that name credentials.
        """
        if state := self._label(document, place):
            return state
        home = next((s for s in sections if s.body.start <= place.start < s.body.end), None)
        floor = home.body.start if home else 0
        first = document.line_index(place.start)
        for index in range(first - 1, max(-1, first - LOOK_UP - 1), -1):
            line = document.lines[index]
            if line.span.start < floor:
                break
            if state := self.at(document, index, named):
                return state
            text = document.quote(line.span)
            if text.rstrip().endswith(":") or re.match(r"\s*#", text):
                break
        if home is None or home.title is None:
            return ""
        # The section's kind also reads titles that are spaced out, or longer ("Character references").
        return self.of("references" if home.kind == "references" else document.quote(home.title))

    def at(self, document: Document, index: int, named: Collection[int]) -> str:
        """The state that a line sets for the lines below it, "" for none.

        "In progress" alone is a heading where it looks like one, or where the list of credentials and
        states that it stands in begins with a state; else it is the state of what stands above it.
        """
        line = document.lines[index]
        text = document.quote(line.span)
        state = self.of(text)
        if state and not text.rstrip().endswith(":") and any(c.isdigit() or c == ";" for c in text):
            return ""
        if not state or index == 0 or text.rstrip().endswith(":") or self._names_credentials(text):
            return state
        above = document.lines[index - 1]
        blank = not document.quote(above.span).strip()
        if (
            blank
            or above.block != line.block
            or (line.bold and not above.bold)
            or line.size > above.size + 0.5
        ):
            return state
        return state if index + 1 in named and self._leads(document, index, named) else ""

    def _leads(self, document: Document, index: int, named: Collection[int]) -> bool:
        """Whether the first credential or state of the block that ends with this line is a state."""
        lines, first = document.lines, index
        while first and lines[first - 1].block == lines[index].block:
            first -= 1
        return next(
            (
                i not in named
                for i in range(first, index)
                if i in named or self.of(document.quote(lines[i].span))
            ),
            True,
        )

    def of(self, text: str) -> str:
        """The state that a line sets as a heading, "" for none."""
        if len(text) > LONGEST:
            return ""
        words = self._bare(text)
        if state := self._states.get(" ".join(words)):
            return state
        each = {self._states.get(word, "") for word in words}  # "Future goals"
        return each.pop() if len(each) == 1 else ""

    def _label(self, document: Document, place: Span) -> str:
        """The state that a label in the place's own line sets ("To be taken in 2027: COC, CIC")."""
        line = document.line_at(place.start).span
        label, colon, between = document.text[line.start : place.start].rpartition(":")
        if not colon or re.search(r"[.;|•]|[ ]{2}", between.strip()):
            return ""
        return self.of(re.split(r"[.;|•]|[ ]{3,}", label)[-1])

    def _names_credentials(self, text: str) -> bool:
        return any(w.casefold() in self._names for w in split_words(text).texts)

    def _bare(self, text: str) -> list[str]:
        words = [w.casefold() for w in split_words(text).texts if w[0].isalpha()]
        return [w for w in words if w not in self._small] or words
