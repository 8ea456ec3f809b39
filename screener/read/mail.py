"""E-mail as files: the message, and what is attached to it (RFC 5322, MIME).

The old parsing policy is used on purpose: it takes any header for text, where the newer one interprets
them, which takes long and fails on malformed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from pathlib import PurePosixPath

from screener.read.encodings import decode
from screener.read.faults import ReadFault

LARGEST = 100 * 2**20
LARGEST_LOGO = 40 * 2**10
_HEADERS = re.compile(
    rb"^(from|to|cc|date|subject|received|return-path|message-id|mime-version|delivered-to|reply-to|x-[\w-]+"
    rb"|content-type|content-transfer-encoding|dkim-signature|authentication-results|importance|thread-\w+):",
    re.I,
)
_OF_PROGRAMS = {b"received", b"return-path", b"message-id", b"mime-version", b"dkim-signature"}
"""Headers that no person writes above a letter."""

_FEWEST_HEADERS = 3
_WITHIN = 16 * 2**10
SIGNATURES = (".p7s", ".asc", ".sig")
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml"}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a message: its name, without folders, and its bytes."""

    name: str
    content: bytes


def looks_like_mail(head: bytes) -> bool:
    """By the header lines that the bytes begin with; `head` is the first 16 kB or so."""
    found: set[bytes] = set()
    for number, line in enumerate(head[:_WITHIN].lstrip(b"\xef\xbb\xbf\r\n").splitlines()):
        if number == 0 and line.startswith(b"From "):  # as mailboxes part their messages
            continue
        if line[:1] in (b" ", b"\t") and found:
            continue
        header = _HEADERS.match(line)
        if not header and not (found and re.match(rb"[!-9;-~]{1,60}:", line)):
            break
        if header:
            found.add(header[1].lower())
    return len(found) >= _FEWEST_HEADERS and bool(found & _OF_PROGRAMS)


def parsed(data: bytes) -> Message:
    """The message; ReadFault where the bytes are none."""
    try:
        return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise ReadFault("unreadable", "the message is damaged") from error


def body(message: Message) -> Part | None:
    """What the message itself says: its formatted text where it has one, else its plain text."""
    found: dict[str, Part] = {}
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not _is_attached(part) and kind not in found:
            text = _text(part)
            if text.strip():
                found[kind] = Part(f"message{_SUFFIXES[kind]}", text.encode("utf-8", "replace"))
    return found.get("text/html") or found.get("text/plain")


def attachments(message: Message) -> Iterator[Part]:
    """The files that were sent with it, without signatures and the pictures that its text shows."""
    number = 0
    for part in _leaves(message):
        if not _is_attached(part) or _is_shown_in_text(part):
            continue
        number += 1
        name = _name(part) or f"attachment {number}{_SUFFIXES.get(part.get_content_type(), '')}"
        if name.lower().endswith(SIGNATURES):
            continue
        yield Part(name, _content(part))


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that hold no others; a message within is one, and not looked into."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        inner = part.get_payload()
        if part.get_content_type() != "message/rfc822" and part.is_multipart() and isinstance(inner, list):
            waiting = [one for one in inner if isinstance(one, Message)] + waiting
        else:
            yield part


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    named = bool(_name(part)) or part.get_content_disposition() == "attachment"
    return named or not kind.startswith(("text/", "multipart/"))


def _is_shown_in_text(part: Message) -> bool:
    """A logo, or a part of a saved page; a large picture may be a résumé that a phone took and sent."""
    if part.get_content_disposition() != "attachment" and part.get("Content-Location") is not None:
        return True
    inside = part.get("Content-ID") is not None and part.get_content_maintype() == "image"
    return inside and len(_content(part)) < LARGEST_LOGO


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return (
            inner[0].as_bytes()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message)
            else b""
        )
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    raw = _content(part)
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(raw)


def _name(part: Message) -> str:
    """The file's name as its sender wrote it, without folders."""
    written = part.get_filename()
    if not written:
        return ""
    pieces = []
    for piece, charset in decode_header(written):
        if isinstance(piece, bytes):
            try:
                pieces.append(piece.decode(charset or "utf-8", "replace"))
            except LookupError:
                pieces.append(piece.decode("latin-1"))
        else:
            pieces.append(piece)
    return PurePosixPath("".join(pieces).replace("\\", "/")).name.strip()
