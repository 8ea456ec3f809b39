"""`count`: so many of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import EvidencePolicy, Named, Node
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, joined, outcome_of
from screener.score.kinds.base import KINDS, KeyFault, about
from screener.score.questions import Question
from screener.score.tree import Partial, evaluate_tree


@KINDS.add("count")
@dataclass(frozen=True, slots=True)
class Count:
    """At least so many different ones of a list: two or more credentials, three or more specialties.

    A group counts once for each of its members that is shown. Only what is proved in full counts: a
    vaguer mention (bare ICD-10) is not one of the number.
    """

    EXAMPLE: ClassVar[str] = """
- id: specialties
  label: Two specialties or more
  kind: count
  weight: 5
  any_of: [cardiology, orthopedics, radiology, gastroenterology]
  at_least: 2
"""

    any_of: tuple[Node, ...] = field(metadata=about("names or conditions, of which the different ones count"))
    at_least: int = field(default=2, metadata=about("how many earn full credit", minimum=1))
    partial: Partial = field(
        default="proportional",
        metadata=about("credit for fewer: `none`, or `proportional` to how many"),
    )

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Credit for the number shown."""
        findings = [evaluate_tree(node, facts, policy) for node in _each(self.any_of, facts)]
        shown = [finding for finding in findings if finding.credit == 1.0]
        words = joined(list(dict.fromkeys(f.found for f in shown)))
        number = len({f.found for f in shown})
        if number >= self.at_least:
            return Finding(
                1.0, "met", f"{number} shown: {words}", first_evidence(*(f.evidence for f in shown)), words
            )
        names = joined([facts.label(node) for node in self.any_of], "or")
        missing = f"{self.at_least} of {names}"
        ask = (Question("Which of these do you have: {}?", names),)
        if not number:
            against = [f for f in findings if f.settles]
            outcome = "contradicted" if against else "unknown"
            reason = "; ".join(dict.fromkeys(f.reason for f in against)) or f"none shown of {names}"
            seen = first_evidence(*(f.evidence for f in against))
            return Finding(0.0, outcome, reason, seen, missing=missing, ask=ask, settles=bool(against))
        reason = f"{number} of {self.at_least} shown: {words}"
        evidence = first_evidence(*(f.evidence for f in shown))
        if self.partial == "none":
            return Finding(0.0, "unknown", reason, evidence, missing=missing, ask=ask)
        credit = number / self.at_least
        return Finding(credit, outcome_of(credit), reason, evidence, words, missing, ask)

    def faults(self) -> Iterator[KeyFault]:
        """A number that the list can reach is not known before the lexicon's groups are opened."""
        return iter(())


def _each(nodes: tuple[Node, ...], facts: Facts) -> Iterator[Node]:
    """The nodes with groups opened, each concept once."""
    seen: set[str] = set()
    for node in nodes:
        if not isinstance(node, Named):
            yield node
            continue
        for member in facts.lexicon.members(node.id):
            if member not in seen:
                seen.add(member)
                yield Named(facts.lexicon.label(member), member)
