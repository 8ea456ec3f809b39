"""`count`: so many of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import AnyOf, EvidencePolicy, Named, Node
from screener.score.facts import Facts
from screener.score.finding import Finding, first_evidence, outcome_of
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
        words = facts.sentences.listed([f.found for f in shown])
        number = len({f.found for f in shown})
        evidence = first_evidence(*(f.evidence for f in shown))
        if number >= self.at_least:
            reason = facts.say("count.met", number=number, list=words)
            return Finding(1.0, "met", reason, evidence, words)
        names = facts.name(AnyOf(self.any_of))
        missing = facts.say("count.wanted", wanted=self.at_least, list=names)
        ask = (Question("question.count", "", (("wanted", str(self.at_least)), ("list", names))),)
        if not number:
            against = [f for f in findings if f.settles]
            outcome = "contradicted" if against else "unknown"
            told = tuple(dict.fromkeys(f.reason for f in against))
            reason = "; ".join(told) or facts.say("silent.any", list=names)
            seen = first_evidence(*(f.evidence for f in against))
            silent = () if told else (missing,)
            return Finding(
                0.0,
                outcome,
                reason,
                seen,
                missing=missing,
                ask=ask,
                settles=bool(against),
                open=silent,
                low=told,
            )
        reason = facts.say("count.low", number=number, wanted=self.at_least, list=words)
        if self.partial == "none":
            return Finding(0.0, "unknown", reason, evidence, missing=missing, ask=ask, open=(missing,))
        credit = number / self.at_least
        return Finding(credit, outcome_of(credit), reason, evidence, words, missing, ask, open=(missing,))

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
