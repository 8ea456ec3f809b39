"""A text as words with their offsets: the one tokenization that all finding by name goes through."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from screener.text.folding import plain_text

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_TOKEN = re.compile(
    r"((?<![A-Za-z])(?:[A-Z]\.){2,7}(?:[A-Z](?![A-Za-z]))?)"  # initials
    r"|([A-Za-zﬀ-ﬆ]+|[0-9]+)(?:'s(?![A-Za-z]))?"  # a word
    r"|\n[^\S\n]*(?:\n\s*|[-*][ ])|\f|@+|(?!\.[A-Za-z0-9])[^\w\s/®™©'*~-]",  # a stop
)
_INITIALS, _WORD = 1, 2
PUNCTUATION = frozenset(",;:.()[]|•\n")
TOP_DOMAINS = ("com", "org", "net", "edu")
"""Ends of web addresses that need no "www" before them."""
_ADDRESS = re.compile(
    r"(?<![^\s@])[^\s@]{1,80}@[^\s@]{1,80}|(?:https?://|www\.)\S+"
    rf"|(?<![A-Za-z-])[a-z-]{{1,60}}\.(?:{'|'.join(TOP_DOMAINS)})\b\S*"
)


@dataclass(frozen=True)
class Words:
    """The words of a text in order.

    texts: folded; a stop (comma, bracket, bullet, blank line …) is a text of its own that no name spans.
    starts, ends: offsets in the text as given. plain: the text folded one to one.
    """

    plain: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def index(self, offset: int) -> int:
        """Index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def gap(self, index: int) -> str:
        """What stands between word `index` - 1 and word `index`."""
        return self.plain[self.ends[index - 1] : self.starts[index]] if index else ""

    @cached_property
    def runs(self) -> set[str]:
        """Every run of one to four words of the text, the plurals without their s too."""
        return grams(folded(self))


def folded(words: Words) -> list[str]:
    """The words in small letters, without punctuation and addresses."""
    return [w.casefold() for w in words.texts if w not in PUNCTUATION and not w.startswith(("\n", "@"))]


def grams(texts: Sequence[str]) -> set[str]:
    """Runs of one to four words, the plurals without their s too."""
    found: set[str] = set()
    for size in (1, 2, 3, 4):
        for start in range(len(texts) - size + 1):
            gram = " ".join(texts[start : start + size])
            found.add(gram)
            if gram.endswith("s"):
                found.add(gram[:-1])
    return found


_BROKEN = re.compile("- ?\n")
"""Only such ends of lines part a word."""


def split_words(text: str, known: Collection[str] = ()) -> Words:
    """Words of a text: runs of letters, runs of digits, initials ("C.P.C." is CPC), stops.

    Dashes, slashes, ®, ™, spaces and single line breaks only separate words; a period does
    inside a word ("ICD.10.CM"). A word broken over two lines by a hyphen is joined where
    the whole is `known`. E-mail and web addresses are stops.
    """
    plain = plain_text(text)
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(_without_addresses(plain)):
        start, end = found.span(found.lastindex or 0)
        word = found.group(found.lastindex or 0)
        if found.lastindex == _INITIALS:
            word = word.replace(".", "")
        elif found.lastindex == _WORD:
            if not word.isascii():
                word = "".join(_LIGATURES.get(c, c) for c in word)
            if word[0].islower() and texts and plain[ends[-1] : start] in ("-\n", "- \n"):
                whole = texts[-1] + word
                if whole.casefold() in known:
                    texts[-1], ends[-1] = whole, end
                    continue
        texts.append(word)
        starts.append(start)
        ends.append(end)
    return Words(plain, tuple(texts), tuple(starts), tuple(ends))


@lru_cache(maxsize=64)
def whole_words(text: str) -> Words:
    """`split_words` of a document or a line of it, which several readers ask for one after the other."""
    return split_words(text)


def known_words(text: str, known: Collection[str]) -> Words:
    """`split_words` with the words that may be joined over a line's end; where none can be, those known."""
    words = whole_words(text)
    return split_words(text, known) if _BROKEN.search(words.plain) else words


def _without_addresses(plain: str) -> str:
    """The text with e-mail and web addresses blotted out, each character by one."""
    if "@" not in plain and ".com" not in plain and "www." not in plain and "http" not in plain:
        return plain
    return _ADDRESS.sub(lambda found: "@" * len(found.group()), plain)
