"""Blocks that end with their dates: title and employer, what was done, below it "May 2018 – July 2021"."""

from __future__ import annotations

from collections.abc import Sequence

from screener.extract.positions.dated_rows import is_heading
from screener.extract.positions.heading import HeadingReader
from screener.extract.positions.rows import JobRow


def closed_blocks(rows: Sequence[JobRow], anchors: Sequence[int], reader: HeadingReader) -> list[int] | None:
    """The first row of each position whose date stands at `anchors`; None unless the dates close the blocks.

    They do where each stands alone on its line, duties stand above and the next title below most of them,
    and no title below the last.
    """
    if len(anchors) < 2 or not all(rows[i].is_blank for i in anchors):
        return None
    if _is_titled(rows, anchors[-1] + 1, reader):
        return None
    firsts = []
    for number, anchor in enumerate(anchors):
        start = anchors[number - 1] + 1 if number else _last_title(rows, anchor, reader)
        if start is None or not _is_titled(rows, start, reader):
            return None
        firsts.append(start)
    told = sum(not is_heading(rows[anchor - 1], reader) for anchor in anchors)
    return firsts if 2 * told > len(anchors) else None


def _is_titled(rows: Sequence[JobRow], index: int, reader: HeadingReader) -> bool:
    if index >= len(rows) or not is_heading(rows[index], reader):
        return False
    return reader.title_score(reader.read([rows[index].rest]).title) >= 2


def _last_title(rows: Sequence[JobRow], anchor: int, reader: HeadingReader) -> int | None:
    """The nearest row above that names a title."""
    return next((i for i in range(anchor - 1, -1, -1) if _is_titled(rows, i, reader)), None)
