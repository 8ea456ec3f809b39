"""What the headings of positions say, read together: one may lack what the one above it says for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from screener.extract.positions.heading import Heading, HeadingReader
from screener.extract.positions.heading_scores import tokens_of
from screener.extract.positions.rows import JobRow
from screener.extract.positions.undated import FoundHeading


class HeadingsRead:
    """Reads the headings of a zone. Built once a worker."""

    def __init__(self, headings: HeadingReader) -> None:
        self._headings = headings

    def read(self, rows: Sequence[JobRow], drafts: Sequence[FoundHeading]) -> list[FoundHeading]:
        """The drafts with their headings, without those that turn out to be none of a position."""
        self._fill(rows, drafts)
        kept = [d for d in drafts if not self._is_other_key(rows[d.first : d.last + 1])]
        return [d for i, d in enumerate(kept) if not _is_employer_of(d, kept[i + 1 :])]

    def _fill(self, rows: Sequence[JobRow], drafts: Sequence[FoundHeading]) -> None:
        """Titles, employers and places; a heading that lacks one takes it from the position above it."""
        texts = [[row.rest for row in rows[d.first : d.last + 1]] for d in drafts]
        title_first = self._title_first(texts)
        before: FoundHeading | None = None
        leader: Heading | None = None
        for draft, lines in zip(drafts, texts, strict=True):
            heading = self._headings.read(lines, title_first=title_first)
            if draft.only == "employer":
                heading = replace(heading, title="", employer=heading.employer or heading.title)
            elif draft.only:
                heading = self._headings.read([lines[0].partition("\t")[0]], split=False)
                heading = Heading(heading.title or heading.employer)
            whole = before is not None and not before.heading.title and draft.first == before.last + 1
            if whole and heading.title and not heading.employer and not heading.unnamed and before:
                leader = before.heading
            if leader and heading.employer and not heading.title and self._is_plain(heading.employer):
                heading = Heading(heading.employer, leader.employer, heading.place or leader.place)
            elif leader and not heading.employer and not heading.unnamed and heading.title:
                heading = Heading(heading.title, leader.employer, heading.place or leader.place)
            elif before and not before.only and not heading.title and draft.first == before.last + 1:
                heading = Heading(before.heading.title, heading.employer, heading.place)
            else:
                leader = heading if employer_leads(lines, heading) else None
            if before and " ".join(tokens_of(heading.employer)) in self._headings.same:
                heading = replace(heading, employer=before.heading.employer)
            draft.heading = heading
            before = draft

    def _is_plain(self, words: str) -> bool:
        """Words that name no employer by themselves: "Patient registration"."""
        return not self._headings.employer_score(words) and not self._headings.is_name(words)

    def _title_first(self, texts: Iterable[list[str]]) -> bool:
        """Whether titles come before employers where the words tell."""
        votes = 0
        for lines in texts:
            heading = self._headings.read(lines)
            if self._headings.title_score(heading.title) >= 2 and heading.employer:
                joined = "\n".join(lines)
                votes += 1 if joined.find(heading.title) < joined.find(heading.employer) else -1
        return votes >= 0

    def _is_other_key(self, rows: Sequence[JobRow]) -> bool:
        """Keys and values without a title: files of them date schools and projects too."""
        keyed = [row for row in rows if row.keyed]
        return bool(keyed) and not any(self._headings.keyed.names_title(row.text) for row in keyed)


def _is_employer_of(draft: FoundHeading, following: Sequence[FoundHeading]) -> bool:
    """A line with the whole time at one employer, over the titles held there: no position of its own.

    It is one where the titles leave out more than a year at its beginning.
    """
    employer = draft.heading.employer
    held = [*takewhile(lambda other: other.heading.employer == employer, following)]
    starts = [other.dates.start for other in held if other.dates and other.dates.start]
    begin = draft.dates.start if draft.dates else None
    if draft.heading.title or not employer or not starts or not begin or held[0].first != draft.last + 1:
        return False
    return begin <= starts[0] and int(min(starts)[:4]) - int(begin[:4]) <= 1


def employer_leads(lines: Sequence[str], heading: Heading) -> bool:
    """Whether the employer stands on a line above the title: more titles may follow under it."""
    named = [i for i, words in enumerate(lines) if heading.employer and heading.employer in words]
    titled = [i for i, words in enumerate(lines) if heading.title and heading.title in words]
    return bool(named and titled) and named[0] < titled[0]
