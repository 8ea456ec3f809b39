"""The examples of the rules about claims, tried on the rules: what `screener check` runs after loading a lexicon."""

from __future__ import annotations

from screener.errors import Fault
from screener.extract.claims.passages import PassageFinder
from screener.extract.claims.rules import KINDS, ClaimRules
from screener.extract.claims.scopes import Scopes
from screener.extract.claims.skills import SkillClaims
from screener.extract.claims.types import Credential, Passage
from screener.extract.claims.whose import Whose
from screener.model.concept import Lexicon
from screener.model.tables.claims import ClaimRule, OwnerRule


def try_claims(lexicon: Lexicon) -> tuple[Fault, ...]:
    """Examples in which a rule does not speak of a credential (or skill) named in them, and others in which it does."""
    trial = _Trial(ClaimRules(lexicon))
    skills = SkillClaims(lexicon)
    return (
        *trial.rules.claims.try_examples(trial.claims),
        *trial.rules.owners.try_examples(trial.owns),
        *skills.rules.try_examples(skills.speaks),
    )


class _Trial:
    """Reads examples as passages."""

    def __init__(self, rules: ClaimRules) -> None:
        self.rules = rules
        self._whose = Whose(rules)
        self._scopes = Scopes(rules, self._whose)
        self._passages = PassageFinder(rules)

    def claims(self, rule: ClaimRule, text: str) -> bool:
        """Whether a rule makes a claim of a credential in the text."""
        passage = self._passage(text)
        return any(c.hit.rule.id == rule.id for claims in self._scopes.claims(passage) for c in claims)

    def owns(self, rule: OwnerRule, text: str) -> bool:
        """Whether a rule speaks of a credential in the text, whatever else does."""
        passage = self._passage(text)
        return any(self._whose.speaks(rule, passage, index) for index in range(len(passage.credentials)))

    def _passage(self, example: str) -> Passage:
        tokens, marks = self.rules.claims.read_example(example.lower())
        credentials = tuple(
            Credential(span, (), None, plural=False, noun=span.end) for span, kind in marks if kind in KINDS
        )
        return Passage(
            0, tokens.text.lower(), self._passages.clauses(tokens.text.lower()), credentials, tokens
        )
