"""What a posting makes of the résumés that are there: told where it tells nobody from the others."""

from __future__ import annotations

from collections.abc import Sequence

from screener.model.scorecard import Scorecard, Shortlist

FEWEST = 5
"""Candidates below which one shortlist says nothing of the rules."""
MOST_NAMED = 3


def turnout(shortlist: Shortlist) -> str:
    """A note where nobody or everybody is shortlisted, with what to try; "" else.

    "nobody of 34 is shortlisted: the best has 61.2 points and the shortlist begins at 70; …"
    """
    cards = [card for card in shortlist.scorecards if card.score is not None]
    chosen = sum(card.verdict == "shortlist" for card in cards)
    if len(cards) < FEWEST or 0 < chosen < len(cards):
        return ""
    begins = shortlist.posting.bands.shortlist
    scores = [card.score or 0.0 for card in cards]
    if chosen:
        what = f"all {len(cards):,} are shortlisted: the last has {min(scores):.1f} points"
        return f"{what} and the shortlist begins at {begins:g}; raise bands.shortlist, or ask for more"
    if max(scores) >= begins:
        held = sum(score >= begins for score in scores)
        what = f"nobody of {len(cards):,} is shortlisted: {held:,} with {begins:g} points or more"
        return f"{what} fail a knock-out or leave it open; look at {_knock_outs(shortlist)}"
    what = f"nobody of {len(cards):,} is shortlisted: the best has {max(scores):.1f} points"
    met = _met_by_nobody(cards)
    hint = f", or look at what nobody meets: {met}" if met else ""
    return f"{what} and the shortlist begins at {begins:g}; lower bands.shortlist{hint}"


def _knock_outs(shortlist: Shortlist) -> str:
    return ", ".join(rule.label for rule in shortlist.posting.rules if rule.knock_out) or "the knock-outs"


def _met_by_nobody(cards: Sequence[Scorecard]) -> str:
    """Labels of the heaviest rules that nobody meets even in part."""
    columns = zip(*(card.results for card in cards), strict=True)
    idle = [results[0] for results in columns if results[0].weight and not any(r.credit for r in results)]
    idle.sort(key=lambda result: -result.weight)
    return ", ".join(result.label for result in idle[:MOST_NAMED])
