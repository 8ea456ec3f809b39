"""Lettered alternatives inside one sentence: "one of the following: (a) CPC; or (b) two years of coding"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.derive.wordings import Wordings

_LETTER = re.compile(r"(?<![\w(])\(?([a-h]|[ivx]{1,4}|\d)\)\s+(?=\S)", re.IGNORECASE)
_ORDERS = ("abcdefgh", "12345678", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))


@dataclass(frozen=True, slots=True)
class Options:
    """The words before the first letter, the parts without their letters, and whether any of them will do."""

    lead: str
    parts: tuple[str, ...]
    any_of: bool


def lettered(words: str, wordings: Wordings) -> Options | None:
    """The lettered parts of a sentence; None where there are not two parts in the order of their letters."""
    number = wordings["number_last"]  # "one (1) year" holds no letter
    marks = [m for m in _LETTER.finditer(words) if not number.ends(words[max(0, m.start() - 12) : m.start()])]
    if len(marks) < 2 or not _in_order([m.group(1).lower() for m in marks]):
        return None
    edges = [m.end() for m in marks]
    ends = [*(m.start() for m in marks[1:]), len(words)]
    parts = tuple(_without_joint(words[a:b], wordings) for a, b in zip(edges, ends, strict=True))
    lead = words[: marks[0].start()]
    joints = (words[max(0, m.start() - 5) : m.start()] for m in marks[1:])
    any_of = wordings["any_of"].is_in(lead) or any(wordings["any_of"].is_in(joint) for joint in joints)
    return Options(lead, parts, any_of)


def _without_joint(words: str, wordings: Wordings) -> str:
    """A part without the "; or" behind it."""
    bare = words.rstrip(" ,;:\n")
    joint = wordings["joint"].ends(bare)
    return (bare[: joint.start] if joint else bare).strip(" ,;:\n")


def _in_order(letters: list[str]) -> bool:
    return any(letters == list(order[: len(letters)]) for order in _ORDERS)
