"""Where the heading of each position stands among the lines of a zone, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from screener.extract.positions.anchors import find_anchors, listed_below
from screener.extract.positions.closing_dates import closed_blocks
from screener.extract.positions.dated_rows import is_heading
from screener.extract.positions.heading import HeadingReader
from screener.extract.positions.headings_read import HeadingsRead, employer_leads
from screener.extract.positions.rows import JobRow
from screener.extract.positions.undated import FoundHeading, UndatedJobs, is_told

MAX_ABOVE, MAX_BELOW = 4, 3


class HeadingFinder:
    """Finds headings by their dates, and what belongs to them above and below."""

    def __init__(self, headings: HeadingReader) -> None:
        self._headings = headings
        self._undated, self._reading = UndatedJobs(headings), HeadingsRead(headings)

    def find(self, rows: list[JobRow], *, strict: bool) -> list[FoundHeading]:
        """Where each position's heading stands."""
        over = dict(listed_below(rows, self._headings))
        lone = (
            [] if strict else self._undated.lone_dates(rows, find_anchors(rows, self._headings, strict=False))
        )
        anchors = sorted(
            {*find_anchors(rows, self._headings, strict=strict), *lone, *over, *chain(*over.values())}
        )
        drafts = self._closed(rows, anchors) or self._headed(rows, anchors, over)
        if not strict:
            drafts = sorted([*drafts, *self._undated.headings(rows, drafts)], key=lambda d: d.first)
        self._even_out(rows, drafts)
        return self._reading.read(rows, drafts)

    def _closed(self, rows: Sequence[JobRow], anchors: Sequence[int]) -> list[FoundHeading]:
        """Positions whose dates close them: the heading ends where the duties begin."""
        firsts = closed_blocks(rows, anchors, self._headings) or []
        drafts = []
        for first, anchor in zip(firsts, anchors, strict=False):
            last = first
            while (
                last + 1 < anchor and last - first < MAX_BELOW and is_heading(rows[last + 1], self._headings)
            ):
                last += 1
            drafts += [FoundHeading(first, last, first, d) for d in rows[anchor].dates if not d.single]
        return drafts

    def _headed(
        self, rows: list[JobRow], anchors: Sequence[int], over: Mapping[int, Sequence[int]]
    ) -> list[FoundHeading]:
        """Positions whose dates stand in their headings."""
        drafts: list[FoundHeading] = []
        leads, listed = False, {*chain(*over.values())}
        rows_above = self._rows_above_each(rows, anchors)
        for number, anchor in enumerate(anchors):
            floor = drafts[-1].last + 1 if drafts else 0
            if only := "employer" if anchor in over else "title" if anchor in listed else "":
                drafts += [FoundHeading(anchor, anchor, anchor, d, only=only) for d in rows[anchor].dates]
                continue
            first = self._walk_up(rows, anchor, floor, rows_above[rows[anchor].stands_alone])
            ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(rows)
            heads = self._heads_next(rows, anchor, ceiling, rows_above[1])
            ceiling -= heads
            if leads or (heads and not rows[anchor].is_blank):
                leads = True
                ceiling = self._next_employer(rows, anchor, ceiling)
            last = self._walk_down(rows, first, anchor, ceiling)
            if first == last == anchor and self._is_headed_by_bullet(rows, anchor, ceiling):
                last += 1
            ranges = [d for d in rows[anchor].dates if not d.single] or rows[anchor].dates[:1]
            # One that goes on beside a range is a remark: "(remote since 2020)".
            ranges = [d for d in ranges if not d.lasting] or ranges
            drafts += [FoundHeading(first, last, anchor, r) for r in ranges]
            lines = [row.rest for row in rows[first : last + 1]]
            leads = leads or employer_leads(lines, self._headings.read(lines, split=False))
        return drafts

    def _heads_next(self, rows: Sequence[JobRow], anchor: int, ceiling: int, above: int | None) -> bool:
        """Whether the line before the next dates is theirs: a title, where titles stand over the dates."""
        if ceiling == len(rows) or not rows[ceiling].stands_alone or ceiling - 1 == anchor or not above:
            return False
        row = rows[ceiling - 1]
        titled = self._headings.title_score(row.rest) >= 2 or not self._headings.employer_score(row.rest)
        return is_heading(row, self._headings) and titled and not row.rest.rstrip().endswith(".")

    def _next_employer(self, rows: Sequence[JobRow], anchor: int, ceiling: int) -> int:
        """Where the next heading begins, in a text whose employers stand over titles: at its employer."""
        first = ceiling
        while first - 1 > anchor and is_heading(rows[first - 1], self._headings):
            first -= 1
        for index in range(max(first, ceiling - MAX_ABOVE), ceiling):
            words, below = rows[index].rest, [row.rest for row in rows[index + 1 : ceiling + 1]]
            employer = self._headings.employer_score(words) > self._headings.title_score(words)
            if employer and any(self._headings.title_score(line) >= 2 for line in below):
                return index
        return ceiling

    def _is_headed_by_bullet(self, rows: Sequence[JobRow], anchor: int, ceiling: int) -> bool:
        """ "Mar 2021 – Present" over "• Senior Coder, Alder Creek Hospital" and its duties."""
        bullet = rows[anchor + 1] if anchor + 1 < ceiling else None
        if bullet is None or not rows[anchor].is_blank or not bullet.bulleted:
            return False
        return not self._headings.prose.is_sentence(bullet.rest) and is_told(self._headings, bullet)

    def _even_out(self, rows: list[JobRow], drafts: list[FoundHeading]) -> None:
        """Headings that lack a title or an employer take as many lines below the date as most others."""
        headings = [
            self._headings.read([r.rest for r in rows[d.first : d.last + 1]], split=False) for d in drafts
        ]
        whole = [bool(h.title and (h.employer or h.unnamed)) for h in headings]
        counts = Counter(d.last - d.anchor for d, full in zip(drafts, whole, strict=True) if d.dates and full)
        if not counts:
            return
        usual = counts.most_common(1)[0][0]
        model = next(d for d, full in zip(drafts, whole, strict=True) if full and d.last - d.anchor == usual)
        for number, draft in enumerate(drafts):
            stop = drafts[number + 1].first if number + 1 < len(drafts) else len(rows)
            while not whole[number] and draft.last - draft.anchor < usual and draft.last + 1 < stop:
                line = rows[draft.last + 1].line
                like = rows[model.anchor + draft.last + 1 - draft.anchor].line
                level = abs(line.box.x0 - like.box.x0) <= 3 and line.bold == like.bold
                if not (level or counts[usual] > 1) or not is_heading(rows[draft.last + 1], self._headings):
                    break
                draft.last += 1

    def _rows_above_each(self, rows: list[JobRow], anchors: Sequence[int]) -> tuple[int | None, int | None]:
        """The same for dates beside words, and for those on lines of their own, where a text has both."""
        every = self._rows_above(rows, anchors)
        kinds = [[i for i in anchors if rows[i].stands_alone == alone] for alone in (False, True)]
        if not all(kinds):
            return every, every
        beside, alone = (self._rows_above(rows, kind) for kind in kinds)
        above = [row for i in kinds[1] for row in rows[max(0, i - (alone or 0)) : i]]
        if alone is None or not all(is_heading(row, self._headings) for row in above):
            alone = every
        return every if beside is None else beside, alone

    def _rows_above(self, rows: list[JobRow], anchors: Sequence[int]) -> int | None:
        """How many lines stand above the date in each heading, as the first position shows; None unclear."""
        if not anchors:
            return None
        ends = (i for i in range(anchors[0]) if rows[i].dates or not is_heading(rows[i], self._headings))
        prose = [*ends]
        lead = rows[prose[-1] + 1 if prose else 0 : anchors[0]]
        if lead and len(anchors) > 1 and all(self._headings.is_place(row.rest) for row in lead):
            # The column before holds the rest of the first heading: the next one shows the order.
            return self._rows_above(rows[anchors[0] + 1 :], [i - anchors[0] - 1 for i in anchors[1:]])
        if len(lead) > MAX_ABOVE or (prose and is_told(self._headings, rows[anchors[0]])):
            return None
        # What the first shows must fit the others.
        for anchor, before in zip(anchors[1:], anchors, strict=False):
            room = rows[max(before + 1, anchor - len(lead)) : anchor]
            if sum(is_heading(row, self._headings) for row in room) < len(room) and not rows[anchor].is_blank:
                return None if len(lead) > 1 else len(lead)
        return len(lead)

    def _walk_up(self, rows: list[JobRow], anchor: int, floor: int, above: int | None) -> int:
        """The first row of the heading that holds `anchor`."""
        bullet = rows[anchor - 1] if anchor > floor and rows[anchor].is_blank else None
        if (
            bullet
            and bullet.bulleted
            and not self._headings.prose.is_sentence(bullet.rest)
            and is_told(self._headings, bullet)
        ):
            return anchor - 1  # "● Coder — Alder Creek Hospital" over its dates
        first = anchor
        limit = above if above is not None else (0 if is_told(self._headings, rows[anchor]) else 2)
        if not limit and rows[anchor].is_blank and not self._goes_on_below(rows, anchor):
            limit = 1 if is_told(self._headings, rows[anchor - 1]) else 2
        if self._leads(rows, anchor):
            limit = 0
        while (
            first > floor
            and anchor - first < limit
            and all(date.single for date in rows[first - 1].dates)
            and self._may_head(rows[first - 1], rows[anchor] if above is not None else None)
        ):
            if above is None and rows[first - 1].edge > rows[anchor].edge + 3:
                break  # indented: the duties of the position before
            first -= 1
        lines = [row.rest for row in rows[first : anchor + 1]]
        heading = self._headings.read(lines)
        if first > floor and above and heading.title and not heading.employer and rows[anchor].is_blank:
            row = rows[first - 1]
            employer = self._headings.employer_score(row.rest) >= 3 > self._headings.title_score(row.rest)
            first -= employer and is_heading(row, self._headings)
        elif first > floor and above and not self._headings.title_score(heading.title):
            # One line more than the first position has: a long line that was broken.
            row = rows[first - 1]
            level = row.edge <= rows[first].edge + 3
            if level and is_heading(row, self._headings) and self._headings.title_score(row.rest) >= 2:
                first -= 1
        return first

    def _leads(self, rows: Sequence[JobRow], anchor: int) -> bool:
        """ "2018 - now   Alder Creek Hospital" over its title: the date opens the heading."""
        row, below = rows[anchor], rows[anchor + 1].rest if anchor + 1 < len(rows) else ""
        opens = row.rest.startswith("\t") and not row.is_blank
        return opens and not self._headings.title_score(row.rest) and self._headings.title_score(below) == 3

    def _goes_on_below(self, rows: Sequence[JobRow], anchor: int) -> bool:
        """Whether the line below may belong to the heading; where it does not, dates alone close one."""
        below = rows[anchor + 1] if anchor + 1 < len(rows) else None
        return below is not None and not below.dates and is_heading(below, self._headings)

    def _may_head(self, row: JobRow, anchor: JobRow | None) -> bool:
        """A heading's line; where one is expected above `anchor`, also a short one ("Call center")."""
        words = row.rest.strip()
        level = anchor is not None and abs(row.edge - anchor.edge) <= 3
        short = level and not row.bulleted and len(words.split()) <= 5 and words[:1].isupper()
        return is_heading(row, self._headings) or (short and not words.endswith((".", ":")))

    def _walk_down(self, rows: list[JobRow], first: int, anchor: int, ceiling: int) -> int:
        """The last row of the heading: lines below the date that name what is still missing."""
        last = anchor
        if rows[anchor].beside:
            return max(first, anchor - 1)
        below = 0
        for index in range(anchor + 1, min(ceiling, anchor + 8)):
            row = rows[index]
            if (row.is_blank and not row.dates and not row.bulleted) or self._headings.is_fact(row.rest):
                continue
            below += 1
            if below > MAX_BELOW:
                break
            if not is_heading(row, self._headings) or not self._is_wanted(rows, first, last, index):
                break
            last = index
        return last

    def _is_wanted(self, rows: list[JobRow], first: int, last: int, index: int) -> bool:
        """Whether a line below names what the heading, rows[first : last + 1], still lacks."""
        reader = self._headings
        heading = reader.read([r.rest for r in rows[first : last + 1]], split=False)
        below = rows[index]
        title, employer = reader.title_score(below.rest), reader.employer_score(below.rest)
        place = reader.is_place(below.rest)
        bolder = below.line.bold and not rows[min(index + 1, len(rows) - 1)].line.bold
        unsure = reader.title_score(heading.title) == 0
        cut = reader.read([r.rest for r in rows[first : last + 1]])
        named = heading.employer != "" or heading.unnamed
        if not named and cut.employer and reader.title_score(cut.title) >= 2:
            # "Coder, Alder Creek Hospital" has both already, unless what follows is surely an employer.
            return (employer >= 3 or reader.has_place(below.rest)) and not is_told(self._headings, below)
        return (
            (not heading.title and bool(title or bolder or not named))
            or (unsure and title >= 2)
            or (not named and bool(employer or reader.has_place(below.rest) or not heading.title))
            or (place and not heading.place)
        )
