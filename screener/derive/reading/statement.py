"""One thing that a posting says."""

from __future__ import annotations

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
