"""Sentences that add an alternative to a demand just made: "RHIT also accepted", "… in lieu of degree"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from screener.derive.demands.demand import Demand
from screener.derive.demands.trees import names
from screener.derive.draft import Requirement
from screener.derive.reading.statement import Statement
from screener.model.concept import Lexicon
from screener.model.posting import EducationOf, Node, YearsOf
from screener.text.phrases import Phrases

FIRST = 2000
"""Numbers of groups made here; those of lists are lower."""
NEAR = 4
"""So many lines before it stands the demand to which a sentence adds."""
_CONSIDERED = re.compile(r"\b(?:will|may|can) (?:also )?be considered\b", re.IGNORECASE)
_SORTS = (
    ("education", re.compile(r"\b(?:degree|education|diploma|schooling)\b", re.IGNORECASE)),
    ("credential", re.compile(r"\b(?:certif\w+|credentials?|licens\w+)\b", re.IGNORECASE)),
    ("experience", re.compile(r"\bexperience\b", re.IGNORECASE)),
)


class AddedAlternatives:
    """Finds the demand to which a statement adds, by the table `posting_wording`."""

    def __init__(self, lexicon: Lexicon) -> None:
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._accepted = Phrases(wording["accepted"])
        self._lieu = Phrases(wording["lieu"])

    def host(
        self, words: str, asked: Demand, statement: Statement, before: Sequence[Requirement]
    ) -> int | None:
        """The place in `before` of the demand that the statement adds to; None where it adds to none."""
        sort = self._sort(words, asked)
        if not sort or statement.group:
            return None
        for index in range(len(before) - 1, -1, -1):
            near = statement.line - before[index].line <= NEAR and before[index].article == statement.article
            if not near:
                return None
            if before[index].importance == "required" and _asks_for(before[index].tree, sort):
                return index
        return None

    def is_open(self, words: str, asked: Demand) -> bool:
        """Whether the sentence only says who else is considered, and names no credential for it."""
        return bool(_CONSIDERED.search(words)) and "credential" not in asked.families

    def _sort(self, words: str, asked: Demand) -> str:
        """What the demand must be of: the sort that is accepted too, or that may be replaced."""
        if asked.substitute is not None and (cue := self._lieu.search(words)):
            sides = words[: cue.start()], words[cue.end() :]
            return next((sort for sort, named in _SORTS for side in sides if named.search(side)), "")
        accepted = self._accepted.search(words)
        return "credential" if accepted and "credential" in asked.families else ""


def joined(requirements: list[Requirement], index: int, added: Requirement) -> list[Requirement]:
    """The requirements with `added` at their end, as an alternative to the one at `index`."""
    host = requirements[index]
    number = host.group or FIRST + host.line
    found = [replace(r, group=number) if i == index else r for i, r in enumerate(requirements)]
    return [*found, replace(added, group=number)]


def _asks_for(node: Node | None, sort: str) -> bool:
    if sort == "education":
        parts = getattr(node, "parts", (node,))
        return any(isinstance(part, EducationOf) for part in parts)
    if sort == "experience":
        return any(isinstance(part, YearsOf) for part in getattr(node, "parts", (node,)))
    return any("." in name or name.endswith("_credential") for name in names(node))
