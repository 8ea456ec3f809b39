"""Every way a lexicon's concepts are written, and where those names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from spacy.attrs import LOWER
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from screener.model.concept import Ambiguous, Concept, Lexicon
from screener.text.words import Words, split_words

FUZZY_LETTERS = 8
"""A name must have so many letters before a misspelling of it counts: CPC, CPT and CPA are one edit apart."""
ABBREVIATED = 5
"""Capitals up to so many letters are a credential's abbreviation."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a concept. row: the surroundings it needs, None where it means nothing else."""

    concept: str
    category: str
    sort: str
    row: Ambiguous | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at words [first, last). plural: written with a plural s that the name has not."""

    first: int
    last: int
    name: Name
    plural: bool = False
    misspelt: bool = False


@dataclass(slots=True)
class _Pattern:
    names: list[tuple[Name, bool]]
    tight: set[int]
    fuzzy: bool


class NameIndex:
    """All names of a lexicon, compiled. One PhraseMatcher a case mode; they share one vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        # No more of a language than is compared: shapes, stop words and the like cost as much as the rest.
        self._vocab = Vocab(lex_attr_getters={LOWER: str.lower})
        self._exact = PhraseMatcher(self._vocab, attr="ORTH")
        self._any = PhraseMatcher(self._vocab, attr="LOWER")
        self._patterns: dict[int, _Pattern] = {}
        spelled: set[str] = set()
        for concept in lexicon.concepts.values():
            for text, exact, name in _names(concept):
                self._add(text, exact, name)
                if name.sort == "alias" and _letters(text) >= FUZZY_LETTERS:
                    spelled.update(w.casefold() for w in split_words(text).texts)
        self.spelled = frozenset(word for word in spelled if word.isalpha())

    def doc(self, texts: Iterable[str]) -> Any:
        """The words as a spaCy Doc."""
        return Doc(self._vocab, words=list(texts))

    def find(self, words: Words) -> list[Hit]:
        """Every name as written, those inside longer ones too."""
        if not words.texts:
            return []
        doc = self.doc(words.texts)
        return [
            hit
            for matcher in (self._exact, self._any)
            for key, first, last in matcher(doc)
            for hit in self._hits(key, first, last, words)
        ]

    def find_misspelt(self, words: Words, corrections: Mapping[int, Sequence[str]]) -> list[Hit]:
        """Long names with one word corrected; corrections: word index to what it may stand for."""
        found: list[Hit] = []
        for index, rights in corrections.items():
            start = max(0, index - 7)
            texts = list(words.texts[start : index + 8])
            for right in rights:
                texts[index - start] = right
                for key, first, last in self._any(self.doc(texts)):
                    if not first + start <= index < last + start or not self._patterns[key].fuzzy:
                        continue
                    hits = self._hits(key, first + start, last + start, words)
                    found.extend(Hit(h.first, h.last, h.name, h.plural, True) for h in hits)
        return found

    def _hits(self, key: int, first: int, last: int, words: Words) -> Iterator[Hit]:
        pattern = self._patterns[key]
        if _stands_free(words, first, last) and all(_is_tight(words, first + k, last) for k in pattern.tight):
            for name, plural in pattern.names:
                yield Hit(first, last, name, plural)

    def _add(self, text: str, exact: bool, name: Name) -> None:
        words = split_words(text)
        if not words.texts:
            return
        tight = _tight_parts(words, _short(name))
        fuzzy = name.sort == "alias" and _letters(text) >= FUZZY_LETTERS
        matcher, mode = (self._exact, "exact") if exact else (self._any, "any")
        for ending in ("", "s"):
            if ending and not _takes_plural(words.texts[-1], exact):
                continue
            texts = [*words.texts[:-1], words.texts[-1] + ending]
            folded = texts if exact else [w.casefold() for w in texts]
            label = mode + " " + " ".join(folded)
            key = self._vocab.strings.add(label)
            if key in self._patterns:
                pattern = self._patterns[key]
                pattern.names.append((name, bool(ending)))
                pattern.tight &= tight
                pattern.fuzzy = pattern.fuzzy or fuzzy
            else:
                self._patterns[key] = _Pattern([(name, bool(ending))], set(tight), fuzzy)
                matcher.add(label, [self.doc(texts)])


def _short(name: Name) -> int:
    """How short a part of a name must be to need its dash: "CPC ED coder" names no CPC-ED."""
    return 2 if name.category == "certification" else 1


def _tight_parts(words: Words, short: int) -> set[int]:
    """Indexes of the parts that hang on an abbreviation, or are short, behind a dash or slash."""
    return {
        k
        for k, (before, part) in enumerate(pairwise(words.texts), start=1)
        if (
            min(len(before), len(part)) <= short
            or (short > 1 and before.isupper() and len(before) <= ABBREVIATED)
        )
        and re.search(r"[-/]", words.gap(k))
        and (before + part).isalpha()
    }


def _takes_plural(word: str, exact: bool) -> bool:
    return word.isalpha() and (exact or not word.casefold().endswith("s"))


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _names(concept: Concept) -> Iterator[tuple[str, bool, Name]]:
    """Each way to write a concept: the text, whether its case counts, and the name."""
    bound = {text.casefold() for row in concept.ambiguous for text in row.names}
    long_form = [concept.name] if concept.name and concept.name.casefold() not in bound else []
    for sort, texts in (("alias", [*long_form, *concept.aliases]), ("abbreviation", concept.abbreviations)):
        for text in dict.fromkeys(texts):
            yield text, sort == "abbreviation", Name(concept.id, concept.category, sort)
    for row in concept.ambiguous:
        for text in row.names:
            yield text, row.exact, Name(concept.id, concept.category, "ambiguous", row)


def _stands_free(words: Words, first: int, last: int) -> bool:
    """No letter or digit stands directly before or after: no CPC in CPC01234 or in H2CPC; CPC+ is a model."""
    before, after = words.starts[first] - 1, words.ends[last - 1]
    if before >= 0 and words.plain[before].isalnum():
        return False
    return not (after < len(words.plain) and (words.plain[after].isalnum() or words.plain[after] == "+"))


def _is_tight(words: Words, index: int, last: int) -> bool:
    """Whether a short part of a name hangs on the word before it.

    "CPC-A", "CPC -A", "CPC-\\nA" do; "CPC - A" and "CPC A" only before punctuation or the line's end:
    in "CPC - A highly motivated coder" the A is an article.
    """
    gap = words.gap(index)
    if re.fullmatch(r"[®™©*]*(?:[-/][®™©]*|-[ ]?\n\s*|\s-)", gap):
        return True
    end = words.ends[last - 1]
    return re.match(r"[®™©]*[ ]*(?:[,;.)|/\]:&]|\n|\f|$)", words.plain[end : end + 12]) is not None
