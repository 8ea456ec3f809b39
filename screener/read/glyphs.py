"""What both PDF engines give for a page: glyphs with boxes, in the order of the content stream."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from screener.model.document import BesideText
from screener.read.characters import PLAIN

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]


_FORMS = np.array(sorted(PLAIN))
_PLAIN = np.array([PLAIN[code] for code in sorted(PLAIN)])


def plain_codes(codes: Ints) -> Ints:
    """The n code points with every hyphen, space and styled letter as its plain one, one for one."""
    places = np.minimum(np.searchsorted(_FORMS, codes), len(_FORMS) - 1)
    return np.asarray(np.where(_FORMS[places] == codes, _PLAIN[places], codes), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Style:
    """What the glyphs of one text object share. size: effective, in points as displayed.

    angle: degrees clockwise as displayed, rounded to 90. mode: text rendering mode (ISO 32000-1, 9.3.6).
    colour: red, green, blue of the fill, 0 to 255. alpha: 0 (clear) to 255.
    layered: drawn only while a layer is switched on. blended: mixed with what lies behind, or drawn through a
    mask. shapeless: some of its letters have no outline worth the name.
    """

    font: str
    size: float
    bold: bool
    angle: int = 0
    mode: int = 0
    colour: tuple[int, int, int] = (0, 0, 0)
    alpha: int = 255
    layered: bool = False
    blended: bool = False
    shapeless: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A check box or radio button of a form: left, top, right, bottom, and whether it is ticked."""

    box: tuple[float, float, float, float]
    on: bool


@dataclass(slots=True)
class PageGlyphs:
    """All glyphs of one page, n of them, in points as displayed (origin top left).

    codes: n code points (a ligature's letters share one box). x0, top, x1, bottom: n floats.
    style: n indexes into `styles`. space: True for space glyphs (their boxes may be empty).
    owner: n marks of the text object that draws the glyph, 0 where the engine tells none.
    told: words that the file gives to programs in place of what it draws.
    doubts: for each glyph why it may not be seen (visible.doubts), where the engine cannot draw the page.
    notes: words of notes that are not drawn on the page.
    ticks: check boxes, which draw no letters, on the page as displayed.
    certain: n shares of certainty where the glyphs were recognised from a picture, else None.
    characters: how many the engine counts on the page: with spaces and line ends that it makes up, and with
    what has no glyph here. unmapped: letters in a row that are drawn, and no code says which they are.
    """

    number: int
    width: float
    height: float
    codes: Ints
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    style: Ints
    space: Bools
    styles: list[Style]
    owner: Ints
    told: tuple[str, ...] = ()
    doubts: Ints | None = None
    notes: tuple[BesideText, ...] = ()
    ticks: tuple[Tick, ...] = ()
    certain: Floats | None = None
    characters: int = 0
    unmapped: int = 0

    @property
    def middle(self) -> tuple[Floats, Floats]:
        """The middle of each glyph's box, across and down."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def ordered(self, order: Ints) -> PageGlyphs:
        """The same glyphs in another order; order: n indexes."""
        return replace(
            self,
            codes=self.codes[order],
            x0=self.x0[order],
            top=self.top[order],
            x1=self.x1[order],
            bottom=self.bottom[order],
            style=self.style[order],
            space=self.space[order],
            owner=self.owner[order],
            certain=None if self.certain is None else self.certain[order],
        )

    @property
    def raw(self) -> str:
        """The characters in the order of the content stream, as the file gives them."""
        return self.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")

    def within(self) -> PageGlyphs:
        """The same glyphs with what stands out over the edges of the page cut off."""
        return replace(
            self,
            x0=np.clip(self.x0, 0, self.width),
            top=np.clip(self.top, 0, self.height),
            x1=np.clip(self.x1, 0, self.width),
            bottom=np.clip(self.bottom, 0, self.height),
        )

    def upright(self, angle: int) -> PageGlyphs:
        """The same glyphs on the page turned so that text at `angle` (degrees clockwise) runs upright."""
        x0, top, x1, bottom = self._turned(angle, self.x0, self.top, self.x1, self.bottom)
        return replace(self, x0=x0, top=top, x1=x1, bottom=bottom)

    def back(
        self, angle: int, x0: float, top: float, x1: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """A box on the page turned by `upright`, as a box on the page as displayed."""
        width, height = self.width, self.height
        match angle:
            case 90:
                return width - bottom, x0, width - top, x1
            case 180:
                return width - x1, height - bottom, width - x0, height - top
            case _:
                return top, height - x1, bottom, height - x0

    def _turned(
        self, angle: int, x0: Floats, top: Floats, x1: Floats, bottom: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        match angle:
            case 90:
                return top, self.width - x1, bottom, self.width - x0
            case 180:
                return self.width - x1, self.height - bottom, self.width - x0, self.height - top
            case _:
                return self.height - bottom, x0, self.height - top, x1
