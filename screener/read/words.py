"""Glyphs to runs: stretches of one line without a wide gap, with the spaces that the gaps show.

Producers differ: some write space glyphs, some (Qt) none that pdfium reports, and some declare glyph widths
that are not the advances they use. So each glyph's advance is learned from the page itself: what usually
stands between its left edge and the next glyph's.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np

from screener.read.glyphs import Bools, Floats, Ints, PageGlyphs

WORD_GAP = 0.12
"""Of the glyphs' height: a wider gap parts two words."""

RUN_GAP = 1.6
"""Of the glyphs' height: a wider gap parts two runs (cells, columns, a date at the right margin)."""

_ADVANCE_QUANTILE = 0.25
_EXACT = 0.02
_MOSTLY = 0.5
_TRACKED = 0.6
_FEWEST_SPACED = 4


@dataclass(slots=True)
class Run:
    """Words on one baseline: text with single spaces, each character's edges, the box, the look, the order.

    size: points. bold: most of its letters are. order: place in the content stream. glyphs: indexes of its
    first and last glyph in its page. certain: each character's, where they were recognised from a picture.
    """

    text: str
    left: array[float]
    right: array[float]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    order: int
    glyphs: tuple[int, int]
    certain: array[float] | None = None

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
    x0, top, bottom = page.x0[inked], page.top[inked], page.bottom[inked]
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
    return _spelled(page, inked, starts, ends, np.flatnonzero(words & stays) + 1)


def _spelled(page: PageGlyphs, inked: Ints, starts: Ints, ends: Ints, spaces: Ints) -> list[Run]:
    """Runs from `starts` to `ends`, with a space before each glyph of `spaces`; all are places in `inked`."""
    x0, x1 = page.x0[inked], page.x1[inked]
    text = np.insert(page.codes[inked], spaces, 32).astype("<u4").tobytes().decode("utf-32-le")
    lefts, rights = array("f"), array("f")
    lefts.frombytes(
        np.insert(x0, spaces, np.minimum(x1[spaces - 1], x0[spaces])).astype(np.float32).tobytes()
    )
    rights.frombytes(np.insert(x1, spaces, x0[spaces]).astype(np.float32).tobytes())
    heavy, sizes = (np.array([getattr(s, a) for s in page.styles]) for a in ("bold", "size"))
    styles = page.style[inked]
    bold = 2 * np.add.reduceat(heavy[styles].astype(np.int64), starts) > ends - starts
    columns = (
        (starts + np.searchsorted(spaces, starts, side="right")).tolist(),
        (ends + np.searchsorted(spaces, ends - 1, side="right")).tolist(),
        np.minimum.reduceat(x0, starts).tolist(),
        np.minimum.reduceat(page.top[inked], starts).tolist(),
        np.maximum.reduceat(x1, starts).tolist(),
        np.maximum.reduceat(page.bottom[inked], starts).tolist(),
        sizes[styles[(starts + ends) // 2]].tolist(),
        bold.tolist(),
        inked[starts].tolist(),
        inked[ends - 1].tolist(),
    )
    found = [
        Run(text[a:b], lefts[a:b], rights[a:b], left, top, right, bottom, size, is_bold, first, (first, last))
        for a, b, left, top, right, bottom, size, is_bold, first, last in zip(*columns, strict=True)
    ]
    if page.certain is not None:
        certain = array("f", np.insert(page.certain[inked], spaces, 1.0).astype(np.float32).tobytes())
        for run, a, b in zip(found, *columns[:2], strict=True):
            run.certain = certain[a:b]
    return found


def _advances(page: PageGlyphs, inked: Ints, step: Floats, height: Floats, forward: Bools) -> Floats:
    """For each glyph, how far its font usually moves on after it, at most its box's width, in points."""
    width = page.x1[inked] - page.x0[inked]
    keys = page.style[inked] * 0x110000 + page.codes[inked]
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
    # Where most letters of a style move on by just their width, its widths can be trusted.
    exact = np.abs(step - width[:-1]) < _EXACT * height[:-1]
    styles, size = page.style[inked][:-1][near], len(page.styles)
    share = np.bincount(styles, exact[near], size) / np.maximum(np.bincount(styles, minlength=size), 1)
    known &= share[page.style[inked]] < _MOSTLY
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
        if end - start < _FEWEST_SPACED or parted < _TRACKED * (end - start - 1):
            continue
        usual = float(np.median(gap[inside]))
        words[inside] = gap[inside] > usual + max(0.5 * usual, 0.15 * float(lower[start]))
    return words
