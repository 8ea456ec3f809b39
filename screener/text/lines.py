"""Lines of a text: whether a line begins a point of a list, goes on in the next, or is a sentence."""

from __future__ import annotations

import re

from screener.model.document import Line

FULL = 60
"""A line of so many characters that does not end a sentence may run on into the next."""
POINT_SIGNS = "•●▪◦‣■▸►▶➤➢✓✔✅☑❖◆◇⬧⁃□○▫★\ue000-\uf8ff"
"""Signs that begin a point of a list wherever they stand; a range, for a class of characters."""
_LINE_SIGNS = "·∙›»→§o*"
"""Signs that begin a point at the beginning of a line, where a blank follows."""
BULLET = re.compile(rf"[ \t]*(?:[{POINT_SIGNS}]|[{_LINE_SIGNS}](?=[ \t]|$)|[\-–—][ \t]+)")
SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "de", "del", "for", "from", "in", "la", "le", "of", "on")
)
SMALL |= {"or", "the", "to", "van", "von", "with", "y", "und"}
WORDS = re.compile(r"[^\W\d_][\w'’.&-]*")
_ENDS = re.compile(
    r"(?<!\bInc)(?<!\bCo)(?<!\bSt)(?<!\bDr)(?<!\bLtd)(?<!\bCorp)(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])\.\s*$"
)
BRACKETS = re.compile(r"\([^()]{0,60}\)|^[^()]{0,60}\)|\([^()]{0,60}$")
"""In brackets; also where the bracket is opened on the line before, or closed on the next."""
_HOURS = re.compile(r"\b\d{1,3}\s?(?:h|hrs?|hours)\b\.?(?:\s?(?:/|per|a)\s?(?:wk|week)\b)?", re.IGNORECASE)


def is_wrapped(line: Line, following: Line, text: str) -> bool:
    """Whether a paragraph's line, whose words are `text`, was only broken for want of room."""
    same = line.block >= 0 and line.block == following.block
    return same and len(text) >= FULL and text[-1:] not in ".:;!?"


def is_bulleted(text: str) -> bool:
    """A line that opens with a bullet or a dash."""
    return BULLET.match(text) is not None


def is_sentence(words: str) -> bool:
    """Prose rather than a name or a title: a full stop, many words, or many in lower case."""
    bare = _HOURS.sub(" ", BRACKETS.sub(" ", words)).strip()
    tokens = WORDS.findall(bare)
    content = [t for t in tokens if t.casefold() not in SMALL]
    low = sum(1 for t in content if t[0].islower())
    if len(tokens) > 18 or (low and _ENDS.search(bare)):
        return True
    # "Coded charts of …", "Answering calls for …"
    verb = len(tokens) > 3 and tokens[0].endswith(("ed", "ing"))
    verb = verb and tokens[1][0].islower() and tokens[1] not in SMALL
    return verb or (low > 1 and low > 0.4 * len(content))
