"""One rule on one candidate: its own measure first, then its levels of partial credit."""

from __future__ import annotations

from dataclasses import replace

from screener.model.posting import Level, Rule
from screener.score.about import STATED, credential_words
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, outcome_of
from screener.score.leaf import CREDENTIAL
from screener.score.questions import Question, Questions
from screener.text.sentences import inside

CLOSER = ("not_held", "denied", "no_such_work")
"""Of these the measure's own question asks more closely than a rule can beforehand."""


def evaluate_rule(rule: Rule, facts: Facts) -> Finding:
    """The best of the rule's full measure and its levels; equal credit goes to the earlier one."""
    facts = facts.under(rule.label)
    full = shown(rule.measure.evaluate(facts, rule.evidence), facts)
    is_past = full.code == "too_long_ago"
    if is_past and any(_reaches_back(level, rule) for level in rule.levels):
        full = replace(full, credit=0.0, outcome="unknown")  # the levels say what it earns
    best = full
    near = full  # what a level would take if it were held
    for level in rule.levels:
        if best.credit >= level.credit:
            continue
        own = facts if _same_things(level, rule) else facts.under("")
        finding = shown(level.measure.evaluate(own, level.evidence), facts)
        if _reaches_back(level, rule) and finding.code == "too_long_ago":
            continue  # it does not reach back far enough
        near = finding if finding.code == "not_held" and near is full else near
        credit = finding.credit * level.credit
        if credit > best.credit:
            best = replace(
                finding,
                credit=credit,
                outcome=outcome_of(credit),
                reason=_reason(level, rule, full, finding, facts),
                missing=full.missing,
                ask=full.ask,
                code=full.code if is_past or full.code == "denied" else finding.code,
                months=full.months if is_past else finding.months,
                last=full.last if is_past else finding.last,
                evidence=first_evidence(finding.evidence, full.evidence),
                open=() if _is_lesser(level, full, finding) else full.open,
                low=full.low or (_lesser(level, finding, facts),)
                if _is_lesser(level, full, finding)
                else full.low,
            )
    return replace(_with_others(best, near, facts), ask=_question(rule, full, best, facts))


def _with_others(best: Finding, near: Finding, facts: Facts) -> Finding:
    """The finding; where no credential that is asked for is mentioned, with those that are.

    near: one that would count in part, were it held.
    """
    if best.code != "silent" or best.sorts != {CREDENTIAL}:
        return best
    if near.code == "not_held":
        return replace(best, reason=f"{best.reason}; {near.reason}", evidence=near.evidence)
    summary, lexicon = facts.qualifications.summary, facts.lexicon
    others = credential_words(summary, facts.sentences, lexicon)
    if not others:
        return best
    said = [lexicon.concepts[c.id] for c in summary.credentials if c.assertion in STATED]
    of_trade = any(concept.kind in lexicon.domain.proof_kinds for concept in said)
    code = "other_credential" if of_trade else best.code
    return replace(best, code=code, reason=facts.say("silent.others", found=others))


def _question(rule: Rule, full: Finding, best: Finding, facts: Facts) -> Questions:
    """The rule's own question, but where what the text says asks for a closer one."""
    if full.code in CLOSER or best.code == "too_long_ago" or best.outcome in ("met", "contradicted"):
        return best.ask
    known = facts.lexicon.concepts.get(best.evidence[0].concept) if best.evidence else None
    if best.credit and known and "apprentice_of" in known.facts:
        return (Question("question.apprentice", known.label),)
    return (Question("", rule.ask),) if rule.ask else best.ask


def _same_things(level: Level, rule: Rule) -> bool:
    """Whether a level looks for what the rule looks for, so that the rule's label names it."""
    return all(
        getattr(level.measure, key, ()) == getattr(rule.measure, key, ()) for key in ("any_of", "all_of")
    )


def _reaches_back(level: Level, rule: Rule) -> bool:
    """Whether a level asks for the rule's own work, done longer ago."""
    return level.measure == rule.measure and level.evidence.within_years != rule.evidence.within_years


def _lesser(level: Level, finding: Finding, facts: Facts) -> str:
    """What is there in place of what is asked for, and why it is less: "only CPC-A: apprentice"."""
    return facts.say("level.low", found=inside(finding.found), detail=level.because)


def _is_lesser(level: Level, full: Finding, finding: Finding) -> bool:
    """Whether a level found too little, rather than leave open whether there is more: a lesser credential, a
    program that goes on."""
    if "held" not in level.evidence.assertion:
        return True
    return full.outcome == "contradicted" or CREDENTIAL in finding.sorts & full.sorts


def _reason(level: Level, rule: Rule, full: Finding, finding: Finding, facts: Facts) -> str:
    """Why a level was earned. What was done long ago was done: the level's words may say that it was not."""
    if full.code == "denied":
        return facts.say("level", found=finding.reason, detail=full.reason)
    if full.code != "too_long_ago":
        return facts.say("level", found=finding.reason, detail=level.because)
    if _reaches_back(level, rule):
        return full.reason
    return facts.say("level", found=full.reason, detail=finding.reason)


def shown(finding: Finding, facts: Facts) -> Finding:
    """The finding, or none where it has no words on a page to show (law 1: no credit without evidence)."""
    if finding.credit > 0 and not finding.evidence:
        reason = facts.say("no_words", found=finding.reason)
        found = finding.found
        return Finding(0.0, "unknown", reason, missing=found, ask=finding.ask, open=(found,))
    return finding
