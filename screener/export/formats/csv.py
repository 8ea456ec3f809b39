"""CSV as spreadsheets read it: UTF-8 with BOM, RFC 4180 quoting, no cell that could be a formula."""

from __future__ import annotations

import csv
import io

from screener.export.base import EXPORTERS, ExportOptions
from screener.export.cells import neutral
from screener.export.columns import Cell, chosen_columns, rows
from screener.model.scorecard import Shortlist


@EXPORTERS.add(".csv")
def write_csv(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """One row for each input file."""
    columns = chosen_columns(shortlist, options.columns)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows(shortlist, columns):
        writer.writerow(_text(cell) for cell in row)
    return buffer.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.1f}"
    return neutral(cell) if isinstance(cell, str) else str(cell)
