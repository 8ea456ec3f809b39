"""A picture of a page to glyphs, so that columns and rows are found by the same layout as elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from screener.model.profile import Flag
from screener.read.characters import visible_text
from screener.read.faults import ReadFault
from screener.read.glyphs import PageGlyphs, Style, plain_codes
from screener.read.recognise.base import Engine, Picture, Words
from screener.read.recognise.straighten import straight

_BULLETS = frozenset("*+¢«»°©®¤~·•‘'`=")
_LETTERS = frozenset("eo")
_SURE = 0.9
"""What engines make of the bullet before a line; letters only where they are unsure of them."""

_TELLING = 4
"""Letters in a word that is longer than high wherever it stands upright."""

_SPECK = 0.6
_FEWEST = 5
_UNSURE = 0.6
_TALL = re.compile(r"[A-Z0-9bdfhkltij!?()|/&@#$%]")
_LOW = re.compile(r"[gjpqy,;()|/@Q]")
_TALL_PART, _SMALL_PART, _LOW_PART = 0.72, 0.5, 0.21
"""Heights of tall and of small letters above the line, and of tails below it, of the size of type."""


def recognised(picture: Picture, dpi: int, engine: Engine, number: int) -> PageGlyphs:
    """The glyphs of one page, in points; ReadFault needs_ocr where the engine fails.

    A page that makes no sense upright is tried turned: scanners take sheets as they come.
    """
    picture = np.ascontiguousarray(picture)
    words: list[Words] = []
    for turn in range(4):
        turned = straight(np.ascontiguousarray(np.rot90(picture, turn)))
        found = _words(engine, turned, dpi)
        if turn == 0 or _sense(found) > _sense(words):
            words, shape = found, turned.shape
        if _is_sure(words) or (turn == 0 and not words):
            break
    return _glyphs(_tidied(words), 72 / dpi, shape, number)


def _tidied(words: Sequence[Words]) -> list[Words]:
    """Without specks that were taken for points, and with addresses in one piece around their @."""
    kept: list[Words] = []
    for word in words:
        if word.certain < _SPECK and not any(c.isalnum() for c in word.text) and word.text not in _BULLETS:
            continue
        last = kept[-1] if kept else None
        if (
            last is not None
            and (last.text.endswith("@") or word.text.startswith("@"))
            and last.top == word.top
            and 0 <= word.x0 - last.x1 < word.bottom - word.top
        ):
            sure = min(last.certain, word.certain)
            kept[-1] = Words(last.text + word.text, last.x0, word.top, word.x1, word.bottom, sure)
        else:
            kept.append(word)
    return kept


def _words(engine: Engine, picture: Picture, dpi: int) -> list[Words]:
    try:
        return engine.words(picture, dpi)
    except OSError as error:
        raise ReadFault("needs_ocr", f"recognizing its text failed: {error.strerror}") from error


def _sense(words: Sequence[Words]) -> float:
    """Letters that are surely read; words that are taller than long stand on a page that lies on its side."""
    return sum(len(word.text) * word.certain for word in words if _is_long(word))


def _is_long(word: Words) -> bool:
    return len(word.text) < _TELLING or word.x1 - word.x0 > word.bottom - word.top


def _is_sure(words: Sequence[Words]) -> bool:
    return len(words) >= _FEWEST and _sense(words) >= _UNSURE * sum(len(word.text) for word in words)


def _glyphs(words: Sequence[Words], scale: float, shape: tuple[int, ...], number: int) -> PageGlyphs:
    """Each word's letters side by side in its box, with spaces of their own."""
    codes: list[int] = []
    edges: list[tuple[float, float, float, float]] = []
    certain: list[float] = []
    style: list[int] = []
    styles: dict[Style, int] = {}
    sizes = _sizes(words, scale)
    first = _first_of_lines(words)
    for place, word in enumerate(words):
        text = visible_text(word.text).replace("\n", " ")
        if place in first and (word.text in _BULLETS or (word.text in _LETTERS and word.certain < _SURE)):
            text = "•"
        look = Style("", sizes[word.top, word.bottom], bold=False)
        number_of_style = styles.setdefault(look, len(styles))
        steps = np.linspace(word.x0, word.x1, len(text) + 1) * scale
        for letter, left, right in zip(text, steps[:-1].tolist(), steps[1:].tolist(), strict=True):
            codes.append(ord(letter))
            edges.append((left, word.top * scale, right, word.bottom * scale))
            certain.append(word.certain)
            style.append(number_of_style)
    boxes = np.array(edges, dtype=np.float64).reshape(-1, 4)
    points = plain_codes(np.array(codes, dtype=np.int64))
    return PageGlyphs(
        number=number,
        width=shape[1] * scale,
        height=shape[0] * scale,
        codes=points,
        x0=boxes[:, 0],
        top=boxes[:, 1],
        x1=boxes[:, 2],
        bottom=boxes[:, 3],
        style=np.array(style, dtype=np.int64),
        space=points == 32,
        styles=list(styles),
        owner=np.zeros(len(points), dtype=np.int64),
        certain=np.array(certain, dtype=np.float64),
    )


def _sizes(words: Sequence[Words], scale: float) -> dict[tuple[float, float], float]:
    """Size of type by the edges of a line: a line without tails or tall letters is lower at the same size."""
    lines: dict[tuple[float, float], list[str]] = defaultdict(list)
    for word in words:
        lines[word.top, word.bottom].append(word.text)
    sizes = {}
    for (top, bottom), texts in lines.items():
        text = "".join(texts)
        part = (_TALL_PART if _TALL.search(text) else _SMALL_PART) + (_LOW_PART if _LOW.search(text) else 0)
        sizes[top, bottom] = float(round((bottom - top) * scale / part))
    return sizes


def _first_of_lines(words: Sequence[Words]) -> set[int]:
    """Places of words that stand first on their line, before others."""
    first: dict[tuple[float, float], int] = {}
    others: set[int] = set()
    for place, word in enumerate(words):
        before = first.setdefault((word.top, word.bottom), place)
        if before != place:
            others.add(before)
    return others


def recognised_flags(glyphs: PageGlyphs) -> list[Flag]:
    """That a page's words come from a picture, and how sure they are; none for a page without words."""
    if glyphs.certain is None or not len(glyphs.certain):
        return []
    sure = f"{100 * float(glyphs.certain.mean()):.0f}%"
    detail = f"page {glyphs.number} is a picture, read by machine (about {sure} sure), and may hold errors"
    return [Flag("recognized", glyphs.number, "", detail)]
