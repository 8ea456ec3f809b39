"""Which candidates of a shortlist are handed over: by verdict, points and rank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from screener.model.scorecard import VERDICTS, Scorecard, Shortlist
from screener.text.counted import counted


@dataclass(frozen=True, slots=True)
class Selection:
    """verdicts: those that are wanted, all where there are none. least: points of 100. top: how many at most;
    whoever shares the last one's rank is among them.
    """

    verdicts: tuple[str, ...] = ()
    least: float | None = None
    top: int | None = None

    @property
    def is_all(self) -> bool:
        """Whether nobody and nothing is left out, files without a score included."""
        return not self.verdicts and self.least is None and self.top is None

    def of(self, shortlist: Shortlist) -> Shortlist:
        """The shortlist with the candidates that are wanted, each as it stands among all."""
        if self.is_all:
            return shortlist
        wanted = [card for card in shortlist.scorecards if self._wants(card)]
        if self.top is not None and len(wanted) > self.top:
            last = wanted[self.top - 1].rank or 0
            wanted = [card for card in wanted if (card.rank or 0) <= last]
        return replace(shortlist, scorecards=tuple(wanted))

    def _wants(self, card: Scorecard) -> bool:
        if card.score is None or (self.verdicts and card.verdict not in self.verdicts):
            return False
        return self.least is None or card.score >= self.least


def left_out(shortlist: Shortlist, selected: Shortlist) -> str:
    """How many are not among the selected, e.g. "left out: 3 review, 12 below"; "" for none."""
    there = {card.file for card in selected.scorecards}
    gone = [card for card in shortlist.scorecards if card.file not in there]
    verdicts = Counter(card.verdict for card in gone if card.score is not None)
    parts = [f"{verdicts[v]:,} {v.replace('_', ' ')}" for v in VERDICTS if verdicts[v]]
    if unscored := sum(card.score is None for card in gone):
        parts.append(counted(unscored, "file without a score", "files without a score"))
    return f"left out: {', '.join(parts)}" if parts else ""
