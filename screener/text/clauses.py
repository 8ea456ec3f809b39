"""Where sentences and clauses end: the one place that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.model.span import Span
from screener.text.lines import POINT_SIGNS

ABBREVIATIONS = (
    *("St", "Dr", "Mt", "Ft", "Sr", "Jr", "Mr", "Mrs", "Inc", "Co", "Ltd", "Corp"),
    *("exp", "cert", "no", "est", "sept", "approx", "adj"),
)
"""Their full stop ends nothing, in any case; nor does that of a single letter (an initial, "i.e.")."""
_STOP = r"\." + "".join(rf"(?<!\b(?i:{word})\.)" for word in ABBREVIATIONS) + r"(?<!\b[A-Za-z]\.)"

SENTENCE_END = re.compile(rf"(?:{_STOP}|[!?])\s+(?=[A-Z(\"'{POINT_SIGNS}])")
"""A full stop and the blanks behind it, before a capital: "Alder Creek. Coded charts" but not "St. Ann"."""
STATEMENT_END = re.compile(rf"(?:{_STOP}|[!?;])\s+(?=[A-Z(\"'{POINT_SIGNS}])|\n\s*\n|\n\s*[*{POINT_SIGNS}]")
"""Also a semicolon before a capital, a blank line, a point of a list."""
CLAUSE_END = re.compile(rf"[;!?\f{POINT_SIGNS}]|{_STOP}(?=\s|$)|\n\s*\n|\n\s*[-–*]\s")
"""Also any semicolon, and a full stop before small letters: of text folded to lower case too."""


def parts(text: str, end: re.Pattern[str], start: int = 0, stop: int | None = None) -> Iterator[Span]:
    """What stands between the ends: text[start:stop] cut at each of them, without the empty parts."""
    stop = len(text) if stop is None else stop
    for hit in end.finditer(text, start, stop):
        if hit.start() > start:
            yield Span(start, hit.start())
        start = hit.end()
    if start < stop:
        yield Span(start, stop)
