"""Doubts about numbers of years."""

from __future__ import annotations

from collections.abc import Sequence

from screener.derive.draft import Ambiguity
from screener.derive.lengths import Length
from screener.derive.remarks import Remarks


def odd_years(lengths: Sequence[Length], line: int, remarks: Remarks) -> list[Ambiguity]:
    """Words and figures that disagree ("three (5) years"), and ranges."""
    found = []
    for length in lengths:
        name, numbers = "odd_years", length.odd
        if not numbers and length.most and length.most > length.years:
            name = "range_from_one" if length.years == 1 else "range"
            numbers = (length.years, length.most)
        if numbers:
            first, second = (f"{number:g}" for number in numbers)
            effects = (("at_least", numbers[0]), ("at_least", numbers[1]))
            where = (line,)
            found.append(remarks.doubt(name, where, effects=effects, first=first, second=second))
    return found
