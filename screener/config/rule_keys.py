"""The keys of a rule file that do not depend on the kind of rule, with their meanings and defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from screener.model.posting import IMPORTANCES
from screener.model.profile import ASSERTIONS


def _about(
    doc: str, *, choices: tuple[str, ...] = (), minimum: float | None = None, maximum: float | None = None
) -> dict[str, Any]:
    return {"doc": doc, "choices": choices, "minimum": minimum, "maximum": maximum}


@dataclass(frozen=True)
class PostingKeys:
    """Under `posting`."""

    id: str = field(metadata=_about("short name of the posting, shown in exports"))
    title: str = field(metadata=_about("title of the job"))
    url: str = field(default="", metadata=_about("where the job is advertised, for imports that want it"))


@dataclass(frozen=True)
class BandKeys:
    """Under `bands`: points out of 100."""

    shortlist: float = field(
        default=70.0, metadata=_about("points from which a candidate is shortlisted", minimum=0, maximum=100)
    )
    review: float = field(
        default=45.0, metadata=_about("points from which a candidate is reviewed", minimum=0, maximum=100)
    )


@dataclass(frozen=True)
class EvidenceKeys:
    """Under `evidence`, for the file or a rule; in a level without `evidence`."""

    assertion: tuple[str, ...] = field(
        default=("held",), metadata=_about("what the text must claim to count as proof", choices=ASSERTIONS)
    )
    min_confidence: float = field(
        default=0.85, metadata=_about("how sure a reading must be to count, 0 to 1", minimum=0, maximum=1)
    )
    within_years: float | None = field(
        default=None,
        metadata=_about(
            "shown in a position that ended at most so long ago; earlier work earns a quarter, or its level",
            minimum=0,
        ),
    )


@dataclass(frozen=True)
class RuleKeys:
    """Of every rule."""

    id: str = field(metadata=_about("short name, unique in the posting: a-z, 0-9, - and _"))
    label: str = field(metadata=_about("what a recruiter calls it"))
    kind: str = field(metadata=_about("how the rule measures"))
    importance: str = field(
        default="preferred", metadata=_about("required or preferred", choices=IMPORTANCES)
    )
    weight: float = field(
        default=1.0, metadata=_about("relative weight; all weights are scaled to 100 points", minimum=0)
    )
    knock_out: bool = field(
        default=False,
        metadata=_about("knocks out where the text says no; silence caps the verdict at review"),
    )
    source: str = field(default="", metadata=_about("the line of the posting it comes from"))
    ask: str = field(default="", metadata=_about("the question to ask where the résumé leaves it open"))


@dataclass(frozen=True)
class LevelKeys:
    """Of every level; all other keys of a level replace the rule's own."""

    credit: float = field(
        metadata=_about("share of the rule's points, above 0 and below 1", minimum=0.01, maximum=0.99)
    )
    because: str = field(metadata=_about("why this earns part of the points, in words"))
