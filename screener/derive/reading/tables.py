"""Tables of a posting as lines: a column under its title, a row under its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CELL = re.compile(r"\t+|\s{3,}")
_RULE = re.compile(r"(?=[^-]*-)[\s|:+=-]+")
_MARKED = re.compile(r"^[-*•]\s+")
_LABELLED = re.compile(r"[A-Z][\w /#.&-]{1,30}:\s+\S")
MOST = 80
"""So many lines at most stand side by side."""
LONGEST = 40
"""Characters of the longest title of a column."""
VALUE = 2
"""From so many words on a second cell is what the first one heads, not a title itself."""
COLUMNS = ("required", "preferred", "duties", "skip")
"""What a column can hold; a table with two of them is read column by column."""

Numbered = tuple[int, str]
Row = tuple[int, list[str]]
"""The number of a line and its cells."""
Kind = Callable[[str], str | None]


def unrolled(lines: Sequence[Numbered], kind: Kind) -> list[Numbered]:
    """The numbered lines with each table of demands read column by column; other lines as they are.

    kind: what stands under a title. A row "Education | Bachelor's | Master's" is "Education: Bachelor's" in
    the first column. Numbers stay those of the rows, so they need not ascend.
    """
    found: list[Numbered] = []
    index = 0
    while index < len(lines):
        number, raw = lines[index]
        titles = _cells(raw)
        rows, end = _rows(lines, index, titles) if _is_head(titles, kind) else ([], index + 1)
        found += _by_column(number, titles, rows) if rows else [(number, part) for part in _row(raw, kind)]
        index = end
    return found


def _rows(lines: Sequence[Numbered], head: int, titles: Sequence[str]) -> tuple[list[Row], int]:
    """The rows below the titles of columns, and where they end: at an empty line or one that is no row.

    Two columns of text side by side are parted by a gutter of blanks.
    """
    raw = lines[head][1]
    end = next((i for i in range(head, min(len(lines), head + MOST)) if not lines[i][1].strip()), head + MOST)
    at, below = raw.rindex(titles[-1]), lines[head + 1 : end]
    gutter = below and not any(row[max(0, at - 2) : at].strip() for _, row in below)
    if len(titles) == 2 and gutter and "|" not in raw and "\t" not in raw:
        return [(line, [row[:at].strip(), row[at:].strip()]) for line, row in below], end
    rows: list[Row] = []
    end = head + 1
    for line, row in lines[head + 1 :]:
        cells, rule = _cells(row, len(titles)), _RULE.fullmatch(row)
        if not (rule or 1 < len(cells) <= len(titles)):
            break
        rows += [] if rule else [(line, cells)]
        end += 1
    return rows, end


def _by_column(number: int, titles: Sequence[str], rows: Sequence[Row]) -> list[Numbered]:
    """The cells of each column below its title; a cell without a mark goes on with the marked one above."""
    labelled = len(titles) > 2
    found: list[Numbered] = []
    for column in range(int(labelled), len(titles)):
        found += [(number, ""), (number, f"# {titles[column]}")]
        told = [
            (line, row[0], row[column]) for line, row in rows if row[column : column + 1] not in ([], [""])
        ]
        marked = any(_MARKED.match(cell) for _, _, cell in told)
        for line, head, cell in told:
            if marked and not _MARKED.match(cell):
                found[-1] = (found[-1][0], f"{found[-1][1]} {cell}")
                continue
            label = f"{head}: " if labelled and head else ""
            found.append((line, f"- {label}{_MARKED.sub('', cell).replace('; ', ', ')}"))
    return [*found, (number, "")]


def _cells(raw: str, columns: int = 0) -> list[str]:
    """The cells of a row; empty ones keep their place between bars, and where tabs make so many columns."""
    bars = "|" in raw
    parts = raw.strip().strip("|").split("|") if bars else _CELL.split(raw.rstrip())
    if not bars and columns and raw.count("\t") == columns - 1:
        return [cell.strip() for cell in raw.split("\t")]
    cells = [cell.strip() for cell in parts]
    return cells if any(cells) and (bars or raw[:1] == "\t") else [cell for cell in cells if cell]


def _is_head(titles: Sequence[str], kind: Kind) -> bool:
    """Whether the cells are titles of columns, two of them different."""
    if not 2 <= len(titles) <= 4 or any(len(title) > LONGEST for title in titles):
        return False
    kinds = [kind(title) if title else None for title in titles]
    return len({k for k in kinds if k in COLUMNS}) > 1 and all(kinds[1:])


def _row(raw: str, kind: Kind) -> list[str]:
    """ "| Education | High school |" is a label and what it says; "Title: Coder    Reports to: …" is two."""
    mark = "|" if "|" in raw else "\t"
    cells = [cell.strip() for cell in raw.strip().strip(mark).split(mark)]
    value = len(cells[-1].split()) >= VALUE
    if mark in raw and len(cells) == 2 and all(cells) and kind(cells[0]) and (value or not kind(cells[1])):
        return [f"- {cells[0]}: {cells[1]}"]
    wide = [cell for cell in _cells(raw) if cell]
    return wide if len(wide) > 1 and all(_LABELLED.match(cell) for cell in wide) else [raw]
