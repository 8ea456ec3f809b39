"""Sentences that rules know, wherever lines break them."""

from __future__ import annotations

from collections.abc import Iterator

from screener.errors import Fault
from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.wording import SpokenRules, WordRule
from screener.text.folding import plain_text
from screener.text.phrases import Phrases
from screener.text.rule_table import Hit
from screener.text.wording import Language

MOST_LINES = 400
"""Lines with a sign that are read; more are no résumé."""


class SpokenFinder:
    """Finds the sentences of one table. Built once a worker."""

    def __init__(self, lexicon: Lexicon, table: str) -> None:
        spoken: SpokenRules = lexicon.tables[table]
        self._signs = Phrases(spoken.signs)
        self._rules = Language.of(lexicon).table(spoken.rules)

    def find(self, text: str, lines: list[Span]) -> Iterator[Hit[WordRule]]:
        """The rules that speak in the text, each with its place; a sentence may run on in the next line."""
        if self._signs.search(text) is None:
            return
        plain = plain_text(text)
        done, read = -1, 0
        for number, line in enumerate(lines):
            if self._signs.search(plain[line.start : line.end]) is None or read > MOST_LINES:
                continue
            read += 1
            first, last = max(number - 1, 0), min(number + 1, len(lines) - 1)
            begin = max(lines[first].start, done)
            for hit in self._rules.find(self._rules.read(plain[begin : lines[last].end])):
                place = Span(begin + hit.span.start, begin + hit.span.end)
                if place.start >= done:
                    done = place.end
                    yield Hit(hit.rule, place)

    def try_examples(self) -> tuple[Fault, ...]:
        """Rules that fail their examples, and examples without a sign, which would never be read."""
        unseen = (
            Fault(rule.id, f"its example has none of the signs: {text!r}")
            for rule in self._rules.rules
            for text in rule.examples
            if self._signs.search(text) is None
        )
        return (*self._rules.try_examples(), *unseen)


def try_spoken(lexicon: Lexicon) -> tuple[Fault, ...]:
    """The faults of all tables of spoken rules that a lexicon has, each tried on its own examples."""
    tables = (name for name in lexicon.tables if isinstance(lexicon.tables[name], SpokenRules))
    return tuple(fault for name in tables for fault in SpokenFinder(lexicon, name).try_examples())
