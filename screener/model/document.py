"""A résumé as text with layout."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from screener.model.profile import Flag
from screener.model.span import Box, Span

STATUSES = (
    "read",
    "needs_ocr",
    "needs_password",
    "empty",
    "unreadable",
    "too_large",
    "timed_out",
    "unsupported",
    "not_a_resume",
    "duplicate",
)
"""What can become of an input file (design law 4). Only `read` is scored."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: 1-based number, size in points as displayed (0 × 0 without layout), range of `text`.

    characters: how many the file's own text layer has for it, as its reader counts them; 0 without one.
    """

    number: int
    width: float
    height: float
    span: Span
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order. Its range of `text` excludes the newline.

    number is 1-based within the page. box is zero-sized for formats without layout.
    size: the prevailing font size in points (0 unknown). bold, caps: the prevailing look.
    column: which column of the page the line belongs to, 0 for full width or the first.
    block: lines with one number form a paragraph or table cell; -1 unknown.
    running: a header or footer that repeats on other pages.
    """

    page: int
    number: int
    span: Span
    box: Box
    size: float = 0.0
    bold: bool = False
    column: int = 0
    block: int = -1
    running: bool = False


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text in the file that a person cannot see on the page: kept apart, never scored."""

    text: str
    page: int
    box: Box
    reason: str


@dataclass(frozen=True, slots=True)
class BesideText:
    """Text that a file carries beside its pages and shows on none of them: never scored.

    kind: metadata, annotation or attachment. place: where it is ("keywords", "a note", a file's name).
    """

    kind: str
    place: str
    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `text` holds only what can be seen, and never changes.

    Lines are joined by "\n", pages by "\f" in place of a newline. `x0` and `x1` give, for each
    character of `text`, its left and right edge in points; both are empty without layout.
    Where a line is rotated its characters carry the edges of the line's box.
    `certain` gives, for each character, how sure its recognition from a picture is, 0 to 1; empty where the
    file itself says what its characters are.
    flags: what a person should know of the reading: what was left out, struck through, recognised.
    beside: what the file carries beside its pages.
    """

    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    reader: str
    x0: array[float] = field(default_factory=lambda: array("f"), repr=False)
    x1: array[float] = field(default_factory=lambda: array("f"), repr=False)
    hidden: tuple[HiddenText, ...] = ()
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    beside: tuple[BesideText, ...] = ()
    certain: array[float] = field(default_factory=lambda: array("f"), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(line.span.start for line in self.lines))

    def line_index(self, position: int) -> int:
        """Index in `lines` of the line that holds character `position`."""
        return max(0, bisect_right(self._starts, position) - 1)

    def line_at(self, position: int) -> Line:
        """The line that holds character `position`."""
        return self.lines[self.line_index(position)]

    def lines_in(self, span: Span) -> Iterator[Line]:
        """Lines that share at least one character with `span`, in reading order."""
        for index in range(self.line_index(span.start), len(self.lines)):
            line = self.lines[index]
            if line.span.start >= span.end:
                return
            if line.span.overlaps(span):
                yield line

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """One rectangle for each line that `span` touches; none for formats without layout."""
        if not self.x0:
            return ()
        found = []
        for line in self.lines_in(span):
            start, end = max(span.start, line.span.start), min(span.end, line.span.end)
            left, right = min(self.x0[start:end]), max(self.x1[start:end])
            found.append(Box(round(left, 1), line.box.top, round(right, 1), line.box.bottom))
        return tuple(found)

    def certainty(self, span: Span) -> float:
        """How sure the least sure character of `span` is, 0 to 1; 1.0 where nothing was recognised."""
        return round(min(self.certain[span.start : span.end], default=1.0), 2)

    def quote(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]
