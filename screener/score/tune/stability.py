"""How much of a ranking hangs on the exact weights."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from screener.errors import ScreenerError
from screener.model.scorecard import Shortlist
from screener.score.tune.pool import Pool
from screener.text.counted import counted

VARIATION = 0.2
SHOWN_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change of one weight that changes the top N: beyond it, `entering` replaces `leaving`.

    weight, changed: the rule's weight as it is, and where the change happens, in the posting's units.
    upward: the change lies above the weight; where both are equal, any step up (or down) is enough.
    """

    rule: str
    weight: float
    changed: Fraction
    upward: bool
    entering: str
    leaving: str

    @property
    def relative(self) -> float:
        """The change as a share of the weight; infinite for a rule without weight."""
        difference = float(self.changed) - self.weight
        return abs(difference) / self.weight if self.weight else float("inf")


@dataclass(frozen=True, slots=True)
class Swap:
    """Two candidates whose order is turned in a share of the trials. upper: who is above as it stands."""

    upper: str
    lower: str
    share: float


@dataclass(frozen=True, slots=True)
class Stability:
    """stays: file to the share of trials in which it is in the top N, for those that ever are.

    ties: groups of files with equal totals as shown. changes: by rule, the smallest up and down.
    """

    top: int
    trials: int
    stays: dict[str, float]
    swaps: tuple[Swap, ...]
    ties: tuple[tuple[str, ...], ...]
    changes: tuple[Change, ...]


def stability(shortlist: Shortlist, *, top: int, trials: int = 1000, seed: int = 0) -> Stability:
    """Weights varied by ±20 % at random (seeded), and the exact smallest changes.

    Works on points before rounding, equal ones in order of file hash. Knocked-out candidates are left
    out. ScreenerError where there are not more candidates than `top`.
    """
    pool = Pool.of(shortlist)
    if not 0 < top < len(pool.cards):
        what = f"{top} of {counted(len(pool.cards), 'ranked candidate')}"
        raise ScreenerError("--top", what, "choose fewer than there are candidates")
    stays, swaps = _vary(pool, top, trials, seed)
    return Stability(top, trials, stays, swaps, _ties(pool), smallest_changes(pool, top))


def smallest_changes(pool: Pool, top: int) -> tuple[Change, ...]:
    """For each rule the nearest weight above and below at which the top N changes, nearest first.

    With D = Σ weight × (credit of i − credit of j) above zero for i inside and j outside, a change d of
    weight k turns their order at d = −D / (credit of i in k − credit of j in k): linear, so exact. The
    sum of the weights scales all points alike and changes no order.
    """
    totals = pool.totals(pool.weights)
    order = pool.order(totals)
    inside, outside = order[:top], order[top:]
    found = []
    for k in range(len(pool.rules)):
        nearest: dict[bool, tuple[float, int, int]] = {}
        for i in inside:
            for j in outside:
                slope = pool.credits[i][k] - pool.credits[j][k]
                if slope == 0:
                    continue
                lead = totals[i] - totals[j]
                step = -lead / slope
                up = slope < 0
                reach = pool.weights[k] * slope
                if not up and (reach < lead or (reach == lead and i < j)):
                    continue  # a weight cannot fall below zero, and there a tie goes to the first
                if up not in nearest or abs(step) < abs(nearest[up][0]):
                    nearest[up] = (step, i, j)
        found += [_change(pool, totals, k, up, i, j) for up, (_, i, j) in nearest.items()]
    return tuple(sorted(found, key=lambda c: (c.relative, c.rule, c.changed)))


def _change(pool: Pool, totals: Sequence[int], k: int, up: bool, i: int, j: int) -> Change:
    step = Fraction(totals[i] - totals[j], pool.credits[j][k] - pool.credits[i][k])
    return Change(
        rule=pool.rules[k],
        weight=pool.weights[k] / pool.unit,
        changed=(pool.weights[k] + step) / pool.unit,
        upward=up,
        entering=pool.cards[j].file,
        leaving=pool.cards[i].file,
    )


def _vary(pool: Pool, top: int, trials: int, seed: int) -> tuple[dict[str, float], tuple[Swap, ...]]:
    import numpy as np

    chance = random.Random(seed)  # noqa: S311 - trials that can be repeated, not secrets
    factors = [[chance.uniform(1 - VARIATION, 1 + VARIATION) for _ in pool.rules] for _ in range(trials)]
    credits = np.array(pool.credits, dtype=float)
    totals = credits @ (np.array(factors) * np.array(pool.weights, dtype=float)).T
    # Rows stand in order of file hash, so a stable sort breaks ties as ranking does.
    ranks = np.argsort(np.argsort(-totals, axis=0, kind="stable"), axis=0)
    share = (ranks < top).mean(axis=1)
    stays = {pool.cards[i].file: float(share[i]) for i in range(len(pool.cards)) if share[i] > 0}
    near = pool.order(pool.totals(pool.weights))[: 2 * top]
    swaps = []
    for place, a in enumerate(near):
        for b in near[place + 1 :]:
            turned = float((ranks[b] < ranks[a]).mean())
            if turned > 0:
                swaps.append(Swap(pool.cards[a].file, pool.cards[b].file, turned))
    swaps.sort(key=lambda s: (-s.share, s.upper, s.lower))
    return dict(sorted(stays.items(), key=lambda item: (-item[1], item[0]))), tuple(swaps[:SHOWN_PAIRS])


def _ties(pool: Pool) -> tuple[tuple[str, ...], ...]:
    groups: dict[float, list[str]] = defaultdict(list)
    for card in pool.cards:
        groups[card.score or 0.0].append(card.file)
    return tuple(tuple(files) for score, files in sorted(groups.items(), reverse=True) if len(files) > 1)
