"""Bytes to Document, whatever the file is called; or why not."""

from __future__ import annotations

from pathlib import PurePosixPath

from screener.model.document import Document
from screener.model.limits import LIMITS, ReadLimits
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS
from screener.read.kinds import kind_of, load_formats


def read_document(data: bytes, name: str, limits: ReadLimits = LIMITS) -> Document:
    """What a person can see of one file. `name` is the file's name; its suffix is asked last.

    Where nothing can be seen, but something is hidden, the text is empty and `hidden` says what.

    ReadFault says why there is no Document: needs_ocr, needs_password, empty, unreadable, too_large or
    unsupported. Hangs and crashes of a hostile file are the caller's to stop: call this in a child process.
    """
    if not data.strip(b"\x00\t\n\r\f "):
        raise ReadFault("empty", "the file is empty")
    if len(data) > limits.bytes:
        raise ReadFault("too_large", f"more than {limits.bytes / 2**20:.3g} MB")
    document = kind_of(data, PurePosixPath(name).suffix.lower()).read(data, limits)
    if not document.text.strip() and not document.hidden:
        raise ReadFault("empty", "there is nothing to read on its pages")
    return document


def known_suffixes() -> tuple[str, ...]:
    """Suffixes of the formats that can be read, with the dot, in order."""
    load_formats()
    return tuple(sorted({s for _, known in FORMATS.items() for s in known.suffixes if s}))
