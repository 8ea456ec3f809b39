"""How far a title reaches: to what is said in another form, and what a title lifts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screener.derive.draft import Draft

Derive = Callable[[str], Draft]
LISTED = "Coder\n\nRequirements\n- CPC or COC\n- Two years of coding\n"

BEHIND = [
    "Fernhill Coding Partners has coded for hospitals since 2004.",
    "Our coders took part in 12 audits last year, and all of them passed.",
    "New staff serve a probation of not less than six months.",
    "Send your CV as PDF with the subject Coder 7.",
    "Epic training takes place in Building B on Mondays.",
    "Hourly pay depends on education, credentials and years of coding.",
]


@pytest.mark.parametrize("words", BEHIND)
def test_sentences_behind_a_list_ask_for_nothing(derive: Derive, words: str) -> None:
    for gap in ("", "\n"):
        draft = derive(f"{LISTED}{gap}{words}\n")
        assert {r.line for r in draft.requirements if r.rule_id} == {4, 5}


TOLD_OF_THE_WORK = [
    "The Outpatient Coder is responsible for coding Epic accounts.",
    "You will be responsible for assigning CPT codes.",
    "As an inpatient coder you are responsible for MS-DRG assignment.",
    "The records auditor is responsible to review denials.",
    "This position is responsible for HCC capture.",
    "The coder is responsible for claims and appeals.",
]


@pytest.mark.parametrize("words", TOLD_OF_THE_WORK)
def test_what_somebody_is_responsible_for_is_a_duty(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\n\nSummary and Qualifications\n{words}\n- RHIT\n- Two years of coding\n")
    assert {r.line for r in draft.requirements} == {5, 6}
    assert any(d.line == 4 for d in draft.duties)


STILL_ASKED = [
    ("CCS required.", "required"),
    ("You must hold an RHIT.", "required"),
    ("Knowledge of Epic.", "required"),
    ("Three years of inpatient coding preferred.", "preferred"),
    ("Experience with 3M 360 would be a plus.", "preferred"),
    ("Must have completed a coding program.", "required"),
]


@pytest.mark.parametrize(("words", "importance"), STILL_ASKED)
def test_what_asks_by_its_own_words_is_asked_behind_a_list(
    derive: Derive, words: str, importance: str
) -> None:
    draft = derive(f"{LISTED}\n{words}\n")
    assert [r.importance for r in draft.requirements if r.line == 7] == [importance]


LIFTED = [
    "Please don't worry about",
    "What we do not need",
    "What you don't need",
    "It's fine if you lack",
    "No need for",
    "We're not looking for",
]


@pytest.mark.parametrize("title", LIFTED)
def test_what_a_title_lifts_is_not_asked_for(derive: Derive, title: str) -> None:
    draft = derive(f"{LISTED}\n{title}:\n- A bachelor's degree\n- Epic\n- RHIA\n")
    assert {r.line for r in draft.requirements} == {4, 5}


WISHED = [
    "What we like",
    "Nice, not needed",
    "Helpful but not required",
    "You may bring",
    "What we love to see",
    "We also like",
]


@pytest.mark.parametrize("title", WISHED)
def test_titles_of_wishes(derive: Derive, title: str) -> None:
    draft = derive(f"{LISTED}\n{title}:\n- Epic\n- RHIA\n")
    assert {r.line for r in draft.requirements if r.importance == "preferred"} == {8, 9}


RUN_IN = [
    ("What we require. A CPC. Two years of coding.", "required"),
    ("What we like. Work as an RN. Epic.", "preferred"),
    ("Who we need. A coder with the CCS. Three years of coding.", "required"),
    ("What you bring. RHIT. Knowledge of CPT.", "required"),
    ("Nice to have. Epic. 3M 360.", "preferred"),
    ("What we do not need. A degree. Epic.", None),
]


@pytest.mark.parametrize(("words", "importance"), RUN_IN)
def test_a_short_sentence_heads_a_paragraph(derive: Derive, words: str, importance: str | None) -> None:
    draft = derive(f"Coder\n\nRequirements\n- COC\n- Knowledge of anatomy\n\n{words}\n")
    found = [r.importance for r in draft.requirements if r.line == 7]
    assert found == ([importance] * 2 if importance else [])
