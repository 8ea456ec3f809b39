"""Months out of positions: pure functions in which an overlap counts once and no order matters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from screener.model.domain import Domain
from screener.model.months import PRESENT, MonthRange, month_range, union_months
from screener.model.profile import Flag, Position

NONE_SHOWN = "-"
"""Stands in the matrix for a side on which a position shows nothing."""


def worked_range(position: Position, as_of: date) -> MonthRange | None:
    """Months that count as work; None for training, volunteering, and dates that are unknown or flagged."""
    if position.is_training or not position.is_employment or position.flag:
        return None
    return month_range(position.start, position.end, as_of.isoformat())


def worked_months(positions: Iterable[Position], as_of: date) -> int:
    """Months covered by at least one of the positions."""
    ranges = (worked_range(position, as_of) for position in positions)
    return union_months(r for r in ranges if r)


def months_by_concept(positions: Sequence[Position], as_of: date) -> dict[str, int]:
    """Months in which each concept was shown, in order of id; a concept without months is left out."""
    concepts = {concept for position in positions for concept in position.concepts}
    months = {c: worked_months((p for p in positions if c in p.concepts), as_of) for c in sorted(concepts)}
    return {concept: count for concept, count in months.items() if count}


def months_matrix(
    positions: Sequence[Position],
    settings: Collection[str],
    code_systems: Collection[str],
    software: Collection[str],
    as_of: date,
) -> dict[str, int]:
    """Months by setting × code system × software, as {"inpatient|icd_10_pcs|epic": 40}, in order of key.

    A side on which a position shows nothing is "-". Only positions that show at least one side count.
    """
    cells: dict[str, list[Position]] = {}
    for position in positions:
        sides = [
            [c for c in position.concepts if c in side] or [NONE_SHOWN]
            for side in (settings, code_systems, software)
        ]
        for cell in product(*sides):
            if set(cell) != {NONE_SHOWN}:
                cells.setdefault("|".join(cell), []).append(position)
    months = {cell: worked_months(found, as_of) for cell, found in sorted(cells.items())}
    return {cell: count for cell, count in months.items() if count}


def latest_end(positions: Iterable[Position], as_of: date) -> str | None:
    """End of the position that ended last, as it was written; None if none counts."""
    ends = [
        (reach[1], position.end)
        for position in positions
        if (reach := worked_range(position, as_of)) is not None
    ]
    # "present" sorts after a month of the same number.
    return max(ends, key=lambda end: (end[0], end[1] == "present"))[1] if ends else None


def outdated(positions: Iterable[Position], domain: Domain) -> Iterator[Flag]:
    """The remark that the domain's work ended before its rules were renewed: "coding work ended 2013-05 …".

    A year without a month counts to its end.
    """
    worked = [
        p for p in positions if p.is_coding and p.end and p.is_employment and not p.is_training and not p.flag
    ]
    last = max(worked, key=lambda p: (p.end == PRESENT, str(p.end)), default=None)
    if last is None or last.end == PRESENT or not domain.renewed:
        return
    if str(last.end) < domain.renewed[: len(str(last.end))]:
        yield Flag("recency", last.page, last.quote[:160], domain.renewed_said.format(end=last.end))
