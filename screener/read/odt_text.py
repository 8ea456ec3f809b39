"""The body of an ODT file as lines in reading order (ODF 1.3, part 3).

Text boxes are read after the paragraph that anchors them; tracked deletions and comments are passed over.
"""

from __future__ import annotations

from typing import Any

from screener.model.profile import Flag
from screener.read.marks import EMPTY_BOX, TICKED_BOX, left_out
from screener.read.odt_styles import DRAW, FORM, OFFICE, TABLE, TEXT, Styles
from screener.read.plain import GAP
from screener.read.written import Look, Writing

_PASSED_OVER = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{OFFICE}forms",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
    f"{TEXT}note-citation",
    f"{TEXT}ruby-text",
    f"{DRAW}image",
    f"{DRAW}object",
    f"{DRAW}object-ole",
    f"{TEXT}alphabetical-index-auto-mark-file",
    f"{TABLE}table-header-columns",
}
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_HIDDEN_FIELDS = (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
_MOST_SPACES = 200


class Body:
    """Walks one part of the file and writes its lines."""

    def __init__(self, styles: Styles, out: Writing, deepest: int, boxes: dict[str, str]) -> None:
        self.out = out
        self._styles, self._deepest, self._boxes = styles, deepest, boxes
        self._waiting: list[Any] = []
        self._too_deep = 0

    def walk(self, element: Any, depth: int = 0, mark: str = "") -> None:
        """Every paragraph, list and table of `element`, in order. mark: a bullet for the first paragraph."""
        if self._is_too_deep(element, depth):
            return
        counted = 0
        for child in element:
            if child.tag in _PARAGRAPHS:
                self._paragraph(child, depth, mark)
                mark = ""
            elif child.tag == f"{TEXT}list":
                numbered = self._styles.is_numbered(child.get(f"{TEXT}style-name"))
                for item in child:
                    if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                        counted += 1
                        self.walk(item, depth + 1, f"{counted}. " if numbered else "• ")
            elif child.tag == f"{TABLE}table":
                self._table(child, depth)
            elif child.tag not in _PASSED_OVER:
                self.walk(child, depth + 1, mark)

    def flags(self) -> list[Flag]:
        """What is too deep to be read."""
        detail = f"{self._too_deep:,} elements stand too deep inside each other (limit: nesting)"
        return [*self.out.flags, *([left_out(1, detail)] if self._too_deep else [])]

    def _is_too_deep(self, element: Any, depth: int) -> bool:
        if depth <= self._deepest:
            return False
        self._too_deep += sum(1 for _ in element.iter(*_PARAGRAPHS[:1]))
        return True

    def _paragraph(self, element: Any, depth: int, mark: str) -> None:
        name = element.get(f"{TEXT}style-name")
        if self._styles.begins_page(name):
            self.out.end_page()
        look = self._styles.look(self._styles.normal(), "paragraph", name)
        self._gather(element, look, depth)
        self.out.end_line(mark=mark)
        boxes, self._waiting = self._waiting, []
        for box in boxes:
            self.walk(box, depth + 1)

    def _gather(self, element: Any, look: Look, depth: int) -> None:
        if self._is_too_deep(element, depth):
            return
        self._write(element.text, look)
        for child in element:
            if child.tag == f"{DRAW}text-box":
                self._waiting.append(child)
            elif child.tag == f"{DRAW}control":
                self.out.write(self._boxes.get(child.get(f"{DRAW}control", ""), ""), look)
            elif child.tag in _WRITTEN:
                self.out.write(_WRITTEN[child.tag], look)
            elif child.tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                self.out.write(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), look)
            elif child.tag in _HIDDEN_FIELDS:
                self._write(child.get(f"{TEXT}string-value") or child.text, _VANISHED)
            elif child.tag not in _PASSED_OVER:
                self._gather(child, self._inner(child, look), depth + 1)
            self._write(child.tail, look)

    def _inner(self, element: Any, look: Look) -> Look:
        if element.tag == f"{TEXT}placeholder":
            return _PROMPT
        return self._styles.look(look, "text", element.get(f"{TEXT}style-name"))

    def _write(self, text: str | None, look: Look) -> None:
        """White space is one space, as in XML; what stands for more is written as an element."""
        if text:
            words = " ".join(text.split())
            if words or text:
                lead = " " if text[:1].isspace() else ""
                trail = " " if words and text[-1:].isspace() else ""
                self.out.write(f"{lead}{words}{trail}", look)

    def _table(self, table: Any, depth: int) -> None:
        for row in table.iter(f"{TABLE}table-row"):
            self.out.begin_row()
            for cell in row:
                if cell.tag == f"{TABLE}table-cell":
                    self.walk(cell, depth + 1)
                    self.out.end_cell()
            self.out.end_row()


_VANISHED, _PROMPT = Look(vanish=True), Look(asks=True)
_WRITTEN = {f"{TEXT}tab": GAP, f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}


def form_boxes(root: Any) -> dict[str, str]:
    """Id of each form control to what it shows: a box, or the words in it."""
    shown = {}
    for element in root.iter():
        name = element.get("{http://www.w3.org/XML/1998/namespace}id") or element.get(f"{FORM}id", "")
        if element.tag in (f"{FORM}checkbox", f"{FORM}radio"):
            state = element.get(f"{FORM}current-state") or element.get(f"{FORM}state", "unchecked")
            ticked = state == "checked" or element.get(f"{FORM}current-selected") == "true"
            shown[name] = f"{TICKED_BOX if ticked else EMPTY_BOX} {element.get(f'{FORM}label', '')}"
        elif element.tag in (f"{FORM}text", f"{FORM}textarea", f"{FORM}combobox"):
            shown[name] = element.get(f"{FORM}current-value") or element.get(f"{FORM}value", "")
    return shown
