"""Metadata, notes and attachments of a PDF file: words that are shown on none of its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.model.document import BesideText, Document
from screener.read.beside import LONGEST, MOST, TAG, of_attachment

_LARGEST_ATTACHMENT = 2**20
_FIELDS = {"Title": "title", "Subject": "subject", "Keywords": "keywords", "Author": "author"}
_XMP_FIELDS = {b"dc:subject": "keywords", b"dc:description": "description", b"pdf:Keywords": "keywords"}
_LARGEST_XMP = 256 * 2**10


def of_pdf(
    document: pdfium.PdfDocument, notes: Iterable[BesideText], data: bytes, read: Document
) -> tuple[BesideText, ...]:
    """Metadata, the notes of the pages whose words are not drawn on them, and attachments.

    read: the pages as read; words that they show, or hide, are told there.
    """
    told = "".join("".join((read.text, *(one.text for one in read.hidden))).split())
    elsewhere = [note for note in notes if "".join(note.text.split()) not in told]
    found = [
        BesideText("metadata", place, text[:LONGEST])
        for name, place in _FIELDS.items()
        if (text := document.get_metadata_value(name)).strip()
    ]
    found += _xmp(data)
    return (*found, *elsewhere, *_attachments(document))[:MOST]


def _xmp(data: bytes) -> Iterator[BesideText]:
    """Keywords in the packet of XML that many producers add (XMP), where it is not compressed."""
    start = data.rfind(b"<x:xmpmeta")
    packet = data[start : start + _LARGEST_XMP] if start >= 0 else b""
    for tag, place in _XMP_FIELDS.items():
        begin = packet.find(b"<" + tag)
        end = packet.find(b"</" + tag, begin) if begin >= 0 else -1
        if end > begin:
            words = " ".join(TAG.sub(" ", packet[begin:end].decode("utf-8", "replace")).split())
            if words:
                yield BesideText("metadata", place, words[:LONGEST])


def notes_of(page: pdfium.PdfPage, number: int) -> Iterator[BesideText]:
    """The words of notes on a page and of its fields, whether they are drawn or not."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            for key in (b"Contents", b"V"):
                words = _string(note, key)
                if words.strip():
                    yield BesideText("annotation", "a note", words[:LONGEST], number)
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(min(size, 4 * LONGEST))
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer))
    return buffer.raw.decode("utf-16-le", "replace").split("\0", 1)[0]


def _attachments(document: pdfium.PdfDocument) -> Iterator[BesideText]:
    for index in range(min(document.count_attachments(), MOST)):
        try:
            one = document.get_attachment(index)
            name, content = one.get_name(), bytes(one.get_data())[:_LARGEST_ATTACHMENT]
        except pdfium.PdfiumError:
            continue
        yield of_attachment(name, content)
