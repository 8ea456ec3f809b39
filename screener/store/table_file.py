"""A table that a person filled in, as spreadsheets save it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from screener.errors import ScreenerError

ENCODINGS = ("utf-8-sig", "cp1252")


def read_table(path: Path, needed: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """Place ("sheet.csv:2") and cells of each row. needed: columns without which nothing can be read.

    Between cells may stand commas, semicolons or tabs; the text may be UTF-8 or Windows-1252.
    """
    lines = _text(path).splitlines()
    first = lines[0] if lines else ""
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=first.count))
    rows.fieldnames = [head.strip().lower() for head in rows.fieldnames or []]
    missing = [name for name in needed if name not in rows.fieldnames]
    if missing:
        raise ScreenerError(
            str(path), f"has no column {', '.join(missing)}", "fill in the sheet that was written, as CSV"
        )
    # A leading apostrophe keeps spreadsheets from taking a cell for a formula: no part of it.
    return [
        (
            f"{path}:{rows.line_num}",
            {
                head: cell.strip().removeprefix("'")
                for head, cell in row.items()
                if isinstance(head, str) and isinstance(cell, str)
            },
        )
        for row in rows
    ]


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ScreenerError(str(path), f"cannot be read ({error.strerror})") from error
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ScreenerError(str(path), "is no text", "save it as CSV")
