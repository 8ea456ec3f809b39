"""What each rule does to the candidates at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screener.model.posting import Rule
from screener.model.scorecard import OUTCOMES, RuleResult, Scorecard, Shortlist


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One rule over all scored candidates.

    counts: how many by outcome. spread: points between the candidate who gets most and least from it.
    decides: its share of the differences between totals, 0 to 1 (its covariance with the total, over
    the total's variance); all rules' shares sum to 1, and one may be negative.
    """

    rule: str
    label: str
    weight: float
    counts: dict[str, int]
    knocked_out: int
    spread: float
    decides: float
    notes: tuple[str, ...]


def preview(shortlist: Shortlist) -> list[PreviewRow]:
    """One row for each rule in the posting's order; none where nobody was scored."""
    cards = [card for card in shortlist.scorecards if card.score is not None]
    if not cards:
        return []
    return [_row(rule, index, cards) for index, rule in enumerate(shortlist.posting.rules)]


def _row(rule: Rule, index: int, cards: Sequence[Scorecard]) -> PreviewRow:
    results = [card.results[index] for card in cards]
    points = [result.points for result in results]
    knocked = sum(result.knocked_out for result in results)
    return PreviewRow(
        rule=rule.id,
        label=rule.label,
        weight=rule.weight,
        counts={outcome: sum(r.outcome == outcome for r in results) for outcome in OUTCOMES},
        knocked_out=knocked,
        spread=round(max(points) - min(points), 1),
        decides=_share(points, [card.score or 0.0 for card in cards]),
        notes=tuple(_notes(rule, results, knocked)),
    )


def _share(points: Sequence[float], totals: Sequence[float]) -> float:
    count = len(totals)
    mean_points, mean_total = sum(points) / count, sum(totals) / count
    variance = sum((t - mean_total) ** 2 for t in totals)
    if variance == 0:
        return 0.0
    covariance = sum((p - mean_points) * (t - mean_total) for p, t in zip(points, totals, strict=True))
    return round(covariance / variance, 4)


def _notes(rule: Rule, results: Sequence[RuleResult], knocked: int) -> list[str]:
    notes = []
    if all(r.credit == 0 for r in results):
        notes.append("dead: nobody gets points from it")
    elif len({r.credit for r in results}) == 1 and len(results) > 1:
        notes.append("decides nothing: all get the same")
    if rule.knock_out and knocked == len(results):
        notes.append("knocks everybody out")
    if rule.knock_out and not knocked:
        notes.append("knocks nobody out")
    return notes
