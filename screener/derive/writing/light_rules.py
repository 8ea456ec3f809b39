"""Responsibilities and performance measures as light rules: what a résumé may show beyond the demands."""

from __future__ import annotations

from collections.abc import Sequence

from screener.derive.demands.figures import FigureReader
from screener.derive.demands.trees import names
from screener.derive.draft import DraftRule, NotScored, Requirement
from screener.derive.reading.statement import Statement
from screener.derive.writing.rules import RuleDrafter
from screener.derive.writing.weights import DUTY, FIGURE, ONLY_IN_DUTIES
from screener.model.posting import AllOf, Named

METRICS = ("accuracy", "productivity")
"""What postings measure by, each with a wording."""


def duty_rules(
    drafter: RuleDrafter, duties: Sequence[Requirement], asked: set[str], *, of_work: bool
) -> list[DraftRule]:
    """One light rule for each kind of work in the duties, and one for code systems named nowhere else.

    asked: concepts and groups that a rule measures already.
    """
    lexicon, domain = drafter.lexicon, drafter.lexicon.domain
    known = {member for name in asked for member in lexicon.members(name)} | asked
    lines: dict[str, list[tuple[int, str]]] = {}
    systems: dict[str, list[tuple[int, str]]] = {}
    for duty in sorted(duties, key=lambda d: d.article):
        for concept_id in duty.concepts:
            concept = lexicon.concepts.get(concept_id)
            if concept is None or concept_id in known:
                continue
            if concept.category == "activity" and not (of_work and concept_id in domain.work_of_others):
                lines.setdefault(concept_id, []).append((duty.line, duty.text))
            elif concept.category == "code_system" and concept.kind != "guidance":
                systems.setdefault(concept_id, []).append((duty.line, duty.text))
    rules = [
        DraftRule(
            id=f"duty-{concept_id.replace('_', '-').replace('.', '-')}",
            label=lexicon.label(concept_id),
            kind="duties",
            importance="preferred",
            weight=DUTY,
            measure=(("any_of", [drafter.name(Named(concept_id, concept_id))]),),
            sources=tuple(dict.fromkeys(sources)),
            cheap=True,
        )
        for concept_id, sources in lines.items()
        if lexicon.concepts[concept_id].kind != "knowledge" or concept_id in domain.knowledge_at_work
    ]
    return [*_systems_rule(drafter, systems), *rules]


def _systems_rule(drafter: RuleDrafter, systems: dict[str, list[tuple[int, str]]]) -> list[DraftRule]:
    if not systems:
        return []
    parts = tuple(Named(i, i) for i in systems)
    tree = AllOf(parts) if len(parts) > 1 else parts[0]
    kind, measure = drafter.measured(tree)
    sources = tuple(dict.fromkeys(source for found in systems.values() for source in found))
    label, note = (drafter.remarks.text(name) for name in ("systems_of_duties", "only_in_duties"))
    rule_id = drafter.named.free_id("code-systems", tree)
    weight = ONLY_IN_DUTIES
    return [DraftRule(rule_id, label, kind, "preferred", weight, measure, sources, notes=(note,), cheap=True)]


def figure_rules(
    drafter: RuleDrafter,
    statements: Sequence[Statement],
    not_scored: Sequence[NotScored],
    figures: FigureReader,
) -> list[DraftRule]:
    """Light rules for accuracy and productivity, where the posting measures by them."""
    said = [(s.line, s.text) for s in statements if s.kind in ("duties", "required", "preferred", "summary")]
    said += [(n.line, n.text) for n in not_scored if (n.line, n.text) not in said]
    rules = []
    for metric in METRICS:
        sources = tuple(dict.fromkeys(s for s in said if figures.measures(metric, s[1])))
        if not sources:
            continue
        measure: tuple[tuple[str, object], ...] = (("metric", metric),)
        shares = (figures.accuracy(text) for _, text in sources) if metric == "accuracy" else ()
        standard = next((share for share in shares if share is not None), None)
        label = drafter.remarks.text(metric)
        if standard is not None:
            measure = (*measure, ("at_least", standard), ("unit", "%"))
            label = drafter.remarks.text("accuracy_share", share=f"{standard:g}")
        rules.append(DraftRule(f"{metric}-stated", label, "metric", "preferred", FIGURE, measure, sources))
    return rules


def asked_names(requirements: Sequence[Requirement]) -> set[str]:
    """Names and concepts of all requirements."""
    found: set[str] = set()
    for requirement in requirements:
        found |= names(requirement.tree) | set(requirement.concepts)
    return found
