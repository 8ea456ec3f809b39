"""Responsibilities and performance measures as light rules: what a résumé may show beyond the demands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.no_demand import RATE
from screener.derive.demands.trees import names
from screener.derive.draft import DraftRule, NotScored, Requirement
from screener.derive.reading.statement import Statement
from screener.derive.writing.rules import RuleDrafter
from screener.derive.writing.weights import DUTY, FIGURE, ONLY_IN_DUTIES
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, Named

_BILLING = frozenset({"claims", "registration", "prior_auth", "credentialing", "clinical"})
"""Work of other trades: a coder's posting that touches it earns nobody points for it."""
_SHOWN_BY_WORK = frozenset({"continuing_ed"})
"""Knowledge that a position can show as work: keeping up with the code updates."""
_ACCURACY = re.compile(r"\baccura(?:cy|te rate)\b", re.IGNORECASE)
_PRODUCTIVITY = re.compile(r"\bproductivity\b", re.IGNORECASE)
_STANDARD = re.compile(
    r"(\d{2}(?:\.\d{1,2})?)\s*(?:%|percent)[^.;]{0,40}\baccura|\baccura[^.;%]{0,50}?(\d{2}(?:\.\d{1,2})?)\s*(?:%|percent)",
    re.IGNORECASE,
)


def duty_rules(
    drafter: RuleDrafter, lexicon: Lexicon, duties: Sequence[Requirement], asked: set[str], *, coder: bool
) -> list[DraftRule]:
    """One light rule for each kind of work in the duties, and one for code systems named nowhere else.

    asked: concepts and groups that a rule measures already.
    """
    known = {member for name in asked for member in lexicon.members(name)} | asked
    lines: dict[str, list[tuple[int, str]]] = {}
    systems: dict[str, list[tuple[int, str]]] = {}
    for duty in sorted(duties, key=lambda d: d.article):
        for concept_id in duty.concepts:
            concept = lexicon.concepts.get(concept_id)
            if concept is None or concept_id in known:
                continue
            if concept.category == "activity" and not (coder and concept_id in _BILLING):
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
        )
        for concept_id, sources in lines.items()
        if lexicon.concepts[concept_id].kind != "knowledge" or concept_id in _SHOWN_BY_WORK
    ]
    return [*_systems_rule(drafter, systems), *rules]


def _systems_rule(drafter: RuleDrafter, systems: dict[str, list[tuple[int, str]]]) -> list[DraftRule]:
    if not systems:
        return []
    parts = tuple(Named(i, i) for i in systems)
    kind, measure = drafter.measured(AllOf(parts) if len(parts) > 1 else parts[0])
    sources = tuple(dict.fromkeys(source for found in systems.values() for source in found))
    label = "Code systems of the duties"
    note = ("they stand only among the duties",)
    rule_id = drafter.free_id("code-systems")
    return [DraftRule(rule_id, label, kind, "preferred", ONLY_IN_DUTIES, measure, sources, notes=note)]


def figure_rules(statements: Sequence[Statement], not_scored: Sequence[NotScored]) -> list[DraftRule]:
    """Light rules for accuracy and productivity, where the posting measures by them."""
    said = [(s.line, s.text) for s in statements if s.kind in ("duties", "required", "preferred", "summary")]
    said += [(n.line, n.text) for n in not_scored if (n.line, n.text) not in said]
    rules = []
    for metric, pattern in (("accuracy", _ACCURACY), ("productivity", _PRODUCTIVITY)):
        rate = metric == "productivity"
        told = (s for s in said if pattern.search(s[1]) or (rate and RATE.search(s[1])))
        sources = tuple(dict.fromkeys(told))
        if not sources:
            continue
        standard = next((m for _, text in sources if (m := _STANDARD.search(text))), None)
        measure: tuple[tuple[str, object], ...] = (("metric", metric),)
        if standard and metric == "accuracy":
            measure = (*measure, ("at_least", float(standard.group(1) or standard.group(2))), ("unit", "%"))
        label = metric.capitalize() + " stated"
        rules.append(DraftRule(f"{metric}-stated", label, "metric", "preferred", FIGURE, measure, sources))
    return rules


def asked_names(requirements: Sequence[Requirement]) -> set[str]:
    """Names and concepts of all requirements."""
    found: set[str] = set()
    for requirement in requirements:
        found |= names(requirement.tree) | set(requirement.concepts)
    return found
