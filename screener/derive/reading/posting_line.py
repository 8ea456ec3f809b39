"""One line of a posting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One line: 1-based number and words.

    bullet: a point of a list; option: an answer to choose (A. B.); marked: set off as a title.
    gap: an empty line stands before. ordinal: the number before it, 0 without one.
    """

    number: int
    text: str
    bullet: bool = False
    option: bool = False
    marked: bool = False
    gap: bool = False
    ordinal: int = 0
