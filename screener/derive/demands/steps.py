"""One announcement for several steps of a ladder: which of them is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screener.derive.draft import Ambiguity, NotScored
from screener.derive.reading.grades import of_one_grade, told_grade, with_named_steps
from screener.derive.reading.statement import Statement
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Kept:
    """The statements of one step and of all, with what other steps ask for and a doubt about which it is."""

    statements: list[Statement]
    not_scored: list[NotScored]
    doubts: list[Ambiguity]


class Steps:
    """Finds the step that a posting fills: by its title, by a sentence, else the lowest."""

    def __init__(self, wordings: Wordings, remarks: Remarks) -> None:
        self._wordings, self._remarks = wordings, remarks

    def kept(self, statements: Sequence[Statement], grade: int, title: str) -> Kept:
        """What one step asks for. grade: that the title names by a number, 0 for none."""
        told, named = with_named_steps(statements, title)
        grade = grade or named or told_grade(told, self._wordings)
        kept, others = of_one_grade(told, grade)
        own = max((s.grade for s in kept), default=0)
        reason = self._remarks.text("other_grade", grade=own)
        left = [NotScored(s.text, s.line, reason) for s in others if s.kind != "skip"]
        doubts = []
        if others and own != grade:
            lines = tuple(dict.fromkeys(s.line for s in others))[:8]
            highest = max(s.grade for s in others)
            doubts.append(self._remarks.doubt("grades", lines, lowest=own, highest=highest))
        return Kept(kept, left, doubts)
