"""What was done in each position: the concepts it shows, and whether coding was the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.extract.concepts.confidence import FIELD
from screener.extract.work.duty_reader import DutyCounts, DutyReader
from screener.extract.work.employer_kinds import EmployerKinds
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Concept, Lexicon
from screener.model.document import Document
from screener.model.profile import Mention, Position

CODE_ASSIGNMENT = "code_assignment"
FIELD_ROLES = ("coder", "coder_trainee", "biller", "him_other")
"""Roles in whose positions a setting or specialty is one that was coded, billed or kept records for."""
MIN_CONFIDENCE = 0.85
"""Mentions below it are for a person to look at, not shown by a position."""
MAIN_DUTY = 3
"""So many clauses of one sort make it the job, where the title does not say otherwise."""
MAIN_CODING = ((3, 8), (2, 4))
"""Coding is the job where so many clauses, and one of so many, are about it."""
_CLAUSES_NEEDED = {"biller": 1, "other": 1, "him_other": 2, "healthcare_other": 2}
TOLD = 4
"""From so many clauses on, its heading among them, a position tells what was done."""
SYSTEMS = 2
"""A "biller and coder" who names so many code systems, and no billing, coded."""
HEADING_LETTERS = 30
"""So many characters after a title still belong to it, on its line."""
HEAD_LINES, HEAD_LETTERS = 3, 60
"""Lines at the head of a position, and how long ones, among which its title may be."""
PLACES = ("setting", "specialty")
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
        self._coding_work = frozenset(
            c for c in lexicon.concepts if CODE_ASSIGNMENT in (c, *lexicon.concepts[c].broader)
        )

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
        titles = self._titles.roles(_title(position, text), duties.clinical + _shown(duties) > 0)
        false_friend = _shown(duties) == 0 and self._duties.is_false_friend(text)
        systems = len({m.concept for m in mentions if m.category == "code_system"})
        is_coding = not false_friend and _is_coding(titles, duties, not position.is_employment, systems)
        is_other_coder = false_friend and "cod" in position.title.casefold()
        role = "other" if is_other_coder else _role(titles, duties, is_coding, bool(position.title))
        in_field = is_coding or role in FIELD_ROLES
        done = [
            m for m in mentions if m.category not in PLACES or not self._is_watched(m, document, position)
        ]
        concepts = {m.concept for m in done if self._counts(m, position, in_field, is_coding)}
        if is_coding:
            concepts.add(CODE_ASSIGNMENT)
        if in_field:
            concepts |= self._employers.kinds(position.employer)
        return replace(position, role=role, is_coding=is_coding, concepts=tuple(sorted(concepts)))

    def _counts(self, mention: Mention, position: Position, in_field: bool, is_coding: bool) -> bool:
        if mention.concept in self._coding_work:
            return is_coding
        if mention.category not in PLACES:
            return True
        if is_coding and mention.category == "specialty":
            return True
        if mention.category == "specialty" and mention.confidence <= FIELD:
            return False  # a word of any ward or desk: only a coder's job shows what was coded
        return in_field and not _is_employers_name(mention, position, self._concepts[mention.concept])

    def _is_watched(self, mention: Mention, document: Document, position: Position) -> bool:
        """Whether the clause so far says that others did the work: "Shadowed inpatient coders"."""
        start = max(position.text_start, mention.start - CLAUSE_LETTERS)
        return self._duties.is_watched(document.text[start : mention.end])


def _title(position: Position, text: str) -> str:
    """The title, with what the heading adds to it: "Process Executive – Medical Coding".

    Where no title was made out, the lines that head the position stand for it.
    """
    if not position.title:
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


def _is_coding(titles: tuple[str, ...], duties: DutyCounts, is_training: bool, systems: int) -> bool:
    """Whether codes were assigned as a duty; how much the duties must show depends on the title."""
    if "coder" in titles:
        if duties.others_code and not _shown(duties):
            return False
        # "Billing and Coding" is often billing alone: what was done decides, where it is told.
        named = systems >= SYSTEMS and not duties.billing
        return "biller" not in titles or _shown(duties) > 0 or duties.clauses < TOLD or named
    if is_training:
        return duties.coding > 0
    main = titles[0] if titles else "other"
    if main == "him_other" and duties.assigning:
        return True
    # Nurses and records people name codes and stays every day: only what says coding proves it of them.
    shown = duties.coding if main in ("him_other", "healthcare_other") else _shown(duties)
    return shown > 0 and shown + (1 if duties.weak_coding > 1 else 0) >= _CLAUSES_NEEDED[main]


def _shown(duties: DutyCounts) -> int:
    """Clauses that show coding, in verbs or in nouns."""
    return duties.coding + duties.cued


def _role(titles: tuple[str, ...], duties: DutyCounts, is_coding: bool, has_title: bool) -> str:
    """One of coder, biller, him_other, healthcare_other, other."""
    if "coder" in titles:
        is_billing = "biller" in titles and duties.billing > _shown(duties)
        return "biller" if is_billing or not is_coding else "coder"
    is_main = any(_shown(duties) >= n and _shown(duties) * part >= duties.clauses for n, part in MAIN_CODING)
    is_clinical = titles[:1] == ("healthcare_other",)
    if is_coding and not is_clinical and _shown(duties) >= duties.billing and (is_main or not has_title):
        return "coder"
    if titles:
        return titles[0]
    by_duties = _role_by_duties(duties)
    return "biller" if is_coding and duties.billing and by_duties != "him_other" else by_duties


def _role_by_duties(duties: DutyCounts) -> str:
    if duties.billing >= MAIN_DUTY:
        return "biller"
    if duties.him >= MAIN_DUTY - 1:
        return "him_other"
    clinical = duties.clinical >= MAIN_DUTY - 1 and duties.clinical * 3 >= duties.clauses
    return "healthcare_other" if clinical else "other"
