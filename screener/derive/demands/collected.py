"""What has been read of a posting so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from screener.derive.draft import Ambiguity, NotScored, Requirement


@dataclass
class Collected:
    """Requirements, duties, and what is left out, in the order of the posting."""

    requirements: list[Requirement] = field(default_factory=list)
    duties: list[Requirement] = field(default_factory=list)
    not_scored: list[NotScored] = field(default_factory=list)
    ambiguities: list[Ambiguity] = field(default_factory=list)
    excluded: list[tuple[str, int]] = field(default_factory=list)
