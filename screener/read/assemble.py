"""Rows of all pages to one Document."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from screener.model.document import Document, HiddenText, Line, Page
from screener.model.profile import Flag
from screener.model.span import Box, Span
from screener.read.layout import Row
from screener.read.words import Run

CELL_GAP = "  "
"""Two spaces stand where runs on one line are far apart: cells, or a date at the right margin."""

_LONGEST_BESIDE = 40
_MARGIN = 0.09
_FEWEST_REPEATS = 2
_NEW_BLOCK = 1.6


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page's rows in reading order. turned: lines that run up or down the page, after the others.

    characters: as in model.document.Page.
    """

    number: int
    width: float
    height: float
    rows: Sequence[Row]
    turned: Sequence[Row]
    characters: int = 0


def assemble(
    pages: Sequence[LaidPage],
    reader: str,
    hidden: Sequence[HiddenText] = (),
    notes: Sequence[str] = (),
    flags: Sequence[Flag] = (),
) -> Document:
    """Text, lines and character edges; lines joined by newlines, pages by form feeds."""
    text: list[str] = []
    x0, x1 = array("f"), array("f")
    lines: list[Line] = []
    marks: list[Page] = []
    sure: list[tuple[int, Row]] = []
    at = 0
    for page in pages:
        if marks:
            at = _add_mark("\f", text, x0, x1, at)
        start = at
        for number, (row, words, lefts, rights) in enumerate(_texts(page), 1):
            if number > 1:
                at = _add_mark("\n", text, x0, x1, at)
            lines.append(_line(page, row, number, Span(at, at + len(words))))
            text.append(words)
            x0.extend(lefts)
            x1.extend(rights)
            sure.append((at, row))
            at += len(words)
        marks.append(Page(page.number, page.width, page.height, Span(start, at), page.characters))
    whole = "".join(text)
    placed = tuple(_with_running(_with_blocks(lines), whole, pages))
    kept = tuple(hidden), tuple(notes), tuple(flags)
    return Document(whole, tuple(marks), placed, reader, x0, x1, *kept, certain=_certain(sure, at))


def _texts(page: LaidPage) -> Iterator[tuple[Row, str, array[float], array[float]]]:
    """Each row that says something, with its text and edges as `_row_text` gives them."""
    for index, row in enumerate((*page.rows, *page.turned)):
        words, lefts, rights = _row_text(row, is_turned=index >= len(page.rows))
        if words.strip():
            yield row, words, lefts, rights


def _certain(rows: Sequence[tuple[int, Row]], length: int) -> array[float]:
    """How sure each of the text's characters is; empty where none was recognised from a picture.

    rows: where each begins in the text, and what its runs are, as `_row_text` writes them.
    """
    if all(run.certain is None for _, row in rows for run in row.runs):
        return array("f")
    certain = array("f", [1.0]) * length
    for start, row in rows:
        at = start
        for run in row.runs:
            if run.certain is not None:
                certain[at : at + len(run.certain)] = run.certain
            at += len(run.text) + len(CELL_GAP)
    return certain


def _add_mark(mark: str, text: list[str], x0: array[float], x1: array[float], at: int) -> int:
    text.append(mark)
    x0.append(x1[-1] if x1 else 0.0)
    x1.append(x1[-1] if x1 else 0.0)
    return at + 1


def _row_text(row: Row, *, is_turned: bool) -> tuple[str, array[float], array[float]]:
    """Text of a row, and the left and right edge of each of its characters."""
    if len(row.runs) == 1 and not is_turned:
        return row.runs[0].text, row.runs[0].left, row.runs[0].right
    words: list[str] = []
    lefts, rights = array("f"), array("f")
    before: Run | None = None
    for run in row.runs:
        if before is not None:
            words.append(CELL_GAP)
            lefts.extend([before.x1] * len(CELL_GAP))
            rights.extend([max(before.x1, run.x0)] * len(CELL_GAP))
        words.append(run.text)
        lefts.extend([run.x0] * len(run.text) if is_turned else run.left)
        rights.extend([run.x1] * len(run.text) if is_turned else run.right)
        before = run
    return "".join(words), lefts, rights


def _line(page: LaidPage, row: Row, number: int, span: Span) -> Line:
    longest = max(row.runs, key=lambda run: len(run.text))
    box = Box(
        round(min(run.x0 for run in row.runs), 1),
        round(row.top, 1),
        round(max(run.x1 for run in row.runs), 1),
        round(row.bottom, 1),
    )
    size = round(longest.size or longest.height, 1)
    # A bold title keeps its look beside a plain date or place.
    beside = sum(len(run.text) for run in row.runs[1:])
    bold = row.runs[0].bold and (beside <= _LONGEST_BESIDE or all(run.bold for run in row.runs))
    return Line(page.number, number, span, box, size=size, bold=bold, column=row.column)


def _with_blocks(lines: list[Line]) -> list[Line]:
    """Number the blocks: a new one begins after a gap, or where column, size or page change."""
    numbered: list[Line] = []
    block = 0
    for line in lines:
        if numbered:
            last = numbered[-1]
            step, height = line.box.top - last.box.top, last.box.bottom - last.box.top
            same = last.page == line.page and last.column == line.column
            if not (same and 0 <= step < _NEW_BLOCK * height and abs(last.size - line.size) < 0.5):
                block += 1
        numbered.append(replace(line, block=block))
    return numbered


def _with_running(lines: list[Line], text: str, pages: Sequence[LaidPage]) -> list[Line]:
    """Mark headers and footers: the same words, numbers aside, at the edge of several pages."""
    if len(pages) < _FEWEST_REPEATS:
        return lines
    heights = {page.number: page.height for page in pages}

    def key(line: Line) -> str:
        at_edge = (
            line.box.bottom < _MARGIN * heights[line.page]
            or line.box.top > (1 - _MARGIN) * heights[line.page]
        )
        return re.sub(r"\d+", "#", text[line.span.start : line.span.end]).strip() if at_edge else ""

    keys = [key(line) for line in lines]
    seen = Counter(k for k, _ in {(k, line.page) for k, line in zip(keys, lines, strict=True)})
    return [
        replace(line, running=True) if k and seen[k] >= _FEWEST_REPEATS else line
        for k, line in zip(keys, lines, strict=True)
    ]
