"""docs/output.md: what leaves the program, with the columns' meanings from their own definitions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from screener.export.columns import (
    DECIDED,
    FOR_PEOPLE,
    FOR_PROGRAMS,
    FRONT,
    OF_FILE,
    OF_RULES,
    SHORT,
    Column,
    headed,
)

TEXT = Path(__file__).resolve().parent / "output_text.md"

TABLES: dict[str, list[Column]] = {
    "front": [headed(name) for name in FRONT],
    "people": [headed(name) for name in FOR_PEOPLE],
    "decided": [headed(name) for name in DECIDED],
    "file": [headed(name) for name in OF_FILE],
    "rules": [headed(f"RULE_{name}", said=f"rule.{name}") for name in OF_RULES],
    "programs": [headed(name) for name in FOR_PROGRAMS],
}


def output_page() -> str:
    """The text with its tables."""
    page = TEXT.read_text("utf-8")
    for name, columns in TABLES.items():
        page = page.replace(f"{{{name}}}", _table(columns))
    return page.replace("{short}", ", ".join(f"`{name}`" for name in SHORT))


def _table(columns: Iterable[Column]) -> str:
    rows = (f"| `{c.name}` | {c.head} | {c.meaning} |" for c in columns)
    return "\n".join(["| column | for people | what it holds |", "|---|---|---|", *rows])
