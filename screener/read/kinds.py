"""What kind of file the bytes are; the suffix is asked only where they are plain text, or nothing known."""

from __future__ import annotations

import re
from functools import cache

from screener.read import ole
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format, by_bytes, by_suffix
from screener.registry import load_modules

_SAMPLE = 64 * 2**10
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(rb"[A-Za-z]{2,}")
_FEWEST_WORDS = 20
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OFFICE_PARTS = ((b"xl/workbook", "a workbook"), (b"ppt/presentation", "a presentation"))


@cache
def load_formats() -> None:
    """Every module in formats/ registers itself: to add a format is to add a file."""
    load_modules("screener.read.formats")


def kind_of(data: bytes, suffix: str) -> Format:
    """The format that reads these bytes; ReadFault where there is none. suffix: lower case, with the dot."""
    load_formats()
    if recognised := by_bytes(data):
        return recognised
    _refuse(data)
    named = by_suffix(suffix)
    if _NOT_TEXT.search(data[:_SAMPLE]) and not data.startswith(_WIDE_MARKS):
        if named is not None:
            return named
        raise ReadFault("unreadable", "it is neither text nor a kind of document that is known")
    if named is None:
        raise ReadFault("unsupported", f"files of the kind {suffix!r} are not read")
    # Text under the name of a document: an export, or a file that somebody renamed.
    renamed = not named.is_text and len(_WORD.findall(data[:_SAMPLE])) >= _FEWEST_WORDS
    return FORMATS.get("text") if renamed else named


def _refuse(data: bytes) -> None:
    """ReadFault for what is known and cannot be read as any format we have."""
    if data.startswith(ole.MAGIC):
        if _ENCRYPTED_PACKAGE in data:
            raise ReadFault("needs_password", "the file is encrypted and asks for a password")
        what = ole.kind(data) or "an old Office file of an unknown kind"
        raise ReadFault("unsupported", f"{what}: save it as DOCX or PDF")
    if data.startswith(b"PK\x03\x04"):
        kind = next((kind for part, kind in _OFFICE_PARTS if part in data), "an archive")
        raise ReadFault("unsupported", f"{kind}, no text document; save it as DOCX or PDF")
