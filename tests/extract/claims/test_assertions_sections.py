"""Credentials in whole résumés: headings, tables, cards, duties, pasted postings. Invented people only."""

from __future__ import annotations

from datetime import date

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.claims.asserter import Asserter
from screener.extract.claims.entries import credential_states
from screener.extract.claims.states import StateTable
from screener.extract.concepts.finder import Finder
from screener.extract.extractor import Extractor
from screener.extract.positions.finder import PositionFinder
from screener.extract.sections.finder import SectionFinder
from screener.model.profile import Flag, Mention

TODAY = date(2026, 11, 23)


class Reader:
    """Everything that judging a credential needs, on a text with its sections and positions."""

    def __init__(self) -> None:
        lexicon = load_lexicon(["medical_coding"])
        self._sections, self._positions = SectionFinder(lexicon), PositionFinder(lexicon)
        self._finder, self._asserter = Finder(lexicon), Asserter(lexicon)
        self._states = StateTable(lexicon.tables["states"])

    def mentions(self, text: str) -> tuple[Mention, ...]:
        document = plain(text)
        sections = self._sections.find(document)
        positions = self._positions.find(document, sections, TODAY)
        found = self._finder.find(document, sections, positions)
        return self._asserter.judge(document, sections, positions, found, TODAY)

    def credentials(self, text: str) -> dict[str, str]:
        """Assertion of each credential that the text supports."""
        return {c.id: c.assertion for c in credential_states(self.mentions(text), self._states)[0]}

    def flags(self, text: str) -> list[Flag]:
        return list(credential_states(self.mentions(text), self._states)[1])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_rows_of_a_table(reader: Reader) -> None:
    text = """
        Jane Roe

        Certifications
        Credential   Issuer   Year   Status
        CPC   AAPC   2015   Active
        CCS   AHIMA   2012   Expired 2020
        RHIT   AHIMA   2010   Inactive
    """
    assert reader.credentials(text) == {"aapc.cpc": "held", "ahima.ccs": "lapsed", "ahima.rhit": "lapsed"}


def test_cards_of_several_lines(reader: Reader) -> None:
    text = """
        Jane Roe

        Certifications
        Certified Professional Coder
        AAPC
        Issued May 2019
        Expires May 2027
        Certified Coding Specialist
        AHIMA
        In progress
        Certified Inpatient Coder (CIC)
        AAPC
        Expired 2019
    """
    assert reader.credentials(text) == {"aapc.cpc": "held", "ahima.ccs": "in_progress", "aapc.cic": "lapsed"}
    cpc = next(m for m in reader.mentions(text) if m.concept == "aapc.cpc")
    assert (cpc.obtained, cpc.expires) == ("2019-05", "2027-05")


def test_headings_set_the_state_of_what_follows(reader: Reader) -> None:
    text = """
        Jane Roe
        Medical coder

        Certifications
        CPC, AAPC

        Certifications in Progress
        CIC, AAPC
        CRC

        Expired Certifications
        RHIT, AHIMA

        References
        Ann Poe, RHIA, CCS
        Bob Lee, CPC, COC, Coding Manager
    """
    assert reader.credentials(text) == {
        "aapc.cpc": "held",
        "aapc.cic": "in_progress",
        "aapc.crc": "in_progress",
        "ahima.rhit": "lapsed",
        "ahima.rhia": "other_person",
        "ahima.ccs": "other_person",
        "aapc.coc": "other_person",
    }


def test_a_manager_does_not_hold_what_the_staff_holds(reader: Reader) -> None:
    text = """
        Jane Roe, RHIA

        Summary
        HIM director with 20 years of experience leading CPC and CCS certified teams.

        Experience
        HIM Director, General Hospital, Jan 2010 - Present
        - Supervised a staff of 14 coders including RHITs, CCS and CPC
        - Recruited CPC-A apprentices and helped them obtain CPC
        - Ensured all coders maintain CPC or CCS credentials
        - Worked with CCDS nurses on queries
        - Prepared staff for the CCS exam
        - Started a CPC study group for billing staff
    """
    states = reader.credentials(text)
    assert states.pop("ahima.rhia") == "held"
    assert set(states.values()) == {"other_person"}


def test_a_job_that_is_sought_and_one_that_is_pasted(reader: Reader) -> None:
    text = """
        Jane Roe

        Objective
        Seeking a CPC coder position.

        Experience
        Medical Biller, Smith Clinic, 2018 - Present
        - Posted payments, charge entry, CPT and ICD-10 codes

        Job Requirements
        CPC or CCS certification required
        RHIT preferred
    """
    assert reader.credentials(text) == {}


def test_a_letter_that_asks_and_promises(reader: Reader) -> None:
    text = """
        Jane Roe
        Dear Hiring Manager,
        I understand that the medical coder position requires a CPC. I am currently enrolled in a
        CPC preparation course and plan to sit for the CPC exam in March 2027. I know ICD-10-CM and CPT.
    """
    assert reader.credentials(text) == {"aapc.cpc": "in_progress"}


def test_a_bare_name_among_duties_is_not_a_claim(reader: Reader) -> None:
    text = """
        Jane Roe

        Experience
        Billing Clerk, Valley Clinic, 2015 - 2020
        - Answered questions about the CPC and about coding rules for the whole front office
    """
    assert reader.credentials(text) == {}
    [mention] = [m for m in reader.mentions(text) if m.concept == "aapc.cpc"]
    assert mention.state == "unstated"
    assert mention.confidence < 0.5


def test_words_of_a_job_are_no_cues(reader: Reader) -> None:
    text = """
        Jane Roe, CPC

        Experience
        Coder, A Clinic, 2019 - Present
        - As a CPC, resolved pending claims and denied charges; exceeded expected productivity
        - Reviewed expired authorizations, cancelled claims and inactive accounts as the CPC of the team
    """
    assert reader.credentials(text) == {"aapc.cpc": "held"}
    assert reader.flags(text) == []


def test_the_header_says_more_than_the_certificate(reader: Reader) -> None:
    text = """
        Jane Roe, CPC

        Certifications
        CPC-A, AAPC
    """
    assert reader.credentials(text) == {"aapc.cpc_a": "held"}
    assert [f.id for f in reader.flags(text)] == ["credential_conflict"]


def test_the_certificate_says_more_than_an_old_header(reader: Reader) -> None:
    text = """
        Jane Roe, CPC-A

        Certifications
        Certified Professional Coder (CPC), issued May 2021, AAPC
    """
    assert reader.credentials(text) == {"aapc.cpc": "held"}


def test_an_explicit_cue_beats_the_letters_after_the_name(reader: Reader) -> None:
    text = """
        Jane Roe, CPC

        Certifications
        CPC, AAPC, expired 2021
    """
    assert reader.credentials(text) == {"aapc.cpc": "lapsed"}
    assert [f.id for f in reader.flags(text)] == ["credential_conflict"]


def test_two_cues_that_disagree_are_flagged(reader: Reader) -> None:
    text = """
        Jane Roe
        Certified coder

        Certifications
        CCS, AHIMA, inactive

        Summary
        Active CCS with inpatient experience
    """
    assert reader.credentials(text)["ahima.ccs"] == "lapsed"
    assert reader.flags(text)[0].detail == "inactive p. 1, said to be in force p. 1"


def test_numbers_and_dates(reader: Reader) -> None:
    text = """
        Jane Roe

        Certifications
        RHIT, AHIMA, #1234567, since 2010
        Certified Professional Coder (CPC), AAPC ID 01234567, exp. 10/31/2027
        CCS, AHIMA, expired 03/2022
    """
    mentions = {m.concept: m for m in reader.mentions(text)}
    assert (mentions["ahima.rhit"].number, mentions["ahima.rhit"].obtained) == ("1234567", "2010")
    assert (mentions["aapc.cpc"].number, mentions["aapc.cpc"].expires) == ("01234567", "2027-10")
    assert (mentions["ahima.ccs"].expires, mentions["ahima.ccs"].obtained) == ("2022-03", None)


def test_a_member_number_is_no_membership_that_parts_a_card(reader: Reader) -> None:
    text = """
        Jane Roe

        Certifications
        Certified Professional Coder (CPC)
        Issued October 30, 2019 by AAPC
        Member ID: 01620055
        Certified Outpatient Coder (COC)
        Both current through 12/2027
    """
    assert reader.credentials(text) == {"aapc.cpc": "held", "aapc.coc": "held"}
    cpc = next(m for m in reader.mentions(text) if m.concept == "aapc.cpc")
    assert (cpc.obtained, cpc.number) == ("2019-10", "01620055")
    coc = next(m for m in reader.mentions(text) if m.concept == "aapc.coc")
    assert (coc.state, coc.expires) == ("future_expiry", "2027-12")


def test_certifications_in_the_plural_are_still_one_s_own(reader: Reader) -> None:
    mentions = reader.mentions("Jane Roe\n\nSkills\nEpic certifications in Resolute")
    assert [m.state for m in mentions if m.concept == "epic.cert"] == ["active"]


# A date decides by the day on which the résumé is read.
@pytest.mark.parametrize(
    ("stamp", "assertion"),
    [("10/2026", "lapsed"), ("11/2026", "held"), ("12/2026", "held"), ("2025", "lapsed"), ("2026", "held")],
)
def test_expiry_is_compared_with_today(reader: Reader, stamp: str, assertion: str) -> None:
    assert reader.credentials(f"Jane Roe\n\nCertifications\nCPC, AAPC, valid through {stamp}") == {
        "aapc.cpc": assertion
    }


# Skills are denied, wished for, or there.
@pytest.mark.parametrize(
    ("text", "concept", "assertion"),
    [
        ("No experience with Epic. Familiar with Cerner.", "epic", "negated"),
        ("No experience with Epic. Familiar with Cerner.", "cerner", "held"),
        ("Never used Meditech, but know Cerner well", "meditech", "negated"),
        ("Never used Meditech, but know Cerner well", "cerner", "held"),
        ("No inpatient coding experience; ICD-10-CM daily", "icd_10_cm", "held"),
        ("Have not worked with ICD-10-PCS", "icd_10_pcs", "negated"),
        ("Willing to learn 3M 360", "m3_360", "in_progress"),
        ("Coded with no errors in Cerner and ICD-10-CM", "icd_10_cm", "held"),
        ("Cerner. Do not know Epic but will learn", "epic", "negated"),
        ("Outpatient coder. No profee and no inpatient coding.", "profee", "negated"),
        ("No charts so far.\nEXPERIENCE\nSingle-path coder", "single_path", "held"),
        ("Modifiers for anesthesia\nFacility coding was done elsewhere", "modifiers", "held"),
        ("Modifiers for anesthesia\nFacility coding was done elsewhere", "facility", "negated"),
    ],
)
def test_skills(reader: Reader, text: str, concept: str, assertion: str) -> None:
    named = [m for m in reader.mentions(text) if m.concept == concept]
    assert {m.assertion for m in named} == {assertion}


def test_a_membership_is_named_but_is_no_credential(reader: Reader) -> None:
    text = """
        Jane Roe

        Affiliations
        Member, American Health Information Management Association
        AAPC member since 2019
    """
    assert reader.credentials(text) == {}
    assert {m.state for m in reader.mentions(text) if m.category == "certification"} == {"membership_only"}


@pytest.mark.parametrize("title", ["References", "Character references", "R e f e r e n c e s"])
def test_referees_hold_their_own_credentials(reader: Reader, title: str) -> None:
    text = f"""
        Jane Roe, CPC

        Experience
        Medical Coder, Larch Clinic, 2019 - 2024
        Coded clinic charts

        {title}
        Ada Quist, CIC, COC, coding manager at Larch Clinic
    """
    assert reader.credentials(text) == {
        "aapc.cpc": "held",
        "aapc.cic": "other_person",
        "aapc.coc": "other_person",
    }


def test_an_honorific_before_the_candidates_own_name(reader: Reader) -> None:
    assert reader.credentials("Ms. Jane Roe, CPC\n\nExperience\nMedical Coder, 2019 - 2024") == {
        "aapc.cpc": "held"
    }


@pytest.mark.parametrize(
    "sought",
    [
        "TARGET ROLES\nInpatient Medical Coder, Risk Adjustment / HCC Coder",
        "DESIRED ROLES\nInpatient Coder; HCC Coder",
        "JOB TARGETS\nInpatient Coder\nHCC Coder",
        "ROLES OF INTEREST\nHCC Coder | Inpatient Coder",
        "Preferred roles: Inpatient Coder, HCC Coder",
        "POSITIONS SOUGHT\nHCC coder in risk adjustment",
    ],
)
def test_what_stands_under_target_roles_is_wished_for(sought: str) -> None:
    text = f"Jane Roe\njane@example.com\n\nSKILLS\nICD-10-CM\n\nEDUCATION\nBDS, Lake College\n\n{sought}\n"
    profile = Extractor(load_lexicon(["medical_coding"])).extract(
        plain(text), file="a", sha256="", as_of=date(2026, 11, 23)
    )
    assert profile.summary.code_systems == ("icd_10_cm",)
    assert {m.assertion for m in profile.mentions if m.concept == "hcc"} == {"in_progress"}
