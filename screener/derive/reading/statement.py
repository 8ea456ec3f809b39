"""One thing that a posting says."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

EACH = -1
"""Every one of a list is asked for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said. kind: of its section; title: the section's words; label: a label before it.

    group: statements with one number (not 0) are alternatives to each other.
    article: it stands in text around the posting, not in the posting itself.
    title_line: where the title stands that gives it its kind, 0 without one.
    need: so many of its group are asked for, EACH for all of a list, 0 for any one.
    part: it is a part of an ad in one line, behind the job's name.
    grade: the grade of the post that it is asked for ("Minimum Requirement for GS-6 Level"), 0 for all.
    """

    text: str
    line: int
    kind: str
    title: str = ""
    label: str = ""
    bullet: bool = False
    group: int = 0
    article: bool = False
    grade: int = 0
    title_line: int = 0
    need: int = 0
    part: bool = False


LOOKED_FOR = 60
"""So many characters of a statement are looked for in the rows of a line."""


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One line: 1-based number and words.

    bullet: a point of a list; option: an answer to choose (A. B.); marked: set off as a title.
    gap: an empty line stands before. ordinal: the number before it, 0 without one.
    rows: numbered, of which it was put together where a page broke it.
    """

    number: int
    text: str
    bullet: bool = False
    option: bool = False
    marked: bool = False
    gap: bool = False
    ordinal: int = 0
    rows: tuple[tuple[int, str], ...] = ()

    def number_of(self, words: str) -> int:
        """The number of the row in which the words begin; the line's own where none holds them."""
        at = " ".join(row for _, row in self.rows).find(words[:LOOKED_FOR]) if self.rows else -1
        ends = itertools.accumulate(len(row) + 1 for _, row in self.rows)
        behind = (number for (number, _), end in zip(self.rows, ends, strict=True) if at < end)
        return next(behind, self.number) if at >= 0 else self.number
