"""DOCX: the parts of the package, headers and footers, then the text by docx_text."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import Any

from screener.model.document import BesideText, Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.read.beside import LONGEST, MOST, of_attachment
from screener.read.characters import tagged_text, unusual_characters
from screener.read.docx_shapes import page_size
from screener.read.docx_sight import WHITE, Place
from screener.read.docx_styles import Lists, R, Styles, W
from screener.read.docx_text import Body
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format, by_bytes, by_suffix
from screener.read.package import Package, opened
from screener.read.plain import NOWHERE, PlainLine, plain_document, plain_lines
from screener.read.visible.reasons import NO_SHAPE

_NAMED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PROPERTIES = ("title", "subject", "keywords", "description", "category", "lpwstr")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


def read_docx(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """Lines in reading order, without boxes. The first page's header comes first; footers, and headers of
    later pages, come last and are marked as running."""
    with opened(data, "DOCX", limits) as package:
        return _read(_Parts(package, limits), limits)


class _Parts:
    """The parts of a DOCX package by name and by relationship."""

    def __init__(self, package: Package, limits: ReadLimits) -> None:
        self._package, self._limits = package, limits
        office = [t for kind, t in self._targets("_rels/.rels", "").values() if kind == "officeDocument"]
        self.main = next((t for t in office if t in package.names), "word/document.xml")
        folder, name = posixpath.split(self.main)
        self.targets = self._targets(f"{folder}/_rels/{name}.rels", folder)
        self.embedded = sorted(name for name in package.names if "/embeddings/" in name)
        self.has_pictures = any("/media/" in name for name in package.names)

    def content(self, name: str) -> bytes:
        """Bytes of a part that is there."""
        return self._package.content(name)

    def root(self, name: str) -> Any:
        """Root element of a part; None where the package has no such part."""
        if name not in self._package.names:
            return None
        content = self._package.content(name)
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        return self._package.parsed(content)

    def of_kind(self, kind: str) -> Any:
        """Root of the part that the main part names as its `kind` (styles, numbering …)."""
        return next((self.root(t) for k, t in self.targets.values() if k == kind), None)

    def chunk(self, relation: str) -> list[PlainLine]:
        """Lines of a document of another format that is part of this one (w:altChunk)."""
        _, name = self.targets.get(relation, ("", ""))
        if name not in self._package.names:
            return []
        if not self._limits.depth:
            raise ReadFault("too_large", "documents within documents within documents")
        content = self._package.content(name)
        chosen = by_bytes(content) or by_suffix(posixpath.splitext(name)[1].lower())
        return plain_lines((chosen or FORMATS.get("text")).read(content, self._limits.inside()))

    def _targets(self, rels: str, folder: str) -> dict[str, tuple[str, str]]:
        """Relationship id → kind and name of the part."""
        root = self.root(rels)
        found = {}
        for element in root.iter(_RELATIONSHIP) if root is not None else ():
            target = element.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = (kind, posixpath.normpath(name))
        return found


def _read(package: _Parts, limits: ReadLimits) -> Document:
    root = package.root(package.main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise ReadFault("unreadable", "the DOCX file has no text part")
    styles, lists = Styles.of(package.of_kind("styles")), Lists(package.of_kind("numbering"))
    # A page with a background colour may bear white text.
    place = Place(ground=None if root.find(f"{W}background") is not None else WHITE)
    top, edge = _edges(package, root)
    head, main, foot = (
        Body(styles, lists, limits, running=number == 2, chunk=package.chunk, page=page_size(root))
        for number in range(3)
    )
    for part in top:
        head.walk(part, place)
    main.band = head.band
    main.walk(body, place)
    for part in edge:
        foot.walk(part, place)
    pages = [page for page in main.pages if page] or [[]]
    pages[0] = [*_flat(head), *pages[0]]
    pages[-1] = [*pages[-1], *_flat(foot)]
    if package.has_pictures and not any(line.text.strip() for page in pages for line in page):
        raise ReadFault("needs_ocr", "the pages are pictures without text: a scan")
    bodies = (head, main, foot)
    flags = [flag for body in bodies for flag in body.flags()]
    document = plain_document(pages, "docx", _hidden(*bodies), _notes(*bodies), flags, limits)
    return replace(document, beside=_beside(package, root))


def _flat(body: Body) -> list[PlainLine]:
    return [line for page in body.pages for line in page]


def _hidden(*bodies: Body) -> list[HiddenText]:
    found = [
        HiddenText(" ".join(text.split()), page, NOWHERE, reason)
        for body in bodies
        for text, page, reason in body.hidden
        if any(c.isalnum() for c in text)
    ]
    tagged = tagged_text("".join(text for body in bodies for text in body.raw))
    if tagged:
        found.append(HiddenText(tagged, 1, NOWHERE, NO_SHAPE))
    return found


def _notes(*bodies: Body) -> tuple[str, ...]:
    return unusual_characters(["".join(text for body in bodies for text in body.raw)])


def _beside(package: _Parts, root: Any) -> tuple[BesideText, ...]:
    """Properties of the file, comments, what pictures are called, and files within the file."""
    found = []
    for name in ("docProps/core.xml", "docProps/custom.xml"):
        properties = package.root(name)
        for element in properties.iter() if properties is not None else ():
            place = str(element.tag).rpartition("}")[2]
            if place in _PROPERTIES and (element.text or "").strip():
                found.append(BesideText("metadata", place, element.text[:LONGEST]))
    comments = package.of_kind("comments")
    for comment in comments.iter(f"{W}comment") if comments is not None else ():
        words = "".join(piece.text or "" for piece in comment.iter(f"{W}t"))
        found.append(BesideText("annotation", "a comment", words[:LONGEST]))
    for element in root.iter(_NAMED):
        if words := " ".join(filter(None, (element.get("descr"), element.get("title")))):
            found.append(BesideText("annotation", "what a picture is called", words[:LONGEST]))
    found += [of_attachment(name.rpartition("/")[2], package.content(name)) for name in package.embedded]
    return tuple(one for one in found if one.text.strip())[:MOST]


def _edges(package: _Parts, root: Any) -> tuple[list[Any], list[Any]]:
    """Roots of the first page's header, and of all other headers and footers that the sections name."""
    top: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for number, section in enumerate(root.iter(f"{W}sectPr")):
        title = section.find(f"{W}titlePg") is not None
        first = "first" if title else "default"
        for reference in section:
            if reference.tag not in (f"{W}headerReference", f"{W}footerReference"):
                continue
            kind = reference.get(f"{W}type", "default")
            if kind == "even" or (kind == "first" and not title):
                continue
            _, name = package.targets.get(reference.get(f"{R}id", ""), ("", ""))
            is_top = number == 0 and kind == first and reference.tag == f"{W}headerReference"
            part = package.root(name)
            if part is not None:
                (top if is_top else rest)[name] = part
    notes = (package.of_kind(kind) for kind in ("footnotes", "endnotes"))
    edge = [part for name, part in rest.items() if name not in top]
    return list(top.values()), [*edge, *(part for part in notes if part is not None)]


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data and b"word/" in data


FORMATS.add("docx")(Format((".docx", ".docm", ".dotx"), _is_docx, read_docx))
