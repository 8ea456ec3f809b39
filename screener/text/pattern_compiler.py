"""From the tree of a pattern to an expression over the characters of an alphabet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from screener.registry import did_you_mean
from screener.text.alphabet import COUNT, LONG, NUMBERS, SIGN, YEAR, Alphabet
from screener.text.pattern_syntax import (
    POSSESSIVE,
    Choice,
    Edge,
    Gap,
    Literal,
    Maybe,
    Named,
    PatternError,
    Series,
    Tree,
)
from screener.text.word_classes import WordClasses

ANY = "word"
BUILT_IN = {
    ANY: (),
    "digits": NUMBERS,
    "count": (COUNT,),
    "year": (YEAR,),
    "five_digits": (LONG,),
    SIGN: (SIGN,),
}
"""Classes that no table defines: any word; any number; 2 to 999; 1900 to 2099; 10000 to 99999; any sign."""
SIGNS = (",", "(", ")", ".", ":", ";", POSSESSIVE)
"""Signs that have a character in every alphabet."""
_IN_A_ROW = 3
"""So many signs may stand where any may; more are no writing."""


class Vocabulary:
    """The words and prefixes of trees, and the classes and kinds that they name."""

    def __init__(self, classes: WordClasses, kinds: Collection[str]) -> None:
        self.classes = classes
        self.kinds = kinds
        self.literals: dict[str, None] = dict.fromkeys(SIGNS)
        self.prefixes: dict[str, None] = {}
        self._taken: set[Named] = set()

    def add(self, tree: Tree) -> None:
        """Take in what a tree and its classes name. Raises PatternError for an unknown class."""
        for leaf in _leaves(tree):
            if isinstance(leaf, Literal):
                (self.prefixes if leaf.prefix else self.literals)[leaf.text] = None
            elif self.is_class(leaf) and leaf not in self._taken:
                self._taken.add(leaf)
                self.add(self.words(leaf))

    def is_class(self, tree: Tree) -> bool:
        """Whether a tree is a class of a table, neither built in nor a kind of names."""
        return isinstance(tree, Named) and tree.name not in BUILT_IN and tree.name not in self.kinds

    def words(self, named: Named) -> Tree:
        """The words of a class. Raises PatternError for one that is not known."""
        tree = self.classes.tree(named.name, plural=named.plural)
        if tree is None:
            hint = did_you_mean(named.name, [*self.classes.names, *self.kinds, *BUILT_IN])
            raise PatternError(f"unknown class {{{named.name}}}" + (f"; {hint}" if hint else ""))
        return tree


class Compiler:
    """Writes expressions."""

    def __init__(self, alphabet: Alphabet, vocabulary: Vocabulary) -> None:
        self._alphabet = alphabet
        self._vocabulary = vocabulary
        self._names = frozenset("".join(alphabet.kind(kind) for kind in vocabulary.kinds))
        self._word = f"[^{alphabet.signs}]"
        self._of_classes: dict[Named, str | None] = {}
        self._writers: dict[type, Any] = {
            Choice: self._choice,
            Series: lambda tree: "".join(self.expression(item) for item in tree.items),
            Maybe: lambda tree: f"(?:{self.expression(tree.item)})?",
            Gap: self._gap,
            Edge: self._edge,
            Named: self._named,
        }

    def expression(self, tree: Tree) -> str:
        """The expression of a tree."""
        characters = self._characters(tree)
        if characters is None:
            return str(self._writers[type(tree)](tree))
        # "studying for the (CPC)": a comma or bracket may stand before a name.
        return (self._optional(",", "(") if self._holds_names(characters) else "") + _set(characters)

    def needs(self, tree: Tree) -> str:
        """The smallest set of characters of which every such wording holds one; "" for none.

        Names do not serve: nearly every text that is read holds one.
        """
        if isinstance(tree, Series):
            sets = [found for item in tree.items if (found := self.needs(item))]
            return min(sets, key=len, default="")
        if isinstance(tree, Choice):
            sets = [self.needs(branch) for branch in tree.branches]
            return "" if "" in sets else "".join(sets)
        if isinstance(tree, Named) and self._vocabulary.is_class(tree) and not tree.other:
            return self.needs(self._vocabulary.words(tree))
        return (self._characters(tree) or "") if isinstance(tree, Literal) else ""

    def _characters(self, tree: Tree) -> str | None:
        """The characters of a tree that is one token; None where it can be more, none, or any word."""
        if isinstance(tree, Literal):
            read = self._alphabet.beginning if tree.prefix else self._alphabet.literal
            return read(tree.text)
        if isinstance(tree, Choice):
            sets = [self._characters(branch) for branch in tree.branches]
            return None if None in sets else "".join(s for s in sets if s)
        if not isinstance(tree, Named) or tree.name == ANY or tree.other:
            return None
        if tree not in self._of_classes:  # many patterns name one class
            self._of_classes[tree] = self._class_characters(tree)
        return self._of_classes[tree]

    def _class_characters(self, tree: Named) -> str | None:
        if tree.name == SIGN:
            return self._alphabet.signs
        if self._vocabulary.is_class(tree):
            return self._characters(self._vocabulary.words(tree))
        return "".join(self._alphabet.kind(kind) for kind in BUILT_IN.get(tree.name, (tree.name,)))

    def _named(self, tree: Named) -> str:
        if tree.name == ANY:
            return self._word
        if not tree.other:
            return self.expression(self._vocabulary.words(tree))
        characters = self._characters(Named(tree.name, tree.plural))
        if characters is None:
            raise PatternError(f"{{!{tree.name}}}: a class of several words has no opposite")
        return f"[^{self._alphabet.signs}{characters}]"

    def _gap(self, tree: Gap) -> str:
        """Up to so many words, as few as will do; commas and brackets between them."""
        passed = self._optional(",", "(", ")")
        word = f"{passed}{self._word}{self._optional('.', POSSESSIVE)}"
        return f"(?:{word}){{0,{tree.most}}}?{passed}"

    def _edge(self, tree: Edge) -> str:
        """The beginning, behind bullets and brackets; the end, or the comma that ends a part of a clause."""
        if not tree.end:
            return rf"\A{_set(self._alphabet.signs)}*"
        after = _set(self._alphabet.literal(",") + self._alphabet.literal(";"))
        return rf"{self._optional('.', ')')}(?:\Z|(?={after}))"

    def _choice(self, tree: Choice) -> str:
        """The branches of several tokens first, the longest in front; those of one token as one set."""
        single: list[str] = []
        several: list[Tree] = []
        for branch in _branches(tree):
            characters = self._characters(branch)
            if characters is None or self._holds_names(characters):
                several.append(branch)
            else:
                single.append(characters)
        several.sort(key=lambda branch: -self._width(branch))
        parts = [self.expression(branch) for branch in several]
        if single:
            parts.append(_set("".join(single)))
        return f"(?:{'|'.join(parts)})"

    def _width(self, tree: Tree) -> int:
        """The most tokens that a tree stands for, a gap counted as one."""
        if isinstance(tree, Series):
            return sum(self._width(item) for item in tree.items)
        if isinstance(tree, Choice):
            return max(map(self._width, tree.branches), default=0)
        if isinstance(tree, Maybe):
            return self._width(tree.item)
        if isinstance(tree, Named) and self._vocabulary.is_class(tree) and not tree.other:
            return self._width(self._vocabulary.words(tree))
        return 0 if isinstance(tree, Edge) else 1

    def _holds_names(self, characters: str) -> bool:
        return not self._names.isdisjoint(characters)

    def _optional(self, *signs: str) -> str:
        return f"{_set(''.join(self._alphabet.literal(sign) for sign in signs))}{{0,{_IN_A_ROW}}}"


def _branches(tree: Choice) -> Iterator[Tree]:
    for branch in tree.branches:
        if isinstance(branch, Choice):
            yield from _branches(branch)
        else:
            yield branch


def _leaves(tree: Tree) -> Iterator[Literal | Named]:
    if isinstance(tree, Literal | Named):
        yield tree
    elif isinstance(tree, Series | Choice):
        for part in tree.items if isinstance(tree, Series) else tree.branches:
            yield from _leaves(part)
    elif isinstance(tree, Maybe):
        yield from _leaves(tree.item)


def _set(characters: Iterable[str]) -> str:
    """An expression for one of some characters; runs of neighbours as ranges."""
    codes = sorted({ord(c) for c in characters})
    if len(codes) < 2:
        return chr(codes[0]) if codes else "(?!)"
    parts: list[str] = []
    first = last = codes[0]
    for code in (*codes[1:], 0):
        if code != last + 1:
            parts.append(chr(first) if first == last else f"{chr(first)}-{chr(last)}")
            first = code
        last = code
    return f"[{''.join(parts)}]"
