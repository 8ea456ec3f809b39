"""The lines of a posting: numbered, without marks of lists and markup, broken lines joined again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from screener.derive.reading.tables import Kind, unrolled
from screener.text.folding import plain_marks

_BULLET = re.compile(
    r"^\s*(?:[•▪●◦‣✓✔✅☑➢➤→►▸■◆◇□❖★⁃\uf0a7\uf0b7\uf0d8]\s*|(?:[-*·o»>]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+)"
)
_OPTION = re.compile(r"^\s*([A-H])\.\s+(?=\S)")
_LINK = re.compile(r"!?\[([^\]]{0,200})\]\([^)\s]{0,500}\)")
_TAG = re.compile(r"<[^<>]{1,200}>")
_OPEN_END = re.compile(r"(?:[;,]\s*or|\bOR)\s*$")
_END = (".", ":", ";", "!", "?")
WRAP_WIDTH = 130
"""Lines of a wrapped text are no longer than this; longer ones are paragraphs in one piece."""


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One line: 1-based number and words.

    bullet: a point of a list; option: an answer to choose (A. B.); marked: set off as a title.
    gap: an empty line stands before. ordinal: the number before it, 0 without one.
    """

    number: int
    text: str
    bullet: bool = False
    option: bool = False
    marked: bool = False
    gap: bool = False
    ordinal: int = 0


def posting_lines(text: str, is_title: Callable[[str], bool], kind: Kind) -> list[PostingLine]:
    """Lines that hold words, in order; tables column by column.

    is_title: tells titles by their words; they are joined to nothing. kind: what stands under a title.
    """
    found: list[PostingLine] = []
    gap = True
    text = re.sub(r"([ \t]{3})[ \t]+", r"\1", text)  # runs of spaces only part columns
    raws = plain_marks(text).replace("\r\n", "\n").replace("\f", "\n").split("\n")
    for number, raw in unrolled(list(enumerate(raws, 1)), kind):
        line = _read_line(number, raw, gap)
        gap = line is None
        if line:
            found.append(line)
    return _joined(_lists(found), is_title)


def _read_line(number: int, raw: str, gap: bool) -> PostingLine | None:
    words = _LINK.sub(r"\1", raw.replace("\t", "  "))
    words = _TAG.sub(" ", words)
    title = re.match(r"^\s{0,3}#{1,6}\s+", words)
    bold = re.fullmatch(r"\s*(\*\*|__)(.{1,120}?)\1\s*:?\s*\**\s*", words)
    bullet = None if bold or title else _BULLET.match(words)
    option = _OPTION.match(words)
    if title:
        words = words[title.end() :]
    elif bullet:
        words = words[bullet.end() :]
    elif option:
        words = words[option.end() :]
    words = re.sub(r"\*{1,4}|`|(?<!\w)_{1,2}|_{1,2}(?!\w)", "", words).strip()
    if not re.search(r"[A-Za-z$]", words):
        return None
    ordinal = int(re.sub(r"\D", "", bullet.group()) or 0) if bullet else 0
    marked = bool(title or bold or ordinal)
    return PostingLine(number, words, bool(bullet) and not ordinal, bool(option), marked, gap, ordinal)


def _lists(lines: list[PostingLine]) -> list[PostingLine]:
    """Numbered lines that follow each other are points of a list; one that stands alone is a title."""
    found = list(lines)
    heads = [
        (i, j)
        for i, j in itertools.pairwise(i for i, line in enumerate(lines) if line.ordinal)
        if lines[j].ordinal == lines[i].ordinal + 1
        and all(_continues(line.text) and not line.bullet for line in lines[i + 1 : j])
    ]
    for index in {i for pair in heads for i in pair}:
        found[index] = replace(found[index], bullet=True, marked=False)
    return found


def _joined(lines: list[PostingLine], is_title: Callable[[str], bool]) -> list[PostingLine]:
    """Lines that a page's width broke, put together under the number of their first."""
    width = max((len(line.text) for line in lines), default=0)
    broken = sum(
        _continues(two.text) and len(one.text) > 0.7 * width for one, two in itertools.pairwise(lines)
    )
    wrapped = width <= WRAP_WIDTH and broken > 0
    found: list[PostingLine] = []
    tail = 0
    for line in lines:
        before = found[-1] if found else None
        if before and not is_title(line.text) and _goes_on(before, line, tail, wrapped, width):
            found[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            found.append(line)
        tail = len(line.text)
    return found


def _continues(words: str) -> bool:
    """Whether a line can only be the rest of the one before."""
    return words[0].islower() or words[0] == "("


def _goes_on(before: PostingLine, line: PostingLine, tail: int, wrapped: bool, width: int) -> bool:
    """tail: how long the last of the lines is that make up `before`."""
    if line.bullet or line.option or line.marked or before.marked or line.gap:
        return False
    if line.text.lower() in ("or", "and/or"):
        return True
    if before.text.endswith(_END):
        return False
    if _OPEN_END.search(before.text):
        return False  # "…; OR": the next line is an alternative
    if _continues(line.text):
        return tail > 40 or before.text.endswith((",", " and", " or"))
    # A page breaks a line where the next word has no room.
    return wrapped and tail + 1 + len(line.text.split()[0]) > 0.9 * width
