"""Bytes to Document, whatever the format."""

from __future__ import annotations

from screener.model.document import Document
from screener.read.faults import ReadFault


def read_document(data: bytes, name: str) -> Document:
    """The document in `data`; ReadFault with a status where it cannot be read."""
    if data[:1024].find(b"%PDF-") >= 0:
        from screener.read.formats.pdf import read_pdf

        return read_pdf(data)
    raise ReadFault("unsupported", "only PDF is read so far")
