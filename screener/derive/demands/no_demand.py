"""What statements say beside naming things: that nothing is asked for, how much, by when after hire."""

from __future__ import annotations

import re

RATE = re.compile(
    r"(?<![$\d.,])\d[\d.]*\+?\s+(?!hours?\b|hrs?\b|days?\b)(?:[\w/&-]+\s){0,3}?[\w&-]*\s?(?:/|\bper\b)\s?(?:hr|hour|day|shift)\b",
    re.IGNORECASE,
)
"""How much work in what time: "20 charts per hour"."""
_ACCURACY = re.compile(r"\baccura(?:cy|te)\b|\bquality (?:audit|review|score)s?\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.])\d{2,3}(?:\.\d+)?\s?\+?\s?(?:%|percent\b)", re.IGNORECASE)
NO_DEMAND = (
    (
        "says what is not asked for",
        re.compile(
            r"^\W*no\b[^.;]{0,60}\b(?:required|necessary|needed)\b"
            r"|^\W*(?:we|you) (?:do not|don't|won't|will not) (?:need|require|ask)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a test that the employer gives",
        re.compile(
            r"\bpass(?:es|ing)?\b[^.;]{0,60}\b(?:test|assessment|evaluation|quiz)s?\b"
            r"|\bpre-?(?:employment|hire)\b[^.;]{0,40}\b(?:test|assessment|exam)s?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a question to the applicant",
        re.compile(r"^\W*(?:what|which|how|when|where|why)\b[^.]*\?\s*$", re.IGNORECASE),
    ),
)
"""Reasons why a whole statement asks for nothing that a résumé shows, and how it is told."""
_UNLESS_HELD = re.compile(
    r"\bwithout\b"
    r"|\b(?:do|does|is|are|if) not (?:yet |currently |already )?(?:hold|have|held|certified|possess)"
    r"|\bif\b[^.;]{0,30}\beligible\b|\b(?:don't|doesn't) (?:yet |currently |already )?(?:hold|have|possess)",
    re.IGNORECASE,
)
_ACCEPTED_HOLDERS = re.compile(
    r"\bholders?\b[^.;]{0,20}\b(?:welcome|accepted|considered)\b"
    r"|\b(?:also welcome|welcome too|welcome as well)\b",
    re.IGNORECASE,
)
_OR_LATER = re.compile(
    r"\b(?:or|if)\s+(?:(?:be|must|to|has|have|the|an?|is|are|can|will|shall)\s+){0,3}"
    r"(?:obtain\w*|abilit\w+|able|willing\w*|eligib\w+|within|acquire\w*|complet\w+|achieve\w*|earn\w*|must)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\b(?:do|does|will) not\b|\b(?:don't|doesn't|won't)", re.IGNORECASE)


def is_figure(words: str) -> bool:
    """Whether a share of accuracy or a rate of work is asked for."""
    return bool(RATE.search(words) or (_ACCURACY.search(words) and _PERCENT.search(words)))


def is_later(words: str) -> bool:
    """Whether what may be obtained after hire need not be held at hire: "CPC required within a year of hire".

    "CPC, or able to obtain it within a year" asks for it at hire, and lets it come later.
    """
    return not _OR_LATER.search(words)


def unless_held(words: str) -> bool:
    """Whether a sentence speaks of those who lack a thing: "Candidates without the CRC must obtain it …"."""
    return bool(_UNLESS_HELD.search(words))


def accepts_holders(words: str) -> bool:
    """Whether holders of another credential will do: "RHIT holders are welcome too"."""
    return bool(_ACCEPTED_HOLDERS.search(words))


def is_undone(words: str) -> bool:
    """Whether a sentence of duties says what is not done: "Coders do not work denials"."""
    return bool(_UNDONE.search(words))
