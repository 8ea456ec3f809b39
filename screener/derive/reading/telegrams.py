"""Ads in one line, in parts without verbs: "Coder needed, CPC, 2 yrs E/M, Epic a plus"."""

from __future__ import annotations

import re

from screener.derive.reading.evidence import Evidence
from screener.derive.reading.grades import own_grade
from screener.derive.wordings import Wordings

_EDGE = re.compile(r"[,;.:]\s+|\s+[-|/]\s+|[!?]+\s+")
LEAST, LONGEST_PART = 4, 9
"""So many parts at least has an ad in one line; so many words at most has each."""
LONGEST = 300
"""Characters of the longest of them."""


class Telegrams:
    """Cuts such ads into their parts. Built once for many postings."""

    def __init__(self, wordings: Wordings, evidence: Evidence) -> None:
        self._wordings, self._evidence = wordings, evidence

    def parts(self, words: str) -> list[str]:
        """The parts, the first with the job; none where the words are no such ad."""
        said = self._wordings
        if len(words) > LONGEST or own_grade(words, said)[0]:
            return []  # no step of a ladder: "Coder 2: CPC, two years"
        parts = _cut(words)
        short = len(parts) >= LEAST and all(len(part.split()) <= LONGEST_PART for part in parts)
        if not short or any(said["joint"].starts(part) for part in parts):
            return []
        named = next((i for i, part in enumerate(parts[:2], 1) if said["job_title"].is_in(part)), 0)
        told = said["title_sentence"].is_in(parts[0])
        asks = any(said["years_or_yrs"].is_in(p) or self._evidence.names_credential(p) for p in parts)
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
