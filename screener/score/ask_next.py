"""Which question to ask first: the open rules whose answer would lift a candidate over a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from screener.model.posting import Posting
from screener.model.scorecard import NextQuestion, Scorecard
from screener.score.points import total_points
from screener.score.scoring import band_of

LADDER = ("below", "review", "shortlist")


def with_questions(ranked: Sequence[Scorecard], posting: Posting) -> tuple[Scorecard, ...]:
    """The ranked scorecards with their next questions, the one that lifts most first.

    A question counts where its rule is open (unknown, or met only in part) and a yes to it alone would
    raise the verdict. The rank is the one a yes would give among these candidates.
    """
    rising = sorted(c.score for c in ranked if c.score is not None and c.verdict != "knocked_out")
    return tuple(
        replace(card, ask_next=_questions(card, posting, rising))
        if card.verdict in ("below", "review")
        else card
        for card in ranked
    )


def _questions(card: Scorecard, posting: Posting, rising: Sequence[float]) -> tuple[NextQuestion, ...]:
    weights = [result.weight for result in card.results]
    credits = [result.credit for result in card.results]
    capping = {
        result.rule
        for rule, result in zip(posting.rules, card.results, strict=True)
        if rule.knock_out and result.outcome == "unknown"
    }
    found = []
    for index, result in enumerate(card.results):
        if result.outcome not in ("unknown", "partial") or not result.ask:
            continue
        if result.weight == 0 and result.rule not in capping:
            continue
        score = total_points(weights, [*credits[:index], 1.0, *credits[index + 1 :]])
        verdict = band_of(score, posting.bands, capped=bool(capping - {result.rule}))
        if LADDER.index(verdict) > LADDER.index(card.verdict or ""):
            rank = len(rising) - bisect_right(rising, score) + 1
            found.append(NextQuestion(result.rule, result.ask, score, verdict, rank))
    return tuple(sorted(found, key=lambda q: (-q.score, q.rule)))
