"""One plain sentence on why a candidate stands where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from screener.model.scorecard import RuleResult

NAMED = 3
"""Rules named on either side of the sentence; the row holds the others."""
LONGEST_FOUND = 60
"""Characters of what was found that still read in passing."""
_LABEL, _POINTS = attrgetter("label"), attrgetter("points")


def why_sentence(results: Sequence[RuleResult], verdict: str) -> str:
    """What carries the score most, then what the text denies or leaves open, the heaviest first."""
    # By label first, then by points, which keeps the order of labels among equals.
    shown = sorted([r for r in results if r.points > 0], key=_LABEL)
    shown.sort(key=_POINTS, reverse=True)
    parts = []
    out = verdict == "knocked_out"  # a person may have put back whom a rule knocked out
    if out:
        knocked = [f"{r.label} ({r.reason})" for r in results if r.knocked_out]
        parts.append(f"knocked out by {'; '.join(knocked)}")
    if shown:
        more = f", and {len(shown) - NAMED} more" if len(shown) > NAMED else ""
        named = [_with_found(r.label, r.found, r.outcome) for r in shown[:NAMED]]
        parts.append(f"shows {'; '.join(named)}{more}")
    else:
        parts.append("nothing asked for was found")
    failed = [r for r in results if r.credit == 0 and r.weight > 0 and not (r.knocked_out and out)]
    failed.sort(key=lambda r: (r.importance != "required", -r.possible, r.label))
    for outcome, words in (("contradicted", "not met"), ("unknown", "not mentioned")):
        labels = [r.label for r in failed if r.outcome == outcome]
        if labels:
            more = f" and {len(labels) - NAMED} more" if len(labels) > NAMED else ""
            parts.append(f"{words}: {'; '.join(labels[:NAMED])}{more}")
    if not failed and all(r.credit == 1 for r in results if r.weight > 0):
        parts.append("nothing is missing")
    sentence = " — ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


@lru_cache(maxsize=65536)
def _with_found(label: str, found: str, outcome: str) -> str:
    """The rule's label with what was found, where that says more than the label does."""
    part = "in part" if outcome == "partial" else ""
    known = all(word in label for word in found.split() if word != "and")
    shown = "" if known or len(found) > LONGEST_FOUND else found
    inside = ", ".join(words for words in (shown, part) if words)
    return f"{label} ({inside})" if inside else label
