"""One plain sentence on why a candidate stands where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from screener.model.scorecard import RuleResult
from screener.score.finding import joined

NAMED = 3
"""Rules named on either side of the sentence; the row holds the others."""


def why_sentence(results: Sequence[RuleResult], verdict: str) -> str:
    """What carries the score most, then what is missing or open, the heaviest first."""
    shown = sorted((r for r in results if r.points > 0), key=lambda r: (-r.points, r.label))
    parts = []
    knocked = [r for r in results if r.knocked_out]
    if verdict == "knocked_out":
        parts.append(f"Knocked out by {joined([f'{r.label} ({r.reason})' for r in knocked])}")
    if shown:
        words = joined([_with(r.label, r.found) for r in shown[:NAMED]])
        more = f" and {len(shown) - NAMED} more" if len(shown) > NAMED else ""
        parts.append(f"shows {words}{more}" if parts else f"Shows {words}{more}")
    else:
        parts.append("nothing asked for was found" if parts else "Nothing asked for was found")
    weighty = sorted(
        (r for r in results if r.weight > 0 and r.credit < 1 and not r.knocked_out),
        key=lambda r: (r.importance != "required", r.points - r.possible, r.label),
    )
    said_no = [r.label for r in weighty if r.outcome == "contradicted"][:NAMED]
    unknown = [r.label for r in weighty if r.outcome == "unknown"][:NAMED]
    partly = [r.label for r in weighty if r.outcome == "partial"][:NAMED]
    if said_no:
        parts.append(f"not met: {joined(said_no)}")
    if unknown:
        parts.append(f"not mentioned: {joined(unknown)}")
    if partly:
        parts.append(f"only in part: {joined(partly)}")
    if not weighty and not knocked:
        parts.append("nothing is missing")
    return "; ".join(parts) + "."


def _with(label: str, found: str) -> str:
    return f"{label} ({found})" if found and found != label else label
