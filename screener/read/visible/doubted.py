"""Doubted glyphs as words, each of which is looked for on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from screener.read.glyphs import Ints, PageGlyphs
from screener.read.visible.doubts import Doubt
from screener.read.words import runs

Edges = tuple[float, float, float, float]
"""left, top, right, bottom in points as displayed."""


@dataclass(frozen=True, slots=True)
class Word:
    """text, the indexes of its glyphs, its box on the page, why it is doubted, and which run it is part of.

    turned: written up or down the page.
    """

    text: str
    glyphs: Ints
    box: Edges
    doubt: Doubt
    run: int
    turned: bool

    @property
    def says(self) -> bool:
        """True where it has letters or digits, not signs alone."""
        return any(c.isalnum() for c in self.text)


def doubted_words(glyphs: PageGlyphs, doubts: Ints) -> list[Word]:
    """The words that glyphs with a Doubt form; glyphs of one run share doubt and angle."""
    angles = np.array([style.angle for style in glyphs.styles])[glyphs.style]
    found: list[Word] = []
    number = 0
    kinds = [Doubt(kind) for kind in np.unique(doubts[doubts > 0]).tolist()]
    for angle in np.unique(angles[doubts > 0]).tolist():
        turned = glyphs.upright(angle) if angle else glyphs
        for kind in kinds:
            chosen = np.flatnonzero((doubts == kind) & (angles == angle))
            inked = chosen[~glyphs.space[chosen]]
            places = np.searchsorted(inked, [run.glyphs[0] for run in runs(turned, chosen)])
            for run, place in zip(runs(turned, chosen), places.tolist(), strict=True):
                found += _words(glyphs, run.text, inked[place:], kind, number, turned=angle in (90, 270))
                number += 1
    return found


def _words(
    glyphs: PageGlyphs, text: str, places: Ints, kind: Doubt, number: int, *, turned: bool
) -> Iterator[Word]:
    """A run's words: each of its characters but the spaces is one of the glyphs at `places`, in order."""
    at = 0
    for word in text.split(" "):
        its = places[at : at + len(word)]
        at += len(word)
        # Each text object may lie on a layer of its own.
        apart = (np.diff(glyphs.owner[its]) != 0) & (kind == Doubt.LAYER)
        for part in np.split(np.arange(len(its)), np.flatnonzero(apart) + 1):
            if len(part):
                letters = "".join([word[k] for k in part.tolist()])
                yield Word(letters, its[part], _around(glyphs, its[part]), kind, number, turned)


def _around(glyphs: PageGlyphs, its: Ints) -> Edges:
    return (
        float(glyphs.x0[its].min()),
        float(glyphs.top[its].min()),
        float(glyphs.x1[its].max()),
        float(glyphs.bottom[its].max()),
    )
