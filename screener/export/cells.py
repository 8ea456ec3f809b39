"""Text in a cell of a spreadsheet, and in a column of a terminal."""

from __future__ import annotations

import unicodedata

FORMULA_STARTS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫")
"""What a spreadsheet may take for the start of a formula, full-width and small forms included."""


def neutral(text: str) -> str:
    """A leading apostrophe where a spreadsheet could take the cell for a formula."""
    if text[:1] in ("\t", "\r", "\n"):
        return f"'{text}"
    if text[:1].isalnum():
        return text
    for character in text:
        if character in FORMULA_STARTS:
            return f"'{text}"
        if not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc", "Mn"):
            break
    return text


def display_width(text: str) -> int:
    """Columns that text takes on a terminal: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def fitted(text: str, width: int) -> str:
    """Text in exactly `width` columns: padded, or cut with an ellipsis."""
    if display_width(text) <= width:
        return text + " " * (width - display_width(text))
    kept, used = "", 0
    for character in text:
        if used + _columns(character) > width - 1:
            break
        kept += character
        used += _columns(character)
    return f"{kept}…" + " " * (width - used - 1)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
