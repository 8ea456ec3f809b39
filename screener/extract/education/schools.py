"""Names of schools in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.education import DegreeWords, EducationWords
from screener.model.tables.positions import EmployerWords, PlaceWords
from screener.text.phrases import any_of, whole_words

_CAPITALS = r"[A-ZÀ-Þ]"


class SchoolFinder:
    """Finds schools by the words of the table `education`: "College", and names that have no such word."""

    def __init__(self, lexicon: Lexicon) -> None:
        known: EducationWords = lexicon.tables["education"]
        words = any_of(form for word in known.school_words for form in (word.title(), word.upper()))
        names = any_of(known.schools)
        classes = "|".join(known.classes)
        self._school = re.compile(
            rf"(?<![A-Z])(?:{words}|(?<!\w)(?i:{names}))\.?(?![a-z])(?!\s(?i:{classes})(?![a-z])|\.\.|…)"
        )
        months = any_of(lexicon.tables["dates"].months)
        employers: EmployerWords = lexicon.tables["employer_words"]
        no_place = "|".join(
            rf"\s{any_of([city])}\s?,\s?{any_of([state])}" for city, state in employers.no_place
        )
        self._goes_on = re.compile(rf"\w+\s(?:{any_of(known.goes_on)})\b")
        degrees: DegreeWords = lexicon.tables["degree_words"]
        self._general = re.compile(
            rf"\s*(?:(?:{any_of(known.general)})\s+)*(?:{any_of(known.school_words)})[\W\d]*", re.IGNORECASE
        )
        self._kind = re.compile(
            rf"(?:(?:{any_of(degrees.kinds_before)})\s)?(?:{any_of(degrees.kinds)})", re.IGNORECASE
        )
        self._program = whole_words([*known.programs, *known.claimed_programs])
        said = any_of([*known.in_progress, *known.completed, *known.incomplete, *known.marks])
        places: PlaceWords = lexicon.tables["places"]
        states = any_of([*places.states, *(name for names in places.states.values() for name in names)])
        self._edge = re.compile(
            rf"[\n|•·;:()›»~,\t*#]|\s[-–—/]+\s|\s{{3,}}|\b(?i:{months})\.?\s(?:\d{{1,2}},\s?)?\d{{4}}|\d{{4}}|\d/\d"
            rf"|{no_place}|(?<![A-Za-z])(?i:{said})(?![a-z])|-(?=[A-Z][A-Za-z. ]{{2,24}},\s?(?:{states})\b)"
        )

    def find(self, text: str) -> Iterator[Span]:
        """Words that name a school, in order."""
        for hit in self._school.finditer(text):
            yield Span(*hit.span())

    def whole_name(self, text: str, word: Span, taken: Iterable[Span]) -> Span:
        """The whole name around a word such as College, inside its line."""
        left = max(
            [
                text.rfind("\n", 0, word.start) + 1,
                word.start - 70,
                *(s.end for s in taken if s.end <= word.start),
            ]
        )
        for edge in self._edge.finditer(text, left, word.start):
            left = edge.end()
        stop = text.find("\n", word.end)
        right = min(
            [
                stop if stop >= 0 else len(text),
                word.end + 60,
                *(s.start for s in taken if s.start >= word.end),
            ]
        )
        edge_behind = self._edge.search(text, word.end, right)
        right = edge_behind.start() if edge_behind else right
        while left < word.start and not re.match(_CAPITALS, text[left]):
            left += 1
        left = self._line_before(text, left, taken)
        return Span(left, max(word.end, left + len(text[left:right].rstrip(" .,-–"))))

    def _line_before(self, text: str, left: int, taken: Iterable[Span]) -> int:
        """Where a name begins that broke over two lines: "…, Biology, Guadalupe River" above "College"."""
        line = text.rfind("\n", 0, left) + 1
        if text[line:left].strip() or not line:
            return left
        above = text.rfind("\n", 0, line - 1) + 1
        comma = text.rfind(",", above, line)
        tail = text[comma + 1 : line].strip()
        degrees = [span for span in taken if above <= span.start < line]
        fields = text[degrees[-1].end : comma].strip(" ,.") if degrees and comma > degrees[-1].end else ""
        fields = "" if self._kind.fullmatch(fields) else fields  # "Bachelor of Science, Biology": the field
        name = re.split(r"[\n,|]", text[left:], maxsplit=1)[0]
        alone = self._general.fullmatch(name) is not None and not self._goes_on.match(text[left:])
        if comma < 0 or not re.fullmatch(rf"{_CAPITALS}[\w.' -]{{1,40}}", tail) or self._edge.search(tail):
            return left
        if self._program.search(tail):
            return left
        return comma + 1 + text[comma + 1 : line].index(tail) if fields or alone else left
