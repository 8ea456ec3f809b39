"""The grammar of single dates: one regular expression out of the words of a language, and its reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from screener.model.tables.lines import DateWords
from screener.text.phrases import any_of

_REACH = 32  # characters around a digit in which the words of a date stand
_PIVOT = 40  # two digits below are of this century


class DatePoint(NamedTuple):
    """One date, or a word for the present, at text[start:end].

    last_month: a season's end. until: the last year of "2015-17". weak: counts only in a range.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    last_month: int | None = None
    present: bool = False
    weak: bool = False
    until: int | None = None


class DateGrammar:
    """Reads single dates with the months, seasons and words of the table `dates`."""

    def __init__(self, rows: DateWords) -> None:
        self._months: dict[str, int] = dict(rows.months)
        self._seasons: dict[str, tuple[int, int]] = dict(rows.seasons)
        self._pattern = re.compile(_pattern(rows), re.IGNORECASE | re.VERBOSE)

    def atoms(self, text: str) -> Iterator[DatePoint]:
        """Every date of a text, in order."""
        for start, end in _zones(text):
            for hit in self._pattern.finditer(text, start, end):
                atom = self._read(hit)
                if atom:
                    yield atom

    def _read(self, hit: re.Match[str]) -> DatePoint | None:
        groups = {name: value for name, value in hit.groupdict().items() if value is not None}
        special = self._read_special(*hit.span(), groups)
        if special or "n1" in groups or "span_y" in groups:
            return special
        start, end = hit.span()
        for month, year, weak in _MONTH_GROUPS:
            if month in groups:
                number = self._months.get(groups[month].lower()) or int(groups[month])
                return DatePoint(start, end, _year(groups[year]), number, weak=weak)
        if "lone" in groups:
            return DatePoint(start, end, None, self._months[groups["lone"].lower()], weak=True)
        return DatePoint(
            start, end, _year(groups.get("year") or groups["quoted"]), None, weak="quoted" in groups
        )

    def _read_special(self, start: int, end: int, groups: Mapping[str, str]) -> DatePoint | None:
        """The ways of writing that are more than a month and a year."""
        if "present" in groups:
            return DatePoint(start, end, None, None, present=True)
        for season, of_year in (("season", "season_y"), ("quarter", "quarter_y")):
            if season in groups:
                first, last = self._seasons[" ".join(groups[season].lower().split())]
                return DatePoint(start, end, _year(groups[of_year]), first, last)
        if "span_y" in groups:
            return _short_range(start, end, _year(groups["span_y"]), int(groups["span_e"]))
        if "iso_y" in groups:
            year, month = int(groups["iso_y"]), int(groups["iso_m"])
            # "2010-12" is rather two years than December; "2019-03" cannot be two years.
            vague = month > year % 100 and groups["dash"] == "-" and end - start == 7
            return DatePoint(start, end, year, month, until=year - year % 100 + month if vague else None)
        if "n1" in groups:
            return _numbered(start, end, int(groups["n1"]), int(groups["n2"]), _year(groups["n3"]))
        return None


_MONTH_GROUPS = (
    ("name", "name_y", False),
    ("back", "back_y", False),
    ("short", "short_y", True),
    ("m", "m_y", False),
    ("m2", "m2_y", True),
)
"""Groups of the pattern: the month's, the year's, and whether the date counts only in a range."""


def _pattern(rows: DateWords) -> str:
    """One alternation, the longest ways of writing first."""
    month = rf"(?:{any_of(rows.months)})"
    year = r"(?:19|20)\d\d(?!\d|\.\d)"
    quoted = r"['’‘`´]\s?\d\d(?!\d)"
    day = rf"\d{{1,2}}(?:{any_of(rows.ordinals)})?"
    of = any_of(rows.of)
    number = r"(?:0?[1-9]|1[0-2])"
    share = rf"\s?(?:%|(?:{any_of(rows.shares)})\b)"
    # Not inside a longer number, a path, a version or a telephone number; a dash may join two dates.
    left = r"(?<![^\W_]|[/.])(?<![a-z]-)(?<!\D\d\d\d-)(?<!^\d\d\d-)(?<![a-z]-\d\d\d\d-)"
    return rf"""
      (?<!\w)(?P<season>{any_of(rows.seasons)})(?:\s+(?:{of}))?[\s,/\-]{{0,3}}(?P<season_y>{year}|{quoted})
    | (?<!\w)(?P<quarter_y>(?:19|20)\d\d)[\s\-/]{{0,2}}(?P<quarter>{any_of(rows.quarters)})(?!\w)
    | (?:(?<![\w/.])(?<!\D-){day}(?:[ \t]+|\.[ \t]?|-))?(?<![a-z])(?P<name>{month})(?:\.|\b|(?=\d))
      (?:\s*{day}\s?,\s*|\s+{day}(?:\s+|(?=['’])))?[\s,./\-–]{{0,4}}(?:(?:{of})\s+)?(?P<name_y>{year}|{quoted})
    | {left}(?P<iso_y>(?:19|20)\d\d)(?P<dash>[\-.]|\s?/\s?)(?P<iso_m>0[1-9]|1[0-2])
      (?:[\-./]\d\d)?(?!\d|/(?!(?:19|20)\d\d-))
    | {left}(?P<n1>\d{{1,2}})(?P<sign>[/.\-])(?P<n2>\d{{1,2}})(?P=sign)(?P<n3>{year}|\d\d(?!\d))
    | {left}(?P<m>{number})(?:\s?[/\-]\s?|[.,]\s?)(?P<m_y>{year})
    | {left}(?P<span_y>(?:19|20)\d\d)\s?[\-–—/]\s?(?P<span_e>\d\d)(?![\d/.\-]|{share})
    | {left}(?P<m2>{number})/(?P<m2_y>['’‘]?\d\d)(?![\d/%])
    | {left}(?P<back_y>(?:19|20)\d\d)[\s,]{{1,3}}(?P<back>{month})(?![a-z])(?![\s.,]{{0,4}}{year})
    | (?<![a-z])(?P<short>{month})\.?[\s\-]{{1,2}}(?P<short_y>\d\d)(?![\w,%]|\s*,)
    | (?<![^\W_])(?!(?:{any_of(rows.labels)})(?:[ \t]+\w+)?[\"'*_]{{0,3}}[ \t]?:)
      (?P<present>{any_of(rows.present)})(?![a-z])
    | (?<![a-z])(?P<lone>{month})(?![a-z'’])
    | (?:(?<!\w)(?:{any_of(rows.vague)})[.\s\-]{{1,3}}|{left}(?<![$#,+]))(?P<year>{year})(?!\s?[%+])
    | (?<!\w)(?P<quoted>{quoted})
    """


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
    """Two digits are the nearest century's: '39 and below are 20xx."""
    number = int(digits.strip("'’‘`´ "))
    return number if number > 99 else number + (2000 if number < _PIVOT else 1900)


def _short_range(start: int, end: int, year: int, last: int) -> DatePoint | None:
    """ "2015-17"; the end belongs to the start's century or the next."""
    until = year // 100 * 100 + last
    until += 100 if until < year else 0
    return DatePoint(start, end, year, None, until=until) if until - year <= 60 else None


def _numbered(start: int, end: int, first: int, second: int, year: int) -> DatePoint | None:
    """Month and day in numbers, the American order unless the first cannot be a month."""
    month = first if first <= 12 else second
    valid = 1 <= month <= 12 and 1 <= first <= 31 and 1 <= second <= 31
    return DatePoint(start, end, year, month) if valid else None
