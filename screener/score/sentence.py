"""One plain line on why a candidate stands where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from screener.model.scorecard import RuleResult
from screener.score.about import SEPARATOR
from screener.text.sentences import Sentences, inside, upper

NAMED = 3
"""Rules that are named as open; the row holds the others."""
LONGEST_PART = 40
"""Characters of a rule's missing parts that read in a list of rules."""
LONGEST_DETAIL = 120
"""Characters of what was found that still read in passing."""


def why_sentence(results: Sequence[RuleResult], verdict: str, about: str, sentences: Sentences) -> str:
    """What knocks out, which requirement is not met, what the candidate brings (`about`), what else the text
    denies, and what it leaves open.

    Of what is open, the required and the heaviest first.
    """
    out = verdict == "knocked_out"  # a person may have put back whom a rule knocked out
    knocking = [r for r in results if r.knocked_out and out]
    failed = [r for r in results if r.credit < 1 and r.weight > 0 and r not in knocking]
    failed.sort(key=lambda r: (r.importance != "required", -r.possible, r.label))
    short = [r for r in failed if r.outcome == "contradicted" or (r.importance == "required" and r.low)]
    open_ones = [r for r in failed if r.outcome == "unknown" or _lacks_part(r)]
    others = [inside(r.label) for r in open_ones if r.code == "other_credential"]
    silent = [_silent(r) for r in open_ones if r.code != "other_credential"]
    told = partial(_told, sentences=sentences)
    first = [
        sentences.say("why.knocked_out", list="; ".join(map(told, knocking))) if knocking else "",
        _named("why.short", [told(r) for r in short if r.importance == "required"], sentences),
    ]
    parts = [
        *first,
        _untold(about, " ".join(first)),
        _named("why.against", [told(r) for r in short if r.importance != "required"], sentences),
        _named("why.others", others, sentences),
        _named("why.open", silent, sentences),
    ]
    if not (failed or knocking):
        parts.append(sentences.say("why.all"))
    return upper(SEPARATOR.join(filter(None, parts)))


def _untold(about: str, told: str) -> str:
    """What the candidate brings, without the credentials that were told already, with their states."""
    credentials, *others = about.split(SEPARATOR)
    left = [c for c in credentials.split(", ") if not re.search(rf"(?<![\w-]){re.escape(c)}(?![\w-])", told)]
    return SEPARATOR.join(filter(None, (", ".join(left), *others)))


def _named(sentence: str, things: Sequence[str], sentences: Sentences) -> str:
    """The sentence with the first of the things, and how many more there are; "" where there are none."""
    if not things:
        return ""
    shown = "; ".join(things[:NAMED])
    if len(things) > NAMED:
        shown = sentences.say("why.more", list=shown, number=len(things) - NAMED)
    return sentences.say(sentence, list=shown)


def _lacks_part(result: RuleResult) -> bool:
    """Whether a part that is required is not there, and can be named."""
    parted = result.outcome == "partial" and result.importance == "required"
    return parted and 0 < len(result.open) <= LONGEST_PART


def _silent(result: RuleResult) -> str:
    return inside(result.open if _lacks_part(result) else result.label)


def _told(result: RuleResult, sentences: Sentences) -> str:
    """A rule that the text fails, with what it says."""
    said = result.low or result.reason
    return sentences.beside(inside(result.label), said if len(said) <= LONGEST_DETAIL else "")
