"""Lines cut where the marks of a list stand inside them, and where stars set off a title."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from screener.derive.reading.titles import Titles

LONG = 90
"""A line of fewer characters is not cut at dashes and numbers."""
_MARK = re.compile(r"(?<=\S)\s*[•▪●◦‣✓✔✅☑➢➤→►▸■◆◇□❖★⁃\uf0a7\uf0b7\uf0d8]\s*(?=\S)")
PICTURES = r"\U0001F000-\U0001FAFF"
_PICTURE = re.compile(rf"(?<=\S)\s+[\u2600-\u27bf\u2b00-\u2bff{PICTURES}]+\s+(?=\S)")
"""A picture before a point, as messages have them."""
MOST_LONE = 2
"""With more pictures than these a line is a list."""
_BOLD = re.compile(r"(?<![\w*])(\*{1,2})(?=[A-Z])([^*•\n]{3,60}?)\s?\1(?=\s|$)(?!\s*\*?$)")
_DASH = re.compile(r"(?<=\S)\s+(?:-\s?|[*·]\s?|[>+]\s|o\s)(?=[A-Z0-9(\"])")
_NUMBER = re.compile(r"(?<=[\s.;:)])\(?(\d{1,2})[.)]\s?(?=[A-Z])")


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
