"""Parquet for programs: the columns of the CSV with their types, numbers as numbers, blanks as nulls."""

from __future__ import annotations

import io
from typing import Any

from screener.export.base import EXPORTERS, ExportOptions
from screener.export.columns import chosen_columns, rows
from screener.model.scorecard import Shortlist

WHOLE = ("rank",)
NUMBERS = ("score", "coding_years", "total_years", "accuracy_percent", "productivity")


@EXPORTERS.add(".parquet")
def write_parquet(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """One row for each input file. No cell is made harmless for spreadsheets: none opens it."""
    import pyarrow
    from pyarrow import parquet

    names = chosen_columns(shortlist, options.columns)
    content = list(rows(shortlist, names))
    arrays = [
        pyarrow.array([_plain(row[place]) for row in content], _type(pyarrow, name))
        for place, name in enumerate(names)
    ]
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.table(arrays, names=names), buffer)
    return buffer.getvalue()


def _type(arrow: Any, name: str) -> Any:
    if name in WHOLE:
        return arrow.int64()
    return arrow.float64() if name in NUMBERS or name.endswith("_points") else arrow.string()


def _plain(cell: Any) -> Any:
    """A stray half of a character pair is no text that the format can hold."""
    return cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell
