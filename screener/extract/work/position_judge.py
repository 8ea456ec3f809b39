"""What was done in each position: the concepts it shows, and whether the domain's own work was the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.extract.concepts.confidence import FIELD, WORDING
from screener.extract.work.duty_reader import DutyReader
from screener.extract.work.employer_kinds import EmployerKinds
from screener.extract.work.job_role import JobRoles
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Concept, Lexicon
from screener.model.document import Document
from screener.model.profile import Mention, Position
from screener.text.clauses import CLAUSE_END, parts
from screener.text.wording import Sayings

MIN_CONFIDENCE = 0.85
"""Mentions below it are for a person to look at, not shown by a position."""
HEADING_LETTERS = 30
"""So many characters after a title still belong to it, on its line."""
HEAD_LINES, HEAD_LETTERS = 3, 60
"""Lines at the head of a position, and how long ones, among which its title may be."""
SETTING = "setting"
PLACES = (SETTING, "specialty")
TOOLS = ("code_system", "software")
CLAUSE_LETTERS = 200
"""Characters before a mention in which its clause begins."""
SHOWN = ("code_system", "software", "setting", "specialty", "activity")


class PositionJudge:
    """Judges positions by their titles and duties, not by keywords alone. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._concepts = lexicon.concepts
        self._titles = TitleRoles(lexicon)
        self._employers = EmployerKinds(lexicon)
        self._duties = DutyReader(lexicon)
        self._products = Sayings(lexicon, "product_titles")
        self._sources = Sayings(lexicon, "record_sources")
        self._domain = lexicon.domain
        self._jobs = JobRoles(lexicon.domain)
        work = self._domain.work
        self._own_work = frozenset(c for c in lexicon.concepts if work in (c, *lexicon.concepts[c].broader))

    def judge(
        self, document: Document, positions: Sequence[Position], mentions: Sequence[Mention]
    ) -> tuple[Position, ...]:
        """The positions with `role`, `is_coding` and the ids of the concepts that each one shows."""
        shown: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.position is not None and _is_own(mention):
                shown.setdefault(mention.position, []).append(mention)
        return tuple(self._judge(document, p, shown.get(i, [])) for i, p in enumerate(positions))

    def _judge(self, document: Document, position: Position, mentions: list[Mention]) -> Position:
        text = document.text[position.text_start : position.text_end]
        duties = self._duties.read(text)
        titles = self._titles.roles(_title(position, text), duties.sector + duties.shown + duties.partner > 0)
        false_friend = duties.shown == 0 < duties.other_trade
        leads = self._titles.leads(position.title, self._domain.role)
        systems = len({m.concept for m in mentions if m.category == "code_system"})
        is_coding = not false_friend and self._jobs.is_work(
            titles,
            duties,
            is_training=not position.is_employment,
            leads=leads,
            systems=systems,
        )
        named = bool(position.title)
        role = self._jobs.role(titles, duties, is_work=is_coding, has_title=named, leads=leads)
        if false_friend and self._duties.names_work(position.title):
            role = self._domain.other_role
        position = replace(position, role=role, is_coding=is_coding)
        done = [m for m in mentions if m.category not in PLACES or self._is_done(m, document, position)]
        concepts = {m.concept for m in done if self._counts(m, position)}
        if is_coding and self._domain.work:
            concepts.add(self._domain.work)
        if self._in_field(position):
            stated = self._employers.kinds(position.employer)
            # Who pays does not say what was billed or kept there; a coder codes what the house does.
            concepts |= {c for c in stated if is_coding or self._concepts[c].category != "specialty"}
        return replace(position, concepts=tuple(sorted(concepts)))

    def _in_field(self, position: Position) -> bool:
        return position.is_coding or position.role in self._domain.field_roles

    def _counts(self, mention: Mention, position: Position) -> bool:
        is_coding, in_field = position.is_coding, self._in_field(position)
        if mention.concept in self._own_work:
            return is_coding
        if mention.finder == WORDING or (
            mention.category == "activity" and position.role == self._domain.other_role
        ):
            return in_field  # the same words are told of other trades' records and letters
        if mention.category not in PLACES:
            return in_field or mention.category not in TOOLS or not self._products.of(position.title)
        if is_coding and mention.category == "specialty":
            return True
        if mention.category == "specialty" and mention.confidence <= FIELD:
            return False  # a word of any ward or desk: only a coder's job shows what was coded
        return in_field and not _is_employers_name(mention, position, self._concepts[mention.concept])

    def _is_done(self, mention: Mention, document: Document, position: Position) -> bool:
        """False where others did the work there, as the clause so far says ("Shadowed inpatient coders"), or
        where the clause names what records came from, or whom somebody stood in for.
        """
        start = max(position.text_start, mention.start - CLAUSE_LETTERS)
        if self._duties.is_watched(document.text[start : mention.end], mention.end - mention.start):
            return False
        if mention.category != SETTING:
            return True
        stop = min(position.text_end, mention.end + CLAUSE_LETTERS)
        clauses = parts(document.text, CLAUSE_END, start, stop)
        clause = next((c for c in clauses if c.start <= mention.start < c.end), None)
        return clause is None or not self._sources.of(document.quote(clause))


def _title(position: Position, text: str) -> str:
    """The title, with what the heading adds to it: "Process Executive – Medical Coding".

    Where no title was made out, the lines that head the position stand for it, without the employer.
    """
    if not position.title:
        text = text.replace(position.employer, " ") if position.employer else text
        head = [line.strip() for line in text.split("\n")[:HEAD_LINES]]
        return "\n".join(line for line in head if len(line) <= HEAD_LETTERS and line[:1].isalpha())
    heading = position.quote.replace(position.employer, " ") if position.employer else position.quote
    start = heading.find(position.title)
    return heading[start : start + len(position.title) + HEADING_LETTERS] if start >= 0 else position.title


def _is_own(mention: Mention) -> bool:
    return mention.category in SHOWN and mention.assertion == "held" and mention.confidence >= MIN_CONFIDENCE


def _is_employers_name(mention: Mention, position: Position, concept: Concept) -> bool:
    """True for "Lakeside Pediatrics" as the employer: who pays does not say what was billed or kept."""
    heading = position.quote_start <= mention.start < position.quote_start + len(position.quote)
    named = mention.quote.casefold() in position.employer.casefold()
    titled = mention.quote.casefold() in position.title.casefold()
    return heading and named and not titled and concept.kind != "facility_type"
