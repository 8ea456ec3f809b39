"""Whether a statement is asked for, wished for, or neither: from its wording first, then from its section."""

from __future__ import annotations

import itertools
import re

from screener.derive.demands.parts import wishes
from screener.derive.reading.titles import REQUIREMENTS
from screener.derive.wordings import Wordings

_EDGE = re.compile(r"[,;.()]\s*")
_STOP = re.compile(r"[;.]\s+|,\s+")
_BRACKET = re.compile(r"\(([^()]{3,120})\)")
_LETTERS = re.compile(r"[A-Za-z]{3}")


class Importance:
    """Reads how strongly a statement asks."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings
        self._strong, self._preferred = wordings["required"], wordings["preferred"]
        self._clause_required = wordings["clause_required"]
        self._clause_preferred = wordings["clause_preferred"]

    def parts(self, words: str, section: str, *, named: bool = False) -> list[tuple[str, str]]:
        """The statement in parts of one importance each: (words, required, preferred or neither).

        Outside lists of requirements only what is expressly demanded counts; the rest gives no part.
        named: the statement names years, a credential or a degree, which is what demands are of.
        """
        words, wished = self._bracketed(words)
        words, wish = wishes(words, self._wordings)
        wished += [wish] if wish and section in REQUIREMENTS else []
        parts = ((part, self._of(part, section, named=named)) for part in self._split(words))
        found = [(part, importance) for part, importance in parts if importance]
        return found + [(wish, "preferred") for wish in wished]

    def _bracketed(self, words: str) -> tuple[str, list[str]]:
        """ "CPC (COSC a plus)" is a demand with a wish in brackets; "CPC (preferred)" is one wish.

        Other years are a wish, too: "2 years of urology coding (3 preferred)".
        """
        wished = []
        for found in _BRACKET.finditer(words):
            inner, before = found.group(1), words[: found.start()]
            cue = self._preferred.search(inner) or self._clause_preferred.search(inner)
            if not cue or not _LETTERS.search(before):
                continue
            rest = inner[: cue.start] + inner[cue.end :]
            years = re.search(r"\d", rest) and self._wordings["years_or_yrs"].is_in(before)
            if years or self._says_more(rest):
                wished.append(inner)
                words = words.replace(found.group(), "", 1)
        return re.sub(r"\s{2,}", " ", re.sub(r"\s+(?=[,;.])", "", words)).strip(), wished

    def _says_more(self, words: str) -> bool:
        """Whether words say more than a rank: "COSC a" does, "but not" does not."""
        return any(not self._wordings["small"].covers(word) for word in re.findall(r"[A-Za-z_]+", words))

    def is_manner(self, words: str) -> bool:
        """Whether the head of the demand is a manner of working ("Ability to communicate with …")."""
        said, head = self._wordings, words[:60]
        manner = said["manner"].is_in(head) and said["manner_head"].starts(head) is not None
        return manner and not said["checkable"].is_in(words)

    def is_needless(self, words: str) -> bool:
        """Whether it is said not to be needed, and is no wish either: "CPC is not necessary"."""
        needless = self._wordings["not_needed"].search(words)
        return needless is not None and not any(
            not needless.overlaps(span)
            for p in (self._preferred, self._clause_preferred)
            for span in p.find(words)
        )

    def _of(self, words: str, section: str, *, named: bool) -> str | None:
        wished = [span for p in (self._preferred, self._clause_preferred) for span in p.find(words)]
        preferred = bool(wished)
        # "not required" holds a "required" that demands nothing.
        strong = any(not any(w.holds(span) for w in wished) for span in self._strong.find(words))
        if section not in REQUIREMENTS:
            return self._outside(words, preferred=preferred, strong=strong, named=named)
        if preferred and not strong:
            return "preferred"
        if strong:
            return "required"
        if named and self._wordings["if_person"].starts(words):
            return "preferred"
        return section

    def _outside(self, words: str, *, preferred: bool, strong: bool, named: bool) -> str | None:
        """What a sentence outside lists of requirements demands: "You will need …", "… a head start"."""
        if self._clause_preferred.is_in(words):
            return "preferred"
        if self._clause_required.is_in(words):
            return "required"
        if not (named or self._wordings["asks"].is_in(words)):
            return None
        if strong:
            return "required"
        wished = preferred or (named and self._wordings["if_person"].starts(words))
        return "preferred" if wished else None

    def _split(self, words: str) -> list[str]:
        """ "CPC required, CCS preferred" is two things, "You will need …, and we expect …" too."""
        marks = self._marks(words)
        cuts: list[int] = []
        for (start, end, kind, _), (after, _, other, clause) in itertools.pairwise(marks):
            if kind == other and not clause:
                continue
            leads = not re.search(r"\w\W+\w+\W+\w", words[:start])
            cuts.append(self._cut(words, end, after, leads=leads))
        cuts += [span.start for span in self._wordings["and_must"].find(words)]
        edges = [0, *sorted(cuts), len(words)]
        parts = [self._bare(words[a:b].strip(" ,;")) for a, b in itertools.pairwise(edges)]
        return [part for part in parts if part]

    def _marks(self, words: str) -> list[tuple[int, int, str, bool]]:
        """Words of demand and wish in order: start, end, which of the two, whether a clause begins there."""
        marks = [
            (span.start, span.end, kind, clause and self._addresses(words[span.start : span.end]))
            for wording, kind, clause in (
                (self._preferred, "preferred", False),
                (self._strong, "required", False),
                (self._clause_preferred, "preferred", True),
                (self._clause_required, "required", True),
            )
            for span in wording.find(words)
        ]
        kept: list[tuple[int, int, str, bool]] = []
        for mark in sorted(marks, key=lambda m: (m[0], -m[1], m[3])):
            if kept and kept[-1][:2] == mark[:2]:
                kept[-1] = mark
            elif not kept or mark[1] > kept[-1][1]:
                kept.append(mark)  # none inside another
        return kept

    def _addresses(self, words: str) -> bool:
        """Whether a clause begins with "you" or "we": "you will need", "we expect"."""
        return self._wordings["addresses"].starts(words) is not None

    def _bare(self, words: str) -> str:
        """A part without the "and" or "but" at its edges."""
        tail, head = self._wordings["loose"].ends(words), self._wordings["loose"].starts(words)
        if tail:
            words = re.sub(r"\W+$", "", words[: tail.start])
        return words[head.end :].lstrip() if head else words

    def _cut(self, words: str, end: int, after: int, *, leads: bool) -> int:
        """Where the second of two things begins. leads: the first mark stands before what it asks for."""
        joins = self._wordings["joint"].starts
        stops = [
            m.end()
            for m in (_STOP.finditer(words, end, after) if leads else ())
            if m.group()[0] != "," or not joins(words[m.end() : m.end() + 6])
        ]
        if stops:
            return stops[-1]
        if leads and self._addresses(words[after : after + 4]):
            return after
        mark = _EDGE.search(words, end, after)
        joint = self._wordings["clause_joint"].search(words, end, after)
        return min(mark.end() if mark else after, joint.end + 1 if joint else after)
