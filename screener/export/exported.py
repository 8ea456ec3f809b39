"""Shortlists read back from what was exported: enough to tell one from another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screener.errors import ScreenerError
from screener.text.spreadsheet import rows_of

_NEEDED = ("file", "score")
_POINTS = "_points"


@dataclass(frozen=True, slots=True)
class Row:
    """One file of an export. points: rule to points; score and rank are None where it was not scored."""

    file: str
    sha256: str
    name: str
    email: str
    status: str
    rank: int | None
    score: float | None
    verdict: str
    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Exported:
    """An export of `screener score`, as far as it was written: what a short one lacks is "" or empty."""

    posting: str
    rules_sha256: str
    as_of: str
    rows: tuple[Row, ...]


def read_exported(path: Path) -> Exported:
    """The shortlist of a .csv or .json file that `screener score` wrote; ScreenerError for another file."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ScreenerError(str(path), "there is no such file") from None
    except OSError as error:
        raise ScreenerError(str(path), f"cannot be read ({error.strerror})") from error
    found = _of_json(raw) if path.suffix.lower() == ".json" else _of_csv(raw)
    if found is None:
        hint = f"with the columns {' and '.join(_NEEDED)}, written by `screener score … --out`"
        raise ScreenerError(str(path), "is no .csv or .json export of a shortlist", hint)
    return found


def _of_csv(raw: bytes) -> Exported | None:
    read = rows_of(raw)
    if read is None or not set(_NEEDED) <= set(read[0]):
        return None
    heads, rows = read
    rules = [head for head in heads if head.endswith(_POINTS)]
    first = rows[0][1] if rows else {}
    return Exported(
        posting=first.get("posting", ""),
        rules_sha256=first.get("rules_sha256", ""),
        as_of=first.get("as_of", ""),
        rows=tuple(
            Row(
                file=row["file"],
                **{key: row.get(key, "") for key in ("sha256", "name", "email", "status", "verdict")},
                rank=int(rank) if (rank := row.get("rank", "")).isdigit() else None,
                score=_number(row["score"]),
                points={
                    _rule(rule.removesuffix(_POINTS)): points
                    for rule in rules
                    if (points := _number(row[rule])) is not None
                },
            )
            for _, row in rows
        ),
    )


def _rule(rule_id: str) -> str:
    """A rule's id in one spelling: heads of columns have no hyphens."""
    return rule_id.replace("_", "-")


def _number(cell: str) -> float | None:
    """A number as spreadsheets write it, with a comma in some countries."""
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        return None


def _of_json(raw: bytes) -> Exported | None:
    try:
        content: dict[str, Any] = json.loads(raw)
        return Exported(
            posting=content["posting"]["id"],
            rules_sha256=content["posting"]["sha256"],
            as_of=content["as_of"],
            rows=tuple(_row(card) for card in content["candidates"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _row(card: dict[str, Any]) -> Row:
    contact = card["contact"]
    return Row(
        file=card["file"],
        sha256=card["sha256"],
        name=contact.get("name") or "",
        email=contact.get("email") or "",
        status=card["status"],
        rank=card["rank"],
        score=card["score"],
        verdict=card["verdict"] or "",
        points={_rule(result["rule"]): result["points"] for result in card["results"]},
    )
