"""Line breaks that a posting has lost: a line with the marks of a list inside is as many lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from screener.derive.reading.titles import Titles

LONG = 90
"""A line of fewer characters is one line, whatever marks it holds."""
_MARK = re.compile(r"(?<=\S)\s*[•▪●◦‣✓✔✅☑➢➤►▸■◆◇□❖★⁃\uf0a7\uf0b7\uf0d8]\s*(?=\S)")
_DASH = re.compile(r"(?<=\S)\s+(?:-|\*|o|·)\s+(?=[A-Z0-9(\"])")
_NUMBER = re.compile(r"(?<=[\s.;:)])\(?(\d{1,2})[.)]\s?(?=[A-Z])")
_WORDS = re.compile(r"[A-Za-z'/&]+")
MOST_WORDS = 6
"""Words of the longest title that is looked for before a mark."""


def segments(lines: Sequence[tuple[int, str]], titles: Titles) -> Iterator[tuple[int, str]]:
    """The lines, those with marks inside cut there; each keeps its number.

    A title at the end of a piece is a line of its own: "… of charts Preferred Skills - Epic - Cerner".
    """
    for number, raw in lines:
        cuts = _cuts(raw) if len(raw) >= LONG else []
        if not cuts:
            yield number, raw
            continue
        edges = [0, *cuts, len(raw)]
        for index, (start, end) in enumerate(itertools.pairwise(edges)):
            piece = raw[start:end].strip()
            body, title = _tail(piece, titles) if end < len(raw) else (piece, "")
            if body:
                yield number, body if index == 0 else _as_point(body)
            if title:
                yield number, title


def _cuts(raw: str) -> list[int]:
    """Where points begin: at marks, at two dashes or more, at numbers that follow each other from 1."""
    found = [m.start() for m in _MARK.finditer(raw)]
    dashes = [m.start() for m in _DASH.finditer(raw)]
    found += dashes if len(dashes) > 1 else []
    numbers = [(m.start(), int(m.group(1))) for m in _NUMBER.finditer(f" {raw}")]
    wanted = 1
    run: list[int] = []
    for at, number in numbers:
        if number in (1, wanted):
            run.append(max(0, at - 1))
            wanted = number + 1
    found += run if len(run) > 2 else []
    return sorted({at for at in found if at > 0})


def _as_point(body: str) -> str:
    """A piece with the mark of a list."""
    bare = re.sub(r"^\W*(?:\d{1,2}[.)]|o\s)?\s*(?=[\w(\"$])", "", body)
    return f"• {bare}"


def _tail(piece: str, titles: Titles) -> tuple[str, str]:
    """A piece without the title at its end, and the title; "" for none."""
    words = list(_WORDS.finditer(piece))
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        start = words[-count].start()
        title = piece[start:]
        before = piece[:start].rstrip()
        marked = title.rstrip().endswith(":")
        alone = count > 1 or marked or not before or before[-1] in ".!?)"
        capital = all(w.group()[0].isupper() for w in words[-count:] if len(w.group()) > 3)
        if alone and (capital or marked) and titles.is_titled(title.rstrip(": ")):
            return before, title.rstrip(": ") + ":"
    return piece, ""
