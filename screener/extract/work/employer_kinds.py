"""What kind of employer a name states: "Bosque Surgical Associates" is a practice."""

from __future__ import annotations

import re

from screener.model.concept import Lexicon
from screener.text.folding import plain_text
from screener.text.wording import Language

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


TABLES = ("employer_kinds", "employer_specialties")
"""Apart, since one word may state both: an eye clinic is a practice, and codes eyes."""


class EmployerKinds:
    """Rules over the words of employers' names: what kind of house it is, and its specialty."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._tables = [Language.of(lexicon).table(lexicon.tables.get(name, ())) for name in TABLES]

    def kinds(self, employer: str) -> frozenset[str]:
        """The concepts that a name states; none for one that says nothing of it.

        "OhioHealth" is read as two words.
        """
        plain = _JOINED.sub(" ", plain_text(employer))
        return frozenset(hit.rule.says for table in self._tables for hit in table.find(table.read(plain)))
