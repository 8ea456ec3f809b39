"""What one sentence asks for together: a credential and the rest, each with its rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft
from tests.derive.conftest import shown

Derive = Callable[[str], Draft]

TOGETHER = [
    ("CPC w/ 2 yrs ortho", {"aapc.cpc"}, {"orthopedics"}, 2),
    ("CCS or CIC, with three years of inpatient coding", {"ahima.ccs", "aapc.cic"}, {"inpatient_coding"}, 3),
    ("CRC and one year of HCC coding", {"aapc.crc"}, {"risk_adjustment"}, 1),
    ("Two years of cardiology coding plus the CCC", {"aapc.ccc"}, {"cardiology"}, 2),
    ("An active COC together with four years of outpatient coding", {"aapc.coc"}, {"hospital_outpatient"}, 4),
    ("COSC & 5 years of orthopedic coding", {"aapc.cosc"}, {"orthopedics"}, 5),
]


@pytest.mark.parametrize(("words", "credentials", "work", "years"), TOGETHER)
def test_each_has_its_own_names_and_years(
    derive: Derive, words: str, credentials: set[str], work: set[str], years: float
) -> None:
    draft = derive(f"Medical Coder\nRequirements:\n- {words}\n- Knowledge of anatomy")
    together = [r for r in draft.requirements if r.line == 3]
    held = [r for r in together if set(r.concepts) == credentials]
    worked = [r for r in together if work <= set(r.concepts)]
    assert [r.min_years for r in held] == [None]
    assert [r.min_years for r in worked] == [years]
    rules = {rule.id: rule for rule in draft.rules}
    assert held[0].rule_id != worked[0].rule_id
    assert {held[0].rule_id, worked[0].rule_id} <= set(rules)


ALTERNATIVES = [
    ("CPC or two years of coding", [{"aapc.cpc"}, {"code_assignment"}]),
    ("CCS, or an associate degree", [{"ahima.ccs"}, {"associate"}]),
    ("Either a CRC or one year of HCC coding", [{"aapc.crc"}, {"risk_adjustment", "hcc"}]),
    ("Bachelor's degree, or four years of profee coding", [{"bachelor"}, {"profee", "code_assignment"}]),
    ("A coding certificate program or the CCA", [{"coding_cert"}, {"ahima.cca"}]),
    (
        "One year of ED coding or two of clinic coding",
        [{"emergency_department", "code_assignment"}, {"clinic", "code_assignment"}],
    ),
]


@pytest.mark.parametrize(("words", "sides"), ALTERNATIVES)
def test_alternatives_are_one_rule_with_a_requirement_each(
    derive: Derive, words: str, sides: list[set[str]]
) -> None:
    draft = derive(f"Medical Coder\nRequirements:\n- {words}\n- Knowledge of anatomy")
    asked = [r for r in draft.requirements if r.line == 3]
    assert [set(r.concepts) for r in asked] == sides
    assert len({r.rule_id for r in asked}) == 1


LATER = [
    "CPC-A must convert to CPC within 24 months of hire.",
    "A CPC-A must upgrade to the CPC within 24 months of hire.",
    "A CPC-A will advance to CPC within 24 months of hire.",
    "CPC-A should then transition to CPC within two years of hire.",
    "The CPC-A must progress to a CPC within 24 months from hire.",
    "CPC-A shall convert to CPC within two years of the date of hire.",
]


@pytest.mark.parametrize("words", LATER)
def test_what_a_beginner_must_become_later_is_no_demand_of_its_own(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\n\nRequirements\n- CPC, CPC-A or CCS\n- {words}\n- Knowledge of anatomy\n")
    assert {r.line for r in draft.requirements} == {4, 6}
    assert [r.months_to_obtain for r in draft.requirements if r.line == 4] == [24]


INCLUDED = [
    ("Requirements for this role include CPC and CPMA certifications.", "all(cpc, cpma)"),
    ("Minimum qualifications include the CCS and the CDIP.", "all(ccs, cdip)"),
    ("The requirements include RHIT and CRC.", "all(crc, rhit)"),
    ("Credentials such as the CPC and the COC are needed.", "any(coc, cpc)"),
    ("Certifications, for example the CCS and the CIC, are needed.", "any(ccs, cic)"),
    ("Must hold credentials like the CPC and the CRC.", "any(cpc, crc)"),
]


@pytest.mark.parametrize(("words", "tree"), INCLUDED)
def test_what_requirements_include_is_no_example(derive: Derive, words: str, tree: str) -> None:
    draft = derive(f"Medical Coder\n\n{words} Knowledge of anatomy is essential.\n")
    assert next(shown(r.tree) for r in draft.requirements if r.rule_id) == tree


RANKED = [
    "Epic. Not optional.",
    "Epic. Required.",
    "Epic is not optional",
    "Epic. Mandatory!",
    "Epic: not negotiable",
    "Epic. A must.",
]


@pytest.mark.parametrize("words", RANKED)
def test_a_rank_in_a_sentence_of_its_own(derive: Derive, words: str) -> None:
    draft = derive(f"Medical Coder\n\nNice to have\n- 3M 360\n- {words}\n")
    assert [(r.text, r.importance) for r in draft.requirements if r.line == 5] == [(words, "required")]


PAID_FOR_ANOTHER = [
    ("CPC required", True),
    ("CCS or RN license required", True),
    ("RHIT required", True),
    ("CPB certification required", True),
    ("RN license required", False),
    ("LPN license required", False),
    ("Current CMA (AAMA) certification required", False),
    ("CPhT certification required", False),
]


@pytest.mark.parametrize(("words", "paid"), PAID_FOR_ANOTHER)
def test_a_coding_credential_does_not_stand_for_a_license_of_another_profession(
    derive: Derive, words: str, paid: bool
) -> None:
    draft = derive(f"Medical Coder\nRequirements:\n- {words}\n- Knowledge of anatomy")
    rule = next(rule for rule in draft.rules if rule.id == "credential")
    assert ("coding_credential" in str(rule.levels)) == paid
    assert "in_progress" in str(rule.levels)
