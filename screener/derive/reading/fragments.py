"""Ads without sections: a few short lines, each a demand though nothing says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.reading.statement import Statement

SECTIONS = ("required", "preferred", "neither", "duties")
LONGEST = 100
"""Characters of the longest line that is a fragment rather than a sentence."""
_ENDS = re.compile(r"[.!?]\s*$")
_FIGURE = re.compile(r"\$\s?\d|\b\d{3}[-.]\d{4}\b|@\w")


def as_demands(statements: Sequence[Statement]) -> list[Statement]:
    """The statements; in an ad of fragments all are demands but the first line, pay and addresses.

    A posting that has a section of demands or duties, or speaks in sentences, stays as it is.
    """
    told = [s for s in statements if s.kind != "skip"]
    if any(s.kind in SECTIONS and s.title_line for s in told) or len(told) < 4:
        return list(statements)
    if 7 * sum(_is_fragment(s.text) for s in told) < 6 * len(told):
        return list(statements)
    first = told[0].line
    return [
        replace(s, kind="required")
        if s.kind == "other" and s.line > first and _is_fragment(s.text) and not _FIGURE.search(s.text)
        else s
        for s in statements
    ]


def _is_fragment(words: str) -> bool:
    return len(words) <= LONGEST and not _ENDS.search(words)
