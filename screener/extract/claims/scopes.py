"""Which credentials a cue governs: its clause, its side, lists, brackets and labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.extract.claims.cues import CueIndex
from screener.extract.claims.masking import LIST_GAP, Masks
from screener.extract.claims.notes import Notes
from screener.extract.claims.types import Claim, Credential, CueHit, Passage
from screener.extract.claims.whose import Others
from screener.model.span import Span
from screener.text.phrases import MASK, pattern_of

_CONJUNCTION = re.compile(r"\b(?:and|or)\b|[&/+]")
_ALL = re.compile(r"\b(?:both|all|each|these|neither)\b")
_LOOSE = dict.fromkeys(("before", "either"), re.compile(r"[,(:|·\n]")) | {
    "after": re.compile(r"[,(:|·\n]|\band\b")
}
"""What parts a tight cue from a credential, by the side on which it stands."""
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_LABEL = re.compile(rf"(?<=[.;\n\s])[^\S\n]*[a-z][a-z ]{{1,30}}:[ ]*(?={MASK})")
_WORD = re.compile(r"[\w'’]+")


class Scopes:
    """Finds the cues of a passage and the groups that each governs."""

    def __init__(self, table: Mapping[str, Any], masks: Masks, others: Others) -> None:
        self._cues = CueIndex(table)
        self._crowd = pattern_of(table["crowd"])
        self._people = pattern_of(table["people"])
        self._job = re.compile(r"[\s\-]*(?:[\w\-]+\s+)?" + pattern_of(table["jobs"]).pattern)
        self._between = frozenset(table["between"])
        self._notes = Notes(table, self._cues)
        self._others = others
        self._masks = masks

    def claims(self, passage: Passage, groups: Sequence[Credential]) -> list[list[Claim]]:
        """For each group, the claims that cues make of it, in order of place."""
        found: list[list[Claim]] = [[] for _ in groups]
        text = self._masks.text(passage, groups)
        base = passage.span.start
        for number, clause in enumerate(passage.clauses):
            a, b = clause.start - base, clause.end - base
            inside = [i for i, g in enumerate(groups) if clause.start <= g.span.start < clause.end]
            for hit in self._cues.find(text[a:b]):
                placed = CueHit(hit.cue, hit.start + a, hit.end + a)
                for index in self._governed(placed, text, Span(a, b), inside, groups, base):
                    before = text[a : groups[index].span.start - base]
                    if hit.cue.state == "other_people" and self._others.is_among(before):
                        continue
                    at = Span(placed.start + base, placed.end + base)
                    found[index].append(Claim(hit.cue.state, placed, number, at))
        self._add_notes(passage, groups, text, found)
        return found

    def _add_notes(
        self, passage: Passage, groups: Sequence[Credential], text: str, found: list[list[Claim]]
    ) -> None:
        """The claims of notes; a note on "both" or "all" is on the whole list before it."""
        base = passage.span.start
        places, clauses = _placed(passage, groups)
        for index in range(len(groups)):
            note = self._notes.note(text, clauses, places, index)
            if note is None:
                continue
            for hit in self._notes.find(text, note, self._between):
                at = Span(hit.start + base, hit.end + base)
                claim = Claim(hit.cue.state, hit, passage.clause_index(at.start), at)
                first = index
                if _ALL.search(text[note.span.start : hit.end]):
                    while first and LIST_GAP.fullmatch(text[places[first - 1].end : places[first].start]):
                        first -= 1
                for claims in found[first : index + 1]:
                    claims.append(claim)

    def doubt(self, passage: Passage, groups: Sequence[Credential], group: Credential) -> str:
        """The words near a credential that speak against its being held, "" for none."""
        text = self._masks.text(passage, groups)
        places, clauses = _placed(passage, groups)
        index = list(groups).index(group)
        clause = clauses[passage.clause_index(group.span.start)]
        note = self._notes.note(text, clauses, places, index)
        start, ahead = clause.start, places[index]
        for place in reversed([p for p in places[:index] if p.start >= clause.start]):
            if not LIST_GAP.fullmatch(text[place.end : ahead.start]):
                start = place.end
                break
            ahead = place
        return self._notes.doubt(text, Span(start, clause.end), places[index], note)

    def _governed(
        self, hit: CueHit, text: str, clause: Span, inside: list[int], groups: Sequence[Credential], base: int
    ) -> list[int]:
        places = [Span(g.span.start - base, g.span.end - base) for g in groups]
        if hit.cue.own and self._others.does(text[clause.start : hit.start]):
            return []
        if hit.cue.side == "inside":
            return [i for i in inside if places[i].start < hit.end and hit.start < places[i].end]
        if self._is_label(hit, text, clause, places, inside):
            until = _next_label(text, clause)
            return [i for i in range(len(groups)) if hit.end <= places[i].start < until]
        if not inside:
            silent = hit.cue.side == "before" or not self._fills(text[clause.start : hit.start])
            return [] if silent else self._antecedents(hit, text, places)
        ahead = [i for i in inside if places[i].start >= hit.end]
        behind = [i for i in inside if places[i].end <= hit.start]
        forward = self._forward(hit, text, ahead, places) if hit.cue.side != "after" else []
        backward = self._backward(hit, text, behind, places) if hit.cue.side != "before" else []
        if forward and backward:
            ahead_gap, behind_gap = (
                text[hit.end : places[forward[0]].start],
                text[places[backward[-1]].end : hit.start],
            )
            nearer = len(ahead_gap) < len(behind_gap) and "\n" not in ahead_gap
            chosen = forward if nearer else backward
        else:
            chosen = forward or backward
        if not hit.cue.people:
            return chosen
        theirs = any(groups[i].plural or self._is_peoples(hit, text, places[i], places) for i in chosen)
        return chosen if theirs else []

    def _is_label(self, hit: CueHit, text: str, clause: Span, places: list[Span], inside: list[int]) -> bool:
        """Whether the cue is a label ("Pursuing: CPC, CRC"): a colon follows, no credential stands before."""
        if hit.cue.date or re.match(r"\s*(?:certifications?|credentials?)?\s*:", text[hit.end :]) is None:
            return False
        return (
            not any(places[i].start < hit.start for i in inside)
            and len(_WORD.findall(text[clause.start : hit.start])) <= 3
        )

    def _antecedents(self, hit: CueHit, text: str, places: list[Span]) -> list[int]:
        """A clause that names no credential speaks of the one before it, or of all where it says so."""
        before = [i for i, p in enumerate(places) if p.end <= hit.start]
        if not before:
            return []
        return before if _ALL.search(text[places[before[-1]].end : hit.end]) else before[-1:]

    def _forward(self, hit: CueHit, text: str, ahead: list[int], places: list[Span]) -> list[int]:
        if not ahead or not self._reaches(hit, text[hit.end : places[ahead[0]].start]):
            return []
        if not hit.cue.people and self._job.match(text[places[ahead[0]].end :]):
            return []
        chosen = ahead[:1]
        for i in ahead[1:]:
            if not LIST_GAP.fullmatch(text[places[chosen[-1]].end : places[i].start]):
                break
            chosen.append(i)
        return chosen

    def _backward(self, hit: CueHit, text: str, behind: list[int], places: list[Span]) -> list[int]:
        if not behind or not self._reaches(hit, text[places[behind[-1]].end : hit.start]):
            return []
        chosen = behind[-1:]
        gap = text[places[chosen[0]].end : hit.start]
        everything = _ALL.search(gap) is not None
        if "(" in gap and not everything:
            return chosen
        joined = everything
        for i in reversed(behind[:-1]):
            between = text[places[i].end : places[chosen[0]].start]
            if not LIST_GAP.fullmatch(between):
                break
            joined = joined or _CONJUNCTION.search(between) is not None
            if not joined:
                break
            chosen.insert(0, i)
        return chosen

    def _reaches(self, hit: CueHit, gap: str) -> bool:
        if MASK in gap or self._cues.stop.search(gap) or (hit.cue.tight and _LOOSE[hit.cue.side].search(gap)):
            return False
        if hit.cue.reach is None:
            return self._fills(gap)
        return len(_WORD.findall(gap)) <= hit.cue.reach

    def _fills(self, gap: str) -> bool:
        """Whether only small words, dates and issuers stand there."""
        return all(
            word in self._between or word[0].isdigit() or _MONTH.fullmatch(word)
            for word in _WORD.findall(gap)
        )

    def _is_peoples(self, hit: CueHit, text: str, place: Span, places: list[Span]) -> bool:
        """Whether it is some people's: "CPC coders", "CCS-certified staff", "coders (CPC, CCS)"."""
        after = text[place.end :]
        start = 0
        for other in places:  # step over the rest of the list: "RHIT and RHIA staff"
            if other.start >= place.end and LIST_GAP.fullmatch(text[place.end + start : other.start]):
                start = other.end - place.end
        behind = re.match(r"(?:[\s\-]*(?:[\w/&]+)){0,3}", after[start:])
        if behind and self._people.search(behind.group()):
            return True
        if re.match(r"s\b", after):
            return True
        before = text[hit.end : place.start]
        opened = re.search(r"\(\s*(?:[^()]*)$", before)
        return opened is not None and self._people.search(before[: opened.start()]) is not None


def _next_label(text: str, clause: Span) -> int:
    """Where the next label begins ("Held: CPC. Dropped: CEMC"), or the text's end."""
    hit = _LABEL.search(text, clause.end)
    return hit.start() if hit else len(text)


def _placed(passage: Passage, groups: Sequence[Credential]) -> tuple[list[Span], list[Span]]:
    """Credentials and clauses as they stand in the passage's text."""
    base = passage.span.start
    return (
        [Span(g.span.start - base, g.span.end - base) for g in groups],
        [Span(c.start - base, c.end - base) for c in passage.clauses],
    )
