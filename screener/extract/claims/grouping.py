"""Which mentions of a passage name one credential."""

from __future__ import annotations

import re

from screener.extract.claims.related import Relations
from screener.extract.claims.types import Credential
from screener.model.concept import UNNAMED, Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.model.span import Span

NO_PEOPLE = ("certification", "credential", "certificate")
"""The plural of these is not some people's."""

_PERSON = re.compile(r"\s+(?:coder|professional|specialist)s?$", re.IGNORECASE)
_SAME = re.compile(r"[\s®™,:–—\-]*\(?\s*")


class Grouping:
    """Joins "Certified Professional Coder (CPC)", and marks plurals and words for people."""

    def __init__(self, lexicon: Lexicon, relations: Relations) -> None:
        self._lexicon = lexicon
        self._relations = relations

    def of(self, document: Document, judged: list[Mention], inside: list[int]) -> list[Credential]:
        """Mentions that name one credential twice in a row, or share their characters, as one group."""
        groups: list[Credential] = []
        for index in inside:
            mention = judged[index]
            span = Span(mention.start, mention.end)
            if groups and self._is_same(document, judged[groups[-1].mentions[-1]], mention, judged):
                last = groups[-1]
                end = max(span.end, last.span.end)
                if document.text[end : end + 1] == ")" and "(" in document.text[last.span.start : end]:
                    end += 1
                groups[-1] = Credential(
                    Span(last.span.start, end), (*last.mentions, index), last.plural, last.noun
                )
            else:
                groups.append(Credential(span, (index,), self._is_plural(mention), self._noun(mention)))
        return groups

    def _is_same(self, document: Document, first: Mention, second: Mention, judged: list[Mention]) -> bool:
        if second.start < first.end:
            return True
        gap = document.text[first.end : second.start]
        if len(gap) > 8 or _SAME.fullmatch(gap) is None:
            return False
        if first.concept == second.concept:
            return "(" in gap or "-" in gap or "–" in gap or "\n" in gap or gap.strip() in ("", ",", ":")
        if "," in gap:
            return False
        return self._relations.is_finer(first, second) or self._relations.is_finer(second, first)

    def _noun(self, mention: Mention) -> int:
        """Where the word for a person begins in "certified coder", 0 in the name of a credential."""
        word = _PERSON.search(mention.quote) if mention.concept == UNNAMED else None
        return mention.start + word.start() if word else 0

    def _is_plural(self, mention: Mention) -> bool:
        one = mention.quote[:-1]
        if not mention.quote.endswith("s") or one.casefold().endswith(NO_PEOPLE):
            return False
        return mention.concept in self._lexicon.resolve(one)
