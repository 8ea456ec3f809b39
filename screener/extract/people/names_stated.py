"""Names that a key, a sentence or a bracket tells: "name": "Jane Roe", "My name is Jane Roe, and …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.model.span import Span

_WORD = r"[^\W\d_](?:\.|[\w'’\-]*)"
_QUOTE = r"[\"'“”]"
_KEYED = re.compile(
    rf"{_QUOTE}(?:full[ _]?name|name){_QUOTE}\s*:\s*{_QUOTE}([^\"“”\n]{{3,60}}){_QUOTE}", re.IGNORECASE
)
_IN_TWO = re.compile(
    rf"{_QUOTE}?(?:first|given)[ _]?name{_QUOTE}?\s*[:|]\s*{_QUOTE}?(?P<given>{_WORD}(?: {_WORD})?){_QUOTE}?"
    rf"[\s,|]+{_QUOTE}?(?:last|family|sur)[ _]?name{_QUOTE}?\s*[:|]\s*{_QUOTE}?"
    rf"(?P<family>{_WORD}(?: {_WORD}){{0,2}})",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?i:\b(?:my\s+name\s+is|i\s+am|i['’]m))\s+(?P<name>[A-ZÀ-Þ](?:\.|[\w'’\-]*)(?: {_WORD}){{1,3}}?)"
    r"(?=[.,;!]|\s+(?:and|an?|i|the|from|with|who)\b|\s*$)",
    re.MULTILINE,
)
_IN_BRACKETS = re.compile(rf"\((?P<name>{_WORD}(?: {_WORD}){{1,4}})\)")


def keyed_names(text: str) -> Iterator[tuple[str, Span]]:
    """Names under a key that is meant for them, with the place of each."""
    for hit in _KEYED.finditer(text):
        yield hit[1], Span(*hit.span(1))
    for hit in _IN_TWO.finditer(text):
        yield f"{hit['given']} {hit['family']}", Span(hit.start("given"), hit.end("family"))


def told_names(line: str) -> Iterator[tuple[str, Span]]:
    """Names that the sentences of a line tell as the writer's own."""
    for hit in _SAID.finditer(line):
        yield hit["name"].rstrip("."), Span(*hit.span("name"))


def bracketed_names(line: str) -> Iterator[tuple[str, Span]]:
    """Names of several words in brackets: the full one behind a short form, "Jane R. (Jane Roe)"."""
    for hit in _IN_BRACKETS.finditer(line):
        yield hit["name"], Span(*hit.span("name"))
