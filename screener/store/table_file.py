"""A table that a person filled in, as spreadsheets save it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from screener.errors import ScreenerError
from screener.text.spreadsheet import rows_of

Rows = list[tuple[int, dict[str, str]]]


def read_table(path: Path) -> tuple[list[str], Rows]:
    """Heads, in small letters, and rows with the line each ends in."""
    try:
        read = rows_of(path.read_bytes())
    except FileNotFoundError:
        raise ScreenerError(str(path), "there is no such file") from None
    except OSError as error:
        raise ScreenerError(str(path), f"cannot be read ({error.strerror})") from error
    if read is None:
        raise ScreenerError(str(path), "is no CSV file", "save the sheet as CSV")
    return read


def read_sheet(path: Path, needed: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """Place ("sheet.csv:2") and cells of each row. needed: columns without which nothing can be read."""
    heads, rows = read_table(path)
    if missing := [name for name in needed if name not in heads]:
        hint = "fill in the sheet that was written, as CSV"
        raise ScreenerError(str(path), f"has no column {', '.join(missing)}", hint)
    return [(f"{path}:{line}", row) for line, row in rows]
