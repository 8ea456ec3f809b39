"""Lists of phrases as one expression: any case, any dash or space between words, `*` for any ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‛´`", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—―", "-"),
        "\u00a0": " ",
    }
)


def plain(text: str) -> str:
    """The text with typographic quotes and dashes made plain, one character for one."""
    return text.translate(_FOLD)


def phrase_pattern(phrase: str) -> str:
    """The expression of one phrase."""
    words = re.split(r"[\s-]+", plain(phrase.strip()))
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    return r"[\s-]{1,3}".join(parts)


class Phrases:
    """Finds any of some phrases as whole words."""

    def __init__(self, phrases: Iterable[str], *, plural: bool = False) -> None:
        ordered = sorted({str(p).lower() for p in phrases if str(p).strip()}, key=lambda p: (-len(p), p))
        ending = "(?:s|es)?" if plural else ""
        body = "|".join(phrase_pattern(phrase) + ending for phrase in ordered)
        self._pattern = re.compile(rf"(?<![\w])(?:{body})(?![\w])" if body else r"(?!)", re.IGNORECASE)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first of the phrases from `start` on."""
        return self._pattern.search(text, start)

    def match(self, text: str) -> re.Match[str] | None:
        """One of the phrases at the very beginning."""
        return self._pattern.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of them, left to right, the longest at each place."""
        return self._pattern.finditer(text)

    def covers(self, text: str) -> bool:
        """Whether the whole text is one of the phrases."""
        return self._pattern.fullmatch(text.strip()) is not None
