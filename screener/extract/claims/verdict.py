"""From the cues that govern a credential to one state, with its dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from screener.extract.claims.types import Claim, Credential, Passage, Verdict
from screener.extract.dates.ranges import DateRange
from screener.model.months import PRESENT
from screener.model.span import Span
from screener.text.stamps import is_past, is_past_or_now

NEAR_DATE = 40
"""A date so many characters behind a cue belongs to it."""
OWN_DATE = 60
"""A date so many characters behind a credential is the date of the credential."""
RANGE_GAP = 14
LOST = ("revoked", "expired", "lapsed", "inactive", "retired")
"""States whose date is that of the loss where it stands behind the cue."""
_GONE = frozenset((*LOST, "past_held"))

_FROM = re.compile(r"[,;(]?\s*\b(?:from|as of|starting|beginning)\s+(?:in\s+)?$")
_BEFORE_DATE = re.compile(
    r"[^a-z;]*(?:\b(?:on|in|date|by|for|the|end|of|is|be|around|about|completion|graduation|early|mid|late|to|until"
    r"|exam|examination|certification|[a-z]{3,9}day)\b[^a-z;]*)*"
)


class StateTable:
    """The table `states`: precedence, assertion, words."""

    def __init__(self, rows: Mapping[str, Mapping[str, Any]]) -> None:
        self._rows = rows
        self._rank = {state: rank for rank, state in enumerate(rows)}

    def assertion(self, state: str) -> str:
        return str(self._rows[state]["assertion"])

    def says(self, state: str) -> str:
        return str(self._rows[state]["says"])

    def is_explicit(self, state: str) -> bool:
        return bool(self._rows[state].get("explicit", False))

    def first(self, states: Sequence[str]) -> str:
        """The state that goes before the others."""
        return min(states, key=self._rank.__getitem__)


class Judge:
    """Weighs the claims about one group of a passage."""

    def __init__(self, states: StateTable) -> None:
        self._states = states

    def verdict(
        self,
        passage: Passage,
        group: Credential,
        until: int,
        claims: Sequence[Claim],
        dates: Sequence[DateRange],
        as_of: date,
        *,
        listed: bool = False,
    ) -> Verdict | None:
        """The state that the cues give, None where there is none. until: where the next credential starts.

        listed: it stands among credentials, where a range of dates before it is its own.
        """
        expires: str | None = None
        read: list[tuple[int, str, str]] = []
        used: set[DateRange] = set()
        for claim in claims:
            state = claim.state
            if claim.cue.cue.date:
                when = _date_behind(claim, dates, passage)
                if when is not None:
                    used.add(when)
                state, expires = _dated(claim, when, as_of, expires)
            if state:
                said = passage.text[claim.cue.start : claim.cue.end]
                read.append((claim.clause, state, said))
        free = [d for d in dates if d not in used]
        start = _start_ahead(passage, group, free)
        if start and start.start and not is_past_or_now(start.start, as_of):
            said = passage.text[start.span.start - passage.span.start : start.span.end - passage.span.start]
            read.append((passage.clause_index(group.span.start), "expected", f"from {said}"))
        free = [d for d in free if not _is_next_ones(passage, d, until)]
        own = _own_date(group, until, free)
        if own is None and listed and (before := _range_before(group, free, passage)):
            if before.end and is_past(before.end, as_of):
                read.append(
                    (passage.clause_index(group.span.start), "past_held", f"{before.start} to {before.end}")
                )
            own = DateRange(before.span, before.start, None, single=True)
        if own and not own.single and own.end and is_past(own.end, as_of) and _close(group, own, passage):
            read.append((passage.clause_index(group.span.start), "past_held", f"{own.start} to {own.end}"))
            own = DateRange(own.span, own.start, None, single=True)
        obtained = own.start if own and (own.start is not None and is_past_or_now(own.start, as_of)) else None
        if not read:
            ahead = own is not None and own.single and own.start is not None and not obtained
            state = "unclear_date" if ahead else "active"
            return Verdict(state, False, "", obtained, expires) if own or expires else None
        state, said = self._latest(read)
        if own and self._states.assertion(state) != "held":
            behind = any(c.at.end <= own.span.start for c in claims if c.state == state)
            if behind or state not in LOST:
                obtained = None
            if behind and state in LOST:
                expires = own.start
        return Verdict(state, self._states.is_explicit(state), said, obtained, expires)

    def _latest(self, read: list[tuple[int, str, str]]) -> tuple[str, str]:
        """Within a clause the state of highest precedence; a later clause's explicit state replaces it."""
        current = said = ""
        for clause in sorted({number for number, _, _ in read}):
            here = {state: words for number, state, words in read if number == clause}
            if "denied" in here and not _GONE.isdisjoint(here):
                del here["denied"]  # "expired 2022, CEUs not completed": what is gone was once held
            best = self._states.first(list(here))
            if not current or (self._states.is_explicit(best) and best != "denied" and current != "denied"):
                current, said = best, here[best]
        return current, said


def _dated(claim: Claim, when: DateRange | None, as_of: date, expires: str | None) -> tuple[str, str | None]:
    """The state that a cue with a date gives, and the date of expiry."""
    stamp = (when.end or when.start) if when else None
    if claim.cue.cue.date == "expiry":
        if stamp is None or stamp == PRESENT:
            return "", expires
        return ("expired" if is_past(stamp, as_of) else "future_expiry"), stamp
    if claim.cue.cue.date == "exam":
        return ("" if stamp is not None and is_past(stamp, as_of) else claim.state), expires
    if stamp is not None and stamp != PRESENT and is_past(stamp, as_of):
        return "stale_expected", expires
    return claim.state, expires


def _date_behind(claim: Claim, dates: Sequence[DateRange], passage: Passage) -> DateRange | None:
    base = passage.span.start
    if claim.cue.cue.date == "exam":
        return next((d for d in dates if claim.at.overlaps(d.span)), None)
    for found in dates:
        if claim.at.overlaps(found.span) and found.end == PRESENT:
            # "current through 12/2027" is no range that lasts to the present.
            return replace(found, end=None, single=True)
        if found.span.start >= claim.at.end:
            gap = passage.text[claim.cue.end : found.span.start - base]
            return found if len(gap) <= NEAR_DATE and _BEFORE_DATE.fullmatch(gap) else None
    return None


def _own_date(group: Credential, until: int, dates: Sequence[DateRange]) -> DateRange | None:
    for found in dates:
        if group.span.end <= found.span.start < min(until, group.span.end + OWN_DATE):
            return found
    return None


def _start_ahead(passage: Passage, group: Credential, dates: Sequence[DateRange]) -> DateRange | None:
    """The date from which a credential will be held, before it: "CPC and, from 2027, CPMA"."""
    return next((d for d in dates if _is_next_ones(passage, d, group.span.start)), None)


def _is_next_ones(passage: Passage, found: DateRange, start: int) -> bool:
    """Whether a date is that from which the credential at `start` counts."""
    base = passage.span.start
    if found.span.end > start or passage.text[found.span.end - base : start - base].strip(" ") != ",":
        return False
    return _FROM.search(passage.text, 0, found.span.start - base) is not None


def _range_before(group: Credential, dates: Sequence[DateRange], passage: Passage) -> DateRange | None:
    """The range of dates that a credential's line begins with: "2010 - 2016  CPC"."""
    base = passage.span.start
    line = passage.text.rfind("\n", 0, group.span.start - base) + 1
    for found in dates:
        edges = (
            passage.text[line : max(line, found.span.start - base)]
            + passage.text[found.span.end - base : group.span.start - base]
        )
        if not found.single and line <= found.span.start - base < group.span.start - base:
            return found if not any(c.isalnum() for c in edges) else None
    return None


def _close(group: Credential, found: DateRange, passage: Passage) -> bool:
    gap = Span(group.span.end - passage.span.start, found.span.start - passage.span.start)
    return gap.end - gap.start <= RANGE_GAP
