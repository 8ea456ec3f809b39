"""Tables of credentials: a row of column titles says what the dates below it mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from screener.extract.claims.rules import ClaimRules
from screener.extract.dates.ranges import DateFinder, DateRange
from screener.model.document import Document
from screener.model.span import Span

MOST_ROWS = 20
"""A row of titles holds for so many lines below it at most."""
_GAP = re.compile(r"\s{2,}|\t|\s*\|\s*")


class _StateCell(NamedTuple):
    """A cell's characters in the document, and its left edge (points, or its number without layout)."""

    span: Span
    left: float


class StateColumns:
    """Knows titles of columns by the word classes `expiry_column` and `other_column`."""

    def __init__(self, rules: ClaimRules, dates: DateFinder) -> None:
        self._rules = rules
        self._dates = dates

    def expiry(self, document: Document, place: Span) -> DateRange | None:
        """The date in the column of expiry dates, in the row that holds `place`; None where there is none."""
        row = document.line_index(place.start)
        cells = _cells(document, row)
        if len(cells) < 2:
            return None
        for index in range(row - 1, max(-1, row - MOST_ROWS - 1), -1):
            heads = _cells(document, index)
            if self._is_head(document, heads):
                return self._under(document, heads, cells)
            if len(heads) < 2:
                break
        return None

    def _is_head(self, document: Document, cells: Sequence[_StateCell]) -> bool:
        columns = ("expiry_column", "other_column")
        return len(cells) > 1 and all(any(self._is(document, c, name) for name in columns) for c in cells)

    def _is(self, document: Document, cell: _StateCell, name: str) -> bool:
        """Whether a cell is the title of such a column."""
        return self._rules.words(name).covers(self._rules.plain(document.quote(cell.span).strip(" :*.")))

    def _under(
        self, document: Document, heads: Sequence[_StateCell], cells: Sequence[_StateCell]
    ) -> DateRange | None:
        """The last date whose cell stands nearest to the title of the column of expiry dates."""
        wanted = [i for i, h in enumerate(heads) if self._is(document, h, "expiry_column")]
        for number, cell in reversed(list(enumerate(cells))):
            found = self._dates.find(document.quote(cell.span))
            if not found:
                continue
            if document.x0:
                nearest = min(range(len(heads)), key=lambda i: abs(heads[i].left - cell.left))
            else:
                nearest = number if len(cells) == len(heads) else len(heads) - len(cells) + number
            return found[-1] if nearest in wanted else None
        return None


def _cells(document: Document, index: int) -> list[_StateCell]:
    line = document.lines[index].span
    text = document.quote(line)
    edges = [0, *(e for hit in _GAP.finditer(text) for e in hit.span()), len(text)]
    spans = [
        Span(line.start + a, line.start + b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a
    ]
    return [_StateCell(s, document.x0[s.start] if document.x0 else i) for i, s in enumerate(spans)]
