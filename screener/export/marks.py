"""Verdicts and outcomes as people see them: a word, a sign that needs no color, and colors."""

from __future__ import annotations

from dataclasses import dataclass

from screener.config.wording import language_sentences


@dataclass(frozen=True, slots=True)
class Mark:
    """said: the id of its sentence; sign: one character; fill and ink: light and dark color, as #RRGGBB."""

    said: str
    sign: str
    fill: str
    ink: str

    @property
    def word(self) -> str:
        """What it is called: "knocked out"."""
        return language_sentences().say(self.said)

    @property
    def meaning(self) -> str:
        """What it means, in a few words."""
        return language_sentences().say(f"{self.said}.meaning")


VERDICTS = {
    "shortlist": Mark("verdict.shortlist", "✓", "#DDF0E1", "#14532D"),
    "review": Mark("verdict.review", "?", "#FFF1CC", "#6B4A00"),
    "below": Mark("verdict.below", "–", "#ECECEC", "#444444"),
    "knocked_out": Mark("verdict.knocked_out", "✗", "#F9DEDC", "#8A1C1C"),
}
OUTCOMES = {
    "met": Mark("outcome.met", "✓", "#DDF0E1", "#14532D"),
    "partial": Mark("outcome.partial", "½", "#FFF1CC", "#6B4A00"),
    "unknown": Mark("outcome.unknown", "?", "#ECECEC", "#444444"),
    "contradicted": Mark("outcome.contradicted", "✗", "#F9DEDC", "#8A1C1C"),
}
ADVISED = frozenset(
    (
        *("needs_ocr", "needs_password", "empty", "unreadable", "too_large", "timed_out", "unsupported"),
        *("not_a_resume", "duplicate"),
    )
)
"""Statuses of files that were not scored about which a person can do something."""


def advice(status: str) -> str:
    """What a person can do about a file that was not scored; "" where nothing is known."""
    return language_sentences().say(f"advice.{status}") if status in ADVISED else ""
