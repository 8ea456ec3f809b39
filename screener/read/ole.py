"""Compound files of old Office programs (OLE): streams by name, through the extra `office`."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from screener.read.faults import ReadFault

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXTRA = "pip install 'screener[office]'"
_KINDS = (
    ("WordDocument", "an old Word file"),
    ("__properties_version1.0", "an Outlook message"),
    ("Workbook", "a workbook"),
    ("PowerPoint Document", "a presentation"),
)
"""Names of streams, which a file spells in UTF-16, and what a file that has them is."""


def kind(data: bytes) -> str:
    """What a compound file is, in words; "" where it is none, or of no kind that is known."""
    if not data.startswith(MAGIC):
        return ""
    return next((words for name, words in _KINDS if name.encode("utf-16-le") in data), "")


def is_installed() -> bool:
    """Whether the extra `office` is there."""
    return importlib.util.find_spec("olefile") is not None


@contextmanager
def opened(data: bytes, what: str) -> Iterator[Any]:
    """The compound file in `data`; ReadFault where it is damaged, or the extra is not installed."""
    if not is_installed():
        raise ReadFault("unsupported", f"{what}: save it as DOCX or PDF, or install the extra: {EXTRA}")
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as found:
            yield found
    except ReadFault:
        raise
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, EOFError) as error:
        raise ReadFault("unreadable", f"{what} that is damaged") from error
    except (RecursionError, OverflowError) as error:
        raise ReadFault("unreadable", f"{what} that is damaged") from error


def stream(found: Any, name: str, most: int) -> bytes:
    """Bytes of a stream, "" where there is none; ReadFault too_large beyond `most` of them."""
    if not found.exists(name):
        return b""
    with found.openstream(name) as one:
        content: bytes = one.read(most + 1)
    if len(content) > most:
        raise ReadFault("too_large", f"one of its parts is larger than {most / 2**20:.3g} MB")
    return content
