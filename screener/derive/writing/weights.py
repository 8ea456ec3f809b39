"""How much each drafted rule weighs: importance first, then what is asked for, then how often it is said.

weight = base × sort × repetition, rounded to halves:
base 10 for required, 4 for preferred, 1 for what is neither, 1 for duties and figures;
sort: what is checked first weighs most (a credential 2.5, code systems and years 2, training and settings
1.2, software 1, knowledge, education and the rest 0.5: nearly everybody has them or none can show them);
repetition: a tenth more for each further line that says the same, at most three tenths.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from screener.derive.draft import DraftRule
from screener.derive.remarks import Remarks

BASE = {"required": 10.0, "preferred": 4.0, "neither": 1.0}
SORT = {
    "credential": 2.5,
    "code-systems": 2.0,
    "experience": 2.0,
    "training": 1.2,
    "setting": 1.2,
    "software": 1.0,
    "work": 1.0,
    "knowledge": 0.5,
    "education": 0.3,
}
DUTY, FIGURE, ONLY_IN_DUTIES = 1.0, 1.0, 3.0


MOST = 0.5
"""The share of weight on cheap rules from which a draft warns."""


def cheap_weight(rules: Sequence[DraftRule], remarks: Remarks) -> tuple[str, ...]:
    """A warning where half of the weight or more lies on what nearly everybody has."""
    if not rules:
        return (remarks.text("no_rules"),)
    total = sum(rule.weight for rule in rules)
    cheap = [rule for rule in rules if rule.cheap]
    share = sum(rule.weight for rule in cheap) / total if total else 0.0
    if share < MOST:
        return ()
    named = ", ".join(rule.label for rule in sorted(cheap, key=lambda r: -r.weight)[:3])
    return (remarks.text("cheap", share=round(100 * share), labels=named),)


def weight_of(importance: str, sorts: Collection[str], lines: int) -> float:
    """The weight of one rule; of several sorts the heaviest counts. lines: how many lines say it."""
    repeated = 1.0 + min(0.3, 0.1 * max(0, lines - 1))
    return max(0.5, round(2 * BASE[importance] * max(SORT.get(sort, 1.0) for sort in sorts) * repeated) / 2)
