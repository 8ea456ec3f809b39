"""Cues: phrases that set the state of a credential, compiled from the table `assertion_cues`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from screener.extract.claims.types import Cue, CueHit
from screener.text.phrases import pattern_of

MOST_HITS = 20
"""So many phrases of one row a clause may hold; more are no sentence, and would cost time."""


class CueIndex:
    """All cues, one expression a row and side."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._cues: list[tuple[Cue, re.Pattern[str]]] = []
        for row in table["cues"]:
            for side in ("inside", "before", "after", "either", "note"):
                if phrases := row.get(side):
                    cue = Cue(
                        row["state"],
                        side,
                        row.get("reach"),
                        row.get("tight", False),
                        row.get("people", False),
                        row.get("own", False),
                        row.get("date", ""),
                        row.get("free", False) or side == "note",
                    )
                    self._cues.append((cue, pattern_of(phrases)))
        self.stop = pattern_of(table["stops"])

    def find(self, clause: str, *, note: bool = False) -> list[CueHit]:
        """Cues of a clause in lower case with its credentials masked, in order; none inside a longer one.

        note: those that count in notes, else the others.
        """
        found: list[CueHit] = []
        for cue, pattern in self._cues:
            if (not cue.free) if note else cue.side == "note":
                continue
            hits = islice(pattern.finditer(clause), MOST_HITS)
            found.extend(CueHit(cue, hit.start(), hit.end()) for hit in hits)
        return _without_shorter(found)


def _without_shorter(hits: list[CueHit]) -> list[CueHit]:
    """Hits without those inside a longer one of another state: in "not renewed" there is no "not"."""
    hits.sort(key=lambda h: (-h.length, h.start))
    kept: list[CueHit] = []
    for hit in hits:
        around = (k for k in kept if k.start <= hit.start and hit.end <= k.end and k.length > hit.length)
        if all(k.cue.state == hit.cue.state for k in around):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end))
