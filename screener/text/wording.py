"""Tables of a lexicon as rules and word classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar, get_origin, get_type_hints

from screener.errors import ScreenerError
from screener.model.concept import Lexicon
from screener.model.wording import WordClass, WordRule
from screener.registry import did_you_mean
from screener.text.patterns import Kinds
from screener.text.rule_table import RuleTable

Rule = TypeVar("Rule", bound=WordRule)
Row = TypeVar("Row")


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


def rules_of(cls: type[Rule], rows: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """The rows of a table as rules of a type. Raises ScreenerError for a key that the type does not have."""
    return tuple(typed(cls, row, str(row.get("id", "a rule"))) for row in rows)


def typed(cls: type[Row], row: Mapping[str, Any], name: str) -> Row:
    """A row as a frozen dataclass whose fields are the keys; a text in place of a list is a list of one."""
    hints = get_type_hints(cls)
    known = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    for key in row:
        if key not in known:
            hint = did_you_mean(str(key), known) or f"known: {', '.join(known)}"
            raise ScreenerError(name, f"unknown key {key!r}", hint)
    found = {k: _tuple(v) if get_origin(hints[k]) is tuple else v for k, v in row.items()}
    try:
        return cls(**found)
    except TypeError as error:
        raise ScreenerError(name, str(error)) from None


def _tuple(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
