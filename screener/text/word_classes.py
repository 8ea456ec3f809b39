"""Word classes: `{person}` in a pattern, and `{person}s` for the plurals of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screener.model.wording import WordClass
from screener.text.pattern_syntax import Choice, Literal, Named, PatternError, Series, Tree, parse


class WordClasses:
    """The classes of a language and a domain.

    endings: pairs of a word's ending and the plural's (("y", "ies"), ("", "s")); the first that fits counts.
    """

    def __init__(self, classes: Mapping[str, WordClass], endings: Sequence[Sequence[str]] = ()) -> None:
        self._classes = classes
        self._endings = tuple((str(a), str(b)) for a, b in endings) or (("", "s"),)
        self._trees: dict[tuple[str, bool], Tree] = {}
        self._open: set[tuple[str, bool]] = set()

    @property
    def names(self) -> list[str]:
        """The names that patterns may use."""
        return list(self._classes)

    def tree(self, name: str, *, plural: bool) -> Tree | None:
        """The words of a class as a tree, None for an unknown class.

        Raises PatternError where a class holds itself, or has no plural and is asked for it.
        """
        if name not in self._classes:
            return None
        key = (name, plural)
        if key not in self._trees:
            if key in self._open:
                raise PatternError(f"class {{{name}}} holds itself")
            self._open.add(key)
            self._trees[key] = self._read(name, plural)
            self._open.discard(key)
        return self._trees[key]

    def _read(self, name: str, plural: bool) -> Tree:
        row = self._classes[name]
        words = [parse(word) for word in row.words]
        if plural:
            if not row.plural:
                raise PatternError(f"class {{{name}}} has no plural")
            words = [self._plural(tree) for tree in words] + [parse(word) for word in row.plurals]
        for tree in words:
            self._check(tree)
        return Choice(tuple(words))

    def _plural(self, tree: Tree) -> Tree:
        """The plural of a word, of the last word of several, of a class in the class."""
        if isinstance(tree, Named):
            return Named(tree.name, plural=True)
        if isinstance(tree, Literal) and not tree.prefix:
            ending, other = next(pair for pair in self._endings if tree.text.endswith(pair[0]))
            return Literal(tree.text[: len(tree.text) - len(ending)] + other)
        if isinstance(tree, Series):
            return Series((*tree.items[:-1], self._plural(tree.items[-1])))
        if isinstance(tree, Choice):
            return Choice(tuple(self._plural(branch) for branch in tree.branches))
        return tree

    def _check(self, tree: Tree) -> None:
        """Follow the classes that a class names, so that a circle is met at once."""
        if isinstance(tree, Named):
            self.tree(tree.name, plural=tree.plural)
        elif isinstance(tree, Series | Choice):
            for part in tree.items if isinstance(tree, Series) else tree.branches:
                self._check(part)
