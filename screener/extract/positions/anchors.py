"""The rows whose dates are those of positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from screener.extract.positions.dated_rows import is_anchor
from screener.extract.positions.heading import HeadingReader
from screener.extract.positions.rows import JobRow


def find_anchors(rows: Sequence[JobRow], headings: HeadingReader, *, strict: bool) -> list[int]:
    """The rows with a range of dates that heads a position. strict: as in is_anchor."""
    return [
        i
        for i, row in enumerate(rows)
        if is_anchor(
            row,
            headings,
            strict=strict,
            above=rows[i - 1].rest if i else "",
            below="" if i + 1 == len(rows) or rows[i + 1].bulleted else rows[i + 1].rest.strip(),
        )
    ]


def listed_below(rows: Sequence[JobRow], headings: HeadingReader) -> Iterator[tuple[int, list[int]]]:
    """Employers with the whole time there, each with the points below it that are titles with their dates."""
    for index, (row, below) in enumerate(pairwise(rows)):
        if row.bulleted or not below.bulleted or not any(not d.single for d in row.dates):
            continue
        titled = [i for i in _points(rows, index) if _is_titled(rows[i], headings)]
        if titled and headings.title_score(row.rest) < 2:
            yield index, titled


def _points(rows: Sequence[JobRow], index: int) -> Iterator[int]:
    """The rows of the list below a row, with what its points run over into."""
    edge = rows[index].edge + 2
    return takewhile(lambda i: rows[i].bulleted or rows[i].edge > edge, range(index + 1, len(rows)))


def _is_titled(row: JobRow, headings: HeadingReader) -> bool:
    """ "• Coder 2019 to 2021: inpatient": a title directly before its dates."""
    dated = any(not d.single for d in row.dates)
    return row.bulleted and dated and headings.title_score(row.rest.partition("\t")[0]) == 3
