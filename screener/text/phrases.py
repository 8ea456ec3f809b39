"""Lists of phrases as one expression: any case, any dash or space between words, `*` for any ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screener.text.folding import plain_marks

SPACE = r"\s+"
"""A blank of a phrase: any white space, over the end of a line too."""
DASHED = r"[\s-]{1,3}"
"""A blank or dash of a phrase: "follow up" is also "follow-up"."""
LOST = r"\s*"
"""A blank of a phrase that a file may have lost: "Bachelor ofScience"."""


def expression(phrase: str, *, gap: str = SPACE) -> str:
    """The expression of one phrase; `*` stands for any ending ("certif*"). gap: what a blank stands for."""
    parted = r"[\s-]+" if gap == DASHED else r"\s+"
    return gap.join(re.escape(word).replace(r"\*", r"\w*") for word in re.split(parted, phrase.strip()))


def any_of(phrases: Iterable[str], *, gap: str = SPACE, ending: str = "") -> str:
    """The expression for any of the phrases, the longest first. ending: what may stand behind each."""
    ordered = sorted({*phrases} - {""}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(expression(phrase, gap=gap) + ending for phrase in ordered) or "(?!)"


def whole_words(phrases: Iterable[str], *, gap: str = SPACE, ending: str = "") -> re.Pattern[str]:
    """Finds any of the phrases in any case, never as part of a word: "coding" is not in "encoding"."""
    known = {*phrases} - {""}
    signs = any(not (phrase[at].isalnum() or phrase[at] == "*") for phrase in known for at in (0, -1))
    begin, end = (r"(?:(?<!\w)|(?!\w))", r"(?:(?!\w)|(?<!\w))") if signs else (r"(?<!\w)", r"(?!\w)")
    return re.compile(rf"{begin}(?:{any_of(known, gap=gap, ending=ending)}){end}", re.IGNORECASE)


class Phrases:
    """Finds any of some phrases as whole words, whatever quotes and dashes they are written with."""

    def __init__(self, phrases: Iterable[str], *, plural: bool = False) -> None:
        known = {plain_marks(str(phrase)).lower().strip() for phrase in phrases}
        self._pattern = whole_words(known, gap=DASHED, ending="(?:s|es)?" if plural else "")

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
