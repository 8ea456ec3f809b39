"""Characters made plain at the door: one place for all formats, so that no later step asks how a hyphen is
written. Characters that take no place on the page are taken out; letters that pass for others are noted.

Source of the lists: Unicode 15, general categories Cf, Pd and Zs, compatibility forms, and the confusables of
UTS 39 for Latin capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from screener.text.counted import counted

_TAGS = re.compile("[\U000e0020-\U000e007e]")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u180e"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_NO_INK = re.compile(
    rf"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200e\u200f{_ZERO_WIDTH}{_TURNING}"
    r"\ufe00-\ufe0f\ufff9-\ufffb\U000E0000-\U000e01ef]"
)
_SPLIT_WORD = re.compile(rf"[^\W\d_][{_ZERO_WIDTH}]+[^\W\d_]")
_TURNED = re.compile("[\u202d\u202e]")
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_LOOKALIKE = "\u0400-\u052f\u0391-\u03a9\u03bf\u03f2\u03f3\u03f9\u13a0-\u13f5\ua4d0-\ua4f7"
_TWO_SCRIPTS = re.compile(rf"[{_LATIN}][{_LOOKALIKE}]|[{_LOOKALIKE}][{_LATIN}]")
_HYPHENS = (0x2010, 0x2011, 0xFE58, 0xFE63, 0xFF0D, 0x2212)
_DASHES = {0x2012: 0x2013, 0x2015: 0x2014}
_STYLED = (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800))
"""Full-width forms, and the mathematical alphabets that stand for bold or italic print in profiles."""

LETTERS_OF = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""Ligatures, and the letters that they are."""


def _plain_forms() -> dict[int, int]:
    plain = dict.fromkeys(_SPACES, ord(" ")) | dict.fromkeys(_HYPHENS, ord("-")) | _DASHES
    for code in _STYLED:
        form = unicodedata.normalize("NFKC", chr(code))
        if code not in plain and len(form) == 1 and form != chr(code):
            plain[code] = ord(form)
    return plain


PLAIN = _plain_forms()
"""Code point to the plain one that it is a form of: one to one, so that places hold."""

_TRANSLATED: dict[int, int | str] = {**PLAIN, **LETTERS_OF}

PLACELESS = tuple(
    code
    for code in (*range(0x3000), *range(0xFE00, 0x10000), *range(0xE0000, 0xE01F0))
    if _NO_INK.fullmatch(chr(code)) and code != 0xAD
)
"""Code points that draw nothing and move nothing. A soft hyphen in a PDF is a hyphen that is drawn."""


def visible_text(text: str) -> str:
    """The text as it is read on: every hyphen as "-", space as " ", line end as a newline, styled or
    full-width letter as the letter, accents joined to their letters, and nothing that draws nothing.

    `visible_text("CPC\\u2011A")` is "CPC-A".
    """
    text = _BREAKS.sub("\n", text)
    if text.isascii():
        return _NO_INK.sub("", text)
    return unicodedata.normalize("NFC", _NO_INK.sub("", text).translate(_TRANSLATED))


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
    found = (
        (split, "characters without width inside words", "; they were taken out"),
        (turned, "characters that turn the direction of writing", "; they were taken out"),
        (mixed, "words with letters of two alphabets that look alike", ""),
    )
    return tuple(f"{what} ({counted(n, 'place')}){then}" for n, what, then in found if n)
