"""Trees of names and conditions: any_of takes the best part, all_of takes them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from screener.model.posting import AllOf, AnyOf, EducationOf, EvidencePolicy, Named, Node, YearsOf
from screener.score.education import evaluate_education
from screener.score.experience import evaluate_years
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, joined, outcome_of
from screener.score.leaf import evaluate_name
from screener.score.questions import Questions, joined_questions

Partial = Literal["none", "proportional"]


def tree_of(any_of: Sequence[Node], all_of: Sequence[Node]) -> Node:
    """The one tree that a rule's two lists make: with both given, both must hold."""
    parts = ((AnyOf(tuple(any_of)),) if any_of else ()) + tuple(all_of)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def evaluate_tree(node: Node, facts: Facts, policy: EvidencePolicy, partial: Partial = "none") -> Finding:
    """What the text shows of a tree. partial: how an all_of with some parts missing earns credit."""
    if isinstance(node, Named):
        return evaluate_name(node, facts, policy)
    if isinstance(node, YearsOf):
        return evaluate_years(node.names, facts, policy, at_least=node.at_least)
    if isinstance(node, EducationOf):
        return evaluate_education(node.at_least, facts)
    findings = [evaluate_tree(part, facts, policy, partial) for part in node.parts]
    return best_of(findings) if isinstance(node, AnyOf) else together(findings, partial)


def best_of(findings: Sequence[Finding]) -> Finding:
    """The best part; the others that earn as much are named with it."""
    if len(findings) == 1:
        return findings[0]
    top = max(finding.credit for finding in findings)
    if top > 0:
        equal = [finding for finding in findings if finding.credit == top]
        found = list(dict.fromkeys(f.found for f in equal))
        reason = equal[0].reason
        if len(found) > 1:
            reason += f"; also {joined(found[1:])}"
        return replace(
            equal[0],
            outcome=outcome_of(top),
            reason=reason,
            evidence=first_evidence(*(f.evidence for f in equal)),
            found=joined(found),
            settles=False,
            sorts=frozenset(),
        )
    missing = joined([f.missing for f in findings if f.missing], "or")
    against = [f for f in findings if f.outcome == "contradicted"]
    seen = first_evidence(*(f.evidence for f in findings))
    common = frozenset.intersection(*(f.sorts for f in findings))
    settled = frozenset[str]().union(*(f.sorts for f in against if f.settles))
    if all(f.outcome == "contradicted" or f.sorts & settled for f in findings):
        reason = "; ".join(dict.fromkeys(f.reason for f in against))
        ask = _questions([f for f in against if f.settles] or against, "or")
        zero = Finding(0.0, "contradicted", reason, seen, missing=missing, ask=ask, sorts=common)
        return replace(zero, settles=bool(settled), code=_common_code(against))
    told = [f.reason for f in findings if f.evidence or f.outcome == "contradicted"]
    reason = "; ".join([*dict.fromkeys(told), f"nothing found on {missing}"])
    ask = _questions(findings, "or")
    code = _common_code([f for f in findings if f.evidence] or findings)
    return Finding(0.0, "unknown", reason, seen, missing=missing, ask=ask, sorts=common, code=code)


def together(findings: Sequence[Finding], partial: Partial) -> Finding:
    """All parts (at least one): the least of them, or with `proportional` their mean."""
    if len(findings) == 1:
        return findings[0]
    credits = [finding.credit for finding in findings]
    credit = sum(credits) / len(credits) if partial == "proportional" else min(credits)
    short = [f for f in findings if f.credit < 1]
    found = joined([f.found for f in findings if f.credit > 0])
    missing = joined([f.missing for f in short if f.missing])
    against = [f for f in short if f.outcome == "contradicted"]
    shown = [f.reason for f in findings if f.credit > 0]
    reason = "; ".join(dict.fromkeys([*shown, *(f.reason for f in short if f.credit == 0)]))
    zero = "contradicted" if against else "unknown"
    return Finding(
        credit=credit,
        outcome=outcome_of(credit) if credit > 0 else zero,
        reason=reason,
        evidence=first_evidence(*(f.evidence[:1] for f in findings)),
        found=found,
        missing=missing,
        ask=_questions(short, "and"),
        settles=any(f.settles for f in against),
        sorts=frozenset[str]().union(*(f.sorts for f in short)),
        code=_common_code(short),
    )


def _common_code(findings: Sequence[Finding]) -> str:
    """The code of the findings where they have one in common, else ""."""
    codes = {finding.code for finding in findings}
    return codes.pop() if len(codes) == 1 else ""


def _questions(findings: Sequence[Finding], word: str) -> Questions:
    return joined_questions((question for finding in findings for question in finding.ask), word)
