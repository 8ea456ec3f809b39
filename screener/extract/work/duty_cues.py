"""Coding told in words of one's own: by the kinds of words that stand together in a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.model.concept import Lexicon

TWO_CODES = "codes"
"""The cue that stands for two different codes or code systems in one clause."""
MAX_CLAUSE = 500
"""Characters of a clause that are looked at; more is no clause."""


class DutyCues:
    """Judges clauses by the table `duty_cues`: words of a few kinds (verbs, codes, records, visits) and which
    of them show coding together. Order and wording do not matter. Built once a worker.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["duty_cues"]
        kinds = (f"(?P<{kind}>{'|'.join(words)})" for kind, words in rows["cues"].items())
        self._cues = re.compile("|".join(kinds), re.IGNORECASE)
        self._signs = {sign: [frozenset(cues) for cues in rows[sign]] for sign in ("assigning", "named")}
        self._other_work = re.compile("|".join(rows["other_work"]), re.IGNORECASE)

    def sign(self, clause: str) -> str:
        """ "assigning" where a verb shows coding, "named" where nouns do, else ""."""
        cues = self._kinds(clause[:MAX_CLAUSE])
        sign = next((s for s, signs in self._signs.items() if _any_within(signs, cues)), "")
        return sign if sign and not self._other_work.search(clause) else ""

    def _kinds(self, clause: str) -> set[str]:
        kinds: set[str] = set()
        codes: set[str] = set()
        for hit in self._cues.finditer(clause):
            kinds.add(hit.lastgroup or "")
            if hit.lastgroup == "code":
                codes.add(hit[0].casefold())
        return kinds | {TWO_CODES} if len(codes) > 1 else kinds


def _any_within(signs: Sequence[frozenset[str]], cues: set[str]) -> bool:
    return any(sign <= cues for sign in signs)
