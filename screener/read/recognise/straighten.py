"""Pages that were scanned at a slight angle, set straight: rows of text must be rows for the layout."""

from __future__ import annotations

import numpy as np

from screener.read.glyphs import Floats
from screener.read.recognise.base import Picture

_STEEPEST = 6.0
_STEPS = (1.0, 0.25, 0.05)
"""Degrees between the angles that are tried, each time around the best so far."""

_MOST_POINTS = 60_000
_LEAST = 0.1
_WORTH = 1.02


def straight(picture: Picture) -> Picture:
    """The picture turned so that its lines run level; itself where they do, or where there are none."""
    angle = slant(picture)
    return picture if abs(angle) < _LEAST else _sheared(picture, angle)


def slant(picture: Picture) -> float:
    """Degrees by which the lines fall to the right; 0.0 where that cannot be told.

    Ink is gathered along lines of each angle: at the right one it lies in few of them, and they are full.
    """
    step = max(1, max(picture.shape) // 1200)
    small = picture[::step, ::step]
    rows, columns = np.nonzero(small < min(160, int(small.mean()) - 20))
    if len(rows) < 200:
        return 0.0
    thin = max(1, len(rows) // _MOST_POINTS)
    rows, columns = rows[::thin].astype(np.float64), columns[::thin].astype(np.float64)
    best, width = 0.0, _STEEPEST
    for fineness in _STEPS:
        angles = np.arange(best - width, best + width + fineness / 2, fineness)
        best = float(max(angles, key=lambda angle: (_fullness(rows, columns, float(angle)), -abs(angle))))
        width = fineness
    gain = _fullness(rows, columns, best) / _fullness(rows, columns, 0.0)
    return best if gain > _WORTH and abs(best) < _STEEPEST else 0.0


def _fullness(rows: np.ndarray, columns: np.ndarray, angle: float) -> float:
    level = np.round(rows - columns * np.tan(np.radians(angle))).astype(np.int64)
    counts = np.bincount(level - level.min())
    return float((counts.astype(np.float64) ** 2).sum())


def _sheared(picture: Picture, angle: float) -> Picture:
    """Columns moved up or down, then rows left or right: for a few degrees that is a turn."""
    height, width = picture.shape
    slope = float(np.tan(np.radians(angle)))
    upright = _moved(picture, (np.arange(width) - width / 2) * slope)
    level = _moved(np.ascontiguousarray(upright.T), (height / 2 - np.arange(height)) * slope)
    return np.ascontiguousarray(level.T)


def _moved(picture: Picture, by: Floats) -> Picture:
    """Each column moved up by its own part of `by` (pixels), with the grey between pixels in proportion."""
    whole = np.floor(by).astype(np.int64)
    part = (by - whole).astype(np.float32)
    rows = np.arange(picture.shape[0])[:, None] + whole[None, :]
    last = picture.shape[0] - 1
    here = np.take_along_axis(picture, np.clip(rows, 0, last), axis=0).astype(np.float32)
    below = np.take_along_axis(picture, np.clip(rows + 1, 0, last), axis=0).astype(np.float32)
    return np.asarray(here + (below - here) * part, dtype=np.uint8)
