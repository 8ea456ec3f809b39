"""Years of work in which something was shown."""

from __future__ import annotations

from collections.abc import Sequence

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
    undated = [p for p in positions if p not in dated]
    if undated:
        reason = f"{what} shown, but without dates that can be counted"
        seen = tuple(heading_evidence(p, "no usable dates") for p in undated[:MAX_EVIDENCE] if p.quote)
        return Finding(0.0, "unknown", reason, seen, missing=wanted, ask=ask)
    if months:
        reason = f"only {shown} shown, {at_least:g} asked for"
        return Finding(0.0, "contradicted", reason, evidence, missing=wanted, ask=ask, settles=True)
    return Finding(0.0, "unknown", f"no dated position shows {what}", missing=wanted, ask=ask)


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
