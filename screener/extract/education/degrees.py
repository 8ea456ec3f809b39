"""Degrees, diplomas and certificates by the ways they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from screener.model.concept import Lexicon
from screener.model.profile import EDUCATION_LEVELS
from screener.model.span import Span
from screener.text.phrases import any_of, whole_words

_SOFTWARE = re.compile(
    r"[\s\-]*(?:office|excel|word|windows|access|project|outlook|power ?point|dos|teams|visio|sql)\b", re.I
)
_TRADE = re.compile(
    r"\s*(?:certificate|certification|program|diploma|externship|student|duties|training|\d)\b", re.IGNORECASE
)
_FIELD_BEHIND = re.compile(
    r"\.?\s*(?:[:,;)(|/\-–—]|$|\n|(?i:in|of|degree|with)\b|\d{4}|[A-Z][a-z]+|(?:HIM|HIT|HIA|HCA|HSA)\b)"
)
_BREAK_BEFORE = re.compile(
    r"(?:^|[\n:;|(/•·»›\-–—*.\d]\s*|,\s+|\s(?:an?|my|with|and|earned|completed|obtained|received|in)\s+)$",
    re.I,
)
_STATE_BEFORE = re.compile(r"[A-Za-z.’']+\s?,\s*$")
_TITLE_BEGINS = re.compile(r"(?=[A-Z][a-z]{0,4}\.?\s?[A-Z])[A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z][\w.'-]*[ \t]+(?:&[ \t]+)?$")
_FIELD_NEXT = re.compile(r"\s*:|[ \t]+[A-Z]")
_DEGREE_WORD = re.compile(r"\s*degree\b", re.IGNORECASE)
_FIELD_OF = re.compile(r"\s*(?:in|of|program)\b", re.IGNORECASE)
_STATES = frozenset({"MA", "MS", "MD", "ME", "AS", "DC"})


@dataclass(frozen=True, slots=True)
class Degree:
    """One place where a level is named. firm: nothing else is written so."""

    level: str
    span: Span
    firm: bool


class DegreeFinder:
    """Finds every place of a text that names a level of education (model.profile.EDUCATION_LEVELS)."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["education"]
        parts: list[str] = []
        for number, level in enumerate(rows["levels"]):
            if level["level"] not in EDUCATION_LEVELS:
                raise ValueError(f"table education: unknown level {level['level']!r}")
            parts += _level_patterns(level, number)
        self._levels = [level["level"] for level in rows["levels"]]
        self._pattern = re.compile("|".join(parts))
        # Trying every alternative at every letter is slow: a phrase is tried where it may begin.
        begins = {word[:5].replace("'", "") for level in rows["levels"] for word in level.get("words", ())}
        self._begins = re.compile("|".join(_words_pattern(begin, whole=False) for begin in sorted(begins)))
        months = any_of(lexicon.tables["dates"].months)
        self._state_behind = re.compile(
            rf"\s*(?:$|\n|\d{{5}}|[|•·)–—-]|,?\s*(?:\d|{months}|usa|united))", re.IGNORECASE
        )
        self._not_programs = whole_words(rows["not_programs"])

    def find(self, text: str) -> list[Degree]:
        """Degrees in order of place; the same degree said twice in a row is given once.

        `text` is folded to plain quotes and dashes (extract.words.plain_text).
        """
        found: list[Degree] = []
        for hit in self._hits(text):
            sort, number = (hit.lastgroup or "w0")[0], int((hit.lastgroup or "w0")[1:])
            level, span = self._levels[number], Span(*hit.span())
            if sort == "c" and not _is_degree(text, span, self._state_behind):
                continue
            named = _DEGREE_WORD.match(text, span.end)
            span = Span(span.start, named.end()) if named else span
            if _is_of_people(text, span) and not (named or _FIELD_OF.match(text, span.end)):
                continue
            if level == "certificate" and self._is_small(text, span):
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

    def _is_small(self, text: str, span: Span) -> bool:
        """A certificate for a class of an hour or a day."""
        begin = max(text.rfind("\n", 0, span.start) + 1, span.start - 60)
        stop = text.find("\n", span.end)
        end = min(stop if stop >= 0 else len(text), span.end + 60)
        return self._not_programs.search(text, begin, end) is not None


def _level_patterns(level: Mapping[str, Any], number: int) -> Iterator[str]:
    words = "|".join(_words_pattern(word) for word in sorted(level.get("words", ()), key=len, reverse=True))
    if words:
        yield rf"(?P<w{number}>(?i:(?<![a-z])(?:{words})))"
    for sort, key in (("t", "titles"), ("c", "careful")):
        names = level.get(key, ())
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


def _is_of_people(text: str, span: Span) -> bool:
    """ "learns and masters software", "worked with associates", "Lakeview Imaging Associates"."""
    word = text[span.start : span.end]
    if word in ("masters", "associates"):
        return True
    named = word == "Associates" and _NAME_BEFORE.search(text, max(0, span.start - 24), span.start)
    return bool(named) and not _FIELD_NEXT.match(text, span.end)


def _is_degree(text: str, span: Span, state_behind: re.Pattern[str]) -> bool:
    """Whether MA, MS, BS, AS … is the degree: not a state, a trade, software or a word."""
    name = text[span.start : span.end]
    letters = re.sub(r"[^A-Z]", "", name)
    behind = text[span.end : span.end + 24]
    before = text[max(0, span.start - 24) : span.start]
    if re.match(r"\s*degree\b", behind, re.IGNORECASE):
        return True
    if "." in name.rstrip("."):
        return not (letters in _STATES and re.match(r"\s*\d{5}", behind))
    if _SOFTWARE.match(behind) or (letters in ("MA", "ME", "DO", "DC", "DBA") and _TRADE.match(behind)):
        return False
    if letters in _STATES and _STATE_BEFORE.search(before) and state_behind.match(behind):
        return False
    # "PsychologyBS Psychology", "Counseling MS Counseling": a field before it, and after it.
    glued = before[-1:].islower()
    if (
        letters in ("BS", "BA", "MS")
        and re.search(r"[a-z]\s$", before)
        and re.match(r"\s[A-Z][a-z]+", behind)
    ):
        glued = True
    if (
        letters in ("DO", "AS", "BE", "ME")
        and re.match(r"\s+[A-Za-z]+\s+[a-z]", behind)
        and not re.match(r"\s+in\s", behind)
    ):
        return False
    return (glued or _BREAK_BEFORE.search(before) is not None) and _FIELD_BEHIND.match(behind) is not None
