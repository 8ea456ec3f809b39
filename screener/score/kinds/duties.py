"""`duties`: shown as the candidate's own work, in a position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import EvidencePolicy, Node
from screener.score.facts import Facts
from screener.score.finding import Finding
from screener.score.kinds.base import KINDS, KeyFault, about
from screener.score.kinds.years import holds_condition
from screener.score.tree import Partial, best_of, together
from screener.score.work import evaluate_duty


@KINDS.add("duties")
@dataclass(frozen=True, slots=True)
class Duties:
    """Shown in at least one position as own work; a list of skills proves no duty.

    Each part of the list is looked for by itself; a nested all_of must be shown within one position
    ({all_of: [code_assignment, inpatient]} is inpatient coding). Training does not count.
    """

    EXAMPLE: ClassVar[str] = """
- id: duties
  label: Queries and audits
  kind: duties
  weight: 5
  all_of: [physician_query, {any_of: [audit, denials]}]
"""

    any_of: tuple[Node, ...] = field(default=(), metadata=about("duties of which the best counts"))
    all_of: tuple[Node, ...] = field(default=(), metadata=about("duties that are all asked for"))
    partial: Partial = field(
        default="proportional",
        metadata=about("credit where only some of all_of are shown: `none`, or `proportional` to how many"),
    )

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Credit of the duties shown."""
        parts = [evaluate_duty(node, facts, policy) for node in self.all_of]
        if self.any_of:
            parts.insert(0, best_of([evaluate_duty(node, facts, policy) for node in self.any_of], facts))
        return together(parts, self.partial, facts)

    def faults(self) -> Iterator[KeyFault]:
        """A list is needed, of names only."""
        if not self.any_of and not self.all_of:
            yield "kind", "asks for nothing", "give any_of or all_of"
        for name in ("any_of", "all_of"):
            if any(holds_condition(node) for node in getattr(self, name)):
                yield name, "a condition is no duty", "name concepts or groups only"
