"""What a text claims of a credential, sentence by sentence. Today is 2026-11-23 in all of them."""

from __future__ import annotations

from datetime import date

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.claims.asserter import Asserter
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.model.profile import Mention

TODAY = date(2026, 11, 23)


class Reader:
    """Finds and judges one text without sections."""

    def __init__(self) -> None:
        lexicon = load_lexicon(["medical_coding"])
        self._finder, self._asserter = Finder(lexicon), Asserter(lexicon)

    def read(self, text: str) -> tuple[Mention, ...]:
        document = plain_document(text)
        mentions = self._finder.find(document, (), ())
        return self._asserter.judge(document, (), (), mentions, TODAY)

    def states(self, text: str) -> dict[str, str]:
        """State of each credential, of several mentions the last."""
        return {m.concept: m.state for m in self.read(text) if m.category == "certification"}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


# Held: plain, dated, with a number, with words that say so.
HELD = [
    ("Coder for 20 years, never let my CPC lapse", {"aapc.cpc": "current"}),
    ("CPC has never lapsed, coder", {"aapc.cpc": "current"}),
    ("Jane Doe, RHIT, CCS", {"ahima.rhit": "active", "ahima.ccs": "active"}),
    ("Credentials: CPC, CRC", {"aapc.cpc": "active", "aapc.crc": "active"}),
    ("CPC-certified coder with ten years in orthopedics", {"aapc.cpc": "active"}),
    ("I hold the CCS and work as a coder", {"ahima.ccs": "current"}),
    ("Active CPC, coder for a clinic", {"aapc.cpc": "current"}),
    ("CIC since 2015, inpatient coder", {"aapc.cic": "current"}),
    ("Earned the COC through AAPC in May 2018", {"aapc.coc": "current"}),
    ("CCA in good standing, coder", {"ahima.cca": "current"}),
    ("CRC, coder, valid through 09/2027", {"aapc.crc": "future_expiry"}),
    ("CCS-P, expires 12/31/2026", {"ahima.ccs_p": "future_expiry"}),
    ("CPC (coder) renewed, exp. 3/2028", {"aapc.cpc": "future_expiry"}),
    ("RHIA #123456, active thru 3/31/2027", {"ahima.rhia": "future_expiry"}),
    ("She received her RHIT in 1990", {"ahima.rhit": "current"}),
    ("CPC renewal pending", {"aapc.cpc": "renewal_pending"}),
    ("Uncertified until 2015; CPC since 2016", {"aapc.cpc": "current"}),
    ("Cleared the CPC exam in 2022, coder", {"aapc.cpc": "current"}),
    ("CPC, AAPC, 12/2027", {"aapc.cpc": "unclear_date"}),
    ("CPC (2012 - Present), coder", {"aapc.cpc": "active"}),
    ("CPC reinstated 2023", {"aapc.cpc": "reinstated"}),
    ("CPC expired in 2018; reinstated 2020", {"aapc.cpc": "reinstated"}),
    ("CPC lapsed in 2018, reinstated in 2021", {"aapc.cpc": "reinstated"}),
]

# Apprentices: any writing of the A, its removal, and the letter that is only an article.
APPRENTICE = [
    ("Jane Doe, CPC-A", {"aapc.cpc_a": "apprentice"}),
    ("Jane Doe, CPC–A", {"aapc.cpc_a": "apprentice"}),
    ("CPC (A), coder", {"aapc.cpc_a": "apprentice"}),
    ("CPC(A)", {"aapc.cpc_a": "apprentice"}),
    ("CPC-\nA, CBCS", {"aapc.cpc_a": "apprentice", "nha.cbcs": "active"}),
    ("CPC – A, AAPC, 2026", {"aapc.cpc_a": "apprentice"}),
    ("CPC A, AAPC", {"aapc.cpc_a": "apprentice"}),
    ("CPC®-A", {"aapc.cpc_a": "apprentice"}),
    ("Certified Professional Coder - Apprentice", {"aapc.cpc_a": "apprentice"}),
    ("Certified Professional Coder (CPC-A)", {"aapc.cpc_a": "apprentice"}),
    ("Certified Professional Coder, Apprentice (CPC-A)", {"aapc.cpc_a": "apprentice"}),
    ("CPC Apprentice", {"aapc.cpc_a": "apprentice"}),
    ("COC-A, AAPC", {"aapc.coc_a": "apprentice"}),
    ("CIC-A", {"aapc.cic_a": "apprentice"}),
    ("CRC (Apprentice)", {"aapc.crc_a": "apprentice"}),
    ("CPC-H-A", {"aapc.cpc_h_a": "apprentice"}),
    ("CPC - A highly motivated coder", {"aapc.cpc": "active"}),
    ("CPC-A, June 2021; apprentice status removed July 2023", {"aapc.cpc": "apprentice_removed"}),
    ("CPC-A 2019 (apprentice designation was removed in 2021)", {"aapc.cpc": "apprentice_removed"}),
    ("CPC-A, AAPC, 2022;\napprentice status removed\n2024", {"aapc.cpc": "apprentice_removed"}),
    ("CPC (formerly CPC-A), coder", {"aapc.cpc": "apprentice_removed", "aapc.cpc_a": "superseded"}),
    ("CPC-A 2018, CPC 2020", {"aapc.cpc_a": "superseded", "aapc.cpc": "active"}),
    ("CPC-A → CPC (AAPC)", {"aapc.cpc_a": "superseded", "aapc.cpc": "active"}),
    ("Coder: moved from CPC-A to CPC", {"aapc.cpc_a": "superseded", "aapc.cpc": "active"}),
    ("C.P.C.-A, coder", {"aapc.cpc_a": "apprentice"}),
    ("CPCA, AAPC", {"aapc.cpc_a": "apprentice"}),
    ("CPC with apprentice designation, coder", {"aapc.cpc_a": "apprentice"}),
    ("CPC (Apprentice status), coder", {"aapc.cpc_a": "apprentice"}),
    ("Certified Professional Coder (A)", {"aapc.cpc_a": "apprentice"}),
    ("CPC-A, pending removal of A status", {"aapc.cpc_a": "apprentice_removal_pending"}),
    ("CPC-A, removal of the apprentice designation pending", {"aapc.cpc_a": "apprentice_removal_pending"}),
    ("CPC-A (awaiting apprentice removal)", {"aapc.cpc_a": "apprentice_removal_pending"}),
]

# Not held yet.
TO_COME = [
    ("CPC in progress", {"aapc.cpc": "in_progress"}),
    ("Pursuing RHIT", {"ahima.rhit": "in_progress"}),
    ("Currently working toward my CCS", {"ahima.ccs": "in_progress"}),
    ("Studying for the CIC exam, coder", {"aapc.cic": "in_progress"}),
    ("RHIT candidate", {"ahima.rhit": "in_progress"}),
    ("Preparing for the COC through AAPC", {"aapc.coc": "in_progress"}),
    ("CCS — expected June 2027", {"ahima.ccs": "expected"}),
    ("CCA (anticipated 02/2027), coder", {"ahima.cca": "expected"}),
    ("Will obtain CRC by spring, coder", {"aapc.crc": "expected"}),
    ("CPC, expected May 2024", {"aapc.cpc": "stale_expected"}),
    ("CPC exam scheduled for January 9, 2027", {"aapc.cpc": "exam_scheduled"}),
    ("Sitting for the CCS in March", {"ahima.ccs": "exam_scheduled"}),
    ("Registered for the CIC exam, coder", {"aapc.cic": "exam_scheduled"}),
    ("CPC exam on 12/05/2026", {"aapc.cpc": "exam_scheduled"}),
    ("Took the CCS exam, awaiting results", {"ahima.ccs": "exam_taken"}),
    ("RHIT exam passed, awaiting transcript", {"ahima.rhit": "exam_passed"}),
    ("Did not pass the CPC, retaking it in May", {"aapc.cpc": "exam_retaking"}),
    # An intention books no exam.
    ("Planning to write CPC exam, coder", {"aapc.cpc": "expected"}),
    ("RHIT; plans to sit for the CCS afterwards", {"ahima.rhit": "active", "ahima.ccs": "expected"}),
    ("Medical coder hoping to take the CPC in the spring", {"aapc.cpc": "expected"}),
    ("Biller, intend to sit for the CPC", {"aapc.cpc": "expected"}),
    ("Coding student; planning to test for the CCA", {"ahima.cca": "expected"}),
    ("Coder who would like to sit for the CIC", {"aapc.cic": "desired_job"}),
    ("Medical coder, registered to sit for the CPC", {"aapc.cpc": "exam_scheduled"}),
    ("Coder, will sit for the CCS on March 3", {"ahima.ccs": "exam_scheduled"}),
    ("Scheduled to take the CPC in May, coder", {"aapc.cpc": "exam_scheduled"}),
    ("Yet to clear the CPC, medical coder", {"aapc.cpc": "in_progress"}),
    ("Objective: to obtain my CPC certification, coder", {"aapc.cpc": "expected"}),
    ("Use my CPC and gain CCS certification", {"aapc.cpc": "active", "ahima.ccs": "expected"}),
    ("CPC, coder, eligible to sit in 2027", {"aapc.cpc": "eligible"}),
    ("CPC aspirant, coder", {"aapc.cpc": "in_progress"}),
    ("Seeking CPC certification, coder", {"aapc.cpc": "in_progress"}),
    ("Seeking CPC", {"aapc.cpc": "in_progress"}),
    ("RHIT-eligible", {"ahima.rhit": "eligible"}),
    ("Eligible to sit for the RHIA exam", {"ahima.rhia": "eligible"}),
    ("CCS eligible, coder", {"ahima.ccs": "eligible"}),
]

# No longer held.
LOST = [
    ("CDEO, 2016 - I did not renew it after 2020", {"aapc.cdeo": "lapsed"}),
    ("Coder: CPMA, 2015, stopped renewing in 2021", {"aapc.cpma": "lapsed"}),
    ("Inpatient coder. I gave up the CIC in 2020", {"aapc.cic": "lapsed"}),
    ("CPC certified through 2024, coder", {"aapc.cpc": "expired"}),
    ("CCS expired 2019", {"ahima.ccs": "expired"}),
    ("CPC, valid through 06/2022", {"aapc.cpc": "expired"}),
    ("CPC (exp. 12/2020), coder", {"aapc.cpc": "expired"}),
    ("RHIA no longer active", {"ahima.rhia": "expired"}),
    ("My CPC lapsed during parental leave", {"aapc.cpc": "lapsed"}),
    ("I let my RHIT lapse in 2019", {"ahima.rhit": "lapsed"}),
    ("CRC, AAPC, 2016; not renewed", {"aapc.crc": "lapsed"}),
    ("RHIT (inactive since 2021)", {"ahima.rhit": "inactive"}),
    ("CCS-P - revoked", {"ahima.ccs_p": "revoked"}),
    ("CCA, coder, cancelled by AHIMA", {"ahima.cca": "revoked"}),
    ("COC, AAPC, reinstatement in process", {"aapc.coc": "reinstating"}),
    ("CPAM, Retired", {"aaham.cpam": "retired"}),
    ("CPC 2006-2012", {"aapc.cpc": "past_held"}),
    ("Formerly CPC, coder", {"aapc.cpc": "past_held"}),
    ("Past certification: CCS, coder", {"ahima.ccs": "past_held"}),
    ("RHIT; not currently maintained", {"ahima.rhit": "lapsed"}),
    ("Previously CIC certified, inpatient coder", {"aapc.cic": "past_held"}),
    ("COC (formerly CPC-H)", {"aapc.coc": "active", "aapc.cpc_h": "superseded"}),
]

# Denied.
DENIED = [
    ("I never did sit for the CCS, coder", {"ahima.ccs": "denied"}),
    ("Studied for and never got the CIRCC", {"aapc.circc": "denied"}),
    ("Outpatient coder who never took the CPC", {"aapc.cpc": "denied"}),
    ("Coder, never actually finished my CRC", {"aapc.crc": "denied"}),
    ("I do not have a CPC", {"aapc.cpc": "denied"}),
    ("Not a CPC yet, but coding since 2020", {"aapc.cpc": "denied"}),
    ("Experienced coder without CCS", {"ahima.ccs": "denied"}),
    ("CPC: no", {"aapc.cpc": "denied"}),
    ("No coding certification at present", {"generic.certified_coder": "denied"}),
    ("Non-certified coder, six years", {"generic.certified_coder": "denied"}),
]

# Somebody else's, or a job's.
OTHERS = [
    ("Coding charts were reviewed by a CPC every week", {"aapc.cpc": "other_people"}),
    ("CDI talk by a visiting CCDS", {"acdis.ccds": "other_people"}),
    ("Coded with my instructor, a CPC-I who ran a chapter", {"aapc.cpc_i": "other_people"}),
    ("Poster on sepsis coding, with A. Brandt, RHIA", {"ahima.rhia": "other_people"}),
    ("Took a CPC prep course in 2022", {"aapc.cpc": "course_only"}),
    ("Supervised nine CPC coders", {"aapc.cpc": "other_people"}),
    ("Worked closely with CCS-certified staff", {"ahima.ccs": "other_people"}),
    ("Wrote code tables for use by our CCS-certified customers", {"ahima.ccs": "other_people"}),
    ("Meet weekly with the CCS-certified coding team about DRGs", {"ahima.ccs": "other_people"}),
    ("Every chart is reviewed by CPC-certified auditors", {"aapc.cpc": "other_people"}),
    ("Managed a team of RHITs and RHIAs", {"ahima.rhit": "other_people", "ahima.rhia": "other_people"}),
    ("Mentored CPC-A apprentices and coders", {"aapc.cpc_a": "other_people"}),
    ("Hired certified coders (CPC, CCS)", {"aapc.cpc": "other_people", "ahima.ccs": "other_people"}),
    ("Reported to the RHIA director of HIM", {"ahima.rhia": "other_people"}),
    ("Reference: Ann Poe, RHIA, CCS, 555-0100", {"ahima.rhia": "other_people", "ahima.ccs": "other_people"}),
    ("Supervisor: Ann Poe, CPC, coding lead", {"aapc.cpc": "other_people"}),
    ("Led a group of CRC coders", {"aapc.crc": "other_people"}),
    ("Seeking a CPC coder position", {"aapc.cpc": "job_requirement"}),
    ("Looking for a remote CPC role", {"aapc.cpc": "job_requirement"}),
    ("Ensured that all coders maintain the CPC credential", {"aapc.cpc": "other_people"}),
    ("Assisted a CPC coder with charge review", {"aapc.cpc": "other_people"}),
    ("Oversee ten coders (5 CPC, 3 CCS, 2 RHIT)", {"aapc.cpc": "other_people", "ahima.rhit": "other_people"}),
    ("Assist coders in obtaining CPC", {"aapc.cpc": "unstated"}),
    ("Coder of the year among CPC peers", {"aapc.cpc": "other_people"}),
    ("Passing the CRC exam: a talk for coders", {"aapc.crc": "unstated"}),
    ("Worked under an RHIA", {"ahima.rhia": "other_people"}),
    ("Trained staff for CPC, AAPC exam", {"aapc.cpc": "unstated"}),
    ("CPC required, CCS preferred", {"aapc.cpc": "job_requirement", "ahima.ccs": "job_requirement"}),
    ("Must hold RHIT or RHIA", {"ahima.rhit": "job_requirement", "ahima.rhia": "job_requirement"}),
    ("Coder position, COC a plus", {"aapc.coc": "job_requirement"}),
    ("Willing to obtain the CCA", {"ahima.cca": "desired_job"}),
    ("Interested in CRC certification, coder", {"aapc.crc": "desired_job"}),
    ("Would like to become a CPC", {"aapc.cpc": "desired_job"}),
    ("Proctored CPC exams", {"aapc.cpc": "referenced"}),
    ("Tutored students for the CCS", {"ahima.ccs": "referenced"}),
]

# A course or a membership is no credential.
NO_CREDENTIAL = [
    ("CPC prep course, Lakeside College", {"aapc.cpc": "course_only"}),
    ("Completed AAPC CPC training", {"aapc.cpc": "course_only"}),
    ("CCS boot camp 2020", {"ahima.ccs": "course_only"}),
    ("80-hour CIC curriculum, coder", {"aapc.cic": "course_only"}),
    ("CRC review class, AAPC", {"aapc.crc": "course_only"}),
    ("CPC trained, coder", {"aapc.cpc": "course_only"}),
    ("CRC online training, AAPC", {"aapc.crc": "course_only"}),
    ("AAPC CPC Preparatory Course", {"aapc.cpc": "course_only"}),
    ("Trained in CPC and ICD-10", {"aapc.cpc": "course_only"}),
    ("AAPC member since 2019", {"aapc.member": "membership_only"}),
    ("ICD-10 certified", {"aapc.icd10_prof": "course_only"}),
    ("HIPAA certified", {"ecfirst.chp": "course_only"}),
]

# Lists: brackets hold for the last, "and" and a leading cue for all.
LISTS = [
    ("CPC, CCS (in progress)", {"aapc.cpc": "active", "ahima.ccs": "in_progress"}),
    ("CPC and CCS in progress", {"aapc.cpc": "in_progress", "ahima.ccs": "in_progress"}),
    (
        "CPC, COC and CRC in progress",
        {"aapc.cpc": "in_progress", "aapc.coc": "in_progress", "aapc.crc": "in_progress"},
    ),
    ("Pursuing: CPC, CRC", {"aapc.cpc": "in_progress", "aapc.crc": "in_progress"}),
    ("In progress: CIC, RHIT", {"aapc.cic": "in_progress", "ahima.rhit": "in_progress"}),
    ("RHIT (inactive), CCS (active)", {"ahima.rhit": "inactive", "ahima.ccs": "current"}),
    ("CPC; pursuing CCS", {"aapc.cpc": "active", "ahima.ccs": "in_progress"}),
    ("Active CPC, pursuing CCS", {"aapc.cpc": "current", "ahima.ccs": "in_progress"}),
    ("RHIT expired, CPC active", {"ahima.rhit": "expired", "aapc.cpc": "current"}),
    ("CPC and COC, both expired in 2020", {"aapc.cpc": "expired", "aapc.coc": "expired"}),
    ("CPC, AAPC 2015; CCS, exam scheduled March 2027", {"aapc.cpc": "active", "ahima.ccs": "exam_scheduled"}),
    (
        "RHIT | CCS | CPC (expected 2027)",
        {"ahima.rhit": "active", "ahima.ccs": "active", "aapc.cpc": "expected"},
    ),
    ("Studying for CPC while holding RHIT", {"aapc.cpc": "in_progress", "ahima.rhit": "current"}),
    ("Although not a CCS, I hold the CPC", {"ahima.ccs": "denied", "aapc.cpc": "current"}),
]

ALL = [*HELD, *APPRENTICE, *TO_COME, *LOST, *DENIED, *OTHERS, *NO_CREDENTIAL, *LISTS]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_state(reader: Reader, text: str, expected: dict[str, str]) -> None:
    states = reader.states(text)
    assert {concept: states.get(concept) for concept in expected} == expected


# The credentials whose letters mean most other things, as real ones, in every state.
NAMES = {
    "ahima.cca": ("CCA", "AHIMA"),
    "aapc.cic": ("CIC", "AAPC"),
    "aapc.crc": ("CRC", "AAPC"),
    "aapc.coc": ("COC", "AAPC"),
    "ahima.ccs_p": ("CCS-P", "AHIMA"),
}
STATES = {
    "{}, {}, coder": "active",
    "{} ({}) since 2018, coder": "current",
    "{}, {}, expires 05/2028": "future_expiry",
    "Studying for the {} exam ({})": "in_progress",
    "{} through {}, expected 03/2027": "expected",
    "{} exam ({}) scheduled for 01/2027": "exam_scheduled",
    "{} eligible, {} student": "eligible",
    "{} ({}), expired 2020": "expired",
    "{}, {}, inactive": "inactive",
    "My {} from {} lapsed in 2019": "lapsed",
    "Supervised {} coders and {} members": "other_people",
    "{} required, {} preferred": "job_requirement",
    "{} prep course, {} approved": "course_only",
}


@pytest.mark.parametrize("concept", NAMES)
@pytest.mark.parametrize(("pattern", "state"), STATES.items())
def test_real_credential_in_each_state(reader: Reader, concept: str, pattern: str, state: str) -> None:
    text = pattern.format(*NAMES[concept])
    named = [m for m in reader.read(text) if m.concept == concept]
    assert [m.state for m in named] == [state]
    assert named[0].confidence >= 0.85


@pytest.mark.parametrize(
    "text",
    [
        "CPC pending, " * 2000,
        "in progress " * 4000 + "CPC",
        "References: " * 2000 + "CPC coder",
        "no experience with Epic " * 2000,
        "CPC\n(" * 2000,
        "CPC " + "not " * 4000,
    ],
)
def test_hostile_texts_claim_nothing_and_take_no_time(reader: Reader, text: str) -> None:
    # No clock here: what grows with the square of the text would not come back within the run's patience.
    assert "current" not in reader.states(text).values()


# A coarse full name beside the finer abbreviation is the finer credential, whichever comes first.
@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Certified Coding Specialist (CCS-P), 2010", {"ahima.ccs_p"}),
        ("Certified Coding Specialist CCS-P 2010", {"ahima.ccs_p"}),
        ("CCS-P: Certified Coding Specialist", {"ahima.ccs_p"}),
        ("CPC-A – Certified Professional Coder", {"aapc.cpc_a"}),
        ("Certified Coding Specialist, CCS-P", {"ahima.ccs", "ahima.ccs_p"}),
        ("CCS, CCS-P", {"ahima.ccs", "ahima.ccs_p"}),
    ],
)
def test_the_finer_name(reader: Reader, text: str, concepts: set[str]) -> None:
    assert set(reader.states(text)) == concepts
