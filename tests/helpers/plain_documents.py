"""Documents for tests: plain text, or lines with a look and a place on the page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

from screener.model.document import Document, Line, Page
from screener.model.span import Box, Span


def plain(text: str) -> Document:
    """A document without layout; blank lines part its blocks."""
    text = dedent(text).strip("\n")
    lines: list[Line] = []
    start = block = 0
    for words in text.split("\n"):
        if words.strip():
            span = Span(start, start + len(words))
            lines.append(Line(1, len(lines) + 1, span, Box(0, 0, 0, 0), block=block))
        else:
            block += 1
        start += len(words) + 1
    return Document(text, (Page(1, 0, 0, Span(0, len(text))),), tuple(lines), "text")


@dataclass(frozen=True)
class L:
    """A line with its look: x and y in points, a column, a page."""

    text: str
    size: float = 10.0
    bold: bool = False
    x: float = 50.0
    y: float = 0.0
    column: int = 0
    page: int = 1
    running: bool = False


def laid_out(given: Sequence[L | str]) -> Document:
    """A document with layout, its lines in the given order; y grows by 12 where it is not given."""
    lines: list[Line] = []
    text = ""
    top = 30.0
    for number, one in enumerate(given):
        line = L(one) if isinstance(one, str) else one
        top = line.y or top + 12
        if number:
            text += "\n" if lines[-1].page == line.page else "\f"
        span = Span(len(text), len(text) + len(line.text))
        text += line.text
        box = Box(line.x, top, line.x + 5 * len(line.text), top + line.size)
        lines.append(
            Line(
                line.page,
                number + 1,
                span,
                box,
                size=line.size,
                bold=line.bold,
                column=line.column,
                block=number,
                running=line.running,
            )
        )
    lefts = array("f", [0.0]) * len(text)
    for line in lines:
        for offset in range(line.span.end - line.span.start):
            lefts[line.span.start + offset] = line.box.x0 + 5 * offset
    pages = tuple(
        Page(
            number,
            612,
            792,
            Span(
                min(line.span.start for line in lines if line.page == number),
                max(line.span.end for line in lines if line.page == number),
            ),
        )
        for number in sorted({line.page for line in lines})
    )
    rights = array("f", (left + 5 for left in lefts))
    return Document(text, pages, tuple(lines), "test", x0=lefts, x1=rights)


def without_layout(document: Document) -> Document:
    """The same lines as a format without pages gives them: looks and columns, but no places."""
    lines = tuple(replace(line, box=Box(0, 0, 0, 0)) for line in document.lines)
    return Document(document.text, document.pages, lines, "test")
