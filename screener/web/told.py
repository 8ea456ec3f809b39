"""Faults in one shape: where, what, hint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screener.errors import Fault


def fault(what: str, *, where: str = "", hint: str = "") -> dict[str, Any]:
    """The body of one fault."""
    return {"where": where, "what": what, "hint": hint}


def faults(found: Sequence[Fault]) -> dict[str, Any]:
    """The first fault in the one shape, and all of them under `faults`."""
    all_of_them = [fault(each.what, where=each.where, hint=each.hint) for each in found]
    return {**all_of_them[0], "faults": all_of_them}
