"""Headings that set the state of every credential under them ("In progress", "References")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.extract.sections import Section
from screener.extract.words import split_words
from screener.model.document import Document
from screener.model.span import Span

LOOK_UP = 8
"""A short line sets the state of so many lines below it at most."""


class StateHeadings:
    """The `headings` of the table `assertion_cues`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._words = frozenset(table["heading_words"])
        self._states = {
            " ".join(self._bare(phrase)): state
            for state, phrases in table["headings"].items()
            for phrase in phrases
        }

    def state(self, document: Document, sections: Sequence[Section], place: Span) -> str:
        """The state that the section's title, or a short line above the place, sets; "" for none."""
        home = next((s for s in sections if s.body.start <= place.start < s.body.end), None)
        if home is not None and home.title is not None:
            # The section's kind also reads titles that are spaced out, or longer ("Character references").
            title = "references" if home.kind == "references" else document.quote(home.title)
            if state := self.of(title):
                return state
        floor = home.body.start if home else 0
        first = document.line_index(place.start)
        for index in range(first - 1, max(-1, first - LOOK_UP - 1), -1):
            line = document.lines[index]
            if line.span.start < floor:
                break
            if state := self.at(document, index):
                return state
            text = document.quote(line.span)
            if text.rstrip().endswith(":") or re.match(r"\s*#", text):
                break
        return ""

    def at(self, document: Document, index: int) -> str:
        """The state that a line sets for the lines below it, "" for none.

        "In progress" alone is a heading where it looks like one; in the same look and block as the
        line above it is the state of what stands there.
        """
        line = document.lines[index]
        text = document.quote(line.span)
        state = self.of(text)
        if not state or index == 0 or text.rstrip().endswith(":") or self._names_credentials(text):
            return state
        above = document.lines[index - 1]
        apart = above.block != line.block or (line.bold and not above.bold) or line.size > above.size + 0.5
        return state if apart else ""

    def of(self, text: str) -> str:
        """The state that a line sets as a heading, "" for none."""
        return self._states.get(" ".join(self._bare(text)), "") if len(text) <= 60 else ""

    def _names_credentials(self, text: str) -> bool:
        return any(w.casefold() in self._words for w in split_words(text).texts)

    def _bare(self, text: str) -> list[str]:
        words = [w.casefold() for w in split_words(text).texts if w[0].isalnum()]
        return [w for w in words if w not in self._words] or words
