"""Who needs fewer years than are asked for: "three years; a license counts as one", "(two with the CCS)"."""

from __future__ import annotations

from dataclasses import replace

from screener.derive.demands.demand import DemandReader
from screener.derive.demands.trees import simple
from screener.derive.demands.years_of import with_years
from screener.derive.draft import Requirement
from screener.derive.lengths import LengthReader
from screener.derive.wordings import Wordings
from screener.model.posting import AllOf, AnyOf, YearsOf

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
