"""Which mentions of a passage name one credential."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.extract.claims.related import Relations
from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.types import Credential
from screener.model.concept import UNNAMED, Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.model.span import Span

NEAR = 8
"""So many characters at most may part two names of one credential."""
NUMBER_WORDS = 40
"""So many characters before a number may say that it is one."""
_ATTACHED = re.compile(r"[-–]?\d{4,}")
"""Digits that go on with letters."""
_SAME = re.compile(r"[\s®™,:–—\-]*\(?\s*")


class Grouping:
    """Joins "Certified Professional Coder (CPC)", and marks plurals and words for people."""

    def __init__(self, lexicon: Lexicon, rules: ClaimRules, relations: Relations) -> None:
        self._lexicon = lexicon
        self._rules = rules
        self._relations = relations
        self._no_people = rules.word_list("no_people")

    def is_number(self, document: Document, mention: Mention) -> bool:
        """Whether a name is but the letters of a number: "License CCS-55121"."""
        if _ATTACHED.match(document.text, mention.end) is None:
            return False
        before = document.text[max(0, mention.start - NUMBER_WORDS) : mention.start].rstrip(" \t.:-–")
        return self._rules.words("member_number").ends(self._rules.plain(before)) is not None

    def of(
        self, document: Document, start: int, judged: Sequence[Mention], inside: list[int]
    ) -> list[Credential]:
        """Mentions that name one credential twice in a row, or share their characters, as one.

        start: of the passage in the document. judged, inside: all mentions, and the indexes of those in it.
        """
        found: list[Credential] = []
        for index in inside:
            mention = judged[index]
            if found and self._is_same(document, judged[found[-1].mentions[-1]], mention):
                last = found[-1]
                end = max(mention.end, last.span.end + start)
                if (
                    document.text[end : end + 1] == ")"
                    and "(" in document.text[last.span.start + start : end]
                ):
                    end += 1
                found[-1] = Credential(
                    Span(last.span.start, end - start),
                    (*last.mentions, index),
                    judged[index].section,
                    last.plural,
                    end - start if last.noun == last.span.end else last.noun,
                )
            else:
                span = Span(mention.start - start, mention.end - start)
                noun = span.start + self._noun(mention)
                found.append(Credential(span, (index,), mention.section, self._is_plural(mention), noun))
        return found

    def _is_same(self, document: Document, first: Mention, second: Mention) -> bool:
        if second.start < first.end:
            return True
        gap = document.text[first.end : second.start]
        if len(gap) > NEAR or _SAME.fullmatch(gap) is None:
            return False
        if first.concept == second.concept:
            return "(" in gap or "-" in gap or "–" in gap or "\n" in gap or gap.strip() in ("", ",", ":")
        if "," in gap:
            return False
        return self._relations.is_finer(first, second) or self._relations.is_finer(second, first)

    def _noun(self, mention: Mention) -> int:
        """Where in "certified coder" the word for a person begins; its end in a credential's name."""
        end = len(mention.quote)
        if mention.concept != UNNAMED:
            return end
        tokens = self._rules.plain(mention.quote)
        person = list(self._rules.words("person_named").find(tokens))
        return person[-1].start if person and person[-1].end == end and person[-1].start else end

    def _is_plural(self, mention: Mention) -> bool:
        one = mention.quote[:-1]
        if not mention.quote.endswith("s") or one.casefold().endswith(self._no_people):
            return False
        return mention.concept in self._lexicon.resolve(one)
