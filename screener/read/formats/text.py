"""Plain text and markdown: any encoding, any line ends; form feeds part pages."""

from __future__ import annotations

import codecs

from screener.model.document import Document, HiddenText
from screener.read.characters import tagged_text, unusual_characters, visible_text
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.plain import NOWHERE, PlainLine, plain_document

LARGEST_TEXT = 4 * 2**20
"""Bytes. The longest CV as text has 0.2 MB; more is a log or a mailbox."""

_SAMPLE = 64 * 2**10
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_CONTROLS = 0.02


def read_text(data: bytes) -> Document:
    """Lines as they stand, without trailing spaces, blank ones included so that numbers hold."""
    if len(data) > LARGEST_TEXT:
        raise ReadFault("too_large", f"more than {LARGEST_TEXT // 2**20} MB of text")
    raw = decode(data)
    controls = sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in raw[:_SAMPLE])
    if controls > _MOST_CONTROLS * len(raw[:_SAMPLE]):
        raise ReadFault("unreadable", "it is no text, whatever its name says")
    tagged = tagged_text(raw)
    return plain_document(
        _pages(visible_text(raw)),
        "text",
        hidden=[HiddenText(tagged, 1, NOWHERE, "written in characters that draw nothing")] if tagged else (),
        notes=unusual_characters([raw.removeprefix("\ufeff")]),
    )


def decode(data: bytes) -> str:
    """Text of bytes in an unknown encoding: byte order mark, UTF-8, UTF-16 by its zeros, then a guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    zeros = (data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0))
    if max(zeros) > 0.3 * min(len(data), _SAMPLE) / 2 and min(zeros) < 0.1 * max(zeros):
        return data.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> str:
    """By charset-normalizer; Windows-1252 where it is unsure, since most such files come from Windows."""
    from charset_normalizer import from_bytes

    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data[:_SAMPLE]).best()
        return data.decode(best.encoding if best else "cp1252", "replace")


def _pages(text: str) -> list[list[PlainLine]]:
    pages = []
    block = 0
    for page in text.replace("\v", "\n").strip("\f\n").split("\f"):
        lines = []
        for raw in page.strip("\n").split("\n"):
            line = raw.rstrip()
            block += not line
            lines.append(PlainLine(line, block=block))
        block += 1
        pages.append(lines)
    return pages


FORMATS.add("text")(Format((".txt", ".text", ".md", ".markdown", ""), lambda data: False, read_text))
