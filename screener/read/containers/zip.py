"""ZIP archives of documents; office files, which are ZIP archives too, are documents themselves."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from screener.read.containers.base import CONTAINERS, Container, ContainerKind, Member
from screener.read.faults import ReadFault

_LOCAL, _END, _SPANNED = b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"
_OFFICE = frozenset(
    {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "Index/Document.iwa", "index.apxl"}
)
_PACKAGE = (b"[Content_Types]", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"mimetype", b"META-INF/")
"""How the first name in a package begins that is one document: most of what begins as an archive does."""
_NAME_AT = 30
_ENCRYPTED, _UTF8 = 0x1, 0x800
_BLOCK = 2**18


class ZipContainer:
    """One open archive. Members are known by number, since two may have one name."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._archive = zipfile.ZipFile(stream)
        self._entries = self._archive.infolist()

    def members(self) -> Iterator[Member]:
        for place, entry in enumerate(self._entries):
            if not entry.filename.endswith("/"):
                yield Member(place, _name(entry), max(entry.compress_size, 1))

    def read(self, place: int, most: int) -> bytes:
        entry = self._entries[place]
        if entry.flag_bits & _ENCRYPTED:
            raise ReadFault("needs_password", "the archive asks for a password")
        blocks, left = [], most
        try:
            with self._archive.open(entry) as stream:
                while left and (block := stream.read(min(left, _BLOCK))):
                    blocks.append(block)
                    left -= len(block)
        except NotImplementedError as error:
            raise ReadFault(
                "unsupported", "packed in a way that is not known here; unpack it first"
            ) from error
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
            raise ReadFault("unreadable", "the archive is damaged here") from error
        return b"".join(blocks)


def _name(entry: zipfile.ZipInfo) -> str:
    """With slashes; where the archive does not say how its names are written, UTF-8 is tried first."""
    name = entry.filename
    if not entry.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return name.replace("\\", "/")


def _is_zip(stream: IO[bytes]) -> bool:
    """True for an archive of files, also for one that lost its end; False for an office document."""
    stream.seek(0)
    if not stream.read(4).startswith((_LOCAL, _END, _SPANNED)) and not zipfile.is_zipfile(stream):
        return False
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            return not any(entry.filename in _OFFICE for entry in archive.infolist())
    except Exception:  # noqa: BLE001 - damaged: opening it will say so
        return True


def _begins(head: bytes) -> bool:
    return head.startswith(_LOCAL) and not head.startswith(_PACKAGE, _NAME_AT)


def _open(stream: IO[bytes]) -> Container:
    stream.seek(0)
    try:
        return ZipContainer(stream)
    except NotImplementedError as error:
        raise ReadFault(
            "unsupported", "an archive of a kind that is not known here; unpack it first"
        ) from error


CONTAINERS.add("zip")(ContainerKind((".zip",), _begins, _is_zip, _open))
