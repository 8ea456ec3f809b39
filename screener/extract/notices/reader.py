"""All that a person should look at in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screener.extract.concepts.finder import Finder
from screener.extract.notices.stuffing import stuffed
from screener.extract.notices.unseen import LONGEST_QUOTE, UnseenReader
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Flag, Mention
from screener.model.span import Span
from screener.text.spoken import SpokenFinder

MOST_SENTENCES = 5
"""Sentences to programs that are quoted; the first ones tell a person enough."""

_TO_MACHINE = "reads as addressed to a program, not to a person; it changes no score"


class NoticeReader:
    """Built once a worker."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        self._unseen = UnseenReader(finder)
        self._to_machines = SpokenFinder(lexicon, "to_machines")

    def orders(self, document: Document) -> tuple[Span, ...]:
        """Where the text speaks to programs: those words are nobody's claims."""
        lines = [line.span for line in document.lines]
        return tuple(hit.span for hit in self._to_machines.find(document.text, lines))

    def flags(
        self, document: Document, mentions: Sequence[Mention], orders: Sequence[Span]
    ) -> tuple[Flag, ...]:
        """What is hidden, carried along, addressed to programs (`orders`), and said again and again."""
        return (
            *self._unseen.flags(document, mentions),
            *self._sentences(document, orders[:MOST_SENTENCES]),
            *stuffed(document, mentions),
        )

    def _sentences(self, document: Document, orders: Sequence[Span]) -> Iterator[Flag]:
        for words in orders:
            first, last = document.line_at(words.start), document.line_at(words.end - 1)
            quote = _around(document, first.span.start, last.span.end, words)
            yield Flag("to_machine", first.page, quote, _TO_MACHINE)
        unseen = [(one.page, one.text) for one in document.hidden]
        unseen += [(one.page, one.text) for one in document.beside]
        for page, text in unseen:
            if next(self._to_machines.find(text, [Span(0, len(text))]), None) is not None:
                yield Flag(
                    "to_machine", page, text[:LONGEST_QUOTE], f"{_TO_MACHINE}; not in the text of the page"
                )


def _around(document: Document, start: int, end: int, words: Span) -> str:
    """The lines around the words, cut so that the words are among what is shown."""
    if end - start > LONGEST_QUOTE:
        start = max(start, min(words.start, end - LONGEST_QUOTE))
    return " ".join(document.text[start : min(end, start + LONGEST_QUOTE)].split())
