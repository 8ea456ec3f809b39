"""The whole résumé in short: what the candidate claims as their own, with the months it was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from screener.extract.claims.skills import Aims
from screener.extract.education.finder import highest_level
from screener.extract.sections.finder import Section
from screener.extract.work.candidate_role import OwnWords, RoleJudge
from screener.extract.work.months import latest_end, months_by_concept, months_matrix, worked_months
from screener.extract.work.position_judge import MIN_CONFIDENCE
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import CredentialState, Education, Mention, Position, Summary
from screener.model.tables.work import SummaryWords
from screener.text.lines import Prose

CLAIM_SECTIONS = ("basics", "summary", "skills", "projects", "other")
"""Where people claim settings and specialties without a job: not in courses or a credential's description."""
STUDY_SECTIONS = ("education", "certificates")
"""What is taught in a course, or attested by a credential, is no activity yet."""
CLAIM_LENGTH = 1_500
"""Characters at the head of a résumé without titles that are read as its summary."""

HEADLINE_LINES, HEADLINE_LETTERS, HEADLINE_WORDS = 6, 90, 8
"""How many lines at the head, and how long ones, may be a headline; longer sentences in words are none."""


class Summariser:
    """Makes the summary. Built once a worker; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._roles = RoleJudge(lexicon)
        self._aims = Aims(lexicon)
        words: SummaryWords = lexicon.tables.get("summary", SummaryWords())
        self._left_out, self._prose = words.left_out_kinds, Prose(lexicon)
        self._tiers: dict[str, frozenset[str]] = {
            tier: frozenset(_known(lexicon, names)) for tier, names in words.tiers.items()
        }

    def summarise(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        mentions: Sequence[Mention],
        credentials: tuple[CredentialState, ...],
        education: Sequence[Education],
        as_of: date,
    ) -> Summary:
        """Lists in order of id, months with overlaps counted once."""
        claims = self._claims(document, sections, positions)
        role = self._roles.judge(positions, credentials, education, claims, as_of)
        own, done = self._aims.split(document, _own(mentions, sections))
        listed = {c: self._listed(c, own) for c in ("code_system", "software")}
        placed = {c: self._placed(c, done, positions, role) for c in ("setting", "specialty")}
        activities = set(self._listed("activity", [m for m in own if m.section not in STUDY_SECTIONS]))
        work = self._lexicon.domain.work
        if work and any(p.is_coding for p in positions):
            activities.add(work)
        coding = [p for p in positions if p.is_coding]
        return Summary(
            role=role,
            tier=self._tier(credentials),
            credentials=credentials,
            code_systems=listed["code_system"],
            settings=placed["setting"],
            specialties=placed["specialty"],
            software=listed["software"],
            activities=tuple(sorted(activities)),
            education_level=highest_level(education),
            coding_months=worked_months(coding, as_of),
            total_months=worked_months(positions, as_of),
            last_coded=latest_end(coding, as_of),
            months=months_by_concept(positions, as_of),
            matrix=months_matrix(
                positions, placed["setting"], listed["code_system"], listed["software"], as_of
            ),
        )

    def _listed(self, category: str, own: Sequence[Mention]) -> tuple[str, ...]:
        """Concepts of a category named anywhere as the candidate's own, but for kinds of no weight."""
        named = {m.concept for m in own if m.category == category}
        return tuple(sorted(c for c in named if self._lexicon.concepts[c].kind not in self._left_out))

    def _placed(
        self, category: str, own: Sequence[Mention], positions: Sequence[Position], role: str
    ) -> tuple[str, ...]:
        """Settings or specialties: from jobs of the field, and as claimed by a person of the field."""
        found = {c for p in positions for c in p.concepts if self._lexicon.concepts[c].category == category}
        if role in self._lexicon.domain.field_roles:
            claimed = (m for m in own if m.position is None and m.section in CLAIM_SECTIONS)
            found.update(m.concept for m in claimed if m.category == category)
        return tuple(sorted(c for c in found if self._lexicon.concepts[c].kind not in self._left_out))

    def _tier(self, credentials: Sequence[CredentialState]) -> str | None:
        """Best tier of the held credentials."""
        held = {c.id for c in credentials if c.assertion == "held"}
        return next((tier for tier, members in self._tiers.items() if held & members), None)

    def _claims(
        self, document: Document, sections: Sequence[Section], positions: Sequence[Position]
    ) -> OwnWords:
        """Headline, summary and objective; the head of the text where no section is so called.

        Jobs that stand there, under a title that is not known, are no claims.
        """
        head = next((document.quote(s.body) for s in sections if s.title is None), "")[:CLAIM_LENGTH]
        lines = tuple(line.strip() for line in head.splitlines() if self._could_be_headline(line))
        parts = [
            document.text[s.body.start : _first_job(s, positions)]
            for s in sections
            if s.category in ("basics", "summary")
        ]
        text = "\n".join(parts)[: 2 * CLAIM_LENGTH] or document.text[:CLAIM_LENGTH]
        return OwnWords(lines[:HEADLINE_LINES], text)

    def _could_be_headline(self, line: str) -> bool:
        told = len(line.split()) > HEADLINE_WORDS and self._prose.is_sentence(line.strip())
        return (
            3 < len(line.strip()) <= HEADLINE_LETTERS
            and not told
            and not re.search(r"[@\d]|https?:|www\.", line)
        )


def _own(mentions: Sequence[Mention], sections: Sequence[Section]) -> list[Mention]:
    """The mentions that are surely held, and not by those who recommend the candidate."""
    referees = [s.body for s in sections if s.kind == "references"]
    held = [m for m in mentions if m.assertion == "held" and m.confidence >= MIN_CONFIDENCE]
    return [m for m in held if not any(body.start <= m.start < body.end for body in referees)]


def _first_job(section: Section, positions: Sequence[Position]) -> int:
    """Where the first position with title and dates begins in a section; its end where none does."""
    body = section.body
    starts = [p.text_start for p in positions if p.title and p.employer and p.start]
    return min((s for s in starts if body.start < s < body.end), default=body.end)


def _known(lexicon: Lexicon, names: Sequence[str]) -> list[str]:
    return [m for name in names for m in lexicon.members(name)]
