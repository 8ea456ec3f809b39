"""A job posting pasted behind a résumé, into it or among its lines: what it asks for, nobody claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span
from screener.model.tables.documents import PastedPostings
from screener.text.alphabet import Tokens
from screener.text.folding import lowered
from screener.text.patterns import Patterns
from screener.text.phrases import any_of
from screener.text.spoken import SpokenFinder
from screener.text.words import whole_words

LONGEST_HEADING = 90
NAMED, OPENED = 3, 5
"""So many different phrases of postings must follow a heading that names one, or a posting's opening."""
VOICES = 3
"""So many different kinds of sentences of postings among a résumé's own; fewer happen in résumés."""
RESUME_WORDS = 40
"""So many words stand before it; a text that begins as a posting is one."""

_LONGEST_BLOCK = 60
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = r"(?:19|20)\d\d"


class PostingFinder:
    """Reads the table `pasted_postings`. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: PastedPostings = lexicon.tables["pasted_postings"]
        headings = [f"^{heading}" for heading in table.headings]
        self._said = Patterns({"heading": headings, "opening": table.openings, "phrase": table.phrases})
        self._job_dates = re.compile(
            rf"\b{_YEAR}\s*(?:[-–—]|{any_of(table.joins)})\s*(?:\w+\.?\s+|\d\d/)?(?:{_YEAR}|{any_of(table.present)})"
        )
        self._sentences = SpokenFinder(lexicon, "posting_sentences")

    def find(self, document: Document) -> int | None:
        """Where the posting begins, which runs to the end of the text; None where there is none.

        A stretch that dates a job is the candidate's own, whatever stands over it.
        """
        text = lowered(document.text)
        tokens = self._said.read(whole_words(document.text))
        asked = self._asked_from(tokens)
        last_job = max((hit.end() for hit in self._job_dates.finditer(text)), default=0)
        for line in document.lines:
            if line.span.start < last_job:
                continue
            named = self._names(tokens, line.span)
            if not named and self._said["opening"].search(tokens.part(*line.span)) is None:
                continue
            if asked(line.span.start) >= (NAMED if named else OPENED) and self._is_behind(
                text[: line.span.start]
            ):
                return line.span.start
        return None

    def _asked_from(self, tokens: Tokens) -> Callable[[int], int]:
        """How many different phrases of postings stand behind a character."""
        places = list(self._said["phrase"].find(tokens))
        seen: set[str] = set()
        counts = [0]
        for place in reversed(places):
            seen.add(tokens.text[slice(*place)].casefold())
            counts.append(len(seen))
        starts = [place.start for place in places]
        return lambda start: counts[len(places) - bisect_left(starts, start)]

    def among(self, document: Document, end: int) -> tuple[Span, ...]:
        """Lines before `end` in the voice of a posting, where there are several different such sentences.

        Under a heading that names a posting, all lines down to the last of them are the posting's.
        """
        lines = [line.span for line in document.lines if line.span.start < end]
        hits = list(self._sentences.find(document.text[:end], lines, fewest=VOICES))
        if len({hit.rule.id for hit in hits}) < VOICES:
            return ()
        plain = lowered(document.text[:end])
        tokens = self._said.read(whole_words(document.text))
        spoken = {k for hit in hits for k in _lines_of(document, hit.span, plain)}
        for k in sorted(spoken):
            under = next(
                (j for j in range(k - 1, max(k - _LONGEST_BLOCK, -1), -1) if self._names(tokens, lines[j])), k
            )
            if not any(self._job_dates.search(plain[lines[j].start : lines[j].end]) for j in range(under, k)):
                spoken.update(range(under, k))
        return tuple(lines[k] for k in sorted(spoken))

    def _names(self, tokens: Tokens, line: Span) -> bool:
        """Whether a line is a heading that names a posting."""
        short = line.end - line.start <= LONGEST_HEADING
        return short and self._said["heading"].starts(tokens.part(*line)) is not None

    def _is_behind(self, before: str) -> bool:
        return len(_WORD.findall(before)) >= RESUME_WORDS


def _lines_of(document: Document, sentence: Span, plain: str) -> Iterator[int]:
    """Indexes of the lines of a sentence, with the next one where it goes on there in small letters."""
    first, last = document.line_index(sentence.start), document.line_index(sentence.end - 1)
    yield from range(first, last + 1)
    rest = plain[sentence.end : document.lines[last].span.end].rstrip()
    if last + 1 < len(document.lines) and not rest.endswith((".", ":", ";", "!")):
        following = document.quote(document.lines[last + 1].span).lstrip()
        if following[:1].islower():
            yield last + 1


def without(document: Document, spans: Iterable[Span]) -> Document:
    """The document with blanks in place of what stands at `spans`, in order; all other places hold."""
    kept: list[str] = []
    at = 0
    for span in spans:
        kept += (document.text[at : span.start], " " * (span.end - span.start))
        at = span.end
    return replace(document, text="".join(kept) + document.text[at:]) if kept else document


def before(document: Document, end: int) -> Document:
    """The lines before a character, with the text that they hold and its places."""
    lines = tuple(line for line in document.lines if line.span.start < end)
    end = lines[-1].span.end if lines else 0
    x0, x1 = document.x0[:end], document.x1[:end]
    return replace(document, text=document.text[:end], lines=lines, x0=x0, x1=x1)
