"""A line or paragraph as sentences, a sentence as its lettered parts: what belongs together stays whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screener.derive.reading.statement import PostingLine
from screener.derive.reading.titles import Titles
from screener.derive.wordings import Wordings

_EDGE = re.compile(
    r"(?<=[a-z0-9)\"%][.!?])\s+(?=[\"(A-Z0-9])|\s{2,}|;\s+|\s[•▪●◦‣·*|]\s"
    r"|(?<=[A-Z]{2},)\s+(?=\()|(?<=[A-Z]{2})\s+(?=\(\d)|(?<=\))\s+(?=[A-Z0-9])",
    re.IGNORECASE,
)
"""Where a sentence may end."""
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+$")
_LETTER = re.compile(r"(?<![\w(])\(?([a-h]|[ivx]{1,4}|\d)\)\s+(?=\S)", re.IGNORECASE)
_ORDERS = ("abcdefgh", "12345678", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_SHORT = 60
"""Characters of the longest clause that only adds an alternative."""


class SentenceReader:
    """Splits lines by their marks, and by the words with which demands begin."""

    def __init__(self, wordings: Wordings, titles: Titles) -> None:
        self._wordings = wordings
        self._titles = titles

    def starts(self, sentence: str) -> bool:
        """Whether a sentence begins as a demand does."""
        return self._wordings["starter"].starts(sentence) is not None and sentence.strip()[0].isupper()

    def chains(self, words: str) -> bool:
        """Whether a sentence ends where its alternative comes next: "…; OR"."""
        joint = self._wordings["joint_or"].ends(words)
        return joint is not None and words[joint.end :].strip() in ("", ",", ":")

    def split(self, line: PostingLine, words: str, *, whole: bool, listed: bool = False) -> list[str]:
        """The sentences of a line.

        whole: it is one alternative of a list and stays in one piece. listed: semicolons part the points of
        one demand.
        """
        if whole or line.option or self.chains(words):
            return [words]
        glued: list[str] = []
        for part in self._sentences(words, listed):
            goes_on = self._wordings["goes_on"].starts(part) and part.strip()[0].isupper()
            goes_on = goes_on and not self._wordings["not_needed"].is_in(part)
            ranks = self._titles.is_rank(part.strip(" .!"))  # "Epic. Not optional."
            if glued and (goes_on or ranks or self._is_label(glued[-1])):
                glued[-1] += " " + part.strip()
            elif re.search(r"[A-Za-z]\w|\d[A-Z]", part):
                glued.append(part)
        return glued

    def _sentences(self, words: str, listed: bool) -> Iterator[str]:
        at = 0
        for found in _EDGE.finditer(words):
            before = words[at : found.start()]
            if _depth(before) > 0 or not self._ends(before, found, listed):
                continue
            yield before
            joint = self._wordings["joint_and"].starts(words[found.end() : found.end() + 8])
            series = joint is not None and found.group()[0] == ";"  # "a; b; and c"
            at = found.end() + (joint.end if joint and series else 0)
        yield words[at:]

    def _ends(self, before: str, edge: re.Match[str], listed: bool) -> bool:
        """Whether a sentence ends at a mark or gap."""
        after, before_it = edge.string[edge.end() :], edge.string[: edge.start()]
        if edge.group()[0] == ";":
            joint = self._wordings["joint"].starts(after[:8])
            final = ";" in before_it and self._wordings["joint_and"].starts(after[:8])  # "a; b; and c"
            joined = joint is not None and not final
            ranked = self._titles.is_rank(re.split(r"[.;]|\s-\s", after, maxsplit=1)[0])
            lead = before.rpartition(":")[0]
            listed = listed or self._wordings["lead_in"].is_in(lead) or self._wordings["lead_all"].is_in(lead)
            return not (listed or joined or ranked or self._is_accepted(after))
        last = before[-1:]
        if last == "." and self._is_abbreviated(before):
            return False
        if edge.group().strip() or len(edge.group()) > 1 or last in (".", "!", "?"):
            return True
        joint = self._wordings["joint_or"].ends(before[-8:])
        return joint is not None and before[-8:][joint.start : joint.end].isupper()

    def _is_abbreviated(self, before: str) -> bool:
        """Whether the stop at the end is an abbreviation's: "2 yrs.", "U.S."."""
        word = before[before.rfind(" ") + 1 : -1]
        named = word[-1:].isalpha() and self._wordings["abbreviated"].covers(word)
        return named or _INITIALS.search(before) is not None

    def _is_accepted(self, words: str) -> bool:
        """Whether a clause only adds an alternative: "CPC or CCS; RHIT accepted"."""
        said = self._wordings
        clause = re.split(r"[.;]\s|[.;]$", words, maxsplit=1)[0]
        if said["lifts"].starts(clause) or said["if_word"].starts(clause):
            return True  # "CCS; without it, four years of coding", "RHIT or eligible; if eligible, …"
        other = said["school"].is_in(clause) or said["denial"].is_in(clause)
        return len(clause) <= _SHORT and said["accepted"].is_in(clause) and not other

    def _is_label(self, words: str) -> bool:
        """Whether a sentence is but a label: "(2) Education." """
        bare = re.sub(r"^\s*\(?\w{1,2}[.)]\s*", "", words).strip()
        return bare.endswith(".") and len(bare.split()) <= 4 and self._titles.is_known(bare.rstrip("."))


def _depth(words: str) -> int:
    return words.count("(") - words.count(")")


@dataclass(frozen=True, slots=True)
class Options:
    """The words before the first letter, the parts without their letters, and whether any of them will do."""

    lead: str
    parts: tuple[str, ...]
    any_of: bool


def lettered(words: str, wordings: Wordings) -> Options | None:
    """The lettered parts of a sentence; None where there are not two parts in the order of their letters."""
    number = wordings["number_last"]  # "one (1) year" holds no letter
    marks = [m for m in _LETTER.finditer(words) if not number.ends(words[max(0, m.start() - 12) : m.start()])]
    if len(marks) < 2 or not _in_order([m.group(1).lower() for m in marks]):
        return None
    edges = [m.end() for m in marks]
    ends = [*(m.start() for m in marks[1:]), len(words)]
    parts = tuple(_without_joint(words[a:b], wordings) for a, b in zip(edges, ends, strict=True))
    lead = words[: marks[0].start()]
    joints = (words[max(0, m.start() - 5) : m.start()] for m in marks[1:])
    any_of = wordings["any_of"].is_in(lead) or any(wordings["any_of"].is_in(joint) for joint in joints)
    return Options(lead, parts, any_of)


def _without_joint(words: str, wordings: Wordings) -> str:
    """A part without the "; or" behind it."""
    bare = words.rstrip(" ,;:\n")
    joint = wordings["joint"].ends(bare)
    return (bare[: joint.start] if joint else bare).strip(" ,;:\n")


def _in_order(letters: list[str]) -> bool:
    return any(letters == list(order[: len(letters)]) for order in _ORDERS)
