"""HTML: a saved page or a posting. What a style or an attribute hides is kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from screener.model.document import Document, HiddenText
from screener.read.characters import unusual_characters, visible_text
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.formats.text import decode
from screener.read.plain import NOWHERE, PlainLine, plain_document

LARGEST_HTML = 8 * 2**20
"""Bytes. Saved pages carry scripts and styles; the words of a résumé are a small part of them."""

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
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|font-size\s*:\s*0*[0-2](?:\.\d+)?(?:px|pt)?\s*(?:;|$)",
    re.I,
)
_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)


@dataclass(slots=True)
class _Lines:
    """Lines made so far, and the words of the one being written."""

    lines: list[PlainLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    size: float = 0.0
    block: int = 0

    def write(self, words: str, *, bold: bool, size: float) -> None:
        self.words.append(words)
        if words.strip():
            self.bold.append(bold)
            self.size = max(self.size, size)

    def end(self, *, block: bool = False) -> None:
        """End the line; with `block`, the next one begins a new block."""
        text = " ".join("".join(self.words).split())
        if text.replace("•", "").strip():
            self.lines.append(
                PlainLine(text, self.size, bool(self.bold) and all(self.bold), block=self.block)
            )
            self.block += block
        self.words, self.bold, self.size = [], [], 0.0


def read_html(data: bytes) -> Document:
    """A line for each block, list entries with a bullet, cells of a row side by side."""
    from selectolax.lexbor import LexborHTMLParser

    if len(data) > LARGEST_HTML:
        raise ReadFault("too_large", f"more than {LARGEST_HTML // 2**20} MB of HTML")
    raw = decode(data)
    body = LexborHTMLParser(raw).body
    lines = _Lines()
    hidden: list[HiddenText] = []
    for event, tag, words, bold, size in _walk(body, hidden):
        if event == "text":
            lines.write(visible_text(words), bold=bold, size=size)
        elif tag in ("td", "th"):
            lines.words.append("  ")
        elif tag == "li" and event == "open":
            lines.end()
            lines.words.append("• ")
        elif tag == "br" or tag in _BLOCKS:
            lines.end(block=tag != "br" and event == "close")
    lines.end()
    return plain_document([lines.lines], "html", hidden=hidden, notes=unusual_characters([raw]))


def _walk(body: object, hidden: list[HiddenText]) -> Iterator[tuple[str, str, str, bool, float]]:
    """What is opened, written and closed, in order; without recursion, so that depth cannot hurt."""
    stack: list[tuple[object, bool, float, bool]] = [(body, False, 0.0, False)] if body is not None else []
    while stack:
        node, bold, size, closing = stack.pop()
        tag = str(node.tag)  # type: ignore[attr-defined]  # selectolax ships no types for its nodes
        if closing:
            yield "close", tag, "", bold, size
        elif tag == "-text":
            yield "text", tag, node.text_content or "", bold, size  # type: ignore[attr-defined]
        elif tag in _NOT_WORDS or tag.startswith(("-", "!", "_")):
            continue
        elif _is_hidden(node.attributes):  # type: ignore[attr-defined]
            if words := " ".join(node.text().split()):  # type: ignore[attr-defined]
                hidden.append(HiddenText(words, 1, NOWHERE, "hidden by the page's style"))
        else:
            bold, size = bold or tag in _BOLD, max(size, _HEADINGS.get(tag, 0.0))
            yield "open", tag, "", bold, size
            stack.append((node, bold, size, True))
            children = list(node.iter(include_text=True))  # type: ignore[attr-defined]
            stack.extend((child, bold, size, False) for child in reversed(children))


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


FORMATS.add("html")(
    Format((".html", ".htm", ".xhtml"), lambda data: bool(_HEAD.match(data[:4096])), read_html)
)
