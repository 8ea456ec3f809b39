"""The body of a DOCX file as lines in reading order.

A table row of one-line cells is one line ("Coder  2019 – 2021"), so that a title and its dates stay
together; in other rows each cell is read on its own, row by row. A text box is read after the paragraph
that anchors it. What was deleted under change tracking and the old twins of newer drawings are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from screener.read.characters import visible_text
from screener.read.docx_styles import Lists, Look, Styles, W, is_on, looked
from screener.read.plain import PlainLine

GAP = "  "
"""Stands for a tab and between the cells of a row, as between far-apart words of a PDF line."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST = 60
_SMALLEST = 3.0
_LONGEST_ROW = 120
_PASSED_OVER = {
    f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "sectPr")
}
_BOXES = f"{W}txbxContent"


@dataclass(slots=True)
class Place:
    """Where the walk is. shaded: something coloured may lie behind. depth: guards against hostile nesting."""

    shaded: bool = False
    column: int = 0
    depth: int = 0

    def deeper(self, *, shaded: bool = False, column: int | None = None) -> Place:
        """The place inside an element of this one."""
        return Place(self.shaded or shaded, self.column if column is None else column, self.depth + 1)


@dataclass(slots=True)
class Paragraph:
    """Pieces of one paragraph as they are met: text with its look; text boxes come after it."""

    look: Look
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    breaks_page: bool = False


class Body:
    """Walks one part of the file (body, header, footer) and gathers lines by page and what is not seen."""

    def __init__(self, styles: Styles, lists: Lists, *, running: bool = False) -> None:
        self.pages: list[list[PlainLine]] = [[]]
        self.hidden: list[tuple[str, int, str]] = []
        self.raw: list[str] = []
        self._styles, self._lists, self._running = styles, lists, running
        self._block = 0

    def walk(self, element: Any, place: Place) -> None:
        """Every paragraph and table of `element`, in order."""
        if place.depth > _DEEPEST:
            return
        for child in _shown(element):
            if child.tag == f"{W}p":
                self._add_paragraph(child, place)
            elif child.tag == f"{W}tbl":
                self._add_table(child, place)
            elif child.tag not in _PASSED_OVER:
                self.walk(child, place.deeper())

    def _add_paragraph(self, element: Any, place: Place) -> None:
        properties = element.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        look = self._styles.normal
        if style is not None:
            look = self._styles.applied(look, style.get(f"{W}val"))
        look = looked(look, properties)
        paragraph = Paragraph(look)
        if properties is not None and is_on(properties.find(f"{W}pageBreakBefore")) and self.pages[-1]:
            self.pages.append([])
        self._gather(element, paragraph, look, place)
        self._write(paragraph, place)
        if paragraph.breaks_page and self.pages[-1]:
            self.pages.append([])
        for box in paragraph.boxes:
            self._block += 1
            self.walk(box, place.deeper(shaded=True))

    def _gather(self, element: Any, paragraph: Paragraph, look: Look, place: Place) -> None:
        if place.depth > _DEEPEST:
            return
        for child in _shown(element):
            tag = child.tag
            if tag in (f"{W}t", f"{_MATH}t"):
                paragraph.pieces.append((child.text or "", look))
            elif tag == f"{W}r":
                self._gather(child, paragraph, self._run_look(child, look), place.deeper())
            elif tag == _BOXES:
                paragraph.boxes.append(child)
            elif tag in _MARKS:
                paragraph.pieces.append((_MARKS[tag], look))
            elif tag == f"{W}sym":
                code = child.get(f"{W}char", "")
                paragraph.pieces.append((_symbol(code), look))
            elif tag == f"{W}lastRenderedPageBreak" or (tag == f"{W}br" and child.get(f"{W}type") == "page"):
                paragraph.breaks_page = True
                if tag.endswith("lastRenderedPageBreak") and not any(t.strip() for t, _ in paragraph.pieces):
                    # The paragraph itself begins the new page.
                    paragraph.breaks_page = False
                    if self.pages[-1]:
                        self.pages.append([])
            elif tag == f"{W}br" and child.get(f"{W}type") != "column":
                paragraph.pieces.append(("\n", look))
            elif tag not in _PASSED_OVER:
                self._gather(child, paragraph, look, place.deeper())

    def _run_look(self, run: Any, look: Look) -> Look:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return look
        style = properties.find(f"{W}rStyle")
        if style is not None:
            look = self._styles.applied(look, style.get(f"{W}val"))
        return looked(look, properties)

    def _write(self, paragraph: Paragraph, place: Place) -> None:
        """The paragraph's lines: one for each line break in it."""
        seen = []
        for text, look in paragraph.pieces:
            reason = _why_not_seen(look, place)
            self.raw.append(text)
            if reason and text.strip():
                self._hide(text, reason)
            else:
                seen.append((text.upper() if look.caps else text, look))
        whole = visible_text("".join(text for text, _ in seen))
        self._block += 1
        mark = self._lists.mark(paragraph.look.listed) if whole.strip() else ""
        weights = [(len(text.strip()), look) for text, look in seen if text.strip()]
        total = sum(weight for weight, _ in weights)
        bold = 2 * sum(weight for weight, look in weights if look.bold) > total
        size = max(weights, key=lambda one: one[0])[1].size if weights else paragraph.look.size
        for number, line in enumerate(whole.split("\n")):
            text = (mark if number == 0 else "") + line.strip()
            if text:
                self.pages[-1].append(
                    PlainLine(text, size, bold, place.column, self._block, running=self._running)
                )

    def _hide(self, text: str, reason: str) -> None:
        page = len(self.pages)
        if self.hidden and self.hidden[-1][1:] == (page, reason):
            self.hidden[-1] = (self.hidden[-1][0] + text, page, reason)
        else:
            self.hidden.append((text, page, reason))

    def _add_table(self, table: Any, place: Place) -> None:
        # A table's style may colour its cells, and white on colour is no trick.
        shaded = table.find(f"{W}tblPr/{W}tblStyle") is not None
        for row in _descend(table, f"{W}tr"):
            cells = [self._cell(cell, place, shaded) for cell in _descend(row, f"{W}tc")]
            cells = [cell for cell in cells if any(cell)]
            lines = [line for cell in cells for page in cell for line in page]
            one_line = all(sum(len(page) for page in cell) == 1 for cell in cells)
            if len(cells) > 1 and one_line and sum(len(line.text) for line in lines) <= _LONGEST_ROW:
                self._block += 1
                joined = GAP.join(line.text for line in lines)
                bold = all(line.bold for line in lines)
                self.pages[-1].append(replace(lines[0], text=joined, bold=bold, column=place.column))
                continue
            for number, cell in enumerate(cells):
                for index, page in enumerate(cell):
                    if index:
                        self.pages.append([])
                    self.pages[-1].extend(replace(line, column=max(line.column, number)) for line in page)

    def _cell(self, cell: Any, place: Place, shaded: bool) -> list[list[PlainLine]]:
        """The lines of one cell, by page."""
        fill = cell.find(f"{W}tcPr/{W}shd")
        shaded = shaded or (
            fill is not None and (fill.get(f"{W}fill") or "auto").lower() not in ("auto", "ffffff")
        )
        outside, self.pages = self.pages, [[]]
        self.walk(cell, place.deeper(shaded=shaded))
        inside, self.pages = self.pages, outside
        return inside


def _shown(element: Any) -> Iterator[Any]:
    """Children as the newest reader shows them: of alternatives the first choice, not the fall-back."""
    for child in element:
        if child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            if chosen is None:
                chosen = child.find(f"{_MC}Fallback")
            if chosen is not None:
                yield chosen
        elif isinstance(child.tag, str):
            yield child


def _descend(element: Any, tag: str, depth: int = 0) -> Iterator[Any]:
    """Rows or cells, also inside content controls, but not those of a table within."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml") and depth < _DEEPEST:
            yield from _descend(child, tag, depth + 1)


def _why_not_seen(look: Look, place: Place) -> str:
    if look.vanish:
        return "marked as hidden"
    if 0 < look.size < _SMALLEST:
        return "smaller than a person can read"
    if look.white and not look.shaded and not place.shaded:
        return "the colour of the page"
    return ""


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


_MARKS = {
    f"{W}tab": GAP,
    f"{W}ptab": GAP,
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
