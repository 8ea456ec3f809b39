"""A posting's lines to its points: titles and points are found by what they say, not by line breaks alone."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from screener.derive.reading.openings import Openings, Place
from screener.derive.reading.statement import PostingLine
from screener.derive.reading.telegrams import Telegrams
from screener.derive.reading.title_places import LABEL, TitlePlaces
from screener.derive.reading.titles import Titles
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon

SHORT = 24
"""A line of fewer characters is one point."""
NEAR = 80
"""So many characters on either side of a place are looked at."""
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class _Reading:
    """What is known while a line is read: where its last piece begins, and which brackets are open."""

    index: int = 0
    start: int = 0
    closed: int = 0
    depth: int = 0


class Segmenter:
    """Cuts lines at titles and at beginnings of points. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, titles: Titles, telegrams: Telegrams) -> None:
        self._telegrams, self._titles = telegrams, titles
        self._openings = Openings(lexicon, wordings)
        self._places = TitlePlaces(wordings, titles, self._openings)

    def points(self, line: PostingLine) -> list[PostingLine]:
        """A line at the titles and points inside it: "CPC required Two years of coding" is two."""
        words = line.text
        whole = line.marked or line.option or len(words) < SHORT
        if whole or self._titles.is_title_case(words) or self._telegrams.parts(words):
            return [line]
        found: list[PostingLine] = []
        cuts = {0: False, **self._cuts(words)}
        listed = line.bullet
        for start, end in itertools.pairwise([*sorted(cuts), len(words)]):
            piece = words[start:end].strip().lstrip(": ")
            label = len(cuts) > 1 and piece.endswith(":") and LABEL.fullmatch(piece) is not None
            title = cuts[start] or label
            if piece:
                listed = listed and not (found and (title or self._titles.label(piece)))
                gap, bullet = line.gap and not found, listed and not title
                text = piece.rstrip(". ") if title else piece
                found.append(replace(line, text=text, gap=gap, marked=title, bullet=bullet))
        return found

    def _cuts(self, words: str) -> dict[int, bool]:
        """Where pieces begin, and whether each is a title."""
        found: dict[int, bool] = {}
        titles = self._places.find(words)
        now = _Reading()
        previous = ""
        for index, token in enumerate(_WORD.finditer(words)):
            at, inside = token.start(), now.depth > 0
            now.depth = max(0, now.depth + token.group().count("(") - token.group().count(")"))
            if at >= now.closed and not inside:
                self._cut(words, Place(index, at, now.index, now.start, previous), titles, found, now)
            previous = token.group()
        return {at: is_title for at, is_title in found.items() if at < len(words)}

    def _cut(
        self, words: str, place: Place, titles: dict[int, int], found: dict[int, bool], now: _Reading
    ) -> None:
        """Note whether a title or a point begins at a word."""
        at = place.at
        before, rest = words[max(0, at - NEAR) : at].rstrip(), words[at : at + NEAR]
        if at in titles and (at == 0 or not self._openings.is_linked(before)):
            end = titles[at]
            found[at] = words[end - 1] != ":"
            if found[at]:
                found[end] = False
            now.closed, now.index, now.start = end, place.index, at
        elif place.index and self._openings.begins(before, rest, words[place.start : at][:NEAR], place):
            found[at] = False
            now.index, now.start = place.index, at
