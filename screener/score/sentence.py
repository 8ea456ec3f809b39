"""One plain line on why a candidate stands where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screener.model.scorecard import RuleResult
from screener.text.sentences import Sentences, inside, upper

NAMED = 3
"""Rules that are named as open; the row holds the others."""
LONGEST_PART = 40
"""Characters of a rule's missing parts that read in a list of rules."""
LONGEST_DETAIL = 90
"""Characters of what was found that still read in passing."""


def why_sentence(results: Sequence[RuleResult], verdict: str, about: str, sentences: Sentences) -> str:
    """What knocks out, what the candidate brings (`about`), what the text denies or leaves open.

    Of what is open, the required and the heaviest first.
    """
    out = verdict == "knocked_out"  # a person may have put back whom a rule knocked out
    knocking = [r for r in results if r.knocked_out and out]
    failed = [r for r in results if r.credit < 1 and r.weight > 0 and r not in knocking]
    failed.sort(key=lambda r: (r.importance != "required", -r.possible, r.label))
    against = [r for r in failed if r.outcome == "contradicted"]
    silent = [_silent(r) for r in failed if r.outcome == "unknown" or _lacks_part(r)]
    told = partial(_told, sentences=sentences)
    parts = [
        sentences.say("why.knocked_out", list="; ".join(map(told, knocking))) if knocking else "",
        about,
        sentences.say("why.against", list="; ".join(map(told, against[:NAMED]))) if against else "",
        _open(silent, sum(r.weight > 0 for r in results), sentences),
    ]
    if not (failed or knocking):
        parts.append(sentences.say("why.all"))
    return upper(" · ".join(filter(None, parts)))


def _open(silent: Sequence[str], of: int, sentences: Sentences) -> str:
    if not silent:
        return ""
    if len(silent) == of:
        return sentences.say("why.all_open", wanted=of)
    if len(silent) > max(2 * NAMED, of // 2):
        return sentences.say("why.mostly_open", number=len(silent), wanted=of)
    shown = "; ".join(silent[:NAMED])
    if len(silent) > NAMED:
        shown = sentences.say("more", list=shown, number=len(silent) - NAMED)
    return sentences.say("why.open", list=shown)


def _lacks_part(result: RuleResult) -> bool:
    """Whether a part that is required is not there, and can be named."""
    parted = result.outcome == "partial" and result.importance == "required"
    return parted and 0 < len(result.open) <= LONGEST_PART


def _silent(result: RuleResult) -> str:
    return inside(result.open if _lacks_part(result) else result.label)


def _told(result: RuleResult, sentences: Sentences) -> str:
    """A rule that the text fails, with what it says."""
    return sentences.beside(result.label, result.reason if len(result.reason) <= LONGEST_DETAIL else "")
