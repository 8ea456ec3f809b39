"""Settings and specialties in the words of the trade: whose job it is decides. All texts are invented."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor

CODER = "Medical Coder"


@cache
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def told(title: str, duty: str) -> set[str]:
    base = "Assigned ICD-10-CM codes to records" if title == CODER else "Loaded trucks"
    text = (
        f"Jane Roe\n\nEXPERIENCE\n{title}\nLarch Partners, Toledo, OH\nJan 2019 - Present\n"
        f"• {base}\n• {duty}\n• Kept up with the news\n"
    )
    summary = extractor().extract(plain(text), file="a.txt", sha256="", as_of=date(2026, 11, 23)).summary
    return {*summary.settings, *summary.specialties}


DONE = [
    ("ortho, GI and derm from the dictation", {"orthopedics", "gastroenterology", "dermatology"}),
    ("Same-day charts, obs and ED accounts", {"same_day_surgery", "observation", "emergency_department"}),
    ("Pro side for cards and IR", {"profee", "cardiology", "interventional_radiology"}),
    ("Facility and pro charges of gen surg and gyn", {"facility", "profee", "surgery_general", "obgyn"}),
    ("Surgeries of two general surgeons and a vascular surgeon", {"surgery_general", "vascular"}),
    ("Notes for FM, IM and peds", {"family", "internal_medicine", "pediatrics"}),
    ("Psych charts and BH visits", {"behavioral_health"}),
    ("C-sections, newborn and NICU stays", {"obgyn", "newborn_nicu"}),
    ("Rheum, endo and ID practices", {"rheumatology", "endocrinology", "infectious_disease"}),
    ("Inpatient psych stays", {"inpatient", "behavioral_health"}),
    ("Audits of spine, hand and total joints", {"neurosurgery", "orthopedics"}),
    ("Retrospective chart reviews for three MA plans", {"risk_adjustment"}),
]


@pytest.mark.parametrize(("duty", "expected"), DONE)
def test_in_a_coder_s_job_the_words_of_the_trade_need_no_other(duty: str, expected: set[str]) -> None:
    assert expected <= told(CODER, duty)
    assert not expected & told("Forklift Driver", duty)


NOT_DONE = [
    "Met with the ER director about queries",
    "Called surgery clinics for missing reports",
    "Pre-certified radiology procedures",
    "Made a template for the department of cardiology",
    "Weighed the findings of laboratory, radiology and pathology",
    "Presented to OB nurses on documentation",
    "Coded all accounts except inpatient",
    "Not responsible for pro fee",
    "Inpatient is coded by the other team",
    "I have not coded inpatient",
    "No OB charts came to our office",
    "Wrote greeting cards and kept preference cards",
]


@pytest.mark.parametrize("duty", NOT_DONE)
def test_whom_one_dealt_with_and_what_others_code_is_not_done(duty: str) -> None:
    assert told(CODER, duty) == set()


SOURCES = [
    "Review outpatient and inpatient records for HCC capture",
    "Reviewed hospital, SNF and office charts to capture HCC conditions",
    "Coded HCCs from inpatient and outpatient encounters",
    "Abstracted inpatient and clinic notes for HEDIS measures",
    "Audited ED and observation records for RADV",
    "HCC validation across inpatient, outpatient and pro fee records",
    "Read inpatient stays' documentation for risk adjustment diagnoses",
    "Covered the ED coding queue during a colleague's leave",
    "Filled in on inpatient accounts when the team was short-staffed",
    "Backup for observation stays",
    "Helped out with same-day surgery charts during vacations",
]
SETTINGS = {
    "inpatient",
    "hospital_outpatient",
    "emergency_department",
    "observation",
    "same_day_surgery",
    "profee",
    "clinic",
    "snf",
}


@pytest.mark.parametrize("duty", SOURCES)
def test_where_records_came_from_or_whom_one_stood_in_for_is_not_what_one_codes(duty: str) -> None:
    assert not SETTINGS & told(CODER, duty)


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Coded inpatient stays; flagged HCC gaps to the plan", {"inpatient"}),
        ("Coded inpatient records with ICD-10-PCS and noted HCC conditions", {"inpatient"}),
        ("Reviewed inpatient charts before final coding", {"inpatient"}),
        ("Covered ED and observation accounts for two hospitals", {"emergency_department", "observation"}),
        ("Coded ED visits and assisted with audits", {"emergency_department"}),
        ("Assigned E/M levels to outpatient visits and HCC codes to their records", {"hospital_outpatient"}),
    ],
)  # fmt: skip
def test_what_one_codes_beside_it_counts(duty: str, expected: set[str]) -> None:
    assert expected <= told(CODER, duty)


def test_the_place_in_a_title_is_no_word_of_work() -> None:
    assert "technical_billing_hb" not in told("Outpatient Coder", "Charts for facility billing")


TOLD_SHORTLY = [
    (
        "40-bed critical access house, acute, swing beds and ER",
        {"critical_access", "inpatient", "emergency_department"},
    ),
    ("CDT for two dentists and a hygienist", {"dental"}),
    ("medical and dental visits, CPT", {"dental"}),
    ("eye surgery center on Fridays, CPT", {"asc"}),
    ("ASC charts, ortho", {"asc"}),
    ("the doctors' side as well, CPT", {"profee"}),
    ("pro-fee side of the ED, E/M", {"profee"}),
    ("facility and the physician side alike", {"profee"}),
    ("psychotherapy with E/M add-on codes", {"behavioral_health"}),
    ("same day surgery cases, mostly hernias", {"same_day_surgery"}),
    ("SNF stays and home health", {"snf"}),
    ("on site at an Air Force hospital", {"military"}),
    ("charts of a tribal clinic", {"ihs_tribal"}),
]


@pytest.mark.parametrize(("duty", "expected"), TOLD_SHORTLY, ids=[duty for duty, _ in TOLD_SHORTLY])
def test_a_setting_in_few_words(duty: str, expected: set[str]) -> None:
    assert expected <= told(CODER, duty)
    assert not expected & told("Forklift Driver", duty)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ER Coder", {"emergency_department"}),
        ("ASC Coder", {"asc"}),
        ("Coder, IPDRG", {"inpatient"}),
        ("SDS/OBS Coder", {"same_day_surgery", "observation"}),
        ("Pro-fee Coder", {"profee"}),
        ("Inpatient Coder II", {"inpatient"}),
    ],
)
def test_a_setting_in_a_title(title: str, expected: set[str]) -> None:
    assert expected <= told(title, "Assigned ICD-10-CM codes to records")


@pytest.mark.parametrize(
    "duty",
    [
        "NO ED please",
        "SDS and ancillaries; not ED, not inpatient",
        "all of outpatient, not inpatient",
        "no ED, no inpatient",
        "Not inpatient, not ER",
        "no inpatient here",
    ],
)
def test_a_setting_that_is_said_not_to_be_coded(duty: str) -> None:
    assert not {"emergency_department", "inpatient"} & told(CODER, duty)
