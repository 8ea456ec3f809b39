"""What a job was: coding, billing, HIM, other health care or something else, by its title and its duties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from screener.extract.duty_cues import DutyCues
from screener.model.concept import Lexicon

_CLAUSE_END = re.compile(r"[•▪➤›»◦‣●■▸✓·\uf0b7\f]|[.;!?](?=\s|$)|\n\s*[-–*]\s|\n(?=\s*(?:[A-Z0-9(\"']|\n))")
_PARTS = re.compile(r"\s*[/,;|]\s*|\s+(?:and|&|then|[-–—])\s+")
_RANK = re.compile(r"\s+(?:[IVX]+|\d)$")
MAX_TEXT = 20_000
"""Characters of one position that are read for its duties; more is no duty list."""


_CODING_SORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("coding", ("coding", "assigning")),
    ("coding_named", ("coding",)),
)
"""Signs of coding, the surest first, with what each one counts as."""
_CUED_SORTS: dict[str, tuple[str, ...]] = {"assigning": ("coding", "assigning"), "named": ("cued",)}


@dataclass(frozen=True, slots=True)
class Duties:
    """How many clauses of a position's text are of each sort.

    coding: that show code assignment, of which assigning: with a verb ("coded", "assigned"). cued: that name
    codes beside records or visits and nothing else. others_code: that say that others decide on the codes.
    """

    clauses: int = 0
    coding: int = 0
    assigning: int = 0
    cued: int = 0
    weak_coding: int = 0
    others_code: int = 0
    billing: int = 0
    him: int = 0
    clinical: int = 0


@dataclass(frozen=True, slots=True)
class _Class:
    role: str
    words: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]
    agents: re.Pattern[str]
    beside: frozenset[str]

    def names(self, title: str, is_medical: bool) -> bool:
        if not (self.words.search(title) or (is_medical and self.weak.search(title))):
            return False
        said = {word.casefold() for word in self.never.findall(title)}
        if not said:
            return True
        parts = (_RANK.sub("", part) for part in _PARTS.split(title)) if said <= self.beside else ()
        return any(
            not self.never.search(p) and any(h.end() == len(p) for h in self.agents.finditer(p))
            for p in parts
        )


class TitleRoles:
    """Classes of job titles, from the table `title_roles`: {class: {words, weak, not, agents, beside}}."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["title_roles"]
        self._classes = [
            _Class(
                role,
                words=_any_of(row["words"]),
                weak=_any_of(row.get("weak", ())),
                never=_any_of(row.get("not", ())),
                agents=_any_of(row.get("agents", ())),
                beside=frozenset(row.get("beside", ())),
            )
            for role, row in rows.items()
        ]

    def roles(self, title: str, is_medical: bool = False) -> tuple[str, ...]:
        """Every class that the title names, the first one the strongest; none for "Manager".

        is_medical: the duties speak of patients, so that titles of many trades count too.
        """
        plain = " ".join(title.split())
        return tuple(one.role for one in self._classes if one.names(plain, is_medical))


class DutyReader:
    """Counts what the clauses of a text are about, with the regular expressions of the table `duties`."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Sequence[str]] = lexicon.tables["duties"]
        self._signs = {
            sort: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
            for sort, patterns in rows.items()
        }
        self._cues = DutyCues(lexicon)

    def read(self, text: str) -> Duties:
        """Duties of one position's text."""
        found: dict[str, set[str]] = {}
        clauses = clauses_of(text[:MAX_TEXT])
        for clause in clauses:
            for sort in self._sorts(clause):
                found.setdefault(sort, set()).add(clause.casefold())
        return Duties(len(clauses), **{sort: len(said) for sort, said in found.items()})

    def _sorts(self, clause: str) -> list[str]:
        sorts = [s for s in ("billing", "him", "clinical") if self._signs[s].search(clause)]
        if self._signs["coding_words"].search(clause):
            by_others = self._signs["others_code"].search(clause)
            sorts.extend(("others_code",) if by_others else self._coding(clause))
        return sorts

    def _coding(self, clause: str) -> tuple[str, ...]:
        if self._signs["not_coding"].search(clause):
            return ()
        for sign, sorts in _CODING_SORTS:
            if self._signs[sign].search(clause):
                return sorts
        if sorts := _CUED_SORTS.get(self._cues.sign(clause), ()):
            return sorts
        return ("weak_coding",) if self._signs["weak_coding"].search(clause) else ()

    def is_watched(self, text: str) -> bool:
        """True where the last clause of a text says that the work was others'."""
        return any(self._signs["watched"].search(clause) for clause in clauses_of(text)[-1:])

    def is_false_friend(self, text: str) -> bool:
        """True where "coding" in this text is that of programs or of clinical trials."""
        return self._signs["false_friends"].search(text) is not None


def clauses_of(text: str) -> list[str]:
    """Bullets and sentences, each on one line. A line that starts small goes on from the one before."""
    return [clause for part in _CLAUSE_END.split(text) if (clause := " ".join(part.split()))]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<![a-z0-9])(?:{alternatives or '(?!)'})(?![a-z0-9])", re.IGNORECASE)
