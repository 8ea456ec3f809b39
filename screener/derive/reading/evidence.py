"""Whether a statement asks, tells of the work, or neither, by its form; ads in one line without verbs."""

from __future__ import annotations

import re

from screener.derive.lengths import LengthReader
from screener.derive.reading.grades import own_grade
from screener.derive.reading.titles import REQUIREMENTS
from screener.derive.wordings import Wordings, abbreviations
from screener.model.concept import Lexicon

DEMAND, DUTY = 2, -3
"""From so many points on a statement asks; down from so many it tells of the work or of the employer."""
SHORT = 110
"""Characters of the longest statement that asks for the credential with which it begins."""
HEAD = 12
"""So near to the beginning stand the years that a statement asks for."""
LONGEST = 220
"""Characters of the longest statement that is a point of a list."""
_EDGE = re.compile(r"[,;.:]\s+|\s+[-|/]\s+|[!?]+\s+")
LEAST, LONGEST_PART = 4, 9
"""So many parts at least has an ad in one line; so many words at most has each."""
LONGEST_AD = 300
"""Characters of the longest of them."""


class Evidence:
    """Weighs statements by the rules that say `evidence`. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._wordings = wordings
        self._lengths = LengthReader(lexicon, wordings)
        self._credentials = abbreviations(lexicon)

    def points(self, words: str) -> int:
        """How much the words ask: 2 for "Knowledge of CPT", -3 for "Reviews records"."""
        quality = self._wordings["quality_first"].starts(words)
        bare = words[quality.end :].lstrip() if quality else words
        named = self._credentials.match(bare) is not None and len(words) <= SHORT
        timed = any(n.start <= HEAD and "," not in words[: n.start] for n in self._lengths.read(words))
        return sum(rule.points for rule in self._wordings.rules("evidence", words)) + DEMAND * (
            named or timed
        )

    def names_credential(self, words: str) -> bool:
        """Whether an abbreviation of a credential stands in the words."""
        return self._credentials.search(words) is not None

    def asks(self, words: str) -> bool:
        """Whether the words ask, or name what is asked for: years, a credential, a degree."""
        named = (
            self._wordings["asks"].is_in(words)
            or self._credentials.search(words)
            or self._lengths.read(words)
        )
        return self.points(words) > DUTY and bool(named)

    def kind(self, words: str, kind: str) -> str:
        """The kind of a statement in a section of some kind: what it is by itself, else its section's."""
        points = self.points(words)
        if kind in REQUIREMENTS:
            told = (
                points <= DUTY
                and not self._wordings["required"].is_in(words)
                and not self._lengths.read(words)
            )
            return "duties" if told and words[0].isupper() else kind
        if kind in ("other", "summary") and points <= DUTY:
            return "duties"
        asks = kind in ("other", "summary") and points >= DEMAND and len(words) <= LONGEST
        return "required" if asks else kind

    def telegram(self, words: str) -> list[str]:
        """The parts of an ad in one line ("Coder needed, CPC, 2 yrs E/M, Epic a plus"); else none."""
        said = self._wordings
        if len(words) > LONGEST_AD or own_grade(words, said)[0]:
            return []  # no step of a ladder: "Coder 2: CPC, two years"
        parts = _cut(words)
        short = len(parts) >= LEAST and all(len(part.split()) <= LONGEST_PART for part in parts)
        if not short or any(said["joint"].starts(part) for part in parts):
            return []
        named = next((i for i, part in enumerate(parts[:2], 1) if said["job_title"].is_in(part)), 0)
        told = said["title_sentence"].is_in(parts[0])
        asks = any(said["years_or_yrs"].is_in(p) or self.names_credential(p) for p in parts)
        return [" ".join(parts[:named]), *parts[named:]] if named and asks and not told else []


def _cut(words: str) -> list[str]:
    """The words at their marks, brackets kept whole."""
    found, at = [], 0
    for edge in _EDGE.finditer(words):
        part = words[at : edge.start()]
        if part.count("(") == part.count(")") and re.search(r"[A-Za-z]", part):
            found.append(part.strip())
            at = edge.end()
    return [*found, words[at:].strip(" .")]
