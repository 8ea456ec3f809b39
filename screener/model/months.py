"""Calendar arithmetic in whole months."""

from __future__ import annotations

from collections.abc import Iterable

PRESENT = "present"
"""The end of what lasts."""
MonthRange = tuple[int, int]
"""Half-open range of month numbers, [start, end)."""


def month_number(text: str) -> int:
    """Months since year 0 of "YYYY-MM", "YYYY-MM-DD" or "YYYY" (its January).

    Raises ValueError where the text is none of these.
    """
    year, _, rest = text.partition("-")
    month = int(rest[:2]) if rest else 1
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month} in {text!r}")
    return int(year) * 12 + month - 1


def month_range(start: str | None, end: str | None, as_of: str) -> MonthRange | None:
    """The range from start to end; "present" is `as_of`. None where a date is unknown or they are reversed.

    January 2010 to March 2012 is 26 months, 2015 to 2017 is 24: the last month is not counted, so that
    jobs that follow each other never add up to more than the time that passed.
    """
    if not start or not end:
        return None
    first = month_number(start)
    last = month_number(as_of if end == PRESENT else end)
    return (first, last) if first <= last else None


def union_months(ranges: Iterable[MonthRange]) -> int:
    """Months covered by at least one of the ranges: overlaps count once."""
    total, reached = 0, -1
    for first, last in sorted(ranges):
        total += max(0, last - max(first, reached))
        reached = max(reached, last)
    return total
