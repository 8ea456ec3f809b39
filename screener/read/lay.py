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


def lay(page: PageGlyphs, visible: Bools) -> LaidPage:
    """The rows that the visible glyphs of a page form, in reading order."""
    page = page.within()
    drawn = visible & ~np.isin(page.codes, _PLACELESS)
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


def _turned_rows(page: PageGlyphs, drawn: np.ndarray, turned: Ints) -> Iterator[Row]:
    """Lines that run up, down or upside down: laid as if upright, then given their box on the page."""
    for angle in (90, 180, 270):
        chosen = np.flatnonzero(drawn & (turned == angle))
        if not len(chosen):
            continue
        for run in runs(page.upright(angle), chosen):
            run.x0, run.top, run.x1, run.bottom = page.back(angle, run.x0, run.top, run.x1, run.bottom)
            yield Row([run])
