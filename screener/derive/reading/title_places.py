"""Which lines are titles, and where titles and labels stand inside a line."""

from __future__ import annotations

import re

from screener.derive.reading.openings import Openings, goes_on, is_capitalized
from screener.derive.reading.statement import PostingLine
from screener.derive.reading.titles import LONGEST_TITLE, Titles
from screener.derive.wordings import Wordings

LABEL = re.compile(
    r"(?<![\w/&-])(?:(?:[A-Z][A-Z/'-]*,?\s|[&/-]\s){0,8}[A-Z][A-Z/'()-]+"
    r"|[A-Z][\w'&/-]*(?:\s(?:[A-Z][\w'&/-]*|[a-z]{2,3}|&)){0,4})\s?:(?=\s+\S|$)"
)
"""A label in capitals, or of words with capitals: "KNOWLEDGE, SKILLS, & ABILITIES:", "Work mode:"."""
_SAID = re.compile(r"([A-Z][^.:!?,;]{3,40})\.\s+(?=[A-Z0-9])")
"""A short sentence before others, as titles in running text are written: "What we like. Work as a nurse." """
_SPOKEN = re.compile(r"(?:^|(?<=[.!?;)]\s))(?=[A-Z][^.:;!?]{3,60}?:\s+\S)")
"""Where a sentence begins that may be a title up to its colon: "You must bring: …"."""
_WORD = re.compile(r"\S+")
NEAR = 80
"""So many characters on either side of a title are looked at."""
SENTENCE_ENDS = tuple(".!?")
SMALL = 2
"""A word of so many letters is a small one: "OF", "&"."""
LONE = 6
"""A title of so many characters is known by a colon only."""


class TitlePlaces:
    """Finds titles by the table of titles, by their wording, and by a colon. Built once for many postings."""

    def __init__(self, wordings: Wordings, titles: Titles, openings: Openings) -> None:
        self._wordings = wordings
        self._titles = titles
        self._openings = openings

    def find(self, words: str) -> dict[int, int]:
        """Where titles begin, and where what stands below each begins, or its colon ends."""
        found: dict[int, int] = {}
        labels: set[int] = set()
        for label in LABEL.finditer(words):
            before = words[max(0, label.start() - 2) : label.start()].rstrip()
            if not before or not before[-1].isupper():
                found[self._label_start(label)] = label.end()
                labels |= set(range(label.start(), label.end()))
        said = _SAID.match(words)
        if said and self._titles.is_spoken(said.group(1)):
            found[0] = said.end()
        for spoken in _SPOKEN.finditer(words):
            at, colon = spoken.start(), words.index(":", spoken.start())
            alone = not any(at <= start <= colon for start in found)
            if alone and self._is_spoken(words[at:colon], words[at:]):
                found[at] = colon + 1
        for start, end, title in self._titles.inside(words):
            colon = ":" in words[start + len(title) : end]
            if not title[0].isupper() or (start in labels and not colon) or (said and start < said.end()):
                continue
            if colon:
                found[self._ranked(words, start)] = words.index(":", start + len(title)) + 1
            elif self._stands_alone(words, start, end, title):
                found[start] = end
        return found | self._in_capitals(words)

    def _in_capitals(self, words: str) -> dict[int, int]:
        """Titles by their capitals: "… monthly. WHAT YOU GET Four weeks off" holds one."""
        found: dict[int, int] = {}
        run: list[re.Match[str]] = []
        for token in _WORD.finditer(words) if _is_mixed(words) else ():
            if self._openings.is_plain_capitals(token.group()):
                run.append(token)
                continue
            if run and self._is_in_capitals(words, run, token):
                found[run[0].start()] = token.start()
            run = []
        return found

    def _is_in_capitals(self, words: str, run: list[re.Match[str]], after: re.Match[str]) -> bool:
        """Whether words in capitals are a title: a known one, or one between two sentences."""
        first, title = after.group()[0], words[run[0].start() : run[-1].end()]
        if sum(len(word.group()) > SMALL for word in run) < 2 or not (first.isupper() or first.isdigit()):
            return False
        closed = words[: run[0].start()].rstrip()[-1:] in SENTENCE_ENDS
        return self._titles.kind(title) is not None or (closed and not after.group().isupper())

    def _is_spoken(self, title: str, words: str) -> bool:
        """Whether a sentence begins with a title of more than one word: not "… include:", "… below:"."""
        said = self._wordings
        announces = any(said[name].is_in(title) for name in ("announces", "example", "lead_in", "lead_all"))
        return not announces and " " in title and self._titles.label(words) is not None

    def _label_start(self, label: re.Match[str]) -> int:
        """Where a label begins behind a value that ends in a capital: "Hybrid Experience:"."""
        words = label.group()
        starts = [0, *(m.end() for m in re.finditer(r"(?<![&,]) (?=[A-Z])", words))]
        if words.isupper() or not starts[1:]:
            return label.start()
        known = (at for at in starts if self._titles.is_whole(words[at:]))
        return label.start() + next(known, 0)

    def _ranked(self, words: str, start: int) -> int:
        """Where a title begins with the rank before it: "Preferred Knowledge, Skills:"."""
        said, low = self._wordings, max(0, start - NEAR)
        before = words[low:start]
        rank = said["title_preferred"].ends(before) or said["title_required"].ends(before)
        return low + rank.start if rank and before[rank.start].isupper() else start

    def _stands_alone(self, words: str, start: int, end: int, title: str) -> bool:
        """Whether a title without a colon is one: closed before it, a point behind it."""
        head = words[max(0, start - NEAR) : start]
        before, rest = head.rstrip(), words[end : end + NEAR].lstrip()
        several = len(title.split()) > 1 and (is_capitalized(title) or self._titles.is_spoken(title))
        called = title.isupper() and not rest[:2].isupper()
        if self._is_open(title, several=several) or rest[:1].islower():
            return False
        if not (several or called) and (len(title) <= LONE or self._titles.is_rank(title)):
            return False
        sentence = not before or before[-1] in ".!?:)" or head.endswith("  ")
        if sentence and (several or len(title) > LONE):
            return True
        narrow = self._titles.is_narrow(title) and not called
        known = not narrow and self._titles.kind(title) not in ("facts", None)
        if known and not rest:  # "Epic or 3M Encoder" ends with the name of a product
            return several or sentence or before.rpartition(" ")[2].islower()
        if not (self._openings.opens(rest) or rest[:2].isupper()) or not (several or known):
            return False
        set_off = called or (several and is_capitalized(title))
        return sentence or self._openings.is_closed(before) or (set_off and not goes_on(before))

    def _is_open(self, title: str, *, several: bool) -> bool:
        """Whether the words begin a demand rather than head one: "Knowledge of", "Minimum"."""
        return self._wordings["starter"].covers(title) or (not several and self._openings.is_linked(title))


def _is_mixed(words: str) -> bool:
    """Whether small letters are the rule, so that capitals set words off."""
    return sum(map(str.islower, words)) > sum(map(str.isupper, words))


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
        if words.endswith((":", "?", "…", "...")) or self._titles.is_known(words) or self._is_of_grade(words):
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
