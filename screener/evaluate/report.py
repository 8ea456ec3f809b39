"""Tallies as a table, in the terminal or in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screener.evaluate.tally import Tally

SHARES = ("role", "education_level", "coding_months", "total_months", "importance", "min_years")
COUNTS = ("held coding credentials, wrong", "credentials not claimed, reported", "metric traps, reported")


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def rows(tallies: Sequence[Tally]) -> list[tuple[str, str, str, str, str]]:
    """Field, n, precision, recall, F1 (or share right) of each tally that counted anything."""
    found = []
    for tally in tallies:
        if tally.field in COUNTS:
            found.append((tally.field, str(tally.n) if tally.n else "–", "", "", str(tally.wrong)))
        elif tally.field in SHARES:
            found.append((f"{tally.field}, share right", str(tally.n), "", "", _figure(tally.precision)))
        elif tally.n or tally.wrong:
            figures = (_figure(tally.precision), _figure(tally.recall), _figure(tally.f1))
            found.append((tally.field, str(tally.n), *figures))
    return found


def as_markdown(tallies: Sequence[Tally]) -> str:
    """A table for README and docs."""
    lines = ["| field | n | precision | recall | F1 or share or count |", "|---|---:|---:|---:|---:|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows(tallies)])


def as_text(tallies: Sequence[Tally], *, errors: bool = True) -> str:
    """The table in columns, and under it the errors one by one."""
    table = [("field", "n", "precision", "recall", "F1/share/count"), *rows(tallies)]
    width = max(len(row[0]) for row in table)
    lines = [f"{f:<{width}} {n:>5} {p:>9} {r:>7} {x:>15}" for f, n, p, r, x in table]
    if errors:
        lines.append("")
        lines += [f"{e.field}: {e.file}: {e.sort}: {e.value}" for t in tallies for e in t.errors]
    return "\n".join(lines)


def as_plain(tallies: Sequence[Tally]) -> dict[str, Any]:
    """The same for a program."""
    return {
        t.field: {
            "n": t.n,
            "right": t.right,
            "wrong": t.wrong,
            "missed": t.missed,
            "precision": t.precision,
            "recall": t.recall,
            "f1": t.f1,
            "errors": [{"file": e.file, "sort": e.sort, "value": e.value} for e in t.errors],
        }
        for t in tallies
    }
