"""Which lines of a posting are titles: by their words, their marks, and what stands below them."""

from __future__ import annotations

import re

from screener.derive.reading.posting_line import PostingLine
from screener.derive.reading.titles import LONGEST_TITLE, Titles
from screener.derive.wordings import Wordings

MOST_WORDS = 7
"""So many words a line has at most that is a title for its look."""


class TitleLines:
    """Tells titles from what stands below them. Built once for many postings."""

    def __init__(self, wordings: Wordings, titles: Titles) -> None:
        self._titles = titles
        self._asks = wordings["asks"]
        self._grade = wordings["grade"]
        self._no_title = [wordings[n] for n in ("lead_in", "lead_all", "several_of", "question")]

    def is_title(self, line: PostingLine, after: PostingLine | None) -> bool:
        """Whether a line is a title. after: the line below it."""
        words = line.text.rstrip()
        ranked = self._titles.is_ranked(words) and (line.ordinal or not line.marked)
        if line.bullet or line.option or len(words) > LONGEST_TITLE or ranked:
            return False  # "Associate degree - Preferred" is a demand
        if words.endswith((".", ";", ",")) or any(leads.is_in(words) for leads in self._no_title):
            return False
        known = self._titles.kind(words.rstrip(":")) is not None
        if line.marked:
            return known or not re.match(r"^\W*\d", words)
        if (
            words.endswith((":", "?", "…", "..."))
            or self._titles.is_known(words)
            or self._titles.is_open(words)
        ):
            return True
        if self._is_of_grade(words):
            return True
        looks = known and len(words.split()) <= MOST_WORDS and _looks_like_title(words)
        return looks or self._stands_over(line, after)

    def _is_of_grade(self, words: str) -> bool:
        """Whether a line ends in a grade: "Minimum Requirement for GS-6"."""
        grade = self._grade.ends(words)
        plain = words[0].isupper() and not re.search(r"[.:;]", words)
        return plain and grade is not None and not self._asks.is_in(words)

    def _stands_over(self, line: PostingLine, after: PostingLine | None) -> bool:
        """Whether a line is set over the next one: by an empty line and capitals, or over a list."""
        words = line.text.rstrip()
        if line.gap and after and not after.gap and not after.bullet:
            if words.isupper() and not self._asks.is_in(words):
                return len(words.split()) <= MOST_WORDS + 1 and not re.search(r"\d", words)
            return len(words.split()) <= MOST_WORDS and self._titles.kind(words) in ("skip", "duties")
        return bool(after and after.bullet and len(words) <= 60)


def _looks_like_title(words: str) -> bool:
    """All capitals, or every word but the small ones with one, and no abbreviation among them.

    "CPC Certification Required" is a demand, "Required Certifications" a title.
    """
    spoken = re.findall(r"[A-Za-z][A-Za-z']*", words)
    if words.isupper():
        return len(spoken) > 1
    large = [w for w in spoken if len(w) > 3 or w[0].isupper()]
    return all(w[0].isupper() for w in large) and not any(len(w) > 2 and w.isupper() for w in spoken)
