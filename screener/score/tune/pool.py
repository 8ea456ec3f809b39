"""The scored candidates of a shortlist as numbers: what the weights work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screener.model.scorecard import Scorecard, Shortlist
from screener.score.points import CREDIT_UNIT, whole_weights


@dataclass(frozen=True, slots=True)
class Pool:
    """Candidates that are not knocked out, in order of file hash, with whole-number credits by rule.

    credits[i][k] is the credit of candidate i in rule k in parts of CREDIT_UNIT; weights are whole
    numbers in the posting's proportions, of which `unit` make a weight of 1.
    """

    cards: tuple[Scorecard, ...]
    rules: tuple[str, ...]
    labels: tuple[str, ...]
    weights: tuple[int, ...]
    unit: int
    credits: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, shortlist: Shortlist) -> Pool:
        """The pool of a shortlist."""
        rules = shortlist.posting.rules
        standing = [c for c in shortlist.scorecards if c.score is not None and c.verdict != "knocked_out"]
        cards = tuple(sorted(standing, key=lambda c: (c.profile.sha256, c.file)))
        weights, unit = whole_weights(tuple(rule.weight for rule in rules))
        return cls(
            cards=cards,
            rules=tuple(rule.id for rule in rules),
            labels=tuple(rule.label for rule in rules),
            weights=weights,
            unit=unit,
            credits=tuple(tuple(round(r.credit * CREDIT_UNIT) for r in card.results) for card in cards),
        )

    def totals(self, weights: Sequence[int]) -> list[int]:
        """Σ weight × credit of each candidate: points before rounding, in some unit."""
        return [sum(w * c for w, c in zip(weights, credits, strict=True)) for credits in self.credits]

    def order(self, totals: Sequence[int]) -> list[int]:
        """Candidates best first; equal totals in order of file hash."""
        return sorted(range(len(totals)), key=lambda i: (-totals[i], i))
