"""One name asked for: the mentions that prove it, nearly prove it, or say no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from screener.model.posting import EvidencePolicy, Named
from screener.model.profile import Mention
from screener.model.scorecard import Evidence
from screener.score.experience import too_long_ago
from screener.score.facts import TOOLS, Facts
from screener.score.finding import Finding, mention_evidence, outcome_of
from screener.score.questions import Question, category_of, question_about

LISTED_SHARE = 0.5
"""What a code system or a program earns that is only listed."""
CREDENTIAL = "certification"

STATE_WORDS = {
    "in_progress": "in progress, not held yet",
    "lapsed": "no longer held",
    "negated": "said not to be there",
}

STATE_QUESTIONS = {
    "in_progress": "{} was in progress: has it been obtained since?",
    "lapsed": "{} is given as no longer held: has it been renewed?",
    "negated": "The résumé says no to {}: is that still so?",
}


def evaluate_name(leaf: Named, facts: Facts, policy: EvidencePolicy) -> Finding:
    """What the text shows of one concept or group.

    Held (or whatever else the policy accepts) with enough confidence earns the credit of the best
    proof. A zero is contradicted where the text says so, else unknown.
    """
    proofs = facts.proves(leaf.id)
    mentions = facts.mentions(proofs)
    accepted = [
        m
        for m in mentions
        if m.confidence >= policy.min_confidence and facts.assertion(m) in policy.assertion
    ]
    own = [m for m in accepted if facts.is_own(m)]
    counted = [m for m in own if facts.is_recent(m, policy)]
    if backed := [m for m in counted if facts.is_backed(m)]:
        return _credited(leaf, backed, proofs, facts)
    if counted:
        return _listed(_credited(leaf, counted, proofs, facts))
    against = _against(leaf, proofs, facts, policy)
    if against:
        return _contradicted(leaf, against, facts)
    if past := [m for m in own if facts.ended(m)]:
        return _past(leaf, past, proofs, facts, policy)
    return _unknown(leaf, accepted, mentions, facts, policy)


def _credited(leaf: Named, counted: list[Mention], proofs: Mapping[str, float], facts: Facts) -> Finding:
    label = facts.lexicon.label(leaf.id)
    asked_for = set(facts.lexicon.members(leaf.id))
    ordered = sorted(
        counted,
        key=lambda m: (
            -proofs[m.concept],
            m.concept not in asked_for,  # itself before what counts as it
            facts.assertion(m) != m.assertion,  # a place that says so itself before one judged by others
            not facts.in_coding_work(m),
            -m.confidence,
            m.start,
            m.end,
            m.concept,
        ),
    )
    best = ordered[0]
    credit, assertion = proofs[best.concept], facts.assertion(best)
    shown = facts.lexicon.label(best.concept)
    found = shown if assertion == "held" else f"{shown} ({assertion.replace('_', ' ')})"
    evidence = tuple(
        _evidence(m, shown, label, "counts as" if credit == 1.0 else "suggests")
        for m in [m for m in ordered if m.concept == best.concept][:2]
    )
    if credit == 1.0:
        reason = f"{found} found" + ("" if shown == label else f", which counts as {label}")
        return Finding(credit, "met", reason, evidence, found)
    reason = f"{found} found, which suggests {label} without saying so"
    ask = (Question(f"Does {quoted(best)} include {{}}?", label),)
    return Finding(credit, outcome_of(credit), reason, evidence, found, label, ask)


def _listed(shown: Finding) -> Finding:
    """What stands in a list alone, of somebody without work, a credential or a course of the field."""
    credit = LISTED_SHARE * shown.credit
    reason = f"{shown.found} listed only, with no coding work, credential or course behind it"
    return replace(
        shown,
        credit=credit,
        outcome=outcome_of(credit),
        reason=reason,
        missing=shown.missing or shown.found,
        code="listed_only",
    )


def _past(
    leaf: Named, past: list[Mention], proofs: Mapping[str, float], facts: Facts, policy: EvidencePolicy
) -> Finding:
    """What jobs show that ended too long ago."""
    latest = max(past, key=facts.ended)
    shown = replace(_credited(leaf, [latest], proofs, facts), found="", last=facts.ended(latest))
    label = facts.lexicon.label(leaf.id)
    return too_long_ago(shown, label, label, facts, policy)


def _evidence(mention: Mention, shown: str, label: str, relation: str) -> Evidence:
    why = shown if shown == label else f"{shown} {relation} {label}"
    return mention_evidence(mention, f"{why}: {mention.why}" if mention.why else why)


def _against(leaf: Named, proofs: Mapping[str, float], facts: Facts, policy: EvidencePolicy) -> list[Mention]:
    """Sure mentions that would prove the leaf but are not held, or that deny it.

    A denial reaches down: "no inpatient coding" denies every kind of it; "no MS-DRG" denies no DRG in
    general, "no Epic" no other program of its group. Who denies a credential of a group speaks of being
    certified, so that counts.
    """
    denials = {leaf.id, *facts.broader(leaf.id)}
    found = []
    for mention in facts.mentions({*proofs, *denials}):
        assertion = facts.assertion(mention)
        if mention.confidence < policy.min_confidence or assertion in policy.assertion:
            continue
        if assertion not in STATE_WORDS:
            continue
        proves = proofs.get(mention.concept) == 1.0
        if assertion == "negated":
            if mention.concept in denials or (proves and mention.category == CREDENTIAL):
                found.append(mention)
        elif proves:
            found.append(mention)
    return found


def _contradicted(leaf: Named, against: list[Mention], facts: Facts) -> Finding:
    label = facts.lexicon.label(leaf.id)
    ordered = sorted(
        against, key=lambda m: (facts.assertion(m) != m.assertion, -m.confidence, m.start, m.end, m.concept)
    )
    best = ordered[0]
    shown, assertion = facts.lexicon.label(best.concept), facts.assertion(best)
    words = STATE_WORDS[assertion]
    evidence = tuple(
        mention_evidence(m, f"{shown} is {words}" + (f": {m.why}" if m.why else ""))
        for m in [m for m in ordered if m.concept == best.concept][:2]
    )
    return Finding(
        credit=0.0,
        outcome="contradicted",
        reason=f"{shown} is {words}",
        evidence=evidence,
        missing=label,
        ask=(Question(STATE_QUESTIONS[assertion], shown),),
        settles=best.category == CREDENTIAL or assertion != "negated",
        sorts=frozenset({best.category}),
        code="not_held",
    )


def _unknown(
    leaf: Named, accepted: list[Mention], mentions: list[Mention], facts: Facts, policy: EvidencePolicy
) -> Finding:
    """Nothing that counts: say what was seen instead, if anything, and what to ask."""
    label = facts.lexicon.label(leaf.id)
    seen, why = accepted, ""
    code = "undated" if any(facts.is_own(m) for m in accepted) else "other_work" if accepted else "silent"
    if code == "undated":
        why = f"not shown in a position of the last {policy.within_years:g} years"
        reason, ask = f"{label} found, but {why}", Question("When did you last work with {}?", label)
    elif accepted:
        why = "named in work that was not coding, billing or records"
        tool = accepted[0].category in TOOLS
        ask = question_about(leaf.id, facts.lexicon) if tool else Question("Have you coded for {}?", label)
        reason = f"{label} {why}"
    elif unsure := [m for m in mentions if m.confidence < policy.min_confidence]:
        seen, why, code = [], "", "unsure"
        shown = facts.lexicon.label(unsure[0].concept)
        reason = f"“{unsure[0].quote}” on page {unsure[0].page} may or may not mean {shown}"
        ask = Question(f"What does {quoted(unsure[0])} on page {unsure[0].page} stand for?")
    else:
        reason, ask = f"nothing found on {label}", question_about(leaf.id, facts.lexicon)
    evidence = tuple(mention_evidence(m, why) for m in seen[:2])
    sorts = frozenset({category_of(leaf.id, facts.lexicon)})
    return Finding(0.0, "unknown", reason, evidence, missing=label, ask=(ask,), sorts=sorts, code=code)


def quoted(mention: Mention) -> str:
    """The words of a mention in quotes, braces doubled since they end in a form."""
    words = mention.quote.replace("{", "{{").replace("}", "}}")
    return f"“{words}”"
