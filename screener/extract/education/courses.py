"""Courses of study in a stretch of text: which degree goes with which school and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import NamedTuple

from screener.extract.concepts.post_nominals import bare_title, credential_titles
from screener.extract.dates.ranges import DateFinder, DateRange
from screener.extract.education.degrees import Degree, DegreeFinder
from screener.extract.education.schools import SchoolFinder
from screener.model.concept import Lexicon
from screener.model.months import PRESENT
from screener.model.span import Span
from screener.model.tables.education import EducationWords
from screener.text.clauses import SENTENCE_END
from screener.text.phrases import any_of

_FIRST_TITLE = re.compile(r"[ \t•*·\-–»›]*([A-Z][A-Z\-]{2,6})\b")
_STOP = re.compile(r";|[a-z\d)]\.\s")


_MOST_NAMED = 200
"""Degrees, and schools, of one section that are looked at: more are no résumé, and each is held to each."""


@dataclass(slots=True)
class Course:
    """One course of study: what was said of it, and where.

    degree None: no level is named. school: its name's place. span: all that is said of it.
    """

    span: Span
    degree: Degree | None = None
    school: Span | None = None
    dates: list[DateRange] = field(default_factory=list)
    present: bool = False


class _Anchor(NamedTuple):
    start: int
    kind: str  # D degree, S school, Y date
    end: int
    degree: Degree | None = None
    date: DateRange | None = None
    high: bool = False  # the school is one before college


class CourseFinder:
    """Groups degrees, schools and dates into courses, by whichever of them comes first."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.degrees = DegreeFinder(lexicon)
        self._dates = DateFinder(lexicon)
        self._schools = SchoolFinder(lexicon)
        self._credentials = credential_titles(lexicon)
        words: EducationWords = lexicon.tables["education"]
        self._present = re.compile(rf"(?<![A-Za-z])(?:{any_of(words.present)})(?=\s*(?:$|\n|[,.;:)|]|[A-Z]))")
        self._high = re.compile(rf"\b(?:{any_of(words.high)})\b", re.IGNORECASE)

    def find(self, text: str, offset: int = 0) -> list[Course]:
        """The courses of `text`, with spans moved by `offset`. `text` is plain (extract.words)."""
        named = self._degrees_and_schools(text)
        if not named:
            some = self.degrees.find(text)[:1]  # "attended several college courses"
            return [_moved(Course(degree.span, degree), offset) for degree in some]
        dated = self._dated(text)
        opener = "Y" if dated and dated[0].start < named[0].start else named[0].kind
        courses: list[Course] = []
        for before, anchor in zip([None, *named], named, strict=False):
            if before is None or _opens(anchor, before, opener, courses[-1], named, dated, text):
                courses.append(Course(Span(anchor.start, anchor.end)))
            _add(courses[-1], anchor)
        for anchor in dated:
            _add_date(_owner(anchor, named, courses, opener, text), anchor)
        _spread(courses, text)
        _settle(courses, opener)
        if any(course.degree for course in courses):
            courses = [c for c in courses if c.degree or c.dates or c.present]
        return [_moved(course, offset) for course in courses]

    def _dated(self, text: str) -> list[_Anchor]:
        found = [_Anchor(date.span.start, "Y", date.span.end, date=date) for date in self._dates.find(text)]
        alone = [
            _Anchor(hit.start(), "Y", hit.end())
            for hit in self._present.finditer(text)
            if not any(anchor.start <= hit.start() < anchor.end for anchor in found)
        ]
        own = [anchor for anchor in found + alone if not self._is_of_credentials(text, anchor.start)]
        return sorted(own, key=lambda anchor: anchor.start)[: 2 * _MOST_NAMED]

    def _is_of_credentials(self, text: str, place: int) -> bool:
        """Whether the line of a date begins with a credential: "CPC (2010), CPMA (2017); current to 2027"."""
        hit = _FIRST_TITLE.match(text, text.rfind("\n", 0, place) + 1)
        return hit is not None and hit.end() <= place and bare_title(hit[1]) in self._credentials

    def _degrees_and_schools(self, text: str) -> list[_Anchor]:
        degrees = [d for d in self.degrees.find(text) if d.level != "some_college"][:_MOST_NAMED]
        anchors = [_Anchor(d.span.start, "D", d.span.end, degree=d) for d in degrees]
        taken = [d.span for d in degrees]
        reached = 0
        for span in islice(self._schools.find(text), _MOST_NAMED):
            if span.start < reached or any(span.overlaps(other) for other in taken):
                continue
            whole = self._schools.whole_name(text, span, taken)
            start = max(whole.start, reached)
            high = self._high.search(text, start, whole.end) is not None
            anchors.append(_Anchor(start, "S", whole.end, high=high))
            reached = whole.end
        return sorted(anchors, key=lambda anchor: anchor.start)


def _opens(
    anchor: _Anchor,
    before: _Anchor,
    opener: str,
    course: Course,
    named: Sequence[_Anchor],
    dated: Sequence[_Anchor],
    text: str,
) -> bool:
    """Whether a degree or a school begins another course."""
    if anchor.kind == "S" and course.school is None:
        degree = course.degree
        if degree and "\n" in text[before.end : anchor.start] and _is_complete(anchor, degree, named, text):
            # Each line has a course of its own: "High School Diploma, 2001" above "Lake College, 2003".
            return all(_has_anchor(text, place, dated) for place in (degree.span.start, anchor.start))
        if degree and degree.level == "hs" and _STOP.search(text, before.end, anchor.start):
            return not anchor.high  # behind "GED, 1996;" another school is a course of its own
        return opener == "S" or (before.kind == "D" and text[before.end : anchor.start].count("\n") > 3)
    if anchor.kind == "S":
        return "\n" in text[before.end : anchor.start] or opener == "S"
    if course.degree is None:
        # A degree whose own line names its school does not belong to the school of a line before.
        end = text.find("\n", anchor.end)
        return "\n" in text[before.end : anchor.start] and any(
            a.kind == "S" and anchor.start < a.start < (end if end >= 0 else len(text)) for a in named
        )
    return not (anchor.degree and _same_degree(course.degree, anchor.degree, text, course.school))


def _is_complete(school: _Anchor, degree: Degree, named: Sequence[_Anchor], text: str) -> bool:
    """Whether a school on a line below a degree may have one of its own, or needs none."""
    return degree.level == "hs" or _has_anchor(text, school.start, [a for a in named if a.kind == "D"])


def _has_anchor(text: str, place: int, anchors: Sequence[_Anchor]) -> bool:
    """Whether one of the anchors, such as a date, stands on the line of `place`."""
    begin, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return any(begin <= anchor.start < (end if end >= 0 else len(text)) for anchor in anchors)


def _owner(
    anchor: _Anchor, named: Sequence[_Anchor], courses: Sequence[Course], opener: str, text: str
) -> Course:
    """The course a date belongs to: that of its line, else the next where dates come first, else the last."""
    begin, end = text.rfind("\n", 0, anchor.start) + 1, text.find("\n", anchor.end)
    end = end if end >= 0 else len(text)
    beside = [a for a in named if begin <= a.start < end]
    if beside:
        nearest = min(beside, key=lambda a: _distance(a, anchor, text))
        return next(c for c in reversed(courses) if c.span.start <= nearest.start)
    if opener == "Y":
        following = [c for c in courses if c.span.start >= anchor.end]
        if following:
            return following[0]
    return next((c for c in reversed(courses) if c.span.start <= anchor.start), courses[0])


def _distance(named: _Anchor, dated: _Anchor, text: str) -> int:
    """Letters between a date and a degree or school; what a semicolon or a full stop parts is far."""
    first, second = sorted((named, dated), key=lambda anchor: anchor.start)
    between = text[first.end : second.start]
    parted = SENTENCE_END.search(text, first.end - 1, second.start + 1)
    return len(between) + 100 * (";" in between or "|" in between or parted is not None)


def _same_degree(one: Degree, other: Degree, text: str, school: Span | None) -> bool:
    """ "Bachelor of Science (B.S.)", "Master of Science: Master of Information Systems" are one degree."""
    between = text[one.span.end : other.span.start]
    if one.level != other.level or len(between) > 140 or between.count("\n") > 1:
        return False
    if one.level == "certificate" and "\n" in between and re.search(r"\d{4}", between):
        return False
    return len(between) < 50 or school is None or "\n" not in between


def _add(course: Course, anchor: _Anchor) -> None:
    if anchor.kind == "D":
        course.degree = course.degree or anchor.degree
    else:
        course.school = course.school or Span(anchor.start, anchor.end)
    course.span = Span(course.span.start, max(course.span.end, anchor.end))


def _add_date(course: Course, anchor: _Anchor) -> None:
    if anchor.date is None:
        course.present = True
        return
    course.dates.append(anchor.date)
    course.present = course.present or anchor.date.end == PRESENT


def _spread(courses: Sequence[Course], text: str) -> None:
    """Each course takes the text from the start of its line to the next course."""
    begins = [0]
    for before, course in pairwise(courses):
        line = text.rfind("\n", 0, course.span.start) + 1
        between = text[max(line, before.span.end) : course.span.start]
        stop = max(between.rfind(sign) for sign in ".;|•")
        same_line = before.span.end > line
        begins.append(
            max(line, before.span.end) + stop + 1 if stop >= 0 or not same_line else course.span.start
        )
    for course, begin, end in zip(courses, begins, [*begins[1:], len(text)], strict=True):
        course.span = Span(begin, end)


def _settle(courses: list[Course], opener: str) -> None:
    """A degree without school or date behind a course of its kind: another one of the same place and time."""
    for before, course in pairwise(courses):
        if opener == "S" and course.degree and not course.school and not course.dates and not course.present:
            course.school = before.school


def _moved(course: Course, offset: int) -> Course:
    if not offset:
        return course
    degree = course.degree
    return Course(
        _shift(course.span, offset),
        Degree(degree.level, _shift(degree.span, offset), degree.firm) if degree else None,
        _shift(course.school, offset) if course.school else None,
        [replace(date, span=_shift(date.span, offset)) for date in course.dates],
        course.present,
    )


def _shift(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
