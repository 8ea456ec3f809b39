"""Years of work in which something was shown."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from screener.model.months import PRESENT, month_number, month_range
from screener.model.posting import AllOf, EvidencePolicy, Node
from screener.model.profile import Position
from screener.model.scorecard import Evidence
from screener.score.facts import Facts
from screener.score.finding import MAX_EVIDENCE, Finding, first_evidence, heading_evidence, mention_evidence
from screener.score.questions import Question
from screener.score.silence import silence
from screener.text.sentences import inside

PAST_SHARE = 0.25
"""What work earns that ended before `within_years`, where no level of the rule reaches further back."""
LONGEST_LABEL = 70
"""Characters of a rule's label that still read inside a sentence."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """So many years, and the least that earn a part. of a thing ("inpatient coding"), which stands behind a
    number as `behind` ("of inpatient coding"); both are empty where neither the rule's label nor its names
    say it in a sentence. condition: it stands within a rule about something else.
    """

    at_least: float
    partial_from: float | None
    of: str
    behind: str
    condition: bool


def evaluate_years(
    nodes: Sequence[Node],
    facts: Facts,
    policy: EvidencePolicy,
    *,
    at_least: float,
    partial_from: float | None = None,
    condition: bool = False,
) -> Finding:
    """Years of the positions that show all of `nodes` (of any work where there are none).

    Overlaps count once; training and undated positions do not count. From `partial_from` years on the
    credit is years / at_least; below it, none. What ended before `within_years` earns PAST_SHARE of that.
    condition: within a rule about something else.
    """
    of, behind = _work(nodes, facts, condition=condition)
    wanted = _Wanted(at_least, partial_from, of, behind, condition)
    counted = _counted(nodes, facts, policy, wanted)
    if policy.within_years is not None and not counted.months:
        past = _counted(nodes, facts, replace(policy, within_years=None), wanted)
        if past.months:
            done = f"{facts.sentences.years(past.months)} {behind}".rstrip()
            return too_long_ago(
                past, done, Question("question.since", of or facts.say("work")), facts, policy
            )
        return past if counted.code == "silent" else counted
    return counted


def _counted(nodes: Sequence[Node], facts: Facts, policy: EvidencePolicy, wanted: _Wanted) -> Finding:
    """What the positions earn that the policy lets count; months 0 where none of them has dates."""
    as_of, at_least = facts.qualifications.as_of, wanted.at_least
    positions = facts.positions_showing(nodes, policy)
    dated = [p for p in positions if month_range(p.start, p.end, as_of) and not p.flag]
    months = facts.months(dated)
    years, enough = facts.sentences.years(months), facts.sentences.years(round(at_least * 12))
    found = f"{years} {wanted.behind}".rstrip() if wanted.condition else years
    last = last_end(dated, as_of)
    lately = _lately(months, nodes, facts, policy)
    asked = f"{wanted.behind} {lately or _until(last, facts)}".strip()
    told = {"found": years, "asked": asked, "wanted": f"{at_least:g}"}
    longest = sorted((p for p in dated if p.quote), key=lambda p: (-p.months, p.text_start))
    evidence = first_evidence(*(_evidence(position, nodes, facts) for position in longest))
    shown = facts.say("years.met", **told)
    full = Finding(1.0, "met", shown, evidence, found, months=months, last=last)
    if months >= at_least * 12:
        return full
    missing = (
        f"{enough} {wanted.behind}".rstrip() if wanted.condition else facts.say("years.wanted", wanted=enough)
    )
    ask = (Question(_asks(nodes, wanted, facts), wanted.of or facts.say("work"), (("wanted", enough),)),)
    low = (facts.say("years.met", found=years, asked=lately, wanted=f"{at_least:g}"),)
    short = replace(full, missing=missing, ask=ask, code="too_little", low=low)
    if months and wanted.partial_from is not None and months >= wanted.partial_from * 12:
        return replace(short, credit=months / (at_least * 12), outcome="partial")
    none = replace(short, credit=0.0, found="", low=(), open=(missing,))
    if undated := [p for p in positions if p not in dated]:  # who knows how long they were
        seen = _undated(undated, facts)
        return replace(
            none, outcome="unknown", reason=facts.say("years.undated"), evidence=seen, code="undated"
        )
    if months:
        reason = facts.say("years.low", **told)
        return replace(short, credit=0.0, found="", outcome="contradicted", reason=reason, settles=True)
    return silence(none, nodes, facts, policy)


def _until(last: str, facts: Facts) -> str:
    """When the work ended, and that it was before the trade's codes changed; "" where it goes on."""
    if last in ("", PRESENT):
        return ""
    domain = facts.lexicon.domain
    old = domain.code_change and last < domain.code_change[: len(last)]
    return facts.say("years.until", date=last[:4], detail=domain.before_change if old else "")


def _asks(nodes: Sequence[Node], wanted: _Wanted, facts: Facts) -> str:
    """The question's sentence: things that are named without the trade's work are worked with, not had."""
    labeled = wanted.of == inside(facts.asked)
    plain = labeled or not nodes or any(facts.asks_for_work(node) for node in nodes)
    return "question.years" if plain else "question.years.with"


def _lately(months: int, nodes: Sequence[Node], facts: Facts, policy: EvidencePolicy) -> str:
    """The window of what was counted, where older jobs that show the same were left out; else ""."""
    if policy.within_years is None:
        return ""
    ever = facts.positions_showing(nodes, replace(policy, within_years=None))
    if facts.months(ever) == months:
        return ""
    return facts.say("years.lately", number=f"{policy.within_years:g}")


def _work(nodes: Sequence[Node], facts: Facts, *, condition: bool) -> tuple[str, str]:
    """What is counted, and as it stands behind a number: by the rule's label where it names work alone."""
    work = facts.sentences.name_of(facts.lexicon.domain.any_work, facts.lexicon) if nodes else ""
    of = facts.work_of(nodes[0].parts if len(nodes) == 1 and isinstance(nodes[0], AllOf) else nodes)
    label = facts.asked
    if label and not condition and len(label) <= LONGEST_LABEL and not re.search(r"\d", label):
        of = inside(label)
    if not of:
        return "", ""
    doing = work and of.startswith(f"{work} ")
    return of, of if doing else facts.say("years.of", asked=of)


def last_end(positions: Iterable[Position], as_of: str) -> str:
    """When the last of the positions ended, as it is written; "" where none has dates."""
    ends = [p.end for p in positions if p.end and not p.flag and month_range(p.start, p.end, as_of)]
    return max(
        ends, key=lambda end: (end == PRESENT, month_number(as_of if end == PRESENT else end)), default=""
    )


def too_long_ago(
    shown: Finding, done: str, question: Question, facts: Facts, policy: EvidencePolicy
) -> Finding:
    """What was shown, but not lately: said with its end, so that nobody reads "nothing found".

    done: what it was, in words. question: the one to ask, with a place for the year since when.
    """
    within = f"{policy.within_years:g}"
    credit = PAST_SHARE * shown.credit
    year = int(facts.qualifications.as_of[:4]) - math.ceil(policy.within_years or 0)
    reason = facts.say("past", found=done, date=shown.last[:4], wanted=within)
    return replace(
        shown,
        credit=credit,
        outcome="partial" if credit else "unknown",
        reason=reason,
        missing=facts.say("past.wanted", found=shown.missing or done, number=within),
        ask=(question._replace(others=(*question.others, ("date", str(year)))),),
        code="too_long_ago",
        settles=False,
        open=(reason,),
        low=(),
    )


def _undated(positions: Sequence[Position], facts: Facts) -> tuple[Evidence, ...]:
    no_dates = facts.say("years.undated_job")
    return tuple(heading_evidence(p, no_dates) for p in positions[:MAX_EVIDENCE] if p.quote)


def _evidence(position: Position, nodes: Sequence[Node], facts: Facts) -> tuple[Evidence, ...]:
    """The heading of a job with its dates, and the words that made it the work that is counted."""
    years = facts.sentences.years(position.months)
    if position.approximate:
        years = facts.say("years.about", found=years)
    dates = facts.say("years.range", date=position.start, detail=position.end)
    stretch = facts.say("years.stretch", title=position.title, date=dates, found=years)
    words = facts.words_of(nodes, position) or facts.words_of_work(position)
    heading = heading_evidence(position, stretch)
    shown = mention_evidence(words, facts.lexicon.label(words.concept)) if words else heading
    if heading.start <= shown.start and shown.end <= heading.end:
        return (heading,)
    return (heading, shown)
