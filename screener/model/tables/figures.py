"""The shapes of the tables about figures that candidates give of their own work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from screener.model.wording import Side, WordRule


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRule(WordRule):
    """A wording around a figure, and what it makes of the figure.

    In patterns {share} is a percentage, {score} one from 80 to 100, {full} 100 %, {bare} such a number
    without its sign, {amount} any other number. says: accuracy, denial_rate, productivity: the share is one;
    volume: so many things in a period; bare_volume: the first sort of things, not named; average: the same
    unit once more; practice: what others see, which is left out; own_after_all: words for others that leave
    the figure one's own.
    takes: the last figure of the wording ("from 91% to 97%"), or each. change: whether words of change in the
    wording ("by") make the figure a difference.
    """

    says: Literal[
        "accuracy",
        "denial_rate",
        "productivity",
        "volume",
        "bare_volume",
        "average",
        "practice",
        "own_after_all",
    ]
    side: Side = "inside"
    takes: Literal["last", "each"] = "last"
    change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigureWords:
    """Words that say of what trade, whose, and what for a figure is.

    percent, to, numbers: how shares and ranges are written. things, settings: what is counted, and where,
    with the words for each. shared_things: counted in neighboring trades too. work, titles: of the trade.
    mixed_titles, others_titles, foreign_titles: of jobs in which things are not coded, a team is led, or
    all is practice; doers_titles: of those who lead and do it too. foreign: figures of other trades. own,
    mine, others: whose a figure is.
    standards, against, change: what is no result. turn_before, turn_behind: where a statement turns to
    another figure. goes_on: words with which no sentence ends.
    """

    percent: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    things: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shared_things: frozenset[str] = frozenset()
    work: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    mixed_titles: tuple[str, ...] = ()
    others_titles: tuple[str, ...] = ()
    doers_titles: tuple[str, ...] = ()
    foreign_titles: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    turn_before: tuple[str, ...] = ()
    turn_behind: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
