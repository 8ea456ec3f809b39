"""Whether a statement is asked for, wished for, or neither: from its wording first, then from its section."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from screener.derive.demands.parts import wishes
from screener.derive.reading.titles import REQUIREMENTS
from screener.model.concept import Lexicon
from screener.text.phrases import Phrases

_EDGE = re.compile(r"[,;.()]\s*|\s+(?:and|but|or|with)\s+", re.IGNORECASE)
_STOP = re.compile(r"[;.]\s+|,\s+(?!(?:and|or)\b)", re.IGNORECASE)
_LOOSE = re.compile(r"\W+(?:and|but|though)$|^(?:and|but|(?:al)?though)\s+", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]{3,120})\)")
_SMALL = re.compile(r"\W|\b(?:but|not|is|are|a|an|the|strongly|highly|or|and)\b|\d", re.IGNORECASE)
_OF_CODER = re.compile(
    r"(?<!our )\b(?:coders?|auditors?|billers?|specialists?|educators?|professionals?|candidates?"
    r"|individuals?|persons?|someone|somebody|applicants?)\b[^.;:]{0,40}?"
    r"\b(?:with|w/|who has|who have|having)\s",
    re.IGNORECASE,
)


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
        self._clause_required = Phrases(wording["clause_required"])
        self._clause_preferred = Phrases(wording["clause_preferred"])

    def parts(self, words: str, section: str) -> list[tuple[str, str]]:
        """The statement in parts of one importance each: (words, required, preferred or neither).

        Outside lists of requirements only what is expressly demanded counts; the rest gives no part.
        """
        words, wished = self._bracketed(words)
        words, wish = wishes(words)
        wished += [wish] if wish and section in REQUIREMENTS else []
        found = []
        for part in self._split(words):
            importance = self._of(part, section)
            if importance:
                found.append((part, importance))
        return found + [(wish, "preferred") for wish in wished if section != "skip"]

    def _bracketed(self, words: str) -> tuple[str, list[str]]:
        """ "CPC (COSC a plus)" is a demand with a wish in brackets; "CPC (preferred)" is one wish.

        Other years are a wish, too: "2 years of urology coding (3 preferred)".
        """
        wished = []
        for found in _BRACKET.finditer(words):
            inner = found.group(1)
            cue = self._preferred.search(inner) or self._clause_preferred.search(inner)
            rest = inner[: cue.start()] + inner[cue.end() :] if cue else ""
            years = re.search(r"\d", rest) and re.search(r"\byears?\b|\byrs\b", words[: found.start()])
            if cue and (years or _SMALL.sub("", rest)) and re.search(r"[A-Za-z]{3}", words[: found.start()]):
                wished.append(inner)
                words = words.replace(found.group(), "", 1)
        return re.sub(r"\s{2,}", " ", re.sub(r"\s+(?=[,;.])", "", words)).strip(), wished

    def of_candidate(self, words: str) -> tuple[str, str] | None:
        """What a sentence says of the candidate, and how strongly, outside lists of requirements."""
        for phrases, importance in ((self._ideal, "preferred"), (self._candidate, "required")):
            if cue := phrases.search(words):
                return words[cue.end() :], importance
        return (words, "required") if _OF_CODER.search(words) else None

    def _of(self, words: str, section: str) -> str | None:
        wishes = [m.span() for p in (self._preferred, self._clause_preferred) for m in p.finditer(words)]
        preferred = bool(wishes)
        # "not required" holds a "required" that demands nothing.
        demands = [m.span() for m in self._strong.finditer(words)]
        strong = any(not any(a <= start and end <= b for a, b in wishes) for start, end in demands)
        if section not in REQUIREMENTS:
            return None if section == "skip" else self._outside(words, preferred=preferred, strong=strong)
        if preferred and not strong:
            return "preferred"
        if strong:
            return "required"
        if section == "neither":
            return "required" if self._weak.search(words) else "neither"
        return section

    def _outside(self, words: str, *, preferred: bool, strong: bool) -> str | None:
        """What a sentence outside lists of requirements demands: "You will need …", "… a head start"."""
        if self._clause_preferred.search(words):
            return "preferred"
        if self._clause_required.search(words):
            return "required"
        if not self._asks.search(words):
            return None
        if not preferred and self._weak.match(words.strip()):
            return "required"  # "Minimum two years of experience"
        return "preferred" if preferred and not strong else "required" if strong else None

    def _split(self, words: str) -> list[str]:
        """ "CPC required, CCS preferred" is two things, "You will need …, and we expect …" too."""
        marks = self._marks(words)
        cuts: list[int] = []
        for (start, end, kind, _), (after, _, other, clause) in itertools.pairwise(marks):
            if kind == other and not clause:
                continue
            leads = not re.search(r"\w\W+\w+\W+\w", words[cuts[-1] if cuts else 0 : start])
            cuts.append(_cut(words, end, after, leads=leads))
        edges = [0, *cuts, len(words)]
        parts = [_LOOSE.sub("", words[a:b].strip(" ,;")) for a, b in itertools.pairwise(edges)]
        return [part for part in parts if part]

    def _marks(self, words: str) -> list[tuple[int, int, str, bool]]:
        """Words of demand and wish in order: start, end, which, and whether they begin a clause."""
        marks = [
            (m.start(), m.end(), kind, clause and m.group().lower().startswith(("we ", "you ", "you'")))
            for phrases, kind, clause in (
                (self._preferred, "preferred", False),
                (self._strong, "required", False),
                (self._clause_preferred, "preferred", True),
                (self._clause_required, "required", True),
            )
            for m in phrases.finditer(words)
        ]
        kept: list[tuple[int, int, str, bool]] = []
        for mark in sorted(marks, key=lambda m: (m[0], -m[1], m[3])):
            if kept and kept[-1][:2] == mark[:2]:
                kept[-1] = mark
            elif not kept or mark[1] > kept[-1][1]:
                kept.append(mark)  # none inside another
        return kept


def _cut(words: str, end: int, after: int, *, leads: bool) -> int:
    """Where, between two marks, the second thing begins. leads: the first stands before what it asks for."""
    stops = [m.end() for m in _STOP.finditer(words, end, after)] if leads else []
    if stops:
        return stops[-1]
    edge = (
        None
        if leads and words[after : after + 3].lower().startswith(("we ", "you"))
        else _EDGE.search(words, end, after)
    )
    return edge.end() if edge else after
