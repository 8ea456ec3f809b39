"""Names printed in capitals, as they are written elsewhere: "JAMES O'CONNOR III" is James O'Connor III."""

from __future__ import annotations

import re

_PART = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("AEIOUY")
_ROMAN = frozenset("IVX")
_NAME_WITHOUT_VOWEL = "NG"


def in_title_case(name: str) -> str:
    """A name all in capitals in capital and small letters; any other as it is.

    "ANA DE SOUZA-MCGRAW" is "Ana De Souza-McGraw"; "McGRAW" and "van Dyk" stay as they are printed.
    """
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(w if _stays(w, behind=n > 1) else _PART.sub(_cased, w) for n, w in enumerate(words))


def _stays(word: str, *, behind: bool) -> bool:
    """A number behind a name, or two initials: "III", "AJ", "TK"; "XI" and "VI" are also given names."""
    initials = len(word) == 2 and word != _NAME_WITHOUT_VOWEL and (word[1] == "J" or _VOWELS.isdisjoint(word))
    return initials or (behind and len(word) > 1 and _ROMAN.issuperset(word))


def _cased(part: re.Match[str]) -> str:
    word = part[0]
    if word.startswith("MC") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    return word.capitalize()
