"""Rules that speak of whatever their clause names: "no experience with Epic"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from screener.model.concept import Lexicon
from screener.model.profile import Mention
from screener.model.span import Span
from screener.model.wording import WordRule
from screener.text.alphabet import Mark, Tokens
from screener.text.clauses import CLAUSE_END
from screener.text.wording import Language
from screener.text.words import whole_words

_EDGE = re.compile(rf"{CLAUSE_END.pattern}|\n(?=[^\n:]{{1,40}}:[ \t])")
"""Where a clause ends, and before a line that begins with a key ("Epic: no")."""
SKILL, AGENT = "skill", "skill_agent"
"""What names are called in patterns: those of skills, and of somebody who has one ("coding auditor")."""
Rule = TypeVar("Rule", bound=WordRule)


@dataclass(frozen=True, slots=True)
class SpokenOf(Generic[Rule]):
    """Characters of a text of which a rule speaks, and its words."""

    rule: Rule
    words: str
    span: Span

    def holds(self, mention: Mention) -> bool:
        """Whether it speaks of a mention."""
        return self.span.holds(Span(mention.start, mention.end))


class ClauseRules(Generic[Rule]):
    """Rules over a whole text, clause by clause.

    A rule speaks from its own first word to the end of its scope; with `side: after` of what stands before,
    back to where that or the line begins. reach: so many characters at most. ends: of scopes; no rule's own
    words run over an end of a clause.
    """

    def __init__(self, lexicon: Lexicon, rules: Sequence[Rule], reach: int, ends: re.Pattern[str]) -> None:
        self.table = Language.of(lexicon).table(rules, kinds={SKILL: (), AGENT: (SKILL,)})
        self._has_names = any(rule.side == "inside" for rule in rules)
        self._reach = reach
        self._ends = ends

    def spoken_of(self, text: str, skills: Sequence[Mark] = ()) -> list[SpokenOf[Rule]]:
        """Where each rule speaks, in the order of the rules.

        text: a document's, as it is written. skills: the names in it, none over another, that rules with
        `side: inside` have in their words ("no Epic yet"); to the others they are words like any.
        """
        words = whole_words(text)
        found = self._found(self.table.read(words), lambda rule: rule.side != "inside")
        if skills and self._has_names:
            agents = [(span, kind) for span, kind in skills if kind == AGENT]
            for marks in filter(None, (skills, agents)):  # "manage" is the name of a skill, too
                found += self._found(self.table.read(words, marks), lambda rule: rule.side == "inside")
        order = {rule.id: number for number, rule in enumerate(self.table.rules)}
        return sorted(found, key=lambda spoken: (order[spoken.rule.id], spoken.span))

    def _found(self, tokens: Tokens, among: Callable[[Rule], bool]) -> list[SpokenOf[Rule]]:
        text = tokens.text
        edges = [(0, 0), *(hit.span() for hit in _EDGE.finditer(text)), (len(text), len(text))]
        return [
            SpokenOf(
                hit.rule, text[slice(*hit.span)].strip(" ,("), self._scope(text, hit.span, hit.rule.side)
            )
            for (_, start), (end, _) in pairwise(edges)
            for hit in self.table.find(tokens.part(start, end), among)
        ]

    def _scope(self, text: str, words: Span, side: str) -> Span:
        if side == "inside":
            return words
        if side == "after":
            start = max(text.rfind("\n", 0, words.start) + 1, words.start - self._reach)
            ends = [hit.end() for hit in self._ends.finditer(text, start, words.start)]
            return Span(ends[-1] if ends else start, words.start)
        end = self._ends.search(text, words.end, words.end + self._reach)
        return Span(words.start, end.start() if end else min(len(text), words.end + self._reach))

    def speaks(self, rule: Rule, text: str) -> bool:
        """Whether a rule speaks of the skill that an example names."""
        tokens, marks = self.table.read_example(text)
        return any(
            spoken.rule.id == rule.id and spoken.span.holds(span)
            for spoken in self.spoken_of(tokens.text, marks)
            for span, _ in marks
        )
