"""Sides of an "or" that name nothing known: "CCS or nursing degree"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from screener.derive.demands.terms import Term
from screener.derive.lengths import LengthReader
from screener.derive.wordings import Wordings

_CLAUSE = re.compile(r"[,;.()]|\s-\s")


def other_sides(
    words: str, terms: Sequence[Term], lengths: LengthReader, wordings: Wordings
) -> Iterator[str]:
    """What stands behind an "or", asks for schooling, a credential or experience, and holds no term.

    Widenings of what was named ("or equivalent", "or a related field") are none.
    """
    starts = sorted(t.start for t in terms)
    for joint in wordings["joint_or"].find(words):
        stop = _CLAUSE.search(words, joint.end)
        end = stop.start() if stop else len(words)
        side = words[joint.end : end]
        known = bisect_left(starts, joint.end) < bisect_left(starts, end) or lengths.read(side)
        wider = wordings["or_like"].is_in(words[joint.start : end + 1]) or wordings["equivalent"].is_in(side)
        named = wordings["title_subject"].is_in(side) or wordings["school"].is_in(side)
        if named and not known and not wider:
            yield side.strip(" .")
