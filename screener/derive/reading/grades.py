"""Grades of a post: "Records Coder II: one year of …", a ladder of steps, the step that a title names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings

_GRADED = re.compile(r"([A-Z][\w ,/-]{0,60}?)\s(IV|I{1,3}|[1-5])\s?(?::|-)\s")
_STEP = re.compile(r"\s(IV|I{1,3}|[1-5])\b(?!\s?(?:/|-|,|&)\s?(?:I|[1-5])|\s\w+\s(?:I|[1-5])\b)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def own_grade(words: str, wordings: Wordings) -> tuple[int, str]:
    """The grade that a demand is for, and the demand: 2 in "Coder II: one year"; 0 and the words for none."""
    found = _GRADED.match(words)
    if found is None or not wordings["graded_job"].ends(found.group(1)):
        return 0, words
    return _number(found.group(2)), words[found.end() :]


def title_grade(title: str, wordings: Wordings) -> int:
    """The step that a title names, 3 in "Coder III"; 0 where it names none, or several ("Coder I/II")."""
    for job in wordings["graded_job"].find(title):
        step = _STEP.match(title, job.end)
        if step and not _STEP.search(title, step.end()):
            return _number(step.group(1))
    return 0


def of_one_grade(statements: Sequence[Statement], step: int) -> tuple[list[Statement], list[Statement]]:
    """What is asked for in the grade `step`, else in the lowest that is named, and what only in others."""
    grades = sorted({s.grade for s in statements if s.grade})
    if len(grades) < 2:
        return list(statements), []
    own = (0, step if step in grades else grades[0])
    return [s for s in statements if s.grade in own], [s for s in statements if s.grade not in own]


def _number(step: str) -> int:
    return _ROMAN.get(step) or int(step)
