"""Short ads without sections: what their sentences name is asked for, unless they tell of somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from screener.derive.reading.evidence import DUTY, Evidence
from screener.derive.reading.statement import Statement

SECTIONS = ("required", "preferred", "neither", "duties")
LONGEST_LINE = 100
"""Characters of the longest line that is a fragment rather than a sentence."""
_ENDS = re.compile(r"[.!?]\s*$")
_FIGURE = re.compile(r"\$\s?\d|\b\d{3}[-.]\d{4}\b|@\w")
LONGEST = 900
"""Characters of all that a short ad says."""
SURELY = frozenset({"credential", "years", "education"})
"""Families of what an ad names because it asks for it."""


def with_sentences(
    statements: Sequence[Statement], evidence: Evidence, asks: Callable[[Statement], bool]
) -> list[Statement]:
    """The statements; in a short ad a sentence that names a credential, years or a degree is a demand.

    asks: whether some words do. A posting with a section of demands stays as it is, and so do sentences that
    tell of the work, the employer or the colleagues.
    """
    told = [s for s in statements if s.kind != "skip"]
    sections = any(s.kind == "required" and s.title_line for s in told)
    if sections or sum(len(s.text) for s in told) > LONGEST:
        return list(statements)
    lines = {s.line for s in told}
    first = min(lines) if len(lines) > 1 else 0
    return [
        replace(s, kind="required")
        if s.kind in ("other", "summary")
        and (s.line > first or s.part)
        and evidence.points(s.text) > DUTY
        and asks(s)
        else s
        for s in statements
    ]


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
    return len(words) <= LONGEST_LINE and not _ENDS.search(words)
