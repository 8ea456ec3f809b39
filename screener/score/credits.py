"""What a rule finds in a candidate, apart from its weight: what can be kept between runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import NamedTuple

from screener.model.concept import Lexicon
from screener.model.posting import Posting, Rule
from screener.model.profile import Profile
from screener.model.scorecard import Evidence
from screener.score.facts import Facts
from screener.score.finding import Finding
from screener.score.questions import asked
from screener.score.rule import evaluate_rule
from screener.text.sentences import Sentences


class Credit(NamedTuple):
    """A finding with its questions in words."""

    credit: float
    outcome: str
    reason: str
    found: str
    missing: str
    ask: str
    code: str = ""
    months: int = 0
    last: str = ""
    open: str = ""
    low: str = ""
    evidence: tuple[Evidence, ...] = ()


def credits_of(profile: Profile, posting: Posting, lexicon: Lexicon) -> list[Credit]:
    """One credit for each rule of the posting, in its order."""
    facts = Facts(profile.qualifications, lexicon)
    return [_credit(evaluate_rule(rule, facts), facts.sentences) for rule in posting.rules]


def _credit(finding: Finding, sentences: Sentences) -> Credit:
    return Credit(
        credit=finding.credit,
        outcome=finding.outcome,
        reason=finding.reason,
        found=finding.found,
        missing=finding.missing,
        ask=asked(finding.ask, sentences),
        code=finding.code,
        months=finding.months,
        last=finding.last,
        open=", ".join(dict.fromkeys(finding.open)),
        low=sentences.listed(finding.low),
        evidence=finding.evidence,
    )


def rule_hash(rule: Rule) -> str:
    """Changes with all that decides what a rule finds: not with weight, importance or knock-out.

    The label is a part of what is said of it.
    """
    decisive = (rule.label, rule.kind, rule.measure, rule.evidence, rule.levels, rule.ask)
    return hashlib.sha256(repr(decisive).encode()).hexdigest()


def credit_json(credit: Credit) -> str:
    """A credit as a JSON list, without its evidence."""
    return json.dumps(credit[:-1], ensure_ascii=False, separators=(",", ":"))


def credits_from(written: Sequence[str]) -> list[Credit]:
    """Credits from what credit_json wrote; what is written alike becomes one and the same credit."""
    distinct = list(dict.fromkeys(written))
    # One text for all is decoded many times faster than one for each.
    decoded = json.loads(f"[{','.join(distinct)}]")
    credits = {text: Credit(*plain) for text, plain in zip(distinct, decoded, strict=True)}
    return [credits[text] for text in written]
