"""Scorecards in the order in which a person should look at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from screener.model.scorecard import Scorecard


def rank(scorecards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """Best first; knocked-out candidates after the others; files that were not read last, unranked.

    Equal totals share a rank (1, 2, 2, 4); inside, the order is by file hash, so that neither names nor
    the order of the files matter.
    """
    ordered = sorted(scorecards, key=_key)
    ranked: list[Scorecard] = []
    before: tuple[bool, float] | None = None
    place = 0
    for number, card in enumerate((c for c in ordered if c.score is not None), start=1):
        standing = (card.verdict == "knocked_out", card.score or 0.0)
        place = place if standing == before else number
        before = standing
        ranked.append(replace(card, rank=place))
    return (*ranked, *(replace(c, rank=None) for c in ordered if c.score is None))


def _key(card: Scorecard) -> tuple[bool, bool, float, str, str]:
    unread = card.score is None
    return (unread, card.verdict == "knocked_out", -(card.score or 0.0), card.profile.sha256, card.file)
