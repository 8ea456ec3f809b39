"""Sentences that add an alternative to a demand just made: "RHIT also accepted", "… in lieu of degree"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.derive.demands.demand import Demand
from screener.derive.demands.trees import names
from screener.derive.draft import Requirement
from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import EducationOf, Node, YearsOf

FIRST = 2000
"""Numbers of groups made here; those of lists are lower."""
NEAR = 4
"""So many lines before it stands the demand to which a sentence adds."""
SORTS = ("education", "credential", "experience")
"""What may stand in lieu of another thing, each with a wording (`sort_education` …)."""


class AddedAlternatives:
    """Finds the demand to which a statement adds."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._lexicon = lexicon
        self._wordings = wordings

    def host(
        self, words: str, asked: Demand, statement: Statement, before: Sequence[Requirement]
    ) -> int | None:
        """The place in `before` of the demand that the statement adds to; None where it adds to none."""
        last = before[-1] if before else None
        asks = asked.tree is not None or asked.substitute is not None
        if last and asks and self._wordings["points_at_last"].is_in(words):
            near = statement.line - last.line <= NEAR and last.importance == "required"
            return len(before) - 1 if near and last.tree is not None and not statement.group else None
        sort = self._sort(words, asked)
        if not sort or statement.group:
            return None
        for index in range(len(before) - 1, -1, -1):
            near = statement.line - before[index].line <= NEAR and before[index].article == statement.article
            if not near:
                return None
            if before[index].importance == "required" and self._asks_for(before[index].tree, sort):
                return index
        return None

    def is_open(self, words: str, asked: Demand) -> bool:
        """Whether the sentence only says who else is considered, and names no credential for it."""
        return self._wordings["considered"].is_in(words) and "credential" not in asked.families

    def _sort(self, words: str, asked: Demand) -> str:
        """The sort of demand that a sentence adds to: "credential" for "RHIT also accepted"; "" for none."""
        cue = self._wordings["lieu"].search(words)
        accepted = self._wordings["accepted"].is_in(words)
        if cue and (asked.substitute is not None or accepted):
            # What is replaced stands behind the cue ("in place of the degree"), else before it.
            for side in (words[cue.end :], words[: cue.start]):
                named = [(at.start, s) for s in SORTS if (at := self._wordings[f"sort_{s}"].search(side))]
                if named:
                    return min(named)[1]
            return "credential" if "credential" in asked.families else ""
        return "credential" if accepted and "credential" in asked.families else ""

    def _asks_for(self, node: Node | None, sort: str) -> bool:
        if sort == "credential":
            return any(self._lexicon.category_of(name) == "certification" for name in names(node))
        kind = EducationOf if sort == "education" else YearsOf
        return any(isinstance(part, kind) for part in getattr(node, "parts", (node,)))


def joined(requirements: list[Requirement], index: int, added: Requirement) -> list[Requirement]:
    """The requirements with `added` at their end, as an alternative to the one at `index`."""
    host = requirements[index]
    number = host.group or FIRST + host.line
    found = [replace(r, group=number) if i == index else r for i, r in enumerate(requirements)]
    return [*found, replace(added, group=number)]
