"""What one measure finds in one candidate, and the words it is built from."""

from __future__ import annotations

from dataclasses import dataclass

from screener.model.profile import PEOPLE, Education, Mention, Metric, Position
from screener.model.scorecard import Evidence
from screener.score.questions import Questions

MAX_EVIDENCE = 6
"""Quotes kept for one rule: enough to judge by, few enough to read."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a measure found. credit 0 to 1; outcome one of OUTCOMES; reason is never empty.

    found, missing: in a few words what was found and what was asked for and not found; ask: the
    questions that would settle what is open.
    settles: a zero that stands for the other alternatives of its sort too (a lapsed credential), not
    only for the one named ("no experience with Epic" says nothing of other programs).
    sorts: the categories without which this cannot be met ("certification").
    code, months, last: as in RuleResult.
    silence: the sentence that says of a list of names that the text is silent on them; "" where it is not.
    place: where `found` was shown, as it stands behind it: "as Lead Coder"; "" where that is not said.
    open: of what is missing, what the text is silent on; low: what it denies or states too low.
    """

    credit: float
    outcome: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    found: str = ""
    missing: str = ""
    ask: Questions = ()
    settles: bool = False
    sorts: frozenset[str] = frozenset()
    code: str = ""
    months: int = 0
    last: str = ""
    silence: str = ""
    place: str = ""
    open: tuple[str, ...] = ()
    low: tuple[str, ...] = ()


def outcome_of(credit: float) -> str:
    """The outcome of a credit above zero."""
    return "met" if credit >= 1.0 else "partial"


def mention_evidence(mention: Mention, why: str) -> Evidence:
    """A mention with the words around it as the quote, where they are known."""
    quote, start = mention.quote, mention.start
    if mention.context:
        quote, start = mention.context, mention.context_start
    return Evidence(
        quote=quote,
        page=mention.page,
        line=mention.line,
        start=start,
        end=start + len(quote),
        boxes=mention.boxes,
        why=f"{why}: {mention.why}" if mention.finder in PEOPLE else why,
        concept=mention.concept,
        term=mention.quote,
    )


def heading_evidence(source: Position | Education | Metric, why: str) -> Evidence:
    """A position, a school or a metric with its own words as the quote."""
    return Evidence(
        quote=source.quote,
        page=source.page,
        line=source.line,
        start=source.quote_start,
        end=source.quote_start + len(source.quote),
        boxes=source.boxes,
        why=why,
    )


def first_evidence(*groups: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The groups joined in order, each place once, at most MAX_EVIDENCE."""
    kept: dict[tuple[int, int, str, str], Evidence] = {}
    for group in groups:
        for evidence in group:
            kept.setdefault((evidence.start, evidence.end, evidence.term, evidence.concept), evidence)
    return tuple(kept.values())[:MAX_EVIDENCE]
