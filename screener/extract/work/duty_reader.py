"""What the text of a position tells of: how many clauses speak of coding, billing, HIM, care of patients."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screener.extract.work.duty_cues import DutyCues
from screener.model.concept import Lexicon
from screener.text.clauses import CLAUSE_END

_ENDS = re.compile(rf"{CLAUSE_END.pattern}|\n(?=\s*(?:[A-Z0-9(\"']|\n))")
MAX_TEXT = 20_000
"""Characters of one position that are read for its duties; more is no duty list."""


_CODING_SORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("coding", ("coding", "assigning")),
    ("coding_named", ("coding",)),
)
"""Signs of coding, the surest first, with what each one counts as."""
_CUED_SORTS: dict[str, tuple[str, ...]] = {"assigning": ("coding", "assigning"), "named": ("cued",)}


@dataclass(frozen=True, slots=True)
class DutyCounts:
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


class DutyReader:
    """Counts what the clauses of a text are about, with the regular expressions of the table `duties`."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Sequence[str]] = lexicon.tables["duties"]
        self._signs = {
            sort: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
            for sort, patterns in rows.items()
        }
        self._cues = DutyCues(lexicon)

    def read(self, text: str) -> DutyCounts:
        """Duties of one position's text."""
        found: dict[str, set[str]] = {}
        clauses = clauses_of(text[:MAX_TEXT])
        for clause in clauses:
            for sort in self._sorts(clause):
                found.setdefault(sort, set()).add(clause.casefold())
        return DutyCounts(len(clauses), **{sort: len(said) for sort, said in found.items()})

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
    return [clause for part in _ENDS.split(text) if (clause := " ".join(part.split()))]
