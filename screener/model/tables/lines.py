"""How lines are told from sentences, and how dates are written: the shapes of two tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """Words by which a line is a sentence rather than a name or a title.

    small: written small inside names and titles. abbreviations: end with a full stop and no sentence.
    hours: of a length of work ("20 hrs/week"); per: between it and its `week`.
    doing: endings of the verbs that sentences begin with ("Coded", "Answering"); done: those of what is past.
    doers: how words for several people end ("trained four billers"). bodies: of people who meet about
    something ("the physician query committee").
    """

    small: frozenset[str]
    abbreviations: tuple[str, ...]
    hours: tuple[str, ...]
    per: tuple[str, ...]
    week: tuple[str, ...]
    doing: tuple[str, ...]
    done: tuple[str, ...]
    doers: tuple[str, ...]
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """How dates and ranges of dates are written.

    months: names to numbers. seasons: names to first and last month; of those, `quarters` also stand behind
    the year ("2019 Q3"). vague: before a year, leaving the month open. present: an end that has not come.
    joins: make a range of two dates. since: before a lone date that begins a range; `open`: of those, the
    ones by which it goes on. onward: the same behind a date; arrows: the same at the end of a line.
    start_labels, end_labels, no_end: labels of the two dates in forms and in files of keys and values, and
    what stands there for an open end. ordinals: endings of days ("1st"). of: between season and year.
    labels: of a date that is one thing's own ("date: …"), and no word for the present. shares: words for per
    cent, behind a figure that is then no year.
    """

    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    quarters: tuple[str, ...]
    vague: tuple[str, ...]
    present: tuple[str, ...]
    joins: tuple[str, ...]
    since: tuple[str, ...]
    open: tuple[str, ...]
    onward: tuple[str, ...]
    arrows: tuple[str, ...]
    start_labels: tuple[str, ...]
    end_labels: tuple[str, ...]
    no_end: tuple[str, ...]
    ordinals: tuple[str, ...]
    of: tuple[str, ...]
    labels: tuple[str, ...]
    shares: tuple[str, ...]
