"""HTML: a saved page or a posting. What a style or an attribute hides is kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from screener.model.document import BesideText, Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.model.profile import Flag
from screener.read.beside import LONGEST, MOST
from screener.read.characters import unusual_characters, visible_text
from screener.read.encodings import decode
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.html_sight import Sight, inside
from screener.read.html_styles import Cascade
from screener.read.marks import EMPTY_BOX, TICKED_BOX, struck_out
from screener.read.plain import GAP, NOWHERE, PlainLine, plain_document

LARGEST_HTML = 8 * 2**20
"""Bytes. Saved pages carry scripts and styles; the words of a résumé are a small part of them."""

DEEPEST = 6_000
"""Elements that are open at once. Saved pages have some fifty."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ENDLESS = frozenset(
    re.findall(
        r"\w+",
        """p li dt dd tr td th thead tbody tfoot option br hr img input meta link col area base wbr source
        html head body""",
    )
)
"""Elements that need no end."""

_NOT_WORDS = {"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "select", "nav"}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3
        h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul""",
    )
)
_HEADINGS = {"h1": 20.0, "h2": 16.0, "h3": 14.0, "h4": 12.0, "h5": 11.0, "h6": 11.0}
_BOLD = {"b", "strong", "th", "dt"} | set(_HEADINGS)
_CELL = "\x1f"
_STRIKING = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_STRUCK = {"s", "strike", "del"}
_HEAD = re.compile(rb"<(?:!doctype\s{1,9}html|html|body)\b", re.I)
_BEFORE_HEAD = ((b"<?", b"?>"), (b"<!--", b"-->"))
_WITHIN = 16 * 2**10


_Node: TypeAlias = tuple[object, bool, float, bool, Sight, bool]
"""A node, whether it is bold, its size, whether line ends count, what is seen of it, and whether it is being
closed."""


@dataclass(slots=True)
class _Lines:
    """Lines made so far, and the words of the one being written."""

    lines: list[PlainLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    size: float = 0.0
    block: int = 0
    mark: str = ""

    def write(self, words: str, *, bold: bool, size: float) -> None:
        self.words.append(words)
        if words.strip():
            self.bold.append(bold)
            self.size = max(self.size, size)

    def end(self, *, block: bool = False) -> None:
        """End the line; with `block`, the next one begins a new block."""
        cells = (" ".join(cell.split()) for cell in "".join(self.words).split(_CELL))
        text = GAP.join(filter(None, cells))
        if text:
            self.lines.append(
                PlainLine(self.mark + text, self.size, bool(self.bold) and all(self.bold), block=self.block)
            )
            self.block += block
            self.mark = ""
        self.words, self.bold, self.size = [], [], 0.0


def read_html(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """A line for each block, list entries with a bullet, cells of a row side by side."""
    from selectolax.lexbor import LexborHTMLParser

    if len(data) > LARGEST_HTML:
        raise ReadFault("too_large", f"more than {LARGEST_HTML // 2**20} MB of HTML")
    raw = decode(data)
    _check_depth(raw)
    tree = LexborHTMLParser(raw)
    lines = _Lines()
    hidden = _Hidden()
    struck: list[Flag] = []
    for event, tag, words, bold, size in _walk(tree, hidden, struck):
        if event == "text":
            lines.write(visible_text(words), bold=bold, size=size)
        elif tag in ("td", "th"):
            lines.words.append(_CELL)
        elif tag == "li":
            lines.end(block=event == "close")
            # It stands before the entry's first line, which may be a paragraph of its own.
            lines.mark = "• " if event == "open" else ""
        elif tag == "br" or tag in _BLOCKS:
            lines.end(block=tag != "br" and event == "close")
    lines.end()
    notes = unusual_characters([raw])
    document = plain_document([lines.lines], "html", hidden.texts(), notes, struck, limits)
    return replace(document, beside=_beside(tree))


@dataclass(slots=True)
class _Hidden:
    """Words that are not seen, with their reasons; neighbours of one reason are one text."""

    pieces: list[tuple[list[str], str]] = field(default_factory=list)

    begun: bool = True

    def begin(self) -> None:
        """What comes next is hidden for itself, not with what was before."""
        self.begun = True

    def add(self, words: str, reason: str) -> None:
        if self.pieces and self.pieces[-1][1] == reason and not self.begun:
            self.pieces[-1][0].append(words)
        elif words.strip():
            self.pieces.append(([words], reason))
            self.begun = False

    def texts(self) -> list[HiddenText]:
        """Those that say something, not signs alone."""
        joined = ((visible_text(" ".join(" ".join(words).split())), reason) for words, reason in self.pieces)
        return [
            HiddenText(text, 1, NOWHERE, reason)
            for text, reason in joined
            if any(character.isalnum() for character in text)
        ]


def _walk(tree: Any, hidden: _Hidden, struck: list[Flag]) -> Iterator[tuple[str, str, str, bool, float]]:
    """What is opened, written and closed, in order; without recursion, so that depth cannot hurt."""
    cascade = Cascade(tree)
    page = (
        Sight() if tree.root is None else inside(Sight(), "html", tree.root.attributes, cascade.of(tree.root))
    )
    stack: list[_Node] = [(tree.body, False, 0.0, False, page, False)] if tree.body is not None else []
    while stack:
        node, bold, size, in_pre, outer, closing = stack.pop()
        tag = str(node.tag)  # type: ignore[attr-defined]  # selectolax ships no types for its nodes
        if closing:
            yield "close", tag, "", bold, size
            continue
        if tag == "-text":
            text = node.text_content or ""  # type: ignore[attr-defined]
            if reason := outer.reason():
                hidden.add(text, reason)
            else:
                yield from _written(text, bold, size, in_pre=in_pre)
            continue
        if tag in _NOT_WORDS or tag.startswith(("-", "!", "_")):
            continue
        attributes = node.attributes  # type: ignore[attr-defined]
        sight = inside(outer, tag, attributes, cascade.of(node), has_grounds=cascade.has_grounds)
        if not outer.reason():
            hidden.begin()
        if not sight.reason() and (tag in _STRUCK or _STRIKING.search(attributes.get("style") or "")):
            if words := visible_text(" ".join(node.text().split())):  # type: ignore[attr-defined]
                struck.append(struck_out(1, words))
        elif tag == "input":
            if not sight.reason():
                yield "text", tag, _box(attributes), bold, size
        else:
            bold, size = bold or tag in _BOLD, max(size, _HEADINGS.get(tag, 0.0))
            yield "open", tag, "", bold, size
            in_pre = in_pre or tag == "pre"
            stack.append((node, bold, size, in_pre, sight, True))
            children = list(node.iter(include_text=True))  # type: ignore[attr-defined]
            stack.extend((child, bold, size, in_pre, sight, False) for child in reversed(children))


def _beside(tree: Any) -> tuple[BesideText, ...]:
    """Keywords and description of the page, its comments, and what stands in place of pictures."""
    found = []
    for element in tree.css("meta[name][content]"):
        name = (element.attributes.get("name") or "").lower()
        if name in ("keywords", "description", "subject"):
            found.append(BesideText("metadata", name, (element.attributes.get("content") or "")[:LONGEST]))
    for element in tree.css("img[alt]"):
        words = (element.attributes.get("alt") or "")[:LONGEST]
        found.append(BesideText("annotation", "what a picture is called", words))
    return tuple(one for one in found if one.text.strip())[:MOST]


def _written(
    text: str, bold: bool, size: float, *, in_pre: bool
) -> Iterator[tuple[str, str, str, bool, float]]:
    for number, line in enumerate(text.split("\n") if in_pre else [text]):
        if number:
            yield "open", "br", "", bold, size
        yield "text", "-text", line, bold, size


def _check_depth(raw: str) -> None:
    """ReadFault for elements in elements without end: parsers take the square of their number."""
    depth = 0
    for tag in _TAG.finditer(raw):
        if tag[2].lower() not in _ENDLESS:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > DEEPEST:
                raise ReadFault("unreadable", "elements are nested deeper than any program writes them")


def _box(attributes: dict[str, str | None]) -> str:
    """What a form's field shows: an empty or a ticked box, or the words written in it."""
    kind = (attributes.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return f" {TICKED_BOX if 'checked' in attributes else EMPTY_BOX} "
    return f" {attributes.get('value') or ''} " if kind in ("text", "email", "tel", "url", "date") else ""


def _is_html(data: bytes) -> bool:
    """By the first element, behind declarations and comments."""
    head = data[:_WITHIN]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = decode(head).encode("utf-8", "replace")
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while True:
        while head[at : at + 1].isspace():
            at += 1
        end = next((end for start, end in _BEFORE_HEAD if head.startswith(start, at)), None)
        if end is None:
            return bool(_HEAD.match(head, at))
        at = head.find(end, at) + len(end)
        if at < len(end):
            return False


FORMATS.add("html")(Format((".html", ".htm", ".xhtml"), _is_html, read_html, is_text=True))
