"""Patterns over tokens: wordings such as "let|allow* my {credential} lapse", compiled to one expression each.

The language stands in docs/patterns.md. Matching costs no more than the text is long: no pattern repeats
without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from screener.model.span import Span
from screener.model.wording import WordClass
from screener.text.alphabet import Alphabet, Mark, Tokens
from screener.text.pattern_compiler import Compiler, Vocabulary
from screener.text.pattern_syntax import Choice, PatternError, Tree, parse
from screener.text.word_classes import WordClasses
from screener.text.words import Words

Kinds = Mapping[str, tuple[str, ...]]
"""Kinds of names that the reader of a text marks, each with the broader kinds that it also is."""


class Pattern:
    """One or several wordings of one meaning; finds the longest at each place."""

    def __init__(self, expression: str, needs: str) -> None:
        self._source = expression
        self.needs = needs
        """A text with none of these characters holds no such wording; "" for no such set."""

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """Compiled when first asked: most texts hold the words of few patterns."""
        return re.compile(self._source)

    def find(self, tokens: Tokens) -> Iterator[Span]:
        """Where the wordings stand, left to right, none over another."""
        for hit in self._expression.finditer(tokens.codes):
            if hit.end() > hit.start():
                yield _span(tokens, hit)

    def search(self, tokens: Tokens) -> Span | None:
        """The first place, None for none."""
        return next(self.find(tokens), None)

    def starts(self, tokens: Tokens) -> Span | None:
        """The wording that the tokens begin with, None for none."""
        hit = self._expression.match(tokens.codes)
        return _span(tokens, hit) if hit and hit.end() else None

    def ends(self, tokens: Tokens) -> Span | None:
        """The wording that the tokens end with, None for none."""
        last = tokens.ends[-1] if tokens.ends else 0
        return next((span for span in self.find(tokens) if span.end == last), None)

    def covers(self, tokens: Tokens) -> bool:
        """Whether the tokens are such a wording and nothing else."""
        return bool(tokens.codes) and self._expression.fullmatch(tokens.codes) is not None

    def fills(self, tokens: Tokens) -> bool:
        """Whether the tokens are nothing but such wordings, one after the other; so are none at all."""
        at, codes = 0, tokens.codes
        while at < len(codes):
            hit = self._expression.match(codes, at)
            if hit is None or hit.end() == at:
                return False
            at = hit.end()
        return True


class Patterns:
    """Named patterns over one alphabet.

    >>> patterns = Patterns({"lapse": ["let my {credential} lapse"]}, kinds={"credential": ()})
    >>> tokens = patterns.read("I let my CPC lapse.", [(Span(9, 12), "credential")])
    >>> patterns["lapse"].search(tokens)
    Span(start=2, end=18)
    """

    def __init__(
        self,
        wordings: Mapping[str, Sequence[str]],
        classes: Mapping[str, WordClass] | None = None,
        kinds: Kinds | None = None,
        endings: Sequence[Sequence[str]] = (),
    ) -> None:
        """Compile `wordings`, name to patterns. classes, endings: word classes and how plurals end.

        Raises PatternError for the first pattern that cannot be read or names an unknown class.
        """
        vocabulary = Vocabulary(WordClasses(classes or {}, endings), kinds or {})
        trees = {name: _tree(name, patterns, vocabulary) for name, patterns in wordings.items()}
        self._alphabet = Alphabet(vocabulary.literals, vocabulary.prefixes, kinds or {})
        compiler = Compiler(self._alphabet, vocabulary)
        self._patterns = {name: _compiled(name, tree, compiler) for name, tree in trees.items()}
        self._signs = frozenset(self._alphabet.signs)

    def __getitem__(self, name: str) -> Pattern:
        return self._patterns[name]

    def read(self, text: str | Words, marks: Iterable[Mark] = ()) -> Tokens:
        """The tokens of a text, in which `marks` stand for names."""
        return self._alphabet.read(text, marks)

    def count_words(self, tokens: Tokens) -> int:
        """How many tokens are words, numbers or names rather than signs."""
        return sum(code not in self._signs for code in tokens.codes)


def _tree(name: str, patterns: Sequence[str], vocabulary: Vocabulary) -> Tree:
    """The tree of some patterns, taken into the vocabulary."""
    try:
        tree = Choice(tuple(parse(pattern) for pattern in patterns))
        vocabulary.add(tree)
    except PatternError as error:
        raise PatternError(error.what, name) from None
    return tree


def _compiled(name: str, tree: Tree, compiler: Compiler) -> Pattern:
    try:
        return Pattern(compiler.expression(tree), compiler.needs(tree))
    except PatternError as error:
        raise PatternError(error.what, name) from None


def _span(tokens: Tokens, hit: re.Match[str]) -> Span:
    return Span(tokens.starts[hit.start()], tokens.ends[hit.end() - 1])
