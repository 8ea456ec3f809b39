"""The domain's work told in words of one's own: by the kinds of words that stand together in a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.model.concept import Lexicon
from screener.model.tables.work import DutyCueWords

MAX_CLAUSE = 500
"""Characters of a clause that are looked at; more is no clause."""


class DutyCues:
    """Judges clauses by the table `duty_cues`: words of a few kinds (verbs, codes, records, visits) and which
    of them show the work together. Order and wording do not matter. Built once a worker.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words: DutyCueWords = lexicon.tables.get("duty_cues", DutyCueWords())
        kinds = (f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in words.cues.items())
        self._cues = re.compile("|".join(kinds) or "(?!)", re.IGNORECASE)
        self._signs = {
            "doing": [frozenset(cues) for cues in words.doing],
            "named": [frozenset(cues) for cues in words.named],
        }
        self._several_of = words.several_of
        self._other_work = re.compile("|".join(words.other_work) or "(?!)", re.IGNORECASE)

    def sign(self, clause: str) -> str:
        """ "doing" where a verb shows the work, "named" where nouns do, else ""."""
        cues = self._kinds(clause[:MAX_CLAUSE])
        sign = next((s for s, signs in self._signs.items() if _any_within(signs, cues)), "")
        return sign if sign and not self._other_work.search(clause) else ""

    def _kinds(self, clause: str) -> set[str]:
        """Kinds of the cues of a clause."""
        found: dict[str, set[str]] = {}
        for hit in self._cues.finditer(clause):
            found.setdefault(hit.lastgroup or "", set()).add(hit[0].casefold())
        several = {more for kind, more in self._several_of.items() if len(found.get(kind, ())) > 1}
        return {*found, *several}


def _any_within(signs: Sequence[frozenset[str]], cues: set[str]) -> bool:
    return any(sign <= cues for sign in signs)
