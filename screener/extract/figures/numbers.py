"""Numbers of a text that may be figures: shares, scores, amounts, each with its range."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from screener.model.span import Span
from screener.model.tables.figures import OwnFigureWords
from screener.text.patterns import Kinds
from screener.text.phrases import any_of

SHARE, SCORE, FULL, BARE, AMOUNT = "share", "score", "full", "bare", "amount"
KINDS: Kinds = {SHARE: (), SCORE: (SHARE,), FULL: (SCORE, SHARE), BARE: (AMOUNT,), AMOUNT: ()}
"""Percentages; those that a review may end with ("60% fewer errors" is none), and of these 100 %;
both without their sign."""
_LOWEST_SCORE, _HIGHEST_SCORE = 80.0, 100.0
_NUMBER = r"(?:\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?)"


class Number(NamedTuple):
    """A number or range. span: with its sign. highest: the upper end of a range."""

    span: Span
    kind: str
    value: float
    highest: float | None


class NumberFinder:
    """Finds the numbers of a text that are no dates, codes, prices or parts of words."""

    def __init__(self, words: OwnFigureWords) -> None:
        percent, to = any_of(words.percent, gap=r"\s?"), any_of(words.to)
        named = any_of(words.numbers)
        digits = rf"(?<![\w.,$#/-])(?P<value>{_NUMBER})\s?\+?"
        more = rf"(?:,\s*{_NUMBER})*,?\s?(?:[-–]|(?:{to})\s)\s?"
        share = rf"{digits}(?:{more}(?P<high>{_NUMBER}))?\s?(?:{percent})(?!\w)\+?"
        amount = (
            rf"(?:{digits}|(?<!\w)(?P<named>{named}))"
            rf"(?:\s?(?:[-–]|(?:{to})\s)\s?(?P<top>{_NUMBER}|{named})\s?\+?)?(?![\d%]|\.\d|[-/]\d|-[a-z])"
        )
        self._share = re.compile(share, re.IGNORECASE)
        self._amount = re.compile(amount, re.IGNORECASE)
        self._named: Mapping[str, float] = words.numbers

    def find(self, text: str) -> list[Number]:
        """The numbers in order of place, none over another."""
        shares = [self._as_share(hit) for hit in self._share.finditer(text)]
        rest = self._share.sub(lambda hit: "." * len(hit[0]), text)
        return sorted([*shares, *map(self._as_amount, self._amount.finditer(rest))])

    def _as_share(self, hit: re.Match[str]) -> Number:
        value, high = _read(hit["value"]), hit["high"]
        kind = SCORE if _LOWEST_SCORE <= value < _HIGHEST_SCORE else SHARE
        kind = FULL if value == _HIGHEST_SCORE else kind
        return Number(Span(*hit.span()), kind, value, _read(high) if high else None)

    def _as_amount(self, hit: re.Match[str]) -> Number:
        value = self._value(hit["value"] or hit["named"])
        highest = self._value(hit["top"]) if hit["top"] else None
        bare = hit["value"] and not hit["top"] and _LOWEST_SCORE <= value <= _HIGHEST_SCORE
        span = Span(hit.start(), hit.start() + len(hit[0].rstrip()))
        return Number(span, BARE if bare else AMOUNT, value, highest)

    def _value(self, written: str) -> float:
        named = self._named.get(written.lower())
        return _read(written) if named is None else named


def _read(digits: str) -> float:
    return float(digits.replace(",", ""))
