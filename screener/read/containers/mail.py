"""E-mail with attachments: the message and each attached file are files of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from screener.read import mail
from screener.read.containers.base import CONTAINERS, Container, ContainerKind, Member


class MailContainer:
    """One message in memory; its own text, where it has any, is the first file."""

    def __init__(self, stream: IO[bytes]) -> None:
        message = mail.parsed(stream.read(mail.LARGEST))
        text = mail.body(message)
        self._parts = [*([text] if text else []), *mail.attachments(message)]

    def members(self) -> Iterator[Member]:
        for place, part in enumerate(self._parts):
            yield Member(place, part.name)

    def read(self, place: int, most: int) -> bytes:
        return self._parts[place].content[:most]


def _has_attachments(stream: IO[bytes]) -> bool:
    """A message alone is a document, and read as one."""
    head = stream.read(2**14)
    if not mail.looks_like_mail(head) or b"multipart/" not in head.lower() + stream.read(2**18).lower():
        return False
    stream.seek(0)
    return any(True for _ in mail.attachments(mail.parsed(stream.read(mail.LARGEST))))


def _open(stream: IO[bytes]) -> Container:
    return MailContainer(stream)


CONTAINERS.add("mail")(ContainerKind((".eml",), mail.looks_like_mail, _has_attachments, _open))
