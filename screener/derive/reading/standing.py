"""The section and the list of alternatives that a line of a posting stands in."""

from __future__ import annotations

import re

from screener.derive.reading.lines import PostingLine
from screener.derive.reading.titles import REQUIREMENTS

_GRADE = re.compile(r"\b(?:GS|grade|level)[\s-]{0,2}(\d{1,2})\b", re.IGNORECASE)


class Standing:
    """The section and the list of alternatives that a line stands in."""

    def __init__(self) -> None:
        self.kind = "other"
        self.title = ""
        self.title_line = 0
        self.grade = 0
        self._group = 0
        self._open = False
        self._style: tuple[bool, bool, bool] | None = None

    @property
    def alternatives(self) -> bool:
        """Whether what comes next are alternatives."""
        return self._open

    def open(self, kind: str | None, title: str, line: int) -> None:
        """A title: a known kind holds from here; an unknown one keeps the kind of what it divides."""
        self._open = False
        if found := _GRADE.search(title):
            self.grade = int(found.group(1))
        if kind:
            self.kind, self.title_line = kind, line
        elif self.kind != "skip" and (title.endswith("?") or self.kind not in (*REQUIREMENTS, "duties")):
            self.kind = "other"
        self.title = title

    def lead(self, kind: str, alternatives: int) -> None:
        """ "…one of the following:": what comes next are alternatives."""
        self.kind, self._open, self._style = kind, bool(alternatives), None
        self._group += alternatives

    def close_group(self, *, asked: bool) -> None:
        """A question to the applicant ends a list, and what is asked of one grade."""
        self._open = False
        self.grade = 0 if asked else self.grade

    def group_of(self, line: PostingLine) -> int:
        """The number of the list of alternatives that a line belongs to, 0 for none.

        A list ends where lines no longer look like its first one: bulleted, numbered, lettered or plain.
        """
        style = (line.bullet, line.marked, line.option)
        if self._open and self._style not in (None, style):
            self._open = False
        self._style = style
        return self._group if self._open else 0
