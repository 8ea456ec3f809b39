"""Dates and headings that are broken over lines, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from screener.extract.dates.ranges import DateFinder
from screener.extract.positions.dated_rows import is_heading
from screener.extract.positions.heading import HeadingReader
from screener.extract.positions.rows import JobRow, cells_of
from screener.model.span import Span
from screener.text.lines import is_bulleted

HANGING = 40.0
"""Points by which the lines that a point of a list runs over into are indented, at most."""


def with_wrapped_dates(rows: list[JobRow], finder: DateFinder) -> list[JobRow]:
    """Ranges that are broken over two lines of a narrow column go to the first of them."""
    for number, row in enumerate(rows):
        for below in rows[number + 1 : number + 3]:
            apart = below is not rows[number + 1]
            # With another cell's line between them only where both say nothing else.
            if apart and not (_is_short(row) and _is_short(below)):
                continue
            if apart or "  " in row.rest or "  " in below.rest:
                _join_dates(row, below, finder)
    return rows


def _is_short(row: JobRow) -> bool:
    return len(row.text.split()) <= 3 and not row.bulleted


def _join_dates(row: JobRow, below: JobRow, finder: DateFinder) -> None:
    for side in (0, -1):
        one, other = (cells_of(r.text.rstrip())[side] for r in (row, below))
        if not (one and 3 < len(one) < 40 and len(other) < 24 and any(c.isdigit() for c in one)):
            continue
        found = finder.find(f"{one}\n{other}")
        broken = len(found) == 1 and found[0].span.start < len(one) < found[0].span.end - 1
        if broken and not found[0].single:
            row.dates, below.dates = [replace(found[0], span=row.span)], []
            row.rest, below.rest = row.text.replace(one, "\t", 1), below.text.replace(other, "\t", 1)
            below.bulleted = below.bulleted or is_bulleted(below.rest.strip())
            return


def with_wrapped_headings(rows: list[JobRow], reader: HeadingReader) -> list[JobRow]:
    """Headings that go on under a full line are one: "Coder at Alder Heart &", "Vascular (2019 – 2021)"."""
    kept: list[JobRow] = []
    margins: dict[tuple[int, int], float] = {}
    for row in rows:
        place = (row.line.page, row.line.column)
        margins[place] = max(margins.get(place, 0.0), row.line.box.x1)
    for row in rows:
        if kept and _closes_bracket(kept[-1], row):
            above = kept.pop()
            kept.append(replace(_joined_rows(above, row), rest=above.rest[: above.rest.rfind("(")] + "\t"))
            continue
        wrapped = bool(kept) and (
            _goes_on(kept[-1], row, reader) or _is_wrapped(kept[-1], row, margins, reader)
        )
        kept.append(_joined_rows(kept.pop(), row) if wrapped else row)
    return kept


def mark_wrapped_points(rows: list[JobRow], reader: HeadingReader) -> None:
    """What a point of a list runs over into is no heading: "• The team of nine won the Spot" over "Award"."""
    point: JobRow | None = None
    for before, row in pairwise(rows):
        point = before if before.bulleted and is_bulleted(before.text) else point if before.bulleted else None
        if point is None or row.bulleted or row.dates:
            continue
        one, other = point.line, row.line
        apart = (one.page, one.column) != (other.page, other.column)
        hangs = 2 < row.edge - point.edge < HANGING
        # A point that names a job may have the rest of its heading below it.
        told = not point.dates and (reader.prose.is_sentence(point.rest) or len(point.rest.split()) > 7)
        row.bulleted = hangs and not apart and told


def _closes_bracket(above: JobRow, row: JobRow) -> bool:
    """ "Alder Creek Hospital (June 2014 – present;" over "promoted twice)"."""
    opened = above.rest.count("(") - above.rest.count(")")
    words = row.text.strip()
    closed = words.endswith(")") and "(" not in words and len(words.split()) <= 6
    return bool(above.dates) and opened == 1 and closed and not row.dates


def _goes_on(above: JobRow, row: JobRow, reader: HeadingReader) -> bool:
    """ "Clerk | Alder Creek Ltd | Remote |" over its dates; "Coder, Lake Clinic," over place and dates."""
    parted = above.rest.rstrip().endswith("|") and above.rest.count("|") > 1
    parted |= above.rest.rstrip().endswith(",") and reader.is_place(row.rest.partition("\t")[0])
    return parted and not above.dates and not above.bulleted and bool(row.dates) and not row.bulleted


def _joined_rows(above: JobRow, row: JobRow) -> JobRow:
    return replace(
        row,
        index=above.index,
        span=Span(above.span.start, row.span.end),
        line=above.line,
        text=f"{above.text.rstrip()} {row.text.lstrip()}",
        rest=f"{above.rest.rstrip()} {row.rest.lstrip()}",
    )


def _is_wrapped(
    above: JobRow, row: JobRow, margins: Mapping[tuple[int, int], float], reader: HeadingReader
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
