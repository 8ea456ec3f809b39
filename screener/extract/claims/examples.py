"""The examples of the rules about claims, tried on the rules, for `screener check`."""

from __future__ import annotations

from dataclasses import replace

from screener.errors import Fault
from screener.extract.claims.passages import PassageFinder
from screener.extract.claims.rules import KINDS, ClaimRules
from screener.extract.claims.scopes import Scopes
from screener.extract.claims.skills import Aims, SkillClaims
from screener.extract.claims.types import Credential, Passage
from screener.extract.claims.whose import Whose
from screener.model.concept import Lexicon
from screener.model.tables.claims import ClaimRule, OwnerRule
from screener.text.pattern_syntax import PatternError


def try_claims(lexicon: Lexicon) -> tuple[Fault, ...]:
    """Examples in which a rule speaks of no credential or skill, counter-examples in which it does.

    Where a pattern cannot be read, that is the only fault.
    """
    try:
        trial, skills, aims = _Trial(ClaimRules(lexicon)), SkillClaims(lexicon).rules, Aims(lexicon).rules
    except PatternError as error:
        (fault,) = error.faults
        return (replace(fault, where=fault.where.partition(" (")[0]),)
    return (
        *trial.rules.claims.try_examples(trial.claims),
        *trial.rules.owners.try_examples(trial.owns),
        *skills.table.try_examples(skills.speaks),
        *aims.table.try_examples(aims.speaks),
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
