"""A Document without layout, for formats that say what is written but not where on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from screener.model.document import Document, HiddenText, Line, Page
from screener.model.limits import LIMITS, ReadLimits
from screener.model.profile import Flag
from screener.model.span import Box, Span
from screener.read.marks import left_out

GAP = "  "
"""Stands for a tab and between the cells of a row, as between far-apart words of a PDF line."""

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
    flags: Sequence[Flag] = (),
    limits: ReadLimits = LIMITS,
) -> Document:
    """Lines joined by newlines, pages by form feeds. A page without lines is kept, so that numbers hold.

    What is beyond the limits of pages and characters is left out, with a flag that says how much.
    """
    pages, beyond = within_limits(pages, limits)
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
            lines.append(_placed(line, number, index, at))
            text.append(line.text)
            at += len(line.text)
        marks.append(Page(number, 0.0, 0.0, Span(start, at)))
    return Document(
        "".join(text),
        tuple(marks),
        tuple(lines),
        reader,
        hidden=tuple(hidden),
        notes=tuple(notes),
        flags=(*beyond, *flags),
    )


def _placed(line: PlainLine, page: int, number: int, at: int) -> Line:
    span = Span(at, at + len(line.text))
    return Line(page, number, span, NOWHERE, line.size, line.bold, line.column, line.block, line.running)


def within_limits(
    pages: Sequence[Sequence[PlainLine]], limits: ReadLimits
) -> tuple[Sequence[Sequence[PlainLine]], list[Flag]]:
    """The pages that the limits allow, and flags for what is beyond them."""
    flags = []
    if len(pages) > limits.pages:
        flags.append(pages_left_out(limits.pages, len(pages)))
        pages = pages[: limits.pages]
    room = limits.characters
    kept: list[Sequence[PlainLine]] = []
    for page in pages:
        size = sum(len(line.text) + 1 for line in page)
        if size > room:
            total = sum(len(line.text) for one in pages for line in one)
            flags.append(characters_left_out(len(kept) + 1, limits.characters, total))
            kept.append(_first_lines(page, room))
            break
        kept.append(page)
        room -= size
    return kept, flags


def _first_lines(page: Sequence[PlainLine], room: int) -> list[PlainLine]:
    kept: list[PlainLine] = []
    for line in page:
        if len(line.text) >= room:
            return [*kept, replace(line, text=line.text[:room])]
        kept.append(line)
        room -= len(line.text) + 1
    return kept


def pages_left_out(read: int, of: int) -> Flag:
    """The flag of a document with more pages than are read."""
    return left_out(read, f"only the first {read:,} of {of:,} pages were read (limit: pages)")


def characters_left_out(page: int, read: int, of: int | None = None) -> Flag:
    """The flag of a document with more characters than are read."""
    total = f" of {of:,}" if of else ""
    return left_out(page, f"only the first {read:,}{total} characters were read (limit: characters)")


def plain_lines(document: Document) -> list[PlainLine]:
    """A document's lines as they would be written into another."""
    return [
        PlainLine(
            document.quote(line.span), line.size, line.bold, line.column, line.block, running=line.running
        )
        for line in document.lines
    ]
