"""Pages of questions and answers, ads in one line, points under a sentence that announces them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import shown

from screener.derive.draft import Draft

Derive = Callable[[str], Draft]


def _asked(draft: Draft) -> set[tuple[str, str]]:
    return {(shown(r.tree), r.importance) for r in draft.requirements if r.rule_id}


ANSWERS = [
    ("Do I need to be certified? Yes. We accept CPC or COC.", {("any(coc, cpc)", "required")}),
    ("Must I hold a credential? Yes: the CCS.", {("ccs", "required")}),
    ("How much experience do you want? Two years of coding.", {("2y coding", "required")}),
    ("Which certifications do you accept? CRC and CPC.", {("all(cpc, crc)", "required")}),
    ("Is a degree required? No.", set()),
    ("Do you pay for certification? Yes. We cover the CPC exam.", set()),
    ("Which shift is it? Days, with Epic training on Fridays.", set()),
    ("Should applicants know Epic? Yes. Epic is used on every desk.", {("epic", "required")}),
]


@pytest.mark.parametrize(("words", "asked"), ANSWERS)
def test_an_answer_asks_where_its_question_does(
    derive: Derive, words: str, asked: set[tuple[str, str]]
) -> None:
    draft = derive(
        f"Coder at Hollow Elm: your questions\n\n{words}\n\nMust I like charts? You must hold the RHIA."
    )
    assert _asked(draft) - {("rhia", "required")} == asked


ONE_LINE = [
    "Coder needed, CPC, 2 yrs cardiology, Epic a plus, call 303-555-0144",
    "Remote coder - CPC - 2 years cardiology - Epic preferred - $28/hr",
    "Medical coder / CPC / 2 yrs cardiology / Epic a plus / days",
    "coder, full time, CPC, 2 years cardiology, Epic helpful",
    "Hiring: coder, CPC, 2+ yrs cardiology, Epic a plus, benefits",
    "Pro coder; CPC; 2 yrs cardiology; Epic a plus; Tulsa",
]


@pytest.mark.parametrize("words", ONE_LINE)
def test_the_parts_of_one_line_stand_alone(derive: Derive, words: str) -> None:
    assert {("cpc", "required"), ("2y cardiology", "required"), ("epic", "preferred")} <= _asked(
        derive(words)
    )


ANNOUNCED = [
    ("Our group of two hospitals in the valley invites applications from coders with:", "required"),
    ("We are proud of our small team, and we are looking for somebody who brings along:", "required"),
    ("After three good years we would like to meet a coder with all that stands here, namely:", "required"),
    ("The successful applicant, who will sit beside our physicians, should also possess:", "required"),
    ("Nobody will be turned away for want of them, but it would please us to see these too:", "preferred"),
    ("Though they are no condition of the job in any way, these things would be welcome:", "preferred"),
]


@pytest.mark.parametrize(("lead", "importance"), ANNOUNCED)
def test_a_sentence_announces_its_points(derive: Derive, lead: str, importance: str) -> None:
    draft = derive(
        f"Coder\n\nYou must hold the RHIA.\n\n{lead}\n- CPC\n- Experience with Epic\n\nWe close at noon."
    )
    assert _asked(draft) == {("rhia", "required"), ("cpc", importance), ("epic", importance)}


OTHER = [
    "Bachelor's degree required for the Lead position only",
    "Master's degree (not this one)",
    "CCS required for Coder III roles only",
    "Bachelor's degree is for supervisory positions only",
    "CPMA needed for the auditor role only",
    "RHIT required only for the manager position",
]


@pytest.mark.parametrize("words", OTHER)
def test_what_another_post_asks_for_is_left_out(derive: Derive, words: str) -> None:
    draft = derive(f"Medical Coder\nRequirements:\n- CPC\n- {words}")
    assert _asked(draft) == {("cpc", "required")}
    assert "is asked for another post" in {n.reason for n in draft.not_scored}
