"""Which title heads which text where a page has columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screener.model.document import Document, Line
from screener.model.span import Span

_Place = tuple[int, int]
"""Page and column."""

SAME_EDGE = 12.0
"""Columns of two pages are one where their left edges are nearer than this, in points."""


def pieces(document: Document, heads: Sequence[int], bodies: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Bodies cut where the text goes on in another column: (index of its title, range), in reading order.

    heads: the line of each title, bodies: what follows it in reading order. The index is -1 where no
    title heads the text: the first lines of the page, or of a column.
    """
    flow = _Flow(document, heads)
    for index, body in enumerate(bodies):
        yield from flow.cut(index, heads[index], body)


class _Flow:
    """What each column of each page belonged to when it was left."""

    def __init__(self, document: Document, heads: Sequence[int]) -> None:
        self._document = document
        self._last: dict[_Place, int] = {}
        self._edges: dict[_Place, float] = {}
        for line in document.lines:
            place = line.page, line.column
            self._edges[place] = min(self._edges.get(place, line.box.x0), line.box.x0)
        titles = [(document.lines[at], index) for index, at in enumerate(heads) if at >= 0]
        self._titled = {(line.page, line.column) for line, _ in titles}
        self._tops = [(line.page, line.box.top, index) for line, index in titles]

    def cut(self, index: int, head: int, body: Span) -> Iterator[tuple[int, Span]]:
        """One body, cut where a line begins that its title does not head."""
        owner, start = (index if head >= 0 else -1), body.start
        here: _Place | None = None
        if head >= 0:
            title = self._document.lines[head]
            here = title.page, title.column
            self._last[here] = owner
        for line in self._document.lines_in(body):
            place = line.page, line.column
            if line.running or place == here:
                continue
            following = self._owner(owner, here, line)
            if following != owner and line.span.start > start:
                yield owner, Span(start, line.span.start)
                start = line.span.start
            owner, here = following, place
            self._last[place] = owner
        yield owner, Span(start, body.end)

    def _owner(self, current: int, here: _Place | None, line: Line) -> int:
        """The title of a line that begins another column, or the same on another page."""
        place = line.page, line.column
        if here is None:
            return current
        if place in self._last:
            return self._last[place]
        before = self._page_before(line)
        if line.page != here[0]:
            single = not any(column for page, column in self._edges if page == line.page)
            return current if single or before is None else before[0]
        if before is not None and before[1] < SAME_EDGE:
            self._titled.add(place)  # as good as titled, for the next page
            return before[0]
        if place in self._titled:
            return -1
        # A list in columns belongs to the nearest title above it.
        above = [(top, index) for page, top, index in self._tops if page == line.page and top <= line.box.top]
        return max(above)[1] if above else -1

    def _page_before(self, line: Line) -> tuple[int, float] | None:
        """The title whose text a column of the page before ended with, the one with the nearest left edge.

        With it, how far the edges are apart, in points.
        """
        edge = self._edges[line.page, line.column]
        before = [place for place in self._titled if place[0] == line.page - 1 and place in self._last]
        if not before:
            return None
        nearest = min(before, key=lambda place: (abs(self._edges[place] - edge), place))
        return self._last[nearest], abs(self._edges[nearest] - edge)
