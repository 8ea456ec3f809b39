"""Jobs without a range of dates: headings that stand alone, or with one date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from screener.extract.dates.ranges import DateRange
from screener.extract.positions.dated_rows import is_heading
from screener.extract.positions.heading import Heading, HeadingReader
from screener.extract.positions.rows import JobRow


@dataclass(slots=True)
class FoundHeading:
    """A position in the making: rows[first : last + 1] are its heading, dates the range it is given.

    only: what alone it names, "employer" with the whole time there or "title" in a list below one; else "".
    """

    first: int
    last: int
    anchor: int
    dates: DateRange | None
    heading: Heading = field(default_factory=Heading)
    only: str = ""


class UndatedJobs:
    """Finds headings that have no range of dates. Built once a worker."""

    def __init__(self, headings: HeadingReader) -> None:
        self._headings = headings

    def headings(self, rows: list[JobRow], drafts: list[FoundHeading]) -> Iterator[FoundHeading]:
        """Headings without a range: title and employer on one line, or the place below, then the duties."""
        if not drafts and len(rows) > 1 and all(map(self._is_listed, rows)):
            yield from (FoundHeading(index, index, index, None) for index in range(len(rows)))
            return
        taken = {i for d in drafts for i in range(d.first, d.last + 1)}
        edges = [rows[d.first].edge for d in drafts]
        for index in range(len(rows) - 1):
            row, below = rows[index], rows[index + 1]
            if (
                index in taken
                or any(not date.single for date in row.dates)
                or not is_heading(row, self._headings)
            ):
                continue
            if edges and min(abs(row.edge - edge) for edge in edges) > 3:
                continue
            following = next((d for d in drafts if d.first > index), None)
            own_date = following is not None and rows[following.first].is_blank
            if below.bulleted and not own_date and self._is_one_line(row):
                yield FoundHeading(index, index, index, None)
                continue
            if index + 1 in taken or row.dates or below.dates or self._headings.title_score(row.rest) < 3:
                continue
            duties = index + 2 >= len(rows) or not is_heading(rows[index + 2], self._headings)
            named = self._headings.employer_score(row.rest) <= 3 and is_heading(below, self._headings)
            if named and duties and self._headings.read([row.rest, below.rest]).place:
                yield FoundHeading(index, index + 1, index, None)

    def _is_listed(self, row: JobRow) -> bool:
        """ "Ward Clerk, Lake Hospital (Epic)" in a list of nothing but jobs."""
        own = self._headings.read([row.rest])
        sure = self._headings.title_score(own.title) == 3 and own.employer != ""
        return sure and not row.dates and is_heading(row, self._headings) and len(row.rest.split()) <= 12

    def _is_one_line(self, row: JobRow) -> bool:
        """ "Medical Coder, Alder Creek Hospital", each sure by its own words, and nothing else."""
        own = self._headings.read([row.rest])
        sure = self._headings.title_score(own.title) == 3 and self._headings.ends_as_employer(own.employer)
        return sure and len(row.rest.split()) <= 10

    def lone_dates(self, rows: list[JobRow], anchors: list[int]) -> Iterator[int]:
        """Lines that head a position with one date alone: it has a start, and no months."""
        taken = set(anchors)
        for index, row in enumerate(rows):
            if index in taken or row.bulleted or len(row.dates) != 1 or not row.dates[0].single:
                continue
            date, rest = row.dates[0], row.rest.strip()
            if index + 1 in taken and rows[index + 1].is_blank:
                continue  # the range stands below: "Coder, Alder Creek; remote from March 2020"
            closes = (
                row.rest.rstrip(" )").endswith("(\t")
                and is_heading(row, self._headings)
                and is_told(self._headings, row)
            )
            if closes:
                yield index  # "Coder, Alder Creek Hospital (2020)"
            if closes or not date.strong or len(rest) > 80:
                continue
            below = rows[index + 1].rest if index + 1 < len(rows) else ""
            above = rows[index - 1] if index and row.is_blank and row.rest.strip(" \t") else None
            if above and is_heading(above, self._headings) and is_told(self._headings, above):
                yield index  # "2018 –" below title and employer
                continue
            beside = rest if not row.is_blank else below
            if not is_heading(row, self._headings) and not row.is_blank:
                continue
            edge = (
                row.rest.startswith("\t")
                or row.rest.rstrip(" .)-–—").endswith("\t")
                or "Company Name" in rest
            )
            if edge and self._headings.title_score(beside) + self._headings.employer_score(beside) >= 2:
                yield index


def is_told(headings: HeadingReader, row: JobRow) -> bool:
    """Whether one line names both title and employer."""
    own = headings.read([row.rest])
    return headings.title_score(own.title) >= 2 and (own.employer != "" or own.unnamed)
