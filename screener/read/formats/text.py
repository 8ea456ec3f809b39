"""Plain text: any encoding, any line ends; form feeds part pages."""

from __future__ import annotations

from screener.model.document import Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.read.characters import tagged_text, unusual_characters, visible_text
from screener.read.encodings import text_of
from screener.read.formats.base import FORMATS, Format
from screener.read.formats.markdown import is_markdown, read_markdown
from screener.read.plain import NOWHERE, PlainLine, plain_document


def read_text(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """Lines as they stand, without trailing spaces, blank ones included so that numbers hold."""
    raw = text_of(data)
    if is_markdown(raw):
        return read_markdown(data, limits)
    tagged = tagged_text(raw)
    return plain_document(
        _pages(visible_text(raw)),
        "text",
        hidden=[HiddenText(tagged, 1, NOWHERE, "written in characters that draw nothing")] if tagged else (),
        notes=unusual_characters([raw.removeprefix("\ufeff")]),
        limits=limits,
    )


def _pages(text: str) -> list[list[PlainLine]]:
    pages = []
    block = 0
    for page in text.strip("\f\n").split("\f"):
        lines = []
        for raw in page.strip("\n").split("\n"):
            line = raw.rstrip()
            block += not line
            lines.append(PlainLine(line, block=block))
        block += 1
        pages.append(lines)
    return pages


FORMATS.add("text")(Format((".txt", ".text", ""), lambda data: False, read_text, is_text=True))
