"""How postings are written: the wordings of the table `posting_rules`, found in a text by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from screener.errors import Fault
from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.posting import PostingRule
from screener.model.wording import WordClass
from screener.text.alphabet import Tokens
from screener.text.pattern_syntax import PatternError
from screener.text.patterns import Pattern, Patterns

LANGUAGE = "posting_en"
"""The lexicon of how postings are written; it must be loaded with the domain's."""
RULES, CLASSES = "posting_rules", "posting_classes"
_MOST_KEPT = 1_000_000
"""Texts of so many characters together are kept with their tokens: a hundred things are asked of each."""


class Wording:
    """All patterns that say one thing."""

    def __init__(self, found: Pattern, unless: Pattern | None, texts: _Texts) -> None:
        self._found = found
        self._unless = unless
        self._texts = texts

    def find(self, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Where the words say so, between `start` and `end`, left to right."""
        tokens = self._texts.tokens(words)
        if start or end is not None:
            tokens = tokens.part(start, len(words) if end is None else end)
        other = list(self._unless.find(tokens)) if self._unless else []
        for span in self._found.find(tokens):
            if not any(span.overlaps(o) for o in other):
                yield span

    def search(self, words: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place where the words say so."""
        return next(self.find(words, start, end), None)

    def is_in(self, words: str, start: int = 0, end: int | None = None) -> bool:
        """Whether the words say so anywhere."""
        return self.search(words, start, end) is not None

    def without(self, words: str) -> str:
        """The words with a blank where they say so."""
        for span in reversed(list(self.find(words))):
            words = f"{words[: span.start]} {words[span.end :]}"
        return words

    def starts(self, words: str) -> Span | None:
        """The wording that the words begin with; marks may stand before."""
        span = self.search(words)
        return span if span and not _has_words(words[: span.start]) else None

    def ends(self, words: str) -> Span | None:
        """The wording that the words end with; marks may stand behind."""
        return next((span for span in self.find(words) if not _has_words(words[span.end :])), None)

    def covers(self, words: str) -> bool:
        """Whether the words are such a wording and nothing else."""
        span = self.starts(words)
        return span is not None and not _has_words(words[span.end :])


class Wordings:
    """The wordings by what they say. Built once for many postings.

    >>> wordings["required"].search("CPC required")
    Span(start=4, end=12)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        named: dict[str, list[PostingRule]] = {}
        for rule in lexicon.tables[RULES]:
            for name in dict.fromkeys((rule.says or rule.id, rule.id)):
                named.setdefault(name, []).append(rule)
        self._named = named
        self._wordings = _compiled(named, lexicon.tables[CLASSES])

    def __getitem__(self, says: str) -> Wording:
        """The wording of that name; NOTHING where neither language nor domain has one."""
        return self._wordings.get(says, NOTHING)

    def rules(self, says: str, words: str) -> Iterator[PostingRule]:
        """The rules of that name that are found in the words, in the table's order."""
        return (rule for rule in self._named.get(says, ()) if self._wordings[rule.id].is_in(words))

    def first(self, says: str, words: str) -> PostingRule | None:
        """The first of these rules."""
        return next(self.rules(says, words), None)


class _Texts:
    """Texts with their tokens, the last ones kept."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._kept: dict[str, Tokens] = {}
        self._length = 0

    def tokens(self, words: str) -> Tokens:
        """The tokens of a text."""
        found = self._kept.get(words)
        if found is None:
            self._length += len(words)
            if self._length > _MOST_KEPT:
                self._kept.clear()
                self._length = len(words)
            found = self._kept[words] = self._patterns.read(words)
        return found


NOTHING = Wording(Pattern(r"(?!)", ""), None, _Texts(Patterns({})))
"""Is said nowhere: a domain need not name what it does not know."""


def _compiled(
    named: Mapping[str, Sequence[PostingRule]], classes: Mapping[str, WordClass]
) -> dict[str, Wording]:
    """The wordings of rules, by name. Raises PatternError, with the name, for one that cannot be read."""
    found = {name: [pattern for rule in rules for pattern in rule.pattern] for name, rules in named.items()}
    unless = {name: [pattern for rule in rules for pattern in rule.unless] for name, rules in named.items()}
    unless = {f"unless {name}": patterns for name, patterns in unless.items() if patterns}
    patterns = Patterns({**found, **unless}, classes)
    texts = _Texts(patterns)
    return {
        name: Wording(
            patterns[name], patterns[other] if (other := f"unless {name}") in unless else None, texts
        )
        for name in named
    }


def _has_words(words: str) -> bool:
    return any(c.isalnum() for c in words)


def abbreviations(lexicon: Lexicon) -> re.Pattern[str]:
    """Abbreviations of the lexicon's credentials, as words by themselves: "CPC", "CCS-P"."""
    labels = (c.label for c in lexicon.concepts.values() if c.category == "certification")
    short = sorted({re.escape(label) for label in labels if re.fullmatch(r"[A-Z-]{3,7}", label)})
    return re.compile(rf"(?<![\w-])(?:{'|'.join(short) or '(?!)'})(?![\w-])")


def try_examples(lexicon: Lexicon) -> Iterator[Fault]:
    """Rules of `posting_rules` that cannot be read or fail their examples, and ids that two rules have."""
    rules: tuple[PostingRule, ...] = lexicon.tables.get(RULES, ())
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield Fault(rule.id, "two rules have this id")
        seen.add(rule.id)
        try:
            wording = _compiled({rule.id: (rule,)}, lexicon.tables.get(CLASSES, {}))[rule.id]
        except PatternError as error:
            yield Fault(rule.id, str(error))
            continue
        for text in rule.examples:
            if not wording.is_in(text):
                yield Fault(rule.id, f"is not found in its example {text!r}")
        for text in rule.not_examples:
            if wording.is_in(text):
                yield Fault(rule.id, f"is found in {text!r}, which is not an example")
