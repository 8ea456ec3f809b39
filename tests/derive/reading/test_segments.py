"""The same posting with its line breaks, and without them: the same rules."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from conftest import shown

from screener.derive.draft import Draft

Derive = Callable[[str], Draft]

POINTS = [
    "CPC or CCS certification",
    "Two years of outpatient coding experience",
    "Working knowledge of ICD-10-CM and CPT",
]
WISHES = ["Experience with Epic", "Associate degree"]
DUTIES = ["Assign codes to clinic visits", "Query physicians where notes are unclear"]
MARKS = ["- ", "• ", "* ", "✓ ", "\uf0a7 ", "o "]


def _posting(mark: str, joint: str) -> str:
    lists = (("Responsibilities:", DUTIES), ("Requirements:", POINTS), ("Preferred Qualifications:", WISHES))
    lines = ["Outpatient Coder"]
    for title, points in lists:
        lines += [title, *(f"{mark}{point}" for point in points)]
    return joint.join(lines)


def _asked(draft: Draft) -> set[tuple[str, str]]:
    return {(shown(r.tree), r.importance) for r in draft.requirements}


@pytest.mark.parametrize("mark", MARKS)
def test_lost_line_breaks_change_no_rule(derive: Derive, mark: str) -> None:
    whole, flat = derive(_posting(mark, "\n")), derive(_posting(mark, " "))
    assert _asked(flat) == _asked(whole)
    assert len(flat.requirements) == len(POINTS) + len(WISHES)
    assert [r.measure for r in flat.rules] == [r.measure for r in whole.rules]


UNMARKED = [
    """Coder II
Job Summary
Code same-day surgery records for two hospitals.
What we look for
CPC or COC certification
3+ years of surgical coding
Comfortable working in Epic
Nice to Have
Experience with 3M 360 Encompass""",
    """Risk Adjustment Coder
Duties
Review charts for HCC codes
Flag unsupported diagnoses
Required Qualifications
CRC required
Two years of risk adjustment coding
High school diploma or GED
Preferred Qualifications
CPC preferred""",
    """ED Coder
Active CCS or CEDC
2 years ED coding experience
Knowledge of CPT and ICD-10-CM
Familiarity with Cerner""",
    """Inpatient Coder
Responsibilities
Assign MS-DRGs to inpatient stays
Query physicians
Who we need
Certified Coding Specialist (CCS) credential
Minimum five years of inpatient coding experience
Strong knowledge of ICD-10-PCS
Benefits
Paid time off""",
    """Coding Auditor
Qualifications:
CPMA or CPC required
Prior auditing experience
Proficiency in Microsoft Excel
Bachelor's degree preferred
Schedule: Monday to Friday""",
    """Profee Coder
KEY RESPONSIBILITIES
Code E/M visits
MINIMUM REQUIREMENTS
Ability to work alone
CPC certification
At least one year of professional fee coding
DESIRED
Experience with NextGen
COMPENSATION
$28 an hour""",
]


@pytest.mark.parametrize("text", UNMARKED, ids=[text.partition("\n")[0] for text in UNMARKED])
def test_points_without_marks_are_told_by_what_they_say(derive: Derive, text: str) -> None:
    whole, flat = derive(text), derive(" ".join(text.split()))
    assert _asked(flat) == _asked(whole)
    assert len(_asked(whole)) >= 3


NUMBERED = (
    "Coder wanted. You must have: 1. CPC 2. Three years of coding experience 3. Knowledge of CPT and HCPCS"
)


def test_numbers_that_follow_each_other_part_points(derive: Derive) -> None:
    asked = _asked(derive(NUMBERED))
    assert {("cpc", "required"), ("3y coding", "required"), ("all(cpt, hcpcs_2)", "required")} <= asked


AS_THEY_ARE = [
    "Two years of coding experience - inpatient or outpatient - in a hospital setting is asked for",
    "Coder at Oak Hill - full time - remote",
    "We need a coder with a CPC and 2 years of coding in cardiology, orthopedics or general surgery",
    "Reports to the coding manager. Section 3. of the handbook says how charts are coded",
    "The CPC (or CCS) is a must for this post; 3 years of coding experience - no less - are required",
    "Pay: $25 - $30 an hour for coders with a CPC credential and two years of outpatient coding",
]


@pytest.mark.parametrize("line", AS_THEY_ARE)
def test_dashes_and_numbers_in_a_sentence_part_nothing(derive: Derive, line: str) -> None:
    draft = derive(f"Medical Coder\nRequirements:\n{line}\n- CPT\n")
    assert max((len(r.lines) for r in draft.requirements), default=0) <= 1
    assert sum(r.line == 3 for r in draft.requirements) <= 3


IN_CAPITALS = [
    "WHAT WE ASK FOR",
    "MINIMUM REQUIREMENTS",
    "REQUIRED SKILLS & ABILITIES",
    "WHAT YOU BRING TO US",
    "EDUCATION AND EXPERIENCE",
    "BASIC QUALIFICATIONS",
    "WHO YOU ARE",
]


@pytest.mark.parametrize("title", IN_CAPITALS)
def test_capitals_make_a_title_in_running_text(derive: Derive, title: str) -> None:
    """What stands before such a title ends, what stands behind it is asked for."""
    text = f"ABOUT US We run nine clinics. {title} CPC certification Two years of coding WHAT YOU GET Leave"
    assert {r.text for r in derive(text).requirements} == {"CPC certification", "Two years of coding"}


def test_credentials_in_capitals_are_no_title(derive: Derive) -> None:
    draft = derive("Requirements: RHIT REQUIRED Two years of inpatient coding")
    assert [r.text for r in draft.requirements] == ["RHIT REQUIRED", "Two years of inpatient coding"]


SPOKEN = [
    ("You must bring", "required"),
    ("You should have", "required"),
    ("You may bring", "preferred"),
    ("What we ask of you", "required"),
    ("Even better if you have", "preferred"),
    ("General requirements for the class", "required"),
    ("Candidates for this post shall possess", "required"),
    ("Not looking for", ""),
]


@pytest.mark.parametrize(("title", "importance"), SPOKEN)
def test_a_spoken_title_opens_a_section_in_running_text(derive: Derive, title: str, importance: str) -> None:
    """What stands behind its colon is of its kind, whatever went before."""
    text = f"Responsibilities: assign codes to visits, query. {title}: knowledge of the CPT manual; Epic."
    found = {r.importance for r in derive(text).requirements}
    assert found == ({importance} if importance else set())


def test_a_label_ends_a_list_without_line_breaks(derive: Derive) -> None:
    text = "Duties: • Codes visits. Education: Associate degree. Experience: Two years of coding."
    assert {r.text for r in derive(text).requirements} == {"Associate degree.", "Two years of coding."}


WIDTHS = [50, 58, 66, 72, 80, 100]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_text_wrapped_to_a_width_reads_as_in_one_line(derive: Derive, width: int) -> None:
    """Lines that end because the next word has no room part nothing; sources keep their own lines."""
    flat = _posting("- ", " ") + " Equal opportunity employer. Fernhill Clinic runs nine sites in two states."
    broken = textwrap.fill(flat, width, break_on_hyphens=False)
    assert _asked(derive(broken)) == _asked(derive(flat))
    for requirement in derive(broken).requirements:
        for number, words in requirement.sources:
            assert words.split()[0] in broken.split("\n")[number - 1]


NAMES_WITH_FIGURES = [
    ("Epic or 3M Encoder experience required", {"epic", "m3_encoder"}),
    ("Experience with 3M Encoder required", {"m3_encoder"}),
    ("TruCode Encoder or 3M Encoder preferred", {"trucode", "m3_encoder"}),
    ("Cerner and 3M Encoder required", {"cerner", "m3_encoder"}),
    ("Two years with the 3M Encoder required", {"m3_encoder"}),
    ("Working knowledge of 3M Encoder needed", {"m3_encoder"}),
]


@pytest.mark.parametrize(("line", "named"), NAMES_WITH_FIGURES)
def test_a_name_with_a_figure_ends_no_point(derive: Derive, line: str, named: set[str]) -> None:
    draft = derive(f"Coder\n\nRequirements\n- {line}\n- CPC")
    (asked,) = [r for r in draft.requirements if r.line == 4]
    assert set(asked.concepts) >= named
