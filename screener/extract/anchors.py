"""Dates that head a position, apart from dates in prose, in lists and in education."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from screener.extract.dates import DateFinder, DateRange
from screener.extract.headings import HeadingReader
from screener.extract.look import is_bulleted
from screener.model.document import Document, Line
from screener.model.span import Span

_LENGTH = re.compile(r"\(?\b\d{1,2}\+?\s*(?:years?|yrs?\.?|months?|mos?\.?|mths?)\b[\s,]*(?:and\s+)?"
                     r"(?:\d{1,2}\s*(?:months?|mos?\.?|mths?)\b)?\.?\)?", re.IGNORECASE)  # fmt: skip
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "de", "del", "for", "from", "in", "la", "le", "of", "on")
)
_SMALL |= {"or", "the", "to", "van", "von", "with", "y", "und"}
_WORDS = re.compile(r"[^\W\d_][\w'’.&-]*")
_ENDS = re.compile(
    r"(?<!\bInc)(?<!\bCo)(?<!\bSt)(?<!\bDr)(?<!\bLtd)(?<!\bCorp)(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])\.\s*$"
)
_BRACKETS = re.compile(r"\([^()]{0,60}\)|^[^()]{0,60}\)|\([^()]{0,60}$")
"""In brackets; also where the bracket is opened on the line before, or closed on the next."""
_SENTENCE_END = re.compile(
    r"(?<!\bSt)(?<!\bDr)(?<!\bMt)(?<!\bFt)(?<!\bSr)(?<!\bJr)(?<!\b[A-Z])\.\s+(?=[A-Z])"
)
_HOURS = re.compile(r"\b\d{1,3}\s?(?:h|hrs?|hours)\b\.?(?:\s?(?:/|per|a)\s?(?:wk|week)\b)?", re.IGNORECASE)
_ORDINAL = re.compile(r"^\W*\d+(?:st|nd|rd|th)\b\s*", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:[&,/–—-]|\b(?:and|of|at|for|the))\s*$")
_CELL = re.compile(r"(?:[ \u00a0]{2,})\t[\s.)\]]*$|^[\s(\[]*\t(?:[ \u00a0]{2,})")
_OWN_CELL = re.compile(r"^\s*\t\s{2,}\S")
MAX_HEADING = 120


@dataclass(slots=True)
class Row:
    """One line of a zone. rest: its text with a tab for each date. dates: those printed on it."""

    index: int
    span: Span
    line: Line
    text: str
    rest: str
    bulleted: bool
    dates: list[DateRange] = field(default_factory=list)
    beside: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing but dates and signs."""
        return not any(c.isalnum() for c in self.rest)


def rows_of(document: Document, zone: Sequence[Span], dates: Sequence[DateRange]) -> list[Row]:
    """The lines of a zone, but for running headers. A date over several lines stands on its first."""
    rows = []
    for part in zone:
        near = [d for d in dates if d.span.overlaps(part)]
        for line in document.lines_in(part):
            span = Span(max(line.span.start, part.start), min(line.span.end, part.end))
            text = document.quote(span)
            if not line.running and any(c.isalnum() for c in text):
                rows.append(_row(document, line, span, [d for d in near if d.span.overlaps(span)]))
    return _with_dates_beside(rows)


def _with_dates_beside(rows: list[Row]) -> list[Row]:
    """Dates in a column of their own go to the line at their height, unless they follow it anyway."""
    kept: list[Row] = []
    for number, row in enumerate(rows):
        near = rows[max(0, number - 40) : number - 1] if row.is_blank and row.dates else []
        level = [
            r
            for r in near
            if r.line.page == row.line.page
            and r.line.column != row.line.column
            and abs(r.line.box.top - row.line.box.top) < 3
            and row.line.box.bottom
            and not r.dates
        ]
        if level:
            level[-1].dates += row.dates
            level[-1].rest += "\t"
        else:
            kept.append(row)
    return kept


_WORKED = re.compile(
    r"^\W*(?:(?:presently|currently|previously|now|i|have|am|been)\s+){0,4}"
    r"(?:worked|working|served|serving|employed)\s+as\s+(?:an?\s+|the\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_IN = re.compile(r"\s+(?:in|at|with|for|by)\s+(?=(?:the\s+)?[A-Z])")


def _row(document: Document, line: Line, span: Span, here: list[DateRange]) -> Row:
    text = rest = document.quote(span)
    for date in reversed(here):
        start, end = max(date.span.start, span.start), min(date.span.end, span.end)
        rest = f"{rest[: start - span.start]}\t{rest[end - span.start :]}"
    if here or _LENGTH.fullmatch(rest.strip()):
        rest = _without_duties(_LENGTH.sub("\t", rest))
        worked = _WORKED.match(rest)
        if worked:
            # "Worked as Coder in Alder Creek Hospital from March 2019 to date" is a heading in other words.
            words = rest[worked.end() :].partition("\t")[0]
            rest, text = (
                _IN.sub("\t", re.sub(r"\s+from\s*$", "", words), count=1) + "\t",
                text[worked.end() :],
            )
    index = document.line_index(line.span.start)
    mine = [d for d in here if d.span.start >= span.start]
    bulleted = is_bulleted(text)
    prose = re.sub(r"\s*\t\s*", " ", rest)
    long = len(prose.split()) > 5 and is_sentence(prose)
    if mine and _CELL.search(rest) and (bulleted or long or prose.strip()[:1].islower()):
        return Row(index, span, line, text, "\t", False, mine, beside=True)
    return Row(index, span, line, text, rest, bulleted, mine)


def _without_duties(rest: str) -> str:
    """Without what runs on after the date: ", 2019 to 2021. Coded charts of …", or a full stop."""
    before, tab, after = rest.rpartition("\t")
    after = after.lstrip(" )]")
    goes_on = after.lstrip()[:1].islower()
    ends = before.strip() and (after.lstrip().startswith(". ") or not after.strip(" .,;:)"))
    count = len(_WORDS.findall(_BRACKETS.sub(" ", after)))
    return before + tab if tab and not goes_on and (ends or (count > 5 and is_sentence(after))) else rest


def with_wrapped_dates(rows: list[Row], finder: DateFinder) -> list[Row]:
    """Ranges that are broken over two lines of a narrow column go to the first of them."""
    for row, below in pairwise(rows):
        if "  " not in row.rest and "  " not in below.rest:
            continue
        for side in (0, -1):
            one, other = (_cells(r.text)[side] for r in (row, below))
            if not (one and 3 < len(one) < 40 and len(other) < 24 and any(c.isdigit() for c in one)):
                continue
            found = finder.find(f"{one}\n{other}")
            broken = len(found) == 1 and found[0].span.start < len(one) < found[0].span.end - 1
            if broken and not found[0].single:
                row.dates, below.dates = [replace(found[0], span=row.span)], []
                row.rest, below.rest = row.text.replace(one, "\t", 1), below.text.replace(other, "\t", 1)
                break
    return rows


def with_wrapped_headings(rows: list[Row], reader: HeadingReader) -> list[Row]:
    """Headings that go on under a full line are one: "Coder at Alder Heart &", "Vascular (2019 – 2021)"."""
    kept: list[Row] = []
    margins: dict[tuple[int, int], float] = {}
    for row in rows:
        place = (row.line.page, row.line.column)
        margins[place] = max(margins.get(place, 0.0), row.line.box.x1)
    for row in rows:
        wrapped = bool(kept) and _is_wrapped(kept[-1], row, margins, reader)
        kept.append(_joined_rows(kept.pop(), row) if wrapped else row)
    return kept


def _joined_rows(above: Row, row: Row) -> Row:
    return replace(
        row,
        index=above.index,
        span=Span(above.span.start, row.span.end),
        line=above.line,
        text=f"{above.text.rstrip()} {row.text.lstrip()}",
        rest=f"{above.rest.rstrip()} {row.rest.lstrip()}",
    )


def _is_wrapped(
    above: Row, row: Row, margins: Mapping[tuple[int, int], float], reader: HeadingReader
) -> bool:
    """A title with half an employer's name, up to the margin, over its rest and a date in brackets."""
    words, date, _ = row.rest.partition("\t")
    if not date or above.dates or row.bulleted or not words.rstrip().endswith(("(", "[")):
        return False
    one, other = above.line, row.line
    if (one.page, one.column) != (other.page, other.column) or words[:1].islower():
        return False
    letter = (one.box.x1 - one.box.x0) / max(1, len(above.text))
    right = margins[one.page, one.column]
    if not letter or one.box.x1 + letter * (len(words.split()[0]) + 5) < right or reader.has_place(words):
        return False
    heading = reader.read([above.rest], split=False)
    told = reader.title_score(heading.title) >= 2 and heading.employer != ""
    return told and is_heading(above, reader) and reader.title_score(words) < 3


def _cells(text: str) -> list[str]:
    return [cell.strip(" ●•○◦|") for cell in re.split(r"[ \u00a0]{2,}", text)]


def is_sentence(words: str) -> bool:
    """Prose rather than a name or a title: a full stop, many words, or many in lower case."""
    bare = _HOURS.sub(" ", _BRACKETS.sub(" ", words)).strip()
    tokens = _WORDS.findall(bare)
    content = [t for t in tokens if t.casefold() not in _SMALL]
    low = sum(1 for t in content if t[0].islower())
    if len(tokens) > 18 or (low and _ENDS.search(bare)):
        return True
    # "Coded charts of …", "Answering calls for …"
    verb = len(tokens) > 3 and tokens[0].endswith(("ed", "ing"))
    verb = verb and tokens[1][0].islower() and tokens[1] not in _SMALL
    return verb or (low > 1 and low > 0.4 * len(content))


def is_heading(row: Row, reader: HeadingReader) -> bool:
    """Short and not prose: a line that may name a job, an employer or a place."""
    words = row.rest.strip()
    if row.is_blank:
        return not row.dates and not row.bulleted
    if row.bulleted or len(words) > MAX_HEADING or not any(c.isalpha() for c in words):
        return False
    first = next(c for c in _ORDINAL.sub("", words) or words if c.isalpha())
    if first.islower() or (words.endswith(":") and reader.title_score(words) < 2):
        return False
    if reader.is_place(words):
        return True
    return not is_sentence(words) or _is_small_title(words, reader)


def _is_small_title(words: str, reader: HeadingReader) -> bool:
    """A title in small letters: "Billing and coding clerk", "Office coder, family practice"."""
    tokens = _WORDS.findall(words)
    if words.strip().endswith(".") or _tells_of_others(tokens):
        return False
    if len(tokens) <= 8:
        return reader.title_score(words) >= 2
    # "Coding extern, 160 hrs (unpaid), Alder Creek Hospital": the title in front of the first comma.
    title, comma, rest = words.partition(",")
    short = len(title.split()) <= 4 and reader.title_score(title) == 3
    return bool(comma) and short and not is_sentence(rest)


def _tells_of_others(tokens: Sequence[str]) -> bool:
    """ "Hired and taught two coders", "Trained four billers": what was done, and to more than one."""
    return (
        len(tokens) > 2 and tokens[0].endswith("ed") and tokens[1][0].islower() and tokens[-1].endswith("ers")
    )


def is_anchor(row: Row, reader: HeadingReader, *, strict: bool, above: str = "") -> bool:
    """A line whose date is that of a position. strict: outside sections of work, where titles must tell.

    above: the words of the line before, which may go on here.
    """
    ranges = [d for d in row.dates if not d.single]
    if not ranges:
        return False
    rest = row.rest.strip()
    if _runs_on(row, ranges[0]):
        return not strict or _in_cells(row.rest, reader) or _is_plain_title(rest, reader)
    head = _head(rest)
    if len(rest) > MAX_HEADING + 20 or (is_sentence(head) and not _is_small_title(head, reader)):
        return False
    title = max(reader.title_score(rest), reader.title_score(reader.read([rest], split=False).title))
    told = title + reader.employer_score(rest)
    if _GOES_ON.search(above):
        told += reader.title_score(above)
    if ranges[0].lasting and not row.is_blank and told < 2 and not _OWN_CELL.match(row.rest):
        return False  # "Remote since 2020"
    if row.bulleted and (strict or is_sentence(rest) or told < 2):
        return False
    if not strict or row.is_blank or title >= 2 or reader.employer_score(rest) >= 3:
        return True
    # "Paid Media Lead" over "Kansas City, MO · Apr 2021 – now"
    return not is_bulleted(above) and _is_plain_title(above.strip(), reader)


def _runs_on(row: Row, date: DateRange) -> bool:
    """A date at the very start whose line goes on into the duties: "5/2011 - 6/2013 Supported the …"."""
    before = row.text[: max(0, date.span.start - row.span.start)]
    after = row.text[date.span.end - row.span.start :].lstrip(" \t:,)]-–—|")
    return not before.strip(" \t([*_") and after[:1].isupper() and not date.approximate


def _is_plain_title(words: str, reader: HeadingReader) -> bool:
    """A title, with its employer or alone, in capital letters: no duties that end with one's noun."""
    content = [t for t in _WORDS.findall(_BRACKETS.sub(" ", words)) if t.casefold() not in _SMALL]
    if not content or len(content) > 12 or any(t[0].islower() for t in content):
        return False
    heading = reader.read([words])
    duties = len(content) > 1 and content[0].endswith("ed")
    return not duties and reader.title_score(heading.title or words) >= 2


def _in_cells(rest: str, reader: HeadingReader) -> bool:
    """Whether employer and title stand beside the date in columns: "2018 – now   Alder Creek   Coder"."""
    cells = [c for c in _cells(rest.replace("\t", "  ")) if c]
    return len(cells) > 1 and not any(map(is_sentence, cells)) and max(map(reader.title_score, cells)) == 3


def _head(rest: str) -> str:
    """What stands beside the date, up to the first sentence's end."""
    return _SENTENCE_END.split(rest.replace("\t", " , "))[0]
