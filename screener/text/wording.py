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
