"""The body of a DOCX file as lines in reading order.

A table row of one-line cells is one line ("Coder  2019 – 2021"), so that a title and its dates stay
together; in other rows each cell is read on its own, row by row. A text box is read after the paragraph
that anchors it. The old twins of newer drawings are passed over. What a person does not see, such as what was
deleted under change tracking, is kept apart with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from screener.model.limits import ReadLimits
from screener.model.profile import Flag
from screener.read.characters import visible_text
from screener.read.docx_shapes import PageSize, shape
from screener.read.docx_sight import Band, Place, of_cell, of_row, of_table, why_not_seen
from screener.read.docx_styles import Lists, Look, R, Styles, W, is_on, looked
from screener.read.marks import EMPTY_BOX, TICKED_BOX, left_out, prompt, struck_out, symbol
from screener.read.plain import GAP, PlainLine
from screener.read.visible.reasons import DELETED

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST_ROW = 60
_LONGEST_ROW = 120
_PASSED_OVER = {f"{W}{tag}" for tag in ("instrText", "delInstrText", "rt", "pPr", "rPr", "sectPr")}
_DELETED = (f"{W}del", f"{W}moveFrom")
_DRAWN = (f"{W}drawing", f"{W}pict")
Chunk = Callable[[str], list[PlainLine]]
"""Relationship id of a part in another format to its lines."""

Kind = TypeVar("Kind")

_BOXES = f"{W}txbxContent"


@dataclass(slots=True)
class Paragraph:
    """Pieces of one paragraph as they are met: text with its look; text boxes come after it."""

    look: Look
    pieces: list[tuple[str, Look, Place]] = field(default_factory=list)
    boxes: list[tuple[Any, Place]] = field(default_factory=list)
    breaks_page: bool = False


class Body:
    """Walks one part of the file (body, header, footer) and gathers lines by page and what is not seen."""

    def __init__(
        self,
        styles: Styles,
        lists: Lists,
        limits: ReadLimits,
        *,
        running: bool,
        chunk: Chunk,
        page: PageSize,
    ) -> None:
        self.pages: list[list[PlainLine]] = [[]]
        self._hidden: list[tuple[list[str], int, str]] = []
        self.raw: list[str] = []
        self._styles, self._lists, self._running = styles, lists, running
        self._deepest, self._chunk = limits.nesting, chunk
        self._apart: list[tuple[list[str], int, Callable[[int, str], Flag]]] = []
        self._too_deep = 0
        self._block = 0
        self._page = page
        self.band = Band()

    @property
    def hidden(self) -> list[tuple[str, int, str]]:
        """Text, page and reason of what is not seen."""
        return [(_words(pieces), page, reason) for pieces, page, reason in self._hidden]

    def flags(self) -> list[Flag]:
        """What was struck through, not filled in, or too deep to be read."""
        found = [make(page, visible_text(_words(pieces))) for pieces, page, make in self._apart]
        if self._too_deep:
            detail = f"{self._too_deep:,} characters stand too deep inside each other (limit: nesting)"
            found.append(left_out(len(self.pages), detail))
        return found

    def walk(self, element: Any, place: Place) -> None:
        """Every paragraph and table of `element`, in order."""
        if place.depth > self._deepest:
            self._too_deep += sum(len(words.text or "") for words in element.iter(f"{W}t"))
            return
        for child in _shown(element):
            if child.tag == f"{W}p":
                self._add_paragraph(child, place)
            elif child.tag == f"{W}tbl":
                self._add_table(child, place)
            elif child.tag == f"{W}altChunk":
                self.pages[-1] += self._chunk(child.get(f"{R}id", ""))
            elif child.tag not in _PASSED_OVER:
                self.walk(child, place.deeper(prompt=_is_prompt(child), unseen=_why_deleted(child)))

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
        for box, inside in paragraph.boxes:
            self._block += 1
            self.walk(box, inside)

    def _gather(self, element: Any, paragraph: Paragraph, look: Look, place: Place) -> None:
        if place.depth > self._deepest:
            self._too_deep += sum(len(words.text or "") for words in element.iter(f"{W}t"))
            return
        for child in _shown(element):
            tag = child.tag
            if (written := _written(child)) is not None:
                paragraph.pieces.append((written, look, place))
            elif tag == f"{W}r":
                self._gather(child, paragraph, self._run_look(child, look), place.deeper())
            elif tag == _BOXES:
                paragraph.boxes.append((child, place.deeper()))
            elif tag in _DRAWN:
                drawn = shape(child, self._page)
                self.band.lay(drawn)
                inside = place.deeper(ground=drawn.ground, unseen=drawn.unseen)
                self._gather(child, paragraph, look, inside)
            elif tag == f"{W}lastRenderedPageBreak" or (tag == f"{W}br" and child.get(f"{W}type") == "page"):
                paragraph.breaks_page = True
                if tag.endswith("lastRenderedPageBreak") and not any(
                    t.strip() for t, _, _ in paragraph.pieces
                ):
                    # The paragraph itself begins the new page.
                    paragraph.breaks_page = False
                    if self.pages[-1]:
                        self.pages.append([])
            elif tag not in _PASSED_OVER:
                inside = place.deeper(prompt=_is_prompt(child), unseen=_why_deleted(child))
                self._gather(child, paragraph, look, inside)

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
        for text, look, at in paragraph.pieces:
            reason = why_not_seen(look, self.band.over(at), self._page)
            apart = struck_out if look.struck else prompt if at.prompt else None
            self.raw.append(text)
            if reason and text.strip():
                _add(self._hidden, text, len(self.pages), reason)
            elif apart and text.strip():
                _add(self._apart, text, len(self.pages), apart)
            else:
                seen.append((text.upper() if look.caps else text, look))
        for kept in (self._hidden, self._apart):
            if kept:
                kept[-1][0].append(" ")
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
                self.pages[-1].append(PlainLine(text, size, bold, 0, self._block, running=self._running))
                self.band.pass_line(text, size)

    def _add_table(self, table: Any, place: Place) -> None:
        # A table's style may colour its cells, and white on colour is no trick.
        style = table.find(f"{W}tblPr/{W}tblStyle")
        shaded = style is not None and self._styles.fills(style.get(f"{W}val"))
        unseen = of_table(table, self._page)
        for row in _descend(table, f"{W}tr"):
            inside = place.deeper(ground=None if shaded else "", unseen=unseen or of_row(row))
            cells = [self._cell(cell, inside) for cell in _descend(row, f"{W}tc")]
            cells = [cell for cell in cells if any(cell)]
            lines = [line for cell in cells for page in cell for line in page]
            one_line = all(sum(len(page) for page in cell) == 1 for cell in cells)
            if len(cells) > 1 and one_line and sum(len(line.text) for line in lines) <= _LONGEST_ROW:
                self._block += 1
                joined = GAP.join(line.text for line in lines)
                bold = all(line.bold for line in lines)
                self.pages[-1].append(replace(lines[0], text=joined, bold=bold, column=0))
                continue
            for number, cell in enumerate(cells):
                for index, page in enumerate(cell):
                    if index:
                        self.pages.append([])
                    self.pages[-1].extend(replace(line, column=max(line.column, number)) for line in page)

    def _cell(self, cell: Any, place: Place) -> list[list[PlainLine]]:
        """The lines of one cell, by page."""
        outside, self.pages = self.pages, [[]]
        self.walk(cell, place.deeper(ground=of_cell(cell)))
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
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml") and depth < _DEEPEST_ROW:
            yield from _descend(child, tag, depth + 1)


def _why_deleted(element: Any) -> str:
    return DELETED if element.tag in _DELETED else ""


def _add(kept: list[tuple[list[str], int, Kind]], text: str, page: int, kind: Kind) -> None:
    """Add a piece of text to the last ones, where they stand on the same page for the same reason."""
    if kept and kept[-1][1:] == (page, kind):
        kept[-1][0].append(text)
    else:
        kept.append(([text], page, kind))


def _words(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _written(element: Any) -> str | None:
    """What an element itself writes; None where it writes nothing."""
    tag = element.tag
    if tag in (f"{W}t", f"{W}delText", f"{_MATH}t"):
        return element.text or ""
    if tag == f"{W}sym":
        return symbol(element.get(f"{W}char", ""), element.get(f"{W}font", ""))
    if tag == f"{W}checkBox":
        return _form_box(element)
    if tag == f"{W}br":
        return "\n" if element.get(f"{W}type") not in ("column", "page") else None
    return _MARKS.get(tag)


def _is_prompt(element: Any) -> bool:
    """A content control that still shows what its template asks for (ECMA-376, part 1, 17.5.2.39)."""
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _form_box(element: Any) -> str:
    """A check box of a form of old, ticked by hand or from the start."""
    ticked = element.find(f"{W}checked")
    if ticked is None:
        ticked = element.find(f"{W}default")
    return TICKED_BOX if is_on(ticked) else EMPTY_BOX


_MARKS = {
    f"{W}tab": GAP,
    f"{W}ptab": GAP,
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
