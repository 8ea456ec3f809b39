"""Sections whose title no table knows: what stands in them tells what they are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from screener.derive.headings import Headings
from screener.derive.phrases import Phrases
from screener.derive.statement import Statement
from screener.derive.years import lengths
from screener.model.concept import Lexicon

LONGEST_POINT = 160
"""Characters of the longest line that is a point of a list without a mark."""


class Sections:
    """Reads the tables `posting_wording` (`asks`, `gives`) and the lexicon's credentials."""

    def __init__(self, lexicon: Lexicon, headings: Headings) -> None:
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._headings = headings
        self._asks = Phrases(wording["asks"])
        self._gives = Phrases(wording["gives"])
        labels = [c.label for c in lexicon.concepts.values() if c.category == "certification"]
        short = sorted({re.escape(label) for label in labels if re.fullmatch(r"[A-Z-]{3,7}", label)})
        self._credentials = re.compile(rf"(?<![\w-])(?:{'|'.join(short)})(?![\w-])" if short else r"(?!)")

    def by_content(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements; those under an unknown title that mostly ask are demands, that mostly give nothing."""
        found: list[Statement] = []
        for title, group in itertools.groupby(statements, key=lambda s: s.title):
            said = list(group)
            if not title or self._headings.kind(title.rstrip(":")) is not None:
                found += said
            elif 2 * sum(bool(self._gives.search(s.text)) for s in said) >= len(said):
                found += [replace(s, kind="skip") for s in said]
            else:
                found += self._asked(said)
        return found

    def _asked(self, said: list[Statement]) -> list[Statement]:
        points = [s for s in said if s.bullet and s.kind in ("other", "duties")]
        if not points and all(s.kind == "other" and len(s.text) <= LONGEST_POINT for s in said):
            points = said if 4 * len({s.line for s in said}) >= 3 * len(said) else []
        asking = sum(self._asks_for(s) for s in points)
        if len(points) < 2 or 2 * asking <= len(points):
            return said
        return [replace(s, kind="required") if s in points else s for s in said]

    def _asks_for(self, statement: Statement) -> bool:
        words = statement.text
        return bool(self._asks.search(words) or self._credentials.search(words) or lengths(words))
