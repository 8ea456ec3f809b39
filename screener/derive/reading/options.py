"""Alternatives inside one sentence: "one of the following: (a) CPC; or (b) two years of coding"."""

from __future__ import annotations

import itertools
import re

_LETTER = re.compile(r"(?<![\w(])\(?([a-h]|[ivx]{1,4}|\d)\)\s+(?=\S)", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|either|one|any)\b", re.IGNORECASE)
_TAIL = re.compile(r"[;,]?\s*(?:\b(?:or|and|and/or)\b)?[\s,;:]*$", re.IGNORECASE)


def lettered(words: str) -> tuple[str, list[str], bool] | None:
    """The words before the first letter, the lettered parts, and whether any of them will do.

    None where there are not two parts in the order of their letters.
    """
    marks = list(_LETTER.finditer(words))
    if len(marks) < 2 or not _in_order([m.group(1).lower() for m in marks]):
        return None
    edges = [m.start() for m in marks] + [len(words)]
    parts = [_TAIL.sub("", words[a:b]) for a, b in itertools.pairwise(edges)]
    if not all(re.search(r"[A-Za-z]{2}", part[3:]) for part in parts):
        return None
    lead = words[: marks[0].start()]
    joints = [words[max(0, m.start() - 5) : m.start()] for m in marks[1:]]
    return lead, parts, bool(_OR.search(lead) or any(_OR.search(joint) for joint in joints))


def _in_order(letters: list[str]) -> bool:
    orders = ("abcdefgh", "12345678", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
    return any(letters == list(order[: len(letters)]) for order in orders)
