"""What the text of a position tells of: how many clauses speak of the domain's work and of its neighbors'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screener.errors import Fault
from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.work import DutyRule
from screener.text.clauses import CLAUSE_END
from screener.text.rule_table import Hit
from screener.text.wording import Language

_ENDS = re.compile(rf"{CLAUSE_END.pattern}|\n(?=\s*(?:[A-Z0-9(\"']|\n))")
MAX_TEXT = 20_000
"""Characters of one position that are read for its duties; more is no duty list."""

_OWN = {
    "by_others": ("by_others",),
    "doing": ("work", "done"),
    "named": ("work",),
    "likely_doing": ("work", "done"),
    "likely_named": ("cued",),
    "weak": ("weak",),
}
"""What rules say of the domain's own work, with what a clause counts as; the first that is said decides."""
_TAKEN_BACK = {
    "by_others": frozenset(_OWN) - {"by_others"},
    "not_work": frozenset(_OWN) - {"by_others"},
    "other_work": frozenset({"likely_doing", "likely_named"}),
}
"""What a clause does not say where another rule speaks in it."""
_ALSO = frozenset({"partner", "kin", "sector", "other_trade"})
"""What is counted whatever else the clause says."""


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """How many clauses of a position's text are of each sort.

    work: that show the domain's own work, of which done: with a verb. cued: that name its parts together and
    nothing else. weak: near it. by_others: that say that others do it. partner, kin, sector: of the roles of
    these names. other_trade: of a trade that uses the same word.
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
    other_trade: int = 0

    @property
    def shown(self) -> int:
        """Clauses that show the domain's own work, in verbs or in nouns."""
        return self.work + self.cued


class DutyReader:
    """Counts what the clauses of a text are about, by the rules of `duties`. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules: Sequence[DutyRule] = lexicon.tables.get("duties", ())
        self._rules = Language.of(lexicon).table(rules)

    def read(self, text: str) -> DutyCounts:
        """Duties of one position's text."""
        found: dict[str, set[str]] = {}
        clauses = clauses_of(text[:MAX_TEXT])
        for clause in clauses:
            for sort in self._sorts(clause):
                found.setdefault(sort, set()).add(clause.casefold())
        return DutyCounts(len(clauses), **{sort: len(said) for sort, said in found.items()})

    def is_watched(self, text: str, letters: int) -> bool:
        """True where the last clause of a text says that the work named by its last letters was others'."""
        clause = (clauses_of(text) or [""])[-1]
        tokens = self._rules.read(clause)
        place = Span(max(0, len(clause) - letters), len(clause))
        hits = self._rules.all_hits(tokens, lambda rule: rule.says == "watched")
        return any(self._rules.governs(hit, tokens, place) for hit in hits)

    def names_work(self, title: str) -> bool:
        """Whether a title holds the word for the work, whichever trade's."""
        return any(hit.rule.says == "own_word" for hit in self._hits(title))

    def try_examples(self) -> tuple[Fault, ...]:
        """The rules that fail their examples; one that others of the clause take back does not speak."""
        return self._rules.try_examples(self._speaks)

    def _sorts(self, clause: str) -> list[str]:
        said = _standing({hit.rule.says for hit in self._hits(clause)})
        return [*(said & _ALSO), *next((counts for says, counts in _OWN.items() if says in said), ())]

    def _speaks(self, rule: DutyRule, text: str) -> bool:
        hits = self._hits(text)
        said = _standing({hit.rule.says for hit in hits})
        return rule.says in said and any(hit.rule is rule for hit in hits)

    def _hits(self, clause: str) -> Sequence[Hit[DutyRule]]:
        return self._rules.all_hits(self._rules.read(clause))


def _standing(said: set[str]) -> set[str]:
    """What is said of a clause, without what other rules take back."""
    return said.difference(*(taken for says, taken in _TAKEN_BACK.items() if says in said))


def clauses_of(text: str) -> list[str]:
    """Bullets and sentences, each on one line. A line that starts small goes on from the one before."""
    return [clause for part in _ENDS.split(text) if (clause := " ".join(part.split()))]
