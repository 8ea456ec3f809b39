"""Two postings on the same candidates: who moves, how far, because of which rule."""

from __future__ import annotations

from dataclasses import dataclass

from screener.model.scorecard import Scorecard, Shortlist


@dataclass(frozen=True, slots=True)
class Move:
    """One candidate under both postings. because: (rule, points gained or lost), the largest first."""

    file: str
    rank_before: int | None
    rank_after: int | None
    score_before: float | None
    score_after: float | None
    verdict_before: str | None
    verdict_after: str | None
    because: tuple[tuple[str, float], ...]

    @property
    def climbed(self) -> int:
        """Ranks gained; negative where it fell."""
        return (self.rank_before or 0) - (self.rank_after or 0)


def compare(before: Shortlist, after: Shortlist) -> list[Move]:
    """Every scored candidate, those that move farthest first."""
    olds = {card.file: card for card in before.scorecards}
    moves = [
        _move(olds[card.file], card)
        for card in after.scorecards
        if card.score is not None and card.file in olds and olds[card.file].score is not None
    ]
    return sorted(moves, key=lambda m: (-abs(m.climbed), m.rank_after or 0, m.file))


def _move(old: Scorecard, new: Scorecard) -> Move:
    was = {r.rule: r.points for r in old.results}
    now = {r.rule: r.points for r in new.results}
    changes = [(rule, round(now.get(rule, 0.0) - was.get(rule, 0.0), 1)) for rule in {**was, **now}]
    return Move(
        file=new.file,
        rank_before=old.rank,
        rank_after=new.rank,
        score_before=old.score,
        score_after=new.score,
        verdict_before=old.verdict,
        verdict_after=new.verdict,
        because=tuple(sorted((c for c in changes if c[1]), key=lambda c: (-abs(c[1]), c[0]))),
    )
