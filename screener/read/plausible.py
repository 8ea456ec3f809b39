"""Whether text reads like words: a font without a usable map to Unicode gives letters that are none."""

from __future__ import annotations

import re

_PLAUSIBLE = 0.6
_FEWEST = 20
_LONGEST_WORD = 28
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f]")
_ADDRESS = re.compile(r"[@/_]|\.\w")


def plausibility(text: str) -> float:
    """Share of characters in words of usual length and of usual letters: 0 to 1; 0 without text."""
    words = text.split()
    if words and max(map(len, words)) <= _LONGEST_WORD and not _STRANGE.search(text):
        return 1.0
    usual = total = 0
    for word in words:
        total += len(word)
        if len(word) <= _LONGEST_WORD or _ADDRESS.search(word):
            usual += len(word) - len(_STRANGE.findall(word))
    return usual / total if total else 0.0


def is_plausible(text: str) -> bool:
    """True for text that needs no second reader. Too little text to tell is taken as it is."""
    return 0 < len(text.strip()) < _FEWEST or plausibility(text) >= _PLAUSIBLE
