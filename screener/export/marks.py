"""Verdicts and outcomes as people see them: a word, a sign that needs no color, and colors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """sign: one character; word: what it says; fill and ink: light and dark color, as #RRGGBB."""

    sign: str
    word: str
    fill: str
    ink: str
    meaning: str


VERDICTS = {
    "shortlist": Mark("✓", "shortlist", "#DDF0E1", "#14532D", "at or above the line of the shortlist"),
    "review": Mark("?", "review", "#FFF1CC", "#6B4A00", "between the lines: a person should look"),
    "below": Mark("–", "below", "#ECECEC", "#444444", "below the line of review"),
    "knocked_out": Mark(
        "✗", "knocked out", "#F9DEDC", "#8A1C1C", "a rule that knocks out is contradicted; can be put back"
    ),
}
OUTCOMES = {
    "met": Mark("✓", "met", "#DDF0E1", "#14532D", "full credit"),
    "partial": Mark("½", "partial", "#FFF1CC", "#6B4A00", "some credit"),
    "unknown": Mark("?", "unknown", "#ECECEC", "#444444", "the text does not say: no points, ask"),
    "contradicted": Mark("✗", "contradicted", "#F9DEDC", "#8A1C1C", "the text says no, or too little"),
}

ADVICE = {
    "needs_ocr": "A scan without text: install text recognition (screener[ocr]) and run it again.",
    "needs_password": "Ask the candidate for an open copy, or type the password on the review page.",
    "empty": "Open it: there are no words in it. Ask the candidate for another copy.",
    "unreadable": "Open it; if it opens, print it to PDF and add that. If not, ask for another copy.",
    "too_large": "Larger than what is read. Split it, or raise the limit (--limit).",
    "timed_out": "Reading took too long. Print it to PDF and add that, or raise the limit (--limit).",
    "unsupported": "A kind of file that is not read. Save it as PDF or DOCX and add that.",
    "not_a_resume": "If it is a résumé after all: --include FILE, or “Score it anyway” on the review page.",
    "duplicate": "Nothing: the file that stands for it is scored.",
}
"""Status of a file that was not scored to what a person can do about it."""
