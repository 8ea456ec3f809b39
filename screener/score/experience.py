"""Years of work in which something was shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from screener.model.months import month_range
from screener.model.posting import EvidencePolicy, Node
from screener.model.profile import Position
from screener.model.scorecard import Evidence
from screener.score.facts import Facts
from screener.score.finding import MAX_EVIDENCE, Finding, heading_evidence, joined, outcome_of
from screener.score.questions import Question


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
    credit is years / at_least; below it, none.
    """
    what = scope_words(nodes, facts)
    positions = facts.positions_showing(nodes, policy)
    dated = [p for p in positions if month_range(p.start, p.end, facts.qualifications.as_of) and not p.flag]
    months = facts.months(dated)
    wanted = f"{at_least:g} {_years(at_least)} of {what}"
    found = f"{_number(months)} {_years(months / 12)}"
    shown = f"{found} of {what}"
    ask = (Question("How many years of {} do you have, and where?", what),)
    longest = sorted((p for p in dated if p.quote), key=lambda p: (-p.months, p.text_start))
    evidence = tuple(_evidence(position) for position in longest[:MAX_EVIDENCE])
    if months >= at_least * 12:
        return Finding(1.0, "met", f"{shown} shown, {at_least:g} asked for", evidence, found)
    if months and partial_from is not None and months >= partial_from * 12:
        credit = months / (at_least * 12)
        reason = f"{shown} shown, {at_least:g} asked for"
        return Finding(credit, outcome_of(credit), reason, evidence, found, wanted, ask)
    if policy.within_years is not None and not months and (past := _past(nodes, facts, policy)):
        return _too_long_ago(past, facts, policy, what, wanted)
    undated = [p for p in positions if p not in dated]
    if undated:
        reason = f"{what} shown, but without dates that can be counted"
        seen = tuple(heading_evidence(p, "no usable dates") for p in undated[:MAX_EVIDENCE] if p.quote)
        return Finding(0.0, "unknown", reason, seen, missing=wanted, ask=ask)
    if months:
        reason = f"only {shown} shown, {at_least:g} asked for"
        return Finding(0.0, "contradicted", reason, evidence, missing=wanted, ask=ask, settles=True)
    return Finding(0.0, "unknown", f"no dated position shows {what}", missing=wanted, ask=ask)


def _past(nodes: Sequence[Node], facts: Facts, policy: EvidencePolicy) -> list[Position]:
    """Dated positions that show the nodes, however long ago."""
    positions = facts.positions_showing(nodes, replace(policy, within_years=None))
    as_of = facts.qualifications.as_of
    return [p for p in positions if month_range(p.start, p.end, as_of) and not p.flag]


def _too_long_ago(
    past: list[Position], facts: Facts, policy: EvidencePolicy, what: str, wanted: str
) -> Finding:
    """What was done, but not lately: said with its end, so that nobody reads "nothing found"."""
    last = max(str(p.end) for p in past)
    within = f"the last {policy.within_years:g} years"
    reason = (
        f"{_number(facts.months(past))} years of {what}, the last in {last[:4]}; asked for within {within}"
    )
    latest = sorted((p for p in past if p.quote), key=lambda p: str(p.end), reverse=True)
    evidence = tuple(_evidence(position) for position in latest[:MAX_EVIDENCE])
    year = int(facts.qualifications.as_of[:4]) - math.ceil(policy.within_years or 0)
    ask = (Question(f"Have you done {{}} since {year}, and where?", what),)
    return Finding(0.0, "unknown", reason, evidence, missing=f"{wanted} within {within}", ask=ask, past=True)


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
