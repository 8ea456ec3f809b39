"""Years of work in which something was shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from screener.model.months import PRESENT, month_number, month_range
from screener.model.posting import EvidencePolicy, Node
from screener.model.profile import Position
from screener.model.scorecard import Evidence
from screener.score.facts import Facts
from screener.score.finding import MAX_EVIDENCE, Finding, heading_evidence, joined
from screener.score.questions import Question

PAST_SHARE = 0.25
"""What work earns that ended before `within_years`, where no level of the rule reaches further back."""


def evaluate_years(
    nodes: Sequence[Node],
    facts: Facts,
    policy: EvidencePolicy,
    *,
    at_least: float,
    partial_from: float | None = None,
) -> Finding:
    """Years of the positions that show all of `nodes` (of any work where there are none).

    Overlaps count once; training and undated positions do not count. From `partial_from` years on the
    credit is years / at_least; below it, none. What ended before `within_years` earns PAST_SHARE of that.
    """
    what = scope_words(nodes, facts)
    counted = _counted(nodes, facts, policy, at_least, partial_from)
    if policy.within_years is not None and not counted.months:
        past = _counted(nodes, facts, replace(policy, within_years=None), at_least, partial_from)
        if past.months:
            return too_long_ago(past, what, f"{at_least:g} {_years(at_least)} of {what}", facts, policy)
        return past if counted.code == "silent" else counted
    return counted


def _counted(
    nodes: Sequence[Node],
    facts: Facts,
    policy: EvidencePolicy,
    at_least: float,
    partial_from: float | None,
) -> Finding:
    """What the positions earn that the policy lets count; months 0 where none of them has dates."""
    what, as_of = scope_words(nodes, facts), facts.qualifications.as_of
    positions = facts.positions_showing(nodes, policy)
    dated = [p for p in positions if month_range(p.start, p.end, as_of) and not p.flag]
    months = facts.months(dated)
    found = f"{_number(months)} {_years(months / 12)}"
    shown = f"{found} of {what} shown, {at_least:g} asked for"
    longest = sorted((p for p in dated if p.quote), key=lambda p: (-p.months, p.text_start))
    evidence = tuple(_evidence(position) for position in longest[:MAX_EVIDENCE])
    full = Finding(1.0, "met", shown, evidence, found, months=months, last=last_end(dated, as_of))
    if months >= at_least * 12:
        return full
    wanted = f"{at_least:g} {_years(at_least)} of {what}"
    ask = (Question("How many years of {} do you have, and where?", what),)
    short = replace(full, missing=wanted, ask=ask, code="too_little")
    if months and partial_from is not None and months >= partial_from * 12:
        return replace(short, credit=months / (at_least * 12), outcome="partial")
    none = replace(short, credit=0.0, found="")
    if undated := [p for p in positions if p not in dated]:  # who knows how long they were
        reason = f"{what} shown, but without dates that can be counted"
        seen = tuple(heading_evidence(p, "no usable dates") for p in undated[:MAX_EVIDENCE] if p.quote)
        return replace(none, outcome="unknown", reason=reason, evidence=seen, code="undated")
    if months:
        return replace(none, outcome="contradicted", reason=f"only {shown}", settles=True)
    return replace(none, outcome="unknown", reason=f"no dated position shows {what}", code="silent")


def last_end(positions: Iterable[Position], as_of: str) -> str:
    """When the last of the positions ended, as it is written; "" where none has dates."""
    ends = [p.end for p in positions if p.end and not p.flag and month_range(p.start, p.end, as_of)]
    return max(
        ends, key=lambda end: (end == PRESENT, month_number(as_of if end == PRESENT else end)), default=""
    )


def too_long_ago(shown: Finding, what: str, wanted: str, facts: Facts, policy: EvidencePolicy) -> Finding:
    """What was shown, but not lately: said with its end, so that nobody reads "nothing found"."""
    within = f"the last {policy.within_years:g} years"
    years = f"{shown.found} of " if shown.found else ""
    reason = f"{years}{what}, the last in {shown.last[:4]}; asked for within {within}"
    credit = PAST_SHARE * shown.credit
    year = int(facts.qualifications.as_of[:4]) - math.ceil(policy.within_years or 0)
    return replace(
        shown,
        credit=credit,
        outcome="partial" if credit else "unknown",
        reason=reason,
        missing=f"{wanted} within {within}",
        ask=(Question(f"Have you done {{}} since {year}, and where?", what),),
        code="too_long_ago",
        settles=False,
    )


def scope_words(nodes: Sequence[Node], facts: Facts) -> str:
    """What the years are counted of, in words."""
    return joined([facts.label(node) for node in nodes]) or "work"


def _evidence(position: Position) -> Evidence:
    about = "about " if position.approximate else ""
    dates = f"{position.start} to {position.end}, {about}{_number(position.months)} years"
    return heading_evidence(position, f"{position.title}: {dates}" if position.title else dates)


def _number(months: int) -> str:
    return f"{months / 12:.1f}".removesuffix(".0")


def _years(years: float) -> str:
    return "year" if years == 1 else "years"
