"""Sections under titles that no table knows: their lines tell whether they ask, give, or neither."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.reading.evidence import Evidence
from screener.derive.reading.statement import Statement
from screener.derive.reading.titles import Titles
from screener.derive.wordings import Wordings

LONGEST_POINT = 160
"""Characters of the longest line that is a point of a list without a mark."""


OPEN = ("other", "duties", "required")
"""Kinds that a statement under an unknown title can have by itself."""


class UnknownTitles:
    """Tells such sections by lines that ask, lines that give, and the lexicon's credentials."""

    def __init__(self, wordings: Wordings, titles: Titles, evidence: Evidence) -> None:
        self._titles = titles
        self._evidence = evidence
        self._ideal = wordings["title_ideal"]
        self._gives = wordings["gives"]

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
            elif 2 * sum(self._gives.is_in(s.text) for s in said) >= len(said):
                found += [replace(s, kind="skip") for s in said]
            else:
                found += self._asked(said, "preferred" if asked else "required")
                asked = asked or any(s.kind == "required" for s in found[-len(said) :])
        return found

    def _asked(self, said: list[Statement], kind: str) -> list[Statement]:
        """The statements of a section, as `kind` where most of them ask."""
        points = [s for s in said if s.bullet and s.kind in OPEN]
        if not points and all(s.kind in OPEN and len(s.text) <= LONGEST_POINT for s in said):
            points = said if 4 * len({s.line for s in said}) >= 3 * len(said) else []
        asking = sum(self._evidence.asks(s.text) for s in points or said)
        if not points and kind == "preferred" and 2 * asking < len(said) and _is_prose(said):
            return [replace(s, kind="other") if s.kind == "preferred" else s for s in said]
        if len(points) < 2 or 2 * asking <= len(points):
            return said
        return [replace(s, kind=self._evidence.kind(s.text, kind)) if s in points else s for s in said]


def _is_prose(said: Sequence[Statement]) -> bool:
    """Whether sentences stand there rather than points."""
    return all(not s.bullet and s.text.rstrip().endswith((".", "!", "?")) for s in said)
