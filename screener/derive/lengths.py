"""Lengths of experience in a statement: how many years, as numbers or words, and what is odd about them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.tables.posting import LengthWords
from screener.text.phrases import any_of

_NAME = re.compile(r"\s+[A-Z]{2,}\b")
"""An abbreviation behind a length: "2 years HCC"."""
_ENDS = re.compile(r"\s*(?:[;.,)]|$)")
_CLAUSE = re.compile(r"[.;]")
_FIGURE = r"\d{1,3}(?:\.\d)?"
BEFORE, AFTER, NEAR, SOON = 80, 160, 40, 12
"""So many characters before and behind a length say what it is of; so near stands what is to be obtained."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of experience. years: the least that is asked for; most: the upper end of a range.

    odd: the words and the figure in brackets disagree ("three (5) years"): (words, figure).
    """

    start: int
    end: int
    years: float
    most: float | None = None
    odd: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Other lengths: how recent experience must be (years), by when a thing may be obtained (months)."""

    within_years: float | None = None
    months_to_obtain: int | None = None


class LengthReader:
    """Finds lengths. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._words: LengthWords = lexicon.tables["posting_lengths"]
        self._wordings = wordings
        self._length = _expression(self._words)
        self._more = re.compile(rf"\s*(?:\+|(?:{any_of(self._words.more)})\b)", re.IGNORECASE)
        self._number = re.compile(rf"{_FIGURE}|(?:{any_of(self._words.numbers)})", re.IGNORECASE)

    def read(self, words: str, named: Collection[int] = ()) -> list[Length]:
        """The lengths of experience that a statement asks for, in order.

        named: where names begin that years can be of: "3 years of utilization review" needs no word for work.
        """
        places = self._length.finditer(words)
        found = [length for place in places if (length := self._read(place, words, named))]
        found += self._again(words, named)
        return sorted(found, key=lambda length: length.start)

    def _again(self, words: str, named: Collection[int]) -> Iterator[Length]:
        """Numbers of years that are not said again: "one year of ED coding or two of clinic coding"."""
        for number in self._number.finditer(words) if named else ():
            low, end = max(0, number.start() - SOON), number.end()
            of = self._wordings["length_of"].starts(words[end : end + SOON])
            near = of is not None and any(0 <= at - end - of.end <= 1 for at in named)
            if near and self._wordings["joint_or"].ends(words[low : number.start()]):
                yield Length(number.start(), end, self._value(number.group()))

    def timing(self, words: str) -> Timing:
        """How recent, and by when after hire."""
        within, obtain = None, None
        for found in self._length.finditer(words):
            before = words[max(0, found.start() - BEFORE) : found.start()]
            after = words[found.end() : found.end() + 60]
            years = self._years(found["first"], found)
            if self._is_recent(before, after):
                within = years
            elif self._is_to_obtain(found, before, after):
                obtain = round(years * 12)
        for recent in self._wordings["length_recent"].find(words) if within is None else ():
            bare = self._number.match(words[recent.end :].lstrip())
            within = self._value(bare.group()) if bare else within  # "both within the last five"
        return Timing(within, obtain)

    def of_work(self, words: str) -> str:
        """The words with one behind them that makes a bare length one of experience."""
        return f"{words} {self._words.work}"

    def with_unit(self, words: str) -> str:
        """ "2+ in cardiology", a value of years, with its unit."""
        number = None if self._length.search(words) else self._number.search(words[:NEAR])
        rest = words[number.end() :] if number else words
        return f"{words[: number.end()]} {self._words.years[0]}{rest.lstrip('+')}" if number else words

    def years_of(self, number: str, what: str) -> str:
        """A demand for a number of years, in words: "two", "as an auditor" to "two years as an auditor …"."""
        return self.of_work(f"{number} {self._words.years[0]} {what}")

    def first_number(self, words: str) -> str:
        """The first number in the words, as written; "" for none."""
        found = self._number.search(words)
        return found.group() if found else ""

    def bare_number(self, words: str) -> float:
        """The years of "we would like five", "four preferred"; 0 where the number is of something else."""
        number = self._number.search(words)
        more = self._more.match(words, number.end()) if number else None
        rest = words[more.end() if more else number.end() :] if number else ""
        ranked = any(self._wordings[name].starts(rest) for name in ("preferred", "clause_preferred"))
        bare = ranked or not any(c.isalnum() for c in rest)
        return self._value(number.group()) if number and bare else 0

    def number_of(self, words: str) -> int:
        """2 in "at least two of the following"; 0 where no such number stands there."""
        cue = self._wordings["several_of"].search(words)
        return self.count_in(words[cue.start : cue.end]) if cue else 0

    def count_in(self, words: str) -> int:
        """The first number in the words; 0 for none."""
        number = self.first_number(words)
        return int(self._value(number)) if number else 0

    def _read(self, found: re.Match[str], words: str, named: Collection[int]) -> Length | None:
        before = words[max(0, found.start() - BEFORE) : found.start()]
        after = words[found.end() : found.end() + AFTER]
        of_name = any(self._wordings["length_of"].covers(words[found.end() : at]) for at in named)
        of_name = of_name or any(0 <= at - found.end() <= 1 for at in named)
        of_name = of_name or (before.endswith(": ") and any(at < found.start() for at in named))
        if not self._is_of_experience(found, before, after, of_name=of_name):
            return None
        years = self._years(found["first"], found)
        if not 0 < years <= 40:
            return None
        odd = None
        if found["digit"] and float(found["digit"]) != self._value(found["first"]):
            odd = (years, self._years(found["digit"], found))
        most = self._years(found["last"], found) if found["last"] else None
        return Length(found.start(), found.end(), years, most, odd)

    def _is_of_experience(self, found: re.Match[str], before: str, after: str, *, of_name: bool) -> bool:
        said = self._wordings
        if found["first"].lower() in self._words.ordinal or found["unit"].lower() in self._words.days:
            return False
        if said["length_not_work"].ends(before) or said["length_of_else"].starts(after):
            return False
        if self._is_recent(before, after) or self._is_to_obtain(found, before, after):
            return False
        nearby = f"{after.split(';', maxsplit=1)[0]} {before.rsplit(';', maxsplit=1)[-1]}"
        opener = said["length_of"].starts(after)
        named = _NAME.match(after) or (opener and _NAME.match(after, opener.end))
        joined = _ENDS.match(after) and said["and_years"].ends(before)  # "an active CRC and three years"
        return of_name or bool(named or joined) or said["length_of_work"].is_in(nearby)

    def _is_recent(self, before: str, after: str) -> bool:
        """Whether it says how long ago work may lie: "within the last", "not more than four years ago"."""
        said = self._wordings
        ago = said["recent_after"].starts(after) and said["not_longer"].ends(before)
        return bool(ago) or said["length_recent"].ends(before) is not None

    def _is_to_obtain(self, found: re.Match[str], before: str, after: str) -> bool:
        """Whether "within 12 months" says by when: of hire, to obtain a thing, or, in months, at the end."""
        said = self._wordings
        if not said["length_to_obtain"].ends(before):
            return False
        by_day = self._is_in_months(found) or found["unit"].lower() in self._words.days
        if (_ENDS.match(after) and by_day) or said["if_not"].starts(after):
            return True
        clause = _CLAUSE.split(before)[-1]
        near = any(len(clause) - span.end <= NEAR for span in said["to_obtain"].find(clause))
        near = near or said["then_obtain"].starts(after) is not None or self._is_first(found, before)
        return near or said["of_hire"].starts(after) is not None

    def _is_first(self, found: re.Match[str], before: str) -> bool:
        """Whether it counts from the first day: "in your first year", "during the first nine months"."""
        ordinal = found["first"].lower() in self._words.ordinal
        return ordinal or any(before.rstrip().lower().endswith(f" {word}") for word in self._words.ordinal)

    def _value(self, number: str) -> float:
        word = number.lower()
        if word in self._words.one:
            return 1.0
        return float(self._words.numbers.get(word, word))

    def _years(self, number: str, found: re.Match[str]) -> float:
        value = self._value(number) + (0.5 if found["half"] else 0)
        if found["unit"].lower() in self._words.days:
            return round(value / 365, 2)
        if found["unit"].lower() in self._words.decades:
            return 10 * value
        return round(value / 12, 2) if self._is_in_months(found) else value

    def _is_in_months(self, found: re.Match[str]) -> bool:
        return found["unit"].lower() in self._words.months


def _expression(words: LengthWords) -> re.Pattern[str]:
    """A length: number, its figure in brackets, the end of a range, unit."""
    number = rf"{_FIGURE}|(?:{any_of(words.numbers)})"
    one = f"(?:{any_of(words.one)})"
    after = "|".join(rf"(?<={re.escape(w)} )" for w in words.one_after)
    not_after = "".join(rf"(?<!{re.escape(w)} )" for w in words.one_not_after)
    a_year = rf"(?:{after}){one}(?=\s)|(?<!\d ){not_after}{one}(?=\s(?:{any_of(words.one_before)})\b)"
    more = rf"(?:\+|(?:{any_of(words.more)}))"
    both = f"(?:{any_of(words.between_and)})"
    half = rf"(?P<half>\s(?:{any_of(words.half)}))?" if words.half else "(?P<half>(?!))?"
    unit = any_of((*words.years, *words.months, *words.days, *words.decades))
    between = rf"(?P<between>(?:{any_of(words.between)})\s)?" if words.between else "(?P<between>(?!))?"
    return re.compile(
        rf"(?<![\w$.,-]){between}\(?(?P<first>{number}|{a_year})\)?(?:\s{{0,2}}\(\s?(?P<digit>\d{{1,2}})\s?\))?\+?{half}"
        rf"(?:(?:\s*(?:{unit})\.?)?\s*(?(1){both}|(?:-|(?:{any_of(words.range)})))\s*\(?(?P<last>{number})\)?(?:\s{{0,2}}\(\d{{1,2}}\))?)?"
        rf"\s*{more}?\s*(?:(?:{any_of(words.added)})\s+)?"
        rf"(?P<unit>(?:{unit}))\b'?\.?(?:\(s\))?"
        rf"(?:\s*(?:{more}|(?:{any_of(words.minimum)})))?",
        re.IGNORECASE,
    )
