"""One rule on one candidate: its own measure first, then its levels of partial credit."""

from __future__ import annotations

from dataclasses import replace

from screener.model.posting import Rule
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, outcome_of
from screener.score.questions import Question


def evaluate_rule(rule: Rule, facts: Facts) -> Finding:
    """The best of the rule's full measure and its levels; equal credit goes to the earlier one."""
    full = shown(rule.measure.evaluate(facts, rule.evidence))
    best = full
    for level in rule.levels:
        if best.credit >= level.credit:
            continue
        finding = shown(level.measure.evaluate(facts, level.evidence))
        credit = finding.credit * level.credit
        if credit > best.credit:
            best = replace(
                finding,
                credit=credit,
                outcome=outcome_of(credit),
                # What was done long ago was done: the level's words may say that it was not.
                reason=f"{full.reason if full.past else level.because}: {finding.reason}",
                missing=full.missing,
                ask=full.ask,
                evidence=first_evidence(finding.evidence, full.evidence),
            )
    if best.outcome in ("unknown", "partial") and rule.ask:
        return replace(best, ask=(Question(rule.ask.replace("{", "{{").replace("}", "}}")),))
    return best


def shown(finding: Finding) -> Finding:
    """The finding, or none where it has no words on a page to show (law 1: no credit without evidence)."""
    if finding.credit > 0 and not finding.evidence:
        return Finding(
            0.0,
            "unknown",
            f"{finding.reason}, but no words to show for it",
            missing=finding.found,
            ask=finding.ask,
        )
    return finding
