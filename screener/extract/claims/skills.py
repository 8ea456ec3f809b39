"""Skills that the text says are missing, or wished for: "no experience with Epic"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.model.span import Span
from screener.model.tables.claims import SkillRule
from screener.text.clauses import CLAUSE_END
from screener.text.folding import plain_text
from screener.text.wording import Language

KINDS = {"skill": ()}
ASSERTIONS = {"denied": "negated", "desired": "in_progress"}
"""What a rule may say of a skill, with the assertion that scoring uses."""
REACH = 90
"""So many characters at most lie in a rule's scope, its own words among them."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Characters of the document of which a rule speaks."""

    rule: SkillRule
    words: str
    span: Span


class SkillClaims:
    """The table `skill_claims`: wordings, each with what it says of the skills behind (or before) it."""

    def __init__(self, lexicon: Lexicon) -> None:
        language = Language.of(lexicon)
        self.rules = language.table(lexicon.tables["skill_claims"], kinds=KINDS)
        turns = "|".join(language.classes["skill_turn"].words)
        self._stop = re.compile(rf"{CLAUSE_END.pattern}|\b(?:{turns})\b", re.IGNORECASE)

    def judge(self, document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions, those of skills in the scope of a rule with its assertion; credentials unchanged."""
        scopes = self._scopes(plain_text(document.text))
        return tuple(self._judged(m, scopes) for m in mentions) if scopes else tuple(mentions)

    def _scopes(self, text: str) -> list[_Scope]:
        tokens = self.rules.read(text)
        edges = [0, *(hit.end() for hit in CLAUSE_END.finditer(text)), len(text)]
        found = [
            _Scope(hit.rule, text[hit.span.start : hit.span.end], self._scope(text, hit.span, hit.rule.side))
            for start, end in pairwise(edges)
            for hit in self.rules.find(tokens.part(start, end))
        ]
        order = {rule.id: number for number, rule in enumerate(self.rules.rules)}
        return sorted(found, key=lambda scope: (order[scope.rule.id], scope.span))

    def _judged(self, mention: Mention, scopes: Sequence[_Scope]) -> Mention:
        if mention.category == "certification":
            return mention
        for scope in scopes:
            if scope.span.holds(Span(mention.start, mention.end)):
                says = scope.rule.says
                why = f"{mention.why}; {says}: “{scope.words}” [{scope.rule.id}]"
                return replace(mention, state=says, assertion=ASSERTIONS[says], why=why)
        return mention

    def _scope(self, text: str, words: Span, side: str) -> Span:
        """From the words to the end of their clause; of words behind a skill, from the clause's start."""
        if side == "after":
            start = max(text.rfind("\n", 0, words.start) + 1, words.start - REACH)
            stops = [hit.end() for hit in self._stop.finditer(text, start, words.start)]
            return Span(stops[-1] if stops else start, words.start)
        stop = self._stop.search(text, words.end, words.end + REACH)
        return Span(words.start, stop.start() if stop else min(len(text), words.end + REACH))

    def speaks(self, rule: SkillRule, text: str) -> bool:
        """Whether a rule speaks of the skill that an example names."""
        tokens, marks = self.rules.read_example(text)
        return any(
            scope.rule.id == rule.id and scope.span.holds(span)
            for scope in self._scopes(tokens.text)
            for span, _ in marks
        )
