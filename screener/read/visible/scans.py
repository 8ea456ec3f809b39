"""Invisible words over a picture of the same words: what recognition lays over a scan may be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from screener.read.glyphs import Bools, PageGlyphs
from screener.read.visible.doubted import Word
from screener.read.visible.doubts import Doubt
from screener.read.visible.ink import Picture, _places

_SCALE = 2.0
_OF_SCANS = (Doubt.NO_INK, Doubt.COVERED, Doubt.STACKED, Doubt.IN_FORM, Doubt.SHAPE)
_INK = 48
_LEAST, _MOST = 0.02, 0.6
_MIDDLE = 1.3
_ACROSS = 0.4
_MOSTLY = 0.6


def over_scan(page: pdfium.PdfPage, glyphs: PageGlyphs, words: Sequence[Word], sure: Bools) -> list[bool]:
    """For each word without ink of its own whether a picture shows print just there.

    sure: for each glyph whether it is ordinary ink; print that is theirs is no picture's. Told for the page
    as a whole: most words have to lie on print. Of two words in one place only the first is read.
    """
    able = [
        word.doubt in _OF_SCANS and word.says and not _belongs_to_others(glyphs, sure, word) for word in words
    ]
    if not any(able):
        return able
    picture = Picture(page, glyphs, _SCALE)
    on_print, on_ink = [], []
    for word, is_able in zip(words, able, strict=True):
        like, inked = _print(picture, word) if is_able else (False, False)
        on_print.append(like)
        on_ink.append(inked)
    if sum(on_print) < _MOSTLY * sum(able):
        return [False] * len(words)
    taken: set[tuple[int, int]] = set()
    found = []
    for word, inked in zip(words, on_ink, strict=True):
        places = set(_places(glyphs, word)) if inked else set()
        read = inked and 2 * len(places & taken) <= len(places)
        taken |= places if read else set()
        found.append(read)
    return found


def _print(picture: Picture, word: Word) -> tuple[bool, bool]:
    """Whether the pixels in a word's box look like letters on a ground, and whether there are any."""
    part = picture.pixels[picture.part(word.box)].mean(axis=2)
    if word.turned:
        part = part.T
    ink = np.abs(part - np.median(part)) >= _INK
    share = float(ink.mean()) if ink.size else 0.0
    if not share:
        return False, False
    rows = ink.mean(axis=1)
    edge = max(1, len(rows) // 8)
    outside = float(np.concatenate((rows[:edge], rows[-edge:])).mean())
    inside = float(rows[len(rows) // 4 : -(len(rows) // 4) or None].mean())
    spread = float(ink.any(axis=0).mean())
    return _LEAST <= share <= _MOST and inside >= _MIDDLE * outside and spread >= _ACROSS, True


def _belongs_to_others(glyphs: PageGlyphs, sure: Bools, word: Word) -> bool:
    """True where ordinary words stand in the same place: the ink in the box is theirs."""
    left, top, right, bottom = word.box
    across, down = glyphs.middle
    inside = sure & (across > left) & (across < right) & (down > top) & (down < bottom)
    return int(inside.sum()) > 0.3 * len(word.text)
