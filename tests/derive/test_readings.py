"""Another reading of a doubt changes the rules as it says, and is recorded in any case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screener.derive.draft import Ambiguity, Draft, DraftRule, Effect
from screener.derive.readings import resettled

RULES = (
    DraftRule("cred", "Credential", "has", "required", 30, (("any_of", ["CPC", "CCS"]),), ((3, "CPC, CCS"),)),
    DraftRule(
        "years", "Years", "years", "preferred", 20, (("all_of", ["x"]), ("at_least", 3)), ((5, "3-5"),)
    ),
)


def draft(lines: tuple[int, ...], effects: tuple[Effect | None, ...]) -> Draft:
    """A draft with one doubt about some lines."""
    doubt = Ambiguity("two ways", lines, ("this", "that"), "this", effects)
    return Draft("p", "P", None, (), (), (), (), (doubt,), RULES, ("medical_coding",))


@pytest.mark.parametrize(
    ("lines", "effect", "changed"),
    [
        ((3,), ("importance", "preferred"), {"cred": {"importance": "preferred"}}),
        ((3, 5), ("importance", "required"), {"years": {"importance": "required"}}),
        ((5,), ("at_least", 5), {"years": {"measure": (("all_of", ["x"]), ("at_least", 5))}}),
        ((3,), ("all_of", None), {"cred": {"measure": (("all_of", ["CPC", "CCS"]),)}}),
        ((3,), ("any_of", None), {}),
        ((3,), ("at_least", 5), {}),
        ((9,), ("importance", "preferred"), {}),
        ((3,), None, {}),
    ],
)
def test_the_rules_of_the_lines_follow(
    lines: tuple[int, ...], effect: Effect | None, changed: dict[str, dict[str, object]]
) -> None:
    settled = resettled(draft(lines, (None, effect)), {0: 1})
    assert settled.ambiguities[0].choice == "that"
    assert settled.rules == tuple(replace(rule, **changed.get(rule.id, {})) for rule in RULES)  # type: ignore[arg-type]


def test_numbers_that_name_nothing_are_passed_over() -> None:
    before = draft((3,), ())
    assert resettled(before, {7: 0, 0: 9}) == before
