"""Places in a document: character ranges and page rectangles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character range [start, end) of `Document.text`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """True where `other` lies inside, or is equal."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where at least one character is shared."""
        return self.start < other.end and other.start < self.end


class Spans:
    """Many spans, of which it is asked often whether one of them holds or overlaps another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def hold(self, other: Span) -> bool:
        """True where one of them holds it: of those that begin no later, the farthest reaches its end."""
        before = bisect_right(self._starts, other.start)
        return before > 0 and self._reach[before - 1] >= other.end

    def overlap(self, other: Span) -> bool:
        """True where one of them shares a character with it."""
        before = bisect_left(self._starts, other.end)
        return before > 0 and self._reach[before - 1] > other.start


class Box(NamedTuple):
    """Rectangle in points on the page as displayed: origin top left, y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float
