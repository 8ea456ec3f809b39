"""The glyphs of a page to rows in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from screener.read.assemble import LaidPage
from screener.read.characters import PLACELESS
from screener.read.glyphs import Bools, Ints, PageGlyphs
from screener.read.layout import Row, reading_order
from screener.read.words import runs

_PLACELESS = np.array(PLACELESS)
_NEAR = 0.1
"""Of its height: a letter so near to another of its kind is the same one, drawn again."""
_LIGATURE = 3
"""Letters that one glyph may stand for."""


def lay(page: PageGlyphs, visible: Bools) -> LaidPage:
    """The rows that the visible glyphs of a page form, in reading order."""
    page = page.within()
    drawn = visible & ~np.isin(page.codes, _PLACELESS)
    drawn &= ~_drawn_again(page, drawn)
    angles = np.array([style.angle for style in page.styles] or [0])
    turned = angles[page.style] if len(page.style) else np.empty(0, dtype=np.int64)
    upright = np.flatnonzero(drawn & (turned == 0))
    return LaidPage(
        page.number,
        page.width,
        page.height,
        reading_order(runs(page, upright)),
        list(_turned_rows(page, drawn, turned)),
        page.characters,
    )


def _drawn_again(page: PageGlyphs, drawn: Bools) -> Bools:
    """Which glyphs stand where the same letter was drawn before: bold, or a shadow, by drawing twice."""
    again = np.zeros_like(drawn)
    across, down = page.middle
    near = _NEAR * np.maximum(page.bottom - page.top, 0.5)
    for shift in (0.0, 0.5):  # of two heights that lie close one pair of rounded ones is the same
        inked = np.flatnonzero(drawn & ~page.space & ~again)
        level = np.floor(down[inked] / (4 * near[inked]) + shift)
        order = inked[np.lexsort((inked, across[inked], level, page.codes[inked]))]
        one, other = order[:-1], order[1:]
        same = (page.codes[one] == page.codes[other]) & (np.abs(down[one] - down[other]) < near[one])
        same &= np.abs(across[one] - across[other]) < near[one]
        # The letters of a ligature share a box, and follow each other in one object.
        same &= (np.abs(one - other) > _LIGATURE) | (page.owner[one] != page.owner[other])
        again[np.maximum(one, other)[same]] = True
    return again


def _turned_rows(page: PageGlyphs, drawn: np.ndarray, turned: Ints) -> Iterator[Row]:
    """Lines that run up, down or upside down: laid as if upright, then given their box on the page."""
    for angle in (90, 180, 270):
        chosen = np.flatnonzero(drawn & (turned == angle))
        if not len(chosen):
            continue
        for run in runs(page.upright(angle), chosen):
            run.x0, run.top, run.x1, run.bottom = page.back(angle, run.x0, run.top, run.x1, run.bottom)
            yield Row([run])
