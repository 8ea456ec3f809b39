"""Tables of a posting as lines: a column under its title, a row under its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CELL = re.compile(r"\t+|\s{3,}")
_RULE = re.compile(r"(?=[^-]*-)[\s|:+=-]+")
_MARKED = re.compile(r"[-*•]\s")
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
Kind = Callable[[str], str | None]


def unrolled(lines: Sequence[Numbered], kind: Kind) -> list[Numbered]:
    """The numbered lines with each table of demands read column by column; other lines as they are.

    kind: what stands under a title. A row "Education | Bachelor's | Master's" is "Education: Bachelor's" in
    the first column. Numbers stay those of the rows, so they need not ascend.
    """
    found: list[Numbered] = []
    index = 0
    while index < len(lines):
        titles = _cells(lines[index][1])
        head = _is_head(titles, kind)
        end = _end(lines, index + 1, len(titles)) if head else index + 1
        aligned = _aligned(lines, index, titles) if head else []
        if not aligned and end == index + 1:
            found += [(lines[index][0], raw) for raw in _row(lines[index][1], kind)]
            index += 1
            continue
        end = _blank(lines, index) if aligned else end
        found += aligned or _columns(lines[index][0], titles, lines[index + 1 : end])
        index = end
    return found


def _blank(lines: Sequence[Numbered], start: int) -> int:
    """The place of the next empty line, MOST lines away at most."""
    end = min(len(lines), start + MOST)
    return next((i for i in range(start, end) if not lines[i][1].strip()), end)


def _aligned(lines: Sequence[Numbered], head: int, titles: Sequence[str]) -> list[Numbered]:
    """Two columns of text side by side, parted by a gutter of blanks, one below the other; else nothing.

    A cell without a mark goes on with the point above it.
    """
    number, raw = lines[head]
    at = raw.rindex(titles[-1])
    if len(titles) != 2 or "|" in raw or "\t" in raw:
        return []
    rows = lines[head + 1 : _blank(lines, head)]
    if not rows or any(row[max(0, at - 2) : at].strip() for _, row in rows):
        return []
    found: list[Numbered] = []
    for title, cells in ((titles[0], slice(0, at)), (titles[1], slice(at, None))):
        found += [(number, ""), (number, f"# {title}")]
        told = [(line, row[cells].strip()) for line, row in rows if row[cells].strip()]
        marked = any(_MARKED.match(cell) for _, cell in told)
        for line, cell in told:
            if _MARKED.match(cell) or not marked:
                found.append((line, cell if marked else f"- {cell}"))
            else:
                found[-1] = (found[-1][0], f"{found[-1][1]} {cell}")
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


def _end(lines: Sequence[Numbered], start: int, columns: int) -> int:
    """Where the rows end: at an empty line or one that is no row."""
    end = start
    while end < len(lines) and (
        _RULE.fullmatch(lines[end][1]) or 1 < len(_cells(lines[end][1], columns)) <= columns
    ):
        end += 1
    return end


def _columns(number: int, titles: Sequence[str], rows: Sequence[Numbered]) -> list[Numbered]:
    cells = [(line, _cells(raw, len(titles))) for line, raw in rows if not _RULE.fullmatch(raw)]
    labelled = len(titles) > 2
    found: list[Numbered] = []
    for column in range(1 if labelled else 0, len(titles)):
        found += [(number, ""), (number, f"# {titles[column]}")]
        for line, row in cells:
            if column < len(row) and row[column]:
                label = f"{row[0]}: " if labelled and row[0] else ""
                found.append((line, f"- {label}{row[column].replace('; ', ', ')}"))
    return [*found, (number, "")]


def _row(raw: str, kind: Kind) -> list[str]:
    """ "| Education | High school |" is a label and what it says; "Title: Coder    Reports to: …" is two."""
    mark = "|" if "|" in raw else "\t"
    cells = [cell.strip() for cell in raw.strip().strip(mark).split(mark)]
    value = len(cells[-1].split()) >= VALUE
    if mark in raw and len(cells) == 2 and all(cells) and kind(cells[0]) and (value or not kind(cells[1])):
        return [f"- {cells[0]}: {cells[1]}"]
    wide = [cell for cell in _cells(raw) if cell]
    return wide if len(wide) > 1 and all(_LABELLED.match(cell) for cell in wide) else [raw]
