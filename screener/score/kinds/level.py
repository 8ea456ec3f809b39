"""`level`: at least a step of an ordered scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from screener.model.posting import EvidencePolicy
from screener.model.profile import EDUCATION_LEVELS
from screener.score.education import evaluate_education
from screener.score.facts import Facts
from screener.score.finding import Finding
from screener.score.kinds.base import KINDS, KeyFault, about


@KINDS.add("level")
@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least a step of an ordered scale; a higher step shows the lower ones."""

    EXAMPLE: ClassVar[str] = """
- id: degree
  label: Associate degree
  kind: level
  weight: 5
  at_least: associate
  levels:
    - {credit: 0.5, at_least: certificate, because: a certificate below a degree}
"""

    at_least: str = field(metadata=about("the step that earns full credit", choices=EDUCATION_LEVELS[1:]))
    scale: Literal["education"] = field(default="education", metadata=about("the scale that is measured"))

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Full credit or none; `levels` give credit to lower steps."""
        del policy
        return evaluate_education(self.at_least, facts)

    def faults(self) -> Iterator[KeyFault]:
        """Nothing more can be wrong."""
        return iter(())
