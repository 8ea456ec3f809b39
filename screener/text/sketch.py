"""A short fingerprint of a text's phrases, by which texts that are nearly the same are known."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

PHRASE = 4
"""Words in one phrase: long enough that two people seldom write the same one."""
KEPT = 64
FEWEST = 40
"""Phrases below which a text is too short to be compared."""
_DIGITS = 8
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> str:
    """The smallest of the hashes of all phrases, in order, as hexadecimal digits; "" for a short text.

    The same for the same text on every machine, and of any other text independent.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    phrases = {
        zlib.crc32(" ".join(words[place : place + PHRASE]).encode("utf-8", "surrogatepass"))
        for place in range(len(words) - PHRASE + 1)
    }
    if len(phrases) < FEWEST:
        return ""
    return "".join(f"{number:0{_DIGITS}x}" for number in sorted(phrases)[:KEPT])


def hashes_of(written: str) -> list[str]:
    """The hashes in a sketch, smallest first."""
    return [written[start : start + _DIGITS] for start in range(0, len(written), _DIGITS)]


@lru_cache(maxsize=2**14)
def _set_of(written: str) -> frozenset[str]:
    """The hashes as a set: one text is compared with many."""
    return frozenset(hashes_of(written))


def likeness(one: str, other: str) -> float:
    """An estimate of the share of phrases that two texts have in common, 0 to 1; 0 where one is too short."""
    if not one or not other:
        return 0.0
    left, right = _set_of(one), _set_of(other)
    smallest = sorted(left | right)[:KEPT]
    return len((left & right).intersection(smallest)) / len(smallest)
