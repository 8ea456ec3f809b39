"""Positions by title and duties: coding is a duty, not a keyword."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.extract.work.duty_reader import DutyReader, clauses_of
from screener.extract.work.position_judge import PositionJudge
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Lexicon
from screener.model.profile import Position


@pytest.fixture(scope="module")
def titles(lexicon: Lexicon) -> TitleRoles:
    return TitleRoles(lexicon)


CODING = [
    "Review clinical documentation and diagnostic results to apply appropriate ICD-10 codes",
    "Abstracts and codes diagnoses and procedures",
    "Performed coding for five hospitals, inpatient and ED",
    "Responsible for final coding of surgical accounts",
    "Translate patient information into alpha-numeric medical codes",
    "Analyze records and identify diagnoses for accurate code assignment",
    "Medical coding of emergency room charts",
    "Utilized 3M encoder to assign DRG",
    "Coding of inpatient and outpatient records with ICD-9-CM",
    "I code charts for radiology",
    "Code outpatient surgery and observation accounts",
    "Assigned E&M levels and surgical codes from notes",
    "Applied CPT-4/HCPCS codes and modifiers to ambulatory surgery cases",
    "Sequenced diagnoses per guidelines",
    "Correctly coded and billed medical claims for two hospitals",
    "Perform HCC and RxHCC coding for Medicare Advantage",
    "CPT, HCPCS coding",
    "Selected the principal diagnosis and sequenced secondary diagnoses",
    "Audited charts for coding accuracy",
    "Abstracted ICD-10-CM diagnoses from scanned plan records",
]
NOT_CODING = [
    "Screen stays for hospital-acquired conditions before final coding",
    "Abstracted lab values for the diabetes registry, coded by others",
    "Abstract new cases with ICD-O-3 topography and histology",
    "Entered ICD-9 and CPT codes into the billing system",
    "Posted charges with CPT codes",
    "Verified CPT codes for prior authorization",
    "Reviewed claims for correct CPT codes",
    "Assigned general ledger codes to invoices",
    "Coded and entered invoices each day into the accounting software",
    "Determined medical necessity using ICD-10 and CPT codes",
    "Used applications such as Excel and CPT tables",
    "Assigned to code enforcement",
    "Worked with the coding department on diagnosis coding issues",
    "Coded landing pages in HTML",
    "Coded Java services that load ICD-10-CM tables",
    "Coded adverse events in MedDRA",
    "Color coded patient charts",
    "Code documents according to company procedures",
    "Keyed charges from superbills; codes were chosen by the physicians",
    "Taught medical coding of charts to students",
    "Observed credentialed coders and coded 99 practice records under supervision",
    "Applied for CPT and visa",
    "Familiar with ICD-10-CM coding",
    "Coded open-ended survey responses",
    "Researched CPT and ICD-9 coding discrepancies",
    "Responded to inquiries regarding CPT coding",
    "Answered code blue calls for patients",
    "Upheld the code of conduct in all procedures",
]


@pytest.mark.parametrize("text", CODING)
def test_clauses_that_show_code_assignment(duties: DutyReader, text: str) -> None:
    assert duties.read(text).work >= 1


@pytest.mark.parametrize("text", NOT_CODING)
def test_clauses_that_only_speak_of_codes(duties: DutyReader, text: str) -> None:
    assert duties.read(text).work == 0


def test_a_bullet_over_two_lines_is_one_clause_and_repeats_count_once(duties: DutyReader) -> None:
    text = (
        "• Coded inpatient charts for the\n  trauma service\n• Coded inpatient charts for the trauma service"
    )
    assert list(clauses_of(text)) == ["Coded inpatient charts for the trauma service"] * 2
    assert duties.read(text).work == 1


def test_duties_are_read_in_time_however_long_a_line_is(duties: DutyReader) -> None:
    assert duties.read("assigned coded reviewed CPT " * 5_000).clauses == 1


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Inpatient Coding Specialist III", "coder"),
        ("Certified Professional Coder", "coder"),
        ("Medical Records Technician (Coder)", "coder"),
        ("HCC Coder II", "coder"),
        ("Coding Compliance Auditor", "coder"),
        ("Biller/Coder", "coder"),
        ("Billing Specialist", "biller"),
        ("AR Follow-up Representative", "biller"),
        ("Revenue Cycle Analyst", "biller"),
        ("Patient Accounts Rep", "biller"),
        ("Oncology Data Specialist, Senior", "him_other"),
        ("HIM Clerk", "him_other"),
        ("Release of Information Specialist", "him_other"),
        ("CDI Specialist", "him_other"),
        ("Coding Instructor", "him_other"),
        ("Cancer Registrar", "him_other"),
        ("Registered Nurse, Emergency Department", "healthcare_other"),
        ("Medical Assistant", "healthcare_other"),
        ("Clinical Research Coordinator", "healthcare_other"),
        ("Medical Coder, Clinical Data", "healthcare_other"),
        ("Senior Programmer", "other"),
        ("Software Coder", None),
        ("Recruiter, Health Care", "other"),
        ("Coding Auditor / Educator", "coder"),
        ("Lead Coder and Trainer", "coder"),
        ("Medical Coding & Billing Instructor", "him_other"),
        ("Instructor, Coding Specialist Program", "him_other"),
        ("Sterile Processing Tech", "healthcare_other"),
        ("Recruiter, Health Information and Medical Billing", "other"),
        ("Bank Teller", "other"),
        ("Engineering Lab Technician", None),
        ("Accounts Receivable Clerk", None),
        ("Utility Billing Specialist", None),
        ("Code Enforcement Officer", None),
        ("Coding Bootcamp Instructor (computer)", None),
        ("", None),
    ],
)
def test_titles_name_their_class(titles: TitleRoles, title: str, first: str | None) -> None:
    assert (titles.roles(title) or (None,))[0] == first


OUTSOURCED = [
    "AR Caller",
    "Senior A/R Caller - US Healthcare",
    "Process Associate – Medical Billing",
    "Sr. Process Executive (RCM)",
    "Team Lead, Denial Management",
    "Denials Resolution Specialist",
    "Prior Authorization Associate",
    "SME - AR Follow-up",
    "Quality Analyst – Medical Billing",
    "Eligibility Verification Executive",
    "Charge Entry Operator",
]
IN_SECTOR_ALONE = [
    "Senior AR Analyst",
    "Process Executive - Claims",
    "Accounts Receivable Associate",
    "Claims Processor",
]
NO_BILLERS = [
    "Process Associate",
    "Claims Adjuster, Auto",
    "Team Lead - Sales",
    "AR Developer",
    "Customer Support Executive",
]


@pytest.mark.parametrize("title", OUTSOURCED)
def test_titles_of_outsourced_billing(titles: TitleRoles, title: str) -> None:
    assert titles.roles(title)[:1] == ("biller",)


@pytest.mark.parametrize("title", IN_SECTOR_ALONE)
def test_titles_of_many_trades_are_billing_where_the_duties_say_so(titles: TitleRoles, title: str) -> None:
    assert "biller" not in titles.roles(title)
    assert titles.roles(title, in_sector=True)[:1] == ("biller",)


@pytest.mark.parametrize("title", NO_BILLERS)
def test_titles_of_other_trades_are_no_billing(titles: TitleRoles, title: str) -> None:
    assert "biller" not in titles.roles(title, in_sector=True)


def test_titles_of_many_trades_count_where_the_duties_are_medical(titles: TitleRoles) -> None:
    assert titles.roles("Accounts Receivable Clerk", in_sector=True) == ("biller",)


def judged(title: str, text: str, *, employer: str = "", is_employment: bool = True) -> Position:
    """One position, its heading first, as the judge sees it with all that the finder found."""
    heading = f"{title}, {employer}"
    document = plain_document(f"{heading}\n{text}")
    position = Position(
        title=title,
        employer=employer,
        start="2019-01",
        end="present",
        months=95,
        concepts=(),
        is_coding=False,
        is_training=False,
        page=1,
        line=1,
        quote=heading,
        text_start=0,
        text_end=len(document.text),
        is_employment=is_employment,
    )
    finder, judge = tools()
    return judge.judge(document, (position,), finder.find(document, (), (position,)))[0]


@cache
def tools() -> tuple[Finder, PositionJudge]:
    """Built once: the names of the whole lexicon take their time to compile."""
    lexicon = load_lexicon(["medical_coding"])
    return Finder(lexicon), PositionJudge(lexicon)


POSITIONS = [
    ("Outpatient Coder", "Kept reference books in order", "coder", True),
    ("Coder / Biller", "• Abstracted and coded pro-fee services\n• Audited E&M levels", "coder", True),
    (
        "Biller/Coder",
        "• Posted insurance payments\n• Submitted claims on CMS-1500\n• Followed up on denials\n"
        "• Selected CPT codes for visits from the note",
        "biller",
        True,
    ),
    (
        "Medical Billing Specialist",
        "• Coded outpatient encounters, 160 a day\n• Assigned diagnosis codes from reports\n"
        "• Re-code CPT codes for Medicare patients\n• Posted charges",
        "coder",
        True,
    ),
    (
        "Billing Specialist",
        "• Submitted claims\n• Posted patient payments\n• Worked denials",
        "biller",
        False,
    ),
    ("Billing Specialist", "• Entered CPT and ICD-10 codes from superbills into NextGen", "biller", False),
    ("CDI Specialist", "• Assigned working MS-DRG\n• Placed compliant provider queries", "him_other", False),
    ("Registered Nurse", "• Bedside care\n• Assigned ICD-10 codes at discharge", "healthcare_other", False),
    (
        "Medical Records Technician",
        "• Released records\n• Assigned ICD-9-CM codes to outpatient encounters",
        "him_other",
        True,
    ),
    ("HIM Specialist", "• Key in ensuring accurate diagnosis coding for billing", "him_other", False),
    ("DRG Validation Specialist", "• Reviewed MS-DRG assignment of inpatient claims", "coder", True),
    (
        "Medical Assistant",
        "• Took vital signs\n• Coded encounter forms with CPT\n• Completed ICD-9 coding for visits",
        "healthcare_other",
        True,
    ),
    (
        "Office Manager",
        "• Billed and coded office visits with CPT\n• Posted payments\n• Hired staff\n• Ran payroll",
        "biller",
        True,
    ),
    ("Coding Instructor", "• Taught medical coding of charts to 40 students", "him_other", False),
    ("Medical Coder, Clinical Data", "• Coded adverse events in MedDRA and WHODrug", "other", False),
    ("Coder", "• Coded Java services for claims", "other", False),
    ("Accountant", "• Coded and entered invoices\n• Closed the general ledger", "other", False),
    (
        "Billing and Coding",
        "• Filed charts\n• Sorted mail\n• Typed letters\n• Called patients",
        "biller",
        False,
    ),
    ("Billing and Coding Specialist", "• Coded office visits\n• Filed claims\n• Kept logs", "coder", True),
    ("Medical Coder", "• Coded inpatient charts\n• Wrote Python scripts for reports", "coder", True),
    ("Account Executive, Coding Solutions", "• Sold encoders to hospitals", "other", False),
    ("Adjunct Instructor, Medical Coding", "• Graded exams", "him_other", False),
    ("Census Coding Clerk", "• Coded industry and occupation from survey forms", "other", False),
    ("Survey Coder", "• Coded open-ended responses", "other", False),
    ("Office Manager", "• Managed staff\n• CPT, HCPCS coding\n• Ordered supplies", "other", True),
    ("", "• Released medical records\n• Kept the master patient index", "him_other", False),
    ("", "• Filed claims with insurers\n• Posted payments\n• Appealed denials", "biller", False),
    ("", "• Took vital signs of patients\n• Gave medications", "healthcare_other", False),
    ("", "• Sold shoes", "other", False),
    (
        "Coding Auditor / Educator",
        "• Audited 13 coders monthly\n• Wrote bulletins\n• Built edits",
        "coder",
        True,
    ),
    ("Pain Clinic Coder / Biller", "• Office visits, E&M, HCPCS G codes\n• CMS-1500 claims", "coder", True),
    ("Cross-Coding Coordinator", "• Doctors pick the CPT code, I send the claim", "biller", False),
    ("Medical Coder", "• Entered the codes the physicians had circled\n• Posted payments", "biller", False),
    ("Embedded Coder", "• Coded CAN gateways in C and Rust\n• A hospital robot", "other", False),
    ("CDI Specialist II", "• DRG and expected length of stay (MS-DRG, APR-DRG)", "him_other", False),
    ("Production Specialist", "• Inpatient stays, ICD-10-CM/PCS and MS-DRG", "other", True),
    (
        "Infection Preventionist II",
        "• Pull lists the coders produce in ICD-10-PCS",
        "healthcare_other",
        False,
    ),
]


@pytest.mark.parametrize(("title", "text", "role", "is_coding"), POSITIONS)
def test_what_a_position_was(title: str, text: str, role: str, is_coding: bool) -> None:
    position = judged(title, text)
    assert (position.role, position.is_coding) == (role, is_coding)
    assert ("code_assignment" in position.concepts) is is_coding


def test_what_a_heading_adds_to_a_title_counts() -> None:
    heading = "Senior Process Executive – Medical Coding"
    document = plain_document(f"{heading}\n• Kept records of work\n• Gave feedback")
    whole = replace(
        judged("x", "y"),
        title="Senior Process Executive",
        quote=heading,
        text_end=len(document.text),
    )
    assert tools()[1].judge(document, (whole,), ())[0].is_coding


def test_lines_at_the_head_stand_for_a_title_that_was_not_made_out() -> None:
    text = "Feb 2018 - Present\nSurgical Coder\nBay Specialists\n• Answered the telephone"
    document = plain_document(text)
    untitled = replace(judged("x", "y"), title="", quote="Feb 2018 - Present", text_end=len(text))
    position = tools()[1].judge(document, (untitled,), ())[0]
    assert (position.role, position.is_coding) == ("coder", True)


def test_settings_show_only_where_the_field_worked() -> None:
    text = "Chart reviews for inpatient coding of cardiology stays"
    assert {"inpatient", "cardiology"} <= set(judged("Inpatient Coder", text).concepts)
    nurse = judged("Registered Nurse", "Charted inpatient care in Epic for cardiology patients")
    assert "epic" in nurse.concepts
    assert not {"inpatient", "cardiology"} & set(nurse.concepts)


def test_what_was_only_watched_is_no_setting_of_ones_own() -> None:
    text = "• Shadowed inpatient coders\n• Coded outpatient encounters with CPT"
    shown = set(judged("Coding Intern", text).concepts)
    assert "hospital_outpatient" in shown
    assert "inpatient" not in shown


def test_the_employers_name_is_no_specialty_but_its_title_is() -> None:
    biller = judged("Billing Specialist", "Submitted claims", employer="Orchard Pediatrics")
    assert "pediatrics" not in biller.concepts
    coder = judged("Cardiology Coder", "Coded visits", employer="Harbor Heart Associates")
    assert "cardiology" in coder.concepts


def test_half_a_billers_job_is_coding_where_notes_are_coded() -> None:
    text = (
        "Coder / Senior Biller at Lakeside Billing\n• Mornings: coding clinic and office notes for two\n"
        "• Sent claims\n• Posted payments\n• Called payers about denials\n• Mailed statements"
    )
    assert judged("Coder / Senior Biller", text).is_coding
    assert not judged("Coder / Senior Biller", text.replace("coding clinic", "filing clinic")).is_coding


def test_a_biller_and_coder_who_names_code_systems_and_no_billing_coded() -> None:
    text = "Claims for two pain clinics; ICD-10-CM and CPT; Kareo, Office Ally. Ten providers. Remote."
    assert judged("Medical Biller & Coder", text).is_coding
    assert not judged("Medical Biller & Coder", f"{text} Posted payments.").is_coding


def test_coders_of_trials_assign_no_billing_codes() -> None:
    text = "Medical Coder\n• Reconciled SAE listings with the safety group\n• Forty studies"
    assert not judged("Medical Coder", text).is_coding


def test_unpaid_training_is_coding_only_where_codes_were_assigned() -> None:
    extern = "HIM Extern"
    coded = judged(extern, "Assigned diagnosis codes to charts", is_employment=False)
    watched = judged(extern, "Observed coders and filed charts", is_employment=False)
    assert (coded.is_coding, watched.is_coding) == (True, False)


@pytest.mark.parametrize(("title", "shown"), [("Inpatient Coder", True), ("Medical Biller", False)])
def test_a_ward_named_without_a_word_of_coding_counts_in_a_coders_job(title: str, shown: bool) -> None:
    text = "ICD-10-CM, CPT, claims and denials all day long and for years in one place\n" + "x " * 12
    position = judged(title, f"{text}\n• Covered wound care and infusion")
    assert ("wound_care" in position.concepts) is shown


TRADES = [
    ("Software Engineer", "", False),
    ("Senior Java Developer", "", False),
    ("EHR Sales Representative", "", False),
    ("Licensed Medicare Agent", "", False),
    ("Account Executive", "", False),
    ("Healthcare Recruiter", "", False),
    ("Front Desk Coordinator", "", True),
    ("Data Entry Clerk", "", True),
    ("Epic Analyst", "", True),
    ("Software Engineer", "Coded inpatient charts with ICD-10-CM. ", True),  # and codes all the same
]


@pytest.mark.parametrize(("title", "more", "shown"), TRADES)
def test_what_a_job_makes_or_sells_is_not_its_tool(title: str, more: str, shown: bool) -> None:
    position = judged(title, f"{more}Worked with Epic and loaded CPT tables each quarter")
    assert {"epic", "cpt"}.isdisjoint(position.concepts) is not shown


@pytest.mark.parametrize(
    ("title", "coded"),
    [
        ("Coder/Biller", True),
        ("Coder / Charge Entry", True),
        ("Medical Coder II and Biller", True),
        ("Certified Coder & Payment Poster", True),
        ("Surgery Coder, Charge Entry", True),
        ("Practice Coder and Biller", True),
        ("Biller/Coder", False),
        ("Billing and Coding Specialist", False),
        ("Medical Billing/Coding", False),
        ("Biller", False),
    ],
)
def test_a_title_that_first_calls_its_holder_a_coder_needs_no_word_of_coding(title: str, coded: bool) -> None:
    text = "\n- Colonoscopies\n- Posted payments\n- Twelve doctors, two sites\n- Trained others\n- Phones"
    assert judged(title, text).is_coding is coded


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Coder/Biller", "coder"),
        ("Coder / Charge Entry", "coder"),
        ("Medical Coder II and Biller", "coder"),
        ("Certified Coder & Payment Poster", "coder"),
        ("Biller/Coder", "biller"),
        ("Billing and Coding Specialist", "biller"),
    ],
)
def test_of_equal_duties_the_first_word_of_the_title_says_the_role(title: str, role: str) -> None:
    text = "Assign CPT and ICD-10-CM codes to excisions\n- Submit claims\n- Post payments"
    assert judged(title, text).role == role


@pytest.mark.parametrize(
    "title", ["MDS Coordinator", "MDS Nurse", "RAI Coordinator", "Care Manager", "Case Manager", "LPN, MDS"]
)
def test_who_cares_for_patients_and_picks_a_code_a_day_is_no_coder(title: str) -> None:
    text = "\n- All assessments of 84 beds\n- Assign the primary ICD-10 code of each stay\n- Care plans"
    assert not judged(title, text).is_coding
