"""Doubts where a page cannot be drawn: by the colours and the order of shapes, pictures and letters alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screener.read.glyphs import Floats, Ints
from screener.read.visible.doubts import Doubt

CONTRAST = 32
MOST_SHAPES = 2_000
BENEFIT = -1
"""Of letters on a picture: whatever is said of them, they may be seen."""

_PAPER = 225

Shape = tuple[int, tuple[float, float, float, float], tuple[int, int, int] | None]
"""Place in the drawing order, box (left, top, right, bottom), and colour; None for a picture."""


def doubts_by_order(
    middles: tuple[Floats, Floats],
    order: Ints,
    inks: Sequence[tuple[int, int, int] | None],
    shapes: Sequence[Shape],
) -> Ints:
    """For each of n letters, by its middle, order and colour, its Doubt, or BENEFIT.

    A colour laid over letters may be clear, and is then a highlight; only white hides for sure.
    """
    across, down = middles
    ground = np.full((len(order), 3), 255)
    found = np.zeros(len(order), dtype=np.int64)
    for at, (left, top, right, bottom), colour in shapes[:MOST_SHAPES]:
        on = (across >= left) & (across <= right) & (down >= top) & (down <= bottom)
        ground[on & (order > at)] = colour if colour is not None else (-1, -1, -1)
        if colour is None:
            found[on] = BENEFIT
        elif min(colour) >= _PAPER:
            found[on & (order < at)] = Doubt.COVERED
    known = np.array([ink is not None for ink in inks], dtype=bool)
    ink = np.array([one or (0, 0, 0) for one in inks]).reshape(-1, 3)
    alike = np.abs(ground - ink).max(axis=1) < CONTRAST
    found[(found == 0) & known & alike] = Doubt.COLOR
    return found
