"""From weights and credits to points that add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

UNIT = Fraction(1, 10)
"""Points are whole tenths."""


def exact_points(weights: Sequence[float], credits: Sequence[float]) -> list[Fraction]:
    """100 × weight / Σ weights × credit for each rule, without rounding. Σ weights must be above zero."""
    exact_weights = [Fraction(str(weight)) for weight in weights]
    total = sum(exact_weights)
    return [
        100 * weight / total * Fraction(credit).limit_denominator(1_000_000)
        for weight, credit in zip(exact_weights, credits, strict=True)
    ]


def rounded_points(weights: Sequence[float], credits: Sequence[float]) -> tuple[list[float], float]:
    """The points of each rule and their total, all in whole tenths, so that the points sum to the total.

    The total is the exact sum rounded half up; the tenths that rounding down leaves over go to the
    rules with the largest remainders, the earlier rule first. So no rule is off by a tenth or more, and
    equal credits always give equal totals.
    """
    exact = exact_points(weights, credits)
    tenths = [int(points / UNIT) for points in exact]
    total = int(sum(exact) / UNIT + Fraction(1, 2))
    remainders = [points / UNIT - whole for points, whole in zip(exact, tenths, strict=True)]
    order = sorted(range(len(exact)), key=lambda i: (-remainders[i], i))
    for index in order[: total - sum(tenths)]:
        tenths[index] += 1
    return [count / 10 for count in tenths], total / 10


def possible_points(weights: Sequence[float]) -> list[float]:
    """What each rule gives at full credit, rounded up to a tenth: never below what it gave."""
    return [math.ceil(points / UNIT) / 10 for points in exact_points(weights, [1.0] * len(weights))]
