"""Bytes to Document, whatever the file is called; or why not."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import PurePosixPath

from screener.model.document import Document
from screener.read import formats
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format

LARGEST_FILE = 50 * 2**20
"""Bytes. A scanned résumé of ten pages has some 20 MB; what is larger is no résumé."""

_SAMPLE = 64 * 2**10
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PICTURE_SUFFIXES = {".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".webp"}


def read_document(data: bytes, name: str) -> Document:
    """What a person can see of one file. `name` is the file's name; only its suffix is used.

    ReadFault says why there is no Document: needs_ocr, needs_password, empty, unreadable, too_large or
    unsupported. Hangs and crashes of a hostile file are the caller's to stop: call this in a child process.
    """
    if not data.strip(b"\x00\t\n\r\f "):
        raise ReadFault("empty", "the file is empty")
    if len(data) > LARGEST_FILE:
        raise ReadFault("too_large", f"more than {LARGEST_FILE // 2**20} MB")
    document = _format(data, PurePosixPath(name).suffix.lower()).read(data)
    if not document.text.strip():
        raise ReadFault("empty", "there is nothing to read on its pages")
    return document


def known_suffixes() -> tuple[str, ...]:
    """Suffixes of the formats that can be read, with the dot, in order."""
    _load()
    return tuple(sorted({s for _, known in FORMATS.items() for s in known.suffixes if s}))


def _load() -> None:
    """Every module in formats/ registers itself: to add a format is to add a file."""
    for module in pkgutil.iter_modules(formats.__path__, f"{formats.__name__}."):
        importlib.import_module(module.name)


def _format(data: bytes, suffix: str) -> Format:
    """By what the bytes are, then by the suffix."""
    _load()
    known = [one for _, one in FORMATS.items()]
    for one in known:
        if one.recognise(data):
            return one
    _refuse(data, suffix)
    for one in known:
        if suffix in one.suffixes:
            return one
    if _NOT_TEXT.search(data[:_SAMPLE]):
        raise ReadFault("unreadable", "it is neither text nor a kind of document that is known")
    raise ReadFault("unsupported", f"files of the kind {suffix!r} are not read")


def _refuse(data: bytes, suffix: str) -> None:
    """ReadFault for what is known and cannot be read as any format we have."""
    head = data[:512].lstrip()
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise ReadFault("needs_password", "the file is encrypted and asks for a password")
        raise ReadFault("unsupported", "an old Word file or a message; save it as DOCX or PDF")
    if data.startswith(_PICTURES) or suffix in _PICTURE_SUFFIXES:
        raise ReadFault("needs_ocr", "it is a picture; its text has to be recognised first")
    if head.startswith(b"{\\rtf"):
        raise ReadFault("unsupported", "RTF is not read; save it as DOCX or PDF")
    if data.startswith(b"PK\x03\x04"):
        raise ReadFault("unsupported", "an archive or an office file that is no DOCX")
