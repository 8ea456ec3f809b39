"""The lines of a posting: numbered, without marks of lists and markup, broken lines joined again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.derive.reading.segments import Segmenter
from screener.derive.reading.statement import PostingLine
from screener.derive.reading.tables import unrolled
from screener.derive.reading.titles import Titles
from screener.derive.wordings import Wordings
from screener.text.folding import plain_marks

_SIGNS = r"•▪●◦‣✓✔✅☑➢➤→►▸■◆◇□❖★⁃\uf0a7\uf0b7\uf0d8"
_SYMBOLS, _PICTURES = r"\u2600-\u27bf\u2b00-\u2bff", r"\U0001F000-\U0001FAFF"
_BULLET = re.compile(
    rf"^\s*(?:[{_SIGNS}{_SYMBOLS}]\s*|-(?=\w)"
    r"|(?:[-*·o»>~+]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([A-H]\)|\(?[a-z]{1,3}\))\s+)"
)
_BEFORE = re.compile(rf"^\s*(?:[{_PICTURES}]\s*)+")
"""Pictures before a line, of a title as of a point: they say nothing."""
_OPTION = re.compile(r"^\s*([A-H])\.\s+(?=\S)")
_LINK = re.compile(r"!?\[([^\]]{0,200})\]\([^)\s]{0,500}\)")
_TAG = re.compile(r"<[^<>]{1,200}>")
_RUN = re.compile(r"([ \t]{3})[ \t]+")
"""Runs of blanks, which only part columns."""
_END = (".", ":", ";", "!", "?")
NARROW, FEW = 40, 4
"""A wrapped text is wider than this, and has so many lines at least."""
WRAP_WIDTH = 130
"""Lines of a wrapped text are no longer than this; longer ones are paragraphs in one piece."""
LONG = 90
"""A line of fewer characters is not cut at dashes and numbers."""
_MARK = re.compile(rf"(?<=\S)\s*[{_SIGNS}]\s*(?=\S)")
_PICTURE = re.compile(rf"(?<=\S)\s+[{_SYMBOLS}{_PICTURES}]+\s+(?=\S)")
"""A picture before a point, as messages have them."""
MOST_LONE = 2
"""With more pictures than these a line is a list."""
_BOLD = re.compile(r"(?<![\w*])(\*{1,2})(?=[A-Z])([^*•\n]{3,60}?)\s?\1(?=\s|$)(?!\s*\*?$)")
_DASH = re.compile(r"(?<=\S)\s+(?:-\s?|[*·]\s?|[>+]\s|o\s)(?=[A-Z0-9(\"])")
_NUMBER = re.compile(r"(?<=[\s.;:)])\(?(\d{1,2})[.)]\s?(?=[A-Z])")


class LineReader:
    """Reads a posting's lines. Built once for many postings."""

    def __init__(self, titles: Titles, wordings: Wordings, segmenter: Segmenter) -> None:
        self._titles = titles
        self._segmenter = segmenter
        self._or, self._joint = wordings["joint_or"], wordings["joint"]

    def read(self, text: str) -> list[PostingLine]:
        """Lines that hold words, in order, those that a page broke joined; tables column by column."""
        found: list[PostingLine] = []
        gap = True
        raws = plain_marks(text).replace("\ufe0f", "").replace("\r\n", "\n").replace("\f", "\n").split("\n")
        blocks = _blocks(list(enumerate(raws, 1)))
        broken = {block[0][0]: block for block in blocks if len(block) > 1}
        whole = [(block[0][0], " ".join(row for _, row in block)) for block in blocks]
        rows = unrolled(whole, self._titles.kind)
        cut = cut_at_marks([(number, _RUN.sub(r"\1", raw)) for number, raw in rows], self._titles)
        for number, raw in cut:
            line = _read_line(number, raw, gap)
            gap = line is None
            if line:
                found.append(replace(line, rows=broken.get(number, ())))
        return [point for line in self._joined(_lists(found)) for point in self._segmenter.points(line)]

    def _joined(self, lines: list[PostingLine]) -> list[PostingLine]:
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
            known = before is None or self._titles.is_known(line.text)
            if before and not known and self._goes_on(before, line, tail, wrapped, width):
                found[-1] = replace(before, text=f"{before.text} {line.text}")
            else:
                found.append(line)
            tail = len(line.text)
        return found

    def _goes_on(self, before: PostingLine, line: PostingLine, tail: int, wrapped: bool, width: int) -> bool:
        """Whether a line belongs to the one before. tail: how long the last of the lines is in `before`."""
        if line.bullet or line.option or line.marked or before.marked or line.gap:
            return False
        if self._or.covers(line.text):
            return True
        if before.text.endswith(_END) or self._is_open(before.text):
            return False
        if _continues(line.text):
            return tail > NARROW or before.text.endswith(",") or self._joint.ends(before.text) is not None
        # A page breaks a line where the next word has no room.
        return wrapped and tail + 1 + len(line.text.split()[0]) > 0.9 * width

    def _is_open(self, words: str) -> bool:
        """Whether the next line is an alternative to this one: it ends in "; or", in "OR"."""
        joint = self._or.ends(words)
        large = joint is not None and words[joint.start : joint.end].isupper()
        return joint is not None and (large or words[: joint.start].rstrip().endswith((";", ",")))


def _blocks(lines: list[tuple[int, str]]) -> list[tuple[tuple[int, str], ...]]:
    """The lines, those together where each ends because the next word has no room.

    Such breaks say nothing: titles and points are found by their words, as in a text in one line.
    """
    found: list[tuple[tuple[int, str], ...]] = []
    for told, run in itertools.groupby(lines, key=lambda line: bool(line[1].strip())):
        as_written = list(run)
        rows = [(number, raw.strip()) for number, raw in as_written if told]
        width = max((len(raw) for _, raw in rows), default=0)
        full = all(len(a) + 1 + len(b.split()[0]) > width for (_, a), (_, b) in itertools.pairwise(rows))
        if full and len(rows) >= FEW and NARROW < width <= WRAP_WIDTH:
            found.append(tuple(rows))
        else:
            found += [(line,) for line in as_written]
    return found


def _read_line(number: int, raw: str, gap: bool) -> PostingLine | None:
    words = _LINK.sub(r"\1", raw.replace("\t", "  "))
    words = _BEFORE.sub("", _TAG.sub(" ", words))
    title = re.match(r"^\s{0,3}#{1,6}\s+", words)
    bold = re.fullmatch(r"\s*(\*\*|__)(.{1,120}?)\1\s*:?\s*\**\s*", words)
    bullet = None if bold or title else _BULLET.match(words)
    option = _OPTION.match(words)
    if mark := title or bullet or option:
        words = words[mark.end() :]
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


def _continues(words: str) -> bool:
    """Whether a line can only be the rest of the one before."""
    return words[0].islower() or words[0] == "("


def cut_at_marks(lines: Sequence[tuple[int, str]], titles: Titles) -> Iterator[tuple[int, str]]:
    """Numbered lines, those with marks of lists inside cut there; each keeps its number.

    Pieces get a mark of their own: of a point, or of a title.
    """
    for number, raw in lines:
        for part, is_title in _at_bold(raw):
            if is_title:
                yield number, f"# {part}"
                continue
            edges = [0, *_cuts(part), len(part)]
            for index, (start, end) in enumerate(itertools.pairwise(edges)):
                piece = part[start:end].strip()
                bare = _bare(piece) if index else piece
                if index and titles.is_whole(bare):
                    yield number, f"# {bare}"
                elif piece or len(part) == len(raw):
                    yield number, f"• {bare}" if index else piece


def _at_bold(raw: str) -> Iterator[tuple[str, bool]]:
    """A line at the titles that stars set off: "*Education* High school", with whether each is a title."""
    at = 0
    if _MARK.search(raw) or len(raw) >= LONG:
        for bold in _BOLD.finditer(raw):
            if raw[at : bold.start()].strip():
                yield raw[at : bold.start()], False
            yield bold.group(2).strip(), True
            at = bold.end()
    if at == 0 or raw[at:].strip():
        yield raw[at:], False


def _cuts(raw: str) -> list[int]:
    """Where points begin: at marks, at two dashes or more, at numbers that follow each other from 1."""
    found = [m.start() for m in _MARK.finditer(raw)]
    pictures = [m.start() for m in _PICTURE.finditer(raw)]
    found += pictures if len(pictures) > MOST_LONE else []
    if len(raw) >= LONG:
        dashes = [m.start() for m in _DASH.finditer(raw)]
        found += dashes if len(dashes) > 1 else []
        wanted = 1
        run: list[int] = []
        for number in _NUMBER.finditer(f" {raw}"):
            if int(number.group(1)) in (1, wanted):
                run.append(max(0, number.start() - 1))
                wanted = int(number.group(1)) + 1
        found += run if len(run) > 2 else []
    return sorted({at for at in found if at > 0})


def _bare(piece: str) -> str:
    """A piece without the mark before it."""
    return re.sub(r"^\W*(?:\d{1,2}[.)]|o\s)?\s*(?=[\w(\"$])", "", piece)
