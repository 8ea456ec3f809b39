"""Sentences that rules know, wherever lines break them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from screener.errors import Fault
from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables import TABLES
from screener.model.tables.work import ConceptRule
from screener.model.wording import SpokenRules, WordRule
from screener.text.folding import plain_text
from screener.text.phrases import DASHED, expression
from screener.text.rule_table import Hit
from screener.text.wording import Language

MOST_LINES = 400
"""Lines with a sign that are read; more are no résumé."""


class SpokenFinder:
    """Finds the sentences of one table. Built once a worker."""

    def __init__(self, lexicon: Lexicon, table: str) -> None:
        spoken: SpokenRules = lexicon.tables[table]
        self._signs = _any_sign(spoken.signs)
        self._rules = Language.of(lexicon).table(spoken.rules)

    def find(self, text: str, lines: list[Span], *, fewest: int = 1) -> Iterator[Hit[WordRule]]:
        """The rules that speak in the text, each with its place; a sentence may run on in the next line.

        fewest: with fewer lines that hold a sign nothing is read.
        """
        plain = plain_text(text)
        signed = self._signed(plain, lines)
        if len(signed) < fewest:
            return
        done = -1
        for number in signed[:MOST_LINES]:
            first, last = max(number - 1, 0), min(number + 1, len(lines) - 1)
            begin = max(lines[first].start, done)
            for hit in self._rules.find(self._rules.read(plain[begin : lines[last].end])):
                place = Span(begin + hit.span.start, begin + hit.span.end)
                if place.start >= done:
                    done = place.end
                    yield Hit(hit.rule, place)

    def _signed(self, plain: str, lines: list[Span]) -> list[int]:
        """Indexes of the lines that hold a sign."""
        lower = plain.lower()
        if len(lower) != len(plain):  # capitals whose small letters are two characters
            lower = plain
        starts = [line.start for line in lines]
        found = {bisect_right(starts, hit.start()) - 1 for hit in self._signs.finditer(lower)}
        return sorted(index for index in found if index >= 0)

    def try_examples(self) -> tuple[Fault, ...]:
        """Rules that fail their examples, and examples without a sign, which would never be read."""
        unseen = (
            Fault(rule.id, f"its example has none of the signs: {text!r}")
            for rule in self._rules.rules
            for text in rule.examples
            if self._signs.search(text.lower()) is None
        )
        return (*self._rules.try_examples(), *unseen)


def _any_sign(signs: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the signs in small letters; by first letters, since most places begin no sign."""
    by_first: dict[str, list[str]] = {}
    for sign in signs:
        by_first.setdefault(sign[0], []).append(expression(sign, gap=DASHED)[len(re.escape(sign[0])) :])
    groups = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_first.items()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def try_spoken(lexicon: Lexicon) -> tuple[Fault, ...]:
    """The faults of all tables of plain rules that a lexicon has, each tried on its own examples."""
    faults: list[Fault] = []
    for name, rows in lexicon.tables.items():
        if isinstance(rows, SpokenRules):
            faults += SpokenFinder(lexicon, name).try_examples()
        elif TABLES.get(name) in (tuple[WordRule, ...], tuple[ConceptRule, ...]):
            faults += Language.of(lexicon).table(rows).try_examples()
    return tuple(faults)
