"""Lengths of experience in a statement: how many years, as numbers or words, and what is odd about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    )
} | {"eighteen": 18, "fifteen": 15, "twenty": 20, "twenty-four": 24, "a": 1, "an": 1, "half": 0.5}
_N = r"\d{1,2}(?:\.\d)?|" + "|".join(sorted((w for w in _NUMBERS if len(w) > 2), key=len, reverse=True))
_AN = r"(?<!\d )(?<!once )(?<!twice )(?<!times )an?(?=\syear\s(?:or|of|in)\b)"
_LENGTH = re.compile(
    rf"(?<![\w$.,-])\(?(?P<first>{_N}|(?:(?<=at\sleast\s)|(?<=minimum\sof\s))an?(?=\s)|{_AN})\)?(?:\s{{0,2}}\(\s?(?P<digit>\d{{1,2}})\s?\))?\+?"
    rf"(?:\s*(?:-|to|or)\s*\(?(?P<last>{_N})\)?(?:\s{{0,2}}\(\d{{1,2}}\))?)?\s*(?:\+|or\s+more|plus)?\s*(?:full\s+|additional\s+|calendar\s+)?"
    r"(?P<unit>years?|yrs?|months?|mos)\b'?\.?(?:\(s\))?(?:\s*(?:or\s+more|minimum|plus|\+))?",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|exp\b|background|work(?:ing|ed)?\b|employment|history|coding|coder|billing"
    r"|\breviews?\b|audit\w*|abstract\w+|\((?:required|preferred)\)",
    re.IGNORECASE,
)
_NOT_WORK = re.compile(
    r"(?:program|course|training|school|degree)\s+(?:of\s+)?(?:approximately|about|at least)?\s*$"
    r"|up\s+to\s+$|over\s+the\s+(?:next|past)\s+$|\bfor\s+(?:over\s+|the\s+|more\s+than\s+)?$|aged?\s+$",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:within|in|during|over)\s+(?:the\s+)?(?:last|past|previous|preceding|most\s+recent)\s+$",
    re.IGNORECASE,
)
_OBTAIN = re.compile(r"\b(?:within|in|by|after)\s+(?:the\s+)?(?:first\s+)?$", re.IGNORECASE)
_OF_NAME = re.compile(r"\s+(?:(?:of|in)\s+)?[A-Z]{2,}\b")
"""What follows a length at once: "2 years HCC"."""
_ENDS = re.compile(r"\s*(?:[;.,)]|$)")
_IF_NOT = re.compile(r"\s*\(?if\s+not\b", re.IGNORECASE)
_TO_OBTAIN = re.compile(r"\b(?:obtain(?:ed)?|acquire|earn|secure|get)\b[^.;]{0,40}$", re.IGNORECASE)
_AFTER_NOT_WORK = re.compile(
    r"^\s*(?:of\s+age|old\b|of\s+(?:college|education|school)|above\s+high|in\s+business|warranty)",
    re.IGNORECASE,
)
_HIRE = re.compile(
    r"^\s*(?:of|from|after|following|post)?[\s-]*(?:the\s+)?(?:date\s+of\s+)?(?:(?:promotion|transfer)\s+or\s+)?(?:hire|hiring|employment|appointment|promotion|placement|start|being\s+hired|joining|onboarding)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of experience. years: the least that is asked for; most: the upper end of a range.

    odd: the words and the figure in brackets disagree ("three (5) years"): (words, figure).
    """

    start: int
    end: int
    years: float
    most: float | None = None
    odd: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Other lengths: how recent experience must be (years), by when a thing may be obtained (months)."""

    within_years: float | None = None
    months_to_obtain: int | None = None


def lengths(words: str) -> list[Length]:
    """The lengths of experience that a statement asks for, in order."""
    return [length for found in _LENGTH.finditer(words) if (length := _length(found, words))]


def timing(words: str) -> Timing:
    """How recent, and by when after hire."""
    within, obtain = None, None
    for found in _LENGTH.finditer(words):
        before = words[max(0, found.start() - 80) : found.start()]
        after = words[found.end() : found.end() + 60]
        years = _years(_value(found), found)
        if _RECENT.search(before):
            within = years
        elif _OBTAIN.search(before) and _is_time_to_obtain(found, before, after):
            obtain = round(years * 12)
    return Timing(within, obtain)


def _length(found: re.Match[str], words: str) -> Length | None:
    before, after = words[max(0, found.start() - 80) : found.start()], words[found.end() : found.end() + 160]
    if _NOT_WORK.search(before) or _AFTER_NOT_WORK.search(after) or _RECENT.search(before):
        return None
    if _OBTAIN.search(before) and _is_time_to_obtain(found, before, after):
        return None
    nearby = after[:160].split(";")[0] + " " + before[-80:].split(";")[-1]
    if not _EXPERIENCE.search(nearby) and not _OF_NAME.match(words, found.end()):
        return None
    years = _years(_value(found), found)
    if not 0 < years <= 40:
        return None
    odd = None
    if found["digit"] and float(found["digit"]) != _value(found):
        odd = (_years(_value(found), found), _years(float(found["digit"]), found))
    most = _years(_number(found["last"]), found) if found["last"] else None
    return Length(found.start(), found.end(), years, most, odd)


def _is_time_to_obtain(found: re.Match[str], before: str, after: str) -> bool:
    """Whether "within 12 months" says by when: of hire, to obtain a thing, or, in months, at the end."""
    at_end = _ENDS.match(after) is not None and found["unit"].lower().startswith("mo")
    at_end = at_end or _IF_NOT.match(after) is not None
    return at_end or bool(_HIRE.search(after) or _TO_OBTAIN.search(before))


def _value(found: re.Match[str]) -> float:
    return _number(found["first"])


def _number(words: str) -> float:
    return (
        float(_NUMBERS.get(words.lower(), 0) or words)
        if words.lower() in _NUMBERS or words[0].isdigit()
        else 0.0
    )


def _years(number: float, found: re.Match[str]) -> float:
    return round(number / 12, 2) if found["unit"].lower().startswith("mo") else number
