"""The language of patterns, read to a tree: words, alternatives, classes, gaps, edges (docs/patterns.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from screener.errors import ScreenerError
from screener.text.words import split_words

POSSESSIVE = "'s"
"""The token behind a word that owns something ("the office's")."""
USUAL_GAP = 5
"""So many words `...` stands for at most."""

_PIECE = re.compile(
    r"(?P<blank>\s+)|\.\.\.(?P<gap>\d*)|(?P<sign>[()|?^$])|\{(?P<other>!?)(?P<name>[a-z_]+)\}(?P<plural>s?)(?!\w)"
    r"|\\(?P<escaped>[()|?^$])|(?P<words>(?:(?!\.\.\.)[^\s()|?^${}\\])+)"
)


class PatternError(ScreenerError):
    """A pattern that cannot be read. where: the rule or class that holds it."""

    def __init__(self, what: str, where: str = "") -> None:
        self.what = what
        super().__init__(where, what, "docs/patterns.md has the language of patterns")


@dataclass(frozen=True, slots=True)
class Literal:
    """One token as written, in small letters; prefix: with any ending."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """`{name}`; `{name}s`: the plural of its words; `{!name}`: any word that is none of them."""

    name: str
    plural: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """`...`: up to `most` words of any kind, as few as will do."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """`^` and `$`: where the clause begins and ends."""

    end: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Items one after the other."""

    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of several branches."""

    branches: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """An item that may be missing."""

    item: Tree


Tree = Literal | Named | Gap | Edge | Series | Choice | Maybe


@cache
def parse(pattern: str) -> Tree:
    """The tree of a pattern, e.g. "let|allow* my {credential} lapse".

    Raises PatternError for a stray sign, an empty alternative, a bracket left open.
    """
    return _Reader(pattern).whole()


@cache
def literals_of(text: str) -> tuple[str, ...]:
    """The tokens of words in a pattern, in small letters: "co-worker's" is co, worker, 's."""
    words = split_words(text.casefold())
    if words.plain == POSSESSIVE:
        return (POSSESSIVE,)
    found: list[str] = []
    for word, end in zip(words.texts, words.ends, strict=True):
        found.append(word)
        if words.plain[end : end + 2] == POSSESSIVE and not words.plain[end + 2 : end + 3].isalpha():
            found.append(POSSESSIVE)
    return tuple(found)


class _Reader:
    """Reads the pieces of one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._pieces: list[re.Match[str]] = []
        self._next = 0
        at = 0
        while at < len(pattern):
            hit = _PIECE.match(pattern, at)
            if hit is None:
                raise self._fault(f"cannot read {pattern[at : at + 12]!r}")
            self._pieces.append(hit)
            at = hit.end()

    def whole(self) -> Tree:
        tree = self._series(inside=False)
        if self._next < len(self._pieces):
            raise self._fault("a bracket that was not opened")
        return tree

    def _series(self, *, inside: bool) -> Tree:
        """Items up to the end; within brackets `|` parts whole series."""
        branches: list[Tree] = []
        items: list[Tree] = []
        while (piece := self._peek()) is not None and piece["sign"] != ")":
            if piece["blank"]:
                self._next += 1
            elif inside and piece["sign"] == "|":
                self._next += 1
                branches.append(self._joined(items))
                items = []
            else:
                items.append(self._item(inside=inside))
        branches.append(self._joined(items))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _item(self, *, inside: bool) -> Tree:
        """One atom or, outside of brackets, the alternatives that `|` joins without a blank."""
        branches = [self._atom()]
        while not inside and (piece := self._peek()) is not None and piece["sign"] == "|":
            self._next += 1
            branches.append(self._atom())
        tree = branches[0] if len(branches) == 1 else Choice(tuple(branches))
        if (piece := self._peek()) is not None and piece["sign"] == "?":
            self._next += 1
            return Maybe(tree)
        return tree

    def _atom(self) -> Tree:
        piece = self._peek()
        if piece is None or piece["blank"] or piece["sign"] in ("|", "?", ")"):
            raise self._fault("an alternative without words")
        self._next += 1
        if piece["gap"] is not None:
            return Gap(int(piece["gap"] or USUAL_GAP))
        if piece["name"]:
            return Named(piece["name"], piece["plural"] == "s", piece["other"] == "!")
        if piece["escaped"]:
            return Literal(piece["escaped"])
        if piece["words"]:
            return self._words(piece["words"])
        if piece["sign"] != "(":
            return Edge(piece["sign"] == "$")
        tree = self._series(inside=True)
        if (closing := self._peek()) is None or closing["sign"] != ")":
            raise self._fault("a bracket is left open")
        self._next += 1
        return tree

    def _words(self, text: str) -> Tree:
        texts = literals_of(text.rstrip("*"))
        if not texts or "*" in text.rstrip("*"):
            raise self._fault(f"{text!r} is no word; a star stands at a word's end")
        literals = [Literal(t) for t in texts]
        if text.endswith("*"):
            literals[-1] = Literal(texts[-1], prefix=True)
        return literals[0] if len(literals) == 1 else Series(tuple(literals))

    def _joined(self, items: Sequence[Tree]) -> Tree:
        if not items:
            raise self._fault("nothing stands there")
        return items[0] if len(items) == 1 else Series(tuple(items))

    def _peek(self) -> re.Match[str] | None:
        return self._pieces[self._next] if self._next < len(self._pieces) else None

    def _fault(self, what: str) -> PatternError:
        return PatternError(f"pattern {self._pattern!r}: {what}")
