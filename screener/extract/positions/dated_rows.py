"""Dates that head a position, apart from dates in prose, in lists and in education."""

from __future__ import annotations

import re

from screener.extract.dates.ranges import DateRange
from screener.extract.positions.heading import HeadingReader
from screener.extract.positions.rows import JobRow, cells_of, is_small_title
from screener.text.clauses import SENTENCE_END
from screener.text.lines import BRACKETS, WORDS, is_bulleted

_SEMICOLON = re.compile(r"^[^;]{0,40};\s+[A-Z]")
_NEAR = 16
"""Characters after a date in which a person begins to speak: "From 2010 to 2014 I was"."""
_ADDRESS = re.compile(r"\w@\w")
_OWN_CELL = re.compile(r"^\s*\t\s{2,}\S")
MAX_HEADING = 120


def is_heading(row: JobRow, reader: HeadingReader) -> bool:
    """Short and not prose: a line that may name a job, an employer or a place."""
    words = row.rest.strip()
    if row.is_blank:
        return not row.dates and not row.bulleted
    if row.bulleted or len(words) > MAX_HEADING or not any(c.isalpha() for c in words):
        return False
    if _is_cut_off(words, reader) or reader.is_header(words):
        return False
    if reader.is_place(words):
        return True
    return not reader.prose.is_sentence(words) or is_small_title(words, reader)


def _is_cut_off(words: str, reader: HeadingReader) -> bool:
    """A line that goes on from the one before, or whose own words go on ("Assign ICD-10-CM and CPT to"), or
    one of contact.
    """
    if _ADDRESS.search(words):
        return True
    first = next(c for c in reader.wording.ordinal.sub("", words) or words if c.isalpha())
    small = words.rsplit(maxsplit=1)[-1] in reader.prose.small and not reader.title_score(words)
    ends = reader.prose.ends(words) and not reader.title_score(words) + reader.employer_score(words)
    return first.islower() or small or ends or (words.endswith(":") and reader.title_score(words) < 2)


def is_anchor(row: JobRow, reader: HeadingReader, *, strict: bool, above: str = "", below: str = "") -> bool:
    """A line whose date is that of a position. strict: outside sections of work, where titles must tell.

    above: the words of the line before, which may go on here. below: those of the next.
    """
    ranges = [d for d in row.dates if not d.single]
    rest = row.rest.strip()
    # "I learned the work as a Coder at Lake Hospital," over its dates is no heading.
    told_above = row.is_blank and reader.wording.first_person.search(above)
    if not ranges or told_above or _is_remark(row, ranges, reader, strict=strict):
        return False
    if _runs_on(row, ranges[0]):
        titled = _is_plain_title(rest, reader) or _is_plain_title(below, reader)
        return not strict or titled or _in_cells(row.rest, reader)
    head = _head(rest)
    if len(rest) > MAX_HEADING + 20 or (reader.prose.is_sentence(head) and not is_small_title(head, reader)):
        return False
    title = max(reader.title_score(rest), reader.title_score(reader.read([rest], split=False).title))
    told = title + reader.employer_score(rest)
    if reader.wording.goes_on.search(above):
        told += reader.title_score(above)
    remark = ranges[0].lasting and not row.is_blank and told < 2 and not _OWN_CELL.match(row.rest)
    if remark or (row.bulleted and (strict or reader.prose.is_sentence(rest) or told < 2)):
        return False  # "Remote since 2020"
    if not strict or row.is_blank or title >= 2 or reader.employer_score(rest) >= 3:
        return True
    return not is_bulleted(above) and _heads(above, row, reader)


def _heads(above: str, row: JobRow, reader: HeadingReader) -> bool:
    """Whether the line above is a title, or names both where the date opens its line: "Paid Media Lead" over
    "Kansas City, MO · Apr 2021 – now", "Lake Clinic - ward clerk" over "Oct 2021 till now, from home".
    """
    if _is_plain_title(above.strip(), reader):
        return True
    heading = reader.read([above])
    opens = not row.rest.partition("\t")[0].strip() and not reader.prose.is_sentence(above)
    return opens and heading.employer != "" and reader.title_score(heading.title) == 3


def _is_remark(row: JobRow, ranges: list[DateRange], reader: HeadingReader, *, strict: bool) -> bool:
    """ "Coder of the quarter, spring 2009.", or prose in which jobs are told."""
    start, end = ranges[0].start or "", ranges[0].end or ""
    season = ranges[0].approximate and len(start) == len(end) == 7 and start[:4] == end[:4]
    if season and row.text.rstrip().endswith("."):
        return True
    words = row.text[: max(0, ranges[-1].span.end - row.span.start) + _NEAR]
    if reader.wording.first_person.search(words) or reader.wording.goes_on_with.match(row.rest):
        return True
    if len(ranges) > 1 and _SEMICOLON.search(row.text[ranges[0].span.end - row.span.start :]):
        return True
    *sentences, _ = SENTENCE_END.split(row.text[: max(0, ranges[-1].span.start - row.span.start)])
    first = sentences[0] if sentences else ""
    long = strict and len(first.split()) > 3
    return bool(sentences) and (
        len(ranges) > 1 or long or first.endswith(")") or reader.prose.is_sentence(first)
    )


def _runs_on(row: JobRow, date: DateRange) -> bool:
    """A date at the very start whose line goes on into the duties: "5/2011 - 6/2013 Supported the …"."""
    before = row.text[: max(0, date.span.start - row.span.start)]
    after = row.text[date.span.end - row.span.start :].lstrip(" \t:,)]-–—|")
    return not before.strip(" \t([*_") and after[:1].isupper() and not date.approximate


def _is_plain_title(words: str, reader: HeadingReader) -> bool:
    """A title, with its employer or alone, in capital letters: no duties that end with one's noun."""
    content = [t for t in WORDS.findall(BRACKETS.sub(" ", words)) if t.casefold() not in reader.prose.small]
    if not content or len(content) > 12 or any(t[0].islower() for t in content):
        return False
    heading = reader.read([words])
    duties = len(content) > 1 and reader.prose.is_past(content[0])
    return not duties and reader.title_score(heading.title or words) >= 2


def _in_cells(rest: str, reader: HeadingReader) -> bool:
    """Whether employer and title stand beside the date in columns: "2018 – now   Alder Creek   Coder"."""
    cells = [c for c in cells_of(rest.replace("\t", "  ")) if c]
    return (
        len(cells) > 1
        and not any(map(reader.prose.is_sentence, cells))
        and max(map(reader.title_score, cells)) == 3
    )


def _head(rest: str) -> str:
    """What stands beside the date, up to the first sentence's end."""
    return SENTENCE_END.split(rest.replace("\t", " , "))[0]
