"""pdfminer.six's layout with what it leaves out: how letters are drawn, and in which colour."""

from __future__ import annotations

from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar

RGB = tuple[int, int, int]


class Device(PDFPageAggregator):
    """Each LTChar gets `mode`, its text rendering mode, and `ink`, its colour, None where it is not known."""

    _mode = 0

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Draw a string; as the base class does."""
        self._mode = int(textstate.render or 0)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, matrix: Any, font: Any, *rest: Any) -> float:
        """Draw a letter; its width."""
        advance = float(super().render_char(matrix, font, *rest))
        last: Any = getattr(self.cur_item, "_objs", [None])[-1]
        if isinstance(last, LTChar):
            vars(last).update(mode=self._mode, ink=rgb(rest[-1].ncolor))
        return advance


def rgb(colour: Any) -> RGB | None:
    """A colour of one (grey), three or four (ink) parts as red, green and blue; black without any."""
    if colour is None:
        return 0, 0, 0
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    levels = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(levels) == 1:
        levels *= 3
    elif len(levels) == 4:
        levels = [(1 - ink) * (1 - levels[3]) for ink in levels[:3]]
    if len(levels) != 3:
        return None
    red, green, blue = (round(255 * level) for level in levels)
    return red, green, blue
