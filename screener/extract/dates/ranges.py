"""Dates and ranges of dates as résumés write them. Months are the finest grain: days are read over.

An own grammar, since general date libraries invent days and months that nobody wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.extract.dates.grammar import DateGrammar, DatePoint
from screener.model.concept import Lexicon
from screener.model.months import PRESENT
from screener.model.span import Span
from screener.model.tables.lines import DateWords
from screener.text.phrases import any_of

_LINE_END = re.compile(r"[ \t.)\]]{0,6}(?:\n|\f|$)")
_DANGLING = re.compile(r"[ \t]?[-–—][ \t)\]]{0,4}(?:\n|\f|$)")


@dataclass(frozen=True, slots=True)
class DateRange:
    """One date or range of dates in a text.

    start, end: "YYYY-MM", or "YYYY" where no month is printed; end may be "present"; None if not said.
    single: one date alone. approximate: a year without a month, or a season.
    lasting: one date with a word that says that it goes on ("since 2018").
    strong: written in a way that nothing but a date is (a bare year, or "May 15", may be something else).
    """

    span: Span
    start: str | None
    end: str | None
    single: bool = False
    approximate: bool = False
    strong: bool = True
    lasting: bool = False


class DateFinder:
    """Finds dates with the months, seasons and words of the table `dates`."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: DateWords = lexicon.tables["dates"]
        self._grammar = DateGrammar(rows)
        joins = any_of(rows.joins)
        self._join = re.compile(
            rf"[\s.,)\]*_:|]{{0,12}}(?:(?:{joins})[\s(\[*_:|]{{0,12}}){{1,2}}", re.IGNORECASE
        )
        self._months = rows.months
        year = (
            rf"(?:(?P<name>{any_of(rows.months)})\.?[ \t,]+|(?P<number>0?[1-9]|1[0-2])[/.])?"
            r"(?P<year>(?!19|20)\d{4})"
        )
        dash = rf"[ \t]{{0,3}}(?:{joins})[ \t]{{0,3}}"
        self._slip_behind = re.compile(
            rf"{dash}{year}(?=[ \t)\].,;]*(?:\n|\f|$)|[ \t]{{2}}|\t|[ \t]?\|)", re.IGNORECASE
        )
        self._slip_before = re.compile(rf"(?<![\w/.$,-]){year}{dash}$", re.IGNORECASE)
        before = [*rows.since, *rows.start_labels]
        self._since = re.compile(rf"(?<![a-z])({any_of(before)})[\s:(\"'*_]{{0,6}}$", re.IGNORECASE)
        self._open = {word.lower() for word in rows.open}
        self._onward = re.compile(
            rf"[\s,]{{1,3}}(?:{any_of(rows.onward)})(?![a-z])(?![ \t]+[a-z])", re.IGNORECASE
        )
        self._arrow = re.compile(
            rf"[ \t]{{0,3}}(?:{any_of(rows.arrows)})[ \t)\]*_|]*(?=\n|\f|$)", re.IGNORECASE
        )
        label = rf"(?:{any_of(rows.end_labels)})[\"'*_]{{0,3}}[ \t]?:"
        self._end_label = re.compile(rf"[\s\"',;.)*_|]{{1,40}}{label}[\s\"'*_(]{{0,12}}", re.IGNORECASE)
        self._no_end = re.compile(
            rf"[\s\"',;]{{1,40}}{label}\s*(?:{any_of(rows.no_end)})(?=[\s,}}]|$)", re.IGNORECASE
        )
        self._end_key = re.compile(rf"\"(?:{any_of(rows.end_labels)})\"\s*:", re.IGNORECASE)

    def find(self, text: str) -> tuple[DateRange, ...]:
        """Every date and range in order of place; a date that is part of a range is not listed alone."""
        found: list[DateRange] = []
        atoms = list(self._grammar.atoms(text))
        index = 0
        while index < len(atoms):
            first = atoms[index]
            second = atoms[index + 1] if index + 1 < len(atoms) else None
            pair = self._pair(text, first, second) if second else None
            if pair:
                found.append(pair)
                index += 2
                continue
            alone = self._slipped(text, first) or self._alone(text, first)
            if alone:
                found.append(alone)
            index += 1
        return tuple(found)

    def _pair(self, text: str, first: DatePoint, second: DatePoint) -> DateRange | None:
        gap = text[first.end : second.start] if second.start - first.end <= 60 else "."
        joined = self._end_label.fullmatch(gap) is not None or (
            len(gap) <= 24
            and (self._joins(gap, text, first, second) or _stand_together(gap, first, second, text))
        )
        if not joined or (first.present and second.present):
            return None
        # "Current - March 2014": newest first.
        old, new = (second, first) if first.present or _is_backwards(first, second) else (first, second)
        if (old.until or new.until) and not (old.month and (new.month or new.present)):
            return None
        year = old.year if old.year is not None else new.year
        if year is None or (new.year is None and not new.present):
            return None
        lead = text[max(0, first.start - 9) : first.start].rstrip().lower()
        if gap.strip().lower() == "and" and not lead.endswith("between"):
            return None
        return DateRange(
            Span(self._with_since(text, first.start), second.end),
            _month(year, old.month),
            PRESENT if new.present else _month(new.year, new.last_month or new.month),
            approximate=_vague(old) or (not new.present and _vague(new)),
        )

    def _slipped(self, text: str, atom: DatePoint) -> DateRange | None:
        """ "March 2018 - June 2202", "Jan 1018 – 2020": a range with a mistyped year, as it is printed."""
        if atom.year is None or atom.weak or atom.until is not None:
            return None
        known = _month(atom.year, atom.month)
        if hit := self._slip_behind.match(text, atom.end):
            span, (start, end) = Span(atom.start, hit.end()), (known, self._slip(hit))
        elif hit := self._slip_before.search(text, max(0, atom.start - 32), atom.start):
            span, (start, end) = Span(hit.start(), atom.end), (self._slip(hit), known)
        else:
            return None
        return DateRange(span, start, end, approximate=_vague(atom))

    def _slip(self, hit: re.Match[str]) -> str | None:
        month = self._months.get((hit["name"] or "").lower()) or int(hit["number"] or 0)
        return _month(int(hit["year"]), month or None)

    def _joins(self, gap: str, text: str, first: DatePoint, second: DatePoint) -> bool:
        if not self._join.fullmatch(gap) or ("\n" in gap and _goes_back(first, second)):
            return False
        # A dash that opens a line is a bullet, unless the date is all that stands on the line.
        breaks = gap.find("\n")
        if breaks < 0 or gap[breaks:].strip("\n \t") == "" or any(c.isalpha() for c in gap):
            return True
        return _LINE_END.match(text, second.end) is not None

    def _alone(self, text: str, atom: DatePoint) -> DateRange | None:
        if atom.present or atom.year is None:
            return None
        span = Span(atom.start, atom.end)
        if atom.until is not None:
            return DateRange(span, f"{atom.year:04}", f"{atom.until:04}", approximate=True)
        before = self._since.search(text, max(0, atom.start - 24), atom.start)
        onward = self._onward.match(text, atom.end)
        goes_on = (None if atom.weak else onward) or self._arrow.match(text, atom.end)
        goes_on = goes_on or self._no_end.match(text, atom.end)
        if goes_on or (before and (before[1].lower() in self._open or self._is_last_key(text, before))):
            begin = before.start() if before else atom.start
            end = goes_on.end() if goes_on else atom.end
            return DateRange(
                Span(begin, end),
                _month(atom.year, atom.month),
                PRESENT,
                approximate=_vague(atom),
                lasting=True,
            )
        if atom.last_month:
            season = _month(atom.year, atom.month), _month(atom.year, atom.last_month)
            return DateRange(span, *season, approximate=True)
        # "01/20 –" and "from 6/24" are dates too, though "01/20" alone may be a share.
        strong = atom.month is not None and (not atom.weak or before is not None)
        strong = strong or _DANGLING.match(text, atom.end) is not None
        return DateRange(span, _month(atom.year, atom.month), None, True, _vague(atom), strong)

    def _is_last_key(self, text: str, before: re.Match[str]) -> bool:
        """Whether a quoted key begins the range, and its object has none for the end: it goes on."""
        key = text[before.start() - 1 : before.start()] == '"' and before[0].endswith('"')
        close = text.find("}", before.end())
        return key and close > 0 and not self._end_key.search(text, before.end(), close)

    def _with_since(self, text: str, start: int) -> int:
        before = self._since.search(text, max(0, start - 24), start)
        return before.start() if before else start


def _stand_together(gap: str, first: DatePoint, second: DatePoint, text: str) -> bool:
    """Two months without a sign between: table cells, or a dash that the file lost."""
    if first.present or first.weak or first.month is None or first.year is None:
        return False
    if second.present and (";" in gap or len(text[second.start : second.end].split()) > 1):
        return not gap.strip(" ,;")  # "began January 2020, still there"
    if (
        gap.strip() == "/"
        and not (second.present and gap == " / ")
        and (gap != "/" or first.end - first.start == len("2016-02-01"))
    ):
        return not second.present and second.month is not None and not second.weak
    if gap.strip(" \t|/" if second.present else " \t|") or len(gap) > 8:
        return False
    if second.present:
        return True
    return (
        not second.weak
        and second.year is not None
        and second.month is not None
        and (first.year, first.month) < (second.year, second.month)
    )


def _is_backwards(first: DatePoint, second: DatePoint) -> bool:
    """ "2022 – 2014": years alone, the newer first; with months it may be a slip of the pen."""
    if first.month or second.month or first.until or second.until or second.present:
        return False
    return first.year is not None and second.year is not None and first.year > second.year


def _goes_back(first: DatePoint, second: DatePoint) -> bool:
    """Whether the second is surely the earlier: the date of another job on the next line."""
    return None not in (first.year, second.year) and (first.year, first.month or 12) > (
        second.year,
        second.last_month or second.month or 12,
    )


def _month(year: int | None, month: int | None) -> str | None:
    if year is None:
        return None
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _vague(atom: DatePoint) -> bool:
    return atom.month is None or atom.last_month is not None
