"""Tables as spreadsheets write them to text: whatever stands between the cells, in whatever encoding."""

from __future__ import annotations

import codecs
import csv

_OF_PROGRAMS = (b"PK", b"\xd0\xcf", b"%PDF")
"""How workbooks and PDF files begin."""


def rows_of(raw: bytes) -> tuple[list[str], list[tuple[int, dict[str, str]]]] | None:
    """Heads, in small letters, and rows with the line each ends in; None where the bytes are no text.

    Between cells may stand commas, semicolons or tabs; the text may be UTF-8, UTF-16 or Windows-1252. A
    leading apostrophe, which keeps spreadsheets from taking a text for a formula, is no part of a cell.
    """
    if raw.startswith(_OF_PROGRAMS):
        return None
    lines = _decoded(raw).splitlines(keepends=True)
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=(lines or [""])[0].count))
    heads = [head.strip().lower() for head in rows.fieldnames or []]
    rows.fieldnames = heads
    return heads, [
        (rows.line_num, {head: (row.get(head) or "").strip().removeprefix("'") for head in heads})
        for row in rows
    ]


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
