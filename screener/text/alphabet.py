"""A text as one character a token, so that an expression over characters finds wordings.

A known word, a known prefix, a number, a name, a sign has a character of its own; what no pattern names
shares one. Blanks, line breaks, dashes, slashes and case are gone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from screener.model.span import Span
from screener.text.pattern_syntax import POSSESSIVE
from screener.text.words import Words, whole_words

COUNT, YEAR, LONG, FIGURE, PART = "count", "year", "long", "figure", "part"
"""Numbers: 2 to 999; 1900 to 2099; 10000 to 99999; others; those within a date or a code ("F32-1")."""
NUMBERS = (COUNT, YEAR, LONG, FIGURE, PART)
SIGN = "sign"
_LONG_DIGITS = 5
_WORD, _BREAK = "word", "break"
_FIRST = 0x3400
"""Where the alphabet begins: letters that mean nothing to `re`; 20,000 of them follow."""
_MOST_KEPT = 50_000
"""So many different words of texts are remembered with their characters."""

Mark = tuple[Span, str]
"""A place in a text that counts as one token of a kind: a credential, a skill."""
_POSSESSIVE = re.compile(rf"(?<=[A-Za-z]){POSSESSIVE}(?![A-Za-z])", re.IGNORECASE)
_Token = tuple[int, int, str]
"""Where a token begins and ends, and its character."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, or of a part. codes: a character each; starts, ends: offsets in `text`."""

    text: str
    codes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def part(self, start: int, end: int) -> Tokens:
        """The tokens that begin within [start, end) of the text, with the same offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return Tokens(self.text, self.codes[first:last], self.starts[first:last], self.ends[first:last])


class Alphabet:
    """Characters for the words, prefixes and signs that patterns name, and for kinds of tokens.

    kinds: what marks may call a token, each with other kinds that it also is
    ({"abbreviation": ("credential",)}).
    """

    def __init__(
        self, literals: Iterable[str], prefixes: Iterable[str], kinds: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._kinds: dict[str, str] = {}
        self._broader = kinds
        for kind in (_WORD, SIGN, _BREAK, *NUMBERS, *kinds):
            self._kinds[kind] = chr(_FIRST + len(self._kinds))
        first = _FIRST + len(self._kinds)
        self._literals = {text: chr(first + i) for i, text in enumerate(dict.fromkeys(literals))}
        first += len(self._literals)
        self._prefixes = {text: chr(first + i) for i, text in enumerate(dict.fromkeys(prefixes))}
        self._longest = max(map(len, self._prefixes), default=0)
        self._sorted = sorted([*self._literals.items(), *self._prefixes.items()])
        self._seen: dict[str, str] = {}

    def literal(self, text: str) -> str:
        """The character of a word or sign."""
        return self._literals[text]

    def beginning(self, prefix: str) -> str:
        """The characters of all words that begin so."""
        first = bisect_left(self._sorted, (prefix,))
        return "".join(
            c for t, c in takewhile(lambda known: known[0].startswith(prefix), self._sorted[first:])
        )

    def kind(self, name: str) -> str:
        """The characters of a kind of marks, or of numbers ("count", "year"); "" where there is none."""
        if name in NUMBERS:
            return self._kinds[name] + "".join(
                c for t, c in self._literals.items() if t.isdigit() and _number_kind(t) == name
            )
        return "".join(self._kinds[k] for k, broader in self._broader.items() if name == k or name in broader)

    @property
    def signs(self) -> str:
        """The characters of what is no word: commas, brackets, breaks, the possessive."""
        own = (c for t, c in self._literals.items() if t == POSSESSIVE or not t[0].isalnum())
        return self._kinds[SIGN] + self._kinds[_BREAK] + "".join(own)

    def read(self, text: str | Words, marks: Iterable[Mark] = ()) -> Tokens:
        """The tokens of a text; each of `marks`, which do not overlap, is one of its kind."""
        words = whole_words(text) if isinstance(text, str) else text
        tokens = self._tokens(words)
        if placed := sorted(marks):
            tokens = self._marked(words.plain, tokens, placed)
        starts, ends, codes = zip(*tokens, strict=True) if tokens else ((), (), ())
        return Tokens(words.plain, "".join(codes), starts, ends)

    def _marked(self, plain: str, tokens: list[_Token], marks: list[Mark]) -> list[_Token]:
        """The tokens with each mark as one; what a mark leaves of a token ("CPCs") stays as a token."""
        starts = [token[0] for token in tokens]
        found: list[_Token] = []
        at = 0
        for span, kind in marks:
            found += tokens[at : bisect_left(starts, span.start, at)]
            while found and found[-1][1] > span.start:
                start = found.pop()[0]
                if start < span.start:
                    found.append((start, span.start, self._code(plain[start : span.start])))
            found.append((span.start, span.end, self._kinds[kind]))
            at = bisect_left(starts, span.end, at)
            if at and (end := tokens[at - 1][1]) > span.end:
                found.append((span.end, end, self._code(plain[span.end : end])))
        return found + tokens[at:]

    def _tokens(self, words: Words) -> list[_Token]:
        """Each token with its character; decimals ("97.5") are one, a possessive is one of its own."""
        codes = [self._seen.get(text, "?") for text in words.texts]
        ends = list(words.ends)
        for index in [i for i, code in enumerate(codes) if code == "?"]:  # numbers, and words not met before
            if codes[index] != "?":
                continue  # part of the number before it
            if words.texts[index][0].isdigit():
                more = _decimals(words, index)
                ends[index] = ends[index + more]
                codes[index + 1 : index + 1 + more] = [""] * more
                codes[index] = self._number(words.plain, words.starts[index], ends[index])
            else:
                codes[index] = self._code(words.texts[index])
        tokens = [token for token in zip(words.starts, ends, codes, strict=True) if token[2]]
        if "'" in words.plain:
            owned = _POSSESSIVE.finditer(words.plain)
            tokens = sorted([*tokens, *((*hit.span(), self._code(POSSESSIVE)) for hit in owned)])
        return tokens

    def _number(self, plain: str, start: int, end: int) -> str:
        text = plain[start:end]
        if code := self._literals.get(text):
            return code
        before, after = plain[start - 1 : start] if start else "", plain[end : end + 2]
        joined = before in ("/", "-", ".") or (after[:1] in ("/", "-") and after[1:].isdigit())
        kind = _number_kind(text)
        if kind == LONG and before == "$":
            kind = FIGURE
        return self._kinds[PART if joined and kind == COUNT else kind]

    def _code(self, text: str) -> str:
        folded = text.casefold()
        code = self._literals.get(folded)
        if code is None:
            if folded[0] in "\n\f":
                code = self._kinds[_BREAK]
            elif folded[0].isalnum():
                code = next(
                    (c for n in range(self._longest, 0, -1) if (c := self._prefixes.get(folded[:n]))),
                    self._kinds[_WORD],
                )
            else:
                code = self._kinds[SIGN]
        if len(self._seen) < _MOST_KEPT and not text[0].isdigit():
            self._seen[text] = code
        return code


def _number_kind(text: str) -> str:
    if len(text) == 4 and text[:2] in ("19", "20"):
        return YEAR
    if len(text) == _LONG_DIGITS and text.isdecimal():
        return LONG
    return COUNT if text.isdecimal() and len(text) <= 3 and int(text) >= 2 else FIGURE


def _decimals(words: Words, index: int) -> int:
    """How many of the next words go on with a number: 1 in "97.5", 2 in "1,200", 3 in "1,200.50"."""
    texts, more = words.texts, 0
    while True:
        at, before = index + more + 1, words.ends[index + more]
        if at < len(texts) and texts[at].isdigit() and words.plain[before : words.starts[at]] == ".":
            more += 1
        elif _is_thousands(words, at, before):
            more += 2
        else:
            return more


def _is_thousands(words: Words, at: int, before: int) -> bool:
    """Whether a comma and three digits follow a number that ends at `before`."""
    if at + 1 >= len(words.texts) or words.texts[at] != "," or words.starts[at + 1] != before + 1:
        return False
    return words.texts[at + 1].isdigit() and len(words.texts[at + 1]) == 3
