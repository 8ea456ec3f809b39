"""Parts of one demand: years of which some are of another sort, a wish in it, tracks for two trades."""

from __future__ import annotations

import re

from screener.derive.demands.logic import OF_WHICH
from screener.derive.lengths import lengths

_POINTS = re.compile(r"\bof (?:which|them|those|these)\b", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:required|preferred|must|plus)\b", re.IGNORECASE)
_PART = re.compile(
    r"^\W*(?:(?:with|including|incl\.?|of which)\s+)?(?:at least\s+)?"
    r"(?P<number>(?:\d{1,2}|one|two|three|four|five)\b(?:\s?\(\d\))?)\s*(?:or more\s+)?(?:years?'?\s+)?"
    r"(?:(?:of|in)\s+)?(?:(?:which|them|those|these)\s+)?(?:(?:was|were|is|must be|must have been)\s+)?",
    re.IGNORECASE,
)
_WISH = re.compile(r",?\s+(?:and\s+)?(?=(?:preferably|ideally)\b)", re.IGNORECASE)
_WISH_ENDS = re.compile(
    r";\s|[,)]?\s+(?:and|with|plus)\s+(?=(?:at least|a minimum|minimum|\d|one|two|three|four|five)\b)",
    re.IGNORECASE,
)
_WISH_LAST = re.compile(
    r"^(?=[^,]*\b(?:years?|yrs|minimum|degree|diploma)\b)(?P<main>.*),\s+"
    r"(?P<wish>"
    r"(?:(?!\b(?:years?|yrs|and|or|but|with|not)\b)[^,;.()]){3,40}\s(?:strongly |highly )?preferred)\W*$",
    re.IGNORECASE,
)


def of_which(words: str) -> list[tuple[str, str]]:
    """ "Five years of coding, of which two as an auditor" as two demands: (words, what to read for them)."""
    held = lengths(words)
    for found in OF_WHICH.finditer(words) if held else ():
        rest = words[found.start() :]
        part = _PART.match(rest)
        loose = not (_POINTS.search(rest[:40]) or rest.startswith(","))
        before = [length for length in held if length.start < found.start()]
        if part is None or loose or len(before) != 1:
            continue  # "five years of auditing, or seven of coding of which two …" is one demand
        said = f"{part['number']} years {rest[part.end() :].rstrip('. ')} experience"
        years = lengths(said)
        if years and years[0].years <= held[0].years:
            return [(words[: found.start()],) * 2, (rest.lstrip(" ,"), said)]
    return [(words, words)]


def wishes(words: str) -> tuple[str, str]:
    """ "Two years of coding, preferably in a hospital": the demand, and the wish in it; "" for none."""
    last = _WISH_LAST.match(words)
    if last and not _RANKED.search(last["main"]):
        return last["main"], last["wish"]  # "Two years of coding, urology preferred"
    cut = _WISH.search(words)
    if (
        not cut
        or len(words[: cut.start()].split()) < 2
        or words[: cut.start()].count("(") > words[: cut.start()].count(")")
    ):
        return words, ""
    ends = _WISH_ENDS.search(words, cut.end())
    end = ends.start() if ends else len(words)
    return (words[: cut.start()] + words[end:]).strip(), words[cut.end() : end]
