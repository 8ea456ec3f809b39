"""The words between the names of a statement: and, or, plus, a comma, in lieu of."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass

from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import Node

OR, AND, PLUS, COMMA, LIEU, NEXT = "or", "and", "plus", "comma", "lieu", "next"
LONGEST_LEAD = 40
"""So many characters at most stand between "one of" and the colon that announces its list."""
LONGEST_ARTICLE = 6
"""So many characters at most stand between "one of" and the first of its list: "the"."""
_SLASH = {"code": AND, "knowledge": AND, "scope": COMMA}
_ANY_BY_DEFAULT = frozenset({"credential", "scope", "education"})
_SLASHED = re.compile(r"(?<=\w)\s*/\s*(?=\w)|^\s*/\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a statement to be joined: its place, its sort, and the node it asks for."""

    start: int
    end: int
    sort: str
    node: Node


class Joints:
    """Reads how the pieces of a statement are joined."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._lexicon = lexicon
        self._lieu, self._all = wordings["lieu"], wordings["lead_all"]
        self._one_of, self._either = wordings["one_of"], wordings["either"]
        self._examples, self._of_which = wordings["example"], wordings["of_which"]
        self._or_like, self._or_equivalent = wordings["or_like"], wordings["or_equivalent"]
        self._within, self._lifts = wordings["within"], wordings["lifts"]
        self._opens_exception = wordings["opens_exception"]
        self._or, self._and, self._plus = wordings["joint_or"], wordings["joint_and"], wordings["plus"]

    def read(self, words: str, pieces: list[Piece]) -> list[str]:
        """How each piece is joined to the next."""
        joints = [self._joint(words, one, two) for one, two in itertools.pairwise(pieces)]
        commas = [joint == COMMA for joint in joints]
        for i in range(len(joints) - 1, -1, -1):
            if joints[i] == COMMA:
                joints[i] = self._comma(joints, pieces, i)
        self._read_choices(words, pieces, joints)
        before = words[: pieces[0].start]
        if self._all.is_in(before):
            joints = [AND if comma else joint for joint, comma in zip(joints, commas, strict=True)]
        if self._opens_exception.is_in(before):
            joints[next((i for i, comma in enumerate(commas) if comma), 0)] = OR
        if listed := self._examples.search(words):
            for i, joint in enumerate(joints):
                same = pieces[i].sort == pieces[i + 1].sort
                if same and pieces[i].sort in ("credential", "scope") and joint in (AND, NEXT):
                    joints[i] = OR if pieces[i].start >= listed.end else joint
        return joints

    def _read_choices(self, words: str, pieces: list[Piece], joints: list[str]) -> None:
        """What stands behind "one of", "either": all of a list behind a colon, else what is of one sort."""
        starts = [piece.start for piece in pieces]
        for found in self._one_of.find(words):
            begun = bisect_left(starts, found.end)
            listed = ":" in words[found.start : found.end + LONGEST_LEAD].partition(".")[0]
            near = begun < len(starts) and starts[begun] - found.end <= LONGEST_ARTICLE
            near = near or found.end <= starts[0] + LONGEST_LEAD
            if not (listed or near or self._either.covers(words[found.start : found.end])):
                continue
            for i in range(begun, len(joints)):
                if not (listed or pieces[begun].sort == pieces[i].sort == pieces[i + 1].sort):
                    break
                joints[i] = OR if joints[i] in (AND, COMMA, NEXT) else joints[i]

    def _joint(self, words: str, one: Piece, two: Piece) -> str:
        glue = self._without_widening(words[one.end : two.start])
        if self._lieu.is_in(glue):
            return LIEU
        if glue.strip() == "/":
            return _SLASH.get(one.sort, OR)
        part = self._of_which.starts(glue)
        if (self._or.is_in(glue) or self._lifts.is_in(glue) or _SLASHED.search(glue)) and not part:
            return OR
        within = one.sort == two.sort == "scope" and self._within.covers(
            glue
        )  # "pro fee coding in cardiology"
        if self._plus.is_in(glue) or "+" in glue or part or within:
            return PLUS
        if self._and.is_in(glue):
            return AND
        return COMMA if re.search(r"[,;:|]", glue) else NEXT

    def _without_widening(self, glue: str) -> str:
        """The words between two pieces without what only widens the first: "or a related field"."""
        glue = self._or_like.without(glue)
        equivalent = self._or_equivalent.search(glue)
        rest = glue[equivalent.end :].lstrip() if equivalent else ""
        return glue[: equivalent.start] + f" {rest}" if equivalent and rest[:1] in (",", ";", ")") else glue

    @staticmethod
    def _comma(joints: list[str], pieces: list[Piece], index: int) -> str:
        """A comma means what the next "and" or "or" of its list says."""
        for later in range(index + 1, len(joints)):
            if pieces[later].sort != pieces[index].sort:
                break
            if joints[later] in (OR, AND):
                return joints[later]
        if pieces[index].sort != pieces[index + 1].sort:
            return AND  # "a degree, RHIA or RHIT, and seven years of coding"
        return OR if pieces[index].sort in _ANY_BY_DEFAULT else AND
