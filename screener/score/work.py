"""What the candidate's positions show as own work."""

from __future__ import annotations

from screener.model.posting import EvidencePolicy, Node
from screener.model.profile import Mention, Position
from screener.model.scorecard import Evidence
from screener.score.experience import scope_words
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, heading_evidence, mention_evidence
from screener.score.questions import Question


def evaluate_duty(node: Node, facts: Facts, policy: EvidencePolicy) -> Finding:
    """Met where one position shows all of `node`; unknown where none does: silence is no denial."""
    what = scope_words([node], facts)
    positions = facts.positions_showing([node], policy)
    if not positions:
        return Finding(
            0.0,
            "unknown",
            f"no position shows {what}",
            missing=what,
            ask=(Question("Where have you done this yourself: {}?", what),),
        )
    latest = sorted(positions, key=lambda p: p.text_start)
    evidence = first_evidence(*(work_evidence(p, node, facts, policy) for p in latest[:2]))
    return Finding(1.0, "met", f"{what} shown in {_titles(latest)}", evidence, what)


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
