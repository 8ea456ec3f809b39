"""Whole résumés of people whose letters mean something else. Invented people only."""

from __future__ import annotations

import pytest
from test_assertions_sections import Reader

CODING = {
    "aapc.cpc",
    "aapc.cpc_a",
    "aapc.coc",
    "aapc.cic",
    "aapc.crc",
    "ahima.ccs",
    "ahima.ccs_p",
    "ahima.cca",
    "ahima.rhit",
}

# Text of a résumé, and the coding credentials in it.
PEOPLE = {
    "infection nurse": (
        "Ruth Kale, RN, CIC\nInfection Preventionist\n\nCertifications\nCIC, CBIC, 2018\n\nExperience\n"
        "Infection Preventionist, Mercy Hospital, 2015 - Present\n"
        "- Reviewed ICD-10 codes for reporting; worked with medical coding and medical records",
        set(),
    ),
    "insurance agent": (
        "Tom Ash\n\nExperience\nAgent, Ash Insurance Agency, 2010 - Present\n\nCertifications\nCIC",
        set(),
    ),
    "letter carrier": (
        "Ann Lee\n\nExperience\nCCA, United States Postal Service, 2018 - 2020\n- Delivered letters\n\n"
        "Education\nMedical billing student, 2021: ICD-10, CPT coding, HCPCS",
        set(),
    ),
    "researcher": (
        "Kim Poe, MPH, CRC\nClinical Research Coordinator\n\nExperience\nCRC II, University, 2015 - Present\n"
        "- Enrolled subjects and kept ICD-10 coded diagnoses",
        set(),
    ),
    "counselor": ("Bo Ray, CRC, LPC\nVocational counselor\n\nLicenses\nCRC #00012345\nLPC", set()),
    "marketer": (
        "Lia Moss\n\nSkills\nCPC, CPM, CTR, SEO\n\nCertifications\nGoogle Ads certified\nCPC optimization",
        set(),
    ),
    "marketer who is a coder": (
        "Lia Moss, CPC\nDigital marketing manager\n\nExperience\nMarketing Manager, Ads Inc, 2015 - Present\n"
        "- Cut CPC by 20% across Google Ads campaigns\n\n"
        "Certifications\nCertified Professional Coder (CPC), AAPC, 2022",
        {"aapc.cpc"},
    ),
    "coach": ("Al Fox, CPC, ACC\nExecutive coach\n\nCertifications\nCPC, iPEC", set()),
    "cloud architect": (
        "Zed Li, CISSP, CCSP\nSecurity architect\n\nCertifications\nCCSP\nCCNA\nCCA (Citrix)",
        set(),
    ),
    "engineer": (
        "Dan Bo\n\nEducation\nBS Mechanical Engineering, RHIT, Terre Haute, 2012\n\nExperience\nEngineer",
        set(),
    ),
    "eligibility worker": (
        "Mia Tu\n\nExperience\nEligibility worker, 2015 - Present\n"
        "- CCS, GHPP and Medi-Cal; ICD-10, medical billing",
        set(),
    ),
    "forensic technician": (
        "Jo Kay, COC\nForensic technician: chain of custody, drug screens\n\nCertifications\nCOC collector",
        set(),
    ),
    "coder": (
        "Jo Kay, COC, CIC, CRC\nMedical coder\n\nExperience\nCoder, 2015 - Present\n"
        "- Assigned ICD-10-CM, CPT, HCPCS codes",
        {"aapc.coc", "aapc.cic", "aapc.crc"},
    ),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("person", PEOPLE)
def test_coding_credentials(reader: Reader, person: str) -> None:
    text, expected = PEOPLE[person]
    assert set(reader.credentials(text)) & CODING == expected
