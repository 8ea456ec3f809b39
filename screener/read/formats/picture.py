"""Pictures of pages: photographs, scans, faxes. Their text has to be recognised."""

from __future__ import annotations

from screener.model.document import Document
from screener.model.read_options import USUAL, ReadOptions
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format

_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read_picture(data: bytes, options: ReadOptions = USUAL) -> Document:
    """The words recognised on each of its pages."""
    raise ReadFault("needs_ocr", "it is a picture; its text has to be recognised first")


def _is_picture(data: bytes) -> bool:
    return (
        data.startswith(_STARTS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or data[4:12]
        in (
            b"ftypheic",
            b"ftypheix",
            b"ftypmif1",
            b"ftypavif",
        )
    )


FORMATS.add("picture")(
    Format(
        (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".webp"),
        _is_picture,
        read_picture,
    )
)
