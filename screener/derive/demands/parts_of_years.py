"""What stands for some of the years asked for: "three years; a license counts as one of the three"."""

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


class PartsOfYears:
    """Finds such clauses and lets fewer years do beside what they name."""

    def __init__(self, wordings: Wordings, lengths: LengthReader, demands: DemandReader) -> None:
        self._cue, self._lengths, self._demands = wordings["counts_as_years"], lengths, demands

    def cut(self, words: str) -> tuple[str, str]:
        """The words before such a clause, and the clause; "" for none."""
        cue = self._cue.search(words)
        if cue is None:
            return words, ""
        before = words[: cue.start]
        start = max((before.rfind(mark) + len(mark) for mark in _OPENS if mark in before), default=0)
        return words[:start].rstrip("(;, "), words[start:].strip(" )")

    def add(self, requirements: list[Requirement], line: int, clause: str) -> bool:
        """Add the alternative to the last of the requirements; whether it asks for years just before."""
        last, cue = (requirements[-1] if requirements else None), self._cue.search(clause)
        if last is None or cue is None or line - last.line > 1 or not isinstance(last.tree, YearsOf):
            return False
        asked = self._demands.ask(clause[: cue.start])
        number = self._lengths.count_in(clause[cue.start : cue.end])
        if asked.tree is None or not 0 < number < last.tree.at_least:
            return False
        fewer = simple(AllOf((asked.tree, with_years(last.tree, last.tree.at_least - number))))
        requirements[-1] = replace(
            last,
            tree=AnyOf((last.tree, fewer)),
            concepts=tuple(dict.fromkeys((*last.concepts, *asked.concepts))),
            sources=(*last.sources, (line, clause)),
        )
        return True
