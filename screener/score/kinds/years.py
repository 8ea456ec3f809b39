"""`years`: length of the work in which something was shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import EducationOf, EvidencePolicy, Node, YearsOf
from screener.score.experience import evaluate_years
from screener.score.facts import Facts
from screener.score.finding import Finding
from screener.score.kinds.base import KINDS, KeyFault, about
from screener.score.tree import tree_of


@KINDS.add("years")
@dataclass(frozen=True, slots=True)
class Years:
    """Years of the dated positions that show what is named; overlapping jobs count once.

    Externships and training do not count. `evidence.within_years` keeps to positions that ended so
    recently. Without any_of and all_of, all work counts.
    """

    EXAMPLE: ClassVar[str] = """
- id: inpatient-years
  label: Inpatient coding
  kind: years
  weight: 20
  all_of: [code_assignment, inpatient]
  at_least: 3
  partial_from: 1
  evidence: {within_years: 5}
"""

    at_least: float = field(metadata=about("years that earn full credit", minimum=0.01))
    any_of: tuple[Node, ...] = field(default=(), metadata=about("names of which a position must show one"))
    all_of: tuple[Node, ...] = field(default=(), metadata=about("names that a position must show together"))
    partial_from: float | None = field(
        default=None,
        metadata=about("years from which credit is years / at_least; below it there is none", minimum=0.0),
    )

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Credit for the months shown."""
        nodes = (tree_of(self.any_of, self.all_of),) if self.any_of or self.all_of else ()
        return evaluate_years(nodes, facts, policy, at_least=self.at_least, partial_from=self.partial_from)

    def faults(self) -> Iterator[KeyFault]:
        """Conditions cannot stand in a position; partial credit starts below the full."""
        for name in ("any_of", "all_of"):
            if any(holds_condition(node) for node in getattr(self, name)):
                yield name, "a condition cannot be counted in years", "name concepts or groups only"
        if self.partial_from is not None and self.partial_from >= self.at_least:
            yield "partial_from", "is not below at_least", f"give less than {self.at_least:g}"


def holds_condition(node: Node) -> bool:
    """True where a tree holds a condition besides names."""
    return isinstance(node, YearsOf | EducationOf) or any(
        holds_condition(part) for part in getattr(node, "parts", ())
    )
