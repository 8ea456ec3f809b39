"""The section and the list that a line stands in, while a posting is read."""

from __future__ import annotations

import re

from screener.derive.reading.statement import EACH, PostingLine
from screener.derive.reading.titles import REQUIREMENTS
from screener.derive.wordings import Wording

_SENTENCE = re.compile(r"[.!?][\"')\]*]*\s*$")


class Standing:
    """The section and the list of alternatives that a line stands in, while a posting is read.

    alternatives: what comes next are such. ended: its points are over; what follows asks by its own words.
    """

    def __init__(self, grade: Wording) -> None:
        self._grade = grade
        self.kind = "other"
        self.title = ""
        self.title_line = 0
        self.grade = 0
        self._group = 0
        self.alternatives = False
        self.need = 0
        self._before: tuple[str, str, int] | None = None
        self._style: tuple[bool, bool, bool] | None = None
        self._outside = ""
        self._form: tuple[bool, bool] | None = None
        self.ended = False

    def open(self, kind: str | None, title: str, line: int, *, begun: bool = False) -> None:
        """Begin a section. kind: of what stands in it; None, and a title inside a section keeps its kind.

        begun: its first words stand behind its title.
        """
        self.alternatives, self.need, self._before, self._outside = False, 0, None, ""
        self._form, self.ended = (False, True) if begun else None, False
        if found := self._grade.search(title):
            self.grade = int(re.sub(r"\D", "", title[found.start : found.end]))
        if kind:
            self.kind, self.title_line = kind, line
        elif self.kind != "skip" and (title.endswith("?") or self.kind not in (*REQUIREMENTS, "duties")):
            self.kind = "other"
        self.title = title

    def lead(self, kind: str, need: int) -> None:
        """Begin the list after "one of the following:". need: 0 for any one, 2 for two, EACH for all."""
        self._outside = self._outside or (self.kind if self.kind not in REQUIREMENTS else "")
        self.kind, self.alternatives, self._style, self.need = kind, need != EACH, None, need
        self._form, self.ended = None, False
        self._group += need != EACH

    def close_group(self, *, asked: bool) -> None:
        """End a list of alternatives. asked: by a question, which ends the demands of a grade, too."""
        self.alternatives = False
        self.grade = 0 if asked else self.grade

    def announce(self, kind: str, line: PostingLine) -> None:
        """Begin a section that ends with its points."""
        before = (self.kind, self.title, self.title_line)
        self.open(kind, line.text, line.number)
        self._before = before

    def go_on(self, line: PostingLine) -> None:
        """End a list where lines no longer look like its first one: bulleted, numbered, lettered or plain."""
        if self._before and not line.bullet:
            self.kind, self.title, self.title_line = self._before
            self._before = None
        self._end(line)
        style = (line.bullet, line.marked, line.option)
        if (self.alternatives or self.need) and self._style not in (None, style):
            self.alternatives, self.need = False, 0
            self.kind, self._outside = self._outside or self.kind, ""
        self._style = style

    def _end(self, line: PostingLine) -> None:
        """End the section behind its points: at a sentence without a mark, or behind an empty line."""
        told = _SENTENCE.search(line.text) is not None and not line.bullet
        if self._form:
            bulleted, tight = self._form
            ends = told and not self.alternatives and (bulleted or (tight and line.gap))
            self.ended = self.ended or ends
            self._form = (bulleted, tight or not line.gap)
        elif self.title:
            self._form = (line.bullet, not line.gap)

    @property
    def group(self) -> int:
        """The number of the list of alternatives that a line belongs to, 0 for none."""
        return self._group if self.alternatives else 0
