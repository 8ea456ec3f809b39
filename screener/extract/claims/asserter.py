"""What the text claims of each mention: held, in progress, lapsed, negated, or somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from screener.extract.claims.boxes import Boxes
from screener.extract.claims.grouping import Grouping
from screener.extract.claims.judgement import WORK, JudgedText, Judgement
from screener.extract.claims.passages import PassageFinder, Stretch
from screener.extract.claims.related import Relations
from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.skills import SkillClaims
from screener.extract.claims.states import StateTable
from screener.extract.claims.types import Passage, Verdict
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention, Position
from screener.model.span import Span

CREDENTIAL = "certification"
KIND_STATES = {"membership": "membership_only", "training": "course_only"}
"""Concepts that are no credentials whatever the text says of them."""
MOST_NAMED = 60
"""A passage that names more credentials claims none: nobody writes so, and it would take long to read."""
_DIGITS = re.compile(r"[\s.:#\-]*([a-z]{0,3}\d{5,10})\b")


class Asserter:
    """Judges mentions in the ConText manner. Built once a worker; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules = ClaimRules(lexicon)
        self._states = StateTable(lexicon.tables["states"])
        self._passages = PassageFinder(self._rules)
        self._relations = Relations(lexicon, self._rules)
        self._grouping = Grouping(lexicon, self._rules, self._relations)
        self._judgement = Judgement(lexicon, self._rules, self._states, self._relations)
        self._skills = SkillClaims(lexicon)

    def judge(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        mentions: Sequence[Mention],
        as_of: date,
    ) -> tuple[Mention, ...]:
        """The mentions with assertion, state, dates and number; a credential's own name may be made finer."""
        judged = list(self._skills.judge(document, mentions, sections))
        credentials = []
        for index, mention in enumerate(judged):
            if mention.category != CREDENTIAL:
                continue
            state = KIND_STATES.get(self._lexicon.concepts[mention.concept].kind)
            if state is None and self._grouping.is_number(document, mention):
                state = "identifier"
            if state is None:
                credentials.append(index)
                judged[index] = self._relations.exact(document, mention)
            else:
                judged[index] = self._settled(mention, Verdict(state, False), None)
        if not credentials:
            return tuple(judged)
        credentials.sort(key=lambda i: judged[i].start)
        starts = [judged[i].start for i in credentials]
        spans = [Span(judged[i].start, judged[i].end) for i in credentials]
        named = {document.line_index(s.start) for s in spans}
        boxes = Boxes(document, named, *map(self._rules.word_list, ("answer_yes", "answer_no")))
        text = JudgedText(document, sections, named, boxes, as_of)
        for stretch in self._passages.find(document, spans, self._judgement.titles(text)):
            first, last = (bisect_left(starts, end) for end in (stretch.span.start, stretch.span.end))
            inside = credentials[first:last]
            self._judge_passage(text, stretch, judged, inside)
        return self._relations.settle(tuple(judged))

    def _judge_passage(
        self, text: JudgedText, stretch: Stretch, judged: list[Mention], inside: list[int]
    ) -> None:
        credentials = self._grouping.of(text.document, stretch.span.start, judged, inside)
        if len(credentials) > MOST_NAMED:
            for index in inside:
                judged[index] = self._settled(judged[index], Verdict("unstated", False), None)
            return
        tokens = self._rules.read(stretch.text, [Span(c.span.start, c.noun) for c in credentials])
        passage = Passage(
            stretch.span.start, stretch.text, self._passages.clauses(stretch.text), tuple(credentials), tokens
        )
        verdicts = self._judgement.verdicts(text, passage, judged)
        for index, (credential, verdict) in enumerate(zip(credentials, verdicts, strict=True)):
            number = self._number(passage, index)
            for at in credential.mentions:
                judged[at] = self._settled(judged[at], verdict, number)
        self._relations.refine(judged, passage)

    def _number(self, passage: Passage, index: int) -> str | None:
        """The number of membership or certificate that stands behind a credential."""
        start, until = passage.credentials[index].span.end, passage.until(index)
        for span in self._rules.words("member_number").find(passage.between(start, until)):
            if digits := _DIGITS.match(passage.text, span.end, until):
                return digits[1]
        return None

    def _settled(self, mention: Mention, verdict: Verdict, number: str | None) -> Mention:
        state = verdict.state
        if state in ("current", "passed") and self._relations.base_of(mention.concept):
            state = "apprentice"
        row = self._states[state]
        said = f"{row.says}: “{verdict.because.strip()}”" if verdict.because else row.says
        if verdict.rule:
            said += f" [{verdict.rule}]"
        return replace(
            mention,
            assertion=row.assertion,
            state=state,
            confidence=min(mention.confidence, row.confidence),
            why=f"{mention.why}; {said}",
            obtained=None if mention.section in WORK else verdict.obtained,
            expires=verdict.expires,
            number=number,
        )
