"""Runs to lines in reading order: columns are read one after the other, table rows across.

The page is cut along its gutters: a gutter is a strip without text that runs past several rows with text on
both sides. Whether its sides are columns (read down) or cells (read across) is told by the content stream,
which most producers write in reading order, and by how the rows of both sides lie to each other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

import numpy as np

from screener.read.glyphs import Bools
from screener.read.words import Run

_BIN = 2.0
_MOST_BINS = 1000
_GUTTER = 8.0
_FEWEST_ROWS = 3
_SAME_ROW = 0.5
_DEEPEST = 6
_SAME_TITLE = 0.6
_NEW_PART = 0.5
_MOST_GUTTERS = 4
_LONGEST_DATE = 32
_TIME = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d\b|\b(?:present|current|now|date)\b", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """Runs on one baseline, left to right. column: 0 for full width and the first column."""

    runs: list[Run]
    column: int = 0

    @property
    def top(self) -> float:
        """Upper edge in points."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Lower edge in points."""
        return max(run.bottom for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Gutter:
    """strip: its place among the strips. middle: in points. first, last: its rows.

    has_labels: on its left stand titles of what stands on its right.
    """

    strip: int
    middle: float
    first: int
    last: int
    has_labels: bool = False


def reading_order(runs: Sequence[Run]) -> list[Row]:
    """Rows in the order in which a person reads them."""
    return _cut(_rows(runs), 0, 0)


def _rows(runs: Sequence[Run]) -> list[Row]:
    """Runs by baseline, top to bottom, each row left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.x0)):
        # The first run of a row sets it: letting it drift would chain slightly tilted lines together.
        anchor = rows[-1][0] if rows else None
        if anchor and abs(run.middle - anchor.middle) < _SAME_ROW * min(run.height, anchor.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [Row(sorted(row, key=lambda r: r.x0)) for row in rows]


def _cut(rows: list[Row], depth: int, column: int) -> list[Row]:
    gutter = _column_gutter(rows) if depth < _DEEPEST and len(rows) >= _FEWEST_ROWS else None
    if gutter is None:
        for row in rows:
            row.column = column
        return rows
    zone = rows[gutter.first : gutter.last + 1]
    left, right = (_side(zone, gutter.middle, is_left) for is_left in (True, False))
    above, below = rows[: gutter.first], rows[gutter.last + 1 :]
    if gutter.has_labels:
        inside = _labelled(left, right, depth, column)
    else:
        inside = [*_cut(left, depth + 1, column), *_cut(right, depth + 1, column + 1)]
    return [*_cut(above, depth + 1, column), *inside, *_cut(below, depth + 1, column)]


def _column_gutter(rows: list[Row]) -> _Gutter | None:
    """The gutter with the most text on its poorer side whose sides are columns, not cells of a table."""
    strips = _Strips.of(rows)
    for _ in range(_MOST_GUTTERS if strips else 0):
        gutter = strips.best() if strips else None
        if strips is None or gutter is None:
            return None
        gutter = _trimmed(rows, gutter)
        zone = rows[gutter.first : gutter.last + 1]
        left, right = (_side(zone, gutter.middle, is_left) for is_left in (True, False))
        if _are_columns(zone, left, right, gutter.middle):
            return gutter
        if _are_labels(left, right):
            return replace(gutter, has_labels=True)
        strips.refuse(gutter)
    return None


def _trimmed(rows: list[Row], gutter: _Gutter) -> _Gutter:
    """The gutter without the short lines below the columns, which only happen not to cross it.

    They begin after the widest gap below the right column's last line. At the foot of the page the left
    column is just the longer one.
    """
    both_end = max(
        number
        for number in range(gutter.first, gutter.last + 1)
        if any(run.x1 > gutter.middle for run in rows[number].runs)
    )
    if gutter.last + 1 >= len(rows) or both_end == gutter.last:
        return gutter
    gaps = [rows[k].top - rows[k - 1].bottom for k in range(both_end + 1, gutter.last + 1)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    row = rows[both_end + 1 + widest]
    if gaps[widest] < _NEW_PART * (row.bottom - row.top):
        return gutter
    return replace(gutter, last=both_end + widest)


def _side(zone: list[Row], middle: float, is_left: bool) -> list[Row]:
    """Rows of one side of a gutter, clustered anew: the other side's baselines no longer matter."""
    return _rows([run for row in zone for run in row.runs if (run.x1 <= middle) == is_left])


@dataclass(slots=True)
class _Strips:
    """Every strip of a gutter's width, a bin apart: in which rows it is clear, and has text on its sides.

    The three tables have a row for each row of text and a column for each strip.
    """

    clear: Bools
    on_left: Bools
    on_right: Bools
    left_edge: float
    step: float

    @classmethod
    def of(cls, rows: list[Row]) -> _Strips | None:
        """The strips between the outermost edges of the text; None where it is too narrow."""
        left_edge = min(run.x0 for row in rows for run in row.runs)
        right_edge = max(run.x1 for row in rows for run in row.runs)
        step = max(_BIN, (right_edge - left_edge) / _MOST_BINS)
        bins, wide = int((right_edge - left_edge) / step) + 1, max(1, int(_GUTTER / step))
        if bins <= 3 * wide:
            return None
        taken = np.zeros((len(rows), bins + 1), dtype=bool)
        for number, row in enumerate(rows):
            for run in row.runs:
                taken[number, int((run.x0 - left_edge) / step) : int((run.x1 - left_edge) / step) + 1] = True
        filled = np.cumsum(taken, axis=1)
        return cls(
            (filled[:, wide:] - filled[:, :-wide]) == 0,
            filled[:, :-wide] > 0,
            filled[:, -1:] - filled[:, wide:] > 0,
            left_edge,
            step,
        )

    def best(self) -> _Gutter | None:
        """Follow every strip down the rows at once; keep the one with the most text on its poorer side."""
        count, width = self.clear.shape
        begun, lefts, rights = (np.zeros(width, dtype=np.int64) for _ in range(3))
        best_score, best = _FEWEST_ROWS - 1, None
        for number in range(count):
            ends = ~self.clear[number]
            begun[ends], lefts[ends], rights[ends] = number + 1, 0, 0
            lefts += self.on_left[number] & ~ends
            rights += self.on_right[number] & ~ends
            scores = np.minimum(lefts, rights)
            at = int(scores.argmax())
            if scores[at] > best_score:
                best_score = int(scores[at])
                equal = np.flatnonzero((scores == scores[at]) & (begun == begun[at]))
                middle = int(equal[len(equal) // 2])
                best = (middle, int(begun[middle]), number)
        if best is None:
            return None
        strip, first, last = best
        # The gutter goes on past the row in which the count was reached, while nothing crosses it.
        while last + 1 < count and self.clear[last + 1, strip]:
            last += 1
        return _Gutter(strip, self.left_edge + strip * self.step + _GUTTER / 2, first, last)

    def refuse(self, gutter: _Gutter) -> None:
        """Take a gutter out, with the strips beside it that part the same words."""
        zone = slice(gutter.first, gutter.last + 1)
        blocked = np.flatnonzero(~self.clear[zone].all(axis=0))
        after = int(np.searchsorted(blocked, gutter.strip))
        start = int(blocked[after - 1]) + 1 if after else 0
        end = int(blocked[after]) if after < len(blocked) else self.clear.shape[1]
        self.clear[zone, start:end] = False


def _are_columns(zone: list[Row], left: list[Row], right: list[Row], middle: float) -> bool:
    """Columns are read down, cells of a table across."""
    both = sum(any(r.x1 <= middle for r in row.runs) and any(r.x1 > middle for r in row.runs) for row in zone)
    fewer = min(len(left), len(right))
    # Dates in the margin belong to the line that they stand beside, in whatever order they were written.
    if any(_are_dates(side) and both >= 0.6 * len(side) for side in (left, right)):
        return False
    ordered = sorted((run for row in zone for run in row.runs), key=lambda run: run.order)
    sides = [run.x1 <= middle for run in ordered]
    switches = sum(a != b for a, b in pairwise(sides))
    if switches <= max(2, 0.15 * fewer):
        return True
    if both < 0.5 * fewer:
        return True
    # Rows that line up and are written across: columns only where both sides are full of prose.
    return all(_is_prose(side) for side in (left, right))


def _labelled(left: list[Row], right: list[Row], depth: int, column: int) -> list[Row]:
    """Each title, then what stands beside it down to the next title."""
    titles: list[list[Row]] = []
    for row in left:
        if titles and row.top - titles[-1][-1].bottom < _SAME_TITLE * (row.bottom - row.top):
            titles[-1].append(row)
        else:
            titles.append([row])
    found: list[Row] = []
    tops = [title[0].top - _SAME_ROW * (title[0].bottom - title[0].top) for title in titles]
    for number, title in enumerate([[], *titles]):
        from_top = tops[number - 1] if number else -math.inf
        to_top = tops[number] if number < len(tops) else math.inf
        beside = [row for row in right if from_top <= row.top < to_top]
        for row in title:
            row.column = column
        found += title
        found += _cut(beside, depth + 1, column) if beside else []
    return found


def _are_labels(left: list[Row], right: list[Row]) -> bool:
    """Short bold words on the left, fewer than the plain lines on the right: titles in the margin."""
    runs = [run for row in left for run in row.runs]
    bold = sum(run.bold for run in runs) > 0.8 * len(runs)
    plain = sum(not run.bold for row in right for run in row.runs) > 0.5 * sum(len(row.runs) for row in right)
    short = all(len(run.text) <= _LONGEST_DATE for run in runs)
    return bold and plain and short and len(right) >= 1.5 * len(left) and not _are_dates(left)


def _are_dates(rows: list[Row]) -> bool:
    """Most rows are short and tell a time."""
    texts = [" ".join(run.text for run in row.runs) for row in rows]
    dated = sum(len(text) <= _LONGEST_DATE and _TIME.search(text) is not None for text in texts)
    return dated >= 0.6 * len(texts)


def _is_prose(rows: list[Row]) -> bool:
    """Most rows are sentences that fill their column: four words and more, near the full width."""
    words = fmean(sum(len(run.text.split()) for run in row.runs) for row in rows)
    edges = [(min(r.x0 for r in row.runs), max(r.x1 for r in row.runs)) for row in rows]
    span = max(right for _, right in edges) - min(left for left, _ in edges)
    full = fmean((right - left) / max(span, 1.0) for left, right in edges)
    return words >= 4 and full >= 0.6
