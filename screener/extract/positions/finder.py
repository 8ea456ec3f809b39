"""Positions: title, employer, dates and range of text of each job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from screener.extract.dates.ranges import DateFinder, DateRange
from screener.extract.positions.heading import HeadingReader
from screener.extract.positions.headings_found import HeadingFinder
from screener.extract.positions.joined_lines import (
    mark_wrapped_points,
    with_wrapped_dates,
    with_wrapped_headings,
)
from screener.extract.positions.rows import rows_of
from screener.extract.positions.told_in_prose import ToldJobs
from screener.extract.positions.undated import FoundHeading
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.months import month_number, month_range
from screener.model.profile import Position
from screener.model.span import Span
from screener.model.tables.positions import JobTitleWords
from screener.text.phrases import whole_words

MOST_RANGES = 150
"""Ranges of dates in a text at which jobs are looked for; each is compared with the text around it."""
_NO_JOBS = frozenset({"education", "certificates"})
_NO_JOB_KINDS = frozenset({"references", "memberships", "publications"})


class PositionFinder:
    """Finds positions by the dates that head them; first where they stand, then what they say."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._dates = DateFinder(lexicon)
        self._headings = HeadingReader(lexicon)
        self._drafts = HeadingFinder(self._headings)
        self._told = ToldJobs(lexicon, self._headings)
        titles: JobTitleWords = lexicon.tables["job_titles"]
        self._training = whole_words(titles.training)
        self._volunteer = whole_words(titles.volunteer)
        not_paid = "".join(rf"(?<!{part})" for part in titles.not_paid)
        self._paid = re.compile(not_paid + whole_words(titles.paid).pattern, re.IGNORECASE)

    def find(self, document: Document, sections: Sequence[Section], as_of: date) -> tuple[Position, ...]:
        """The positions in order of the text. concepts are empty and is_coding False until judged."""
        dates = self._dates.find(document.text)[:MOST_RANGES]
        work = [s for s in sections if s.category == "work" or s.kind == "volunteer"]
        found = self._in_zones(document, _joined(work), dates, as_of, strict=False)
        # Jobs under a title that is not known, or under none; anywhere at all where the work has none.
        none = not any(p.start for p in found)
        other = [s for s in sections if s not in work and s.category not in _NO_JOBS]
        other = [s for s in other if (none and s.kind not in _NO_JOB_KINDS) or s.kind in ("", "untitled")]
        found += self._in_zones(document, _joined(other), dates, as_of, strict=True)
        if sum(p.start is not None for p in found) < 2:
            zones = [s.body for s in sections if s.category not in _NO_JOBS and s.kind not in _NO_JOB_KINDS]
            found = self._with_told(document, zones, dates, as_of, found)
        return tuple(sorted(found, key=lambda p: (p.text_start, p.start or "")))

    def left_out(self, document: Document) -> int:
        """How many ranges of dates no job was looked for at, since nobody has had so many."""
        return max(0, len(self._dates.find(document.text)) - MOST_RANGES)

    def _with_told(
        self,
        document: Document,
        zones: Iterable[Span],
        dates: Sequence[DateRange],
        as_of: date,
        found: Sequence[Position],
    ) -> list[Position]:
        """With the jobs that are told, in a text that lists none, or one; of two readings the fuller."""
        told = []
        for zone in zones:
            jobs = self._told.find(document.text, zone, dates)
            ends = [job.span.start for job in jobs[1:]] + [zone.end]
            for job, end in zip(jobs, ends, strict=False):
                draft = FoundHeading(0, 0, 0, job.dates, job.heading)
                told.append(self._position(document, job.span, draft, end, "", as_of))
        full = {(p.start, title) for p in told if p.employer for title in (p.title, "")}
        kept = [p for p in found if p.employer or (p.start, p.title) not in full]
        return kept + [p for p in told if p.start not in {k.start for k in kept}]

    def _in_zones(
        self,
        document: Document,
        zones: Iterable[tuple[list[Span], str]],
        dates: Sequence[DateRange],
        as_of: date,
        *,
        strict: bool,
    ) -> list[Position]:
        found = []
        for zone, kind in zones:
            every = rows_of(document, zone, dates, self._headings)
            mark_wrapped_points(every, self._headings)
            rows = with_wrapped_dates([row for row in every if not row.duties], self._dates)
            rows = with_wrapped_headings(rows, self._headings)
            drafts = self._drafts.find(rows, strict=strict)
            if strict and not kind and drafts:
                # Under a title that is not known, but over jobs: a section of work like any other.
                drafts = self._drafts.find(rows, strict=False)
            for draft in drafts:
                end = min((rows[d.first].index for d in drafts if d.first > draft.first), default=None)
                last = [r for r in every if end is None or r.index < end][-1:] or rows[
                    draft.last : draft.last + 1
                ]
                stop = max(last[-1].span.end, rows[draft.last].span.end)
                span = Span(rows[draft.first].span.start, rows[draft.last].span.end)
                found.append(self._position(document, span, draft, stop, kind, as_of))
        return found

    def _position(
        self, document: Document, span: Span, draft: FoundHeading, stop: int, kind: str, as_of: date
    ) -> Position:
        quote = document.quote(span)
        start, end = (draft.dates.start, draft.dates.end) if draft.dates else (None, None)
        flag = date_fault(start, end, as_of)
        months = month_range(start, end, as_of.isoformat()) if not flag else None
        line = document.line_at(span.start)
        # Not the employer's name: "Volunteer Valley Hospital" pays its coders.
        words = quote.replace(draft.heading.employer, " ") if draft.heading.employer else quote
        volunteer = kind == "volunteer" or self._volunteer.search(words) is not None
        # "Family leave" alone stands where an employer would.
        volunteer = volunteer or self._volunteer.fullmatch(draft.heading.employer.strip()) is not None
        training = not self._paid.search(words) and (
            kind == "internship" or self._training.search(words) is not None
        )
        return Position(
            title=draft.heading.title,
            employer=draft.heading.employer,
            start=start,
            end=end,
            months=months[1] - months[0] if months else 0,
            concepts=(),
            is_coding=False,
            is_training=training,
            page=line.page,
            line=line.number,
            approximate=draft.dates.approximate if draft.dates else False,
            place=draft.heading.place or None,
            quote=quote,
            flag=flag,
            text_start=span.start,
            text_end=stop,
            quote_start=span.start,
            boxes=document.boxes(span),
            is_employment=not training and not volunteer,
        )


def date_fault(start: str | None, end: str | None, as_of: date) -> str:
    """Why a range of dates is not used; "" where it can be."""
    if not start:
        return ""
    today = as_of.year * 12 + as_of.month - 1
    first = month_number(start)
    last = today if end in (None, "present") else month_number(str(end))
    same_year = end is not None and start[:4] == end[:4] and len(end) == 4
    faults = {
        f"begins in {start}, and no end is printed": end is None,
        f"begins in {start}, before 1950": first < 1950 * 12,
        f"begins in {start}, after {as_of:%Y-%m}": first > today,
        f"ends in {end}, after {as_of:%Y-%m}": last > today,
        f"ends in {end}, before it begins in {start}": last < first and not same_year,
        "lasts more than 60 years": end is not None and last - first > 60 * 12,
    }
    return next((f"{fault}: not counted" for fault, true in faults.items() if true), "")


def _joined(sections: Iterable[Section]) -> list[tuple[list[Span], str]]:
    """Bodies of sections by kind: a section that goes on after a break of column or page is one zone."""
    zones: list[tuple[list[Span], str]] = []
    under: dict[Span, list[Span]] = {}
    for section in sections:
        if section.title in under:
            under[section.title].append(section.body)
            continue
        zones.append(([section.body], section.kind))
        if section.title is not None:
            under[section.title] = zones[-1][0]
    return zones
