"""Trees of names and conditions: any_of takes the best part, all_of takes them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from screener.model.posting import AllOf, AnyOf, EducationOf, EvidencePolicy, Named, Node, YearsOf
from screener.score.education import evaluate_education
from screener.score.experience import evaluate_years
from screener.score.facts import MOST_NAMED, Facts
from screener.score.finding import Finding, first_evidence, outcome_of
from screener.score.leaf import CREDENTIAL, evaluate_name
from screener.score.questions import Questions, joined_questions
from screener.text.sentences import inside

Partial = Literal["none", "proportional"]


def tree_of(any_of: Sequence[Node], all_of: Sequence[Node]) -> Node:
    """The one tree that a rule's two lists make: with both given, both must hold."""
    either = (AnyOf(tuple(any_of)),) if len(any_of) > 1 else tuple(any_of)
    parts = (*either, *all_of)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def evaluate_tree(node: Node, facts: Facts, policy: EvidencePolicy, partial: Partial = "none") -> Finding:
    """What the text shows of a tree. partial: how an all_of with some parts missing earns credit."""
    if isinstance(node, Named):
        return evaluate_name(node, facts, policy)
    if isinstance(node, YearsOf):
        return evaluate_years(node.names, facts, policy, at_least=node.at_least, condition=True)
    if isinstance(node, EducationOf):
        return evaluate_education(node.at_least, facts)
    findings = [evaluate_tree(part, facts, policy, partial) for part in node.parts]
    return best_of(findings, facts) if isinstance(node, AnyOf) else together(findings, partial, facts)


def best_of(findings: Sequence[Finding], facts: Facts) -> Finding:
    """The best part; the others that earn as much are named with it."""
    if len(findings) == 1:
        return findings[0]
    top = max(finding.credit for finding in findings)
    if top > 0:
        return _best(_once([finding for finding in findings if finding.credit == top]), facts)
    against = [f for f in findings if f.outcome == "contradicted"]
    settled = frozenset[str]().union(*(f.sorts for f in against if f.settles))
    denied = all(f.outcome == "contradicted" or f.sorts & settled for f in findings)
    seen = [
        f
        for f in findings
        if f.outcome == "contradicted" or ((f.evidence or f.code == "unsure") and not denied)
    ]
    told = dict.fromkeys(_zero_reasons(seen, facts))
    named = facts.sentences.some([f.missing for f in findings], "or", MOST_NAMED)
    nearest = [f for f in against if f.settles and (denied or f.code == "not_held")]
    asked = nearest or (against if denied else findings)
    return Finding(
        credit=0.0,
        outcome="contradicted" if denied else "unknown",
        reason="; ".join([*told, *_beside(told, findings, facts, denied=denied)])
        or _silence(findings, named, facts),
        evidence=first_evidence(*(f.evidence for f in findings)),
        missing=named,
        ask=_questions(asked, "or", facts),
        settles=denied and bool(settled),
        sorts=frozenset.intersection(*(f.sorts for f in findings)),
        silence="" if told else findings[0].silence,
        open=() if denied else (named,),
        low=tuple(told) if denied else (),
        code=_common_code(against if denied else [f for f in findings if f.evidence] or findings),
    )


def _beside(told: Iterable[str], findings: Sequence[Finding], facts: Facts, *, denied: bool) -> list[str]:
    """That nothing else is mentioned, where something is told that settles nothing."""
    silent = not denied and any(f.silence for f in findings)
    return [facts.say("silent.else")] if told and silent else []


def _once(equal: Sequence[Finding]) -> list[Finding]:
    """The findings without those whose credentials another names too: a CCS beside a group that holds it."""
    shown = [frozenset(e.concept for e in f.evidence) for f in equal]
    several = [each for each in shown if len(each) > 1]
    return [
        f
        for f, own in zip(equal, shown, strict=True)
        if CREDENTIAL not in f.sorts or own in several[:1] or not any(own <= other for other in several)
    ]


def _best(equal: Sequence[Finding], facts: Facts) -> Finding:
    first, *others = dict.fromkeys((f.found, bool(f.place)) for f in equal)
    found = [first[0], *(inside(name) if placed else name for name, placed in others)]
    return replace(
        equal[0],
        outcome=outcome_of(equal[0].credit),
        reason="; ".join(filter(None, (_unplaced(equal, facts), *_placed(equal, facts)))),
        evidence=first_evidence(*(f.evidence for f in equal)),
        found=facts.sentences.listed(found),
        settles=False,
        place=equal[0].place if len({f.place for f in equal}) == 1 else "",
    )


def _unplaced(equal: Sequence[Finding], facts: Facts) -> str:
    """What was found without a job that shows it: the first with its reason, the others by name."""
    equal = [f for f in equal if not f.place]
    if not equal:
        return ""
    if any(";" in f.reason for f in equal):  # of several parts
        return "; ".join(dict.fromkeys(f.reason for f in equal))
    first, *others = dict.fromkeys(f.found for f in equal)
    # What is asked for by its own name as well needs no word on what it counts as, nor does one of several.
    whole = equal[0].credit == 1.0
    plain = (others and whole) or any(f.reason == f.found == first for f in equal)
    return facts.sentences.listed([first if plain else equal[0].reason, *others])


def _placed(findings: Sequence[Finding], facts: Facts) -> list[str]:
    """What jobs show, by job: "Coding audits and denials as Coder II"."""
    places: dict[str, str] = {}
    for finding in findings:
        if finding.place:
            places.setdefault(finding.found, finding.place)  # what is found in two ways is found once
    said: list[str] = []
    for place in dict.fromkeys(places.values()):
        first, *others = (found for found, there in places.items() if there == place)
        found = facts.sentences.listed([first, *map(inside, others)])
        said.append(facts.say("duty.met", found=inside(found) if said else found, detail=place))
    return said


def _silence(findings: Sequence[Finding], named: str, facts: Facts) -> str:
    """That none of some alternatives is mentioned: by name where they are few."""
    silence = next((f.silence for f in findings if f.silence), "silent")
    if len(findings) > MOST_NAMED or any(f.silence != silence for f in findings):
        return facts.say(f"{silence}.rule")
    return facts.say(f"{silence}.any", list=named)


def together(findings: Sequence[Finding], partial: Partial, facts: Facts) -> Finding:
    """All parts (at least one): the least of them, or with `proportional` their mean."""
    if len(findings) == 1:
        return findings[0]
    credits = [finding.credit for finding in findings]
    credit = sum(credits) / len(credits) if partial == "proportional" else min(credits)
    short = [f for f in findings if f.credit < 1]
    against = [f for f in short if f.outcome == "contradicted"]
    zero = "contradicted" if against else "unknown"
    return Finding(
        credit=credit,
        outcome=outcome_of(credit) if credit > 0 else zero,
        reason=_reasons(findings, facts),
        evidence=first_evidence(*(f.evidence[:1] for f in findings)),
        found=facts.sentences.listed(_in_line([f for f in findings if f.credit > 0])),
        missing=facts.sentences.listed([f.missing for f in short]),
        ask=_questions(short, "and", facts),
        settles=any(f.settles for f in against),
        sorts=frozenset[str]().union(*(f.sorts for f in short)),
        silence=findings[0].silence if all(f.silence == findings[0].silence for f in findings) else "",
        open=tuple(name for f in short for name in f.open),
        low=tuple(name for f in short for name in f.low),
        code=_common_code(short),
    )


def _in_line(findings: Sequence[Finding]) -> list[str]:
    """What was found, as it stands in a list: work is small behind the first, names stay as they are."""
    return [inside(f.found) if f.place and at else f.found for at, f in enumerate(findings)]


def _common_code(findings: Sequence[Finding]) -> str:
    """The code of the findings where they have one in common, else ""."""
    codes = {finding.code for finding in findings}
    return codes.pop() if len(codes) == 1 else ""


def _reasons(findings: Sequence[Finding], facts: Facts) -> str:
    """What was shown, then what speaks against it, then what the text is silent on, in one breath."""
    parts = [f.reason for f in findings if f.credit > 0 and not f.place] + _placed(findings, facts)
    parts += _zero_reasons([f for f in findings if f.credit == 0 and not f.silence], facts)
    for silence in dict.fromkeys(f.silence for f in findings if f.silence):
        silent = [name for f in findings if f.silence == silence for name in f.open]
        word = "and" if silence == "silent" else "or"
        parts.append(facts.say(silence, list=facts.sentences.listed(silent, word)))
    return "; ".join(dict.fromkeys(parts))


def _zero_reasons(findings: Sequence[Finding], facts: Facts) -> list[str]:
    """Why each of the findings earns nothing; what is named in work of another kind in one breath."""
    others = [f for f in findings if f.code == "other_work" and f.open]
    if len(others) < 2:
        return [f.reason for f in findings]
    names = facts.sentences.listed([name for f in others for name in f.open])
    reasons = [f.reason for f in findings if f not in others]
    return [facts.say("name.other_work", asked=names), *reasons]


def _questions(findings: Sequence[Finding], word: str, facts: Facts) -> Questions:
    questions = (question for finding in findings for question in finding.ask)
    return joined_questions(questions, word, facts.sentences)
