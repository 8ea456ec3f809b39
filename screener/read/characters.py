"""Characters that take no place on the page, and letters that pass for others.

Source of the lists: Unicode 15, general category Cf, and the confusables of UTS 39 for Latin capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TAGS = re.compile("[\U000e0020-\U000e007e]")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u180e"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_NO_INK = re.compile(
    rf"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200e\u200f{_ZERO_WIDTH}{_TURNING}"
    r"\ufe00-\ufe0f\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_SPLIT_WORD = re.compile(rf"[^\W\d_][{_ZERO_WIDTH}]+[^\W\d_]")
_TURNED = re.compile("[\u202d\u202e]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_LOOKALIKE = "\u0400-\u052f\u0391-\u03a9\u03bf"
_TWO_SCRIPTS = re.compile(rf"[{_LATIN}][{_LOOKALIKE}]|[{_LOOKALIKE}][{_LATIN}]")


PLACELESS = tuple(
    code
    for code in (*range(0x3000), *range(0xFE00, 0x10000), *range(0xE0000, 0xE01F0))
    if _NO_INK.fullmatch(chr(code)) and code != 0xAD
)
"""Code points that draw nothing and move nothing. A soft hyphen in a PDF is a hyphen that is drawn."""


def visible_text(text: str) -> str:
    """The text without characters that draw nothing; every kind of space as " ", line end as a newline."""
    return _NO_INK.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", text)))


def tagged_text(text: str) -> str:
    """What Unicode's tag characters spell: ASCII that no person sees; "" without any."""
    return "".join(chr(ord(c) - 0xE0000) for c in _TAGS.findall(text)).strip()


def unusual_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """Notes on tricks in raw text: what a person sees and what a program reads are not the same."""
    split = turned = mixed = 0
    for text in texts:
        if text.isascii():
            continue
        split += len(_SPLIT_WORD.findall(text))
        turned += len(_TURNED.findall(text))
        mixed += len(_TWO_SCRIPTS.findall(text))
    notes = []
    if split:
        notes.append(f"characters without width inside words ({split} places); they were taken out")
    if turned:
        notes.append(f"characters that turn the direction of writing ({turned} places); they were taken out")
    if mixed:
        notes.append(f"words with letters of two alphabets that look alike ({mixed} places)")
    return tuple(notes)
