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
        self._heads = heads
        self._last: dict[_Place, int] = {}
        self._edges: dict[_Place, float] = {}
        self._rights: dict[_Place, float] = {}
        for line in document.lines:
            place = line.page, line.column
            self._edges[place] = min(self._edges.get(place, line.box.x0), line.box.x0)
            self._rights[place] = max(self._rights.get(place, line.box.x1), line.box.x1)
        self._titles = [(document.lines[at], index) for index, at in enumerate(heads) if at >= 0]
        taken = set(heads)
        bodies = {
            (line.page, line.column)
            for i, line in enumerate(document.lines)
            if i not in taken and not line.running
        }
        self._bare = {(line.page, line.column) for line, _ in self._titles} - bodies
        self._titled = {(line.page, line.column) for line, _ in self._titles}

    def cut(self, index: int, head: int, body: Span) -> Iterator[tuple[int, Span]]:
        """One body, cut where a line begins that its title does not head."""
        owner, start = (index if head >= 0 else -1), body.start
        here: _Place | None = None
        if head >= 0:
            title = self._document.lines[head]
            here = title.page, title.column
            self._last[here] = owner
        before: Line | None = None
        for line in self._document.lines_in(body):
            place = line.page, line.column
            if line.running:
                continue
            owner_of = self._owner if self._document.x0 else self._owner_in_order
            following = owner if place == here else owner_of(owner, here, line)
            if before is not None and place == here:
                following = self._title_between(before, line, owner)
            before = line
            if following != owner and line.span.start > start:
                yield owner, Span(start, line.span.start)
                start = line.span.start
            owner, here = following, place
            self._last[place] = owner
        yield owner, Span(start, body.end)

    def _owner_in_order(self, current: int, here: _Place | None, line: Line) -> int:
        """Without layout a table's cells are read in order: only a column that has titles begins anew."""
        place = line.page, line.column
        anew = here is not None and place in self._titled and place not in self._last
        return -1 if anew else current

    def _owner(self, current: int, here: _Place | None, line: Line) -> int:
        """The title of a line that begins another column, or the same on another page."""
        place = line.page, line.column
        if here is None:
            return current
        if here in self._bare and here[0] == line.page:
            return self._above(line)
        if place in self._last:
            return self._last[place]
        before = self._page_before(line)
        if line.page != here[0]:
            single = not any(column for page, column in self._edges if page == line.page)
            return current if single or before is None else before[0]
        if before is not None and before[1] < SAME_EDGE:
            self._titled.add(place)  # as good as titled, for the next page
            return before[0]
        return self._flowing(current, here, line) if place in self._titled else self._above(line)

    def _flowing(self, current: int, here: _Place, line: Line) -> int:
        """Text that flows on from the column before, as in a newspaper; -1 for a column that begins anew.

        A name at the top of its column is larger than the titles.
        """
        title = self._document.lines[self._heads[current]] if current >= 0 else None
        if title is None or not 0 < line.size <= title.size:
            return -1
        first, second = (self._rights[p] - self._edges[p] for p in (here, (line.page, line.column)))
        return current if 0.7 < first / max(second, 1.0) < 1.4 else -1

    def _above(self, line: Line) -> int:
        """The nearest title above a line on its page; -1 if there is none."""
        above = [
            (title.box.top, index)
            for title, index in self._titles
            if title.page == line.page and title.box.top <= line.box.top
        ]
        return max(above)[1] if above else -1

    def _title_between(self, before: Line, line: Line, owner: int) -> int:
        """A title between two lines of one column that was read as a column of titles: centred ones."""
        between = [
            (title.box.top, index)
            for title, index in self._titles
            if (title.page, title.column) in self._bare
            and title.page == line.page
            and before.box.top < title.box.top < line.box.top
        ]
        return max(between)[1] if between else owner

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
