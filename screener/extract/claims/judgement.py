"""The order of judgement: ten steps; the first that has an answer decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from screener.extract.claims.boxes import NO, OPEN, UNCHECKED, YES, Boxes
from screener.extract.claims.names_beside import NamesBeside
from screener.extract.claims.passages import running_lines
from screener.extract.claims.related import Relations
from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.scopes import Scopes
from screener.extract.claims.state_columns import StateColumns
from screener.extract.claims.state_headings import StateHeadings
from screener.extract.claims.states import StateTable
from screener.extract.claims.types import Claim, Credential, Passage, Verdict
from screener.extract.claims.verdict import Judge
from screener.extract.claims.whose import OTHERS, Whose
from screener.extract.dates.ranges import DateFinder, DateRange
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.model.span import Span
from screener.text.lines import EMPTY_BOX, TICKED_BOXES
from screener.text.stamps import is_past

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


@dataclass(frozen=True, slots=True)
class JudgedText:
    """What is judged. named: the lines that name credentials. boxes: those of forms."""

    document: Document
    sections: Sequence[Section]
    named: set[int]
    boxes: Boxes
    as_of: date


@dataclass(frozen=True, slots=True)
class _Question:
    """One credential of a passage, and what rules and dates claim of it.

    mention: the last that names it. prose: its clause is a sentence. duty: of a job's work, or its exam.
    """

    text: JudgedText
    passage: Passage
    index: int
    mention: Mention
    claimed: Verdict | None
    prose: bool
    duty: bool

    @property
    def credential(self) -> Credential:
        return self.passage.credentials[self.index]


class Judgement:
    """Judges the credentials of a passage."""

    def __init__(self, lexicon: Lexicon, rules: ClaimRules, states: StateTable, relations: Relations) -> None:
        self._rules = rules
        self._states = states
        self._relations = relations
        self._whose = Whose(rules)
        self._scopes = Scopes(rules, self._whose)
        self._judge = Judge(rules, states)
        self._headings = StateHeadings(lexicon.tables["state_headings"])
        self._dates = DateFinder(lexicon)
        self._columns = StateColumns(rules, self._dates)
        self._names = NamesBeside(rules.word_list("name_title"), rules.word_list("beside_name"))
        self._steps: tuple[Callable[[_Question], Verdict | None], ...] = (
            self._ours_or_theirs,
            self._boxed,
            self._said_in_words,
            self._dated_column,
            self._beside_others,
            self._asked_by_a_job,
            self._placed_under,
            self._among_duties,
            self._doubted,
            self._held,
        )

    def titles(self, text: JudgedText) -> set[int]:
        """Lines that stand over others: no passage runs over them."""
        document = text.document
        titles = {document.line_index(s.title.start) for s in text.sections if s.title}
        titles |= running_lines(document)
        return titles | {i for i in range(len(document.lines)) if self._headings.at(document, i, text.named)}

    def verdicts(self, text: JudgedText, passage: Passage, mentions: Sequence[Mention]) -> list[Verdict]:
        """What the text says of each credential of a passage. mentions: those judged."""
        claims = self._scopes.claims(passage)
        dates = self._dates.find(text.document.text[passage.start : passage.start + len(passage.text)])
        verdicts = []
        for index in range(len(passage.credentials)):
            question = self._question(text, passage, index, mentions, claims[index], dates)
            verdicts.append(next(v for step in self._steps if (v := step(question))))
        self._whose.spread(passage, verdicts)
        return verdicts

    def _question(
        self,
        text: JudgedText,
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

    def _boxed(self, question: _Question) -> Verdict | None:
        """A box of a form that is not ticked, or the answer that is; other words may still deny it."""
        start = question.passage.start + question.credential.span.start
        length = question.credential.span.end - question.credential.span.start
        said = question.text.boxes.say(Span(start, start + length))
        if said == UNCHECKED:
            return Verdict("unchecked", False, EMPTY_BOX)
        if said in (YES, NO):
            return Verdict("current" if said == YES else "denied", True, f"{TICKED_BOXES[0]} {said}")
        claimed = question.claimed
        denied = claimed is not None and self._states[claimed.state].assertion != "held"
        if not said or (denied and said != OPEN):
            return None
        return Verdict("doubtful", False, EMPTY_BOX)

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
            return Verdict(OTHERS, False, "written in the plural")
        document = question.text.document
        start = passage.start + question.credential.span.start
        elsewhere = mention.section in ANOTHERS_NAME
        sentence = question.duty or (question.prose and elsewhere)
        first = document.text[:start].strip().count("\n") == 0
        before = document.text[max(0, start - BESIDE) : start]
        top = document.text[: min(TOP, passage.start + passage.clause_of(question.credential).start)]
        unknown = question.prose and not first and self._names.is_unknown(before, top)
        if unknown or self._names.is_others(before, first_line=first, elsewhere=elsewhere, sentence=sentence):
            return Verdict(OTHERS, False, "behind another person's name")
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
        """Words that no rule has understood; a date of two meanings."""
        if doubt := self._scopes.doubt(question.passage, question.index):
            return Verdict("doubtful", False, doubt)
        said = question.claimed
        return said if said is not None and said.state == "unclear_date" else None

    def _held(self, question: _Question) -> Verdict:
        """In a list or behind the name: the candidate's."""
        state = "apprentice" if self._relations.base_of(question.mention.concept) else "active"
        return replace(question.claimed, state=state) if question.claimed else Verdict(state, False)
