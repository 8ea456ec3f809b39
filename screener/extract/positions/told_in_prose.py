"""Jobs told in sentences: "From March 2019 to the present I have worked at Alder Creek Hospital as coder"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from screener.extract.dates.ranges import DateRange
from screener.extract.positions.heading import Heading, HeadingReader
from screener.extract.positions.rows import is_small_title
from screener.model.concept import Lexicon
from screener.model.months import PRESENT
from screener.model.span import Span
from screener.text.clauses import STATEMENT_END, parts
from screener.text.wording import Sayings

MAX_WORDS = 14
_NO_WORDS = " \t•●▪◦·*-–—,.;:()\"'"
"""What may stand before the first word of a sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A job that a sentence tells."""

    span: Span
    dates: DateRange
    heading: Heading


class ToldJobs:
    """Reads sentences that date a job, in the first person or as a bare list."""

    def __init__(self, lexicon: Lexicon, headings: HeadingReader) -> None:
        self._headings = headings
        self._said = Sayings(lexicon, "job_sentences")
        self._no_jobs = lexicon.tables["job_titles"].no_jobs

    def find(self, text: str, zone: Span, dates: Sequence[DateRange]) -> list[Told]:
        """The jobs that text[zone] tells, in order."""
        found = []
        for sentence in parts(text, STATEMENT_END, zone.start, zone.end):
            here = [d for d in dates if sentence.start <= d.span.start and d.span.end <= sentence.end]
            words = text[sentence.start : sentence.end]
            date = self._range(words, here)
            if not date:
                continue
            heading = self._heading(text, sentence, date)
            if heading:
                found.append(Told(sentence, date, heading))
        return found

    def _range(self, words: str, here: Sequence[DateRange]) -> DateRange | None:
        """The range of a sentence; one date alone where the job is said to go on."""
        for date in here:
            if not date.single:
                return date
        if here and here[0].strong and "goes_on" in self._said.of(words):
            return replace(here[0], end=PRESENT, single=False, lasting=True)
        return None

    def _heading(self, text: str, sentence: Span, date: DateRange) -> Heading | None:
        before = " ".join(text[sentence.start : date.span.start].split())
        after = " ".join(text[date.span.end : sentence.end].split())
        whole = f"{before}\t{after}"
        if "worked" in self._said.of(whole.lstrip(_NO_WORDS)):
            title = next((t for t in self._titles(whole)), "")
            employer = next((n for n in self._names(whole) if n not in title), "")
            return Heading(title, employer) if title else None
        return self._listed(before)

    def _titles(self, words: str) -> Iterator[str]:
        for hit in self._headings.wording.title.finditer(words):
            named = self._no_jobs.isdisjoint(hit["title"].casefold().split())
            if named and self._headings.title_score(hit["title"]) >= 2:
                yield hit["title"].strip()

    def _names(self, words: str) -> Iterator[str]:
        for hit in self._headings.wording.name.finditer(words):
            if not self._headings.is_place(hit["name"]):
                yield hit["name"].rstrip(".")

    def _listed(self, before: str) -> Heading | None:
        """ "Alder Creek Hospital, Coder, 4/2019 – present (…)": nothing but both names before the date."""
        words = before.strip(" ,(–—-:")
        prose = self._headings.prose.is_sentence(words) and not is_small_title(words, self._headings)
        if prose or not 2 <= len(words.split()) <= MAX_WORDS or words[:1].islower():
            return None
        heading = self._headings.read([words])
        sure = self._headings.title_score(heading.title) >= 2 and heading.employer
        return heading if sure else None
