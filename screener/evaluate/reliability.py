"""Does confidence mean something? Stated confidence against the share that is right, by kind of mention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from screener.evaluate.profiles import Uncounted
from screener.model.concept import Lexicon
from screener.model.profile import Profile

FIELDS = {
    "certification": "credentials",
    "code_system": "code_systems",
    "software": "software",
    "specialty": "specialties",
    "setting": "settings",
}
BANDS = (0.0, 0.5, 0.85, 0.93, 0.96, 1.01)
"""Edges of the bands; 0.85 is where evidence begins to count by default."""

DOUBTFUL = 0.85


@dataclass(slots=True)
class Band:
    """Concepts found with a confidence in [low, high): how many, stated on average, and right."""

    low: float
    high: float
    stated: list[float] = field(default_factory=list)
    right: int = 0

    @property
    def n(self) -> int:
        """How many concepts of how many résumés."""
        return len(self.stated)


def reliability(
    pairs: Iterable[tuple[Mapping[str, Any], Profile | None]], lexicon: Lexicon, uncounted: Uncounted
) -> dict[str, list[Band]]:
    """Bands by category of mention, over what the summary claims and what was too doubtful to be claimed.

    One count a concept and résumé, at its most confident mention; right where the label has it. What labels
    leave open (optional, unevenly labelled) is not counted.
    """
    found = {c: [Band(*edge) for edge in pairwise(BANDS)] for c in FIELDS}
    for label, profile in pairs:
        if profile is None:
            continue
        for category, name in FIELDS.items():
            labelled, free = _labelled(label, name), _free(label, name, uncounted)
            for concept, confidence in _stated(profile, category, _ids_of(profile, name)).items():
                outside = concept.startswith(uncounted.credential_prefixes or ("\0",))
                if concept not in lexicon.concepts or outside or concept in free - labelled:
                    continue
                band = next(b for b in found[category] if b.low <= confidence < b.high)
                band.stated.append(confidence)
                band.right += concept in labelled
    return found


def as_markdown(found: Mapping[str, list[Band]]) -> str:
    """A table for docs/accuracy.md."""
    lines = ["| kind | confidence | n | stated | right |", "|---|---|---:|---:|---:|"]
    for category, bands in found.items():
        for band in bands:
            if band.n:
                stated = sum(band.stated) / band.n
                edges = f"{band.low:.2f} to {min(band.high, 1):.2f}"
                lines.append(
                    f"| {category} | {edges} | {band.n} | {stated:.2f} | {band.right / band.n:.2f} |"
                )
    return "\n".join(lines)


def _ids(values: Iterable[Any]) -> set[str]:
    return {v["id"] if isinstance(v, dict) else v for v in values}


def _labelled(label: Mapping[str, Any], name: str) -> set[str]:
    return _ids(label.get(name) or ())


def _free(label: Mapping[str, Any], name: str, uncounted: Uncounted) -> set[str]:
    free = _ids((label.get("optional") or {}).get(name) or ())
    return free | uncounted.settings if name in ("settings", "specialties") else free


def _ids_of(profile: Profile, name: str) -> set[str]:
    claimed = getattr(profile.summary, name)
    return {getattr(c, "id", c) for c in claimed}


def _stated(profile: Profile, category: str, claimed: set[str]) -> dict[str, float]:
    """Concept to the confidence of its most confident mention, claimed by the summary or doubtful."""
    stated: dict[str, float] = {}
    for mention in profile.mentions:
        counts = mention.concept in claimed or mention.confidence < DOUBTFUL
        if mention.category == category and mention.assertion != "negated" and counts:
            stated[mention.concept] = max(mention.confidence, stated.get(mention.concept, 0.0))
    return stated
