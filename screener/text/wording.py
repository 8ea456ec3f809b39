"""Tables of a lexicon as rules and word classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from screener.model.concept import Lexicon
from screener.model.wording import WordClass, WordRule
from screener.text.patterns import Kinds
from screener.text.rule_table import RuleTable

Rule = TypeVar("Rule", bound=WordRule)


@dataclass(frozen=True, slots=True)
class Language:
    """The word classes of a lexicon, and how its plurals end."""

    classes: Mapping[str, WordClass]
    endings: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Language:
        """The tables `classes` and `plural_endings` of a lexicon."""
        return cls(lexicon.tables["classes"], lexicon.tables["plural_endings"])

    def table(
        self,
        rules: Sequence[Rule],
        *,
        kinds: Kinds | None = None,
        stops: Sequence[str] = (),
        wordings: Mapping[str, Sequence[str]] | None = None,
    ) -> RuleTable[Rule]:
        """Rules over these classes, see RuleTable."""
        return RuleTable(
            rules, classes=self.classes, kinds=kinds, endings=self.endings, stops=stops, wordings=wordings
        )


class Sayings:
    """What the rules of one table say of a text, whatever stands where."""

    def __init__(self, lexicon: Lexicon, table: str) -> None:
        rules: tuple[WordRule, ...] = lexicon.tables.get(table, ())
        self._table = Language.of(lexicon).table(rules)

    def of(self, text: str) -> frozenset[str]:
        """The answers (`says`) of the rules that speak in the text."""
        return frozenset(hit.rule.says for hit in self._table.find(self._table.read(text)))
