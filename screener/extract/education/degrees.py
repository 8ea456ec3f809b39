"""Degrees, diplomas and certificates by the ways they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.education import DegreeWords, EducationWords, LevelWords
from screener.model.tables.positions import PlaceWords
from screener.text.phrases import any_of, whole_words

_FIELD_BEFORE, _FIELD_AFTER = re.compile(r"[a-z]\s$"), re.compile(r"\s[A-Z][a-z]+")
_WORDS_BEHIND = re.compile(r"\s+[A-Za-z]+\s+[a-z]")
_STATE_BEFORE = re.compile(r"[A-Za-z.’']+\s?,\s*$")
_TITLE_BEGINS = re.compile(r"(?=[A-Z][a-z]{0,4}\.?\s?[A-Z])[A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z][\w.'-]*[ \t]+(?:&[ \t]+)?$")
_FIELD_NEXT = re.compile(r"\s*:|[ \t]+[A-Z]")


@dataclass(frozen=True, slots=True)
class Degree:
    """One place where a level is named. firm: nothing else is written so."""

    level: str
    span: Span
    firm: bool


class DegreeFinder:
    """Finds every place of a text that names a level of education (model.profile.EDUCATION_LEVELS)."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: EducationWords = lexicon.tables["education"]
        parts: list[str] = []
        for number, level in enumerate(words.levels):
            parts += _level_patterns(level, number)
        self._levels = [level.level for level in words.levels]
        self._pattern = re.compile("|".join(parts))
        # Trying every alternative at every letter is slow: a phrase is tried where it may begin.
        begins = {word[:5].replace("'", "") for level in words.levels for word in level.words}
        self._begins = re.compile("|".join(_words_pattern(begin, whole=False) for begin in sorted(begins)))
        self._around = _Surroundings(lexicon)
        self._not_programs = whole_words(words.not_programs)
        self._school_end = re.compile(rf"\s(?:{any_of(words.trade_schools)})$", re.IGNORECASE)

    def find(self, text: str) -> list[Degree]:
        """Degrees in order of place; the same degree said twice in a row is given once.

        `text` is folded to plain quotes and dashes (extract.words.plain_text).
        """
        found: list[Degree] = []
        for hit in self._hits(text):
            sort, number = (hit.lastgroup or "w0")[0], int((hit.lastgroup or "w0")[1:])
            level, span = self._levels[number], Span(*hit.span())
            if sort == "c" and not self._around.is_degree(text, span):
                continue
            named = self._around.degree.match(text, span.end)
            span = Span(span.start, named.end()) if named else span
            if self._around.is_of_people(text, span) and not (named or self._around.of.match(text, span.end)):
                continue
            if level == "certificate" and (self._is_small(text, span) or self._is_school(text, span)):
                continue
            last = found[-1] if found else None
            between = text[last.span.end : span.start].strip(" .,:()/-\n") if last else "first"
            if last and not between and level in (last.level, "certificate"):
                # "High School Diploma / GED", "Post-Baccalaureate Certificate"
                found[-1] = Degree(last.level, Span(last.span.start, span.end), True)
                continue
            found.append(Degree(level, span, sort != "c" or "." in hit[0].rstrip(".") or named is not None))
        return found

    def _hits(self, text: str) -> Iterator[re.Match[str]]:
        words = [hit.start() for hit in self._begins.finditer(text.lower())]
        titles = [hit.start() for hit in _TITLE_BEGINS.finditer(text)]
        reached = 0
        for place in sorted({*words, *titles}):
            hit = self._pattern.match(text, place) if place >= reached else None
            if hit:
                reached = hit.end()
                yield hit

    def _is_school(self, text: str, span: Span) -> bool:
        """ "Delta Vocational School": a name, not the sort of course that one gives."""
        if not (text[span.start].isupper() and self._school_end.search(text[span.start : span.end])):
            return False
        return _NAME_BEFORE.search(text, max(0, span.start - 24), span.start) is not None

    def _is_small(self, text: str, span: Span) -> bool:
        """A certificate for a class of an hour or a day."""
        begin = max(text.rfind("\n", 0, span.start) + 1, span.start - 60)
        stop = text.find("\n", span.end)
        end = min(stop if stop >= 0 else len(text), span.end + 60)
        return self._not_programs.search(text, begin, end) is not None


def _level_patterns(level: LevelWords, number: int) -> Iterator[str]:
    words = "|".join(_words_pattern(word) for word in sorted(level.words, key=len, reverse=True))
    if words:
        yield rf"(?P<w{number}>(?i:(?<![a-z])(?:{words})))"
    for sort, names in (("t", level.titles), ("c", level.careful)):
        if names:
            titles = "|".join(_title_pattern(name) for name in sorted(names, key=len, reverse=True))
            yield rf"(?P<{sort}{number}>(?<![A-Z.])(?:{titles})(?:(?=Degree)|(?!\.?[A-Za-z])))"


def _words_pattern(phrase: str, *, whole: bool = True) -> str:
    """Blanks may be lost ("Bachelor ofScience"), 's may be anything."""
    pattern = re.escape(phrase).replace(r"\ ", r"\s*").replace("'s", r"'?s'?").replace(r"\-", r"[\s-]?")
    return pattern + (r"(?![a-z])" if whole and phrase[-1].isalpha() else "")


def _title_pattern(title: str) -> str:
    """ "BSc" as BSc, B.Sc., B. Sc, B Sc; "PhD" as Ph.D."""
    parts = re.findall(r"[A-Z][a-z]*", title)
    dot = r"\.\s?" if title.isupper() else r"(?:\.\s?|\s)"
    dotted = dot.join(map(re.escape, parts)) + r"\.?"
    plain = re.escape(title)
    upper = re.escape(title.upper())
    return "|".join(dict.fromkeys((dotted, plain, upper)))


class _Surroundings:
    """What the words around a level say of it."""

    def __init__(self, lexicon: Lexicon) -> None:
        education: EducationWords = lexicon.tables["education"]
        words: DegreeWords = lexicon.tables["degree_words"]
        self._words = words
        places: PlaceWords = lexicon.tables["places"]
        ignore = re.IGNORECASE
        self.degree = re.compile(rf"\s*(?:{any_of(words.degree)})\b", ignore)
        self.of = re.compile(rf"\s*(?:{any_of(words.of)})\b", ignore)
        self._software = re.compile(rf"[\s\-]*(?:{any_of(words.software)})\b", ignore)
        self._trade = re.compile(rf"\s*(?:{any_of(words.trades)}|\d)\b", ignore)
        self._within = re.compile(rf"\s+(?:{any_of(words.within)})\s")
        self._field_behind = re.compile(
            rf"\.?\s*(?:[:,;)(|/\-–—]|$|\n|(?i:{any_of(words.behind)})\b|\d{{4}}|[A-Z][a-z]+"
            rf"|(?:{any_of(education.degree_fields)})\b)"
        )
        self._break_before = re.compile(
            rf"(?:^|[\n:;|(/•·»›\-–—*.\d]\s*|,\s+|\s(?:{any_of(words.before)})\s+)$", ignore
        )
        months = any_of(lexicon.tables["dates"].months)
        told = any_of([*education.in_progress, *education.completed, *education.graduated, *education.marks])
        self._state_behind = re.compile(
            rf"\s*(?:$|\n|\d{{5}}|[|•·)–—-]|,?\s*(?:\d|(?:{months}|{any_of(places.home)}|{told})\b))", ignore
        )

    def is_of_people(self, text: str, span: Span) -> bool:
        """ "learns and masters software", "worked with associates", "Lakeview Imaging Associates"."""
        word = text[span.start : span.end]
        if word in self._words.people:
            return True
        named = word in self._words.firms and _NAME_BEFORE.search(text, max(0, span.start - 24), span.start)
        return bool(named) and not _FIELD_NEXT.match(text, span.end)

    def is_degree(self, text: str, span: Span) -> bool:
        """Whether MA, MS, BS, AS … is the degree: not a state, a trade, software or a word."""
        words = self._words
        name = text[span.start : span.end]
        letters = re.sub(r"[^A-Z]", "", name)
        behind = text[span.end : span.end + 24]
        before = text[max(0, span.start - 24) : span.start]
        state = letters in words.also_states
        if self.degree.match(behind):
            return True
        if "." in name.rstrip("."):
            return not (state and re.match(r"\s*\d{5}", behind))
        if self._software.match(behind) or (letters in words.also_trades and self._trade.match(behind)):
            return False
        if state and _STATE_BEFORE.search(before) and self._state_behind.match(behind):
            return False
        # "PsychologyBS Psychology", "Counseling MS Counseling": a field before it, and after it.
        glued = before[-1:].islower() or bool(
            letters in words.common and _FIELD_BEFORE.search(before) and _FIELD_AFTER.match(behind)
        )
        told = letters in words.also_words and _WORDS_BEHIND.match(behind) and not self._within.match(behind)
        if told:
            return False
        breaks = glued or self._break_before.search(before) is not None
        return breaks and self._field_behind.match(behind) is not None
