"""Grades of a post: "Records Coder II: one year of …", a ladder of steps, the step that a title names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings

_GRADED = re.compile(r"([A-Z][\w ,/-]{0,60}?)\s(IV|I{1,3}|[1-5])(?:\s?[:-])?\s")
_STEP = re.compile(r"\s(IV|I{1,3}|[1-5])\b(?!\s?(?:/|-|,|&)\s?(?:I|[1-5])|\s\w+\s(?:I|[1-5])\b)")
_HEAD = re.compile(r"([A-Z][\w /-]{3,50}?)\s?(?::|\s-)\s+(?=\S)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def own_grade(words: str, wordings: Wordings) -> tuple[int, str]:
    """The grade that a demand is for, and the demand: 2 in "Coder II: one year"; 0 and the words for none."""
    found = _GRADED.match(words)
    if found is None or not wordings["graded_job"].ends(found.group(1)):
        return 0, words
    rest = words[found.end() :]
    if found.group().rstrip()[-1] not in ":-":
        asks = wordings["step_asks"].starts(rest)
        return (_number(found.group(2)), rest[asks.end :].strip()) if asks else (0, words)
    return _number(found.group(2)), words[found.end() :]


def title_grade(title: str, wordings: Wordings) -> int:
    """The step that a title names, 3 in "Coder III"; 0 where it names none, or several ("Coder I/II")."""
    for many in wordings["of_so_many"].find(title):
        title = title[: many.start] + title[many.end :]  # "Level 2 of 3"
    jobs = list(wordings["graded_job"].find(title))
    steps = [step for job in jobs if (step := _STEP.match(title, job.end))]
    alone = len(steps) == 1 and not _STEP.search(title, steps[0].end())
    return _number(steps[0].group(1)) if alone else 0


def told_grade(statements: Sequence[Statement], wordings: Wordings) -> int:
    """The step that a sentence says is to be filled: "We are hiring at Level II"; 0 where none does."""
    said = (s.text for s in statements if not s.grade and wordings["fills_step"].is_in(s.text))
    return next((grade for words in said if (grade := title_grade(words, wordings))), 0)


def with_named_steps(statements: Sequence[Statement], title: str) -> tuple[list[Statement], int]:
    """Steps that have names, not numbers ("Junior Coder: …", "Senior Coder: …"), and which the title is."""
    heads = [None if s.grade else _HEAD.match(s.text) for s in statements]
    for here, of_run in itertools.groupby(range(len(heads)), key=lambda i: heads[i] is not None):
        run = list(of_run) if here else []
        named = {i: head.group(1).strip() for i in run if (head := heads[i])}
        last = title.split()[-1:]
        if title not in named.values() or len(run) < 2 or any(n.split()[-1:] != last for n in named.values()):
            continue
        found = list(statements)
        for step, (i, name) in enumerate(named.items(), 1):
            text = found[i].text[len(name) :].lstrip(" :-")
            found[i] = replace(found[i], grade=step, text=text)
        return found, 1 + list(named.values()).index(title)
    return list(statements), 0


def of_one_grade(statements: Sequence[Statement], step: int) -> tuple[list[Statement], list[Statement]]:
    """What is asked for in the grade `step`, else in the lowest that is named, and what only in others."""
    grades = sorted({s.grade for s in statements if s.grade})
    if len(grades) < 2:
        return list(statements), []
    own = (0, step if step in grades else grades[0])
    return [s for s in statements if s.grade in own], [s for s in statements if s.grade not in own]


def _number(step: str) -> int:
    return _ROMAN.get(step) or int(step)
