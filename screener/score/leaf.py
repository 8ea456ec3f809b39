"""One name asked for: the mentions that prove it, nearly prove it, or say no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from screener.model.posting import EvidencePolicy, Named
from screener.model.profile import Mention
from screener.score.experience import too_long_ago
from screener.score.facts import TOOLS, Facts
from screener.score.finding import Finding, mention_evidence, outcome_of
from screener.score.questions import Question, question_about

LISTED_SHARE = 0.5
"""What a code system or a program earns that is only listed."""
CREDENTIAL = "certification"
AGAINST = ("in_progress", "lapsed", "negated")
"""What a text can claim that is neither held nor another's."""


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
        return _listed(_credited(leaf, counted, proofs, facts), facts)
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
    credit = proofs[best.concept]
    found = stated(best, facts)
    alike = [m for m in ordered if m.concept == best.concept][:2]
    if best.category == CREDENTIAL and leaf.id in facts.lexicon.groups:  # each that is held is named
        equal = {m.concept: m for m in reversed(ordered) if proofs[m.concept] == credit}
        alike = [*alike, *(m for m in reversed(equal.values()) if m.concept != best.concept)]
        found = facts.sentences.listed([stated(m, facts) for m in alike])
    evidence = tuple(mention_evidence(m, stated(m, facts)) for m in alike)
    sorts = frozenset({best.category})
    if credit == 1.0:
        reason = found if best.concept in asked_for else _related(leaf, best, found, facts)
        return Finding(credit, "met", reason, evidence, found, sorts=sorts)
    reason = facts.say("name.suggests", quote=best.quote, asked=label)
    sentence = facts.sentences.first(f"question.suggests.{best.category}", "question.suggests")
    ask = (Question(sentence, label, (("quote", quoted(best)),)),)
    return Finding(
        credit, outcome_of(credit), reason, evidence, found, label, ask, sorts=sorts, open=(label,)
    )


def _listed(shown: Finding, facts: Facts) -> Finding:
    """What stands in a list alone, of somebody without work, a credential or a course of the field."""
    credit = LISTED_SHARE * shown.credit
    reason = facts.say("name.listed", found=shown.found)
    return replace(
        shown,
        credit=credit,
        outcome=outcome_of(credit),
        reason=reason,
        missing=shown.missing or shown.found,
        ask=shown.ask or (Question("question.listed", shown.found),),
        code="listed_only",
        open=(facts.say("name.listed_part", found=shown.found),),
    )


def _past(
    leaf: Named, past: list[Mention], proofs: Mapping[str, float], facts: Facts, policy: EvidencePolicy
) -> Finding:
    """What jobs show that ended too long ago."""
    latest = max(past, key=facts.ended)
    shown = replace(_credited(leaf, [latest], proofs, facts), last=facts.ended(latest))
    label = facts.lexicon.label(leaf.id)
    question = Question("question.since.used", label)
    return too_long_ago(replace(shown, missing=label), shown.found, question, facts, policy)


def _related(leaf: Named, best: Mention, found: str, facts: Facts) -> str:
    """What was found, and how it stands to the credential that is asked for."""
    concepts = facts.lexicon.concepts
    if leaf.id not in concepts or best.category != CREDENTIAL:
        return found
    other = concepts[best.concept]
    if best.concept in concepts[leaf.id].at_least:
        return facts.say("name.renamed", found=found, asked=facts.lexicon.label(leaf.id))
    if leaf.id not in other.at_least:
        return found
    return facts.say("name.ranks_above", found=found, asked=facts.lexicon.label(leaf.id))


def stated(mention: Mention, facts: Facts) -> str:
    """A concept by its label, with what the text says of it where it is more than that it is held."""
    assertion = facts.assertion(mention)
    state = state_words(mention, assertion, facts) if assertion != "held" else ""
    label = facts.lexicon.label(mention.concept)
    (name, *_) = facts.lexicon.trade.found_as(mention.concept, label, [mention])
    return facts.say("name.met", found=name, state=state)


def state_words(mention: Mention, assertion: str, facts: Facts) -> str:
    """What the text says of a credential: "expired", "exam scheduled"; else in general words."""
    states = facts.lexicon.tables.get("states", {})
    state = states.get(mention.state)
    finer = state is not None and state.assertion == assertion and state.says
    words = str(state.says) if finer else facts.say(f"state.{assertion}")
    return facts.say("state.at_issuer", state=words) if mention.finder == "issuer" else words


def _against(leaf: Named, proofs: Mapping[str, float], facts: Facts, policy: EvidencePolicy) -> list[Mention]:
    """Sure mentions that would prove the leaf but are not held, or that deny it.

    A denial reaches down: "no inpatient coding" denies every kind of it; "no MS-DRG" denies no DRG in
    general, "no Epic" no other program of its group. Who denies a credential of a group speaks of being
    certified, so that counts.
    """
    denials = {leaf.id, *facts.broader(leaf.id)}
    domain, concepts = facts.lexicon.domain, facts.lexicon.concepts
    asked = [concepts[each] for each in facts.lexicon.members(leaf.id) if each in concepts]
    if any(c.category == CREDENTIAL and c.kind in domain.work_kinds for c in asked):
        denials.add(domain.unnamed_credential)  # "without a credential" is without each
    found = []
    for mention in facts.mentions({*proofs, *denials}):
        assertion = facts.assertion(mention)
        if mention.confidence < policy.min_confidence or assertion in policy.assertion:
            continue
        if assertion not in AGAINST:
            continue
        proves = proofs.get(mention.concept) == 1.0
        if assertion == "negated":
            if mention.concept in denials or (proves and mention.category == CREDENTIAL):
                found.append(mention)
        elif proves:
            found.append(mention)
    return found


def _contradicted(leaf: Named, against: list[Mention], facts: Facts) -> Finding:
    ordered = sorted(
        against, key=lambda m: (facts.assertion(m) != m.assertion, -m.confidence, m.start, m.end, m.concept)
    )
    best = ordered[0]
    shown, assertion = facts.lexicon.label(best.concept), facts.assertion(best)
    if assertion == "negated":
        # Who says no: an issuer, by the state; a person who read the résumé otherwise; else the résumé.
        unnamed = best.concept == facts.lexicon.domain.unnamed_credential
        kind = "denied.unnamed" if unnamed else f"denied.{best.finder}"
        shown = facts.sentences.bare(best.concept, facts.lexicon)
        reason = facts.say(
            facts.sentences.first(f"name.denied.{best.state}", f"name.{kind}", "name.denied"), found=shown
        )
        sentence = facts.sentences.first(
            f"question.denied.{best.state}", f"question.{kind}", "question.denied"
        )
    else:
        state = state_words(best, assertion, facts)
        reason = facts.say("name.met", found=shown, state=state)
        of_category = f"question.{assertion}.{best.category}"
        sentence = facts.sentences.first(of_category, f"question.{assertion}")
    evidence = tuple(
        mention_evidence(m, reason) for m in [m for m in ordered if m.concept == best.concept][:2]
    )
    return Finding(
        credit=0.0,
        outcome="contradicted",
        reason=reason,
        evidence=evidence,
        missing=facts.sentences.bare(leaf.id, facts.lexicon),
        ask=(Question(sentence, facts.sentences.name_of(best.concept, facts.lexicon)),),
        settles=best.category == CREDENTIAL or assertion != "negated",
        sorts=frozenset({best.category}),
        low=(reason,),
        code="not_held",
    )


def _unknown(
    leaf: Named, accepted: list[Mention], mentions: list[Mention], facts: Facts, policy: EvidencePolicy
) -> Finding:
    """Nothing that counts: say what was seen instead, if anything, and what to ask."""
    label = facts.sentences.bare(leaf.id, facts.lexicon)
    category = facts.lexicon.category_of(leaf.id)
    ask = question_about(leaf.id, facts.lexicon, facts.sentences)
    if accepted:
        code, reason, ask = _uncounted(leaf, accepted, ask, facts, policy)
    elif unsure := [m for m in mentions if m.confidence < policy.min_confidence]:
        code, first = "unsure", unsure[0]
        reason = facts.say("name.unsure", quote=first.quote, page=first.page)
        shown = facts.lexicon.label(first.concept)
        ask = Question("question.unsure", shown, (("quote", quoted(first)), ("page", str(first.page))))
    else:
        code = "silent"
        told = leaf.id in facts.lexicon.groups or label.casefold() in facts.asked.casefold()
        reason = facts.say("silent.rule") if told else facts.say("silent", list=label)
    return Finding(
        credit=0.0,
        outcome="unknown",
        reason=reason,
        evidence=tuple(mention_evidence(m, reason) for m in accepted[:2]),
        missing=label,
        ask=(ask,),
        sorts=frozenset({category}),
        silence="silent" if code == "silent" else "",
        open=(label,),
        code=code,
    )


def _uncounted(
    leaf: Named, accepted: list[Mention], ask: Question, facts: Facts, policy: EvidencePolicy
) -> tuple[str, str, Question]:
    """Of what is stated but does not count: the code, the reason, the question."""
    label, category = facts.lexicon.label(leaf.id), facts.lexicon.category_of(leaf.id)
    name = facts.sentences.name_of(leaf.id, facts.lexicon)
    if any(facts.is_own(m) for m in accepted):
        wanted = f"{policy.within_years:g}"
        reason = facts.say("name.old", asked=name, wanted=wanted)
        return "undated", reason, Question("question.old", label, (("wanted", wanted),))
    seen = facts.sentences.bare(leaf.id, facts.lexicon)
    reason = facts.say(facts.sentences.first(f"name.other_work.{category}", "name.other_work"), asked=seen)
    if accepted[0].category not in TOOLS:
        sentence = facts.sentences.first(f"question.other_work.{category}", "question.other_work")
        ask = Question(sentence, name)
    return "other_work", reason, ask


def quoted(mention: Mention) -> str:
    """The words of a mention in quotation marks."""
    return f"“{mention.quote}”"
