"""A Document without layout, for formats that say what is written but not where on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screener.model.document import Document, HiddenText, Line, Page
from screener.model.span import Box, Span

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One line's text and look; the fields are those of model.document.Line."""

    text: str
    size: float = 0.0
    bold: bool = False
    column: int = 0
    block: int = -1
    running: bool = False


def plain_document(
    pages: Sequence[Sequence[PlainLine]],
    reader: str,
    hidden: Sequence[HiddenText] = (),
    notes: Sequence[str] = (),
) -> Document:
    """Lines joined by newlines, pages by form feeds. A page without lines is kept, so that numbers hold."""
    text: list[str] = []
    lines: list[Line] = []
    marks: list[Page] = []
    at = 0
    for number, page in enumerate(pages, 1):
        if marks:
            text.append("\f")
            at += 1
        start = at
        for index, line in enumerate(page, 1):
            if index > 1:
                text.append("\n")
                at += 1
            span = Span(at, at + len(line.text))
            lines.append(
                Line(
                    number, index, span, NOWHERE, line.size, line.bold, line.column, line.block, line.running
                )
            )
            text.append(line.text)
            at = span.end
        marks.append(Page(number, 0.0, 0.0, Span(start, at)))
    return Document(
        "".join(text), tuple(marks), tuple(lines), reader, hidden=tuple(hidden), notes=tuple(notes)
    )
