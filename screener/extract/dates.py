"""Dates and ranges of dates as résumés write them. Months are the finest grain: days are read over.

An own grammar, since general date libraries invent days and months that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from screener.model.concept import Lexicon
from screener.model.span import Span

PRESENT = "present"
_REACH = 32  # characters around a digit in which the words of a date stand


@dataclass(frozen=True, slots=True)
class DateRange:
    """One date or range of dates in a text.

    start, end: "YYYY-MM", or "YYYY" where no month is printed; end may be "present"; None if not said.
    single: one date alone. approximate: a year without a month, or a season.
    strong: written in a way that nothing but a date is (a bare year, or "May 15", may be something else).
    """

    span: Span
    start: str | None
    end: str | None
    single: bool = False
    approximate: bool = False
    strong: bool = True


class _Atom(NamedTuple):
    """One date, or a word for the present. last_month: a season's end. weak: counts only in a range."""

    start: int
    end: int
    year: int | None
    month: int | None
    last_month: int | None = None
    present: bool = False
    weak: bool = False
    until: int | None = None


class DateFinder:
    """Finds dates with the months, seasons and words of the table `dates`."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["dates"]
        self._months: dict[str, int] = dict(rows["months"])
        self._seasons: dict[str, tuple[int, int]] = {k: (v[0], v[1]) for k, v in rows["seasons"].items()}
        self._atom = re.compile(_atom_pattern(rows), re.IGNORECASE | re.VERBOSE)
        joins = _any_of(rows["joins"])
        self._join = re.compile(
            rf"[\s.,)\]*_:|]{{0,12}}(?:(?:{joins})[\s(\[*_:|]{{0,12}}){{1,2}}", re.IGNORECASE
        )
        self._since = re.compile(rf"(?<![a-z])({_any_of(rows['since'])})[\s:(]{{0,3}}$", re.IGNORECASE)
        self._open = {word.lower() for word in rows["open"]}
        self._onward = re.compile(
            rf"[\s,]{{1,3}}(?:{_any_of(rows['onward'])})(?![a-z])(?!\s+[a-z])", re.IGNORECASE
        )

    def find(self, text: str) -> tuple[DateRange, ...]:
        """Every date and range in order of place; a date that is part of a range is not listed alone."""
        found: list[DateRange] = []
        atoms = list(self._atoms(text))
        index = 0
        while index < len(atoms):
            first = atoms[index]
            second = atoms[index + 1] if index + 1 < len(atoms) else None
            pair = self._pair(text, first, second) if second else None
            if pair:
                found.append(pair)
                index += 2
                continue
            alone = self._alone(text, first)
            if alone:
                found.append(alone)
            index += 1
        return tuple(found)

    def _atoms(self, text: str) -> Iterator[_Atom]:
        for start, end in _zones(text):
            for hit in self._atom.finditer(text, start, end):
                atom = self._read(hit)
                if atom:
                    yield atom

    def _read(self, hit: re.Match[str]) -> _Atom | None:
        groups = {name: value for name, value in hit.groupdict().items() if value is not None}
        start, end = hit.span()
        if "present" in groups:
            return _Atom(start, end, None, None, present=True)
        if "season" in groups:
            first, last = self._seasons[groups["season"].lower()]
            return _Atom(start, end, _year(groups["season_y"]), first, last)
        if "span_y" in groups:
            return _short_range(start, end, _year(groups["span_y"]), int(groups["span_e"]))
        if "iso_y" in groups:
            year, month = int(groups["iso_y"]), int(groups["iso_m"])
            # "2010-12" is rather two years than December; "2019-03" cannot be two years.
            vague = month > year % 100 and hit.group().count("-") == 1
            return _Atom(start, end, year, month, until=year - year % 100 + month if vague else None)
        if "n1" in groups:
            return _numbered(start, end, int(groups["n1"]), int(groups["n2"]), _year(groups["n3"]))
        for month, year, weak in (
            ("name", "name_y", False),
            ("back", "back_y", False),
            ("short", "short_y", True),
            ("m", "m_y", False),
            ("m2", "m2_y", True),
        ):
            if month in groups:
                number = self._months.get(groups[month].lower()) or int(groups[month])
                return _Atom(start, end, _year(groups[year]), number, weak=weak)
        if "lone" in groups:
            return _Atom(start, end, None, self._months[groups["lone"].lower()], weak=True)
        quoted = groups.get("quoted")
        return _Atom(start, end, _year(groups.get("year") or quoted or ""), None, weak=quoted is not None)

    def _pair(self, text: str, first: _Atom, second: _Atom) -> DateRange | None:
        if first.present and second.present:
            return None
        gap = text[first.end : second.start]
        joined = len(gap) <= 24 and self._joins(gap, text, second)
        if not joined and not _stand_together(gap, first, second):
            return None
        # "Current - March 2014": newest first.
        old, new = (second, first) if first.present else (first, second)
        if (old.until or new.until) and not (old.month and (new.month or new.present)):
            return None
        year = old.year if old.year is not None else new.year
        if year is None or (new.year is None and not new.present):
            return None
        if gap.strip().lower() == "and" and not text[: first.start].rstrip().lower().endswith("between"):
            return None
        return DateRange(
            Span(self._with_since(text, first.start), second.end),
            _month(year, old.month),
            PRESENT if new.present else _month(new.year, new.last_month or new.month),
            approximate=_vague(old) or (not new.present and _vague(new)),
        )

    def _joins(self, gap: str, text: str, second: _Atom) -> bool:
        if not self._join.fullmatch(gap):
            return False
        # A dash that opens a line is a bullet, unless the date is all that stands on the line.
        breaks = gap.find("\n")
        if breaks < 0 or gap[breaks:].strip("\n \t") == "" or any(c.isalpha() for c in gap):
            return True
        return re.match(r"[ \t.)\]]*(?:\n|\f|$)", text[second.end :]) is not None

    def _alone(self, text: str, atom: _Atom) -> DateRange | None:
        if atom.present or atom.year is None:
            return None
        span = Span(atom.start, atom.end)
        if atom.until is not None:
            return DateRange(span, f"{atom.year:04}", f"{atom.until:04}", approximate=True)
        before = self._since.search(text, max(0, atom.start - 16), atom.start)
        onward = self._onward.match(text, atom.end)
        if (before and before[1].lower() in self._open) or (onward and not atom.weak):
            begin = before.start() if before else atom.start
            end = onward.end() if onward else atom.end
            return DateRange(
                Span(begin, end), _month(atom.year, atom.month), PRESENT, approximate=_vague(atom)
            )
        if atom.last_month:
            season = _month(atom.year, atom.month), _month(atom.year, atom.last_month)
            return DateRange(span, *season, approximate=True)
        strong = not atom.weak and atom.month is not None
        return DateRange(span, _month(atom.year, atom.month), None, True, _vague(atom), strong)

    def _with_since(self, text: str, start: int) -> int:
        before = self._since.search(text, max(0, start - 16), start)
        return before.start() if before else start


def _atom_pattern(rows: Mapping[str, Any]) -> str:
    """One alternation, the longest ways of writing first."""
    month = rf"(?:{_any_of(rows['months'])})"
    year = r"(?:19|20)\d\d(?!\d)"
    quoted = r"['’‘`´]\s?\d\d(?!\d)"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    number = r"(?:0?[1-9]|1[0-2])"
    # Not inside a longer number, a path, a version or a telephone number; a dash may join two dates.
    left = r"(?<![\w/.])(?<![a-z]-)(?<!\D\d\d\d-)(?<!^\d\d\d-)"
    return rf"""
      (?<![a-z])(?P<season>{_any_of(rows["seasons"])})(?:\s+of)?[\s,]{{1,3}}(?P<season_y>{year}|{quoted})
    | (?:(?<!\w){day}\s+)?(?<![a-z])(?P<name>{month})(?:\.|\b|(?=\d))
      (?:\s*{day}\s?,\s*|\s+{day}(?:\s+|(?=['’])))?[\s,./\-–]{{0,4}}(?:of\s+)?(?P<name_y>{year}|{quoted})
    | {left}(?P<iso_y>(?:19|20)\d\d)[\-./](?P<iso_m>0[1-9]|1[0-2])(?:[\-./]\d\d)?(?![\d/])
    | {left}(?P<n1>\d{{1,2}})(?P<sign>[/.\-])(?P<n2>\d{{1,2}})(?P=sign)(?P<n3>{year}|\d\d(?!\d))
    | {left}(?P<m>{number})(?:\s?[/\-]\s?|[.,]\s?)(?P<m_y>{year})
    | {left}(?P<span_y>(?:19|20)\d\d)\s?[\-–—/]\s?(?P<span_e>\d\d)(?![\d/.\-])
    | {left}(?P<m2>{number})/(?P<m2_y>['’‘]?\d\d)(?![\d/%])
    | {left}(?P<back_y>(?:19|20)\d\d)[\s,]{{1,3}}(?P<back>{month})(?![a-z])(?![\s.,]{{0,4}}{year})
    | (?<![a-z])(?P<short>{month})\.?[\s\-]{{1,2}}(?P<short_y>\d\d)(?![\w,%]|\s*,)
    | (?<![\w])(?P<present>{_any_of(rows["present"])})(?![a-z])
    | (?<![a-z])(?P<lone>{month})(?![a-z'’])
    | {left}(?<![$#,+])(?P<year>{year})(?!\s?[%+])
    | (?<!\w)(?P<quoted>{quoted})
    """


def _any_of(words: Iterable[str]) -> str:
    """The words as one alternation, the longest first; a blank stands for any white space."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("#", r"\#") for word in longest)


def _zones(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around digits: a date without a digit is none."""
    begin = end = -1
    for hit in re.finditer(r"\d+", text):
        if hit.start() - _REACH > end:
            if end >= 0:
                yield begin, end
            begin = max(0, hit.start() - _REACH)
        end = min(len(text), hit.end() + _REACH)
    if end >= 0:
        yield begin, end


def _year(digits: str) -> int:
    """Two digits are the nearest century's: '49 and below are 20xx."""
    number = int(digits.strip("'’‘`´ "))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def _short_range(start: int, end: int, year: int, last: int) -> _Atom | None:
    """ "2015-17"; the end belongs to the start's century or the next."""
    until = year // 100 * 100 + last
    until += 100 if until < year else 0
    return _Atom(start, end, year, None, until=until) if until - year <= 60 else None


def _numbered(start: int, end: int, first: int, second: int, year: int) -> _Atom | None:
    """Month and day in numbers, the American order unless the first cannot be a month."""
    month = first if first <= 12 else second
    valid = 1 <= month <= 12 and 1 <= first <= 31 and 1 <= second <= 31
    return _Atom(start, end, year, month) if valid else None


def _stand_together(gap: str, first: _Atom, second: _Atom) -> bool:
    """Two months without a sign between: table cells, or a dash that the file lost."""
    if first.present or first.weak or first.month is None or first.year is None:
        return False
    if gap.strip(" \t|") or len(gap) > 8:
        return False
    if second.present:
        return True
    return (
        not second.weak
        and second.year is not None
        and second.month is not None
        and (first.year, first.month) < (second.year, second.month)
    )


def _month(year: int | None, month: int | None) -> str | None:
    if year is None:
        return None
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _vague(atom: _Atom) -> bool:
    return atom.month is None or atom.last_month is not None
