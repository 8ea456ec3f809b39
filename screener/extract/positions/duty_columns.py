"""Tables of jobs in which the duties stand in a column beside title and employer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from screener.extract.dates.ranges import DateRange
from screener.extract.positions.heading import HeadingReader
from screener.model.document import Document, Line
from screener.text.lines import is_bulleted

_CELL = re.compile(r"\S(?:[^\n]*?\S)?(?=[ \u00a0]{2,}|$)")
SAME_EDGE, HANGING = 2.0, 20.0
"""Points by which the edges of a column's cells differ, and by which its lines may be indented."""
PROSE_WORDS, PROSE_SHARE = 5, 0.6


class _DutyCell(NamedTuple):
    line: Line
    start: int
    text: str
    x: float
    is_first: bool


def duty_cuts(
    document: Document, lines: Iterable[Line], dates: Sequence[DateRange], reader: HeadingReader
) -> Mapping[int, int]:
    """Where the duties begin on lines that have them beside a heading, or are nothing else: by line start.

    Only for documents with layout. The duties' column is one of prose, beside titles, without dates.
    """
    if not document.x0:
        return {}
    cuts: dict[int, int] = {}
    cells = [cell for line in lines if not line.running for cell in _cells(document, line)]
    for page in {cell.line.page for cell in cells}:
        here = [cell for cell in cells if cell.line.page == page]
        beside = Counter(round(cell.x) for cell in here if not cell.is_first)
        for edge in sorted(edge for edge in beside if beside[edge - 1] + beside[edge] + beside[edge + 1] > 1)[
            ::-1
        ]:
            column = [c for c in here if edge - SAME_EDGE <= c.x <= edge + HANGING]
            if _is_of_duties(document, column, edge, reader):
                cuts |= {c.line.span.start: c.start for c in column if not _is_dated(c, dates)}
                break
    return cuts


def _cells(document: Document, line: Line) -> Iterator[_DutyCell]:
    for hit in _CELL.finditer(document.text, line.span.start, line.span.end):
        first = not document.text[line.span.start : hit.start()].strip()
        yield _DutyCell(line, hit.start(), hit[0], document.x0[hit.start()], first)


def _is_of_duties(
    document: Document, column: Sequence[_DutyCell], edge: float, reader: HeadingReader
) -> bool:
    beside = [c for c in column if not c.is_first and abs(c.x - edge) <= SAME_EDGE]
    if len(beside) < 2 or not any(c.is_first for c in column):
        return False
    prose = sum(_is_prose(cell.text) for cell in column)
    titled = sum(
        reader.title_score(reader.read([document.text[c.line.span.start : c.start]]).title) >= 2
        and reader.title_score(c.text) != 3
        for c in column
        if not c.is_first
    )
    return titled > 0 and prose >= PROSE_SHARE * len(column)


def _is_prose(words: str) -> bool:
    small = words[:1].islower() or words.endswith((".", ";"))
    return small or is_bulleted(words) or len(words.split()) >= PROSE_WORDS


def _is_dated(cell: _DutyCell, dates: Sequence[DateRange]) -> bool:
    end = cell.start + len(cell.text)
    return any(not d.single and cell.start <= d.span.start < end for d in dates)
