"""What the candidate's positions show as own work."""

from __future__ import annotations

from dataclasses import replace

from screener.model.posting import EvidencePolicy, Node
from screener.model.profile import Mention, Position
from screener.model.scorecard import Evidence
from screener.score.experience import last_end, scope_words, too_long_ago
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, heading_evidence, joined, mention_evidence
from screener.score.questions import Question

NAMED = 3
"""So many things that were shown are named; the others are counted."""


def evaluate_duty(node: Node, facts: Facts, policy: EvidencePolicy) -> Finding:
    """Met where one position shows all of `node`; unknown where none does: silence is no denial.

    The finding names what was shown of it, in the order of the rule: "Cardiology and Orthopedics".
    """
    what = scope_words([node], facts)
    if positions := facts.positions_showing([node], policy):
        return _shown(node, positions, facts, policy)
    if policy.within_years is not None:
        ever = replace(policy, within_years=None)
        if past := [p for p in facts.positions_showing([node], ever) if p.end and not p.flag]:
            return too_long_ago(_shown(node, past, facts, ever), what, what, facts, policy)
    ask = (Question("Where have you done this yourself: {}?", what),)
    return Finding(0.0, "unknown", f"no position shows {what}", missing=what, ask=ask, code="silent")


def _shown(node: Node, positions: list[Position], facts: Facts, policy: EvidencePolicy) -> Finding:
    latest = sorted(positions, key=lambda p: p.text_start)
    labels = list(dict.fromkeys(label for p in latest for label in facts.shown_labels(node, p)))
    more = [f"{len(labels) - NAMED} more"] if len(labels) > NAMED else []
    found = joined([*labels[:NAMED], *more])
    evidence = first_evidence(*(work_evidence(p, node, facts, policy) for p in latest[:2]))
    return Finding(
        1.0,
        "met",
        f"{found} shown in {_titles(latest)}",
        evidence,
        found,
        months=facts.months(latest),
        last=last_end(latest, facts.qualifications.as_of),
    )


def work_evidence(
    position: Position, node: Node, facts: Facts, policy: EvidencePolicy
) -> tuple[Evidence, ...]:
    """The words in a position that show it: its mentions, else its heading."""
    index = facts.qualifications.positions.index(position)
    found: list[Mention] = []
    for name in facts.names_in(node):
        proofs = [concept for concept, credit in facts.proves(name).items() if credit == 1.0]
        inside = [m for m in facts.mentions(proofs) if m.position == index]
        own = [m for m in inside if m.assertion in policy.assertion and m.confidence >= policy.min_confidence]
        found += own[:1]
    where = position.title or "a position"
    if found:
        return tuple(mention_evidence(m, f"{facts.lexicon.label(m.concept)} as {where}") for m in found)
    return (heading_evidence(position, f"shown as {where}"),) if position.quote else ()


def _titles(positions: list[Position]) -> str:
    titles = list(dict.fromkeys(p.title for p in positions if p.title)) or ["a position"]
    return titles[0] + (f" and {len(titles) - 1} more" if len(titles) > 1 else "")
