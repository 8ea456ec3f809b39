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
    parts = [part for each in nodes for part in getattr(each, "parts", (each,))]
    for node in facts.beside_work(parts):
        denials = [facts.denials(name, policy) for name in facts.names_in(node)]
        if denials and all(denials) and not facts.is_any_work(node):
            return _denied(none, facts.names_in(node)[0], denials[0], facts)
    silent = replace(none, outcome="unknown", reason=facts.say("years.none"), code="silent")
    if facts.has_no_work() and any(facts.asks_for_work(node) for node in nodes):
        return without_work(silent, facts)
    return silent


def _denied(none: Finding, name: str, denials: Sequence[Mention], facts: Facts) -> Finding:
    """Work that the text says was not done: "No hospital inpatient experience"."""
    work = facts.sentences.name_of(name, facts.lexicon)
    reason = facts.say("years.denied", found=work)
    return replace(
        none,
        outcome="contradicted",
        reason=reason,
        evidence=tuple(mention_evidence(mention, reason) for mention in denials[:2]),
        ask=(Question("question.denied", work),),
        settles=True,
        open=(),
        low=(reason,),
        code="denied",
    )


def without_work(silent: Finding, facts: Facts) -> Finding:
    """Silence of somebody who has no job of the trade: only what the résumé leaves out can be asked for."""
    work = facts.sentences.name_of(facts.lexicon.domain.any_work, facts.lexicon)
    return replace(silent, code="no_such_work", ask=(Question("question.no_such_work", work),))
