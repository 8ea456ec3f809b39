"""Which glyphs a person can see: attributes raise a suspicion, and the page as rendered decides.

Legitimate designs look like tricks to attributes alone: white on navy, grey on white, the invisible text
that lies over a scan. So suspicious words are looked for on the rendered page: where the pixels in their
box are all alike, or belong to other words, no person sees them. Only print below 3 points is judged by its
size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from screener.model.document import HiddenText
from screener.model.span import Box
from screener.read.glyphs import Bools, Ints, PageGlyphs
from screener.read.plates import Plate, clip_boxes, drawn
from screener.read.words import Run, runs

SMALLEST_SIZE = 3.0
"""Points. Smaller print cannot be read by a person; legitimate print begins at 6."""

_NEARLY_WHITE = 225
_NEARLY_CLEAR = 26
_ALIKE = 28
_LEAST_SPREAD = 40
_ONE_LINE = 0.5
_LARGEST_SIDE = 2000
_NOT_DRAWN, _TINY, _OFF_PAGE, _COLOUR, _COVERED, _CLIPPED = range(1, 7)
_REASONS = {
    _NOT_DRAWN: "drawn without ink",
    _TINY: "smaller than a person can read",
    _OFF_PAGE: "outside the page",
    _COLOUR: "the colour of what lies behind it",
    _COVERED: "covered by something else",
    _CLIPPED: "outside the area in which it is drawn",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """visible: True for each glyph that a person can see. hidden: the others as text."""

    visible: Bools
    hidden: tuple[HiddenText, ...]


def seen(page: pdfium.PdfPage | None, glyphs: PageGlyphs, *, doubt_all: bool = False) -> Seen:
    """Part what can be seen from what cannot. doubt_all: look for every word on the rendered page."""
    suspicion = _suspicion(page, glyphs)
    if doubt_all and page is not None:
        suspicion[suspicion == 0] = _COVERED
    if not suspicion.any():
        return Seen(np.ones(len(suspicion), dtype=bool), ())
    visible = suspicion == 0
    sure = visible & ~glyphs.space
    hidden: list[HiddenText] = []
    picture = None
    for angle, reason, run in _suspicious_runs(glyphs, suspicion):
        box = (run.x0, run.top, run.x1, run.bottom)
        if angle:
            box = glyphs.back(angle, *box)
        if reason not in (_TINY, _OFF_PAGE) and page is not None:
            picture = _rendered(page, glyphs) if picture is None else picture
            if _has_ink(picture, glyphs, box) and not _belongs_to_others(glyphs, sure, box, run):
                visible[run.glyphs[0] : run.glyphs[1] + 1] |= (
                    suspicion[run.glyphs[0] : run.glyphs[1] + 1] == reason
                )
                continue
        if any(c.isalnum() for c in run.text):
            hidden.append(HiddenText(run.text, glyphs.number, _rounded(box), _REASONS[reason]))
    return Seen(visible, tuple(_without_shadows(_joined(hidden), glyphs, visible)))


def _suspicion(page: pdfium.PdfPage | None, glyphs: PageGlyphs) -> Ints:
    """For each glyph why it may not be seen, 0 for ordinary ink."""
    count = len(glyphs.codes)
    if not count:
        return np.zeros(0, dtype=np.int64)
    of_style = np.array(
        [_of_style(style.size, style.mode, style.alpha, style.colour) for style in glyphs.styles]
    )
    found = np.asarray(of_style[glyphs.style], dtype=np.int64)
    if page is not None and glyphs.owner.any():
        starts = np.flatnonzero(np.diff(glyphs.owner, prepend=0))
        drawing = drawn(page, glyphs.owner[starts])
        if drawing.plates:
            order = np.repeat(drawing.order, np.diff(starts, append=count))
            _doubt_covered(drawing.plates, order, glyphs, found)
        _doubt_clipped(page, glyphs, found)
    across, down = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    found[(across < 0) | (across > glyphs.width) | (down < 0) | (down > glyphs.height)] = _OFF_PAGE
    found[glyphs.space] = 0
    return found


def _of_style(size: float, mode: int, alpha: int, colour: tuple[int, int, int]) -> int:
    if 0 < size < SMALLEST_SIZE:
        return _TINY
    if mode in (3, 7) or alpha < _NEARLY_CLEAR:
        return _NOT_DRAWN
    return _COLOUR if min(colour) >= _NEARLY_WHITE else 0


def _doubt_covered(plates: tuple[Plate, ...], order: Ints, glyphs: PageGlyphs, found: Ints) -> None:
    """Doubt text under a plate that is drawn later, and text on a plate of its own colour."""
    across, down = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    colours = np.array([style.colour for style in glyphs.styles])
    first, last = int(order.min()), int(order.max())
    for plate in plates:
        alike = np.zeros(len(colours), dtype=bool)
        if plate.colour is not None:
            alike = np.abs(colours - np.array(plate.colour)).max(axis=1) < _ALIKE
        if plate.order < first and not alike.any():
            continue
        left, top, right, bottom = plate.box
        on = (order >= 0) & (across > left) & (across < right) & (down > top) & (down < bottom) & (found == 0)
        if plate.order < last:
            found[on & (order > plate.order) & alike[glyphs.style]] = _COLOUR
        found[on & (order < plate.order)] = _COVERED


def _doubt_clipped(page: pdfium.PdfPage, glyphs: PageGlyphs, found: Ints) -> None:
    """Doubt text outside its clip path; asked once for neighbours on one line of one height."""
    starts = np.flatnonzero(~(np.abs(np.diff(glyphs.top, prepend=np.inf)) < _ONE_LINE))
    boxes = clip_boxes(page, glyphs.owner[starts].tolist())
    each = np.repeat(boxes, np.diff(starts, append=len(found)), axis=0)
    across, down = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    outside = (across < each[:, 0]) | (across > each[:, 2]) | (down < each[:, 1]) | (down > each[:, 3])
    found[outside & (found == 0)] = _CLIPPED


def _suspicious_runs(glyphs: PageGlyphs, suspicion: Ints) -> list[tuple[int, int, Run]]:
    """Angle, reason and run of what is doubted."""
    angles = np.array([style.angle for style in glyphs.styles])[glyphs.style]
    found = []
    for angle in np.unique(angles[suspicion > 0]).tolist():
        turned = glyphs.upright(angle) if angle else glyphs
        for reason in np.unique(suspicion[suspicion > 0]).tolist():
            chosen = np.flatnonzero((suspicion == reason) & (angles == angle))
            found += [(angle, reason, run) for run in runs(turned, chosen)]
    return found


def _rendered(page: pdfium.PdfPage, glyphs: PageGlyphs) -> Any:
    """The page as an array of pixels, one a point; fewer for huge pages."""
    scale = min(1.0, _LARGEST_SIDE / max(glyphs.width, glyphs.height, 1.0))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    return bitmap.to_numpy()[:, :, :3].astype(np.int16)


def _has_ink(picture: Any, glyphs: PageGlyphs, box: tuple[float, float, float, float]) -> bool:
    """True where the pixels in the box are not all alike."""
    down, across = picture.shape[0] / glyphs.height, picture.shape[1] / glyphs.width
    left, right = max(0, int(box[0] * across)), int(box[2] * across) + 1
    top, bottom = max(0, int(box[1] * down) + 1), int(box[3] * down)
    part = picture[top : max(bottom, top + 1), left:right]
    if not part.size:
        return False
    return bool(np.ptp(part.reshape(-1, 3), axis=0).max() >= _LEAST_SPREAD)


def _belongs_to_others(
    glyphs: PageGlyphs, sure: Bools, box: tuple[float, float, float, float], run: Run
) -> bool:
    """True where ordinary words stand in the same place: the ink in the box is theirs."""
    across, down = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    inside = sure & (across > box[0]) & (across < box[2]) & (down > box[1]) & (down < box[3])
    return int(inside.sum()) > 0.3 * len(run.text)


def _rounded(box: tuple[float, float, float, float]) -> Box:
    return Box(*(round(edge, 1) for edge in box))


def _joined(hidden: list[HiddenText]) -> list[HiddenText]:
    """Neighbours of one page and reason as one text."""
    joined: list[HiddenText] = []
    for one in hidden:
        if joined and joined[-1].reason == one.reason:
            last = joined[-1]
            box = Box(
                min(last.box.x0, one.box.x0),
                min(last.box.top, one.box.top),
                max(last.box.x1, one.box.x1),
                max(last.box.bottom, one.box.bottom),
            )
            joined[-1] = HiddenText(f"{last.text} {one.text}", one.page, box, one.reason)
        else:
            joined.append(one)
    return joined


def _without_shadows(hidden: list[HiddenText], glyphs: PageGlyphs, visible: Bools) -> list[HiddenText]:
    """Leave out what stands visibly in the same words: a shadow, or text printed twice."""
    if not hidden:
        return []
    kept = np.flatnonzero(visible & ~glyphs.space)
    raw = glyphs.raw
    shown = "".join([raw[k] for k in kept.tolist()])
    return [one for one in hidden if "".join(one.text.split()) not in shown]
