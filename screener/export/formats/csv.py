"""CSV as spreadsheets read it: UTF-8 with BOM, RFC 4180 quoting, no cell that could be a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    lines = [_line(columns), *(_line(map(_text, row)) for row in rows(shortlist, columns))]
    return "".join(lines).encode("utf-8-sig")


def _import_file(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """For another system, not for a spreadsheet: without BOM, which would become part of the first head."""
    if options.blind:
        hint = "leave out --blind, or choose other columns"
        raise ScreenerError("--blind", f"an import into {options.columns} needs names", hint)
    heads, content = import_rows(shortlist, options.columns)
    # The name of a file must be exact, or the system does not find the résumé.
    exact = [head.startswith("Resume") for head in heads]
    lines = [_line(heads), *(_line(_cells(row, exact)) for row in content)]
    return "".join(lines).encode("utf-8", "backslashreplace")


def _cells(row: Sequence[str], exact: Sequence[bool]) -> Iterable[str]:
    return (cell if kept else neutral(cell) for cell, kept in zip(row, exact, strict=True))


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return neutral(cell)
    if cell is None:
        return ""
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def _line(cells: Iterable[str]) -> str:
    """One record. Own code, since this is most of the work of writing ten thousand rows."""
    written = [_quoted(c) if '"' in c or "," in c or "\n" in c or "\r" in c else c for c in cells]
    # A record of one empty cell needs its quotes: an empty line is no record.
    return (",".join(written) if written != [""] else '""') + "\r\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
