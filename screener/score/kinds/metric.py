"""`metric`: a result the candidate claims: accuracy, productivity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import EvidencePolicy
from screener.score.facts import Facts
from screener.score.finding import Finding, heading_evidence
from screener.score.kinds.base import KINDS, KeyFault, about
from screener.score.questions import Question


@KINDS.add("metric")
@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the candidate states of themselves. Self-reported, so the weight is 0 unless given.

    Only figures of the same unit are compared: charts a day say nothing of charts an hour.
    """

    EXAMPLE: ClassVar[str] = """
- id: accuracy
  label: Accuracy
  kind: metric
  metric: accuracy
  at_least: 95
  unit: "%"
"""
    WEIGHT: ClassVar[float] = 0.0

    metric: str = field(metadata=about("kind of figure: accuracy, productivity, denial_rate …"))
    at_least: float | None = field(
        default=None, metadata=about("the figure that earns full credit; any figure where not given")
    )
    unit: str = field(default="", metadata=about("the unit that at_least is in, such as `%` or `charts/day`"))

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Full credit where a figure of the unit is high enough."""
        del policy
        name = self.metric.replace("_", " ")
        wanted = "" if self.at_least is None else _figure(self.at_least, self.unit)
        ask = (Question("question.figure", name, (("wanted", wanted),)),)
        stated = [m for m in facts.qualifications.metrics if m.kind == self.metric]
        alike = [m for m in stated if not self.unit or m.unit == self.unit]
        if not alike:
            reason = facts.say("figure.none", asked=name, unit=stated[0].unit if stated else "")
            return Finding(0.0, "unknown", reason, missing=name, ask=ask, open=(name,))
        best = max(alike, key=lambda m: (m.value, -m.page, -m.line))
        words = facts.sentences.figure(best.value, best.unit, name)
        reason = facts.say("figure.met", found=words)
        evidence = (heading_evidence(best, reason),)
        if self.at_least is None or best.value >= self.at_least:
            return Finding(1.0, "met", reason, evidence, words)
        reason = facts.say("figure.low", found=words, wanted=wanted)
        low = (reason,)
        return Finding(0.0, "contradicted", reason, evidence, missing=name, ask=ask, settles=True, low=low)

    def faults(self) -> Iterator[KeyFault]:
        """A threshold needs a unit."""
        if self.at_least is not None and not self.unit:
            yield "at_least", "needs a unit", "e.g. unit: '%'"


def _figure(value: float, unit: str) -> str:
    return f"{value:g}{unit}" if unit == "%" else f"{value:g} {unit}".rstrip()
