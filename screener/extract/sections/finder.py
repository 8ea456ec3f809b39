"""Sections of a résumé: a title, a body, and one of JSON Resume's categories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screener.extract.sections.columns import pieces
from screener.extract.sections.placing import TitleFinder
from screener.extract.sections.side_by_side import by_cell
from screener.extract.sections.title import Title
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span


@dataclass(frozen=True, slots=True)
class Section:
    """One section. title is None for the part before the first title, or in a résumé without titles.

    kind: the finer sort (objective, functional, military, internship, volunteer, courses, software,
    languages, memberships, references, awards, interests, publications, personal, contact; else the
    category's own name; "untitled" without a title; "" for a title that is not known).
    also: other categories that the title names. A section that goes on after a break of column or page
    is given again with the same title.
    """

    category: str
    title: Span | None
    body: Span
    kind: str = ""
    also: tuple[str, ...] = ()


class SectionFinder:
    """Finds what stands under each title."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles = TitleFinder(lexicon)

    def find(self, document: Document) -> tuple[Section, ...]:
        """The sections in reading order; together they hold all of the text but the titles."""
        titles = self._titles.find(document)
        size = len(document.text)
        begin = titles[0].span.start if titles else size
        ends = [*(t.span.start for t in titles[1:]), size]
        heads = [-1, *(title.at for title in titles)]
        bodies = [
            Span(0, begin),
            *(Span(min(t.body, end), end) for t, end in zip(titles, ends, strict=False)),
        ]
        if all(line.column == 0 for line in document.lines):
            parts: Iterable[tuple[int, Span]] = enumerate(bodies)
        else:
            parts = pieces(document, heads, bodies)
        parts = by_cell(document, [None, *(title.span for title in titles)], parts)
        return tuple(
            _section(titles, index, body) for index, body in parts if index > 0 or body.end > body.start
        )


def _section(titles: Sequence[Title], index: int, body: Span) -> Section:
    if index <= 0:
        return Section("basics", None, body, "untitled")
    title = titles[index - 1]
    return Section(title.words.category, title.shown, body, title.words.kind, title.words.also)
