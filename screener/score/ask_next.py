"""Which questions to ask first: the open rules whose answer would change most."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.model.concept import Lexicon
from screener.model.posting import Posting
from screener.model.scorecard import NextQuestion, RuleResult, Scorecard
from screener.score.points import total_points
from screener.score.questions import has_yes
from screener.score.scoring import band_of
from screener.text.sentences import Sentences

MOST_ASKED = 3
"""Questions for one phone call."""
ANSWERED = ("denied", "no_such_work")
"""Codes of what the text answers already, by a denial or by jobs of other kinds."""
LADDER = ("knocked_out", "below", "review", "shortlist")

_Lift = tuple[int, float, str]
"""Place of a rule, and the score and verdict that a yes to it would give."""


def with_questions(ranked: Sequence[Scorecard], posting: Posting, lexicon: Lexicon) -> tuple[Scorecard, ...]:
    """The ranked scorecards with their next questions, the one that lifts most first.

    A question counts where its rule is open (unknown, met only in part, or not held by now) and a yes to it
    alone would change rank or verdict; to those who are below or knocked out, only where it would raise the
    verdict.
    The rank is the one a yes would give among these candidates; None where only one was scored.
    """
    sentences = Sentences.of(lexicon)
    scored = [card for card in ranked if card.score is not None]
    rising = sorted(c.score or 0.0 for c in scored if c.verdict != "knocked_out")
    # Candidates with the same credits and outcomes can be lifted in the same ways: worked out once for all.
    lifts: dict[tuple[tuple[float, str, str], ...], list[_Lift]] = {}

    def questions(card: Scorecard) -> tuple[NextQuestion, ...]:
        standing = tuple([(result.credit, result.outcome, result.code) for result in card.results])
        if standing not in lifts:
            lifts[standing] = sorted(_lifts(card, posting), key=lambda lift: _order(lift, card))
        asked: list[NextQuestion] = []
        for index, score, verdict in lifts[standing]:
            result = card.results[index]
            if result.ask and result.ask not in (each.question for each in asked):
                rank = len(rising) - bisect_right(rising, score) + 1 if len(scored) > 1 else None
                if rank is not None and (rank, verdict) == (card.rank, card.verdict):
                    continue  # whatever the answer, all stays as it is
                asked.append(_question(result, score, verdict, rank, sentences))
        return tuple(asked[:MOST_ASKED])

    return tuple(
        replace(card, ask_next=questions(card)) if card.score is not None else card for card in ranked
    )


def _order(lift: _Lift, card: Scorecard) -> tuple[int, float, str]:
    index, score, verdict = lift
    return -LADDER.index(verdict), -score, card.results[index].rule


def _question(
    result: RuleResult, score: float, verdict: str, rank: int | None, sentences: Sentences
) -> NextQuestion:
    sentence = "question.gain" if has_yes(result.ask, sentences) else "question.gain.open"
    gain = sentences.say(
        sentence, score=f"{score:.1f}", verdict=sentences.say(f"verdict.{verdict}"), rank=rank
    )
    words = sentences.say("question.with_gain", asked=result.ask, detail=gain)
    return NextQuestion(result.rule, result.ask, score, verdict, rank, words)


def _lifts(card: Scorecard, posting: Posting) -> Iterator[_Lift]:
    """The open rules of which a yes alone would give points, or a higher verdict where that is needed."""
    weights = [result.weight for result in card.results]
    credits = [result.credit for result in card.results]
    decisive = [r for rule, r in zip(posting.rules, card.results, strict=True) if rule.knock_out]
    capping = {result.rule for result in decisive if result.outcome == "unknown"}
    knocking = {result.rule for result in decisive if result.knocked_out}
    standing = LADDER.index(card.verdict or "")
    for index, result in enumerate(card.results):
        if result.code in ANSWERED or (
            result.outcome not in ("unknown", "partial") and result.code != "not_held"
        ):
            continue
        score = total_points(weights, [*credits[:index], 1.0, *credits[index + 1 :]])
        verdict = band_of(score, posting.bands, capped=bool(capping - {result.rule}))
        if card.verdict == "knocked_out" and knocking - {result.rule}:
            verdict = "knocked_out"
        rises = LADDER.index(verdict) > standing
        if rises or (card.verdict in ("review", "shortlist") and score > (card.score or 0.0)):
            yield index, score, verdict
