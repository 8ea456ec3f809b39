"""Sections that stand side by side under titles on one line: a table's cells, read row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from screener.model.document import Document, Line
from screener.model.span import Span

_CELL = re.compile(r"(?:^|[ \t\u00a0]{2,})(?=\S)")
_SLACK = 12.0  # points by which a cell may begin before its title


def by_cell(
    document: Document, heads: Sequence[Span | None], parts: Iterable[tuple[int, Span]]
) -> Iterator[tuple[int, Span]]:
    """Parts, cut into cells where the title shares its line with others: (index of the title, range).

    heads: the characters of each title, None for the part before the first.
    """
    rows: dict[int, list[int]] = {}
    for index, head in enumerate(heads):
        if head is not None:
            rows.setdefault(document.line_index(head.start), []).append(index)
    if not document.x0 or all(len(row) == 1 for row in rows.values()):
        yield from parts
        return
    shared = {index: row for row in rows.values() if len(row) > 1 for index in row}
    for index, span in parts:
        row = shared.get(index)
        if row is None or index != row[-1]:
            yield index, span
        else:
            edges = [(document.x0[head.start], i) for i in row if (head := heads[i]) is not None]
            yield from _cells(document, edges, span)


def _cells(document: Document, edges: Sequence[tuple[float, int]], span: Span) -> Iterator[tuple[int, Span]]:
    owner, start = edges[-1][1], span.start
    for line in document.lines_in(span):
        for cell in _starts(document, line):
            if cell < span.start:
                continue
            left = document.x0[cell]
            following = max((e for e in edges if e[0] <= left + _SLACK), default=edges[0])[1]
            if following != owner:
                if cell > start:
                    yield owner, Span(start, cell)
                owner, start = following, cell
    yield owner, Span(start, span.end)


def _starts(document: Document, line: Line) -> list[int]:
    text = document.quote(line.span)
    return [line.span.start + hit.end() for hit in _CELL.finditer(text)]
