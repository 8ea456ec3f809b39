"""The words between names to a tree: and, or, plus, in lieu of, lists, brackets.

What binds how (tightest first): names of one sort in a list ("CPC, CCS or CCA"); brackets; "and", "with"
and "plus" between different sorts ("CPC and two years"); "or" between different sorts ("degree or
experience"); "in lieu of". A list without "and" or "or" takes any of credentials, settings and programs,
all of code systems and knowledge.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from screener.derive.demands.trees import names, simple
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, Named, Node
from screener.text.phrases import Phrases

OR, AND, PLUS, COMMA, LIEU, NEXT = "or", "and", "plus", "comma", "lieu", "next"
_KINDS_OF_PROGRAM = frozenset({"any_ehr", "any_encoder", "any_cac", "coding_software"})
_SLASH = {"code": AND, "knowledge": AND, "scope": COMMA}
_ANY_BY_DEFAULT = frozenset({"credential", "scope", "education"})

WORD_OR = re.compile(r"\b(?:or|and/or|alternatively)\b|(?<=\w)\s*/\s*(?=\w)|^\s*/\s*$", re.IGNORECASE)
WORD_AND = re.compile(r"\band\b|&", re.IGNORECASE)
WORD_PLUS = re.compile(
    r"\b(?:plus|with|along with|as well as|in addition to|together with|combined with|coupled with)\b|\+",
    re.IGNORECASE,
)
_N = r"(?:\d|one|two|three|four|five)"
OF_WHICH = re.compile(
    rf",?\s+(?:(?:with|including|incl\.?|of which)\s+(?:at least\s+)?{_N}\b"
    rf"|(?:at least\s+)?{_N}\s+(?:years?\s+)?of\s+(?:which|them|those|these)\b)",
    re.IGNORECASE,
)
"""What goes before a part of the years: "five years of coding, with two or more as an auditor"."""
OR_LIKE = re.compile(
    r"\bor\s+(?:an?\s+|the\s+)?(?:closely\s+)?"
    r"(?:(?:related|similar|relevant|allied|comparable|other|equivalent)\s+(?:health\s+|healthcare\s+)?"
    r"(?:fields?|disciplines?|areas?|programs?|majors?|subjects?|degrees?)\b"
    r"|equivalent(?=\s*(?:[,;)]|and\b)))",
    re.IGNORECASE,
)
"""A widening of what was named, no alternative to it: "a degree in HIM or a related field"."""
POINTS_BACK = re.compile(r"\b(?:the|such|said|required)\s+(?:degree|education|diploma)\b", re.IGNORECASE)
"""What "in place of the degree" means: the degree named before."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a statement to be joined: its place, its sort, and the node it asks for."""

    start: int
    end: int
    sort: str
    node: Node


class Logic:
    """Joins pieces by the words between them (table `posting_wording`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._lieu = Phrases(wording["lieu"])
        self._one_of = Phrases(wording["one_of"])
        self._all_of = Phrases(wording["all_of"])
        self._examples = Phrases(wording["examples"])
        self._accepted = Phrases(wording["accepted"])

    def tree(self, words: str, pieces: Sequence[Piece]) -> Node | None:
        """What the statement asks for; None where it names nothing."""
        if not pieces:
            return None
        return simple(self._level(words, list(pieces)))

    def lacks_a_side(self, words: str, pieces: Sequence[Piece]) -> bool:
        """Whether something stands "in lieu of" what no lexicon names: then the demand is not understood."""
        cue = self._lieu.search(words)
        if not cue or not pieces:
            return False
        schooled = any(p.sort == "education" and p.end <= cue.start() for p in pieces)
        if schooled and POINTS_BACK.search(words, cue.end() - 4):
            return False  # "a degree, or three years of coding in place of the degree"
        return all(p.start < cue.start() for p in pieces) or all(p.start >= cue.end() for p in pieces)

    def _level(self, words: str, pieces: list[Piece]) -> Node:
        """One level of brackets: inner brackets first, then the level as it stands."""
        inner: list[Piece] = []
        index = 0
        while index < len(pieces):
            end = self._bracket(words, pieces, index)
            if end > index:
                inside = pieces[index:end]
                before = inner[-1] if inner else None
                piece = self._bracketed(words, inside)
                if before and self._is_accepted(words, piece):
                    inner[-1] = replace(piece, start=before.start, node=AnyOf((before.node, piece.node)))
                elif before and _specifies(before, piece, words):
                    inner[-1] = self._specified(before, piece, words)
                else:
                    inner.append(piece)
                index = end
            else:
                inner.append(pieces[index])
                index += 1
        return self._flat(words, inner)

    def _bracket(self, words: str, pieces: Sequence[Piece], index: int) -> int:
        """Where the bracket that opens just before piece `index` ends; `index` where none does."""
        last = pieces[index - 1].end if index else 0
        opened = words.rfind("(", last, pieces[index].start)
        if opened < 0 or ")" in words[opened : pieces[index].start]:
            return index
        depth = 0
        close = len(words)
        for at in range(opened, len(words)):
            depth += {"(": 1, ")": -1}.get(words[at], 0)
            if depth == 0:
                close = at
                break
        end = index
        while end < len(pieces) and pieces[end].start < close:
            end += 1
        return end if end - index > 1 or (end > index > 0) else index

    def _bracketed(self, words: str, inside: list[Piece]) -> Piece:
        node = self._flat(words, inside) if len(inside) > 1 else inside[0].node
        return Piece(inside[0].start, inside[-1].end, inside[0].sort, node)

    def _is_accepted(self, words: str, inside: Piece) -> bool:
        """ "CRC (CPC or CCS-P also considered)": what the brackets name will do too."""
        return bool(self._accepted.search(words[inside.end :].partition(")")[0]))

    def _specified(self, before: Piece, inside: Piece, words: str) -> Piece:
        """ "an encoder (3M, TruCode)" wants one of these; "(e.g., 3M)" leaves the others open."""
        open_list = self._examples.search(words[before.end : inside.start])
        node = AnyOf((before.node, inside.node)) if open_list else inside.node
        return replace(inside, start=before.start, node=node)

    def _flat(self, words: str, pieces: list[Piece]) -> Node:
        """Pieces without brackets among them."""
        if len(pieces) == 1:
            return pieces[0].node
        joints = self._joints(words, pieces)
        for loosest in (LIEU, "loose"):
            cuts = [
                i
                for i, joint in enumerate(joints)
                if (
                    joint == LIEU
                    if loosest == LIEU
                    else joint == OR and self._is_loose(words, pieces, joints, i)
                )
            ]
            if cuts:
                return AnyOf(tuple(self._flat(words, part) for part in _cut(pieces, cuts)))
        cuts = [
            i
            for i, joint in enumerate(joints)
            if joint == PLUS or (joint in (AND, NEXT) and pieces[i].sort != pieces[i + 1].sort)
        ]
        if cuts:
            return AllOf(tuple(self._flat(words, part) for part in _cut(pieces, cuts)))
        cuts = [i for i, joint in enumerate(joints) if joint == OR]
        if cuts:
            return AnyOf(tuple(self._flat(words, part) for part in _cut(pieces, cuts)))
        return AllOf(tuple(piece.node for piece in pieces))

    def _joints(self, words: str, pieces: list[Piece]) -> list[str]:
        joints = [self._joint(words, one, two) for one, two in itertools.pairwise(pieces)]
        for i in range(len(joints) - 1, -1, -1):
            if joints[i] == COMMA:
                joints[i] = self._comma(joints, pieces, i)
        first = pieces[0].start
        for found in self._one_of.finditer(words):
            if words[found.start() : found.end()].lower() == "either" or found.end() <= first + 40:
                self._loosen(joints, pieces, found.end(), words)
        listed = self._examples.search(words)
        if listed:
            self._open_lists(words, pieces, joints)
            for i, joint in enumerate(joints):
                same = pieces[i].sort == pieces[i + 1].sort
                if same and pieces[i].sort in ("credential", "scope") and joint in (AND, NEXT):
                    joints[i] = OR if pieces[i].start >= listed.end() else joint
        return joints

    def _joint(self, words: str, one: Piece, two: Piece) -> str:
        glue = OR_LIKE.sub(" ", words[one.end : two.start])
        if self._lieu.search(glue):
            return LIEU
        if glue.strip() == "/":
            return _SLASH.get(one.sort, OR)
        if WORD_OR.search(glue) and not OF_WHICH.match(glue):
            return OR
        if WORD_PLUS.search(glue) or OF_WHICH.match(glue):
            return PLUS
        if WORD_AND.search(glue):
            return AND
        return COMMA if re.search(r"[,;:|]", glue) else NEXT

    def _open_lists(self, words: str, pieces: list[Piece], joints: list[str]) -> None:
        """ "an EHR such as Epic": the examples stand beside the kind, any of them will do."""
        for i, (one, two) in enumerate(itertools.pairwise(pieces)):
            general = isinstance(one.node, Named) and (
                one.node.id in _KINDS_OF_PROGRAM or one.node.id.endswith("_credential")
            )
            if general and one.sort == two.sort and self._examples.search(words[one.end : two.start]):
                joints[i] = OR

    @staticmethod
    def _comma(joints: list[str], pieces: list[Piece], index: int) -> str:
        """A comma means what the next "and" or "or" of its list says."""
        for later in range(index + 1, len(joints)):
            if pieces[later].sort != pieces[index].sort:
                break
            if joints[later] in (OR, AND):
                return joints[later]
        if pieces[index].sort != pieces[index + 1].sort:
            rest = range(index + 1, len(joints))
            if any(joints[i] == AND and pieces[i].sort != pieces[i + 1].sort for i in rest):
                return AND  # "a degree, RHIA or RHIT, and seven years of coding"
            after = joints[index + 1] if index + 1 < len(joints) else AND
            return OR if after == OR and pieces[index].sort in ("education", "years") else AND
        return OR if pieces[index].sort in _ANY_BY_DEFAULT else AND

    @staticmethod
    def _loosen(joints: list[str], pieces: list[Piece], start: int, words: str) -> None:
        """ "one or more of A, B and C": what follows, of one sort, are alternatives."""
        begun = next((i for i, piece in enumerate(pieces) if piece.start >= start), None)
        if begun is None or ". " in words[start : pieces[begun].start]:
            return
        for i in range(begun, len(joints)):
            if pieces[i].sort != pieces[begun].sort or pieces[i + 1].sort != pieces[begun].sort:
                break
            if joints[i] == OR and i > begun and joints[i - 1] == AND:
                break
            joints[i] = OR if joints[i] in (AND, COMMA, NEXT) else joints[i]

    @staticmethod
    def _is_loose(words: str, pieces: list[Piece], joints: list[str], index: int) -> bool:
        """Whether an "or" separates whole alternatives rather than names of one list."""
        one, two = pieces[index], pieces[index + 1]
        if one.sort != two.sort:
            return True
        plus_after = index + 1 < len(joints) and joints[index + 1] in (PLUS, AND)
        plus_before = index > 0 and joints[index - 1] in (PLUS, AND)
        other_after = plus_after and pieces[index + 2].sort != two.sort
        other_before = plus_before and pieces[index - 1].sort != one.sort
        comma = bool(re.search(r"[,;]\s*or\b", words[one.end : two.start], re.IGNORECASE))
        if one.sort == "education":
            return other_after or other_before
        pair = index == 0 or joints[index - 1] != OR
        return comma and other_after and (other_before or pair)


def _cut(pieces: list[Piece], cuts: list[int]) -> list[list[Piece]]:
    edges = [0, *(cut + 1 for cut in cuts), len(pieces)]
    return [pieces[a:b] for a, b in itertools.pairwise(edges)]


def _specifies(before: Piece, inside: Piece, words: str) -> bool:
    """Whether brackets only say which: "coding credentials (CPC, CCS)", "Certified Coder (CPC)"."""
    if before.sort != inside.sort or not isinstance(before.node, Named):
        return False
    between = words[before.end : inside.start]
    if re.search(r"\b(?:and|or)\b", between):
        return False
    general = before.node.id.endswith("_credential") or before.node.id in _KINDS_OF_PROGRAM
    return general or names(inside.node) == {before.node.id}


def sort_of(family: str, node: Node) -> str:
    """The sort of a piece; the work of coding as such stands apart from where and with what it is done."""
    return "work" if family == "scope" and names(node) <= {"any_coding", "code_assignment"} else family
