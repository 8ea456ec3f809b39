"""A job posting pasted behind a résumé: what it asks for, nobody claims."""

from __future__ import annotations

import re
from dataclasses import replace

from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.text.folding import plain_text
from screener.text.phrases import pattern_of

LONGEST_HEADING = 90
NAMED, OPENED = 3, 5
"""So many different phrases of postings must follow a heading that names one, or a posting's opening."""
RESUME_WORDS = 40
"""So many words stand before it; a text that begins as a posting is one."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = r"(?:19|20)\d\d"
_JOB_DATES = re.compile(
    rf"\b{_YEAR}\s*(?:[-–—]|to|until|thru|through)\s*(?:\w+\.?\s+|\d\d/)?(?:{_YEAR}|present|now|current|date)"
)


class PostingFinder:
    """Reads the table `pasted_postings`. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.tables["pasted_postings"]
        self._heading = re.compile(r"[\W_]*" + pattern_of(table["headings"]).pattern)
        self._opening = pattern_of(table["openings"])
        self._phrases = pattern_of(table["phrases"])

    def find(self, document: Document) -> int | None:
        """Where the posting begins, which runs to the end of the text; None where there is none.

        A stretch that dates a job is the candidate's own, whatever stands over it.
        """
        text = plain_text(document.text).casefold()
        if len(text) != len(document.text):
            return None
        last_job = max((hit.end() for hit in _JOB_DATES.finditer(text)), default=0)
        for line in document.lines:
            if line.span.start < last_job:
                continue
            words = text[line.span.start : line.span.end]
            named = len(words) <= LONGEST_HEADING and self._heading.match(words) is not None
            if not named and self._opening.search(words) is None:
                continue
            asked = {hit.group() for hit in self._phrases.finditer(text, line.span.start)}
            if len(asked) >= (NAMED if named else OPENED) and self._is_behind(text[: line.span.start]):
                return line.span.start
        return None

    def _is_behind(self, before: str) -> bool:
        return len(_WORD.findall(before)) >= RESUME_WORDS


def before(document: Document, end: int) -> Document:
    """The lines before a character, with the text that they hold and its places."""
    lines = tuple(line for line in document.lines if line.span.start < end)
    end = lines[-1].span.end if lines else 0
    x0, x1 = document.x0[:end], document.x1[:end]
    return replace(document, text=document.text[:end], lines=lines, x0=x0, x1=x1)
