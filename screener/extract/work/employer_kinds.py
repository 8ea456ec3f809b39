"""What kind of employer a name states: "Bosque Surgical Associates" is a practice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.model.concept import Lexicon
from screener.model.tables.work import ConceptRule
from screener.text.folding import plain_text
from screener.text.wording import Language

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


class EmployerKinds:
    """The table `employer_kinds`: rules over the words of employers' names."""

    def __init__(self, lexicon: Lexicon) -> None:
        rules: Sequence[ConceptRule] = lexicon.tables.get("employer_kinds", ())
        self.rules = Language.of(lexicon).table(rules)

    def kinds(self, employer: str) -> frozenset[str]:
        """The concepts that a name states; none for one that says nothing of it.

        "OhioHealth" is read as two words.
        """
        tokens = self.rules.read(_JOINED.sub(" ", plain_text(employer)))
        return frozenset(hit.rule.says for hit in self.rules.find(tokens))
