"""Skills that the text says are missing, or wished for: "no experience with Epic", "eager to learn it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.extract.claims.clause_rules import AGENT, SKILL, ClauseRules, SpokenOf
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.model.span import Span
from screener.model.tables.claims import SkillRule
from screener.text.clauses import CLAUSE_END
from screener.text.phrases import whole_words

ASSERTIONS = {
    "denied": "negated",
    "desired": "in_progress",
    "studied": "in_progress",
    "other_people": "other_person",
}
"""What a rule may say of a skill, with the assertion that scoring uses."""
REACH = 90
AIM_REACH = 160
"""So many characters of a sentence may stand between an aim and what is aimed at."""
_AIM_ENDS = re.compile(rf"{CLAUSE_END.pattern}|[:|]\s")


class SkillClaims:
    """The table `skill_claims`: wordings, each with what it says of the skills behind (or before) it."""

    def __init__(self, lexicon: Lexicon) -> None:
        turns = "|".join(lexicon.tables["classes"]["skill_turn"].words)
        ends = re.compile(rf"{CLAUSE_END.pattern}|\b(?:{turns})\b", re.IGNORECASE)
        self.rules = ClauseRules(lexicon, lexicon.tables["skill_claims"], REACH, ends)
        self._agents = whole_words(lexicon.tables["classes"]["skill_agent"].words)

    def judge(
        self, document: Document, mentions: Sequence[Mention], sections: Sequence[Section]
    ) -> tuple[Mention, ...]:
        """The mentions, those of skills of which a rule speaks with its assertion; credentials unchanged."""
        text = document.text
        marks = [(p, AGENT if self._is_agent(text, p) else SKILL) for p in _apart(mentions)]
        spoken = self.rules.spoken_of(text, marks)
        sought = [(s.body, document.quote(s.title)) for s in sections if s.kind == "targets" and s.title]
        if not spoken and not sought:
            return tuple(mentions)
        of_work = [s for s in spoken if s.rule.says != "other_people"]
        return tuple(
            m
            if m.category == "certification"
            else _judged(
                _sought(m, sought), spoken if self._is_agent(text, Span(m.start, m.end)) else of_work
            )
            for m in mentions
        )

    def _is_agent(self, text: str, place: Span) -> bool:
        """Whether a name is that of somebody: "coding auditor" is, "coding audits" is work."""
        return any(hit.end() == place.end for hit in self._agents.finditer(text, *place))


def _sought(mention: Mention, sought: Sequence[tuple[Span, str]]) -> Mention:
    """What stands under "Target roles" is wished for."""
    title = next((title for body, title in sought if body.start <= mention.start < body.end), None)
    if title is None:
        return mention
    why = f"{mention.why}; under “{title.strip()}”"
    return replace(mention, state="desired", assertion=ASSERTIONS["desired"], why=why)


def _judged(mention: Mention, spoken: Sequence[SpokenOf[SkillRule]]) -> Mention:
    """A mention with the assertion that the first rule gives which speaks of it."""
    first = next((s for s in spoken if s.holds(mention)), None)
    if first is None:
        return mention
    says = first.rule.says
    why = f"{mention.why}; {says}: “{first.words}” [{first.rule.id}]"
    return replace(mention, state=says, assertion=ASSERTIONS[says], why=why)


def _apart(mentions: Sequence[Mention]) -> list[Span]:
    """The places of skills, of names that share words the longest."""
    places = {Span(m.start, m.end) for m in mentions if m.category != "certification"}
    apart: list[Span] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not apart or place.start >= apart[-1].end:
            apart.append(place)
    return apart


class Aims:
    """The table `aims`: what a sentence wants (`wished`), or an employer asks for (`asked`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.rules = ClauseRules(lexicon, lexicon.tables["aims"], AIM_REACH, _AIM_ENDS)

    def split(self, document: Document, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
        """Of mentions those that no employer asks for, and of these those that are not wished for either.

        What stands in a job was done, whatever its sentence says.
        """
        spoken = self.rules.spoken_of(document.text)
        aims = {m.start: {s.rule.says for s in spoken if s.holds(m)} for m in mentions if m.position is None}
        own = [m for m in mentions if "asked" not in aims.get(m.start, ())]
        return own, [m for m in own if not aims.get(m.start)]
