"""`similar`: words of the work that resemble words of the posting; a hint, never points."""

from __future__ import annotations

import itertools
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import EvidencePolicy
from screener.score.facts import Facts
from screener.score.finding import Finding, mention_evidence
from screener.score.kinds.base import KINDS, KeyFault, about
from screener.score.questions import Question

BUCKETS = 2**18
"""Hashed features: a fixed number and a fixed weighting, so that no other candidate matters (law 2)."""


@KINDS.add("similar")
@dataclass(frozen=True, slots=True)
class Similar:
    """The passage of a position that comes nearest to a text, such as a duty of the posting.

    Words and pairs of words are hashed and compared by the cosine of their counts. It finds a passage
    to read; it proves nothing, so the weight is always 0.
    """

    EXAMPLE: ClassVar[str] = """
- id: like-our-duties
  label: Resembles the duties of the job
  kind: similar
  text: Reviews operative reports and assigns CPT and ICD-10-CM codes for surgical encounters
"""
    WEIGHT: ClassVar[float] = 0.0
    HINT_ONLY: ClassVar[bool] = True

    text: str = field(metadata=about("what to look for, in the posting's own words"))
    at_least: float = field(
        default=0.3, metadata=about("least resemblance that is shown, 0 to 1", minimum=0.05, maximum=1)
    )

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Met with the nearest passage, where one is near enough."""
        wanted = features(self.text)
        passages = [
            m
            for m in facts.qualifications.mentions
            if m.position is not None and m.context and m.assertion in policy.assertion
        ]
        rated = sorted(
            ((cosine(wanted, features(m.context)), m) for m in passages), key=lambda p: (-p[0], p[1].start)
        )
        if rated and rated[0][0] >= self.at_least:
            rating, nearest = rated[0]
            number = f"{rating:.2f}"
            evidence = (mention_evidence(nearest, facts.say("similar.seen", asked=self.text, number=number)),)
            found = facts.say("similar.found")
            return Finding(1.0, "met", facts.say("similar.met", number=number), evidence, found)
        ask = (Question("question.similar", self.text.rstrip(".?")),)
        missing = facts.say("similar.found")
        return Finding(0.0, "unknown", facts.say("similar.none"), missing=missing, ask=ask, open=(missing,))

    def faults(self) -> Iterator[KeyFault]:
        """A few words at least are needed to compare."""
        if len(features(self.text)) < 3:
            yield "text", "is too short to compare", "give a sentence"


def features(text: str) -> Counter[int]:
    """Counts of hashed words and pairs of words; words of one or two letters are left out."""
    words = [w for w in re.findall(r"[a-z0-9][a-z0-9-]*", text.casefold()) if len(w) > 2]
    stems = [w.removesuffix("s").removesuffix("ing").removesuffix("ed") for w in words]
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(stems)]
    return Counter(zlib.crc32(feature.encode()) % BUCKETS for feature in (*stems, *pairs))


def cosine(one: Counter[int], other: Counter[int]) -> float:
    """Cosine of two counts, 0 to 1."""
    product = sum(count * other[key] for key, count in one.items())
    lengths = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return round(product / lengths, 6) if lengths else 0.0
