"""A posting's lines to its points: titles and points are found by what they say, not by line breaks alone."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from screener.derive.reading.evidence import Evidence
from screener.derive.reading.openings import Openings
from screener.derive.reading.statement import PostingLine
from screener.derive.reading.title_places import LABEL, TitlePlaces
from screener.derive.reading.titles import Titles
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon

SHORT = 24
"""A line of fewer characters is one point."""
NEAR = 80
"""So many characters on either side of a place are looked at."""
_WORD = re.compile(r"\S+")


class Segmenter:
    """Cuts lines at titles and at beginnings of points. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, titles: Titles, evidence: Evidence) -> None:
        self._evidence, self._titles = evidence, titles
        self._openings = Openings(lexicon, wordings)
        self._places = TitlePlaces(wordings, titles, self._openings)

    def points(self, line: PostingLine) -> list[PostingLine]:
        """A line at the titles and points inside it: "CPC required Two years of coding" is two."""
        words = line.text
        whole = line.marked or line.option or len(words) < SHORT
        if whole or self._titles.is_title_case(words) or self._evidence.telegram(words):
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
        start = closed = depth = 0
        for token in _WORD.finditer(words):
            at, inside = token.start(), depth > 0
            depth = max(0, depth + token.group().count("(") - token.group().count(")"))
            if at < closed or inside:
                continue
            before, rest = words[max(0, at - NEAR) : at].rstrip(), words[at : at + NEAR]
            if at in titles and (at == 0 or not self._openings.is_linked(before)):
                start, closed = at, titles[at]
                found[at] = words[closed - 1] != ":"
                if found[at]:
                    found[closed] = False
            elif at and self._openings.begins(before, rest, words[start:at][:NEAR]):
                start = at
                found[at] = False
        return {at: is_title for at, is_title in found.items() if at < len(words)}
