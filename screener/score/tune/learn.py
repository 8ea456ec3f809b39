"""Weights suggested by a person's decisions. They are suggestions: nothing applies them by itself.

A learned weight is no longer a rule defined by a person alone: whoever takes it over decides it, rule
by rule, and answers for it (docs/decisions/score.md).
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screener.errors import ScreenerError
from screener.model.scorecard import Scorecard, Shortlist
from screener.text.counted import counted

FEWEST = 20
FOLDS = 5
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
"""scikit-learn's C: how far the data may pull the weights from the present ones."""
ANCHOR = 10.0
"""Scale of the present score as a feature: large, so that keeping to it is hardly penalised."""
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One rule's present and suggested weight, on the same sum of weights."""

    rule: str
    label: str
    present: float
    suggested: float


@dataclass(frozen=True, slots=True)
class Learned:
    """suggestions in the posting's order. agreement: the share of (yes, no) pairs that the ranking puts in
    the person's order, under the present weights and, cross-validated, under learned ones.

    interval: 95 % bootstrap interval of the difference; where it holds zero, there is no case for change.
    """

    decisions: int
    yes: int
    strength: float
    suggestions: tuple[Suggestion, ...]
    agreement_present: float
    agreement_learned: float
    interval: tuple[float, float]


def learn(shortlist: Shortlist, decisions: Mapping[str, bool], *, seed: int = 0) -> Learned:
    """Non-negative weights from yes and no by file name or hash.

    ScreenerError with fewer than 20 decisions on scored candidates, or with one sort of them only.
    """
    known = _known(shortlist, decisions)
    import numpy as np

    rules = [r for r in shortlist.posting.rules if not getattr(type(r.measure), "HINT_ONLY", False)]
    columns = [i for i, r in enumerate(shortlist.posting.rules) if r in rules]
    present = np.array([r.weight for r in rules])
    credits = np.array([[card.results[i].credit for i in columns] for card, _ in known])
    said = np.array([s for _, s in known])
    from threadpoolctl import threadpool_limits

    # Tables of this size are done before several threads have agreed who does what.
    with threadpool_limits(1):
        strength, held_out = _cross_validate(credits, said, present, seed)
        weights = _scaled(_fit(credits, said, present, strength), present)
    interval = _interval(credits @ present, held_out, said, seed)
    return Learned(
        decisions=len(known),
        yes=sum(said for _, said in known),
        strength=strength,
        suggestions=tuple(
            Suggestion(r.id, r.label, r.weight, round(float(w), 1))
            for r, w in zip(rules, weights, strict=True)
        ),
        agreement_present=agreement(credits @ present, said),
        agreement_learned=agreement(held_out, said),
        interval=interval,
    )


def _known(shortlist: Shortlist, decisions: Mapping[str, bool]) -> list[tuple[Scorecard, bool]]:
    """The scored candidates that were decided on; ScreenerError where they teach nothing."""
    cards = [c for c in shortlist.scorecards if c.score is not None]
    judged = [(c, decisions.get(c.file, decisions.get(c.profile.sha256))) for c in cards]
    known = [(card, bool(said)) for card, said in judged if said is not None]
    yes = sum(said for _, said in known)
    if len(known) < FEWEST:
        what = f"{counted(len(known), 'decision')} on scored candidates; at least {FEWEST} are needed"
        raise ScreenerError("--decisions", what, "decide on more candidates")
    if min(yes, len(known) - yes) < 2:
        what = f"{yes} yes and {len(known) - yes} no: there is nothing to tell apart"
        raise ScreenerError("--decisions", what, "include candidates of both sorts")
    return known


def agreement(scores: Any, said: Any) -> float:
    """Share of (yes, no) pairs in which the yes scores higher; equal scores count half.

    scores, said: arrays of one length, numbers and booleans, with at least one yes and one no.
    """
    yes, no = scores[said][:, None], scores[~said]
    return float((yes > no).mean() + (yes == no).mean() / 2)


def _fit(credits: Any, said: Any, present: Any, strength: float) -> Any:
    """Weights = anchor × present + deviation, the deviation penalised; rules that would go negative are
    set to zero one after the other, the most negative first, and the others fitted again."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    active = np.ones(len(present), dtype=bool)
    scale = present.sum() or 1.0
    while True:
        anchored = (credits[:, active] @ (present[active] / scale))[:, None] * ANCHOR
        model = LogisticRegression(C=strength, max_iter=2000)
        model.fit(np.hstack([anchored, credits[:, active]]), said)
        pull, deviation = model.coef_[0][0] * ANCHOR, model.coef_[0][1:]
        weights = np.zeros(len(present))
        weights[active] = pull * present[active] / scale + deviation
        if weights.min() >= 0 or active.sum() == 1:
            return weights.clip(min=0)
        active[int(weights.argmin())] = False


def _cross_validate(credits: Any, said: Any, present: Any, seed: int) -> tuple[float, Any]:
    """The strength whose held-out scores agree best (the weakest of equals), and those scores."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    folds = StratifiedKFold(min(FOLDS, int(min(said.sum(), (~said).sum()))), shuffle=True, random_state=seed)
    splits = list(folds.split(credits, said))
    best: tuple[float, float, Any] = (-1.0, STRENGTHS[0], None)
    for strength in STRENGTHS:
        scores = np.zeros(len(said))
        for train, test in splits:
            fitted = _scaled(_fit(credits[train], said[train], present, strength), present)
            scores[test] = credits[test] @ fitted
        agrees = agreement(scores, said)
        if agrees > best[0] + 1e-9:
            best = (agrees, strength, scores)
    return best[1], best[2]


def _scaled(weights: Any, present: Any) -> Any:
    """The same proportions on the sum of the present weights, so that they compare and mix across folds."""
    total = weights.sum()
    return weights * (present.sum() / total) if total > 0 else present


def _interval(before: Any, after: Any, said: Any, seed: int) -> tuple[float, float]:
    chance = random.Random(seed)  # noqa: S311 - resamples that can be repeated, not secrets
    differences = []
    for _ in range(RESAMPLES):
        drawn = [chance.randrange(len(said)) for _ in said]
        if 0 < said[drawn].sum() < len(drawn):
            differences.append(agreement(after[drawn], said[drawn]) - agreement(before[drawn], said[drawn]))
    differences.sort()
    low = differences[int(0.025 * len(differences))]
    high = differences[min(len(differences) - 1, int(0.975 * len(differences)))]
    return round(low, 4), round(high, 4)
