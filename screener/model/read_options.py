"""How much of a file is read, and whether pictures are recognised."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from screener.errors import ScreenerError
from screener.registry import did_you_mean

OCR_CHOICES = ("auto", "off", "tesseract", "rapidocr")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits of one file; what they leave out is told by a flag or a status, never passed over in silence.

    file_bytes: of the file. part_bytes: of one part of a packed file, unpacked. pages: of one document.
    characters: of its text. depth: of elements within elements. nested: of documents within documents.
    pixels: of one picture.
    recognised_pages: pages whose text is recognised from pictures.
    ocr: auto (as installed), off, or the engine to use.
    """

    file_bytes: int = 50 * 2**20
    part_bytes: int = 24 * 2**20
    pages: int = 60
    characters: int = 400_000
    depth: int = 60
    nested: int = 3
    pixels: int = 60_000_000
    recognised_pages: int = 10
    ocr: str = "auto"

    def inside(self) -> ReadOptions:
        """The options for a document within the document."""
        return replace(self, nested=self.nested - 1)

    def with_limits(self, written: dict[str, str]) -> ReadOptions:
        """These options with limits as a person wrote them; ScreenerError with what is wrong.

        `ReadOptions().with_limits({"pages": "100"}).pages` is 100.
        """
        changes: dict[str, Any] = {}
        for name, value in written.items():
            if name not in LIMITS:
                hint = did_you_mean(name, LIMITS) or f"known: {', '.join(LIMITS)}"
                raise ScreenerError("--limit", f"there is no limit {name!r}", hint)
            if not value.isdecimal() or not int(value):
                raise ScreenerError("--limit", f"{name}={value}: not a whole number above 0")
            changes[name] = int(value)
        return replace(self, **changes)


LIMITS = tuple(field.name for field in fields(ReadOptions) if field.name != "ocr")
"""The names that `--limit NAME=NUMBER` takes."""

USUAL = ReadOptions()
