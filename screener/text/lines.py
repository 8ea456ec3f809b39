"""Lines of a text: whether a line begins a point of a list, goes on in the next, or is a sentence."""

from __future__ import annotations

import re

from screener.model.concept import Lexicon
from screener.model.document import Line
from screener.model.tables.lines import LineWords
from screener.text.phrases import any_of

EMPTY_BOX, TICKED_BOXES = "☐", "☒☑✓✔✅"
"""Boxes of forms; a list may begin its points with one sort of them."""
FULL = 60
"""A line of so many characters that does not end a sentence may run on into the next."""
POINT_SIGNS = "•●▪◦‣■▸►▶➤➢✓✔✅☑❖◆◇⬧⁃□○▫★\ue000-\uf8ff"
"""Signs that begin a point of a list wherever they stand; a range, for a class of characters."""
_LINE_SIGNS = "·∙›»→§o*"
"""Signs that begin a point at the beginning of a line, where a blank follows."""
BULLET = re.compile(rf"[ \t]*(?:[{POINT_SIGNS}]|[{_LINE_SIGNS}](?=[ \t]|$)|[\-–—][ \t]+)")
WORDS = re.compile(r"[^\W\d_][\w'’.&-]*")
BRACKETS = re.compile(r"\([^()]{0,60}\)|^[^()]{0,60}\)|\([^()]{0,60}$")
"""In brackets; also where the bracket is opened on the line before, or closed on the next."""


def is_wrapped(line: Line, following: Line, text: str) -> bool:
    """Whether a paragraph's line, whose words are `text`, was only broken for want of room."""
    same = line.block >= 0 and line.block == following.block
    return same and len(text) >= FULL and text[-1:] not in ".:;!?"


def is_bulleted(text: str) -> bool:
    """A line that opens with a bullet or a dash."""
    return BULLET.match(text) is not None


class Prose:
    """Tells sentences from names and titles. Built once from the table `line_words`."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: LineWords = lexicon.tables["line_words"]
        self.small = words.small
        self._doing, self._done, self._doers = words.doing, words.done, words.doers
        known = "".join(rf"(?<!\b{name})" for name in words.abbreviations)
        self._ends = re.compile(rf"{known}(?<!\b[A-Z])\.\s*$")
        self._hours = re.compile(
            rf"\b\d{{1,3}}\s?(?:{any_of(words.hours)})\b\.?"
            rf"(?:\s?(?:{any_of(words.per)})\s?(?:{any_of(words.week)})\b)?",
            re.IGNORECASE,
        )

    def is_sentence(self, words: str) -> bool:
        """Prose rather than a name or a title: a full stop, many words, or many in lower case."""
        bare = self._hours.sub(" ", BRACKETS.sub(" ", words)).strip()
        tokens = WORDS.findall(bare)
        content = [t for t in tokens if t.casefold() not in self.small]
        low = sum(1 for t in content if t[0].islower())
        if len(tokens) > 18 or (low and self._ends.search(bare)):
            return True
        # "Coded charts of …", "Answering calls for …"
        verb = len(tokens) > 3 and tokens[0].endswith(self._doing)
        verb = verb and tokens[1][0].islower() and tokens[1] not in self.small
        return verb or (low > 1 and low > 0.4 * len(content))

    def ends(self, words: str) -> bool:
        """Whether a full stop ends it that is no abbreviation's."""
        return self._ends.search(words) is not None

    def tells_of_others(self, words: str) -> bool:
        """Whether it says what was done, and to several people: "Hired and taught two coders"."""
        tokens = WORDS.findall(BRACKETS.sub(" ", words))
        return (
            len(tokens) > 2
            and self.is_past(tokens[0])
            and tokens[1][0].islower()
            and tokens[-1].endswith(self._doers)
        )

    def is_past(self, word: str) -> bool:
        """Whether a word ends like what was done: "Coded"."""
        return word.endswith(self._done)
