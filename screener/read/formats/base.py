"""What a file format has to offer: one file in this folder, registered under its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from screener.model.document import Document
from screener.registry import Registry


@dataclass(frozen=True, slots=True)
class Format:
    """suffixes: lower case, with the dot. recognise: by the bytes alone, whatever the file is called.

    read: bytes to Document; raises ReadFault with a status where there is nothing to read.
    """

    suffixes: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    read: Callable[[bytes], Document]


FORMATS: Registry[Format] = Registry("file format")
