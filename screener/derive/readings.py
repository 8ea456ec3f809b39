"""A draft in which a person took other readings than the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from screener.derive.draft import Ambiguity, Draft, DraftRule, Effect

IMPORTANCE, ALL_OF, ANY_OF = "importance", "all_of", "any_of"


def resettled(draft: Draft, chosen: Mapping[int, int]) -> Draft:
    """The draft with other readings of some doubts: number of the doubt to number of the reading, from 0.

    Rules change where the reading says how; the choice is recorded in the rule file's comments all the same.
    Numbers that name nothing are passed over.
    """
    doubts, rules = list(draft.ambiguities), list(draft.rules)
    for number, reading in chosen.items():
        if number >= len(doubts) or reading >= len(doubts[number].readings):
            continue
        doubt = doubts[number]
        doubts[number] = replace(doubt, choice=doubt.readings[reading])
        effect = doubt.effects[reading] if reading < len(doubt.effects) else None
        if effect:
            rules = [_with(rule, effect) if _of(rule, doubt) else rule for rule in rules]
    return replace(draft, ambiguities=tuple(doubts), rules=tuple(rules))


def _of(rule: DraftRule, doubt: Ambiguity) -> bool:
    """Whether a rule comes from a line that the doubt is about."""
    return any(line in doubt.lines for line, _ in rule.sources)


def _with(rule: DraftRule, effect: Effect) -> DraftRule:
    """The rule with one key changed, where it has that key."""
    key, value = effect
    if key == IMPORTANCE:
        return replace(rule, importance=str(value))
    keys = dict(rule.measure)
    other = {ALL_OF: ANY_OF, ANY_OF: ALL_OF}.get(key)
    if other and other in keys and key not in keys:
        measure = tuple((key if name == other else name, part) for name, part in rule.measure)
    elif key in keys and not other:
        measure = tuple((name, value if name == key else part) for name, part in rule.measure)
    else:
        return rule
    return replace(rule, measure=measure)
