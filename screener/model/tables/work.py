"""What was done and what somebody is: the shapes of the tables of a domain's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from screener.model.wording import Side, WordRule


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords:
    """What the summary of a résumé leaves out, and its tiers.

    left_out_kinds: kinds of concepts that are found and can be asked for, but say too little to be listed.
    tiers: name to groups of credentials, the best first; shown, never scored.
    """

    left_out_kinds: frozenset[str] = field(default=frozenset(), metadata={"names": "kind"})
    tiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata={"names": "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerKind(WordRule):
    """Words of an employer's name, and the concept that they state: a hospital, a practice, a payer."""

    says: str = field(metadata={"names": "concept"})
    side: Side = "inside"
