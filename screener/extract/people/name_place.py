"""What the place of a name on its page, and the rest of the text, say for it and against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from screener.extract.people.channels import Channel
from screener.extract.sections.finder import Section
from screener.model.document import Document, Line
from screener.model.span import Span, Spans
from screener.text.folding import fold

_TITLES = 4
"""Lines at most that title a page before the name."""


class NamePlaces:
    """One document's places, and what speaks for a name at each. emails, phones: those of the person.

    addresses: finds e-mail and web addresses, which hold no words.
    """

    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        emails: Sequence[Channel],
        phones: Sequence[Channel],
        references: Spans,
        addresses: re.Pattern[str],
    ) -> None:
        self.emails, self.phones = emails, phones
        self.locals = " ".join(fold(email.value.partition("@")[0]) for email in emails)
        self._lines = document.lines
        sizes = [line.size for line in self._lines if line.size]
        self._body = median(sizes) if sizes else 0.0
        self._largest = max((line.size for line in self._lines if line.page == 1), default=0.0)
        self._top = 0.18 * document.pages[0].height if document.pages else 0.0
        self._channels = [document.line_index(channel.span.start) for channel in (*emails, *phones)]
        self.titles = {document.line_index(s.title.start) for s in sections if s.title}
        self.first = 0
        self._document = document
        self._references = references
        self._sections = sections
        self._text = addresses.sub(" ", document.text)

    def uses(self, word: str, *, any_case: bool = False) -> int:
        """How often a word stands in the text, addresses left out: as given, or in any case."""
        pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
        return len(re.findall(pattern, self._text, re.IGNORECASE if any_case else 0))

    def ratio(self, index: int) -> float:
        """Size of a line over the size of the body text; 1 where sizes are unknown."""
        return self._lines[index].size / self._body if self._body and self._lines[index].size else 1.0

    def begin(self, is_title: Callable[[str], bool]) -> None:
        """Let the page begin below what titles it: "Curriculum Vitae", "Certified Medical Coder"."""
        for index in range(min(_TITLES, len(self._lines))):
            if index in self.titles or not is_title(self._document.quote(self._lines[index].span)):
                self.first = index
                return

    def is_largest(self, index: int) -> bool:
        """Whether a line has the largest letters of the first page, larger than the text's."""
        line = self._lines[index]
        return line.page == 1 and self.ratio(index) > 1.15 and line.size >= 0.97 * self._largest

    def beside_contact(self, index: int) -> bool:
        """Whether the person's address or number stands near."""
        return any(abs(index - channel) <= 3 for channel in self._channels)

    def place(self, index: int, span: Span, *, sure: bool) -> Iterator[tuple[float, str]]:
        """Points for size and place. sure: the e-mail agrees; the place inside a section says little then."""
        line, ratio = self._lines[index], self.ratio(index)
        if ratio >= 1.08:
            yield (4.0 if ratio >= 1.6 else 3.0 if ratio >= 1.25 else 1.0), "in larger letters"
        if self.is_largest(index):
            yield 2.0, "the largest on the page"
        height = self._height(index, line)
        if height:
            yield height, "at the top"
        if self.beside_contact(index):
            yield 2.0, "beside the contact"
        if line.running:
            yield 2.0, "in a header or footer"
        if self._references.overlap(span):
            yield -9.0, "among the references"
        elif sure or line.running:
            return
        elif index in self.titles and ratio < 1.6:
            yield -3.0, "read as a section's title"
        elif index > 3 and ratio < 1.25:
            section = next((s for s in self._sections if s.body.start <= span.start < s.body.end), None)
            if section and section.title and section.category != "basics":
                yield -4.0, f"inside the section {section.category}"

    def _height(self, index: int, line: Line) -> float:
        first = (4.0, 3.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0)
        index -= self.first if index >= self.first else 0
        points = first[index] if index < len(first) else 0.0
        return (
            max(points, 2.5)
            if line.page == 1 and line.box.bottom > 0 and line.box.top < self._top
            else points
        )

    def other_uses(self, words: Sequence[str]) -> int:
        """How often words of a name stand elsewhere, the whole name not counted."""
        whole = max(1, self.uses(" ".join(words), any_case=True))
        return sum(max(0, self.uses(word, any_case=True) - whole) for word in words if len(word) > 2)
