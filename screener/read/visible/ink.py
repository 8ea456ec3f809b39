"""Whether words leave ink of their own: the page is drawn with and without them; what differs is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from screener.read.glyphs import Bools, PageGlyphs
from screener.read.pdfium import text_objects
from screener.read.pdfium_calls import HANDLE, INT, call
from screener.read.visible.doubted import Word
from screener.read.visible.doubts import SMALLEST_SIZE, WITHOUT_INK, Doubt, reading_scale

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""height × width × 3."""

CONTRAST = 32
"""Of 255: what differs less from its ground is not noticed by a reader."""

_TRACE = 6
_ROOM = 3
_WHOLE = (0, 0, 0, 0)
_CLOSER = 3.0
_LARGEST_SIDE = 2000
_MOST_LAYERS = 6
_HEIGHT_SEEN = 0.25
_FEWEST_PIXELS = 3
_LETTER_SHARE = 0.5
_X_HEIGHT = 0.45
_ACTIVE = call("FPDFPageObj_SetIsActive", INT, HANDLE, INT)


class Picture:
    """A part of the page as drawn, and where its glyphs are on it."""

    def __init__(
        self, page: pdfium.PdfPage, glyphs: PageGlyphs, scale: float = 1.0, around: Sequence[Word] = ()
    ) -> None:
        """around: the words that have to be on it; the whole page without any."""
        side = max(glyphs.width, glyphs.height, 1.0)
        scale = min(scale, _LARGEST_SIDE * max(scale, 1.0) / side)
        wide, high = page.get_size()
        crop = _margins(glyphs, around) if around else _WHOLE
        if min(wide - crop[0] - crop[2], high - crop[1] - crop[3]) * scale < _FEWEST_PIXELS:
            crop = _WHOLE
        bitmap = page.render(scale=scale, crop=crop, may_draw_forms=False)
        self.pixels: Pixels = bitmap.to_numpy()[:, :, :3]
        # What is cut off is rounded up to whole pixels.
        self.left, self.top = int(np.ceil(crop[0] * scale)), int(np.ceil(crop[3] * scale))
        self.down = int(np.ceil(high * scale)) / max(glyphs.height, 1.0)
        self.across = int(np.ceil(wide * scale)) / max(glyphs.width, 1.0)

    def part(self, box: tuple[float, float, float, float]) -> tuple[slice, slice]:
        """Rows and columns of a box in points."""
        left, right = int(box[0] * self.across) - self.left, int(np.ceil(box[2] * self.across)) - self.left
        top, bottom = int(box[1] * self.down) - self.top, int(np.ceil(box[3] * self.down)) - self.top
        left, top = max(left, 0), max(top, 0)
        return slice(top, max(bottom, top + 1)), slice(left, max(right, left + 1))


def _margins(glyphs: PageGlyphs, words: Sequence[Word]) -> tuple[int, int, int, int]:
    """How many points of the file lie left, below, right and above what words need, with a little room."""
    boxes = np.array([word.box for word in words])
    room = (boxes[:, 0].min(), glyphs.height - boxes[:, 3].max())
    beyond = (glyphs.width - boxes[:, 2].max(), boxes[:, 1].min())
    left, below, right, above = (max(0, int(edge) - _ROOM) for edge in (*room, *beyond))
    return left, below, right, above


def inked(
    page: pdfium.PdfPage, glyphs: PageGlyphs, words: Sequence[Word], twins: frozenset[int] = frozenset()
) -> list[bool]:
    """For each word whether it leaves ink that can be read where it claims to stand.

    twins: text objects that come and go with the words, since they draw the same.
    """
    seen = [False] * len(words)
    switched: set[int] = set()
    try:
        able = [word for word in words if not _borrows(glyphs, word)]
        places = [k for k, word in enumerate(words) if not _borrows(glyphs, word)]
        for chosen in _layers(glyphs, able):
            layer = [places[k] for k in chosen]
            owners = _owners(page, glyphs, [words[k] for k in layer]) | twins
            for k, answer in zip(
                layer, _own_ink(page, glyphs, [words[k] for k in layer], owners), strict=True
            ):
                seen[k] = answer
            # What leaves no ink stays away, so that it does not cover the copy beneath it that does.
            drawn = _owners(page, glyphs, [words[k] for k in layer if seen[k]])
            _switch(owners - drawn, on=False)
            switched |= owners - drawn
    finally:
        _switch(switched, on=True)
    return seen


def _borrows(glyphs: PageGlyphs, word: Word) -> bool:
    """True for words without ink whose text object the engine does not tell: all ink there is another's."""
    first = word.glyphs[0]
    return not glyphs.owner[first] and glyphs.styles[glyphs.style[first]].mode in WITHOUT_INK


def _own_ink(page: pdfium.PdfPage, glyphs: PageGlyphs, words: Sequence[Word], owners: set[int]) -> list[bool]:
    """At one pixel a point; again closer, where there is a trace of ink or letters have to be measured."""
    seen, traces = _compared(page, glyphs, words, owners, 1.0)
    closer = [k for k, trace in enumerate(traces) if trace and (not seen[k] or words[k].doubt == Doubt.SHAPE)]
    if closer:
        again, _ = _compared(page, glyphs, [words[k] for k in closer], owners, _CLOSER)
        for k, answer in zip(closer, again, strict=True):
            seen[k] = answer
    return _lines_whole(words, seen)


def _lines_whole(words: Sequence[Word], seen: list[bool]) -> list[bool]:
    """A line that a page break or an edge cuts along is read, or not, as a whole: by most of its letters."""
    lines: dict[int, list[int]] = {}
    for k, word in enumerate(words):
        if word.doubt == Doubt.CLIPPED:
            lines.setdefault(word.run, []).append(k)
    for line in lines.values():
        read = sum(len(words[k].text) for k in line if seen[k])
        for k in line:
            seen[k] = 2 * read >= sum(len(words[j].text) for j in line)
    return seen


def _compared(
    page: pdfium.PdfPage, glyphs: PageGlyphs, words: Sequence[Word], owners: set[int], scale: float
) -> tuple[list[bool], list[bool]]:
    """For each word whether its ink can be read, and whether there is a trace of it."""
    whole = Picture(page, glyphs, scale, words)
    _switch(owners, on=False)
    try:
        bare = Picture(page, glyphs, scale, words)
    finally:
        _switch(owners, on=True)
    seen, traces = [], []
    for word in words:
        part = whole.part(word.box)
        one, other = whole.pixels[part], bare.pixels[part]
        change = _distance(one, other)
        trace = change.size > 0 and int(change.max()) >= _TRACE
        traces.append(trace)
        if not trace:
            seen.append(False)
            continue
        ground = np.median(other.reshape(-1, 3), axis=0).astype(np.uint8)
        ink = (change >= CONTRAST) & (_distance(one, ground) >= CONTRAST)
        seen.append(_is_read(ink, word, glyphs, whole))
    return seen, traces


def _distance(one: Pixels, other: Pixels) -> Pixels:
    """The largest difference of blue, green and red; eyes hardly tell apart what differs in blue alone."""
    apart = np.maximum(one, other) - np.minimum(one, other)
    return np.asarray(np.maximum(np.maximum(apart[:, :, 0] // 2, apart[:, :, 1]), apart[:, :, 2]))


def _is_read(ink: Bools, word: Word, glyphs: PageGlyphs, picture: Picture) -> bool:
    """Whether ink stands in most of a word's letters, and high enough to be letters."""
    along = np.asarray(ink.any(axis=1 if word.turned else 0))
    up = np.asarray(ink.any(axis=0 if word.turned else 1))
    rows = np.flatnonzero(up)
    if not len(rows):
        return False
    height = int(rows[-1] - rows[0]) + 1
    if word.doubt == Doubt.SHAPE:
        step = picture.across if word.turned else picture.down
        if height / step * reading_scale(glyphs) < _X_HEIGHT * SMALLEST_SIZE:
            return False
    elif word.says and height < _HEIGHT_SEEN * len(up):
        return False
    if word.turned:
        starts, ends = glyphs.top[word.glyphs] - word.box[1], glyphs.bottom[word.glyphs] - word.box[1]
        step = picture.down
    else:
        starts, ends = glyphs.x0[word.glyphs] - word.box[0], glyphs.x1[word.glyphs] - word.box[0]
        step = picture.across
    count = np.concatenate(([0], np.cumsum(along)))
    first = np.clip((starts * step).astype(np.int64), 0, len(along) - 1)
    last = np.clip(np.ceil(ends * step).astype(np.int64), first + 1, len(along))
    return bool((count[last] > count[first]).mean() >= _LETTER_SHARE)


def _layers(glyphs: PageGlyphs, words: Sequence[Word]) -> list[list[int]]:
    """Indexes of words, so that the text objects of one layer do not stand over each other; lowest first.

    More than a few layers in one place cannot be read by anybody: what lies deeper is in none.
    """
    if len({int(glyphs.owner[word.glyphs[0]]) for word in words}) <= 1:
        return [list(range(len(words)))] if words else []
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    level: dict[int, int] = {}
    for word in words:
        owner = int(glyphs.owner[word.glyphs[0]])
        places = set(_places(glyphs, word))
        below = [taken[p][1] for p in places if p in taken and taken[p][0] != owner]
        level[owner] = max(level.get(owner, 0), max(below) + 1 if below else 0)
        for place in places:
            taken[place] = (owner, level[owner])
    layers: list[list[int]] = [[] for _ in range(min(max(level.values()) + 1, _MOST_LAYERS))]
    for k, word in enumerate(words):
        at = level[int(glyphs.owner[word.glyphs[0]])]
        if at < _MOST_LAYERS:
            layers[at].append(k)
    return layers


def _places(glyphs: PageGlyphs, word: Word) -> Iterable[tuple[int, int]]:
    """Cells of a point's size that the middle of each letter covers."""
    x0, x1 = glyphs.x0[word.glyphs], glyphs.x1[word.glyphs]
    top, bottom = glyphs.top[word.glyphs], glyphs.bottom[word.glyphs]
    for side in (0.3, 0.5, 0.7):
        for height in (0.4, 0.6):
            across = (x0 + side * (x1 - x0)).astype(np.int64).tolist()
            down = (top + height * (bottom - top)).astype(np.int64).tolist()
            yield from zip(across, down, strict=True)


def _owners(page: pdfium.PdfPage, glyphs: PageGlyphs, words: Iterable[Word]) -> set[int]:
    """The text objects of words; all of the page where the engine tells none."""
    found = {int(one) for word in words for one in np.unique(glyphs.owner[word.glyphs]).tolist()}
    if 0 in found:
        return set(text_objects(page).tolist())
    return found


def _switch(objects: Iterable[int], *, on: bool) -> None:
    for one in objects:
        _ACTIVE(one, on)
