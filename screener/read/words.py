"""Glyphs to runs: stretches of one line without a wide gap, with the spaces that the gaps show.

Producers differ: some write space glyphs, some (Qt) none that pdfium reports, and some declare glyph widths
that are not the advances they use. So each glyph's advance is learned from the page itself: what usually
stands between its left edge and the next glyph's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from screener.read.glyphs import Bools, Floats, Ints, PageGlyphs

WORD_GAP = 0.12
"""Of the glyphs' height: a wider gap parts two words."""

RUN_GAP = 1.6
"""Of the glyphs' height: a wider gap parts two runs (cells, columns, a date at the right margin)."""

_ADVANCE_QUANTILE = 0.25
_FEWEST_SPACED = 4


@dataclass(slots=True)
class Run:
    """Words on one baseline: text with single spaces, each character's edges, the box, style and order.

    order: place in the content stream. glyph: index of the first glyph in its page.
    """

    text: str
    left: list[float]
    right: list[float]
    x0: float
    top: float
    x1: float
    bottom: float
    style: int
    order: int

    @property
    def height(self) -> float:
        """Points from top to bottom of the tallest glyph box."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2


def runs(page: PageGlyphs, chosen: Ints) -> list[Run]:
    """The runs that the upright glyphs `chosen` (indexes, in stream order) form, in stream order."""
    inked = chosen[~page.space[chosen]]
    if not len(inked):
        return []
    x0, x1, top, bottom = page.x0[inked], page.x1[inked], page.top[inked], page.bottom[inked]
    height = np.maximum(bottom - top, 0.5)
    middle = (top + bottom) / 2
    step, lower = np.diff(x0), np.minimum(height[:-1], height[1:])
    along = np.abs(np.diff(middle)) < 0.5 * np.maximum(height[:-1], height[1:])
    forward = along & (step > -0.2 * lower)
    advance = _advances(page, inked, step, height, forward)
    gap = x0[1:] - (x0[:-1] + advance[:-1])
    spaced = np.diff(np.cumsum(page.space)[inked]) > 0
    stays = forward & (gap < RUN_GAP * lower) & (gap > -2.0 * lower)
    apart = (gap > WORD_GAP * lower) | (spaced & (gap > -0.1 * lower))
    starts = np.concatenate(([0], np.flatnonzero(~stays) + 1))
    ends = np.append(starts[1:], len(inked))
    words = _spaces_of_tracked(apart, gap, lower, starts, ends)
    characters = [page.characters[i] for i in inked.tolist()]
    left, right = x0.tolist(), x1.tolist()
    styles = page.style[inked]
    found = []
    for order, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        text, lefts, rights = _spell(characters, left, right, words, start, end)
        found.append(
            Run(
                text,
                lefts,
                rights,
                float(x0[start:end].min()),
                float(top[start:end].min()),
                float(x1[start:end].max()),
                float(bottom[start:end].max()),
                int(np.bincount(styles[start:end]).argmax()),
                order,
            )
        )
    return found


def _spell(
    characters: list[str], left: list[float], right: list[float], words: Bools, start: int, end: int
) -> tuple[str, list[float], list[float]]:
    """Text of a run with a space at each word gap, and the edges of every character of it."""
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    for i in range(start, end):
        if i > start and words[i - 1]:
            text.append(" ")
            lefts.append(right[i - 1])
            rights.append(left[i])
        for character in characters[i]:
            text.append(character)
            lefts.append(left[i])
            rights.append(right[i])
    return "".join(text), lefts, rights


def _advances(page: PageGlyphs, inked: Ints, step: Floats, height: Floats, forward: Bools) -> Floats:
    """For each glyph, how far its font usually moves on after it, at most its box's width, in points."""
    width = page.x1[inked] - page.x0[inked]
    codes = np.array([ord(page.characters[i][0]) for i in inked.tolist()], dtype=np.int64)
    keys = page.style[inked] * 0x110000 + codes
    near = forward & (step > 0.02 * height[:-1]) & (step < width[:-1] + RUN_GAP * height[:-1])
    of, relative = keys[:-1][near], (step / height[:-1])[near]
    if not len(of):
        return width
    order = np.lexsort((relative, of))
    of, relative = of[order], relative[order]
    first = np.concatenate(([0], np.flatnonzero(np.diff(of)) + 1))
    count = np.diff(first, append=len(of))
    learned = relative[first + (count * _ADVANCE_QUANTILE).astype(np.int64)]
    place = np.minimum(np.searchsorted(of[first], keys), len(first) - 1)
    # The letters of a ligature share its box, and only the whole box is an advance.
    shared = np.append(np.abs(np.diff(page.x0[inked])) < 0.01, False)
    shared[1:] |= shared[:-1].copy()
    known = (of[first][place] == keys) & ~shared
    return np.where(known, np.minimum(learned[place] * height, width), width)


def _spaces_of_tracked(apart: Bools, gap: Floats, lower: Floats, starts: Ints, ends: Ints) -> Bools:
    """Word gaps, with letter-spaced runs ("E X P E R I E N C E") put back together.

    Where every letter of a run stands apart, the tracking is the usual gap, and only a gap well above it
    parts two words.
    """
    words = apart.copy()
    singles = np.add.reduceat(np.append(apart, False), starts) if len(starts) else starts
    for start, end, parted in zip(starts.tolist(), ends.tolist(), singles.tolist(), strict=True):
        inside = slice(start, end - 1)
        if end - start < _FEWEST_SPACED or parted < 0.8 * (end - start - 1):
            continue
        usual = float(np.median(gap[inside]))
        words[inside] = gap[inside] > usual + max(0.5 * usual, 0.15 * float(lower[start]))
    return words
