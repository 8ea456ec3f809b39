"""Ligatures as their letters, so that a word is found however it is printed."""

from __future__ import annotations

import numpy as np

from screener.read.characters import LETTERS_OF
from screener.read.glyphs import Floats, Ints

_TEX = {first + k: 0xFB00 + k for first in (11, 27) for k in range(5)}
"""TeX's fonts without a map to Unicode: codes 11 to 15 in the old encoding, 27 to 31 in the newer."""

TEX_LIGATURES = tuple(_TEX)


def without_ligatures(
    codes: Ints, boxes: Floats, owners: Ints, kept: Ints
) -> tuple[Ints, Floats, Ints, Ints]:
    """Ligatures as their letters, each with its share of the box."""
    places = np.flatnonzero((codes >= 0xFB00) & (codes <= 0xFB06) | np.isin(codes, TEX_LIGATURES))
    if not len(places):
        return codes, boxes, owners, kept
    letters = {k: LETTERS_OF[_TEX.get(int(codes[k]), int(codes[k]))] for k in places.tolist()}
    counts = np.ones(len(codes), dtype=np.int64)
    counts[places] = [len(letters[k]) for k in places.tolist()]
    codes, owners, kept = np.repeat(codes, counts), np.repeat(owners, counts), np.repeat(kept, counts)
    boxes = np.repeat(boxes, counts, axis=0)
    starts = np.cumsum(counts) - counts
    for k in places.tolist():
        part = slice(int(starts[k]), int(starts[k]) + len(letters[k]))
        edges = np.linspace(boxes[part.start, 0], boxes[part.start, 2], len(letters[k]) + 1)
        codes[part] = [ord(letter) for letter in letters[k]]
        boxes[part, 0], boxes[part, 2] = edges[:-1], edges[1:]
    return codes, boxes, owners, kept
