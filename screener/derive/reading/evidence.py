"""Whether a statement asks, tells of the work, or neither: weighed by its form where no title says so."""

from __future__ import annotations

from screener.derive.lengths import LengthReader
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
