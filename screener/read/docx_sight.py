"""Why text of a DOCX file is not seen: by what it says of itself, and by what it stands on and in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from screener.read.docx_shapes import PageSize, Shape
from screener.read.docx_styles import Look, W, is_on, number, shading
from screener.read.visible import reasons

WHITE = "FFFFFF"
CONTRAST = 32
"""Of 255, as on PDF pages: what differs less from its ground is not noticed."""

SMALLEST_SIZE = 3.0
_USUAL_SIZE = 11.0
_NARROWEST = 12.0
_CROWDED = 0.45
_LOWEST_LINE = 3.0
_TWIPS = 20
_LEADING = 1.25
_LETTERS_A_LINE = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is. depth: guards against hostile nesting. prompt: inside a template's field that
    nobody filled in. ground: the colour that lies behind as six hexadecimal digits, None where it is not
    known. unseen: why nothing here is seen, "" where it is.
    """

    depth: int = 0
    prompt: bool = False
    ground: str | None = WHITE
    unseen: str = ""

    def deeper(self, *, ground: str | None = "", prompt: bool = False, unseen: str = "") -> Place:
        """The place inside an element of this one; ground "" for one that draws none."""
        return Place(
            self.depth + 1,
            self.prompt or prompt,
            self.ground if ground == "" else ground,
            self.unseen or unseen,
        )


def why_not_seen(look: Look, place: Place, page: PageSize) -> str:  # noqa: PLR0911 - a return a reason
    """The reason, "" for text that is seen."""
    if place.unseen:
        return place.unseen
    if look.vanish:
        return reasons.MARKED
    if look.clear:
        return reasons.NO_INK
    if 0 < look.size < SMALLEST_SIZE or look.stretch < _NARROWEST:
        return reasons.TINY
    if 0 < look.line < _LOWEST_LINE or look.tracking < -_CROWDED * (look.size or _USUAL_SIZE):
        return reasons.CLIPPED
    if not -page.width < look.aside + page.margin < page.width or abs(look.raised) > page.height / 2:
        return reasons.OFF_PAGE
    ground = place.ground if look.ground == "" else look.ground
    if look.ink and ground and contrast(look.ink, ground) < CONTRAST:
        return reasons.COLOR
    return ""


def contrast(ink: str, ground: str) -> int:
    """The largest difference of red, green and, by half, blue: 0 to 255."""
    red, green, blue = (abs(int(ink[k : k + 2], 16) - int(ground[k : k + 2], 16)) for k in (0, 2, 4))
    return max(red, green, blue // 2)


def of_row(row: Any) -> str:
    """Why a table row is not seen: hidden, or of an exact height that shows no letter."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return ""
    if is_on(properties.find(f"{W}hidden")):
        return reasons.MARKED
    height = properties.find(f"{W}trHeight")
    is_exact = height is not None and height.get(f"{W}hRule") == "exact"
    return reasons.CLIPPED if is_exact and number(height.get(f"{W}val")) / _TWIPS < _LOWEST_LINE else ""


def of_table(table: Any, page: PageSize) -> str:
    """Why a table is not seen: moved off the paper."""
    moved = table.find(f"{W}tblPr/{W}tblpPr")
    if moved is None:
        return ""
    across, down = (number(moved.get(f"{W}{name}")) / _TWIPS for name in ("tblpX", "tblpY"))
    off = not -page.width < across < page.width or not -page.height < down < page.height
    return reasons.OFF_PAGE if off else ""


def of_cell(cell: Any) -> str | None:
    """The colour behind a cell's text, "" for none of its own."""
    return shading(cell.find(f"{W}tcPr/{W}shd"))


@dataclass(slots=True)
class Band:
    """A coloured shape or picture behind the text: how many points of it lie below the line being read.

    A DOCX file does not say where its lines stand, so the height is counted off line by line, and over a band
    no text is called the colour of what lies behind it.
    """

    left: float = 0.0

    def lay(self, drawn: Shape) -> None:
        """Lay a shape behind the lines that follow."""
        if drawn.floats and drawn.ground not in ("", WHITE):
            self.left = max(self.left, drawn.height)

    def over(self, place: Place) -> Place:
        """The place, on an unknown ground instead of the paper while the band lasts."""
        return replace(place, ground=None) if self.left > 0 and place.ground == WHITE else place

    def pass_line(self, text: str, size: float) -> None:
        """Go on by a line of so many letters, which may be broken into several."""
        self.left -= _LEADING * (size or _USUAL_SIZE) * (1 + len(text) // _LETTERS_A_LINE)
