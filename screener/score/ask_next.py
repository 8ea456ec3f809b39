"""Which question to ask first: the open rules whose answer would lift a candidate over a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.model.posting import Posting
from screener.model.scorecard import NextQuestion, Scorecard
from screener.score.points import total_points
from screener.score.scoring import band_of

LADDER = ("below", "review", "shortlist")

_Lift = tuple[int, float, str]
"""Place of a rule, and the score and verdict that a yes to it would give."""


def with_questions(ranked: Sequence[Scorecard], posting: Posting) -> tuple[Scorecard, ...]:
    """The ranked scorecards with their next questions, the one that lifts most first.

    A question counts where its rule is open (unknown, or met only in part) and a yes to it alone would
    raise the verdict. The rank is the one a yes would give among these candidates.
    """
    rising = sorted(c.score for c in ranked if c.score is not None and c.verdict != "knocked_out")
    # Candidates with the same credits and outcomes can be lifted in the same ways: worked out once for all.
    lifts: dict[tuple[tuple[float, str], ...], list[_Lift]] = {}

    def questions(card: Scorecard) -> tuple[NextQuestion, ...]:
        standing = tuple([(result.credit, result.outcome) for result in card.results])
        if standing not in lifts:
            lifts[standing] = list(_lifts(card, posting))
        found = [
            NextQuestion(
                result.rule, result.ask, score, verdict, len(rising) - bisect_right(rising, score) + 1
            )
            for index, score, verdict in lifts[standing]
            if (result := card.results[index]).ask
        ]
        return tuple(sorted(found, key=lambda q: (-q.score, q.rule)))

    return tuple(
        replace(card, ask_next=questions(card)) if card.verdict in ("below", "review") else card
        for card in ranked
    )


def _lifts(card: Scorecard, posting: Posting) -> Iterator[_Lift]:
    """The open rules of which a yes alone would raise the verdict."""
    weights = [result.weight for result in card.results]
    credits = [result.credit for result in card.results]
    capping = {
        result.rule
        for rule, result in zip(posting.rules, card.results, strict=True)
        if rule.knock_out and result.outcome == "unknown"
    }
    for index, result in enumerate(card.results):
        if result.outcome not in ("unknown", "partial"):
            continue
        if result.weight == 0 and result.rule not in capping:
            continue
        score = total_points(weights, [*credits[:index], 1.0, *credits[index + 1 :]])
        verdict = band_of(score, posting.bands, capped=bool(capping - {result.rule}))
        if LADDER.index(verdict) > LADDER.index(card.verdict or ""):
            yield index, score, verdict
