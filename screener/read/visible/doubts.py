"""Which text looks as if it could not be seen, by what the file says of it: these are looked for as ink."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import pypdfium2 as pdfium

from screener.read.glyphs import Bools, Ints, PageGlyphs, Style
from screener.read.visible import reasons
from screener.read.visible.clips import clipped
from screener.read.visible.drawing import PATTERN, Plates, drawn

SMALLEST_SIZE = 3.0
"""Points. Smaller print cannot be read by a person; legitimate print begins at 5 or 6."""

WITHOUT_INK = (3, 7)
"""Text rendering modes (ISO 32000-1, 9.3.6) that draw nothing, or only clip."""

_NARROWEST = 0.12
_FEWEST_NARROW = 4
_LIGHT = 190
_FAINT = 128
_ALIKE = 28
_USUAL_SIDES = (306.0, 842.0)
_STACK_CELL = 1.0
_FIRST_CLIP = 4
_LARGE = 1.8
"""Times the usual height of the page's letters."""

_MOST_LARGE = 200


class Doubt(IntEnum):
    """Why a glyph may not be seen; NONE for ordinary ink."""

    NONE = 0
    NO_INK = 1
    TINY = 2
    OFF_PAGE = 3
    COLOR = 4
    COVERED = 5
    CLIPPED = 6
    LAYER = 7
    BLENDED = 8
    IN_FORM = 9
    SHAPE = 10
    STACKED = 11


REASONS = {
    Doubt.NO_INK: reasons.NO_INK,
    Doubt.TINY: reasons.TINY,
    Doubt.OFF_PAGE: reasons.OFF_PAGE,
    Doubt.COLOR: reasons.COLOR,
    Doubt.COVERED: reasons.COVERED,
    Doubt.CLIPPED: reasons.CLIPPED,
    Doubt.LAYER: reasons.LAYER,
    Doubt.BLENDED: reasons.NO_INK,
    Doubt.IN_FORM: reasons.NO_INK,
    Doubt.SHAPE: reasons.NO_INK,
    Doubt.STACKED: reasons.COVERED,
}

BY_MEASURE = (Doubt.TINY, Doubt.OFF_PAGE)
"""What is known without looking at the page."""


def doubts(page: pdfium.PdfPage | None, glyphs: PageGlyphs) -> tuple[Ints, frozenset[int]]:
    """For each glyph its Doubt; and text objects that repeat others in their place (Drawing.twins)."""
    count = len(glyphs.codes)
    twins: frozenset[int] = frozenset()
    if not count:
        return np.zeros(0, dtype=np.int64), twins
    scale = reading_scale(glyphs)
    of_style = np.array([_of_style(style, scale) for style in glyphs.styles])
    found = np.asarray(of_style[glyphs.style], dtype=np.int64)
    if page is not None and glyphs.owner.any():
        starts = np.flatnonzero(np.diff(glyphs.owner, prepend=0))
        drawing = drawn(page, glyphs.owner[starts], glyphs.middle)
        twins = drawing.twins
        order = np.repeat(drawing.order, np.diff(starts, append=count))
        found[(order < 0) & (found == 0)] = Doubt.IN_FORM
        if drawing.plates is not None:
            _doubt_covered(drawing.plates, order, glyphs, found)
        found[clipped(page, glyphs) & (found == 0)] = Doubt.CLIPPED
        found[_stacked(glyphs) & (found == 0)] = Doubt.STACKED
        found[_cut_out(glyphs) & (found == 0)] = Doubt.CLIPPED
        found[_under_letters(glyphs, found) & (found == 0)] = Doubt.COVERED
    if page is None:
        found = _without_drawing(glyphs, found)
    across, down = glyphs.middle
    found[(across < 0) | (across > glyphs.width) | (down < 0) | (down > glyphs.height)] = Doubt.OFF_PAGE
    found[_narrow(glyphs)] = Doubt.TINY
    found[glyphs.space] = Doubt.NONE
    return found, twins


def _without_drawing(glyphs: PageGlyphs, found: Ints) -> Ints:
    """What is sure without a look at the page: letters without ink, tiny ones, and what the engine tells."""
    told = glyphs.doubts if glyphs.doubts is not None else np.zeros(len(found), dtype=np.int64)
    bare = np.isin([style.mode for style in glyphs.styles], WITHOUT_INK)[glyphs.style]
    sure = (found == Doubt.TINY) | ((found == Doubt.NO_INK) & bare & (told >= 0))
    return np.where(sure, found, np.maximum(told, 0))


def reading_scale(glyphs: PageGlyphs) -> float:
    """How much larger the page is shown than it says: readers look at a page as wide as their screen."""
    side = min(glyphs.width, glyphs.height)
    least, most = _USUAL_SIDES
    return min(most / side, 1.0) if side >= least else least / max(side, 1.0)


def _of_style(style: Style, scale: float) -> Doubt:  # noqa: PLR0911 - one return for each doubt
    if style.mode in WITHOUT_INK or style.alpha == 0:
        return Doubt.TINY if 0 < style.size * scale < SMALLEST_SIZE and style.font else Doubt.NO_INK
    if not style.font or style.shapeless:
        return Doubt.SHAPE
    if 0 < style.size * scale < SMALLEST_SIZE:
        return Doubt.TINY
    if style.layered:
        return Doubt.LAYER
    if style.alpha < _FAINT or style.mode:
        return Doubt.NO_INK
    if style.blended:
        return Doubt.BLENDED
    red, green, _ = style.colour
    return Doubt.COLOR if min(red, green) >= _LIGHT or style.colour == PATTERN else Doubt.NONE


def _doubt_covered(plates: Plates, order: Ints, glyphs: PageGlyphs, found: Ints) -> None:
    """Doubt text under a plate that is drawn later, on a picture, and on a plate of its own colour."""
    which = plates.at(*glyphs.middle)
    if plates.too_many:
        found[found == 0] = Doubt.COVERED
    on = (which >= 0) & (order >= 0) & (found == 0)
    if not on.any():
        return
    later = plates.order[which] > order
    ground, ink = plates.colours[which], np.array([style.colour for style in glyphs.styles])[glyphs.style]
    alike = (np.abs(ground - ink).max(axis=1) < _ALIKE) | (ground[:, 0] < 0)
    found[on & ~later & alike] = Doubt.COLOR
    found[on & later] = Doubt.COVERED


def _narrow(glyphs: PageGlyphs) -> Bools:
    """Glyphs squeezed so far that nobody can read them, several beside each other."""
    if not len(glyphs.codes):
        return np.zeros(0, dtype=bool)
    wide = np.minimum(glyphs.x1 - glyphs.x0, glyphs.bottom - glyphs.top)
    sizes = np.array([style.size if style.font else 0.0 for style in glyphs.styles])[glyphs.style]
    thin = (wide < _NARROWEST * sizes) & ~glyphs.space
    # Letters such as l and i are narrow by nature, but not four in a row.
    window = np.ones(_FEWEST_NARROW)
    crowded = np.convolve(thin, window) >= _FEWEST_NARROW - 1
    return np.asarray(thin & (np.convolve(crowded, window)[_FEWEST_NARROW - 1 :][: len(thin)] > 0))


def _cut_out(glyphs: PageGlyphs) -> Bools:
    """Letters after others that are no ink but a clip path: they may be drawn only inside those."""
    cuts = np.array([style.mode >= _FIRST_CLIP for style in glyphs.styles])[glyphs.style]
    return np.asarray(np.maximum.accumulate(cuts) & ~cuts)


def _under_letters(glyphs: PageGlyphs, found: Ints) -> Bools:
    """Letters whose middle lies within the box of a later, doubted letter that is much larger."""
    hidden = np.zeros(len(found), dtype=bool)
    large = np.flatnonzero(np.isin(found, (Doubt.COLOR, Doubt.SHAPE, Doubt.NO_INK)) & ~glyphs.space)
    if not len(large):
        return hidden
    high = glyphs.bottom - glyphs.top
    across, down = glyphs.middle
    usual = float(np.median(high))
    large = large[(high[large] > _LARGE * usual) | (glyphs.x1[large] - glyphs.x0[large] > _LARGE * usual)]
    for k in large[:_MOST_LARGE].tolist():
        inside = (
            (across > glyphs.x0[k])
            & (across < glyphs.x1[k])
            & (down > glyphs.top[k])
            & (down < glyphs.bottom[k])
        )
        inside[k:] = False
        hidden |= inside
    return hidden


def _stacked(glyphs: PageGlyphs) -> Bools:
    """Glyphs of different text objects that stand in one place."""
    across, down = glyphs.middle
    cell = (down / _STACK_CELL).astype(np.int64) * 100_003 + (across / _STACK_CELL).astype(np.int64)
    inked = np.flatnonzero(~glyphs.space)
    ordered = inked[np.argsort(cell[inked], kind="stable")]
    same = (np.diff(cell[ordered]) == 0) & (np.diff(glyphs.owner[ordered]) != 0)
    found = np.zeros(len(cell), dtype=bool)
    found[ordered[1:][same]] = found[ordered[:-1][same]] = True
    return np.isin(glyphs.owner, np.unique(glyphs.owner[found])) if found.any() else found
