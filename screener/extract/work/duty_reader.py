"""What the text of a position tells of: how many clauses speak of the domain's work and of its neighbors'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from screener.extract.work.duty_cues import DutyCues
from screener.model.concept import Lexicon
from screener.model.tables.work import Duties
from screener.text.clauses import CLAUSE_END

_ENDS = re.compile(rf"{CLAUSE_END.pattern}|\n(?=\s*(?:[A-Z0-9(\"']|\n))")
MAX_TEXT = 20_000
"""Characters of one position that are read for its duties; more is no duty list."""


_SHOWN: tuple[tuple[str, tuple[str, ...]], ...] = (("doing", ("work", "done")), ("named", ("work",)))
"""Signs of the domain's own work, the surest first, with what each one counts as."""
_CUED: dict[str, tuple[str, ...]] = {"doing": ("work", "done"), "named": ("cued",)}
NEIGHBORS = ("partner", "kin", "sector")


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """How many clauses of a position's text are of each sort.

    work: that show the domain's own work, of which done: with a verb. cued: that name its parts together and
    nothing else. weak: near it. by_others: that say that others do it. partner, kin, sector: of the roles of
    these names.
    """

    clauses: int = 0
    work: int = 0
    done: int = 0
    cued: int = 0
    weak: int = 0
    by_others: int = 0
    partner: int = 0
    kin: int = 0
    sector: int = 0

    @property
    def shown(self) -> int:
        """Clauses that show the domain's own work, in verbs or in nouns."""
        return self.work + self.cued


class DutyReader:
    """Counts what the clauses of a text are about, with the regular expressions of the table `duties`."""

    def __init__(self, lexicon: Lexicon) -> None:
        duties: Duties = lexicon.tables.get("duties", Duties())
        self._signs = {sign.name: _any(getattr(duties, sign.name)) for sign in fields(duties)}
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
        sorts = [s for s in NEIGHBORS if self._says(s, clause)]
        if self._says("signs", clause):
            sorts.extend(("by_others",) if self._says("by_others", clause) else self._own(clause))
        return sorts

    def _own(self, clause: str) -> tuple[str, ...]:
        if self._says("not_work", clause):
            return ()
        for sign, sorts in _SHOWN:
            if self._says(sign, clause):
                return sorts
        if sorts := _CUED.get(self._cues.sign(clause), ()):
            return sorts
        return ("weak",) if self._says("weak", clause) else ()

    def _says(self, sign: str, text: str) -> bool:
        return self._signs[sign].search(text) is not None

    def is_watched(self, text: str) -> bool:
        """True where the last clause of a text says that the work was others'."""
        return any(self._says("watched", clause) for clause in clauses_of(text)[-1:])

    def is_false_friend(self, text: str) -> bool:
        """True where the word for the work means another trade's in this text ("coding" of programs)."""
        return self._says("false_friends", text)

    def names_work(self, title: str) -> bool:
        """Whether a title holds the word for the work, whichever trade's."""
        return self._says("titles", title)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)", re.IGNORECASE)


def clauses_of(text: str) -> list[str]:
    """Bullets and sentences, each on one line. A line that starts small goes on from the one before."""
    return [clause for part in _ENDS.split(text) if (clause := " ".join(part.split()))]
