"""What prose says of the person who is sought, and what it would be glad of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft

Derive = Callable[[str], Draft]
HEAD = "Medical Coder\n\nOur office stands on a quiet street and closes at noon on Fridays. "


def _asked(derive: Derive, sentence: str) -> list[tuple[str, set[str], float | None]]:
    draft = derive(f"{HEAD}{sentence}\n")
    return [(r.importance, set(r.concepts), r.min_years) for r in draft.requirements if r.rule_id]


OF_THE_PERSON = [
    (
        "We want somebody who holds the COC and who has coded outpatient surgery for two years.",
        {"aapc.coc"},
        2,
    ),
    ("We would like to find a coder who already has the CCS and who knows Epic.", {"ahima.ccs"}, None),
    (
        "I need a coder, part time, ten hours a week, who has the CPC and can defend an E/M level.",
        {"aapc.cpc"},
        None,
    ),
    (
        "The successful applicant will be an RHIT and will have led a coding team for five years or longer.",
        {"ahima.rhit"},
        5,
    ),
    (
        "Anyone who holds the CRC and has reviewed HCC charts for at least three years is right here.",
        {"aapc.crc"},
        3,
    ),
    (
        "Our ideal applicant holds the CPMA and has spent four years auditing surgical claims.",
        {"aapc.cpma"},
        4,
    ),
]


@pytest.mark.parametrize(("sentence", "credential", "years"), OF_THE_PERSON)
def test_each_clause_of_the_person_is_a_demand(
    derive: Derive, sentence: str, credential: set[str], years: float | None
) -> None:
    asked = _asked(derive, sentence)
    assert credential in [concepts for _, concepts, _ in asked]
    assert len(asked) > 1
    assert years in [found for _, concepts, found in asked if concepts != credential]


WISHES = [
    "If you have worked in Epic, so much the better.",
    "If somebody has done HCC audits, wonderful.",
    "If you know eClinicalWorks we would be delighted.",
    "It would please us if you had some Cerner experience.",
    "Should you hold the CPMA as well, we will pay you more.",
    "It is desirable, though not mandatory, that candidates possess the COC.",
    "And if you happen to have billed for ambulatory surgery, even better!",
]


@pytest.mark.parametrize("sentence", WISHES)
def test_what_would_please_is_a_wish(derive: Derive, sentence: str) -> None:
    asked = _asked(derive, f"You must hold the CCS. {sentence}")
    assert [importance for importance, *_ in asked] == ["required", "preferred"]


NOTHING = [
    "A college degree is of no concern to us.",
    "If you have questions about the CPC, call us.",
    "We do not expect anybody to know Epic.",
    "Our coders, who have the CPC, work from home.",
    "It does not matter whether you know Cerner.",
    "Your colleagues hold the CCS.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_not_asked_for_is_no_rule(derive: Derive, sentence: str) -> None:
    asked = _asked(derive, f"You must hold the RHIA. {sentence}")
    assert [concepts for _, concepts, _ in asked] == [{"ahima.rhia"}]


LENGTHS = [
    ("Anesthesia coding, at least 18 months of it", 1.5),
    ("Has coded primary care for at least three years", 3),
    ("Has billed for behavioral health, three years", 3),
    ("Seven years or longer in an HIM department", 7),
    ("One year in a medical records department", 1),
    ("Have spent two or more years reviewing home health records", 2),
]


@pytest.mark.parametrize(("words", "years"), LENGTHS)
def test_years_are_found_wherever_they_stand(derive: Derive, words: str, years: float) -> None:
    draft = derive(f"Medical Coder\nRequirements:\n- {words}\n- CPC")
    assert [r.min_years for r in draft.requirements if r.line == 3] == [years]
