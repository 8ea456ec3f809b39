"""One document's way from text to profile."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from screener.extract.claims.asserter import Asserter
from screener.extract.claims.entries import credential_states
from screener.extract.claims.states import StateTable
from screener.extract.concepts.finder import Finder
from screener.extract.document_kind import DocumentJudge
from screener.extract.education.finder import MOST_COURSES, EducationFinder
from screener.extract.education.studies import StudyJudge
from screener.extract.figures.finder import MetricFinder
from screener.extract.likeness import likeness_of
from screener.extract.notices.reader import NoticeReader
from screener.extract.people.finder import ContactFinder
from screener.extract.people.referees import Referees
from screener.extract.positions.finder import MOST_RANGES, PositionFinder
from screener.extract.sections.finder import Section, SectionFinder
from screener.extract.sections.pasted_posting import PostingFinder, before, without
from screener.extract.summary import Summariser
from screener.extract.work.months import outdated
from screener.extract.work.position_judge import PositionJudge
from screener.model.concept import Lexicon
from screener.model.document import Document, Page
from screener.model.profile import Education, Flag, Mention, Position, Profile, Sheet
from screener.model.span import Span

_NO_LETTERS = re.compile(r"[\W_]+")

_MANY_JOBS = 30


class Extractor:
    """Document and Lexicon to Profile. Built once a worker; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._sections = SectionFinder(lexicon)
        self._postings = PostingFinder(lexicon)
        self._positions = PositionFinder(lexicon)
        self._finder = Finder(lexicon)
        self._asserter = Asserter(lexicon)
        self._states = StateTable(lexicon.tables["states"])
        self._contact, self._referees = ContactFinder(lexicon), Referees(lexicon)
        self._education = EducationFinder(lexicon)
        self._studies = StudyJudge(lexicon)
        self._metrics = MetricFinder(lexicon)
        self._duties = PositionJudge(lexicon)
        self._summariser = Summariser(lexicon)
        self._judge = DocumentJudge(lexicon)
        self._domain = lexicon.domain
        self._notices = NoticeReader(lexicon, self._finder)

    def extract(self, document: Document, *, file: str, sha256: str, as_of: date) -> Profile:
        """The profile of one document; status `not_a_resume`, with the reason, where it is none."""
        # 1. Where things stand in what is the candidate's own.
        whole, (document, others) = document, self._own(document)
        sections = self._sections.find(document)
        positions = self._positions.find(document, sections, as_of)
        # 2. What is named, and what the text claims of it.
        mentions = self._claimed(document, sections, positions, as_of)
        # 3. What else a résumé says.
        contact, contact_flags = self._contact.find(document, sections, mentions)
        education = self._education.find(document, sections, as_of)
        own = self._referees.judge(document, contact, mentions)
        mentions = self._studies.judge(document.text, own, education)
        # 4. What was done where, and the whole in short.
        positions = self._duties.judge(document, positions, mentions)
        reason = self._judge.not_a_resume(whole, sections, positions, contact, education, mentions)
        mentions = self._judge.with_owners(whole, mentions) if reason else mentions
        credentials, credential_flags = credential_states(mentions, self._states)
        known = sections, positions, mentions, credentials, education
        summary = self._summariser.summarise(document, *known, as_of)
        more = self._more_flags(document, sections, positions, education)
        return Profile(
            file=file,
            sha256=sha256,
            status="not_a_resume" if reason else "read",
            reason=reason,
            reader=document.reader,
            pages=len(document.pages),
            as_of=as_of.isoformat(),
            text_sha256=_text_hash(whole.text),
            contact=contact,
            mentions=mentions,
            positions=positions,
            education=education,
            metrics=self._metrics.find(document, sections, positions),
            summary=summary,
            flags=(*self._flags(whole, others, mentions), *contact_flags, *credential_flags, *more),
            sheets=tuple(_sheet(whole, page) for page in whole.pages),
            likeness=likeness_of(whole.text, positions, mentions, as_of),
        )

    def _claimed(
        self, document: Document, sections: Sequence[Section], positions: Sequence[Position], as_of: date
    ) -> tuple[Mention, ...]:
        """What the text names, with what it claims of it."""
        found = _as_sure_as_recognised(self._finder.find(document, sections, positions), document)
        return self._asserter.judge(document, sections, positions, found, as_of)

    def _flags(self, whole: Document, others: _Others, mentions: Sequence[Mention]) -> Iterator[Flag]:
        """What a person should look at in the text itself."""
        yield from self._notices.flags(whole, mentions, others.orders)
        yield from _document_flags(whole, others)

    def _more_flags(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        education: Sequence[Education],
    ) -> Iterator[Flag]:
        """Dates that a person should look at; and what limits left out, counted.

        The latter is only asked of texts with more jobs or degrees than anybody has.
        """
        yield from _date_flags(positions)
        yield from outdated(positions, self._domain)
        if len(positions) >= _MANY_JOBS and (count := self._positions.left_out(document)):
            said = f"{count:,} more ranges of dates than the {MOST_RANGES} at which jobs are looked for"
            yield Flag("dates", 1, "", said)
        if len(education) >= MOST_COURSES and (count := self._education.left_out(document, sections)):
            said = (
                f"{count:,} more degrees and certificates are named than the {MOST_COURSES} that are listed"
            )
            yield Flag("left_out", 1, "", said)

    def _own(self, document: Document) -> tuple[Document, _Others]:
        """The document without a posting pasted behind or into it and without words to programs."""
        orders = self._notices.orders(document)
        posting = self._postings.find(document)
        own = document if posting is None else before(document, posting)
        pasted = self._postings.among(document, len(own.text))
        own = without(without(own, pasted), [place for place in orders if place.end <= len(own.text)])
        return own, _Others(posting, pasted, orders)


@dataclass(frozen=True, slots=True)
class _Others:
    """What nobody claims: where a posting begins that runs on to the end, lines of one, words to programs."""

    posting: int | None
    pasted: tuple[Span, ...]
    orders: tuple[Span, ...]


def _sheet(document: Document, page: Page) -> Sheet:
    """The page's size, how far its text reaches across it, and how many characters it has."""
    apart = sum(len(hidden.text) for hidden in document.hidden if hidden.page == page.number)
    counts = page.characters, page.span.end - page.span.start, apart
    left, right = 0.0, 1.0
    if page.width and (boxes := [line.box for line in document.lines_in(page.span)]):
        across = min(box.x0 for box in boxes) / page.width, max(box.x1 for box in boxes) / page.width
        left, right = max(0.0, across[0]), min(1.0, across[1])
    left, right = (round(left, 4), round(right, 4)) if left < right else (0.0, 1.0)
    return Sheet(page.number, page.width, page.height, left, right, *counts)


def _text_hash(text: str) -> str | None:
    """Hash of the letters and digits alone: the same for one résumé saved twice. None without text."""
    letters = _NO_LETTERS.sub("", text.casefold())
    return hashlib.sha256(letters.encode()).hexdigest() if letters else None


def _as_sure_as_recognised(found: tuple[Mention, ...], document: Document) -> tuple[Mention, ...]:
    """No mention is surer than the recognition of its letters, where they come from a picture."""
    if not document.certain:
        return found
    return tuple(
        replace(m, confidence=min(m.confidence, document.certainty(Span(m.start, m.end)))) for m in found
    )


def _document_flags(document: Document, others: _Others) -> list[Flag]:
    flags = []
    if others.posting is not None:
        line = document.line_at(others.posting)
        quote = document.quote(line.span)[:160]
        flags.append(
            Flag("pasted_posting", line.page, quote, "reads as a job posting from here on; not scored")
        )
    if others.pasted:
        line = document.line_at(others.pasted[0].start)
        quote = " ".join(document.quote(span) for span in others.pasted)[:160]
        read = "line reads" if len(others.pasted) == 1 else "lines read"
        detail = f"{len(others.pasted)} {read} as sentences of a job posting; not scored"
        flags.append(Flag("pasted_posting", line.page, quote, detail))
    return [*flags, *document.flags, *(Flag("text", 1, "", note) for note in document.notes)]


def _date_flags(positions: Sequence[Position]) -> list[Flag]:
    return [Flag("dates", p.page, p.quote[:160], p.flag) for p in positions if p.flag]
