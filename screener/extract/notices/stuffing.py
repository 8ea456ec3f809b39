"""The same names again and again: words that are there to be found, not to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from screener.model.document import Document
from screener.model.profile import Flag, Mention
from screener.model.span import Span

ROW = 4
"""So many times the same name, with nothing but names between."""

BLOCKS = 4
"""So many times the same line of several names, headers and footers aside."""

NAMES_A_LINE = 2
_GAP = 12
"""Most characters between two names of a row: a comma and a word."""

_SHARE = 0.5
"""Of a row's letters, so many belong to names."""

_LONGEST_NAME = 24
"""Longer ones are sentences about the work, which jobs alike share."""

_LONGEST_QUOTE = 160
_DETAIL = "names the same things again and again; each is counted once"


def stuffed(document: Document, mentions: Sequence[Mention]) -> Iterator[Flag]:
    """At most one flag `repeated_words`, with the first place."""
    place = _row(document, mentions) or _block(document, mentions)
    if place is not None:
        quote = " ".join(document.quote(place)[:_LONGEST_QUOTE].split())
        yield Flag("repeated_words", document.line_at(place.start).page, quote, _DETAIL)


def _row(document: Document, mentions: Sequence[Mention]) -> Span | None:
    """Names close behind each other of which one comes ROW times."""
    row: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if mention.end - mention.start > _LONGEST_NAME:
            continue
        if row and mention.start - row[-1].end > _GAP:
            row = []
        if not row or mention.start >= row[-1].end:
            row.append(mention)
        times = Counter(document.text[m.start : m.end].casefold() for m in row)
        names = sum(m.end - m.start for m in row)
        if times.most_common(1)[0][1] >= ROW and names >= _SHARE * (row[-1].end - row[0].start):
            return Span(row[0].start, row[-1].end)
    return None


def _block(document: Document, mentions: Sequence[Mention]) -> Span | None:
    """A line of several names that comes BLOCKS times."""
    names = Counter(document.line_index(mention.start) for mention in mentions)
    first: dict[str, Span] = {}
    times: Counter[str] = Counter()
    for index, count in sorted(names.items()):
        line = document.lines[index]
        if count < NAMES_A_LINE or line.running:
            continue
        words = " ".join(document.quote(line.span).casefold().split())
        first.setdefault(words, line.span)
        times[words] += 1
    repeated = next((words for words, count in times.items() if count >= BLOCKS), None)
    return first[repeated] if repeated is not None else None
