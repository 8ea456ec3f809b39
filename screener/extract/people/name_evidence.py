"""What speaks for a name and against it: place, letters, address, what stands below, words of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from screener.extract.people.email_agreement import email_agreement
from screener.extract.people.name_place import NamePlaces
from screener.extract.people.name_shape import NameReader
from screener.extract.people.place import PlaceFinder
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span
from screener.text.folding import fold

_HEAD = 120
"""Characters of a line below a name that tells a trade or a place; more is prose."""


@dataclass(slots=True)
class Candidate:
    """A line, or a part of one, that has the shape of a name, with what speaks for it."""

    words: tuple[str, ...]
    post_nominals: tuple[str, ...]
    line: int
    span: Span
    whole_line: bool
    labelled: bool = False
    joined: bool = False
    mended: bool = False
    agreement: float = 0.0
    points: float = 0.0
    why: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name as printed: "Ana de Souza"."""
        return " ".join(self.words)

    def add(self, points: float, why: str) -> None:
        """Add points, negative ones too, and their reason."""
        self.points += points
        self.why.append(why)


class NameEvidence:
    """Weighs candidates. Built once a worker."""

    def __init__(self, lexicon: Lexicon, reader: NameReader) -> None:
        self._reader = reader
        self._places = PlaceFinder(lexicon)
        self._codes = frozenset(lexicon.tables["places"].states)

    def weigh(self, candidate: Candidate, document: Document, page: NamePlaces) -> None:
        """Add what its place, its look, its neighbors and the address say."""
        agreement = max((email_agreement(candidate.words, email.value) for email in page.emails), default=0.0)
        if agreement:
            candidate.add(6.0 * agreement, "agrees with the e-mail address")
        for points, why in page.place(candidate.line, candidate.span, sure=agreement >= 0.7):
            candidate.add(points, why)
        if candidate.labelled:
            candidate.add(4.0, "labelled as a name")
        if candidate.whole_line:
            candidate.add(1.0, "alone on its line")
            if candidate.line == page.first and (why := self._below(document, candidate, page)):
                candidate.add(2.0, why)
        if document.lines[candidate.line].bold:
            candidate.add(0.5, "bold")
        if any(self._reader.is_known_title(title) for title in candidate.post_nominals):
            candidate.add(2.5, "with credentials behind it")
        if len(candidate.post_nominals) == 1 and candidate.post_nominals[0].upper() in self._codes:
            candidate.add(-5.0, "reads as a town and its state")
        candidate.agreement = agreement
        if candidate.joined:
            candidate.add(_of_two_lines(candidate, page), "over two lines")

    def _below(self, document: Document, candidate: Candidate, page: NamePlaces) -> str:
        """What stands below as it does below a name: a trade, credentials, a place, a section's title."""
        after = range(candidate.line + 1 + candidate.joined, len(document.lines))
        below = [i for i in after[:6] if document.quote(document.lines[i].span).strip()][:2]
        if below[:1] and below[0] in page.titles:
            return "over a section's title"
        for text in (document.quote(document.lines[i].span).strip() for i in below if i not in page.titles):
            if len(text) <= _HEAD and self._reader.names_trade(text):
                return "over a trade"
            if len(text) <= _HEAD and any(self._places.find([text])):
                return "over a place"
            if self._reader.is_titles(text):
                return "over credentials"
        return ""

    def doubt(self, candidate: Candidate, page: NamePlaces) -> None:
        """Take off what speaks against it."""
        agreement = candidate.agreement
        folded = [fold(word).rstrip(".") for word in candidate.words]
        doubtful = sum(word in self._reader.sometimes for word in folded)
        if doubtful:
            nameless = doubtful == len(folded) and not (page.emails or page.phones)
            candidate.add(-5.0 if nameless else -min(2.0, 1.5 * doubtful), "also plain words")
        known = self._reader.particles
        small = candidate.words[0][:1].islower()
        own = page.uses(candidate.name) if small else 0
        plain = sum(
            page.uses(word.casefold()) > own
            for word in candidate.words
            if len(word) > 2 and word.casefold() not in known
        )
        if plain:
            candidate.add(-2.5 * plain, "words of the text")
        if small and agreement < 1:
            heads = candidate.whole_line and candidate.line == page.first and not plain
            candidate.add(-2.0 if heads else -6.0, "in small letters")
        if candidate.mended and agreement < 0.7:
            candidate.add(-8.0, "torn by spaces")
        if sum(fold(word) not in known for word in candidate.words) > 4:
            candidate.add(-1.0, "long")
        unknown = not page.emails and not page.phones and not page.is_largest(candidate.line)
        if unknown and page.other_uses(candidate.words) > 0:
            candidate.add(-4.0, "words of the text")


def _of_two_lines(candidate: Candidate, page: NamePlaces) -> float:
    """For it where both lines are the largest of all, for what else would the second be; else against it."""
    if page.is_largest(candidate.line) and page.is_largest(candidate.line + 1):
        return 3.0
    if candidate.agreement >= 0.5:
        return 0.0
    return -2.5 if page.ratio(candidate.line) >= 1.4 else -7.0
