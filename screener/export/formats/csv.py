"""CSV as spreadsheets read it: UTF-8 with BOM, RFC 4180 quoting, no cell that could be a formula."""

from __future__ import annotations

import csv
import io

from screener.errors import ScreenerError
from screener.export.base import EXPORTERS, ExportOptions
from screener.export.cells import neutral
from screener.export.columns import Cell, chosen_columns, rows
from screener.export.profiles import PROFILES, import_rows
from screener.model.scorecard import Shortlist


@EXPORTERS.add(".csv")
def write_csv(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """One row for each input file."""
    if options.columns in PROFILES:
        return _import_file(shortlist, options)
    columns = chosen_columns(shortlist, options.columns)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows(shortlist, columns):
        writer.writerow(_text(cell) for cell in row)
    return buffer.getvalue().encode("utf-8-sig")


def _import_file(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """For another system, not for a spreadsheet: without BOM, which would become part of the first head."""
    if options.blind:
        hint = "leave out --blind, or choose other columns"
        raise ScreenerError("--blind", f"an import into {options.columns} needs names", hint)
    heads, content = import_rows(shortlist, options.columns)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(heads)
    exact = {i for i, head in enumerate(heads) if head.startswith("Resume")}
    for row in content:
        # The name of a file must be exact, or the system does not find the résumé.
        writer.writerow(cell if i in exact else neutral(cell) for i, cell in enumerate(row))
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.1f}"
    return neutral(cell) if isinstance(cell, str) else str(cell)
