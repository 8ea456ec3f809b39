"""What a statement is where the statements around it tell: unknown titles, questions, tracks, short ads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from screener.derive.reading.evidence import DUTY, Evidence
from screener.derive.reading.grades import headed
from screener.derive.reading.statement import Statement
from screener.derive.reading.titles import Titles
from screener.derive.wordings import Wordings

LONGEST_POINT, LONGEST_FRAGMENT, LONGEST_AD = 160, 100, 900
"""Characters of the longest point of a list without a mark, of a fragment, and of a short ad."""
OPEN = ("other", "summary", "duties")
"""Kinds that a statement can have by itself, where its title says nothing."""
SECTIONS = ("required", "preferred", "neither", "duties")
FIRST_TRACK = 3000
"""Numbers of the groups of tracks; those of lists and of alternatives added later are lower."""
_ENDS = re.compile(r"[.!?]\s*$")
_FIGURE = re.compile(r"\$\s?\d|\b\d{3}[-.]\d{4}\b|@\w")


class UnknownTitles:
    """Tells sections under titles that no table knows by lines that ask, lines that give, and credentials."""

    def __init__(self, wordings: Wordings, titles: Titles, evidence: Evidence) -> None:
        self._titles, self._evidence = titles, evidence
        self._ideal, self._gives = wordings["title_ideal"], wordings["gives"]

    def by_content(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements: under an unknown title, demands where most lines ask, left out where most give.

        What the ideal candidate has is a wish only below what is required.
        """
        found: list[Statement] = []
        asked = False
        for title, group in itertools.groupby(statements, key=lambda s: s.title):
            said = list(group)
            if not asked and self._ideal.is_in(title):
                said = [replace(s, kind="required") if s.kind == "preferred" else s for s in said]
            if not title or self._titles.kind(title.rstrip(":")) is not None:
                asked = asked or any(s.kind == "required" and s.title_line for s in said)
                found += said
            else:
                found += self._asked(said, "preferred" if asked else "required")
                asked = asked or any(s.kind == "required" for s in found[-len(said) :])
        return found

    def _asked(self, said: list[Statement], kind: str) -> list[Statement]:
        """The statements of a section, as `kind` where most of them ask."""
        open_kinds = ("required", *OPEN)
        points = [s for s in said if s.bullet and s.kind in open_kinds]
        if not points and all(s.kind in open_kinds and len(s.text) <= LONGEST_POINT for s in said):
            points = said if 4 * len({s.line for s in said}) >= 3 * len(said) else []
        asking = sum(self._evidence.asks(s.text) for s in points or said)
        if len(points) < 2 or 2 * asking <= len(points):
            return said
        return [replace(s, kind=self._evidence.kind(s.text, kind)) if s in points else s for s in said]


def answered(statements: Sequence[Statement], wordings: Wordings) -> list[Statement]:
    """The statements of questions and answers, with answers that say what must be held as demands.

    "Must I be certified? Yes. We take the CPC." asks for what it names, "No." for nothing.
    """
    found: list[Statement] = []
    asks, title = False, ""
    for statement in statements:
        is_question = statement.text.rstrip().endswith("?")
        question = statement.text if is_question else statement.title if statement.title != title else ""
        if question:
            asks = question.rstrip().endswith("?") and wordings["question_of_demand"].is_in(question)
        title = statement.title
        asks = asks and not wordings["answer_no"].is_in(statement.text)
        answer = asks and not is_question and statement.kind in OPEN
        found.append(replace(statement, kind="required") if answer else statement)
    return found


def with_tracks(
    statements: Sequence[Statement], wordings: Wordings, asks: Callable[[str], bool]
) -> list[Statement]:
    """ "For RN candidates: …", "For HIM candidates: …": demands of which one is made of each candidate.

    asks: whether words name what demands are of, years or a credential.
    """
    found = list(statements)
    for run in headed(statements, wordings["track"].covers):
        for index, head in run.items() if len(run) > 1 else ():
            said = statements[index]
            open_kind = said.kind in OPEN and (said.kind != "duties" or asks(said.text))
            found[index] = replace(
                said,
                kind="required" if open_kind else said.kind,
                text=said.text[head.end() :],
                label=head.group(1),
                group=FIRST_TRACK + statements[min(run)].line,
            )
    return found


def of_short_ads(
    statements: Sequence[Statement], evidence: Evidence, asks: Callable[[Statement], bool]
) -> list[Statement]:
    """The statements; in an ad of fragments, and in a short one what names a demand, is asked for.

    asks: whether a sentence names a credential, years or a degree. The first line is the job's; pay and
    addresses ask for nothing. A posting with a section of demands stays as it is, and so do sentences that
    tell of the work, the employer or the colleagues.
    """
    told = [s for s in statements if s.kind != "skip"]
    titled = {s.kind for s in told if s.title_line}
    if not told or "required" in titled:
        return list(statements)
    few = 7 * sum(map(_is_fragment, told)) < 6 * len(told) or len(told) < 4
    listed = not few and not titled & set(SECTIONS)
    short = sum(len(s.text) for s in told) <= LONGEST_AD
    lines = {s.line for s in told}

    def is_asked(said: Statement) -> bool:
        below = said.line > min(lines)
        if listed and below and said.kind == "other" and _is_fragment(said) and not _FIGURE.search(said.text):
            return True
        if not short or said.kind not in ("other", "summary") or evidence.points(said.text) <= DUTY:
            return False
        return (below or said.part or len(lines) == 1) and asks(said)

    return [replace(s, kind="required") if is_asked(s) else s for s in statements]


def _is_fragment(said: Statement) -> bool:
    return len(said.text) <= LONGEST_FRAGMENT and not _ENDS.search(said.text)
