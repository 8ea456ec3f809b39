"""Decisions of people from a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from screener.errors import Fault, ScreenerError
from screener.store.table_file import read_table
from screener.text.counted import counted

WORDS = {
    **dict.fromkeys(("yes", "y", "1", "true", "shortlist", "interview", "hire"), True),
    **dict.fromkeys(("no", "n", "0", "false", "reject", "decline"), False),
}
UNDECIDED = ("", "maybe", "?", "hold")
MOST_NAMED = 3
"""Rows and files named in a note; the others are counted."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """said: file name or sha256 to yes or no. lines: the same keys to the line in the file.

    undecided: line and word of rows that say neither.
    """

    said: Mapping[str, bool]
    lines: Mapping[str, int]
    undecided: tuple[tuple[int, str], ...] = ()


def read_decisions(path: Path) -> Decisions:
    """What a CSV with the columns `file` or `sha256`, and `decision`, says; as Excel writes it too.

    ScreenerError with every row that cannot be read.
    """
    heads, rows = read_table(path)
    if "decision" not in heads or not {"file", "sha256"} & set(heads):
        raise ScreenerError(
            str(path), "has no columns `file` (or `sha256`) and `decision`", "add a first line"
        )
    said: dict[str, bool] = {}
    places: dict[str, int] = {}
    undecided: list[tuple[int, str]] = []
    faults: list[Fault] = []
    for line, row in rows:
        where = f"{path}:{line}"
        word = row["decision"].lower()
        key = row.get("sha256") or row.get("file") or ""
        if word in UNDECIDED:
            undecided.append((line, word))
        elif word not in WORDS:
            faults.append(Fault(where, f"unknown decision {word!r}", "write yes or no"))
        elif not key:
            faults.append(Fault(where, "names no file"))
        elif said.setdefault(key, WORDS[word]) != WORDS[word]:
            faults.append(Fault(where, f"{key!r} is decided both ways", "keep one"))
        places.setdefault(key, line)
    if faults:
        raise ScreenerError.from_faults(faults)
    return Decisions(said, places, tuple(undecided))


def decision_notes(decisions: Decisions, known: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What of a file of decisions teaches nothing, counted and named. known: files' names and hashes."""
    names = {name for pair in known for name in pair}
    strangers = [key for key in decisions.said if key not in names]
    if strangers:
        verb = "file is" if len(strangers) == 1 else "files are"
        places = [f"line {decisions.lines[key]}: {key!r}" for key in strangers]
        yield f"{len(strangers):,} {verb} not among the résumés ({_named(places)})"
    if decisions.undecided:
        verb = "row says" if len(decisions.undecided) == 1 else "rows say"
        places = [f"line {line}: {repr(word) if word else 'blank'}" for line, word in _told(decisions)]
        yield f"{len(decisions.undecided):,} {verb} neither yes nor no ({_named(places)})"


def _told(decisions: Decisions) -> list[tuple[int, str]]:
    """Rows with a word first: a blank one may be meant."""
    return sorted(decisions.undecided, key=lambda row: (not row[1], row[0]))


def _named(places: Sequence[str]) -> str:
    more = len(places) - MOST_NAMED
    return ", ".join(places[:MOST_NAMED]) + (f" and {counted(more, 'other')}" if more > 0 else "")
