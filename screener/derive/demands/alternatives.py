"""What adds an alternative to a demand just made: "RHIT also accepted", "…; a license counts as one year"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.derive.demands.demand import Demand, DemandReader
from screener.derive.demands.trees import names, simple
from screener.derive.demands.years_of import with_years
from screener.derive.draft import Requirement
from screener.derive.lengths import LengthReader
from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Node, YearsOf

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
            return len(before) - 1 if last.tree is not None and last.importance == "required" else None
        sort = "" if statement.group else self._sort(words, asked)
        for index in range(len(before) - 1, -1, -1) if sort else ():
            if statement.line - before[index].line > NEAR or before[index].article != statement.article:
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
        replaces = cue is not None and (asked.substitute is not None or accepted)
        # What is replaced stands behind the cue ("in place of the degree"), else before it.
        for side in (words[cue.end :], words[: cue.start]) if cue and replaces else ():
            named = [(at.start, s) for s in SORTS if (at := self._wordings[f"sort_{s}"].search(side))]
            if named:
                return min(named)[1]
        return "credential" if (replaces or accepted) and "credential" in asked.families else ""

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


_OPENS = ("(", ";", ", ", ". ")
_CLAUSE_ENDS = ("(", ";", ",", ".")


class PartsOfYears:
    """Finds such clauses and lets fewer years do beside what they name."""

    def __init__(self, wordings: Wordings, lengths: LengthReader, demands: DemandReader) -> None:
        self._cue, self._fewer = wordings["counts_as_years"], wordings["fewer_years"]
        self._or = wordings["joint_or"]
        self._lengths, self._demands = lengths, demands

    def cut(self, words: str, *, listed: bool) -> tuple[str, str]:
        """The words before such a clause, and the clause; "" for none. listed: they are a point of a list."""
        found = self._with_credential(words)
        if found and (found[0] or not listed):
            return found
        cue = self._cue.search(words)
        if cue is None:
            return words, ""
        before = words[: cue.start]
        start = max((before.rfind(mark) + len(mark) for mark in _OPENS if mark in before), default=0)
        return words[:start].rstrip("(;, "), words[start:].strip(" )")

    def _with_credential(self, words: str) -> tuple[str, str] | None:
        """ "Three years of coding (two with the CCS)" at its bracket: the number is of a credential."""
        for cue in self._fewer.find(words):
            if not cue.start and self._demands.ask(words[cue.end :]).families == {"credential"}:
                return "", words
            before = words[: cue.start].rstrip()
            joint = self._or.ends(before)
            before = before[: joint.start].rstrip() if joint else before
            if (joint or before.endswith(_CLAUSE_ENDS)) and self._lengths.read(before):
                clause = words[cue.start :].strip(" ).")
                rest = clause[cue.end - cue.start :]
                if self._demands.ask(rest).families == {"credential"}:
                    return before.rstrip("(;,. "), clause
        return None

    def add(self, requirements: list[Requirement], line: int, clause: str) -> bool:
        """Add the alternative to the last of the requirements; whether it asks for years just before."""
        last = requirements[-1] if requirements else None
        # "Five years of coding" and "Two years with a CPC" on two lines are two demands.
        reach = 0 if self._fewer.starts(clause) else 1
        if last is None or line - last.line > reach or not isinstance(last.tree, YearsOf):
            return False
        named, years = self._read(clause, last.tree.at_least)
        asked = self._demands.ask(named)
        if asked.tree is None or not 0 < years < last.tree.at_least:
            return False
        fewer = simple(AllOf((asked.tree, with_years(last.tree, years))))
        requirements[-1] = replace(
            last,
            tree=AnyOf((last.tree, fewer)),
            concepts=tuple(dict.fromkeys((*last.concepts, *asked.concepts))),
            sources=(*last.sources, (line, clause)),
        )
        return True

    def _read(self, clause: str, asked: float) -> tuple[str, float]:
        """What a clause names, and the years that do beside it. asked: the years without it."""
        if fewer := self._fewer.starts(clause):
            number = self._lengths.read(self._lengths.of_work(clause[: fewer.end]))
            count = self._lengths.count_in(clause[: fewer.end])
            return clause[fewer.end :], number[0].years if number else count
        cue = self._cue.search(clause)
        if cue is None:
            return "", 0
        return clause[: cue.start], asked - self._lengths.count_in(clause[cue.start : cue.end])
