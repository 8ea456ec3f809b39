"""What the candidate's positions show as own work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.model.posting import EvidencePolicy, Named, Node
from screener.model.profile import Mention, Position
from screener.model.scorecard import Evidence
from screener.score.experience import last_end, too_long_ago
from screener.score.facts import PLACES, Facts
from screener.score.finding import Finding, first_evidence, heading_evidence, mention_evidence
from screener.score.questions import Question, question_about
from screener.score.silence import without_work
from screener.text.sentences import inside, upper

NAMED = 2
"""Things shown in one job that are named; the quotes hold the rest."""


def evaluate_duty(node: Node, facts: Facts, policy: EvidencePolicy) -> Finding:
    """Met where one position shows all of `node`; unknown where none does: silence is no denial.

    The finding names what was shown of it: "Surgical coding".
    """
    if positions := facts.positions_showing([node], policy):
        return _done(node, positions, facts, policy)
    name = facts.name(node)
    if policy.within_years is not None:
        ever = replace(policy, within_years=None)
        if past := [p for p in facts.positions_showing([node], ever) if p.end and not p.flag]:
            shown = _done(node, past, facts, ever)
            return too_long_ago(shown, shown.found, Question("question.since", name), facts, policy)
    silent = Finding(
        credit=0.0,
        outcome="unknown",
        reason=facts.say("silent.job", list=name),
        missing=name,
        ask=(_question(node, facts),),
        silence="silent.job",
        open=(name,),
        code="silent",
    )
    in_training = facts.qualifications.summary.role == facts.lexicon.domain.trainee_role
    if facts.has_no_work() and (in_training or facts.asks_for_work(node)):
        return without_work(silent, facts)
    return silent


def _done(node: Node, positions: list[Position], facts: Facts, policy: EvidencePolicy) -> Finding:
    first, *others = sorted(positions, key=lambda p: p.text_start)
    done = _shown_as(node, first, facts)
    found = work_done(node, first, facts)
    # Another job is one more of the same only where it shows the same, not another of the alternatives.
    others = [p for p in others if set(done) <= set(p.concepts)]
    titles = {p.title for p in others if p.title} - {first.title}
    place = _place(first.title, len(titles), facts)
    return Finding(
        1.0,
        "met",
        facts.say("duty.met", found=found, detail=place),
        first_evidence(*(_evidence(p, done, facts, policy) for p in (first, *others[:1]))),
        found,
        months=facts.months(positions),
        last=last_end(positions, facts.qualifications.as_of),
        place=place,
    )


def work_done(node: Node, position: Position, facts: Facts) -> str:
    """What a position shows of a tree, as work: "Surgical coding", "Coding audits".

    Beside the trade's own work, where it was done stands before it: "Orthopedics and cardiology coding".
    """
    shown, concepts = list(_shown(node, position, facts)), _shown_as(node, position, facts)
    beside = len(facts.beside_work(shown)) < len(shown)
    places = [c for c in concepts if beside and facts.lexicon.category_of(c) in PLACES]
    done = [facts.sentences.name_of(c, facts.lexicon) for c in concepts if c not in places]
    if places:
        done.insert(0, facts.sentences.work_at(places, facts.lexicon))
    return upper(facts.sentences.some(done, "and", NAMED))


def _shown_as(node: Node, position: Position, facts: Facts) -> list[str]:
    """What shows a tree in a position, as far as it is named: the places, else the work."""
    named = [name for name in facts.beside_work(_shown(node, position, facts)) if isinstance(name, Named)]
    concepts = list(dict.fromkeys(_proof(name, position, facts) for name in named))
    places = [c for c in concepts if facts.lexicon.category_of(c) in PLACES]
    return [*places[:NAMED], *(c for c in concepts if c not in places)]


def _shown(node: Node, position: Position, facts: Facts) -> Iterator[Named]:
    """The names of a tree that a position shows."""
    if isinstance(node, Named):
        if facts.is_shown(node, position):
            yield node
        return
    for part in getattr(node, "parts", ()):
        yield from _shown(part, position, facts)


def _proof(name: Named, position: Position, facts: Facts) -> str:
    """What shows a name in a position: itself, or what counts as it."""
    proofs = facts.proves(name.id)
    return next(c for c in (name.id, *position.concepts) if proofs.get(c) == 1.0 and c in position.concepts)


def _question(node: Node, facts: Facts) -> Question:
    """By the one name, or by all that are asked for together."""
    parts = facts.beside_work(getattr(node, "parts", (node,)))
    if len(parts) == 1 and isinstance(parts[0], Named):
        return question_about(parts[0].id, facts.lexicon, facts.sentences)
    return Question("question.activity", inside(facts.name(node)))


def _place(title: str, others: int, facts: Facts) -> str:
    if not title:
        return facts.say("duty.untitled")
    return facts.say("duty.as_more" if others else "duty.as", title=title, number=others)


def _evidence(
    position: Position, concepts: Sequence[str], facts: Facts, policy: EvidencePolicy
) -> tuple[Evidence, ...]:
    """The words in a position that show what it is named for: its mentions, else its heading."""
    index = facts.qualifications.positions.index(position)
    found: list[Mention] = []
    for concept in concepts:
        proofs = [proof for proof, credit in facts.proves(concept).items() if credit == 1.0]
        own = [
            m
            for m in facts.mentions(proofs)
            if m.position == index
            and m.assertion in policy.assertion
            and m.confidence >= policy.min_confidence
        ]
        found += sorted(own, key=lambda m: m.concept != concept)[:1]
    title = position.title
    if found:
        return tuple(mention_evidence(m, _seen(facts.lexicon.label(m.concept), title, facts)) for m in found)
    return (heading_evidence(position, _seen("", title, facts)),) if position.quote else ()


def _seen(found: str, title: str, facts: Facts) -> str:
    return facts.say("duty.seen", found=found, title=title) if title else found
