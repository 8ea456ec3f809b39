"""A message without attachments, or under a name that is no mail's: what it says itself."""

from __future__ import annotations

from dataclasses import replace

from screener.model.document import Document
from screener.model.limits import LIMITS, ReadLimits
from screener.read import mail
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.formats.html import read_html
from screener.read.formats.text import read_text
from screener.read.marks import left_out


def read_mail(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """The text of the message. Attachments are files of their own where the file is called .eml; else they
    are counted in a flag."""
    message = mail.parsed(data)
    attached = sum(1 for _ in mail.attachments(message))
    text = mail.body(message)
    if text is None:
        raise ReadFault("empty", "the message says nothing" + (" and has attachments" if attached else ""))
    document = (read_html if text.name.endswith(".html") else read_text)(text.content, limits)
    if attached:
        detail = f"{attached} attached files were not read: give the message a name that ends in .eml"
        document = replace(document, flags=(*document.flags, left_out(1, detail)))
    return replace(document, reader=f"mail+{document.reader}")


FORMATS.add("eml")(Format((".eml", ".mht", ".mhtml"), mail.looks_like_mail, read_mail, is_text=True))
