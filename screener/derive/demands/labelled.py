"""What a value asks for behind its label: "Years: 2+ in cardiology", "Schooling: HS"."""

from __future__ import annotations

import re
from dataclasses import replace

from screener.derive.demands.demand import Demand, DemandReader
from screener.derive.lengths import LengthReader
from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings
from screener.model.posting import EducationOf

_BARE = re.compile(r"[\W\d]*")


class LabelledReader:
    """Reads values by the sort of their label, else as what they say by themselves."""

    def __init__(self, wordings: Wordings, lengths: LengthReader, demands: DemandReader) -> None:
        self._wordings, self._lengths, self._demands = wordings, lengths, demands

    def ask(self, statement: Statement, words: str) -> Demand:
        """What the words ask for; "1 - 4 years" behind the label "Experience" names nothing but years."""
        label = f"{statement.label} {statement.title}"
        if statement.part and self._is_bare_years(words):
            return self._demands.ask(self._lengths.of_work(words))
        if self._wordings["experience_label"].is_in(label) and not self._lengths.read(words):
            return self._of_experience(statement, words)
        asked = self._demands.ask(words)
        level = self._wordings.first("level_named", words)
        if asked.tree is None and level and self._wordings["sort_education"].is_in(label):
            named = frozenset({"education"})
            return replace(asked, tree=EducationOf(level.id), concepts=(level.id,), families=named)
        return asked

    def _of_experience(self, statement: Statement, words: str) -> Demand:
        if statement.label and self._is_bare_years(words):
            return self._demands.ask(f"{statement.label}: {self._lengths.of_work(words)}")
        counted = self._lengths.with_unit(words) if statement.label else words
        # "2 years in a clinic" under the title "Experience" are years of work.
        said = self._lengths.of_work(counted.rstrip(". "))
        of_work = self._lengths.read(said) and not self._lengths.timing(counted).months_to_obtain
        return self._demands.ask(said if of_work else words)

    def _is_bare_years(self, words: str) -> bool:
        """Whether the words are a number of years and nothing else: "2 - 4 years"."""
        years = self._wordings["bare_years"].search(words)
        return years is not None and bool(_BARE.fullmatch(words[: years.start] + words[years.end :]))
