"""What is quoted of a course of study: its line, its programme."""

from __future__ import annotations

import re

from screener.extract.education.courses import Course
from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.education import DegreeWords
from screener.text.phrases import any_of

MOST_QUOTED = 200


def quote_span(text: str, course: Course) -> Span:
    """The line that names the degree, else that of the school, and those below it to its school and dates.

    At most 200 characters; a blank line ends it.
    """
    place = course.degree.span if course.degree else course.school or course.span
    start = max(
        text.rfind("\n", 0, place.start) + 1,
        text.rfind("\f", 0, place.start) + 1,
        place.start - 100,
        course.span.start,
    )
    end = _line_end(text, place.end)
    parts = [place.end, *(d.span.end for d in course.dates)]
    last = max([*parts, course.school.end] if course.school else parts)
    while end < last and text[end] == "\n":
        following = _line_end(text, end + 1)
        if following - start > MOST_QUOTED or not text[end:following].strip():
            break
        end = following
    while start < place.start and text[start].isspace():
        start += 1
    return Span(start, max(min(end, start + MOST_QUOTED), place.end))


def _line_end(text: str, place: int) -> int:
    return min([p for p in (text.find("\n", place), text.find("\f", place)) if p >= 0], default=len(text))


class ProgramReader:
    """Reads the field of study. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: DegreeWords = lexicon.tables["degree_words"]
        degree, after = any_of(words.degree), any_of(words.field_after)
        self._kind = re.compile(
            rf"\s*(?:{degree})?\s*(?:{after})?\s*"
            rf"(?:(?:(?:{any_of(words.kinds_before)})\s+)?(?:{any_of(words.kinds)})(?![a-z]))?\s*(?:{degree})?"
            r"(?:\s*\([A-Za-z. ]{2,10}\))?",
            re.IGNORECASE,
        )
        self._field = re.compile(rf"[\s:,.\-–|(]{{0,6}}(?:(?:{after})\s+)?([A-Z][A-Za-z&/' \-\n]{{2,70}})")

    def read(self, text: str, course: Course) -> str | None:
        """The field of study behind the degree, or before a certificate; None where it is not plain."""
        if not course.degree or course.degree.level == "hs":
            return None
        span = course.degree.span
        before = text[max(text.rfind("\n", 0, span.start) + 1, course.span.start) : span.start].strip(
            " ,:-–•*\t"
        )
        if (
            course.degree.level == "certificate"
            and 3 < len(before) < 60
            and "," not in before
            and before[0].isupper()
        ):
            return clean(before)
        stop = min(course.span.end, span.end + 120)
        if course.school and course.school.start > span.end:
            stop = min(stop, course.school.start)
        stop = min([stop, *(d.span.start for d in course.dates if d.span.start > span.end)])
        kind = self._kind.match(text, span.end, stop)
        field = self._field.match(text, kind.end() if kind else span.end, stop)
        return clean(field[1]) if field and len(field[1].split()) <= 9 else None


def clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,.-–—:;|(")
