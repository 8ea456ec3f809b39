"""Markdown: its marks become looks (headings, bold), bullets, boxes and cells, as a page would show them."""

from __future__ import annotations

import re

from screener.model.document import Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.model.profile import Flag
from screener.read.characters import tagged_text, unusual_characters, visible_text
from screener.read.encodings import text_of
from screener.read.formats.base import FORMATS, Format
from screener.read.marks import EMPTY_BOX, TICKED_BOX, struck_out
from screener.read.plain import GAP, NOWHERE, PlainLine, plain_document

_SIZES = (20.0, 16.0, 14.0, 12.0, 11.0, 11.0)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_BULLET = re.compile(r"([ \t]{0,40})[-*+][ \t]+(?:\[([ xX])\][ \t]+)?")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ROW_RULE = re.compile(r"[\s|:-]+$")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\(([^()\s]{0,500})[^()]{0,100}\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,300}|[^<>\s@]{1,80}@[^<>\s@]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_COMMENT = re.compile(r"<!--(.{0,20000}?)-->", re.S)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,200}?)(?<=\S)\1")
_SOFT = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]{1,500})(?<=\S)_(?!\w)"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,500})~~")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,300}\)"),
    re.compile(r"^\s{0,20}\|?[ \t]{0,20}:?-{3,}:?[ \t]{0,20}\|", re.M),
)
_FEWEST_SIGNS = 2
_SAMPLE = 16 * 2**10


def read_markdown(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """Lines as they stand, without their marks; what is struck through is kept apart."""
    raw = text_of(data)
    tagged = tagged_text(raw)
    hidden = [HiddenText(tagged, 1, NOWHERE, "written in characters that draw nothing")] if tagged else []

    def hide(found: re.Match[str]) -> str:
        if words := " ".join(found[1].split()):
            hidden.append(HiddenText(words, 1, NOWHERE, "a comment"))
        return ""

    text = _COMMENT.sub(hide, visible_text(raw))
    flags: list[Flag] = []
    pages = [_page(page, number, flags) for number, page in enumerate(text.strip("\f\n").split("\f"), 1)]
    return plain_document(pages, "markdown", hidden, unusual_characters([raw]), flags, limits)


def _page(text: str, number: int, flags: list[Flag]) -> list[PlainLine]:
    lines: list[PlainLine] = []
    block, in_fence = 0, False
    rows = text.strip("\n").split("\n")
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        if _FENCE.match(row):
            in_fence = not in_fence
            continue
        if _RULE.match(row) and row.strip():
            continue
        line = (
            PlainLine(row.rstrip(), block=block) if in_fence else _line(row, following, block, number, flags)
        )
        if line is not None:
            block += not line.text
            lines.append(line)
    return lines


def _line(row: str, following: str, block: int, page: int, flags: list[Flag]) -> PlainLine | None:
    """One line as it shows; None for the rule under a table's head."""
    size = 0.0
    row = _QUOTE.sub("", row, count=1)
    if heading := _HEADING.match(row):
        size = _SIZES[len(heading[1]) - 1]
        row = row[heading.end() :].rstrip("# \t")
    elif following.strip() and set(following.strip()) in ({"="}, {"-"}) and len(following.strip()) > 2:
        size = _SIZES[0 if "=" in following else 1]
    mark = ""
    if bullet := _BULLET.match(row):
        box = "" if bullet[2] is None else f"{EMPTY_BOX if bullet[2] == ' ' else TICKED_BOX} "
        mark = f"{bullet[1]}{box or '• '}"
        row = row[bullet.end() :]
    if _ROW.match(row):
        if _ROW_RULE.match(row):
            return None
        row = GAP.join(cell.strip() for cell in row.strip().strip("|").split("|"))
    text, bold = _inline(row, page, flags)
    return PlainLine((mark + text).rstrip(), size, bold or bool(size), block=block)


def _inline(row: str, page: int, flags: list[Flag]) -> tuple[str, bool]:
    """A line without its marks, and whether most of it is bold."""

    def strike(found: re.Match[str]) -> str:
        flags.append(struck_out(page, found[1]))
        return ""

    row = _STRUCK.sub(strike, row)
    row = _LINK.sub(_link, row)
    row = _TAG.sub("", _ADDRESS.sub(r"\1", row))
    strong = sum(len(found[2]) for found in _STRONG.finditer(row))
    row = _STRONG.sub(r"\2", row)
    row = _SOFT.sub(lambda found: found[1] or found[2], row)
    row = _ESCAPE.sub(r"\1", _CODE.sub(r"\1", row))
    return row, 2 * strong > len(row.strip())


def _link(found: re.Match[str]) -> str:
    """What a link shows; its address too, where it says more than the words do."""
    words, address = found[1], found[2].removeprefix("mailto:")
    if found[0].startswith("!"):
        return ""
    return words if address in words or not words.strip() or "://" not in address else f"{words} ({address})"


def is_markdown(text: str) -> bool:
    """By several of its signs, so that a file called .txt is read as what it is."""
    return sum(len(sign.findall(text[:_SAMPLE])) for sign in _SIGNS) >= _FEWEST_SIGNS


FORMATS.add("markdown")(Format((".md", ".markdown"), lambda data: False, read_markdown, is_text=True))
