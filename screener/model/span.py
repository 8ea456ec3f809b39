"""Places in a document: character ranges and page rectangles."""

from __future__ import annotations

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


class Box(NamedTuple):
    """Rectangle in points on the page as displayed: origin top left, y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float
