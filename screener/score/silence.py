"""Years of work that no job shows: denied, of somebody without a job of the trade, or simply not told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.model.posting import EvidencePolicy, Node
from screener.model.profile import Mention
from screener.score.facts import Facts
from screener.score.finding import Finding, mention_evidence
from screener.score.questions import Question


def silence(none: Finding, nodes: Sequence[Node], facts: Facts, policy: EvidencePolicy) -> Finding:
    """What is said of work that no job shows. none: the finding without credit, with its question."""
    for name in facts.wanted_beside_work(nodes):
        if denials := facts.denials(name, policy):
            return _denied(none, name, denials, facts)
    silent = replace(none, outcome="unknown", reason=facts.say("years.none"), code="silent")
    if facts.has_no_work() and any(facts.asks_for_work(node) for node in nodes):
        return without_work(silent, facts)
    return silent


def _denied(none: Finding, name: str, denials: Sequence[Mention], facts: Facts) -> Finding:
    """Work that the text says was not done: "No hospital inpatient experience"."""
    reason = facts.say("name.denied", found=facts.lexicon.label(denials[0].concept))
    return replace(
        none,
        outcome="contradicted",
        reason=reason,
        evidence=tuple(mention_evidence(mention, reason) for mention in denials[:2]),
        ask=(Question("question.denied", facts.sentences.name_of(name, facts.lexicon)),),
        settles=True,
        open=(),
        low=(reason,),
        code="denied",
    )


def without_work(silent: Finding, facts: Facts) -> Finding:
    """Silence of somebody who has no job of the trade: only what the résumé leaves out can be asked for."""
    work = facts.sentences.name_of(facts.lexicon.domain.any_work, facts.lexicon)
    return replace(silent, code="no_such_work", ask=(Question("question.no_such_work", work),))
