"""Whether a course of study was completed, is going on, or was broken off."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from screener.extract.concepts.post_nominals import bare_title, credential_titles
from screener.extract.dates.ranges import DateRange
from screener.extract.education.courses import Course
from screener.model.concept import Lexicon
from screener.model.tables.education import EducationWords
from screener.text.clauses import SENTENCE_END
from screener.text.phrases import LOST, any_of, whole_words
from screener.text.wording import Sayings

_SHORT_LINE = 45
"""Letters up to which a line is a note on the course rather than a sentence."""


class Completion(NamedTuple):
    """completed: None where the text does not say. broken_off: it says that no degree came of it."""

    completed: bool | None
    broken_off: bool = False


class CompletionReader:
    """Reads cues ("expected", "did not graduate", "cum laude") and dates of a course."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: EducationWords = lexicon.tables["education"]
        self._broken_off = whole_words(words.incomplete, gap=LOST)
        self._in_progress = whole_words(words.in_progress, gap=LOST)
        self._behind = re.compile(
            rf"[\s(,\-:]{{0,3}}(?:{any_of(words.in_progress_behind)})(?![a-z])", re.IGNORECASE
        )
        self._completed = whole_words(words.completed, gap=LOST)
        self._some_college = whole_words(words.words_of("some_college"), gap=LOST)
        self._exam = re.compile(rf"(?:{any_of(words.exams)})\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE)
        self._degree = whole_words(lexicon.tables["degree_words"].degree)
        self._said = Sayings(lexicon, "study_sentences")
        self._high_school = whole_words(words.high_schools, gap=LOST)
        self._credentials = credential_titles(lexicon)

    def read(self, text: str, course: Course, as_of: date) -> Completion:
        """What the text of a course says of it. A date to come, or "present", is a course going on."""
        for hit in self._broken_off.finditer(text, *course.span):
            if self._is_own(text, hit, course) and not self._is_of_another(text, hit, course):
                return Completion(False, broken_off=True)
        if self._is_going_on(text, course, as_of):
            return Completion(False)
        if course.dates or self._completed.search(text, *course.span):
            return Completion(True)
        return Completion(None)

    def said_beside(self, text: str, place: int) -> bool | None:
        """Whether the line at a place, to its semicolon, calls the course there completed; None: neither."""
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        end = end if end >= 0 else len(text)
        start = max(start, text.rfind(";", start, place) + 1)
        end = min(end, stop if (stop := text.find(";", place)) >= 0 else end)
        hits = self._in_progress.finditer(text, start, end)
        if any(not self._is_of_exam(text, hit.start()) for hit in hits):
            return False
        return True if self._completed.search(text, start, end) else None

    def _is_going_on(self, text: str, course: Course, as_of: date) -> bool:
        if course.present:
            return True
        if any(_is_to_come(d, as_of) and not self._is_of_exam(text, d.span.start) for d in course.dates):
            return True
        if course.degree:
            before = text[max(0, course.degree.span.start - 40) : course.degree.span.start]
            if self._behind.match(text, course.degree.span.end) or "towards" in self._said.of(before):
                return True
        return any(self._is_own(text, hit, course) for hit in self._in_progress.finditer(text, *course.span))

    def _is_own(self, text: str, hit: re.Match[str], course: Course) -> bool:
        """Whether a cue is about the course: not in a sentence, not of an exam or a credential before it."""
        begin, end = text.rfind("\n", 0, hit.start()) + 1, text.find("\n", hit.end())
        end = end if end >= 0 else len(text)
        degree = course.degree.span if course.degree else None
        places = [degree, course.school, *(d.span for d in course.dates)]
        opens = not text[begin : hit.start()].strip(" \t•*-·(»›")
        if end - begin > _SHORT_LINE and not opens and not any(p and begin <= p.start < end for p in places):
            return False
        return not self._is_of_exam(text, hit.start())

    def _is_of_another(self, text: str, hit: re.Match[str], course: Course) -> bool:
        """ "… certificate 2008. Two terms at a college, not finished": a sentence of its own behind a course.

        A high school is left without a degree by nobody who says "no degree".
        """
        school = text[course.school.start : course.school.end] if course.school else ""
        of_high_school = course.degree.level == "hs" if course.degree else self._high_school.search(school)
        if of_high_school and self._degree.search(hit[0]):
            return True
        if not course.degree:
            return False
        stops = [s.end() for s in SENTENCE_END.finditer(text, course.degree.span.end, hit.start())]
        said = text[stops[-1] : hit.end()] if stops else ""
        return course.degree.level != "hs" and self._some_college.search(said) is not None

    def _is_of_exam(self, text: str, place: int) -> bool:
        """Whether what stands at `place` is said of an exam or a credential just before it."""
        before = text[max(text.rfind("\n", 0, place) + 1, place - 36) : place]
        if self._exam.search(before):
            return True
        words = re.findall(r"[A-Z][A-Z\-]{2,6}", before[-20:])
        return any(bare_title(word) in self._credentials for word in words)


def _is_to_come(dates: DateRange, as_of: date) -> bool:
    last = dates.end or dates.start or ""
    return last > f"{as_of:%Y-%m}"[: len(last)]
