"""What a file format has to offer: one file in this folder, registered under its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from screener.model.document import Document
from screener.model.limits import ReadLimits
from screener.registry import Registry


@dataclass(frozen=True, slots=True)
class Format:
    """suffixes: lower case, with the dot. recognise: by the bytes alone, whatever the file is called.

    read: bytes and limits to Document; raises ReadFault with a status where there is nothing to read.
    is_text: its files are text, so that bytes which are text and bear its suffix are its own.
    """

    suffixes: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    read: Callable[[bytes, ReadLimits], Document]
    is_text: bool = False


FORMATS: Registry[Format] = Registry("file format")


def by_bytes(data: bytes) -> Format | None:
    """The format that recognises these bytes, of those that are loaded."""
    return next((one for _, one in FORMATS.items() if one.recognise(data)), None)


def by_suffix(suffix: str) -> Format | None:
    """The format whose files bear this suffix (lower case, with the dot), of those that are loaded."""
    return next((one for _, one in FORMATS.items() if suffix in one.suffixes), None)
