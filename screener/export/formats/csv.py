"""CSV as spreadsheets read it: UTF-8 with BOM, RFC 4180 quoting, no cell that could be a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from screener.errors import ScreenerError
from screener.export.base import EXPORTERS, ExportOptions
from screener.export.cells import neutral
from screener.export.columns import Cell, chosen_columns, rows
from screener.export.profiles import PROFILES, import_rows
from screener.model.scorecard import Shortlist

SHORT_CELL = 40


@EXPORTERS.add(".csv")
def write_csv(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """One row for each input file."""
    if options.columns in PROFILES:
        return _import_file(shortlist, options)
    columns = chosen_columns(shortlist, options.columns)
    encoded = _Encoded()
    rank = columns.index("rank") if "rank" in columns else None
    lines = [_line(columns).removesuffix("\r\n").encode("utf-8-sig")]
    for row in rows(shortlist, columns):
        if rank is not None:
            row[rank] = str(row[rank] or "")  # else 1 would be looked up as the 1.0 of points
        line = ",".join(map(encoded.__getitem__, row))
        lines.append(line.encode() if len(row) > 1 or line else b'""')
    return b"\r\n".join([*lines, b""])


class _Encoded(dict[Cell, str]):
    """Cell to field of a record: most cells of a shortlist are a few words and numbers over and over."""

    def __missing__(self, cell: Cell) -> str:
        if isinstance(cell, str):
            field = _field(cell if cell[:1].isalpha() else neutral(cell))
        else:
            field = _number(cell)
        if len(field) < SHORT_CELL:
            self[cell] = field
        return field


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


def _number(cell: float | int | None) -> str:
    if cell is None:
        return ""
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def _line(cells: Iterable[str]) -> str:
    """One record. Own code, since this is most of the work of writing ten thousand rows."""
    written = [_field(cell) for cell in cells]
    # A record of one empty cell needs its quotes: an empty line is no record.
    return (",".join(written) if written != [""] else '""') + "\r\n"


def _field(cell: str) -> str:
    if '"' in cell:
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell
