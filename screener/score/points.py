"""From weights and credits to points that add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

CREDIT_UNIT = 7_207_200
"""Credits are counted in this part of 1: exact for all fractions with a denominator up to 16, for
hundredths, and for months of 1, 2, 3, 5, 7 or 10 years."""
TENTHS = 1000
"""Points are whole tenths of 100."""


def exact_points(weights: Sequence[float], credits: Sequence[float]) -> list[float]:
    """100 × weight / Σ weights × credit for each rule, without rounding. Σ weights must be above zero."""
    parts, whole = _parts(weights, credits)
    return [part * 100 / whole for part in parts]


def rounded_points(weights: Sequence[float], credits: Sequence[float]) -> tuple[list[float], float]:
    """The points of each rule and their total, all in whole tenths, so that the points sum to the total.

    The total is the exact sum rounded half up; the tenths that rounding down leaves over go to the
    rules with the largest remainders, the earlier rule first. So no rule is off by a tenth or more, and
    equal credits always give equal totals.
    """
    parts, whole = _parts(weights, credits)
    divided = [divmod(part * TENTHS, whole) for part in parts]
    tenths = [quotient for quotient, _ in divided]
    total = (2 * sum(parts) * TENTHS + whole) // (2 * whole)
    over = total - sum(tenths)
    if over:
        order = sorted(range(len(divided)), key=lambda i: (-divided[i][1], i))
        for index in order[:over]:
            tenths[index] += 1
    return [count / 10 for count in tenths], total / 10


def total_points(weights: Sequence[float], credits: Sequence[float]) -> float:
    """The total alone."""
    parts, whole = _parts(weights, credits)
    return (2 * sum(parts) * TENTHS + whole) // (2 * whole) / 10


@lru_cache(maxsize=256)
def possible_points(weights: tuple[float, ...]) -> tuple[float, ...]:
    """What each rule gives at full credit, rounded up to a tenth: never below what it gave."""
    parts, whole = _parts(weights, [1.0] * len(weights))
    return tuple(-(-part * TENTHS // whole) / 10 for part in parts)


def _parts(weights: Sequence[float], credits: Sequence[float]) -> tuple[list[int], int]:
    """Weight × credit of each rule, and what would be 100 points, as whole numbers of one unit."""
    whole, _ = whole_weights(tuple(weights))
    return (
        [weight * round(credit * CREDIT_UNIT) for weight, credit in zip(whole, credits, strict=True)],
        sum(whole) * CREDIT_UNIT,
    )


@lru_cache(maxsize=256)
def whole_weights(weights: tuple[float, ...]) -> tuple[tuple[int, ...], int]:
    """The weights as whole numbers in the same proportion, exact in the decimals they are written in.

    Also how many of them make a weight of 1.
    """
    decimals = [Decimal(str(weight)) for weight in weights]
    places = max(0, *(-int(d.as_tuple().exponent) for d in decimals))
    return tuple(int(d.scaleb(places)) for d in decimals), 10**places
