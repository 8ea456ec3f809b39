"""Decisions of people from a CSV file."""

from __future__ import annotations

import csv
from pathlib import Path

from screener.errors import Fault, ScreenerError

WORDS = {
    **dict.fromkeys(("yes", "y", "1", "true", "shortlist", "interview", "hire"), True),
    **dict.fromkeys(("no", "n", "0", "false", "reject", "decline"), False),
}
UNDECIDED = ("", "maybe", "?", "hold")


def read_decisions(path: Path) -> dict[str, bool]:
    """File name or sha256 to yes or no, from the columns `file` or `sha256`, and `decision`.

    Blank and undecided rows are left out. ScreenerError with every row that cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScreenerError(
            str(path), f"cannot be read ({type(error).__name__})", "save it as CSV, UTF-8"
        ) from error
    rows = csv.DictReader(text.splitlines())
    heads = [head.strip().lower() for head in rows.fieldnames or []]
    rows.fieldnames = heads
    if "decision" not in heads or not {"file", "sha256"} & set(heads):
        raise ScreenerError(
            str(path), "has no columns `file` (or `sha256`) and `decision`", "add a first line"
        )
    decided: dict[str, bool] = {}
    faults: list[Fault] = []
    for row in rows:
        where = f"{path}:{rows.line_num}"
        word = (row.get("decision") or "").strip().lower()
        # A leading apostrophe keeps spreadsheets from taking a name for a formula: no part of it.
        key = (row.get("sha256") or row.get("file") or "").strip().removeprefix("'")
        if word in UNDECIDED:
            continue
        if word not in WORDS:
            faults.append(Fault(where, f"unknown decision {word!r}", "write yes or no"))
        elif not key:
            faults.append(Fault(where, "names no file"))
        elif decided.setdefault(key, WORDS[word]) != WORDS[word]:
            faults.append(Fault(where, f"{key!r} is decided both ways", "keep one"))
    if faults:
        raise ScreenerError.from_faults(faults)
    return decided
