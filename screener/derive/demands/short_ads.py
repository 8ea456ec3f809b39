"""Short ads without sections: what their sentences name is asked for, unless they tell of somebody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from screener.derive.reading.evidence import DUTY, Evidence
from screener.derive.reading.statement import Statement

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
