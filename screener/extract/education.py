"""Courses of study: level, programme, school, and whether they were completed. No year is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from screener.extract.courses import Course, CourseFinder
from screener.extract.degrees import Degree
from screener.extract.name_shape import bare_title
from screener.extract.sections import Section
from screener.extract.words import plain_text
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import EDUCATION_LEVELS, Education
from screener.model.span import Span

_RANK = {level: rank for rank, level in enumerate(EDUCATION_LEVELS)}
_MOST_COURSES = 30
_GLUED_TITLE = re.compile(
    r"(?<=[a-z.)])(?:Education(?:al Background| and Training)?|EDUCATION)[ \t]*$", re.MULTILINE
)
_ONE_CERTIFICATE = re.compile(r"\W*(?:Certificate|Diploma)\s*:", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:towards?|seeking|working on|studying for)\s+(?:an?|my|his|her|the)?\s*$", re.IGNORECASE
)
_ELSEWHERE = ("summary", "basics", "certificates", "other", "work")
_SHORT_LINE = 45
"""Letters up to which a line is a note on the course rather than a sentence."""
_LIST_OF_TITLES = re.compile(
    r"[^\n,|•·]{4,60},\s*((?:[A-Z][A-Za-z.®\-–]{1,9}\s*,\s*)*[A-Z][A-Za-z.®\-–]{1,9})(?=\s*(?:$|[|•·\n(]))",
    re.M,
)


class EducationFinder:
    """Reads the courses of study of a résumé."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.tables["education"]
        self._courses = CourseFinder(lexicon)
        self._incomplete = _any_of(rows["incomplete"])
        self._in_progress = _any_of(rows["in_progress"])
        self._behind = re.compile(rf"[\s(,\-:]{{0,3}}(?:{_words(rows['in_progress_behind'])})(?![a-z])", re.I)
        self._completed = _any_of(rows["completed"])
        self._not_held = _any_of(rows["not_held"])
        self._high_school = _any_of(rows["high_schools"])
        self._college = _any_of(rows["colleges"])
        self._trade = _any_of(rows["trade_schools"])
        self._programs = _any_of(rows["programs"])
        self._not_programs = _any_of(rows["not_programs"])
        self._credentials = frozenset(
            bare_title(name)
            for concept in lexicon.concepts.values()
            if concept.category == "certification"
            for name in (*concept.abbreviations, *(n for row in concept.ambiguous for n in row.names))
        ) - {"HIT", "HIM"}

    def find(self, document: Document, sections: Sequence[Section], as_of: date) -> tuple[Education, ...]:
        """Every course of study in order of place. Dates are read against `as_of` and not kept."""
        text = plain_text(document.text)
        zones = list(_zones(document, sections))
        found = [self._education(document, text, c, as_of) for zone in zones for c in self._in(text, zone)]
        kept = [e for e in found if e]
        for course in self._elsewhere(document, text, sections, zones):
            education = self._education(document, text, course, as_of)
            if education and all(e.level != education.level for e in kept):
                kept.append(education)
        return tuple(sorted(_without_repeats(kept), key=lambda e: e.quote_start)[:_MOST_COURSES])

    def _in(self, text: str, zone: Span) -> list[Course]:
        return self._courses.find(text[zone.start : zone.end], zone.start)

    def _elsewhere(
        self, document: Document, text: str, sections: Sequence[Section], zones: Sequence[Span]
    ) -> Iterator[Course]:
        """Degrees behind the name and in sentences; whole courses where no section of them was found."""
        for section in sections:
            if section.category not in _ELSEWHERE or section.kind == "references":
                continue
            body = section.body
            if any(zone.overlaps(body) for zone in zones):
                continue
            if not section.title or section.category in ("basics", "certificates"):
                yield from self._behind_names(document, text, body)
            for run in self._runs(document, text, body, strict=section.category == "work"):
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
            if not degree.firm or degree.level in ("certificate", "some_college"):
                continue
            index = document.line_index(body.start + degree.span.start)
            span = document.lines[index].span
            begin = max(span.start, body.start)
            if self._not_held.search(text, begin, span.end):
                continue
            after = document.lines[min(index + (1 if strict else 2), len(document.lines) - 1)].span
            run = Span(begin, max(span.end, min(after.end, body.end)))
            if strict and not (body.start + degree.span.start - begin <= 3 and self._has_school(text, run)):
                continue
            if runs and run.start <= runs[-1].end + 200:
                run = Span(runs.pop().start, run.end)
            runs.append(run)
        return runs

    def _has_school(self, text: str, run: Span) -> bool:
        return any(course.school for course in self._in(text, run))

    def _education(self, document: Document, text: str, course: Course, as_of: date) -> Education | None:
        said = text[course.span.start : course.span.end]
        incomplete = self._incomplete.search(said) is not None
        in_progress = self._is_in_progress(text, course, as_of)
        level = course.degree.level if course.degree else self._level_of_school(text, course, said)
        if level is None:
            return None
        completed: bool | None = None
        if incomplete or in_progress:
            completed = False
            if incomplete and _RANK[level] >= _RANK["associate"]:
                level = "some_college"
            elif in_progress and not incomplete and not course.degree and level == "some_college":
                level = "none_stated"
        elif course.degree and (self._completed.search(said) or course.dates):
            completed = True
        quote = _quote_span(text, course)
        line = document.line_at(quote.start)
        return Education(
            level=level,
            program=_program(text, course),
            school=_clean(document.quote(course.school)) if course.school else None,
            completed=completed,
            page=line.page,
            line=line.number,
            quote=document.quote(quote),
            quote_start=quote.start,
            boxes=document.boxes(quote),
        )

    def _is_in_progress(self, text: str, course: Course, as_of: date) -> bool:
        if course.present:
            return True
        now = f"{as_of:%Y-%m}"
        if any(
            (d.end or d.start or "")[:7] > (now if len(d.end or d.start or "") > 4 else now[:4])
            for d in course.dates
        ):
            return True
        if course.degree:
            before = text[max(0, course.degree.span.start - 24) : course.degree.span.start]
            if self._behind.match(text, course.degree.span.end) or _TOWARDS.search(before):
                return True
        return any(self._is_own(text, hit, course) for hit in self._in_progress.finditer(text, *course.span))

    def _is_own(self, text: str, hit: re.Match[str], course: Course) -> bool:
        """Whether a cue is about the course: not in a sentence, not of an exam or a credential before it."""
        begin, end = text.rfind("\n", 0, hit.start()) + 1, text.find("\n", hit.end())
        end = end if end >= 0 else len(text)
        places = [
            course.degree.span if course.degree else None,
            course.school,
            *(d.span for d in course.dates),
        ]
        opens = not text[begin : hit.start()].strip(" \t•*-·(»›")
        if end - begin > _SHORT_LINE and not opens and not any(p and begin <= p.start < end for p in places):
            return False
        before = text[max(text.rfind("\n", 0, hit.start()) + 1, hit.start() - 36) : hit.start()]
        if re.search(
            r"(?:exam|certification|credential|licen[sc]e|boards?)\W+(?:\w+\W+)?$", before, re.IGNORECASE
        ):
            return False
        return not any(
            bare_title(word) in self._credentials for word in re.findall(r"[A-Z][A-Z\-]{2,6}", before[-20:])
        )

    def _level_of_school(self, text: str, course: Course, said: str) -> str | None:
        """What a school without a degree says: a high school, some college, a programme of a trade school."""
        if not course.school:
            return None
        school = text[course.school.start : course.school.end]
        if self._high_school.search(school) or self._high_school.search(said):
            return "hs"
        trade = self._trade.search(school) or self._trade.search(said)
        begin, end = text.rfind("\n", 0, course.school.start) + 1, text.find("\n", course.school.end)
        line = text[begin : end if end >= 0 else len(text)]
        if self._not_programs.search(line):
            return None
        if trade and self._programs.search(said) and "certification" not in said.lower():
            return "certificate"
        if self._college.search(school):
            return "some_college"
        return None


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


def _zones(document: Document, sections: Sequence[Section]) -> Iterator[Span]:
    """Sections of education; and what follows a title that lost its line: "… all tasks.Education"."""
    for section in sections:
        own = section.category == "education" and section.kind != "courses"
        if own or ("education" in section.also and section.category != "work"):
            yield section.body
        elif section.title and _ONE_CERTIFICATE.match(document.quote(section.title)):
            yield Span(section.title.start, section.body.end)  # "Certificate: Medical Assistant, …"
        elif section.category != "education":
            glued = _GLUED_TITLE.search(document.text, section.body.start, section.body.end)
            if glued:
                yield Span(glued.end(), section.body.end)


def _quote_span(text: str, course: Course) -> Span:
    """The line that names the degree, or the school; at most 200 characters."""
    place = course.degree.span if course.degree else course.school or course.span
    start = max(
        text.rfind("\n", 0, place.start) + 1,
        text.rfind("\f", 0, place.start) + 1,
        place.start - 100,
        course.span.start,
    )
    stops = [p for p in (text.find("\n", place.end), text.find("\f", place.end)) if p >= 0]
    end = min([*stops, len(text), start + 200])
    while start < place.start and text[start].isspace():
        start += 1
    return Span(start, max(end, place.end))


_KIND_OF_DEGREE = re.compile(
    r"\s*(?:Degree)?\s*(?:of|in)?\s*(?:(?:(?:Applied|Fine|Health|Liberal)\s+)?(?:Sciences?|Arts|Studies)(?![a-z]))?\s*(?:Degree)?"
    r"(?:\s*\([A-Za-z. ]{2,10}\))?",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[\s:,.\-–|(]{0,6}(?:in\s+|of\s+)?([A-Z][A-Za-z&/' \-\n]{2,70})")


def _program(text: str, course: Course) -> str | None:
    """The field of study behind the degree, or before a certificate; None where it is not plain."""
    if not course.degree or course.degree.level == "hs":
        return None
    span = course.degree.span
    before = text[max(text.rfind("\n", 0, span.start) + 1, course.span.start) : span.start].strip(" ,:-–•*\t")
    if (
        course.degree.level == "certificate"
        and 3 < len(before) < 60
        and "," not in before
        and before[0].isupper()
    ):
        return _clean(before)
    stop = min(course.span.end, span.end + 120)
    if course.school and course.school.start > span.end:
        stop = min(stop, course.school.start)
    stop = min([stop, *(d.span.start for d in course.dates if d.span.start > span.end)])
    kind = _KIND_OF_DEGREE.match(text, span.end, stop)
    field = _FIELD.match(text, kind.end() if kind else span.end, stop)
    return _clean(field[1]) if field and len(field[1].split()) <= 9 else None


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,.-–—:;|(")


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in sorted(words, key=len, reverse=True))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_words(words)})(?![a-z])", re.IGNORECASE)
