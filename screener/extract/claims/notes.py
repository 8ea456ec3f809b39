"""What a text notes behind a credential that heads its line ("CIC: sat in 2024, not passed").

In a note the words between the credential and a cue are free: the credential is what the note is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.extract.claims.cues import CueIndex
from screener.extract.claims.types import CredentialNote, CueHit
from screener.model.span import Span
from screener.text.phrases import MASK, pattern_of

MOST_WORDS = 14
"""So many words of a note may stand before a cue."""

_NOTHING = re.compile(
    rf"(?:[\s,;:/&()®™|·+\-–—•▪◦●■◾➤›»·*#\"'“”\d.{MASK}\ue000-\uf8ff]"
    r"|\b(?:and|the|my|a|o|aapc|ahima|nha|acdis|hfma|certifications?|credentials?|exams?|licen[sc]es?"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september|october|november|december|present)\b)*"
)
_CELL = re.compile(r"\n|[ ]{2,}")
_WORD = re.compile(r"[\w'’]+")
_CLAIM = re.compile(r"\bi (?:have|hold|am|carry|maintain|earned)(?: (?:the|an?|my|both|active|current))*\s*$")
_NUMBERED = re.compile(r"\bno[\s.:#]*\d+")
_IT = re.compile(r"\b(?:it|this|that|one)\b")


class Notes:
    """Finds notes, the cues in them, and words that raise a doubt."""

    def __init__(self, table: Mapping[str, Any], cues: CueIndex) -> None:
        self._cues = cues
        self._crowd = pattern_of(table["crowd"])
        self._doubts = {side: pattern_of(table["doubts"][side]) for side in ("note", "before", "after")}
        self._harmless = pattern_of(table["doubts"]["harmless"])

    def note(
        self, text: str, clauses: Sequence[Span], places: Sequence[Span], index: int
    ) -> CredentialNote | None:
        """The note behind the credential at `places[index]`, None where words of a sentence stand before it.

        text: the passage's, credentials masked. clauses, places: in that text.
        """
        place = places[index]
        clause = next((c for c in clauses if c.start <= place.start < c.end), clauses[-1])
        start = max(
            (hit.end() for hit in _CELL.finditer(text, clause.start, place.start)), default=clause.start
        )
        if _NOTHING.fullmatch(text, start, place.start) is None:
            return None
        if index + 1 == len(places):
            return CredentialNote(Span(place.end, len(text)), Span(place.end, clause.end), len(text))
        end = places[index + 1].start
        after = next((c.start for c in clauses if c.start <= end < c.end), end)
        cell = max((hit.end() for hit in _CELL.finditer(text, place.end, end)), default=0)
        shared = max(place.end, after, cell)
        first = Span(place.end, clause.end)
        if end < clause.end:  # "COC (formerly CPC-H)": the words before the next one are its own
            last = max(text.rfind(mark, place.end, end) for mark in ",(:\n")
            first = Span(place.end, last if last > 0 else end)
        return CredentialNote(Span(place.end, end), first, shared)

    def find(self, text: str, note: CredentialNote, small: frozenset[str]) -> list[CueHit]:
        """The cues of a note, placed in the passage's text. small: words that fill a way to a credential."""
        words = text[note.span.start : note.span.end]
        found = []
        for hit in self._cues.find(words, note=True):
            before = words[: hit.start]
            if len(_WORD.findall(before)) > MOST_WORDS:
                continue
            if self._crowd.search(before) or self._is_next_ones(words, hit, note, small):
                continue
            found.append(CueHit(hit.cue, hit.start + note.span.start, hit.end + note.span.start))
        return found

    def _is_next_ones(self, words: str, hit: CueHit, note: CredentialNote, small: frozenset[str]) -> bool:
        """Whether the cue speaks of the credential that follows: "CPC, enrolled in CIC training"."""
        if hit.start + note.span.start < note.shared or _IT.search(words[hit.start : hit.end]):
            return False
        return all(w in small or w.isdigit() for w in _WORD.findall(words[hit.end :]))

    def doubt(self, text: str, clause: Span, place: Span, note: CredentialNote | None) -> str:
        """The words near a credential that speak against its being held, "" for none."""
        if note is not None:
            return self._doubt("note", text[note.first.start : note.first.end])
        before, after = text[clause.start : place.start], text[place.end : clause.end]
        if _CLAIM.search(before):
            before = ""
        return self._doubt("before", before) or self._doubt("after", after)

    def _doubt(self, side: str, words: str) -> str:
        left = self._harmless.sub(" ", _NUMBERED.sub(" ", words))
        hit = self._doubts[side].search(left)
        return hit.group() if hit else ""
