"""A posting: the job and its weighted rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

IMPORTANCES = ("required", "preferred")


@dataclass(frozen=True, slots=True)
class EvidencePolicy:
    """What counts as proof. within_years: shown in a position that ended at most so long before as_of."""

    assertion: tuple[str, ...] = ("held",)
    min_confidence: float = 0.85
    within_years: float | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A leaf of a tree: a concept or group. name: as the rule file writes it; id: what it resolved to."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class YearsOf:
    """A condition: years of the positions that show all of `names`, overlaps counted once."""

    names: tuple[Named, ...]
    at_least: float


@dataclass(frozen=True, slots=True)
class EducationOf:
    """A condition: education of at least this level (one of EDUCATION_LEVELS)."""

    at_least: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The best of its parts counts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of its parts count together."""

    parts: tuple[Node, ...]


Node = Named | YearsOf | EducationOf | AnyOf | AllOf
"""What a rule asks for: names and conditions, joined by any_of and all_of to any depth."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Points out of 100 from which a candidate is shortlisted or reviewed."""

    shortlist: float = 70.0
    review: float = 45.0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: the file (or --set, or default) and its line and column, 0 if none."""

    source: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}" if self.line else self.source


@dataclass(frozen=True, slots=True)
class Level:
    """A named step of partial credit: the rule's own measure with some of its keys changed.

    credit: 0 to 1, multiplied by what `measure` finds under `evidence`. because: never empty.
    """

    credit: float
    because: str
    measure: Any
    evidence: EvidencePolicy


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion. `measure` is the kind's own frozen dataclass; its fields are the YAML keys.

    source: the line of the posting it comes from. ask: the question to put where nothing was found
    ("" lets the kind word it). origins: key to the place its value came from.
    """

    id: str
    label: str
    kind: str
    importance: str
    weight: float
    measure: Any
    knock_out: bool = False
    evidence: EvidencePolicy = EvidencePolicy()
    source: str = ""
    ask: str = ""
    levels: tuple[Level, ...] = ()
    origins: dict[str, Origin] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Posting:
    """The rules of one job. sha256: over the resolved rules, not over the file's bytes.

    url: where the job is advertised, for imports that want it.
    """

    id: str
    title: str
    lexicons: tuple[str, ...]
    rules: tuple[Rule, ...]
    bands: Bands = Bands()
    path: str = ""
    sha256: str = ""
    origins: dict[str, Origin] = field(default_factory=dict)
    url: str = ""
