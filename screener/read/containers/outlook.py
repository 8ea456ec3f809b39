"""Outlook messages (.msg): the message and each attached file ([MS-OXMSG]), through the extra `office`."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from screener.read import mail, ole
from screener.read.containers.base import CONTAINERS, Container, ContainerKind, Member
from screener.read.faults import ReadFault

_WHAT = "an Outlook message"
_MOST_TEXT = 8 * 2**20
_STREAM = "__substg1.0_"
_PLAIN, _PLAIN_BYTES, _HTML, _HTML_TEXT = "1000001F", "1000001E", "10130102", "1013001F"
_CONTENT, _CONTENT_ID = "37010102", "3712001F"
_NAMES = ("3707001F", "3707001E", "3704001F", "3704001E", "3001001F", "3001001E")
"""Long name, short name, name as shown; each in Unicode, or in the sender's code page."""

_EMBEDDED = "3701000D"


class OutlookContainer:
    """One message in memory; its own text, where it has any, is the first file."""

    def __init__(self, data: bytes) -> None:
        with ole.opened(data, _WHAT) as found:
            text = _text(found)
            self._parts = [*([text] if text else []), *_attachments(found)]

    def members(self) -> Iterator[Member]:
        for place, part in enumerate(self._parts):
            yield Member(place, part.name)

    def read(self, place: int, most: int) -> bytes:
        part = self._parts[place]
        if part.content is None:
            raise ReadFault("unsupported", "a message attached to a message: save it as a file of its own")
        return part.content[:most]


class _File:
    """One file of a message. content None: it is there, and cannot be taken out."""

    def __init__(self, name: str, content: bytes | None) -> None:
        self.name, self.content = name, content


def _text(found: Any) -> _File | None:
    for name, suffix, is_unicode in (
        (_HTML, ".html", False),
        (_HTML_TEXT, ".html", True),
        (_PLAIN, ".txt", True),
        (_PLAIN_BYTES, ".txt", False),
    ):
        content = ole.stream(found, _STREAM + name, _MOST_TEXT)
        if content.strip(b"\0 \r\n\t"):
            if is_unicode:
                content = content.decode("utf-16-le", "replace").encode("utf-8", "replace")
            return _File(f"message{suffix}", content)
    return None


def _attachments(found: Any) -> Iterator[_File]:
    folders = sorted({entry[0] for entry in found.listdir(storages=True) if entry[0].startswith("__attach_")})
    for number, folder in enumerate(folders, 1):
        content = ole.stream(found, f"{folder}/{_STREAM}{_CONTENT}", mail.LARGEST)
        name = _name(found, folder) or f"attachment {number}"
        if found.exists(f"{folder}/{_STREAM}{_EMBEDDED}") and not content:
            yield _File(f"{name}.msg", None)
        elif not _is_logo(found, folder, content) and not name.lower().endswith(mail.SIGNATURES):
            yield _File(name, content)


def _is_logo(found: Any, folder: str, content: bytes) -> bool:
    shown = found.exists(f"{folder}/{_STREAM}{_CONTENT_ID}")
    return shown and len(content) < mail.LARGEST_LOGO and not content.startswith((b"%PDF", b"PK"))


def _name(found: Any, folder: str) -> str:
    for name in _NAMES:
        raw = ole.stream(found, f"{folder}/{_STREAM}{name}", 4096)
        if raw:
            text = raw.decode("utf-16-le" if name.endswith("1F") else "cp1252", "replace").strip("\0 ")
            return PurePosixPath(text.replace("\\", "/")).name
    return ""


def _is_message(stream: IO[bytes]) -> bool:
    if stream.read(8) != ole.MAGIC or not ole.is_installed():
        return False
    stream.seek(0)
    return ole.kind(stream.read(mail.LARGEST)) == _WHAT


def _open(stream: IO[bytes]) -> Container:
    try:
        return OutlookContainer(stream.read(mail.LARGEST))
    except struct.error as error:
        raise ReadFault("unreadable", "the message is damaged") from error


def _begins(head: bytes) -> bool:
    return head.startswith(ole.MAGIC)


CONTAINERS.add("outlook")(ContainerKind((".msg",), _begins, _is_message, _open))
