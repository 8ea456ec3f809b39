"""Postings as sites, counties and agencies write them: tables, numbers, labels, prose, fragments."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import shown

from screener.derive.draft import Draft
from screener.derive.reading.sentences import Options, lettered
from screener.derive.reading.tables import unrolled
from screener.derive.wordings import Wordings

Derive = Callable[[str], Draft]

COLUMNS = """Outpatient Coder

Minimum Qualifications | Preferred Qualifications
-----------------------|-------------------------
High school diploma | Associate degree
CPC or COC | CCS
One year of outpatient coding | Experience with Epic

Duties: assigns ICD-10-CM and CPT codes.
"""
ROWS = """Title: Coding Auditor          Reports to: Compliance Officer

Requirement          Minimum                     Preferred
Education            High school diploma         Bachelor's degree
Certification        CPC or CCS                  CPMA
Experience           Three years coding          Two years auditing
"""
NUMBERED = """Coder

Responsibilities
1. Assign ICD-10-CM codes
2. Query providers

Requirements
1. CPC or an equivalent coding certification
2. Knowledge of CPT and HCPCS
3. Coding or HIM experience

Keywords: coder, coding, epic, risk adjustment
"""
LETTERED = """Junior Coder

Qualifications

Experience: The coder should have one of the following: (a) the CPC or CCA credential; or (b) one year of
coding experience; or (c) 20 college credits with courses in anatomy and CPT coding.

Duties
- Assign ICD-10-CM codes
"""
PROSE = (
    "Birchfield Clinic, a small urology group, is looking for a coder. You will need a CPC or COC and at"
    " least a year of urology coding, and we expect you to know modifiers. A high school diploma is all the"
    " schooling we ask for, though we would be glad to see an associate degree. Somebody who already knows"
    " NextGen will have a head start. A CPC-A will be considered. We cover your CRC exam."
)
FRAGMENTS = """Need ED coders - contract, 3 months
CPC or COC w/ ED exp
2+ yrs facility leveling and chart review
ICD-10-CM + CPT, no HCPCS
RHIT ok too
Cerner nice to have
CPC-A - sorry, not at this time
$30/hr
call Ann 555-0123
"""
HEAD = """Coding Specialist
Healthcare Services
Full-Time
Experience: 2 - 4 Years

Responsible for assigning CPT codes to clinic encounters.

Requirements
→ Active CPC or CCS
✓ Working knowledge of HCPCS

Why work here
Certification Support
We pay the fees of the CRC and CPMA exams.
"""
COUNTY = """COUNTY OF ELMS
RECORDS CODER I/II

EXAMPLES OF DUTIES
1. Codes outpatient records.
2. Answers questions of physicians.

MINIMUM QUALIFICATIONS
Records Coder I: Six months of coding experience.
Records Coder II: Two years of coding experience.

Certificate: Possession of a valid Certified Coding Specialist (CCS) credential, or ability to obtain it
within six months.

Knowledge of: ICD-10-CM and CPT coding; medical terminology; principles of supervision.
Ability to: plan work; write clear reports.
"""
JOB_SITE = """Coding Specialist II - Outpatient
locations
Salem, OR
time type
Full time
job requisition id
R00123

Essential Duties
Assigns CPT and ICD-10-CM codes to 12 charts per hour

Education
High school diploma - Required
Associate's in Health Information Management - Preferred

Experience
2 years in a physician practice - Required

Licenses and Certifications
CPC or CCS-P - Required upon hire
"""
TALKED = """About the job
As a Risk Adjustment Auditor you'll audit charts.

You'd be a great fit if you have:
An active CRC (CPC or CCS also considered)
4+ yrs of risk adjustment coding, incl. at least 1 yr as an auditor

Extra points for:
CPMA
Hands-on time with Epic

The target salary for this role is $68,000 to $82,000.
"""


def asked(draft: Draft) -> dict[str, str]:
    """Tree in short to importance."""
    return {shown(r.tree): r.importance for r in draft.requirements if r.tree}


STANDS = """Coding Manager needed for two hospitals.

Candidates must have a bachelor's degree in HIM or a related field, RHIA or RHIT, and a minimum of seven
years in profee coding. We offer relocation assistance.
"""
PHASES = """Coder Apprentice

You qualify if you
• graduated from a coding program
• passed the CPC or CCA exam

You don't need
• prior coding experience in Epic

During the program you'll
• code E/M visits

Here's what would make us smile
• Cerner
• RADV

Here's what you'll get
• your CRC dues paid
"""
OPTIONS = """RECORDS TECHNICIAN II

ESSENTIAL FUNCTIONS:
A. Assigns ICD-10-CM codes.
B. Reviews denials.

EDUCATION AND EXPERIENCE:
A. Twelfth grade required.
B. CPC or CCA required within 12 months.
C. Associate degree in HIM, or three years of related experience in place of the degree.

You'll also like it here. You'll audit charts for HEDIS.
"""
PAIRS = """# ED Coder

| | |
|---|---|
| Location | Remote |
| Certification | CPC or COC |
| Experience | 2 years ED coding |
| Nice to have | Epic, Meditech |

Should be: enrolled in a coding program.
- Preferred: Cerner
"""

LAYOUTS = {
    COLUMNS: {
        "hs": "required",
        "any(coc, cpc)": "required",
        "1y any_outpatient+coding": "required",
        "associate": "preferred",
        "ccs": "preferred",
        "epic": "preferred",
    },
    ROWS: {
        "hs": "required",
        "any(ccs, cpc)": "required",
        "3y coding": "required",
        "bachelor": "preferred",
        "cpma": "preferred",
        "2y audit": "preferred",
    },
    NUMBERED: {
        "any(coding_credential, cpc)": "required",
        "all(cpt, hcpcs_2)": "required",
        "any(coding, him_ops)": "required",
    },
    LETTERED: {
        "any(cca, cpc)": "required",
        "1y coding": "required",
        "all(anatomy, cpt, some_college)": "required",
    },
    PROSE: {
        "all(1y coding+urology, any(coc, cpc))": "required",
        "modifiers": "required",
        "hs": "required",
        "associate": "preferred",
        "nextgen": "preferred",
        "cpc_a": "required",
    },
    FRAGMENTS: {
        "all(any(coc, cpc), emergency_department)": "required",
        "2y documentation_review+ed_leveling": "required",
        "all(cpt, icd_10_cm)": "required",
        "rhit": "required",
        "cerner": "preferred",
    },
    HEAD: {"2y coding": "required", "any(ccs, cpc)": "required", "hcpcs_2": "required"},
    COUNTY: {
        "0.5y coding": "required",
        "ccs": "required",
        "all(cpt, icd_10_cm, medical_terminology, supervision)": "required",
    },
    JOB_SITE: {
        "hs": "required",
        "all(associate, him_programme)": "preferred",
        "2y any_physician": "required",
        "any(ccs_p, cpc)": "required",
    },
    PAIRS: {
        "any(coc, cpc)": "required",
        "2y coding+emergency_department": "required",
        "any(epic, meditech)": "preferred",
        "coding_cert": "required",
        "cerner": "preferred",
    },
    STANDS: {"any(rhia, rhit)": "required", "all(7y coding+profee, bachelor)": "required"},
    PHASES: {
        "coding_cert": "required",
        "any(cca, cpc)": "required",
        "cerner": "preferred",
        "risk_adjustment": "preferred",
    },
    OPTIONS: {
        "hs": "required",
        "any(cca, cpc)": "preferred",
        "any(3y coding, all(associate, him_programme))": "required",
    },
    TALKED: {
        "any(ccs, cpc, crc)": "required",
        "4y coding+risk_adjustment": "required",
        "1y audit": "required",
        "cpma": "preferred",
        "epic": "preferred",
    },
}


@pytest.mark.parametrize("text", LAYOUTS)
def test_what_is_asked_for(derive: Derive, text: str) -> None:
    assert asked(derive(text)) == LAYOUTS[text]


def test_alternatives_added_later_are_one_rule(derive: Derive) -> None:
    for text, trees in (
        (PROSE, {"all(1y coding+urology, any(coc, cpc))", "cpc_a"}),
        (FRAGMENTS, {"all(any(coc, cpc), emergency_department)", "rhit"}),
        (LETTERED, {"any(cca, cpc)", "1y coding", "all(anatomy, cpt, some_college)"}),
    ):
        rules = {r.rule_id for r in derive(text).requirements if shown(r.tree) in trees}
        assert len(rules) == 1


def test_a_lower_grade_rules(derive: Derive) -> None:
    draft = derive(COUNTY)
    assert [n.line for n in draft.not_scored if "another grade" in n.reason] == [10]
    ccs = next(r for r in draft.requirements if shown(r.tree) == "ccs")
    assert ccs.months_to_obtain == 6


FACTS = [
    (ROWS, "title", "Coding Auditor"),
    (ROWS, "reports_to", "Compliance Officer"),
    (HEAD, "title", "Coding Specialist"),
    (COUNTY, "title", "RECORDS CODER I/II"),
    (JOB_SITE, "title", "Coding Specialist II - Outpatient"),
    (JOB_SITE, "place", "Salem, OR"),
    (TALKED, "title", "Risk Adjustment Auditor"),
    (PROSE, "title", "Coder"),
    (STANDS, "title", "Coding Manager"),
    ("Coder\nWork Location: In person\nRequirements\n- CPC\n- CPT\n", "work_mode", "In person"),
    ("Coder\nWork Environment: Hospital\nRequirements\n- CPC\n- CPT\n", "work_setting", "Hospital"),
    ("Coder\nWork Environment: Day shift\nRequirements\n- CPC\n- CPT\n", "hours", "Day shift"),
    ("Oak Group\nED Coder, Sr.\nTeam: Coding\nRequirements\n- CPC\n- CPT\n", "title", "ED Coder, Sr."),
    ("Clinic Coder - Salem, OR 97301\nRequirements\n- CPC\n- CPT\n", "title", "Clinic Coder"),
    ("Now hiring: Surgery Coder\nRequirements\n- CPC\n- CPT\n", "title", "Surgery Coder"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), FACTS)
def test_facts(derive: Derive, text: str, kind: str, value: str) -> None:
    assert value in [f.value for f in derive(text).facts if f.kind == kind]


NO_FACTS = [
    ("Coder\nOwn PC, US-based\nRequirements\n- RN, PA or CPC\n- CPT\n", "place"),
    ("Coder\nWork Environment: Hospital\nRequirements\n- CPC\n- CPT\n", "work_mode"),
    ("Coder\nStandard business hours\nRequirements\n- CPC\n- CPT\n", "hours"),
    ("Coder\nLocation: [insert city]\nRequirements\n- CPC\n- CPT\n", "place"),
    ("Coder\nRequirements\n- CPC\n- reads the operative report to abstract CPT codes\n", "reports_to"),
]


@pytest.mark.parametrize(("text", "kind"), NO_FACTS)
def test_what_is_no_fact(derive: Derive, text: str, kind: str) -> None:
    assert [f for f in derive(text).facts if f.kind == kind] == []


def test_rates_of_work_are_figures(derive: Derive) -> None:
    draft = derive("Coder\nRequirements\n- CPC\n- CPT\n- Able to code 20 CPT charts per hour\n")
    assert set(asked(draft)) == {"cpc", "cpt"}
    (rule,) = (rule for rule in draft.rules if rule.id == "productivity-stated")
    assert rule.label == "Productivity stated" and [line for line, _ in rule.sources] == [5]
    assert draft.not_scored == ()  # the rule looks for it


@pytest.mark.parametrize(
    ("asked_for", "label"),
    [
        ("95% coding accuracy", "Accuracy of 95% or more"),
        ("Maintain an accuracy rate of 97 percent", "Accuracy of 97% or more"),
        ("Accuracy of at least 92.5%", "Accuracy of 92.5% or more"),
        ("Meets accuracy standards of 96%", "Accuracy of 96% or more"),
        ("Coding accuracy of 98% or better", "Accuracy of 98% or more"),
        ("Meets the accuracy standards of the department", "Accuracy stated"),
    ],
)
def test_a_rule_for_accuracy_says_how_much_is_asked_for(derive: Derive, asked_for: str, label: str) -> None:
    draft = derive(f"Coder\nRequirements\n- CPC\n- CPT\n- {asked_for}\n")
    assert [rule.label for rule in draft.rules if rule.id == "accuracy-stated"] == [label]
    assert draft.not_scored == ()


TITLES = [
    ("Requirements_List", "required"),
    ("Desired:", "preferred"),
    ("What you bring to the table", "required"),
    ("It would be great if you also have", "preferred"),
    ("It would help if you had", "preferred"),
    ("Skills and Competencies", "required"),
    ("Employment Standards", "required"),
    ("Training & Skill Development", None),
    ("Certification Support", None),
    ("What's in it for you", None),
    ("Responsibilities_Core", None),
    ("Must haves - no exceptions, sorry", "required"),
    ("Skills / Abilities - Desired", "preferred"),
    ("Skills - Required and/or Preferred", "required"),
    ("Your kit (must)", "required"),
    ("Your kit (nice)", "preferred"),
    ("Additional knowledge", "required"),
    ("What would make you shine", "preferred"),
    ("Who would thrive here", "preferred"),
    ("What could tip the balance", "preferred"),
    ("What would be great on top", "preferred"),
    ("Credentials we accept", "required"),
    ("Not needed", None),
    ("For more information:", None),
    ("Further information", None),
    ("When to apply", None),
    ("Application Question(s)", None),
    ("Why Fernhill?", None),
    ("About Fernhill", None),
    ("How we'll measure success", None),
    ("A typical day here", None),
    ("Benefits at a glance", None),
]


@pytest.mark.parametrize(("title", "importance"), TITLES)
def test_titles(derive: Derive, title: str, importance: str | None) -> None:
    text = f"Coder\n\nRequirements\n- CPC\n- MS-DRG\n\n{title}\n- Knowledge of Cerner\n- CRC certification\n"
    found = {i for tree, i in asked(derive(text)).items() if tree in ("cerner", "crc")}
    assert found == ({importance} if importance else set())


@pytest.mark.parametrize(
    "title",
    [
        "What could go wrong?",
        "What would you do all day?",
        "Who would I report to?",
        "What might a week look like?",
        "What would my first month hold?",
        "What could I earn?",
    ],
)
def test_questions_about_the_work_wish_for_nothing(derive: Derive, title: str) -> None:
    text = (
        f"Coder\n\nRequirements\n- CPC\n- MS-DRG\n\n{title}\n- Denials pile up; we appeal them in Availity\n"
    )
    assert {rule.id for rule in derive(text).rules} - {"duty-denials"} == {"credential", "code-systems"}


PARTS = [
    ("CPC or CCS; RHIT accepted", {"any(ccs, cpc, rhit)": "required"}),
    ("CPC (COSC a big plus)", {"cpc": "required", "cosc": "preferred"}),
    ("AAPC or AHIMA certified (CPC or CCS preferred)",
     {"coding_credential": "required", "any(ccs, cpc)": "preferred"}),
    ("CRC (CPC or CCS also considered)", {"any(ccs, cpc, crc)": "required"}),
    ("Must have CPC or COC, RHIT or RHIA preferred",
     {"any(coc, cpc)": "required", "any(rhia, rhit)": "preferred"}),
    ("3+ yrs inpatient coding, Epic", {"all(3y coding+inpatient, epic)": "required"}),
    ("Five years of facility coding, with two or more in a team lead role",
     {"5y coding+facility": "required", "2y supervision": "required"}),
    ("Bachelor's degree required. Five years of CDI experience accepted in lieu of degree.",
     {"bachelor": "required", "5y cdi": "required"}),
    ("Two years of coding, at least one of which in cardiology",
     {"2y coding": "required", "1y cardiology": "required"}),
    ("Five years of audits, or six years of coding of which two in urology",
     {"all(any(5y audit, 6y coding), urology)": "required"}),
    ("Six years of inpatient coding, two of them managing people",
     {"6y coding+inpatient": "required", "2y supervision": "required"}),
    ("Three years of coding, preferably in dermatology",
     {"3y coding": "required", "dermatology": "preferred"}),
    ("2 years of urology coding (3 preferred)",
     {"2y coding+urology": "required", "3y coding+urology": "preferred"}),
    ("Minimum two years of coding, urology preferred", {"2y coding": "required", "urology": "preferred"}),
    ("High school diploma; some college is welcome", {"hs": "required", "some_college": "preferred"}),
    ("COC must be obtained within 18 months of promotion or hire", {"coc": "preferred"}),
    ("COC required within one year if not held at hire", {"coc": "preferred"}),
    ("COC or able to obtain it within one year of hire", {"coc": "required"}),
    ("CRC or CPC. Candidates without the CRC must earn it within one year of hire",
     {"any(cpc, crc)": "required"}),
    ("CPC or COC. CCS holders are welcome too", {"any(coc, cpc)": "required", "ccs": "required"}),
    ("Able to pass a pre-employment inpatient coding test", {}),
    ("Which encoder with CPT edits do you know best?", {}),
    ("We do not need hospital coders here", {}),
    ("Knows split/shared and teaching rules", {"compliance": "required"}),
    ("Two years of coding surgeries", {"2y surgical_coding": "required"}),
    ("College level courses in anatomy", {"anatomy": "required"}),
    ("Experience presenting education to physicians", {"education_providers": "required"}),
    ("One year of remote coding experience", {"1y coding+remote": "required"}),
    ("Three years in CDI", {"3y cdi": "required"}),
    ("Knowledge of CPT; Certified Ambulance Coder (CAC)", {"cpt": "required"}),
    ("CRC, or CPC + 2 years HCC", {"any(all(2y hcc, cpc), crc)": "required"}),
    ("Those who read for the exam will be considered with one year of coding experience", {}),
    ("We're looking for a coder with a smile to join our cardiology team", {}),
    ("Experience navigating excel", {"office": "required"}),
    ("Ability to excel in a busy office with Epic", {"epic": "required"}),
    ("2 years equivalent to Records Coder II", {"2y coding": "required"}),
    ("3 years of RA coding experience", {"3y coding+risk_adjustment": "required"}),
    ("Two-year college degree", {"associate": "required"}),
    ("At ease with office E/M visits", {"em": "required"}),
    ("Skilled at appealing denied claims", {"denials": "required"}),
    ("Ability to trend large data sets", {"data_analysis": "required"}),
    ("Ability to develop and present training", {"education_providers": "required"}),
    ("Coding experience in a VA hospital", {"all(coding, va)": "required"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), PARTS)
def test_parts_of_a_line(derive: Derive, line: str, wanted: dict[str, str]) -> None:
    found = asked(derive(f"Coder\n\nRequirements\n- MS-DRG and ICD-10-PCS\n- {line}\n"))
    found.pop("all(icd_10_pcs, ms_drg)")
    assert found == wanted


OWN_TITLES = """Coder for Skin Surgery

THE WORK
- Code visits with CPT and ICD-10-CM
- Answer questions

THE RIGHT STUFF
- Two years of dermatology coding
- CPC
- Mastery of modifiers

THE GRAVY
- CRC
- Knowledge of Cerner

THE DEAL
- 401(k) and dental
- We pay your COC exam and AAPC dues
"""


def test_sections_are_told_by_what_stands_in_them(derive: Derive) -> None:
    assert asked(derive(OWN_TITLES)) == {
        "2y coding+dermatology": "required",
        "cpc": "required",
        "modifiers": "required",
        "crc": "preferred",
        "cerner": "preferred",
    }


def test_tracks_are_alternatives(derive: Derive) -> None:
    draft = derive(
        "CDI Reviewer\n\nRequirements\n- MS-DRG\n\nExperience\n"
        "For RN candidates: three years of bedside nursing\n"
        "For HIM candidates: four years of inpatient coding\n"
    )
    both = [r for r in draft.requirements if r.line > 6]
    assert [(shown(r.tree), r.importance) for r in both] == [
        ("3y clinical", "required"),
        ("4y coding+inpatient", "required"),
    ]
    assert len({r.rule_id for r in both}) == 1


def test_a_share_of_accuracy_is_a_demand_without_a_rule(derive: Derive) -> None:
    draft = derive("Coder\n\nRequirements\n- CPC\n- CPT\n- 97% accuracy on your last audits\n")
    (figure,) = [r for r in draft.requirements if r.line == 6]
    assert (figure.importance, figure.tree, figure.rule_id) == ("required", None, "")
    assert "accuracy-stated" in {rule.id for rule in draft.rules}


def test_duties_that_are_not_done_earn_nothing(derive: Derive) -> None:
    text = "Coder\n\nDuties\n- Coders do not work denials\n- Query physicians\n\nNeeds\n- CPC\n- CPT\n"
    ids = {rule.id for rule in derive(text).rules}
    assert "duty-physician-query" in ids
    assert "duty-denials" not in ids


def test_lettered_parts(wordings: Wordings) -> None:
    assert lettered("one of: (a) CPC; or (b) two years", wordings) == Options(
        "one of: ", ("CPC", "two years"), any_of=True
    )
    assert lettered("(a) CPC; and (b) two years", wordings) == Options("", ("CPC", "two years"), any_of=False)
    assert lettered("either (a), (b), or (c) below:", wordings) is None
    assert lettered("CPC (a plus) or two years (b)", wordings) is None


def test_tables_are_read_by_column() -> None:
    kinds = {"Minimum": "required", "Preferred": "preferred", "Education": "required"}
    lines = [(1, "Area | Minimum | Preferred"), (2, "---|---|---"), (3, "Education | GED | BS"), (4, "End")]
    assert [line for line in unrolled(lines, kinds.get) if line[1]] == [
        (1, "# Minimum"),
        (3, "- Education: GED"),
        (1, "# Preferred"),
        (3, "- Education: BS"),
        (4, "End"),
    ]
    assert unrolled([(1, "| Education | GED |")], kinds.get) == [(1, "- Education: GED")]
    assert unrolled([(1, "a | b")], kinds.get) == [(1, "a | b")]


TABLES = [
    "\tMinimum\tPreferred\nEducation\tHigh school diploma\tAssociate degree\nSoftware\t\tEpic",
    "| | Required | Desired |\n|---|---|---|\n| Education | High school diploma | Associate degree |\n"
    "| Software | | Epic |",
    "| Criterion | Required | Desired |\n| Schooling | High school diploma | Associate degree |\n"
    "| Other | | Epic |",
    "Area | Must have | Nice to have\nEducation | High school diploma | Associate degree\nTools | | Epic",
    "| Item | Minimum qualifications | Preferred qualifications |\n"
    "| Education | High school diploma | Associate degree |\n| Systems | | Epic |",
    "\tEssential\tDesirable\nEducation\tHigh school diploma\tAssociate degree\nSoftware skills\t\tEpic",
]


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_cell_keeps_its_column(derive: Derive, table: str) -> None:
    draft = derive(f"Medical Coder\n\n{table}\n\nDuties: assigns codes.\n")
    asked = {(shown(r.tree), r.importance) for r in draft.requirements}
    assert asked == {("hs", "required"), ("associate", "preferred"), ("epic", "preferred")}


SIGNS = ["~", "✔️", "➕", "+", "👉", "✨", "►"]


@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_before_a_line_is_a_mark(derive: Derive, sign: str) -> None:
    draft = derive(
        f"Medical Coder\n\nYou're a fit if you…\n{sign} hold the CPC\n"
        f"{sign} have coded for a year or longer\n"
    )
    assert [(r.text, r.min_years) for r in draft.requirements] == [
        ("hold the CPC", None),
        ("have coded for a year or longer", 1),
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Experience with Epic or 3M Encoder", "Epic or 3M Encoder"),
        ("Experience with Epic, 3M Encoder", "Epic or 3M Encoder"),
        ("Knowledge of Optum Encoder", "EncoderPro"),
        ("Experience with Epic HIM Software", "Epic"),
        ("Uses Meditech Systems", "MEDITECH"),
        ("Works in Cerner Education", "Cerner"),
    ],
)
def test_the_last_word_of_a_name_is_no_title(derive: Derive, line: str, label: str) -> None:
    draft = derive(f"Coder\nRequired qualifications\n- CPC\n- {line}\n\nPreferred qualifications\n- RHIT\n")
    (rule,) = (rule for rule in draft.rules if rule.sources[0][0] == 4)
    assert (rule.label, rule.sources[0][1]) == (label, line)
