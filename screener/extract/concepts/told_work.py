"""Activities told in words of one's own: "called providers when a note was unclear" is a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screener.model.concept import Lexicon
from screener.model.profile import Position
from screener.model.span import Span
from screener.model.tables.work import ConceptRule
from screener.text.clauses import STATEMENT_END, parts
from screener.text.folding import plain_text
from screener.text.rule_table import Hit
from screener.text.wording import Language

MOST_LETTERS = 20_000
"""Characters of one position that are read; more is no list of duties."""


class ToldWork:
    """Finds what the rules of the table `told_work` say of jobs. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules: Sequence[ConceptRule] = lexicon.tables.get("told_work", ())
        self._rules = Language.of(lexicon).table(rules) if rules else None

    def find(self, text: str, positions: Sequence[Position]) -> Iterator[tuple[ConceptRule, Span]]:
        """The rules that speak in jobs, with the words that say so; an activity once in a clause."""
        if self._rules is None:
            return
        plain = plain_text(text)
        for position in positions:
            end = min(position.text_end, position.text_start + MOST_LETTERS)
            for clause in parts(plain, STATEMENT_END, position.text_start, end):
                said: set[str] = set()
                for hit in self._hits(plain[clause.start : clause.end]):
                    if hit.rule.says not in said:
                        said.add(hit.rule.says)
                        yield hit.rule, Span(clause.start + hit.span.start, clause.start + hit.span.end)

    def _hits(self, clause: str) -> list[Hit[ConceptRule]]:
        return self._rules.find(self._rules.read(clause)) if self._rules else []
