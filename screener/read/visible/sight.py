"""Which glyphs a person can see: what the file says raises a doubt, and ink on the page decides.

Legitimate designs look like tricks to attributes alone: white on navy, grey on white, the invisible text
that lies over a scan. So doubted words are looked for on the page as drawn: what changes when they are
left out is their own ink. Only print that is too small, and what lies off the page, is judged by measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import pypdfium2 as pdfium

from screener.model.document import HiddenText
from screener.model.span import Box
from screener.read.glyphs import Bools, PageGlyphs
from screener.read.plain import NOWHERE
from screener.read.visible.doubted import Word, doubted_words
from screener.read.visible.doubts import BY_MEASURE, REASONS, Doubt, doubts
from screener.read.visible.ink import inked
from screener.read.visible.reasons import TOLD
from screener.read.visible.scans import over_scan


@dataclass(frozen=True, slots=True)
class Seen:
    """visible: True for each glyph that a person can see. hidden: the others as text."""

    visible: Bools
    hidden: tuple[HiddenText, ...]


def seen(page: pdfium.PdfPage | None, glyphs: PageGlyphs, *, doubt_all: bool = False) -> Seen:
    """Part what can be seen from what cannot. doubt_all: look for every word on the page as drawn."""
    found, twins = doubts(page, glyphs)
    if doubt_all and page is not None:
        found[(found == 0) & ~glyphs.space] = Doubt.COVERED
    told = [HiddenText(words, glyphs.number, NOWHERE, TOLD) for words in glyphs.told]
    visible = found == 0
    if visible.all():
        return Seen(visible, tuple(told))
    words = doubted_words(glyphs, found)
    hidden: list[Word] = []
    for word, is_seen in zip(words, _looked_for(page, glyphs, words, visible, twins), strict=True):
        if is_seen:
            visible[word.glyphs] = True
        elif word.says:
            hidden.append(word)
    return Seen(visible, (*_as_text(hidden, glyphs.number), *told))


def _looked_for(
    page: pdfium.PdfPage | None,
    glyphs: PageGlyphs,
    words: Sequence[Word],
    sure: Bools,
    twins: frozenset[int],
) -> list[bool]:
    answers = [False] * len(words)
    drawn = [k for k, word in enumerate(words) if word.doubt not in BY_MEASURE]
    if page is None or not drawn or min(*page.get_size(), glyphs.width, glyphs.height) < 1:
        return answers
    for k, answer in zip(drawn, inked(page, glyphs, [words[k] for k in drawn], twins), strict=True):
        answers[k] = answer
    rest = [k for k in drawn if not answers[k]]
    inked_here = sure & ~glyphs.space
    for k in drawn:
        inked_here[words[k].glyphs] = answers[k]
    for k, answer in zip(rest, over_scan(page, glyphs, [words[k] for k in rest], inked_here), strict=True):
        answers[k] = answer
    return answers


def _as_text(words: Sequence[Word], number: int) -> list[HiddenText]:
    """Hidden words of one reason that follow each other as one text."""
    found = []
    for reason, group in groupby(words, key=lambda word: REASONS[word.doubt]):
        part = list(group)
        edges = np.array([word.box for word in part])
        box = Box(*np.round((*edges[:, :2].min(axis=0), *edges[:, 2:].max(axis=0)), 1).tolist())
        found.append(HiddenText(" ".join(word.text for word in part), number, box, reason))
    return found


def without_shadows(
    hidden: Sequence[HiddenText], pages: Sequence[tuple[PageGlyphs, Bools]]
) -> list[HiddenText]:
    """Leave out what stands visibly in the same words: a shadow, or a line that a page break cuts in two.

    pages: each page's glyphs, and which of them are visible.
    """
    if not hidden:
        return []
    shown = "\n".join(_letters(glyphs, visible) for glyphs, visible in pages)
    return [one for one in hidden if "".join(one.text.split()) not in shown]


def _letters(glyphs: PageGlyphs, visible: Bools) -> str:
    raw = glyphs.raw
    return "".join([raw[k] for k in np.flatnonzero(visible & ~glyphs.space).tolist()])
