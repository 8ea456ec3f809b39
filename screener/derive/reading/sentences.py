"""A line or paragraph as sentences: what runs on is cut, what belongs together stays in one piece."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from screener.derive.reading.lines import PostingLine
from screener.derive.reading.titles import Titles
from screener.text.phrases import Phrases, any_of

CHAIN = re.compile(r"(?:;|,)?\s*\b(OR|or)\s*[,:]?\s*$")
"""The end of a sentence whose alternative comes next."""
_SENTENCE = re.compile(
    r"(?<=[a-z0-9)\"%][.!?])\s+(?=[\"(A-Z0-9])|\s{2,}|;\s+(?!or\b|and\b)|\s[•▪●◦‣·*|]\s"
    r"|(?<=\b(?-i:OR),)\s+(?=\()|(?<=\b(?-i:OR))\s+(?=\(\d)"
    r"|(?<=\(required\))\s+(?=[A-Z0-9])|(?<=\(preferred\))\s+(?=[A-Z0-9])",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|min|max|exp|req|pref|mos?|hrs?|wks?|certs?|mgmt|dept|yrs?|U\.S|No|Dr|St|Inc|Corp)|(?:^|\s)[A-Z])\.$"
)
_SCHOOL = re.compile(r"\b(?:degree|college|diploma|bachelor|master)", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:This|These|It|Such|Those|They|Also)\b")
_LINKED = re.compile(
    r"\b(?:and|or|of|in|with|a|an|the|to|as|is|are|be|and/or|for|by|from|including|nor|least|minimum|than|over"
    r"|plus|about|approximately|have|has|requires?|another|last|past|within|have|possess|additional|minimally|valid|active|unrestricted|nationally)\s*$",
    re.IGNORECASE,
)


class SentenceReader:
    """Splits lines by the phrases in `posting_wording` with which demands begin."""

    def __init__(self, wording: Mapping[str, Sequence[str]], headings: Titles) -> None:
        self._titles = headings
        starters = any_of(wording["starters"])
        self._starter = re.compile(rf"(?:{starters})\b")
        self._accepted = Phrases(wording["accepted"])
        length = r"\d{1,2}\s?\+?(?:\s?(?:-|to)\s?\d{1,2}\+?)?\s(?:or more\s)?(?:years?|yrs)\b"
        self._run_on = re.compile(
            rf"(?<=[a-z)])\s+(?=(?:{starters})\b|{length})|(?<=\(or higher\))\s+|(?<=\(or equivalent\))\s+"
        )

    def starts(self, sentence: str) -> bool:
        """Whether a sentence begins as a demand does."""
        return self._starter.match(sentence.strip()) is not None

    def split(self, line: PostingLine, words: str, *, whole: bool, listed: bool = False) -> list[str]:
        """The sentences of a line.

        whole: it is one alternative of a list and stays in one piece. listed: semicolons part the points of
        one demand.
        """
        if whole or line.option or CHAIN.search(words):
            return [words]
        parts: list[str] = []
        at = 0
        for found in _SENTENCE.finditer(words):
            if _depth(words[at : found.start()]) > 0 or _ABBREVIATED.search(words[at : found.start()]):
                continue
            if found.group()[0] == ";" and (listed or self._is_accepted(words[found.end() :])):
                continue
            parts.append(words[at : found.start()])
            at = found.end()
        parts.append(words[at:])
        glued: list[str] = []
        for part in [piece for sentence in parts for piece in self._pieces(sentence)]:
            if glued and (_GOES_ON.match(part.strip()) or self._is_label(glued[-1])):
                glued[-1] += " " + part.strip()
            elif re.search(r"[A-Za-z]\w", part):
                glued.append(part)
        return glued

    def _is_accepted(self, words: str) -> bool:
        """Whether a clause only adds an alternative: "CPC or CCS; RHIT accepted"."""
        clause = re.split(r"[.;]\s|[.;]$", words)[0]
        if clause.startswith("if "):
            return True  # "RHIT or eligible; if eligible, must obtain within one year"
        cue = self._accepted.search(clause)
        return (
            bool(cue)
            and len(clause) <= 60
            and not _SCHOOL.search(clause)
            and not re.search(r"\bnot\b|n't\b", clause)
        )

    def _is_label(self, words: str) -> bool:
        """Whether a sentence is but a label: "(2) Education." """
        bare = re.sub(r"^\s*\(?\w{1,2}[.)]\s*", "", words).strip()
        return bare.endswith(".") and len(bare.split()) <= 4 and self._titles.is_known(bare.rstrip("."))

    def _pieces(self, words: str) -> list[str]:
        """Demands that run on without a stop: "…and compliance Ability to analyze … Knowledge of …"."""
        cuts = [
            m
            for m in self._run_on.finditer(words)
            if not _LINKED.search(words[max(0, m.start() - 12) : m.start()])
        ]
        edges = [0, *(m.end() for m in cuts), len(words)]
        return [words[a:b] for a, b in itertools.pairwise(edges)]


def _depth(words: str) -> int:
    return words.count("(") - words.count(")")
