"""What the text claims of each mention: held, in progress, lapsed, negated, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from screener.extract.claims.grouping import Grouping
from screener.extract.claims.names_beside import NamesBeside
from screener.extract.claims.passages import PassageFinder, Stretch
from screener.extract.claims.related import Relations
from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.scopes import Scopes
from screener.extract.claims.skills import SkillClaims
from screener.extract.claims.state_columns import StateColumns
from screener.extract.claims.state_headings import StateHeadings
from screener.extract.claims.states import StateTable
from screener.extract.claims.types import Claim, Credential, Passage, Verdict
from screener.extract.claims.verdict import Judge
from screener.extract.claims.whose import Whose
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
MOST_NAMED = 60
"""A passage that names more credentials claims none: nobody writes so, and it would take long to read."""
TOP = 400
"""The candidate's name stands in so many characters at the top, or in an address there."""
BESIDE = 90
"""So many characters before a credential may hold a person's name."""
SENTENCE = 3
"""So many words in small letters make a line of a job a sentence about duties rather than a title."""
WORK = ("work", "projects")
ANOTHERS_NAME = (*WORK, "education", "skills", "other")
"""Sections in which a person named before a credential is not the candidate."""
_SMALL_WORD = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_DIGITS = re.compile(r"[\s.:#\-]*([a-z]{0,3}\d{5,10})\b")


@dataclass(frozen=True, slots=True)
class _Text:
    """What is judged. named: the lines that name credentials."""

    document: Document
    sections: Sequence[Section]
    named: set[int]
    as_of: date


@dataclass(frozen=True, slots=True)
class _Question:
    """One credential of a passage, and what rules and dates claim of it.

    mention: the last that names it. prose: its clause is a sentence. duty: of a job's work, or its exam.
    """

    text: _Text
    passage: Passage
    index: int
    mention: Mention
    claimed: Verdict | None
    prose: bool
    duty: bool

    @property
    def credential(self) -> Credential:
        return self.passage.credentials[self.index]


class Asserter:
    """Judges mentions in the ConText manner. Built once a worker; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules = ClaimRules(lexicon)
        self._states = StateTable(lexicon.tables["states"])
        self._passages = PassageFinder(self._rules)
        self._whose = Whose(self._rules)
        self._scopes = Scopes(self._rules, self._whose)
        self._judge = Judge(self._rules, self._states)
        self._headings = StateHeadings(lexicon.tables["state_headings"])
        self._dates = DateFinder(lexicon)
        self._columns = StateColumns(self._rules, self._dates)
        self._relations = Relations(lexicon, self._rules)
        self._grouping = Grouping(lexicon, self._rules, self._relations)
        self._names = NamesBeside(self._rules.word_list("name_title"), self._rules.word_list("beside_name"))
        self._skills = SkillClaims(lexicon)
        self._steps: tuple[Callable[[_Question], Verdict | None], ...] = (
            self._ours_or_theirs,
            self._said_in_words,
            self._dated_column,
            self._beside_others,
            self._asked_by_a_job,
            self._placed_under,
            self._among_duties,
            self._doubted,
            self._held,
        )
        """The order of judgement: the first step that has an answer decides."""

    def judge(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        mentions: Sequence[Mention],
        as_of: date,
    ) -> tuple[Mention, ...]:
        """The mentions with assertion, state, dates and number; a credential's own name may be made finer."""
        judged = list(self._skills.judge(document, mentions))
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
        for stretch in self._passages.find(document, spans, self._titles(text)):
            inside = [i for i in credentials if stretch.span.start <= judged[i].start < stretch.span.end]
            self._judge_passage(text, stretch, judged, inside)
        return self._relations.settle(tuple(judged))

    def _titles(self, text: _Text) -> set[int]:
        """Lines that stand over others: no passage runs over them."""
        document = text.document
        titles = {document.line_index(s.title.start) for s in text.sections if s.title}
        return titles | {i for i in range(len(document.lines)) if self._headings.at(document, i, text.named)}

    def _judge_passage(self, text: _Text, stretch: Stretch, judged: list[Mention], inside: list[int]) -> None:
        credentials = self._grouping.of(text.document, stretch.span.start, judged, inside)
        if len(credentials) > MOST_NAMED:
            for index in inside:
                judged[index] = self._settled(judged[index], Verdict("unstated", False), None)
            return
        tokens = self._rules.read(stretch.text, [Span(c.span.start, c.noun) for c in credentials])
        passage = Passage(
            stretch.span.start, stretch.text, self._passages.clauses(stretch.text), tuple(credentials), tokens
        )
        claims = self._scopes.claims(passage)
        dates = self._dates.find(text.document.quote(stretch.span))
        questions = (
            self._question(text, passage, index, judged, claims[index], dates)
            for index in range(len(credentials))
        )
        verdicts = [next(v for step in self._steps if (v := step(question))) for question in questions]
        self._whose.spread(passage, verdicts)
        for index, (credential, verdict) in enumerate(zip(credentials, verdicts, strict=True)):
            number = self._number(passage, index)
            for at in credential.mentions:
                judged[at] = self._settled(judged[at], verdict, number)
        self._relations.refine(judged, passage)

    def _question(
        self,
        text: _Text,
        passage: Passage,
        index: int,
        judged: Sequence[Mention],
        claims: Sequence[Claim],
        dates: Sequence[DateRange],
    ) -> _Question:
        credential = passage.credentials[index]
        mention = judged[credential.mentions[-1]]
        clause = passage.clause_of(credential)
        written = text.document.text[passage.start + clause.start : passage.start + clause.end]
        prose = len(_SMALL_WORD.findall(written)) >= SENTENCE
        behind = passage.between(credential.span.end, len(passage.text))
        of_exam = mention.section != "certificates" and self._rules.words("exam_behind").starts(behind)
        claimed = self._judge.verdict(passage, index, claims, dates, text.as_of)
        duty = bool(of_exam) or (mention.section in WORK and prose)
        return _Question(text, passage, index, mention, claimed, prose, duty)

    def _ours_or_theirs(self, question: _Question) -> Verdict | None:
        """ "Our CPC retired": another person's, whatever else is said."""
        return self._whose.owner(question.passage, question.index)

    def _said_in_words(self, question: _Question) -> Verdict | None:
        """A rule or a date whose state is more than that the credential is named."""
        said = question.claimed
        open_to_doubt = said is None or said.state in ("active", "unclear_date", "job_requirement")
        return None if open_to_doubt or not (said and self._is_settled(question, said)) else said

    def _is_settled(self, question: _Question, said: Verdict) -> bool:
        """Whether a column of dates cannot say it better."""
        return said.explicit or self._dated_column(question) is None

    def _dated_column(self, question: _Question) -> Verdict | None:
        """A table with a column of expiry dates."""
        start = question.passage.start + question.credential.span.start
        found = self._columns.expiry(question.text.document, Span(start, start + 1))
        stamp = (found.end or found.start) if found else None
        if stamp is None:
            return None
        state = "expired" if is_past(stamp, question.text.as_of) else "future_expiry"
        return Verdict(state, True, "the column of expiry dates", expires=stamp)

    def _beside_others(self, question: _Question) -> Verdict | None:
        """People in the words of its clause, or another's name before it."""
        passage, index, mention = question.passage, question.index, question.mention
        if self._whose.is_among(passage, index):
            return None
        if question.credential.plural:
            return Verdict(self._whose.OTHERS, False, "written in the plural")
        document = question.text.document
        start = passage.start + question.credential.span.start
        elsewhere = mention.section in ANOTHERS_NAME
        sentence = question.duty or (question.prose and elsewhere)
        first = document.text[:start].strip().count("\n") == 0
        before = document.text[max(0, start - BESIDE) : start]
        top = document.text[: min(TOP, passage.start + passage.clause_of(question.credential).start)]
        unknown = question.prose and not first and self._names.is_unknown(before, top)
        if unknown or self._names.is_others(before, first_line=first, elsewhere=elsewhere, sentence=sentence):
            return Verdict(self._whose.OTHERS, False, "behind another person's name")
        return self._whose.others(passage, index, work=mention.section in WORK, sentence=sentence)

    def _asked_by_a_job(self, question: _Question) -> Verdict | None:
        """ "CPC required"."""
        said = question.claimed
        return said if said is not None and said.state == "job_requirement" else None

    def _placed_under(self, question: _Question) -> Verdict | None:
        """A heading, a short line above, a label in its own line."""
        text, start = question.text, question.passage.start
        place = Span(start + question.credential.span.start, start + question.credential.span.end)
        state = self._headings.state(text.document, text.sections, place, text.named)
        return Verdict(state, self._states[state].explicit, "the heading") if state else None

    def _among_duties(self, question: _Question) -> Verdict | None:
        """Before jobs, among people, in a sentence about work: claims nothing."""
        state = self._whose.unclaimed(question.passage, question.index, duty=question.duty)
        return Verdict(state, False) if state else None

    def _doubted(self, question: _Question) -> Verdict | None:
        """Words against it that no rule has understood; a date of which nobody knows what it means."""
        if doubt := self._scopes.doubt(question.passage, question.index):
            return Verdict("doubtful", False, doubt)
        said = question.claimed
        return said if said is not None and said.state == "unclear_date" else None

    def _held(self, question: _Question) -> Verdict:
        """In a list or behind the name: the candidate's."""
        state = "apprentice" if self._relations.base_of(question.mention.concept) else "active"
        return replace(question.claimed, state=state) if question.claimed else Verdict(state, False)

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
