"""Titles whose words are not known: lines that look like the titles that are, and like nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from screener.config.plain_words import plain_words
from screener.extract.sections.line_looks import LineLook, LineLooks, alike
from screener.extract.sections.title import Title
from screener.extract.sections.wording import TitleWords
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.tables.lines import DateWords
from screener.model.tables.positions import EmployerWords, JobTitleWords
from screener.text.phrases import any_of

MOST_LETTERS, MOST_WORDS = 45, 4
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_UNKNOWN = TitleWords("", "other", (), sure=False)


class StrangeTitles:
    """Finds them by their look; where they are many, also by words that no job or employer is called by."""

    def __init__(self, lexicon: Lexicon) -> None:
        jobs: JobTitleWords = lexicon.tables["job_titles"]
        employers: EmployerWords = lexicon.tables["employer_words"]
        dates: DateWords = lexicon.tables["dates"]
        self._jobs, self._employers, self._plain = jobs.nouns, frozenset(employers.cues), plain_words()
        self._range = re.compile(rf"\d\d\s?(?:{any_of(dates.joins)})(?!\w)", re.IGNORECASE)

    def find(
        self, document: Document, looks: LineLooks, titles: Sequence[Title], main: LineLook | None
    ) -> Iterator[Title]:
        """The titles that are not known. main: the look that most known ones share; None where none is."""
        main = main or self._likely_look(document, looks)
        first = titles[0].at if titles else len(document.lines)
        if main is None or not (main.size > looks.body[0] or main.caps or main.spaced or 0 < main.marked < 9):
            return
        known = {i for t in titles for i in range(t.at, document.line_index(t.span.end - 1) + 1)}
        plain = (main.size, main.bold) == looks.body and not main.spaced and not main.marked
        strange = [
            index
            for index in range(1, len(document.lines))
            if index not in known
            and alike(looks.of[index], main)
            and not document.lines[index].running
            and (looks.opens_block(index) or not plain)
        ]
        shared = sum(not title.inline and alike(looks.of[title.at], main) for title in titles)
        many = len(strange) > shared / 2
        for index in strange:
            span = document.lines[index].span
            words = document.quote(span).strip()
            short = plain and len(words) < 7  # the last word of a paragraph, in capitals
            fits = len(words) < MOST_LETTERS and not re.search(r"[\d,@]", words)
            sure = not many and not short and index > first
            if fits and (sure or self._is_apart(document, index, words)):
                yield Title(index, span, min(span.end + 1, len(document.text)), _UNKNOWN, span)

    def _likely_look(self, document: Document, looks: LineLooks) -> LineLook | None:
        """The look of several lines of plain words that stand out and open a block each."""
        alone = [
            i
            for i in range(1, len(document.lines))
            if looks.stands_out(i) and looks.opens_block(i) and not document.lines[i].running
        ]
        quoted = ((i, document.quote(document.lines[i].span).strip()) for i in alone)
        apart = Counter(looks.of[i] for i, words in quoted if self._is_apart(document, i, words))
        look, count = apart.most_common(1)[0] if apart else (None, 0)
        # Jobs may look alike too: where their lines are as many, nothing is told.
        return look if count > 1 and 2 * count > sum(looks.of[i] == look for i in alone) else None

    def _is_apart(self, document: Document, index: int, words: str) -> bool:
        """Plain words that head no job: "EARLIER" over "Coder, 2018 – 2020", not "CASHIER" over its dates."""
        tokens = [token.casefold() for token in _WORD.findall(words)]
        if not 0 < len(tokens) <= MOST_WORDS or not self._plain.issuperset(tokens):
            return False
        following = document.lines[index + 1] if index + 1 < len(document.lines) else None
        below = document.quote(following.span) if following else ""
        job = not self._jobs.isdisjoint(token.casefold() for token in _WORD.findall(below))
        dated = self._range.search(below) is not None
        return tokens[-1] not in self._employers and (job or (tokens[-1] not in self._jobs and not dated))
