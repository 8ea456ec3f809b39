"""The fields of a request: each is what it should be, or the request is refused in words."""

from __future__ import annotations

import math
from typing import Any

from screener.web.answers import refuse

LONGEST = 2000


def text(body: dict[str, Any], name: str, *, needed: str = "") -> str:
    """A text without blanks around it. needed: what to say where it is missing or blank."""
    value = body.get(name) or ""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise refuse(422, f"must be a text of at most {LONGEST} characters", where=name)
    if needed and not value.strip():
        raise refuse(422, needed, where=name)
    return value.strip()


def whole(body: dict[str, Any], name: str) -> int:
    """A whole number from 0 on."""
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise refuse(422, "must be a whole number from 0 on", where=name)
    return value


def version(body: dict[str, Any]) -> int | None:
    """The version that the person saw; None where the page does not say."""
    return None if body.get("version") is None else whole(body, "version")


def texts(body: dict[str, Any], name: str, most: int = 1000) -> list[str]:
    """A list of texts."""
    value = body.get(name) or []
    good = isinstance(value, list) and len(value) <= most
    if not good or not all(isinstance(each, str) and len(each) <= LONGEST for each in value):
        raise refuse(422, f"must be a list of at most {most} texts", where=name)
    return list(value)


def number(body: dict[str, Any], name: str) -> float:
    """A number from 0 to 1,000."""
    value = body.get(name)
    if not _is_weight(value):
        raise refuse(422, "must be a number from 0 to 1,000", where=name)
    return float(value or 0)


def numbers(body: dict[str, Any], name: str) -> dict[str, float]:
    """Names to numbers from 0 to 1,000."""
    value = body.get(name) or {}
    if not isinstance(value, dict) or not all(map(_is_weight, value.values())):
        raise refuse(422, "must be an object of numbers from 0 to 1,000", where=name)
    return {str(key): float(each) for key, each in value.items()}


def choice(body: dict[str, Any], name: str, known: tuple[str, ...]) -> str:
    """One of some words."""
    value = body.get(name)
    if value not in known:
        raise refuse(422, f"must be one of {', '.join(known)}", where=name)
    return str(value)


def part(body: dict[str, Any], name: str) -> dict[str, Any]:
    """An object inside the request."""
    value = body.get(name) or {}
    if not isinstance(value, dict):
        raise refuse(422, "must be an object", where=name)
    return value


def _is_weight(value: Any) -> bool:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return known and math.isfinite(value) and 0 <= value <= 1000
