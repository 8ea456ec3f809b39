"""A file that asks for a password, opened with the one that a person types."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
from pypdfium2 import raw

from screener.read.faults import ReadFault


def unlocked(data: bytes, password: str) -> bytes:
    """The same PDF without its password; ReadFault where it is another kind of file, or the wrong password.

    The password is written nowhere. Like all reading, to be done in a child process.
    """
    if b"%PDF-" not in data[:1024]:
        raise ReadFault("needs_password", "only PDF files can be opened with a password here")
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        raise ReadFault("needs_password", "the password does not open it") from error
    try:
        buffer = io.BytesIO()
        document.save(buffer, flags=raw.FPDF_REMOVE_SECURITY)
    finally:
        document.close()
    return buffer.getvalue()
