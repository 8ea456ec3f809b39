"""Whether a statement is asked for, wished for, or neither: from its wording first, then from its section."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from screener.derive.headings import REQUIREMENTS
from screener.derive.phrases import Phrases
from screener.model.concept import Lexicon

_EDGE = re.compile(r"[,;.()]\s*|\s+(?:and|but|or|with)\s+", re.IGNORECASE)


class Importance:
    """Reads the table `posting_wording`."""

    def __init__(self, lexicon: Lexicon) -> None:
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._strong = Phrases(wording["required"])
        self._weak = Phrases(wording["weak_required"])
        self._preferred = Phrases(wording["preferred"])
        self._ideal = Phrases(wording["candidate_ideal"])
        self._candidate = Phrases(wording["candidate"])
        self._asks = Phrases(wording["asks"])

    def parts(self, words: str, section: str) -> list[tuple[str, str]]:
        """The statement in parts of one importance each: (words, required, preferred or neither).

        Outside lists of requirements only what is expressly demanded counts; the rest gives no part.
        """
        found = []
        for part in self._split(words):
            importance = self._of(part, section)
            if importance:
                found.append((part, importance))
        return found

    def of_candidate(self, words: str) -> tuple[str, str] | None:
        """What a sentence says of the candidate, and how strongly, outside lists of requirements."""
        for phrases, importance in ((self._ideal, "preferred"), (self._candidate, "required")):
            if cue := phrases.search(words):
                return words[cue.end() :], importance
        return None

    def _of(self, words: str, section: str) -> str | None:
        wishes = [m.span() for m in self._preferred.finditer(words)]
        preferred = bool(wishes)
        # "not required" holds a "required" that demands nothing.
        demands = [m.span() for m in self._strong.finditer(words)]
        strong = any(not any(a <= start and end <= b for a, b in wishes) for start, end in demands)
        if section not in REQUIREMENTS:
            if not self._asks.search(words) or section == "skip":
                return None
            return "preferred" if preferred and not strong else "required" if strong else None
        if preferred and not strong:
            return "preferred"
        if strong:
            return "required"
        if section == "neither":
            return "required" if self._weak.search(words) else "neither"
        return section

    def _split(self, words: str) -> list[str]:
        """ "CPC required, CCS preferred" is two things."""
        marks = sorted(
            [(m.start(), m.end(), "preferred") for m in self._preferred.finditer(words)]
            + [(m.start(), m.end(), "required") for m in self._strong.finditer(words)]
        )
        marks = [m for m in marks if not any(o[0] <= m[0] and m[1] <= o[1] and o != m for o in marks)]
        cuts: list[int] = []
        for (_, end, kind), (start, _, other) in itertools.pairwise(marks):
            if kind == other:
                continue
            edge = _EDGE.search(words, end, start)
            cuts.append(edge.end() if edge else start)
        edges = [0, *cuts, len(words)]
        parts = [words[a:b].strip(" ,;") for a, b in itertools.pairwise(edges)]
        return [part for part in parts if part]
