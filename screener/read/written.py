"""Lines as a text processor's file writes them, piece by piece: what RTF and ODT readers share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from screener.model.document import HiddenText
from screener.model.profile import Flag
from screener.read.characters import visible_text
from screener.read.marks import prompt, struck_out
from screener.read.plain import GAP, NOWHERE, PlainLine
from screener.read.visible.reasons import COLOR, MARKED, TINY

_SMALLEST = 3.0
_NEARLY_WHITE = 0xE1
_LONGEST_ROW = 120


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks. size in points, 0 unknown. ink: red, green and blue, None for automatic.

    shaded: a color stands behind it. asks: it is a template's prompt.
    """

    size: float = 0.0
    bold: bool = False
    caps: bool = False
    vanish: bool = False
    struck: bool = False
    ink: tuple[int, int, int] | None = None
    shaded: bool = False
    asks: bool = False

    @property
    def unseen(self) -> str:
        """Why no person sees the text; "" where they do."""
        if self.vanish:
            return MARKED
        if 0 < self.size < _SMALLEST:
            return TINY
        if self.ink and min(self.ink) >= _NEARLY_WHITE and not self.shaded:
            return COLOR
        return ""


PLAIN_LOOK = Look()


@dataclass(frozen=True, slots=True)
class _Apart:
    """Pieces that are not part of the text, all for one reason."""

    pieces: list[str]
    page: int
    reason: str


class Writing:
    """Pages of lines made of pieces of text. Rows of one-line cells become one line, as in DOCX."""

    def __init__(self, *, running: bool = False) -> None:
        self.pages: list[list[PlainLine]] = [[]]
        self.raw: list[str] = []
        self._running = running
        self._pieces: list[tuple[str, Look]] = []
        self._apart: list[_Apart] = []
        self._cells: list[list[PlainLine]] | None = None
        self._block = 0

    def write(self, text: str, look: Look) -> None:
        """Add text to the line that is being written, or set it apart."""
        self.raw.append(text)
        reason = look.unseen or (_STRUCK if look.struck else _ASKS if look.asks else "")
        if not reason or not text.strip():
            self._pieces.append((text.upper() if look.caps else text, look))
        elif self._apart and (self._apart[-1].page, self._apart[-1].reason) == (len(self.pages), reason):
            self._apart[-1].pieces.append(text)
        else:
            self._apart.append(_Apart([text], len(self.pages), reason))

    def end_line(self, *, block: bool = True, mark: str = "") -> None:
        """End the line; with `block` the paragraph too. mark: a bullet or number to stand before it."""
        pieces, self._pieces = self._pieces, []
        if self._apart:
            self._apart[-1].pieces.append(" ")
        weights = [(len(text.strip()), look) for text, look in pieces if text.strip()]
        total = sum(weight for weight, _ in weights)
        bold = 2 * sum(weight for weight, look in weights if look.bold) > total
        size = max(weights, key=lambda one: one[0])[1].size if weights else 0.0
        for line in visible_text("".join(text for text, _ in pieces)).split("\n"):
            if words := line.strip(" \n"):
                lines = self._cells[-1] if self._cells else self.pages[-1]
                lines.append(PlainLine(mark + words, size, bold, 0, self._block, running=self._running))
                mark = ""
        self._block += block

    def end_page(self) -> None:
        """Begin a new page, unless the last one is still empty."""
        self.end_line()
        if self.pages[-1]:
            self.pages.append([])

    def begin_row(self) -> None:
        """What is written from here on belongs to the first cell of a row."""
        if self._cells is None:
            self._cells = [[]]

    def end_cell(self) -> None:
        """The next cell begins."""
        self.end_line()
        if self._cells is not None:
            self._cells.append([])

    def end_row(self) -> None:
        """The row's cells become lines: one, where each has one."""
        self.end_line()
        cells, self._cells = [cell for cell in self._cells or [] if cell], None
        self.pages[-1] += row_lines(cells)

    @property
    def hidden(self) -> list[HiddenText]:
        """What no person sees."""
        return [
            HiddenText(words, one.page, NOWHERE, one.reason)
            for one in self._apart
            if one.reason not in _FLAGS and (words := _words(one.pieces))
        ]

    @property
    def flags(self) -> list[Flag]:
        """What is struck through, and prompts that nobody filled in."""
        return [
            _FLAGS[one.reason](one.page, words)
            for one in self._apart
            if one.reason in _FLAGS and (words := visible_text(_words(one.pieces)))
        ]


_STRUCK, _ASKS = "struck", "asks"
_FLAGS: dict[str, Callable[[int, str], Flag]] = {_STRUCK: struck_out, _ASKS: prompt}


def row_lines(cells: Sequence[Sequence[PlainLine]]) -> list[PlainLine]:
    """The lines of a table's row: cells of one line each side by side, other cells one after the other."""
    lines = [line for cell in cells for line in cell]
    one_line = len(cells) > 1 and all(len(cell) == 1 for cell in cells)
    if one_line and sum(len(line.text) for line in lines) <= _LONGEST_ROW:
        joined = GAP.join(line.text for line in lines)
        return [replace(lines[0], text=joined, bold=all(line.bold for line in lines))]
    return [
        replace(line, column=max(line.column, number)) for number, cell in enumerate(cells) for line in cell
    ]


def _words(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())
