"""The words between names to a tree: and, or, plus, in lieu of, lists, brackets.

What binds how (tightest first): names of one sort in a list ("CPC, CCS or CCA"); brackets; "and", "with"
and "plus" between different sorts ("CPC and two years"); "or" between different sorts ("degree or
experience"); "in lieu of". A list without "and" or "or" takes any of credentials, settings and programs,
all of code systems and knowledge.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.demands.joints import AND, LIEU, LONGEST_ARTICLE, NEXT, OR, PLUS, Joints, Piece
from screener.derive.demands.trees import is_general, names, several, simple
from screener.derive.lengths import LengthReader
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, Named, Node

MOST_OF_WHICH = 6
"""Of so many names at most "two of" is written as pairs."""
_SPECIFIES = re.compile(r"\s*(?::|-)\s*")


class Logic:
    """Joins pieces by the words between them."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._lexicon = lexicon
        self._own_work = {lexicon.domain.any_work, lexicon.domain.work}
        self._joints = Joints(lexicon, wordings)
        self._lieu, self._one_of = wordings["lieu"], wordings["one_of"]
        self._examples, self._accepted = wordings["example"], wordings["accepted"]
        self._points_back, self._several_of = wordings["points_back"], wordings["several_of"]
        self._lengths, self._several_behind = LengthReader(lexicon, wordings), wordings["several_behind"]
        self._or, self._and = wordings["joint_or"], wordings["joint_and"]

    def tree(self, words: str, pieces: Sequence[Piece]) -> Node | None:
        """What the statement asks for; None where it names nothing."""
        if not pieces:
            return None
        return simple(self._level(words, self._without_heads(words, pieces)))

    def _without_heads(self, words: str, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces without a kind that names beside it specify: "3M or TruCode encoder", "an EHR: Epic"."""
        wide = [is_general(piece.node, self._lexicon) for piece in pieces]
        heads = set[int]()
        for i, (one, two) in enumerate(itertools.pairwise(pieces)):
            glue = words[one.end : two.start]
            if one.sort == two.sort and wide[i] != wide[i + 1]:
                heads |= {i + 1} if wide[i + 1] and not glue.strip() else set()
                heads |= {i} if wide[i] and _SPECIFIES.fullmatch(glue) else set()
        return [piece for i, piece in enumerate(pieces) if i not in heads]

    def lacks_a_side(self, words: str, pieces: Sequence[Piece]) -> bool:
        """Whether something stands "in lieu of" what no lexicon names: then the demand is not understood."""
        cue = self._lieu.search(words)
        if not cue or not pieces:
            return False
        schooled = any(p.sort == "education" and p.end <= cue.start for p in pieces)
        if schooled and self._points_back.is_in(words, cue.end - 4):
            return False  # "a degree, or three years of coding in place of the degree"
        return all(p.start < cue.start for p in pieces) or all(p.start >= cue.end for p in pieces)

    def sort_of(self, family: str, node: Node) -> str:
        """The sort of a piece: "work" for the job's own work, else the family of its term."""
        return "work" if family == "scope" and names(node) <= self._own_work else family

    def _level(self, words: str, pieces: list[Piece]) -> Node:
        """The tree of a level of brackets: inner brackets are joined first, then the level."""
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
                elif before and self._specifies(before, piece, words):
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
        opened = words.rfind("(", last, pieces[index].start + 1)
        if opened < 0 or ")" in words[opened : pieces[index].start]:
            return index
        depths = itertools.accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in words[opened:])
        close = next((opened + i for i, depth in enumerate(depths) if depth == 0), len(words))
        end = index + sum(piece.start < close for piece in pieces[index:])
        return end if end - index > 1 or (end > index > 0) else index

    def _bracketed(self, words: str, inside: list[Piece]) -> Piece:
        node = self._flat(words, inside) if len(inside) > 1 else inside[0].node
        return Piece(inside[0].start, inside[-1].end, inside[0].sort, node)

    def _is_accepted(self, words: str, inside: Piece) -> bool:
        """ "CRC (CPC or CCS-P also considered)": what the brackets name will do too."""
        start, end = words.rfind("(", 0, inside.start + 1), words.find(")", inside.end)
        return self._accepted.is_in(words[start : end if end >= 0 else len(words)])

    def _specified(self, before: Piece, inside: Piece, words: str) -> Piece:
        """ "an encoder (3M, TruCode)" wants one of these; "(e.g., 3M)" leaves the others open."""
        open_list = self._examples.is_in(words[before.end : inside.start])
        node = AnyOf((before.node, inside.node)) if open_list else inside.node
        return replace(inside, start=before.start, node=node)

    def _flat(self, words: str, pieces: list[Piece]) -> Node:
        """The tree of pieces that no bracket parts."""
        if len(pieces) == 1:
            return pieces[0].node
        joints = self._joints.read(words, pieces)
        if choice := self._choice(words, pieces, joints):
            first, end = choice
            node = self._flat(words, pieces[first:end])
            one = Piece(pieces[first].start, pieces[end - 1].end, pieces[first].sort, node)
            return self._flat(words, [*pieces[:first], one, *pieces[end:]])
        if together := self._several(words, pieces, joints):
            return together
        lieu, either = ([i for i, joint in enumerate(joints) if joint == kind] for kind in (LIEU, OR))
        loose = [i for i in either if self._is_loose(words, pieces, joints, i)]
        mixed = [pieces[i].sort != pieces[i + 1].sort for i in range(len(joints))]
        plus = [i for i, joint in enumerate(joints) if joint == PLUS or (joint in (AND, NEXT) and mixed[i])]
        behind = self._after_a_comma(words, pieces, joints)
        steps = ((lieu, AnyOf), (loose, AnyOf), (plus, AllOf), (behind, AllOf), (either, AnyOf))
        for cuts, join in steps:  # what binds least comes first
            if cuts:
                return join(tuple(self._flat(words, part) for part in _cut(pieces, cuts)))
        return AllOf(tuple(piece.node for piece in pieces))

    def _choice(self, words: str, pieces: list[Piece], joints: list[str]) -> tuple[int, int] | None:
        """Where a choice begins and ends behind "and either", "plus one of"; None where there is none."""
        for first in range(1, len(joints)):
            between = words[pieces[first - 1].end : pieces[first].start]
            opened = any(len(between) - span.end <= LONGEST_ARTICLE for span in self._one_of.find(between))
            if opened and joints[first - 1] != OR and joints[first] == OR:
                return first, next((i + 1 for i in range(first, len(joints)) if joints[i] != OR), len(pieces))
        return None

    def _several(self, words: str, pieces: list[Piece], joints: list[str]) -> Node | None:
        """ "At least two of Epic, Cerner and Meditech": any two of them; None where no number is named."""
        cue = self._several_of.search(words)
        count = self._lengths.number_of(words)
        begun = next((i for i, p in enumerate(pieces) if cue and p.start >= cue.end), len(pieces))
        if behind := self._several_behind.search(words, pieces[-1].end):
            count, begun = self._lengths.count_in(words[behind.start : behind.end]), len(pieces) - 1
            while begun and pieces[begun - 1].sort == pieces[-1].sort:
                begun -= 1
        end = begun + 1
        while end < len(pieces) and pieces[end].sort == pieces[begun].sort and joints[end - 1] != PLUS:
            end += 1
        if not count or not 1 < count < end - begun <= MOST_OF_WHICH:
            return None
        node = several([p.node for p in pieces[begun:end]], count)
        # "two encoders out of 3M, TruCode and EncoderPro": the kind says what the list is of.
        kind = begun and is_general(pieces[begun - 1].node, self._lexicon)
        rest = [*pieces[: begun - bool(kind)], *pieces[end:]]
        return AllOf((node, self._flat(words, rest))) if rest else node

    def _is_loose(self, words: str, pieces: list[Piece], joints: list[str], index: int) -> bool:
        """Whether an "or" separates whole alternatives rather than names of one list."""
        one, two = pieces[index], pieces[index + 1]
        if one.sort != two.sort:
            return True
        third = pieces[index + 2] if joints[index + 1 : index + 2] in ([PLUS], [AND]) else None
        if one.sort == "education":
            return third is not None and third.sort != two.sort
        between = words[one.end : two.start]
        comma = any(re.search(r"[,;]\s*$", between[: found.start]) for found in self._or.find(between))
        pair = index == 0 or joints[index - 1] != OR
        if not (comma and pair and third):
            return False
        return third.sort != two.sort or "," not in words[two.end : third.start]  # "RHIA, or RHIT with CCS"

    def _specifies(self, before: Piece, inside: Piece, words: str) -> bool:
        """Whether brackets only say which: "coding credentials (CPC, CCS)", "Certified Coder (CPC)"."""
        if before.sort != inside.sort or not isinstance(before.node, Named):
            return False
        between = words[before.end : inside.start]
        if self._or.is_in(between) or self._and.is_in(between):
            return False
        return is_general(before.node, self._lexicon) or names(inside.node) == {before.node.id}

    def _after_a_comma(self, words: str, pieces: list[Piece], joints: list[str]) -> list[int]:
        """Where "and" stands behind a comma and joins what "or" has parted: "RHIA or RHIT, and CCS"."""
        return [
            i
            for i in range(1, len(joints))
            if joints[i] == AND
            and OR in joints[:i]
            and words[pieces[i].end : pieces[i + 1].start].lstrip(" )")[:1] in (",", ";")
            and not any("," in words[pieces[j].end : pieces[j + 1].start] for j in range(i))
        ]


def _cut(pieces: list[Piece], cuts: list[int]) -> list[list[Piece]]:
    edges = [0, *(cut + 1 for cut in cuts), len(pieces)]
    return [pieces[a:b] for a, b in itertools.pairwise(edges)]
