"""Stamps of time ("2021-03", "2021", "present") and whether they are past on a day."""

from __future__ import annotations

from datetime import date

from screener.model.months import PRESENT


def is_past(stamp: str, as_of: date) -> bool:
    """Whether a month or year is over on a day; a year is over when it has ended."""
    if stamp == PRESENT:
        return False
    return stamp < (f"{as_of:%Y-%m}" if len(stamp) > 4 else f"{as_of:%Y}")


def is_past_or_now(stamp: str, as_of: date) -> bool:
    """Whether a month or year has begun on a day."""
    return stamp <= (f"{as_of:%Y-%m}" if len(stamp) > 4 else f"{as_of:%Y}")
