"""ODT: OpenDocument text, packed or as one flat XML file."""

from __future__ import annotations

from typing import Any

from screener.model.document import Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.read.characters import tagged_text, unusual_characters
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.odt_styles import OFFICE, STYLE, Styles
from screener.read.odt_text import Body, form_boxes
from screener.read.package import opened, parsed
from screener.read.plain import NOWHERE, plain_document
from screener.read.written import Writing

_TEXT = b"application/vnd.oasis.opendocument.text"
_HEADERS = ("header-first", "header")
_FOOTERS = ("footer-first", "footer", "header-left", "footer-left")


def read_odt(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """Lines in reading order, without boxes. The page's header comes first; footers come last, as running."""
    if not data.startswith(b"PK"):
        root = parsed(data[: limits.part], "ODT")
        return _read([root], root, _pictures_in(root), limits)
    with opened(data, "ODT", limits) as package:
        manifest = (
            package.content("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
        )
        if b"encryption-data" in manifest:
            raise ReadFault("needs_password", "the ODT file is encrypted and asks for a password")
        content, styles = package.root("content.xml"), package.root("styles.xml")
        if content is None:
            raise ReadFault("unreadable", "the ODT file has no text part")
        pictures = any(name.startswith("Pictures/") for name in package.names)
        return _read([r for r in (styles, content) if r is not None], content, pictures, limits)


def _read(roots: list[Any], content: Any, has_pictures: bool, limits: ReadLimits) -> Document:
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ReadFault("unreadable", "the ODT file has no text part")
    styles, boxes = Styles(roots), form_boxes(content)
    parts = [
        Body(styles, out, limits.nesting, boxes) for out in (Writing(), Writing(), Writing(running=True))
    ]
    top, body, foot = parts
    for element in _edges(roots, _HEADERS, first_only=True):
        top.walk(element)
    body.walk(text)
    for element in _edges(roots, _FOOTERS, first_only=False):
        foot.walk(element)
    pages = [page for page in body.out.pages if page] or [[]]
    pages[0] = [*(line for page in top.out.pages for line in page), *pages[0]]
    pages[-1] = [*pages[-1], *(line for page in foot.out.pages for line in page)]
    if has_pictures and not any(pages):
        raise ReadFault("needs_ocr", "the pages are pictures without text: a scan")
    raw = "".join(piece for part in parts for piece in part.out.raw)
    hidden = [one for part in parts for one in part.out.hidden]
    if tagged := tagged_text(raw):
        hidden.append(HiddenText(tagged, 1, NOWHERE, "written in characters that draw nothing"))
    flags = [flag for part in parts for flag in part.flags()]
    return plain_document(pages, "odt", hidden, unusual_characters([raw]), flags, limits)


def _edges(roots: list[Any], tags: tuple[str, ...], *, first_only: bool) -> list[Any]:
    """Headers or footers of the first master page that has any."""
    for root in roots:
        for master in root.iter(f"{STYLE}master-page"):
            found = [one for tag in tags if (one := master.find(f"{STYLE}{tag}")) is not None]
            if found:
                return found[:1] if first_only else found
    return []


def _pictures_in(root: Any) -> bool:
    return any(True for _ in root.iter(f"{OFFICE}binary-data"))


def _is_odt(data: bytes) -> bool:
    if data.startswith(b"PK\x03\x04"):
        return _TEXT in data[:200] or (_TEXT in data and b"content.xml" in data)
    return data[:200].lstrip().startswith(b"<?xml") and _TEXT in data[:8192]


FORMATS.add("odt")(Format((".odt", ".ott", ".fodt"), _is_odt, read_odt))
