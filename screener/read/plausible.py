"""Whether text reads like words: a font without a usable map to Unicode gives letters that are none."""

from __future__ import annotations

import re
from collections import Counter
from math import hypot

_LETTERS = re.compile("[a-z]")
_FEWEST_LETTERS = 150
_LIKE_LANGUAGE = 0.8
_FREQUENCIES = {
    "e": 12.7, "t": 9.1, "a": 8.2, "o": 7.5, "i": 7.0, "n": 6.7, "s": 6.3, "h": 6.1, "r": 6.0,
    "d": 4.3, "l": 4.0, "c": 2.8, "u": 2.8, "m": 2.4, "w": 2.4, "f": 2.2, "g": 2.0, "y": 2.0,
    "p": 1.9, "b": 1.5, "v": 1.0, "k": 0.8, "j": 0.15, "x": 0.15, "q": 0.1, "z": 0.07,
}  # fmt: skip
"""How often each letter stands in a hundred letters of English; other Latin languages are much the same."""

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


def is_garbled(text: str) -> bool:
    """True for letters that are no language: each stands for another, or is missing, though all look usual.

    Told by how often each occurs: a text with its letters exchanged loses the likeness to any language.
    Too few Latin letters to tell, and other alphabets, are taken as they are.
    """
    words = sorted(set(text.casefold().split()))  # a few words over and over are no sample of a language
    found = Counter(_LETTERS.findall(" ".join(words)))
    total = sum(found.values())
    marks = sum(map(len, words))
    if total < _FEWEST_LETTERS:
        return marks >= 2 * _FEWEST_LETTERS and plausibility(text) < _PLAUSIBLE
    product = sum(count * _FREQUENCIES[letter] for letter, count in found.items())
    lengths = hypot(*found.values()) * hypot(*_FREQUENCIES.values())
    return product / lengths < _LIKE_LANGUAGE or plausibility(text) < _PLAUSIBLE
