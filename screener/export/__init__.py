"""Shortlists to files and to the terminal. Nothing here recomputes a number."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from screener.atomic import write_bytes
from screener.errors import ScreenerError
from screener.export import profiles
from screener.export.base import EXPORTERS, Exporter, ExportOptions
from screener.export.blind import blinded, key_file
from screener.export.blind import numbers_of as numbers
from screener.export.columns import check_columns
from screener.export.formats import load_all
from screener.export.profiles import PROFILES, import_notes
from screener.export.terminal import table_lines
from screener.model.scorecard import Shortlist
from screener.registry import did_you_mean

load_all()

__all__ = [
    "EXPORTERS",
    "ExportOptions",
    "as_json",
    "blinded",
    "check_columns",
    "exporter_for",
    "is_brief",
    "key_file",
    "notes_before",
    "numbers",
    "sheet",
    "table",
    "unread_notes",
    "write",
    "write_bytes",
]


NEEDS = {".parquet": ("pyarrow", "parquet")}
"""Suffix to the package it needs, and the extra that installs it."""


def exporter_for(path: Path) -> Exporter:
    """The exporter that the path's suffix names; ScreenerError with the known ones if there is none."""
    suffix = path.suffix.lower()
    if suffix in EXPORTERS:
        package, extra = NEEDS.get(suffix, ("", ""))
        if package and find_spec(package) is None:
            hint = f"pip install 'screener[{extra}]', or choose .csv"
            raise ScreenerError(str(path), f"{suffix} needs {package}, which is not installed", hint)
        return EXPORTERS.get(suffix)
    hint = did_you_mean(suffix, EXPORTERS) or f"known: {', '.join(EXPORTERS)}"
    raise ScreenerError(str(path), f"no export format {suffix!r}" if suffix else "has no suffix", hint)


def is_brief(path: Path, columns: str) -> bool:
    """True where the export needs no more of a profile than its cells, nor of evidence than its words."""
    return path.suffix.lower() == ".csv" and columns not in PROFILES


def notes_before(shortlist: Shortlist, columns: str) -> list[str]:
    """What a person should know before the files are written."""
    return import_notes(shortlist, columns) if columns in PROFILES else []


def unread_notes(shortlist: Shortlist, *, blind: bool = False) -> list[str]:
    """Which files have no score, for those who see no table."""
    return profiles.unread_notes(blinded(shortlist) if blind else shortlist)


def write(shortlist: Shortlist, path: Path, *, columns: str = "full", blind: bool = False) -> None:
    """Write the shortlist whole or not at all; ScreenerError where the path cannot be written."""
    exporter = exporter_for(path)
    content = exporter(blinded(shortlist) if blind else shortlist, ExportOptions(columns, blind))
    write_bytes(path, content)


def as_json(shortlist: Shortlist, *, blind: bool = False) -> str:
    """The JSON export as text."""
    content = EXPORTERS.get(".json")(blinded(shortlist) if blind else shortlist, ExportOptions(blind=blind))
    return content.decode("utf-8").rstrip("\n")


def sheet(shortlist: Shortlist, *, phone: bool = False, blind: bool = False) -> bytes:
    """The page of the shortlist's one candidate as HTML; phone: with the questions and room for answers."""
    from screener.export.pages import candidate, made_with, rendered

    shown = blinded(shortlist) if blind else shortlist
    one = candidate(shown.scorecards[0], shown, ranked=False)
    return rendered("phone.html" if phone else "sheet.html", c=one, **made_with(shown))


def table(shortlist: Shortlist, *, width: int = 80, top: int | None = None, blind: bool = False) -> str:
    """The shortlist as a table of at most `width` columns, and under it each file that was not read."""
    return "\n".join(table_lines(blinded(shortlist) if blind else shortlist, width, top))
