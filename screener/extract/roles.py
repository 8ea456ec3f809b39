"""What a job was: coding, billing, HIM, other health care or something else, by its title and its duties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from screener.model.concept import Lexicon

_CLAUSE_END = re.compile(r"[•▪➤›»◦‣●■▸✓·\uf0b7\f]|[.;!?](?=\s|$)|\n\s*[-–*]\s|\n(?=\s*(?:[A-Z0-9(\"']|\n))")
MAX_TEXT = 20_000
"""Characters of one position that are read for its duties; more is no duty list."""


_CODING_SORTS = (
    ("coding", ("coding", "assigning")),
    ("coding_named", ("coding",)),
    ("weak_coding", ("weak_coding",)),
)
"""Signs of coding, the surest first, with what each one counts as."""


@dataclass(frozen=True, slots=True)
class Duties:
    """How many clauses of a position's text are of each sort.

    coding: that show code assignment, of which assigning: with a verb ("coded", "assigned").
    """

    clauses: int = 0
    coding: int = 0
    assigning: int = 0
    weak_coding: int = 0
    billing: int = 0
    him: int = 0
    clinical: int = 0


class TitleRoles:
    """Classes of job titles, from the table `title_roles`: {class: {words: […], weak: […], not: […]}}."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["title_roles"]
        self._classes = [
            (role, _any_of(row["words"]), _any_of(row.get("weak", ())), _any_of(row.get("not", ())))
            for role, row in rows.items()
        ]

    def roles(self, title: str, is_medical: bool = False) -> tuple[str, ...]:
        """Every class that the title names, the first one the strongest; none for "Manager".

        is_medical: the duties speak of patients, so that titles of many trades count too.
        """
        plain = " ".join(title.split())
        return tuple(
            role
            for role, words, weak, never in self._classes
            if (words.search(plain) or (is_medical and weak.search(plain))) and not never.search(plain)
        )


class DutyReader:
    """Counts what the clauses of a text are about, with the regular expressions of the table `duties`."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Sequence[str]] = lexicon.tables["duties"]
        self._signs = {
            sort: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
            for sort, patterns in rows.items()
        }

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
            sorts.extend(self._coding(clause))
        return sorts

    def _coding(self, clause: str) -> tuple[str, ...]:
        for sign, sorts in _CODING_SORTS:
            if self._signs[sign].search(clause):
                return () if self._signs["not_coding"].search(clause) else sorts
        return ()

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
