"""The postings that ship mean what they say."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from small_world import AS_OF

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.extract.concepts.examples import plain_document
from screener.extract.extractor import Extractor
from screener.model.concept import Lexicon
from screener.model.profile import Profile
from screener.model.scorecard import RuleResult
from screener.score.kinds import KINDS
from screener.score.scoring import score_profile

RESUME = """Ann Roe, CPC
ann@mail.example | (555) 555-0101

EXPERIENCE
{title}
{employer}, Troy, OH | Jan 2019 - Present
- {codes}
- {duty}

EDUCATION
High School Diploma, 2010
"""


@cache
def lexicon() -> Lexicon:
    return load_lexicon(["medical_coding"])


@cache
def extractor() -> Extractor:
    return Extractor(lexicon())


CODES = "Assigned CPT, ICD-10-CM and HCPCS codes in Epic"


def profile(
    duty: str, *, title: str = "Medical Coder", employer: str = "Mercy Hospital", codes: str = CODES
) -> Profile:
    text = RESUME.format(title=title, employer=employer, duty=duty, codes=codes)
    return extractor().extract(
        plain_document(text), file="a.txt", sha256="0", as_of=date.fromisoformat(AS_OF)
    )


def result(posting: str, rule: str, found: Profile) -> RuleResult:
    card = score_profile(found, load_posting(posting, lexicon(), KINDS), lexicon())
    return next(r for r in card.results if r.rule == rule)


SPECIALTIES = [
    ("Coded cardiology and orthopedic visits", "Cardiology"),
    ("Coded dermatology procedures", "Dermatology"),
    ("Coded OB/GYN deliveries and office procedures", "OB/GYN"),
    ("Coded colonoscopies and EGDs", "Gastroenterology"),
    ("Coded pain management injections", "Pain management"),
    ("Coded urology procedures", "Urology"),
    ("Abstracted HCC codes for Medicare Advantage", "Risk adjustment"),
    ("Coded behavioral health visits", "Behavioral health"),
]


@pytest.mark.parametrize(("duty", "found"), SPECIALTIES)
def test_every_specialty_is_specialty_coding(duty: str, found: str) -> None:
    shown = result("medical_coder", "specialty", profile(duty))
    assert shown.outcome == "met" and found.casefold() in shown.found.casefold()


@pytest.mark.parametrize(
    ("employer", "found"),
    [
        ("Larkspur Women's Health", "OB/GYN"),
        ("Ellery Digestive Care", "Gastroenterology"),
        ("Harbor Dermatology", "Dermatology"),
        ("Lakeside Bone & Joint", "Orthopedics"),
        ("Plainview Eye Specialists", "Ophthalmology"),
        ("Ridge Heart Institute", "Cardiology"),
    ],
)
def test_what_the_house_treats_is_what_its_coder_codes(employer: str, found: str) -> None:
    shown = result("medical_coder", "specialty", profile("Worked alone", employer=employer))
    assert shown.outcome == "met" and found.casefold() in shown.found.casefold()
    claims = "Sent statements and posted payments"
    biller = profile(claims, title="Billing Specialist", employer=employer, codes="Submitted claims in Epic")
    assert set(biller.positions[0].concepts).isdisjoint(lexicon().groups["any_specialty"].members)


def test_general_coding_is_no_specialty() -> None:
    assert result("medical_coder", "specialty", profile("Answered questions")).outcome == "unknown"


def test_the_examples_of_the_posting_come_first() -> None:
    shown = result(
        "medical_coder", "specialty", profile("Coded dermatology, behavioral health and ED visits")
    )
    assert shown.found.startswith("Emergency department and behavioral health coding")


def test_the_group_of_specialties_holds_all_of_them() -> None:
    known = {id for id, concept in lexicon().concepts.items() if concept.category == "specialty"}
    assert set(lexicon().groups["any_specialty"].members) == known


@pytest.mark.parametrize(
    "duty",
    [
        "Coded cardiology visits",
        "Code charts of three clinics",
        "Assigned ICD-10-CM codes to stays",
        "Coded inpatient records",
        "Select codes from operative notes with CPT",
        "Abstracted and coded office visits",
    ],
)
def test_years_quote_the_words_that_made_the_job_coding(duty: str) -> None:
    found = profile("Answered the telephone", codes=duty, title="Medical Coder")
    shown = result("medical_coder", "training", found)
    assert shown.evidence[0].quote.startswith("Medical Coder")
    assert any(duty in evidence.quote for evidence in shown.evidence)
