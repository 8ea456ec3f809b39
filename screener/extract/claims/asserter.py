"""What the text claims of each mention: held, in progress, lapsed, negated, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from screener.extract.claims.grouping import Grouping
from screener.extract.claims.masking import Masks
from screener.extract.claims.passages import PassageFinder
from screener.extract.claims.related import Relations
from screener.extract.claims.scopes import Scopes
from screener.extract.claims.skills import Negation
from screener.extract.claims.state_columns import StateColumns
from screener.extract.claims.state_headings import StateHeadings
from screener.extract.claims.types import Credential, Passage, Verdict
from screener.extract.claims.verdict import Judge, StateTable
from screener.extract.claims.whose import Others, Ownership, follows_other_name, is_unknown_name
from screener.extract.concepts.confidence import UNDECIDED
from screener.extract.dates.ranges import DateFinder, DateRange
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention, Position
from screener.model.span import Span
from screener.text.stamps import is_past

CREDENTIAL = "certification"
KIND_STATES = {"membership": "membership_only", "training": "course_only"}
"""Concepts that are no credentials whatever the text says of them."""
CAPS = {"unstated": UNDECIDED, "doubtful": UNDECIDED, "unclear_date": 0.6}
"""Highest confidence of states that leave the claim open."""
MOST_NAMED = 60
"""A passage that names more credentials claims none: nobody writes so, and it would take long to read."""
TOP = 400
"""The candidate's name stands in so many characters at the top, or in an address there."""
SENTENCE = 3
"""So many words in small letters make a line of a job a sentence about duties rather than a title."""

ASKED = ("job_requirement",)
"""States that people whom the sentence speaks of go before: asked of new hires, it is theirs."""
WORK = ("work", "projects")
ANOTHERS_NAME = (*WORK, "education", "skills", "other")
"""Sections in which a person named before a credential is not the candidate."""
_SMALL_WORD = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_EXAM = re.compile(r"[\s)®™]*(?:certification |board )?(?:exam|exams|examinations?|test)\b")
_NUMBER = re.compile(
    r"(?:\b(?:id|no|nbr|number|certificate|member(?:ship)?|credential|license)\b|#)[\s.:#\-]*"
    r"(?:(?:id|no|number)[\s.:#\-]*)?([a-z]{0,3}\d{5,10})\b"
)


class _Text(NamedTuple):
    """What is judged. named: the lines that name credentials."""

    document: Document
    sections: Sequence[Section]
    named: set[int]
    as_of: date


class Asserter:
    """Judges mentions in the ConText manner. Built once a worker; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.tables["assertion_cues"]
        self._lexicon = lexicon
        self._states = StateTable(lexicon.tables["states"])
        self._passages = PassageFinder(table)
        masks, others = Masks(table), Others(table)
        self._scopes = Scopes(table, masks, others)
        self._ownership = Ownership(table, masks, others)
        self._judge = Judge(self._states)
        self._headings = StateHeadings(table)
        self._dates = DateFinder(lexicon)
        self._columns = StateColumns(table["columns"], self._dates)
        self._relations = Relations(lexicon)
        self._groups = Grouping(lexicon, self._relations)
        self._negation = Negation(lexicon)

    def judge(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        mentions: Sequence[Mention],
        as_of: date,
    ) -> tuple[Mention, ...]:
        """The mentions with assertion, state, dates and number; a credential's own name may be made finer."""
        judged = list(self._negation.judge(document, mentions))
        credentials = []
        for index, mention in enumerate(judged):
            if mention.category != CREDENTIAL:
                continue
            state = KIND_STATES.get(self._lexicon.concepts[mention.concept].kind)
            if state is None:
                credentials.append(index)
            else:
                judged[index] = self._settled(mention, Verdict(state, False), None)
        if not credentials:
            return tuple(judged)
        spans = [Span(judged[i].start, judged[i].end) for i in credentials]
        text = _Text(document, sections, {document.line_index(s.start) for s in spans}, as_of)
        for passage in self._passages.find(document, spans, self._titles(text)):
            inside = [i for i in credentials if passage.span.start <= judged[i].start < passage.span.end]
            self._judge_passage(text, passage, judged, inside)
        return self._relations.settle(tuple(judged))

    def _titles(self, text: _Text) -> set[int]:
        """Lines that stand over others: no passage runs over them."""
        document = text.document
        titles = {document.line_index(s.title.start) for s in text.sections if s.title}
        return titles | {i for i in range(len(document.lines)) if self._headings.at(document, i, text.named)}

    def _judge_passage(self, text: _Text, passage: Passage, judged: list[Mention], inside: list[int]) -> None:
        document = text.document
        groups = self._groups.of(document, judged, inside)
        if len(groups) > MOST_NAMED:
            for index in inside:
                judged[index] = self._settled(judged[index], Verdict("unstated", False), None)
            return
        claims = self._scopes.claims(passage, groups)
        dates = self._dates_in(document, passage)
        verdicts: list[Verdict] = []
        for number, group in enumerate(groups):
            until = groups[number + 1].span.start if number + 1 < len(groups) else passage.span.end
            if owner := self._ownership.owner(passage, groups, group):
                verdicts.append(Verdict("other_people", False, owner))
                continue
            listed = judged[group.mentions[0]].section == "certificates"
            verdict = self._judge.verdict(
                passage, group, until, claims[number], dates, text.as_of, listed=listed
            )
            if verdict is None or not verdict.explicit:
                verdict = self._in_table(text, group) or verdict
            if verdict is None or verdict.state in ("active", "unclear_date", *ASKED):
                verdict = self._default(text, passage, groups, group, judged, verdict)
            verdicts.append(verdict)
        self._ownership.spread(passage, groups, verdicts)
        for number, (group, verdict) in enumerate(zip(groups, verdicts, strict=True)):
            until = groups[number + 1].span.start if number + 1 < len(groups) else passage.span.end
            member = _NUMBER.search(
                passage.text, group.span.end - passage.span.start, until - passage.span.start
            )
            for index in group.mentions:
                judged[index] = self._settled(judged[index], verdict, member.group(1) if member else None)
        self._relations.refine(judged, groups, passage)

    def _dates_in(self, document: Document, passage: Passage) -> list[DateRange]:
        return [
            replace(d, span=Span(d.span.start + passage.span.start, d.span.end + passage.span.start))
            for d in self._dates.find(document.quote(passage.span))
        ]

    def _in_table(self, text: _Text, group: Credential) -> Verdict | None:
        """What a column of expiry dates says."""
        found = self._columns.expiry(text.document, group.span)
        stamp = (found.end or found.start) if found else None
        if stamp is None:
            return None
        state = "expired" if is_past(stamp, text.as_of) else "future_expiry"
        return Verdict(state, True, "the column of expiry dates", expires=stamp)

    def _default(
        self,
        text: _Text,
        passage: Passage,
        groups: Sequence[Credential],
        group: Credential,
        judged: list[Mention],
        dated: Verdict | None,
    ) -> Verdict:
        """The state where no cue speaks: a heading's, the concept's own kind, or the place's."""
        document, mention = text.document, judged[group.mentions[-1]]
        duty = self._is_duty(document, passage, mention)
        verdict = self._unclaimed(text, passage, groups, group, mention, dated, duty=duty)
        if verdict is not None:
            return verdict
        if dated and dated.state == "unclear_date":
            return dated
        state = "apprentice" if self._relations.base_of(mention.concept) else "active"
        return replace(dated, state=state) if dated else Verdict(state, False)

    def _unclaimed(
        self,
        text: _Text,
        passage: Passage,
        groups: Sequence[Credential],
        group: Credential,
        mention: Mention,
        dated: Verdict | None,
        *,
        duty: bool,
    ) -> Verdict | None:
        """What speaks against its being the candidate's: others, a heading, a job, a duty, a doubt."""
        if others := self._others(text, passage, groups, group, mention, duty=duty):
            return Verdict("other_people", False, others)
        if dated and dated.state in ASKED:
            return dated
        if state := self._headings.state(text.document, text.sections, group.span, text.named):
            return Verdict(state, self._states.is_explicit(state), "the heading")
        if state := self._ownership.unclaimed(passage, groups, group, duty=duty):
            return Verdict(state, False)
        doubt = self._scopes.doubt(passage, groups, group)
        return Verdict("doubtful", False, doubt) if doubt else None

    def _others(
        self,
        text: _Text,
        passage: Passage,
        groups: Sequence[Credential],
        group: Credential,
        mention: Mention,
        *,
        duty: bool,
    ) -> str:
        """What makes the credential another person's, "" for nothing."""
        if self._ownership.is_among(passage, groups, group):
            return ""
        if group.plural:
            return "written in the plural"
        document = text.document
        clause = passage.clauses[passage.clause_index(mention.start)]
        prose = len(_SMALL_WORD.findall(document.quote(clause))) >= SENTENCE
        elsewhere = mention.section in ANOTHERS_NAME
        sentence = duty or (prose and elsewhere)
        first = document.text[: group.span.start].strip().count("\n") == 0
        before = document.text[max(0, group.span.start - 90) : group.span.start]
        if prose and not first and is_unknown_name(before, document.text[: min(TOP, clause.start)]):
            return "behind another person's name"
        if follows_other_name(before, first_line=first, elsewhere=elsewhere, sentence=sentence):
            return "behind another person's name"
        work = mention.section in WORK
        return self._ownership.others(passage, groups, group, work=work, sentence=sentence)

    def _is_duty(self, document: Document, passage: Passage, mention: Mention) -> bool:
        """Whether the clause is a sentence about a job's duties, or only the exam is named."""
        if mention.section != "certificates" and _EXAM.match(
            document.text[mention.end : mention.end + 24].lower()
        ):
            return True
        clause = passage.clauses[passage.clause_index(mention.start)]
        return mention.section in WORK and len(_SMALL_WORD.findall(document.quote(clause))) >= SENTENCE

    def _settled(self, mention: Mention, verdict: Verdict, number: str | None) -> Mention:
        state = verdict.state
        if state in ("current", "passed") and self._relations.base_of(mention.concept):
            state = "apprentice"
        said = (
            f"{self._states.says(state)}: “{verdict.because.strip()}”"
            if verdict.because
            else self._states.says(state)
        )
        return replace(
            mention,
            assertion=self._states.assertion(state),
            state=state,
            confidence=min(mention.confidence, CAPS.get(state, 1.0)),
            why=f"{mention.why}; {said}",
            obtained=None if mention.section in WORK else verdict.obtained,
            expires=verdict.expires,
            number=number,
        )
