"""Which words are a section's title: exact titles, and titles made of the words that titles are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.model.concept import Lexicon
from screener.model.tables.sections import SectionTitles, SectionWords
from screener.text.phrases import any_of

MAX_LETTERS = 60
_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(r"^(?:[IVX]{1,4}|[A-H])[.)]\s+")
_INLINE = re.compile(r"[ \t]*([^\n:|]{3,48}?)[ \t]*(?::|[ \t]\|[ \t]|[ \t][–—][ \t])[ \t]*(?=\S)")


class TitleWords(NamedTuple):
    """A title's reading. also: other categories that it names ("Education and Certifications").

    sure: the words alone make it a title; else it must also look like one.
    """

    kind: str
    category: str
    also: tuple[str, ...]
    sure: bool


class TitleKinds:
    """What is known of kinds of titles beside their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        titles: Mapping[str, SectionTitles] = lexicon.tables["section_titles"]
        words: SectionWords = lexicon.tables["section_words"]
        self.own_lines = frozenset(kind for kind, row in titles.items() if row.own_lines)
        self.items = frozenset(kind for kind, row in titles.items() if row.items)
        self.inline = frozenset(kind for kind, row in titles.items() if row.inline)
        self.goes_on = ("&", "/", ",", *(f" {word}" for word in words.goes_on))
        self._dates = re.compile(rf"\b(?:(?:19|20)\d\d|{any_of(words.present)})\b", re.IGNORECASE)

    def holds_dates(self, text: str, start: int, end: int) -> bool:
        """Whether a year or a word for the present stands in text[start:end]."""
        return self._dates.search(text, start, end) is not None


class TitleReader:
    """Reads titles with the tables `section_titles` and `section_words`."""

    def __init__(self, lexicon: Lexicon) -> None:
        titles: Mapping[str, SectionTitles] = lexicon.tables["section_titles"]
        words: SectionWords = lexicon.tables["section_words"]
        self._categories: dict[str, str] = {kind: row.category for kind, row in titles.items()}
        self._exact: dict[str, tuple[str, bool]] = {}
        for kind, row in titles.items():
            self._exact.update({_letters(title): (kind, False) for title in row.weak})
        for kind, row in titles.items():
            self._exact.update({_letters(title): (kind, True) for title in row.titles})
        self._sure = [key for key, (_, sure) in self._exact.items() if sure and len(key) >= 8]
        # None marks a filler; a word that is both is a head.
        self._words: dict[str, str | None] = {_letters(word): None for word in words.fillers}
        for kind, heads in words.heads.items():
            self._words.update({_letters(head): kind for head in heads})
        self._continued = re.compile(
            rf"[\s(\[\-–—,]*\b(?:{any_of(words.continued)})[)\]\s.:]*$", re.IGNORECASE
        )
        self._longest = max(map(len, self._words))

    def read(self, line: str) -> TitleWords | None:
        """What a whole line says as a title; None where it is none."""
        if len(line) > MAX_LETTERS + 12 and line.count(" ") < 0.4 * len(line):
            return None
        words = self._bare(line)
        key = _letters(words)
        if not 3 <= len(key) <= MAX_LETTERS or len(words) > 2.5 * MAX_LETTERS or _DIGIT.search(words):
            return None
        exact = self._exact.get(key)
        if exact:
            kind, sure = exact
            return TitleWords(kind, self._categories[kind], self._also(key, kind), sure)
        heads = self._heads(key)
        if not heads:
            return None
        return TitleWords(heads[0], self._categories[heads[0]], self._also(key, heads[0]), False)

    def read_misspelt(self, line: str) -> TitleWords | None:
        """The title that a line of at most two words misses by one letter ("Experiance"); None for none.

        Never sure: the line must also look like a title.
        """
        words = self._bare(line)
        key = _letters(words)
        if not 8 <= len(key) <= 24 or len(words.split()) > 2 or _DIGIT.search(words):
            return None
        near = process.extractOne(key, self._sure, scorer=OSA.distance, score_cutoff=1)
        if near is None:
            return None
        kind = self._exact[near[0]][0]
        return TitleWords(kind, self._categories[kind], (), False)

    def read_inline(self, line: str) -> tuple[TitleWords, int] | None:
        """The title before a colon or dash ("Skills: CPT, HCPCS"), and where the body begins in `line`."""
        start = len(line) - len(line.lstrip(" \t*_#~>"))
        hit = _INLINE.match(line, start)
        words = self.read(hit[1]) if hit else None
        return (words, hit.end()) if hit and words else None

    def _also(self, key: str, kind: str) -> tuple[str, ...]:
        categories = dict.fromkeys(self._categories[head] for head in self._heads(key))
        categories.pop(self._categories[kind], None)
        return tuple(categories)

    def _heads(self, key: str) -> list[str]:
        """The heads of a title in order, where it is made of known words alone; else none.

        Letters are cut into words here, since letter-spaced titles have lost their blanks.
        """
        # best[i]: the fewest words that make key[:i], with their heads; most lines stop at their first word.
        best: list[tuple[int, list[str]] | None] = [(0, [])] + [None] * len(key)
        for start in range(len(key)):
            before = best[start]
            if before is None:
                continue
            for end in range(start + 1, min(len(key), start + self._longest) + 1):
                word = key[start:end]
                if word not in self._words:
                    continue
                known = best[end]
                if known is None or before[0] + 1 < known[0]:
                    head = self._words[word]
                    best[end] = (before[0] + 1, [*before[1], head] if head else before[1])
        whole = best[len(key)]
        return whole[1] if whole and whole[0] <= 7 else []

    def _bare(self, line: str) -> str:
        """Without bullets, numbers, rules, markdown and "(continued)" around the words."""
        words = _NUMERAL.sub("", _EDGES.sub("", line.strip()))
        return self._continued.sub("", words) if len(words) > 9 else words


def _letters(words: str) -> str:
    return _NO_LETTERS.sub("", words.replace("&", "and").casefold())
