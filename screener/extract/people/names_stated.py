"""Names that a key, a sentence or a bracket tells: "name": "Jane Roe", "My name is Jane Roe, and …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.people import NameWords
from screener.text.phrases import any_of

_WORD = r"[^\W\d_](?:\.|[\w'’\-]*)"
_QUOTE = r"[\"'“”]"
_IN_BRACKETS = re.compile(rf"\((?P<name>{_WORD}(?: {_WORD}){{1,4}})\)")


class StatedNames:
    """Names that keys and sentences tell. Built once from the table `person_names`."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: NameWords = lexicon.tables["person_names"]
        key, noun = rf"{_QUOTE}?\s*[:|]\s*{_QUOTE}?", rf"[ _]?(?:{any_of(words.key_noun)})"
        own = any_of(words.own_keys, gap="[ _]?")
        self._keyed = re.compile(
            rf"{_QUOTE}(?:{own}){_QUOTE}\s*:\s*{_QUOTE}([^\"“”\n]{{3,60}}){_QUOTE}", re.IGNORECASE
        )
        self._in_two = re.compile(
            rf"{_QUOTE}?(?:{any_of(words.given_keys)}){noun}{key}(?P<given>{_WORD}(?: {_WORD})?){_QUOTE}?"
            rf"[\s,|]+{_QUOTE}?(?:{any_of(words.family_keys)}){noun}{key}"
            rf"(?P<family>{_WORD}(?: {_WORD}){{0,2}})",
            re.IGNORECASE,
        )
        self._said = re.compile(
            rf"(?i:\b(?:{any_of(words.says)}))\s+(?P<name>[A-ZÀ-Þ](?:\.|[\w'’\-]*)(?: {_WORD}){{1,3}}?)"
            rf"(?=[.,;!]|\s+(?:{any_of(words.said_until)})\b|\s*$)",
            re.MULTILINE,
        )

    def keyed(self, text: str) -> Iterator[tuple[str, Span]]:
        """Names under a key that is meant for them, with the place of each."""
        for hit in self._keyed.finditer(text):
            yield hit[1], Span(*hit.span(1))
        for hit in self._in_two.finditer(text):
            yield f"{hit['given']} {hit['family']}", Span(hit.start("given"), hit.end("family"))

    def told(self, line: str) -> Iterator[tuple[str, Span]]:
        """Names that the sentences of a line tell as the writer's own."""
        for hit in self._said.finditer(line):
            yield hit["name"].rstrip("."), Span(*hit.span("name"))


def bracketed_names(line: str) -> Iterator[tuple[str, Span]]:
    """Names of several words in brackets: the full one behind a short form, "Jane R. (Jane Roe)"."""
    for hit in _IN_BRACKETS.finditer(line):
        yield hit["name"], Span(*hit.span("name"))
