"""Grades of a post: "Records Coder II: one year of …", a ladder of steps, the step that a title names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from screener.derive.draft import Ambiguity, NotScored
from screener.derive.reading.statement import Statement
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings

_GRADED = re.compile(r"([A-Z][\w ,/-]{0,60}?)\s(IV|I{1,3}|[1-5])(?:\s?[:-])?\s")
_STEP = re.compile(r"\s(IV|I{1,3}|[1-5])\b(?!\s?(?:/|-|,|&)\s?(?:I|[1-5])|\s\w+\s(?:I|[1-5])\b)")
_HEAD = re.compile(r"([A-Z][\w/ ()-]{3,60}?)\s?(?::|\s-)\s+(?=\S)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def own_grade(words: str, wordings: Wordings) -> tuple[int, str]:
    """The grade that a demand is for, and the demand: 2 in "Coder II: one year"; 0 and the words for none."""
    found = _GRADED.match(words)
    if found is None or not wordings["graded_job"].ends(found.group(1)):
        return 0, words
    rest = words[found.end() :]
    if found.group().rstrip()[-1] in ":-":
        return _number(found.group(2)), rest
    asks = wordings["step_asks"].starts(rest)
    return (_number(found.group(2)), rest[asks.end :].strip()) if asks else (0, words)


def title_grade(title: str, wordings: Wordings) -> int:
    """The step that a title names, 3 in "Coder III"; 0 where it names none, or several ("Coder I/II")."""
    title = wordings["of_so_many"].without(title)  # "Level 2 of 3"
    jobs = list(wordings["graded_job"].find(title))
    steps = [step for job in jobs if (step := _STEP.match(title, job.end))]
    alone = len(steps) == 1 and not _STEP.search(title, steps[0].end())
    return _number(steps[0].group(1)) if alone else 0


def headed(
    statements: Sequence[Statement], fits: Callable[[str], bool]
) -> Iterator[dict[int, re.Match[str]]]:
    """Runs of statements that begin with a head ("For RN candidates: …"): place to head."""
    heads = [m if (m := _HEAD.match(s.text)) and fits(m.group(1)) else None for s in statements]
    for here, run in itertools.groupby(enumerate(heads), key=lambda one: one[1] is not None):
        if here:
            yield {index: head for index, head in run if head}


@dataclass(frozen=True, slots=True)
class Kept:
    """The statements of one step and of all, with what other steps ask for and a doubt about which it is."""

    statements: list[Statement]
    not_scored: list[NotScored]
    doubts: list[Ambiguity]


def of_one_step(statements: Sequence[Statement], title: str, wordings: Wordings, remarks: Remarks) -> Kept:
    """What the step of a ladder asks for that is filled: by the title, by a sentence, else the lowest."""
    told, named = _with_named_steps(statements, title)
    said = (s.text for s in told if not s.grade and wordings["fills_step"].is_in(s.text))
    grades = (title_grade(words, wordings) for words in (title, *said))
    grade = named or next(filter(None, grades), 0)
    steps = sorted({s.grade for s in told if s.grade})
    if len(steps) < 2:
        return Kept(told, [], [])
    own = grade if grade in steps else steps[0]
    others = [s for s in told if s.grade not in (0, own)]
    reason = remarks.text("other_grade", grade=own)
    left = [NotScored(s.text, s.line, reason) for s in others if s.kind != "skip"]
    lines = tuple(dict.fromkeys(s.line for s in others))[:8]
    doubt = remarks.doubt("grades", lines, lowest=own, highest=steps[-1])
    return Kept([s for s in told if s.grade in (0, own)], left, [doubt] * (own != grade))


def _with_named_steps(statements: Sequence[Statement], title: str) -> tuple[list[Statement], int]:
    """Steps that have names, not numbers ("Junior Coder: …", "Senior Coder: …"), and which the title is."""
    found = list(statements)
    for run in headed(statements, lambda head: head.split()[-1:] == title.split()[-1:]):
        names = [head.group(1) for head in run.values()]
        if title not in names or len(run) < 2:
            continue
        for step, (index, head) in enumerate(run.items(), 1):
            found[index] = replace(found[index], grade=step, text=found[index].text[head.end() :])
        return found, 1 + names.index(title)
    return found, 0


def _number(step: str) -> int:
    return _ROMAN.get(step) or int(step)
