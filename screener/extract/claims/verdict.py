"""From the claims that are made of a credential to one state, with its dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.states import StateTable
from screener.extract.claims.types import Claim, Passage, Verdict
from screener.extract.dates.ranges import DateRange
from screener.model.months import PRESENT, month_number
from screener.model.span import Span
from screener.text.stamps import is_past, is_past_or_now

NEAR_DATE = 40
"""A date so many characters behind a claim belongs to it."""
OWN_DATE = 60
"""A date so many characters behind a credential is the date of the credential."""
RANGE_GAP = 14
_PASSED = frozenset({"passed", "exam_passed"})
RESULT_MONTHS = 6
"""An exam of so recent a date, with nothing said of its result, is taken and no more."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A state, the clause that gives it, the words, and the rule that knows them."""

    clause: int
    state: str
    words: str
    rule: str = ""


class Judge:
    """Weighs the claims about one credential of a passage, and the dates beside it."""

    def __init__(self, rules: ClaimRules, states: StateTable) -> None:
        self._rules = rules
        self._states = states

    def verdict(
        self, passage: Passage, index: int, claims: Sequence[Claim], dates: Sequence[DateRange], as_of: date
    ) -> Verdict | None:
        """The state that claims and dates give, None where there are none. dates: those of the passage."""
        said, expires, free = self._claimed(passage, claims, dates, as_of)
        start = self._start_ahead(passage, index, free)
        clause = passage.clause_index(passage.credentials[index].span.start)
        if start and start.start and not is_past_or_now(start.start, as_of):
            said.append(_Said(clause, "expected", passage.quote(start.span)))
        until = passage.until(index)
        free = [d for d in free if not self._is_next_ones(passage, d, until)]
        own, past = self._own_date(passage, index, free, as_of)
        if past and all(self._states[one.state].assertion == "held" for one in said):
            # The range of a course, or of an exam that was failed, is not one in which it was held.
            said.append(_Said(clause, "past_held", past))
        obtained = own.start if own and own.start is not None and is_past_or_now(own.start, as_of) else None
        if not said:
            ahead = own is not None and own.single and own.start is not None and not obtained
            state = "unclear_date" if ahead else "active"
            return Verdict(state, False, "", obtained, expires) if own or expires else None
        latest = self._latest(said)
        row = self._states[latest.state]
        if own and row.assertion != "held":
            behind = any(c.hit.span.end <= own.span.start for c in claims if c.state == latest.state)
            if behind or not row.loss:
                obtained = None
            if behind and row.loss:
                expires = own.start
        return Verdict(latest.state, row.explicit, latest.words, obtained, expires, latest.rule)

    def _claimed(
        self, passage: Passage, claims: Sequence[Claim], dates: Sequence[DateRange], as_of: date
    ) -> tuple[list[_Said], str | None, list[DateRange]]:
        """What the claims say, the date of expiry, and the dates that no claim has used."""
        expires: str | None = None
        said: list[_Said] = []
        used: set[DateRange] = set()
        for claim in claims:
            state = claim.state
            if claim.hit.rule.date:
                when = self._date_behind(passage, claim, dates)
                if when is not None:
                    used.add(when)
                state, expires = _dated(claim, when, as_of, expires)
            if state:
                said.append(_Said(claim.clause, state, passage.quote(claim.hit.span), claim.hit.rule.id))
        if any(one.state in _PASSED for one in said):  # what was passed was taken
            said = [one for one in said if one.state != "exam_taken"]
        return said, expires, [d for d in dates if d not in used]

    def _latest(self, said: Sequence[_Said]) -> _Said:
        """Within a clause the state of highest precedence; a later clause's explicit state replaces it."""
        current = None
        for clause in sorted({one.clause for one in said}):
            here = {one.state: one for one in said if one.clause == clause}
            if "denied" in here and any(self._is_gone(state) for state in here):
                del here["denied"]  # "expired 2022, CEUs not completed": what is gone was once held
            best = here[self._states.first(list(here))]
            explicit = self._states[best.state].explicit and best.state != "denied"
            if current and self._is_gone(current.state) and (lost := self._states[best.state].after_loss):
                best = replace(best, state=lost)
            if current is None or (explicit and current.state != "denied"):
                current = best
        return current or said[0]

    def _is_gone(self, state: str) -> bool:
        return self._states[state].loss or state == "past_held"

    def _date_behind(self, passage: Passage, claim: Claim, dates: Sequence[DateRange]) -> DateRange | None:
        """The date that a claim speaks of."""
        place = claim.hit.span
        if claim.hit.rule.date == "exam":
            return next((d for d in dates if place.overlaps(d.span)), None)
        for found in dates:
            if place.overlaps(found.span) and found.end == PRESENT:
                # "current through 12/2027" is no range that lasts to the present.
                return replace(found, end=None, single=True)
            if found.span.start >= place.end:
                near = found.span.start - place.end <= NEAR_DATE
                gap = passage.between(place.end, found.span.start)
                return found if near and self._rules.words("before_date").fills(gap) else None
        return None

    def _own_date(
        self, passage: Passage, index: int, dates: Sequence[DateRange], as_of: date
    ) -> tuple[DateRange | None, str]:
        """The date of a credential; of a range that is over its beginning, and the range in words."""
        place = passage.credentials[index].span
        end = min(passage.until(index), place.end + OWN_DATE)
        own = next((d for d in dates if place.end <= d.span.start < end), None)
        if own is None:
            # Among credentials a range before one is its own: "2010 - 2016  CPC".
            listed = passage.credentials[index].section == "certificates"
            own = _range_before(passage, place, dates) if listed else None
            close = own is not None
        else:
            close = own.span.start - place.end <= RANGE_GAP and not own.single
        if own is None or not close:
            return own, ""
        over = own.end is not None and is_past(own.end, as_of)
        if not over and own.span.start >= place.end:
            return own, ""
        return DateRange(own.span, own.start, None, single=True), f"{own.start} – {own.end}" if over else ""

    def _start_ahead(self, passage: Passage, index: int, dates: Sequence[DateRange]) -> DateRange | None:
        """The date from which a credential will be held, before it: "CPC and, from 2027, CPMA"."""
        start = passage.credentials[index].span.start
        return next((d for d in dates if self._is_next_ones(passage, d, start)), None)

    def _is_next_ones(self, passage: Passage, found: DateRange, start: int) -> bool:
        """Whether a date is that from which the credential at `start` counts."""
        if found.span.end > start or passage.text[found.span.end : start].strip(" ") != ",":
            return False
        return self._rules.words("from_date").ends(passage.between(0, found.span.start)) is not None


def _dated(claim: Claim, when: DateRange | None, as_of: date, expires: str | None) -> tuple[str, str | None]:
    """The state that a claim with a date gives, and the date of expiry."""
    stamp = (when.end or when.start) if when else None
    past = stamp is not None and stamp != PRESENT and is_past(stamp, as_of)
    if claim.hit.rule.date == "expiry":
        if stamp is None or stamp == PRESENT:
            return "", expires
        return ("expired" if past else "future_expiry"), stamp
    if claim.hit.rule.date == "exam":
        if past and stamp and _months_before(stamp, as_of) <= RESULT_MONTHS:
            return "exam_taken", expires  # what came of it the text does not say, and may not know
        return ("" if past else claim.state), expires
    return ("stale_expected" if past else claim.state), expires


def _months_before(stamp: str, as_of: date) -> int:
    return month_number(as_of.isoformat()) - month_number(stamp)


def _range_before(passage: Passage, place: Span, dates: Sequence[DateRange]) -> DateRange | None:
    """The range of dates that a credential's line begins with: "2010 - 2016  CPC"."""
    line = passage.text.rfind("\n", 0, place.start) + 1
    for found in dates:
        if not found.single and line <= found.span.start < place.start:
            edges = passage.text[line : found.span.start] + passage.text[found.span.end : place.start]
            return found if not any(c.isalnum() for c in edges) else None
    return None
