"""Cues: phrases that set the state of a credential, compiled from the table `assertion_cues`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

MASK = "¤"
"""Stands, character by character, for the name of a credential in the text that cues are sought in."""

MOST_HITS = 20
"""So many phrases of one row a clause may hold; more are no sentence, and would cost time."""

_GAP = r"[\s\-'’/]+"
_DATE = (
    r"(?:(?:early|mid|late|the)\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|spring|summer|fall|autumn|winter|next\s+\w+|\d{1,4})\b"
)
_NUMBER = (
    r"(?<![\d/.\-])(?:[2-9]|\d{2,3}|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|several|many|multiple|various|few)"
)


_PLACES = {"{c}": rf"{MASK}+", "{a}": rf"{MASK}{{2,6}}(?!{MASK})", "{d}": _DATE, "{n}": _NUMBER}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: a state, and how its phrases reach for credentials."""

    state: str
    side: str
    reach: int | None
    tight: bool
    people: bool
    own: bool
    date: str
    free: bool


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue's phrase at [start, end) of a clause."""

    cue: Cue
    start: int
    end: int

    @property
    def length(self) -> int:
        """Characters of the phrase."""
        return self.end - self.start


class CueIndex:
    """All cues, one expression a row and side."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._cues: list[tuple[Cue, re.Pattern[str]]] = []
        for row in table["cues"]:
            for side in ("inside", "before", "after", "either", "note"):
                if phrases := row.get(side):
                    cue = Cue(
                        row["state"],
                        side,
                        row.get("reach"),
                        row.get("tight", False),
                        row.get("people", False),
                        row.get("own", False),
                        row.get("date", ""),
                        row.get("free", False) or side == "note",
                    )
                    self._cues.append((cue, phrase_pattern(phrases)))
        self.stop = phrase_pattern(table["stops"])

    def find(self, clause: str, *, note: bool = False) -> list[CueHit]:
        """Cues of a clause in lower case with its credentials masked, in order; none inside a longer one.

        note: those that count in notes, else the others.
        """
        found: list[CueHit] = []
        for cue, pattern in self._cues:
            if (not cue.free) if note else cue.side == "note":
                continue
            hits = islice(pattern.finditer(clause), MOST_HITS)
            found.extend(CueHit(cue, hit.start(), hit.end()) for hit in hits)
        return _without_shorter(found)


def _without_shorter(hits: list[CueHit]) -> list[CueHit]:
    """Hits without those inside a longer one of another state: in "not renewed" there is no "not"."""
    hits.sort(key=lambda h: (-h.length, h.start))
    kept: list[CueHit] = []
    for hit in hits:
        around = (k for k in kept if k.start <= hit.start and hit.end <= k.end and k.length > hit.length)
        if all(k.cue.state == hit.cue.state for k in around):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end))


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """One expression for phrases, in the language that the table explains."""
    parts = sorted((_phrase(p) for p in phrases), key=len, reverse=True)
    return re.compile(rf"(?<![\w{MASK}])(?:{'|'.join(parts)})(?!\w)")


def _phrase(phrase: str) -> str:
    return "".join(_pieces(phrase.casefold().split()))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    for index, word in enumerate(words):
        if word == "...":
            yield r"(?:[\s,\-()]+[\w'’.]+){0,5}?"
            continue
        if word == "{end}":
            yield r"[\s.)]*(?:$|(?=[,;]))"
            continue
        if index and words[index - 1] == "...":
            yield r"[\s,\-()]+"
        elif index:
            yield (
                r"\s*"
                if {":", ","} & {word, words[index - 1]}
                else r"[\s\-(,]+"
                if word in ("{c}", "{a}")
                else _GAP
            )
        yield (
            "(?:"
            + "|".join(_PLACES.get(w) or re.escape(w).replace(r"\*", r"\w*") for w in word.split("|"))
            + ")"
        )
