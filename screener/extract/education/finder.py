"""Courses of study: level, programme, school, and whether they were completed. No year is kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from screener.extract.concepts.post_nominals import bare_title, credential_titles
from screener.extract.education.completion import CompletionReader
from screener.extract.education.courses import Course, CourseFinder
from screener.extract.education.degrees import Degree
from screener.extract.education.program import ProgramReader, clean, quote_span
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import EDUCATION_LEVELS, Education
from screener.model.span import Span
from screener.model.tables.education import EducationWords
from screener.text.folding import plain_text
from screener.text.phrases import LOST, any_of, whole_words

_RANK = {level: rank for rank, level in enumerate(EDUCATION_LEVELS)}
MOST_COURSES, _MOST_READ = 30, 90
"""Courses of study that are kept; and read, since some of them say the same."""
_ELSEWHERE = ("summary", "basics", "certificates", "other", "skills", "work")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LIST_OF_TITLES = re.compile(
    r"[^\n,|•·]{4,60},\s*((?:[A-Z][A-Za-z.®\-–]{1,9}\s*,\s*)*[A-Z][A-Za-z.®\-–]{1,9})(?=\s*(?:$|[|•·\n(]))",
    re.M,
)


class EducationFinder:
    """Reads the courses of study of a résumé."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: EducationWords = lexicon.tables["education"]
        self._courses = CourseFinder(lexicon)
        self._completion = CompletionReader(lexicon)
        self._not_held = whole_words(words.not_held, gap=LOST)
        self._high_school = whole_words(words.high_schools, gap=LOST)
        self._college = whole_words(words.colleges, gap=LOST)
        self._trade = whole_words(words.trade_schools, gap=LOST)
        self._programs = whole_words(words.programs, gap=LOST)
        self._not_programs = whole_words(words.not_programs, gap=LOST)
        self._claimed = whole_words(words.claimed_programs, gap=LOST)
        self._attended = whole_words(words.words_of("some_college"), gap=LOST)
        self._claims = whole_words(words.claims, gap=LOST)
        self._credentials = credential_titles(lexicon)
        self._program = ProgramReader(lexicon)
        ignore = re.IGNORECASE
        self._label = re.compile(
            rf"(?:(?:{any_of(words.label_before)})\s)?(?:{any_of(words.labels)})"
            rf"(?:\s(?:{any_of(words.label_behind)}))?\s*[:|.…_-]*",
            ignore,
        )
        self._glued = re.compile(rf"(?<=[a-z.)])(?:{any_of(words.glued)})[ \t]*$", re.MULTILINE)
        self._one_certificate = re.compile(rf"\W*(?:{any_of(words.certificates)})\s*:", ignore)
        self._certificate = re.compile(any_of(words.certificates), ignore)
        self._diploma = re.compile(any_of(words.diplomas), ignore)
        self._not_course = re.compile(any_of(words.not_courses), ignore)
        self._after_school = whole_words(words.after_school)

    def find(self, document: Document, sections: Sequence[Section], as_of: date) -> tuple[Education, ...]:
        """Every course of study in order of place. Dates are read against `as_of` and not kept."""
        text = plain_text(document.text).replace("\f", "\n")
        zones = list(self._zones(document, sections))
        courses = [course for zone in zones for course in self._in(text, zone)]
        classes = [s.body for s in sections if s.kind == "courses"]
        # A school alone says little, and nothing in a list of classes, unless it says how much was studied.
        courses = [
            c
            for c in courses
            if c.degree
            or self._attended.search(text, c.span.start, c.span.end)
            or not any(body.overlaps(c.span) for body in classes)
        ]
        read = (e for c in courses if (e := self._education(document, text, c, as_of)))
        kept = list(islice(read, _MOST_READ))
        for course in self._elsewhere(document, text, sections, zones):
            education = self._education(document, text, course, as_of)
            if education and all(e.level != education.level for e in kept):
                kept.append(education)
        return tuple(sorted(_without_repeats(kept), key=lambda e: e.quote_start)[:MOST_COURSES])

    def left_out(self, document: Document, sections: Sequence[Section]) -> int:
        """How many more degrees and certificates are named than courses are kept."""
        text = plain_text(document.text).replace("\f", "\n")
        degrees = (
            self._courses.degrees.find(text[zone.start : zone.end])
            for zone in self._zones(document, sections)
        )
        return max(0, sum(map(len, degrees)) - MOST_COURSES)

    def _zones(self, document: Document, sections: Sequence[Section]) -> Iterator[Span]:
        """Sections of education; and what follows a title that lost its line: "… all tasks.Education"."""
        for section in sections:
            if section.category == "education" or (
                "education" in section.also and section.category != "work"
            ):
                yield section.body
            elif section.title and self._one_certificate.match(document.quote(section.title)):
                yield Span(section.title.start, section.body.end)  # "Certificate: Medical Assistant, …"
            elif section.category != "education":
                glued = self._glued.search(document.text, section.body.start, section.body.end)
                if glued:
                    yield Span(glued.end(), section.body.end)

    def _in(self, text: str, zone: Span) -> list[Course]:
        return self._courses.find(text[zone.start : zone.end], zone.start)

    def _elsewhere(
        self, document: Document, text: str, sections: Sequence[Section], zones: Sequence[Span]
    ) -> Iterator[Course]:
        """Degrees behind the name and in sentences; whole courses where no section of them was found."""
        ordered = sorted(zones, key=lambda zone: zone.start)
        starts = [zone.start for zone in ordered]
        for section in sections:
            if section.category not in _ELSEWHERE or section.kind == "references":
                continue
            body = section.body
            before = bisect_left(starts, body.end)  # zones are parts of sections, which lie apart
            if before and ordered[before - 1].end > body.start:
                continue
            if not section.title or section.category in ("basics", "certificates"):
                yield from self._behind_names(document, text, body)
            strict = section.category in ("work", "skills")
            for run in self._runs(document, text, body, strict=strict):
                yield from self._in(text, run)

    def _behind_names(self, document: Document, text: str, body: Span) -> Iterator[Course]:
        """ "Jane Roe, MHA, RHIA": degrees among the titles behind a name, in the first lines."""
        end = document.lines[min(5, len(document.lines) - 1)].span.end
        for hit in _LIST_OF_TITLES.finditer(text, body.start, min(body.end, end)):
            known = any(bare_title(title) in self._credentials for title in re.split(r"\s*,\s*", hit[1]))
            for degree in self._courses.degrees.find(hit[0]):
                place = Span(hit.start() + degree.span.start, hit.start() + degree.span.end)
                sure = degree.firm or known or "." in text[place.start : place.end - 1]
                if place.start >= hit.start(1) and sure and _RANK[degree.level] >= _RANK["associate"]:
                    yield Course(place, Degree(degree.level, place, True))

    def _runs(self, document: Document, text: str, body: Span, *, strict: bool) -> list[Span]:
        """Stretches of lines that read as courses of study. strict: inside jobs, whole entries only."""
        runs: list[Span] = []
        for degree in self._courses.degrees.find(text[body.start : body.end]):
            place = body.start + degree.span.start
            index = document.line_index(place)
            span = document.lines[index].span
            begin = max(span.start, body.start)
            after = document.lines[min(index + (1 if strict else 2), len(document.lines) - 1)].span
            run = Span(begin, max(span.end, min(after.end, body.end)))
            if self._not_held.search(text, begin, span.end):
                continue
            if not self._is_entry(text, degree, Span(begin, span.end), run, place, strict=strict):
                continue
            if runs and run.start <= runs[-1].end + 200:
                run = Span(runs.pop().start, run.end)
            runs.append(run)
        return runs

    def _is_entry(
        self, text: str, degree: Degree, line: Span, run: Span, place: int, *, strict: bool
    ) -> bool:
        """Whether a degree stands as an entry of its own, or in a sentence that claims it."""
        before = text[line.start : place].strip(" \t•*-·(»›")
        labelled = self._label.fullmatch(before) is not None
        if degree.level == "some_college":
            return labelled
        if degree.level == "certificate":
            # "Coding certificate, Westlake Institute, 2016"
            named = not before or (len(before.split()) <= 4 and before[:1].isupper())
            entry = named and self._has_school(text, line)
            return labelled or entry or self._is_claimed(text, line, degree, place)
        if strict:
            return labelled or (not before and self._has_school(text, run))
        return degree.firm or labelled or (not before and self._has_school(text, line))

    def _is_claimed(self, text: str, line: Span, degree: Degree, place: int) -> bool:
        """ "I finished a certificate course in medical coding", "certificate of a coding program, 2021"."""
        word = text[place : place + degree.span.end - degree.span.start]
        begin = max(line.start, text.rfind(". ", line.start, place) + 1)
        stop = text.find(". ", place)
        said = text[begin : min(line.end, stop if stop >= 0 else line.end) + 1]
        if not self._certificate.search(word) or not self._claimed.search(said):
            return False
        return self._claims.search(said) is not None or _YEAR.search(said) is not None

    def _has_school(self, text: str, run: Span) -> bool:
        return any(course.school for course in self._in(text, run))

    def _education(self, document: Document, text: str, course: Course, as_of: date) -> Education | None:
        said = text[course.span.start : course.span.end]
        level = course.degree.level if course.degree else self._level_of_school(text, course, said)
        if level is None:
            return None
        if level == "certificate" and course.degree and self._is_high_school(text, course, course.degree):
            level = "hs"
        completion = self._completion.read(text, course, as_of)
        completed = completion.completed if course.degree or completion.completed is False else None
        # "Toledo High School 2010. Two semesters at Lake College, did not finish."
        more = level == "hs" and any(d.level == "some_college" for d in self._courses.degrees.find(said))
        if completion.broken_off and (more or _RANK[level] >= _RANK["associate"]):
            level = "some_college"
        elif (
            completed is False and not completion.broken_off and not course.degree and level == "some_college"
        ):
            level = "none_stated"  # enrolled, towards what is not said
        quote = quote_span(text, course)
        line = document.line_at(quote.start)
        return Education(
            level=level,
            program=self._program.read(text, course),
            school=clean(document.quote(course.school)) if course.school else None,
            completed=completed,
            page=line.page,
            line=line.number,
            quote=document.quote(quote),
            quote_start=quote.start,
            boxes=document.boxes(quote),
            text_start=course.span.start,
            text_end=course.span.end,
        )

    def _is_high_school(self, text: str, course: Course, degree: Degree) -> bool:
        """ "Diploma: General Studies, Westlake High School"; not a certificate that stands above one."""
        if course.school and self._high_school.search(text, *course.school):
            return True
        end = text.find("\n", degree.span.end)
        begin = text.rfind("\n", 0, degree.span.start) + 1
        line = text[max(begin, course.span.start) : end if end >= 0 else len(text)]
        line = self._after_school.sub(" ", line)
        return self._diploma.search(line) is not None and self._high_school.search(line) is not None

    def _level_of_school(self, text: str, course: Course, said: str) -> str | None:
        """What a school without a degree says: a high school, some college, a programme of a trade school."""
        if not course.school:
            return None
        school = text[course.school.start : course.school.end]
        if self._high_school.search(school) or self._high_school.search(said):
            more = self._college.search(school) and self._attended.search(said)
            return "some_college" if more else "hs"
        trade = self._trade.search(school) or self._trade.search(said)
        begin, end = text.rfind("\n", 0, course.school.start) + 1, text.find("\n", course.school.end)
        line = text[begin : end if end >= 0 else len(text)]
        if self._not_programs.search(line):
            return None
        if trade and self._programs.search(said) and not self._not_course.search(said):
            return "certificate"
        attended = self._college.search(school) or self._attended.search(said)
        return "some_college" if attended else None


def highest_level(education: Iterable[Education]) -> str:
    """The highest level that was completed (or is named without a word against it).

    Courses in progress do not count; where they are all there is, the person has some college.
    """
    courses = tuple(education)
    levels = [e.level for e in courses if e.completed is not False or e.level == "some_college"]
    if levels:
        return max(levels, key=_RANK.__getitem__)
    studying = any(e.level == "none_stated" or _RANK[e.level] >= _RANK["associate"] for e in courses)
    return "some_college" if studying else "none_stated"


def _without_repeats(courses: Sequence[Education]) -> Iterator[Education]:
    """Without a degree that is named again, with neither school nor programme."""
    for course in courses:
        if (
            course.school
            or course.program
            or all(
                course is other or other.level != course.level or not (other.school or other.program)
                for other in courses
            )
        ):
            yield course
