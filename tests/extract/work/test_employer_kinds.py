"""What an employer's name states of its kind, and what it does not."""

from __future__ import annotations

from functools import cache

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.work.employer_kinds import EmployerKinds
from screener.text.spoken import try_spoken


@cache
def kinds() -> EmployerKinds:
    return EmployerKinds(load_lexicon(["medical_coding"]))


NAMES = [
    ("St. Brendan Hospital", "acute_hospital"),
    ("Larkspur Regional Medical Center", "acute_hospital"),
    ("Twin Forks Memorial Hospitals", "acute_hospital"),
    ("University of Ellery Medical Center", "teaching_hospital"),
    ("Harrow Children's", "childrens"),
    ("Ellery Children’s Hospital", "childrens"),
    ("Cedar Bend Surgery Center, LLC", "asc"),
    ("Quick Creek Urgent Care", "urgent_care"),
    ("Alder Clinic", "physician_practice"),
    ("Nine Mile Orthopaedic Associates", "physician_practice"),
    ("Women’s Care of Ellery", "physician_practice"),
    ("Ridge & Vale Family Medicine", "physician_practice"),
    ("Harrow Anesthesia Consultants", "physician_practice"),
    ("Elk River Physicians", "physician_practice"),
    ("Gulfside Multi-Specialty Group", "physician_practice"),
    ("LarkHealth", "health_system"),
    ("Foothill Health", "health_system"),
    ("Northgate Healthcare System", "health_system"),
    ("Prairie Health Plan", "payer"),
    ("Redwood Revenue Cycle Management", "billing_company"),
    ("Juniper Coding Services", "staffing_consulting"),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_name_states_its_kind(name: str, kind: str) -> None:
    assert kinds().kinds(name) - SPECIALTIES == {kind}


SPECIALTIES = {
    "obgyn",
    "gastroenterology",
    "ophthalmology",
    "dermatology",
    "cardiology",
    "orthopedics",
    "oncology",
}


@pytest.mark.parametrize(
    ("name", "specialty"),
    [
        ("Larkspur Women's Health", "obgyn"),
        ("Elk River Digestive Health Specialists", "gastroenterology"),
        ("Harrow Eye Physicians", "ophthalmology"),
        ("Twin Forks Skin Center", "dermatology"),
        ("Alder Heart Institute", "cardiology"),
        ("Ridge Bone and Joint", "orthopedics"),
        ("Ellery Cancer Institute", "oncology"),
        ("Sacred Heart Medical Center", ""),
        ("Women's Shelter of Alder", ""),
        ("Bright Eyes Preschool", ""),
        ("Joint Township Hospital", ""),
    ],
)
def test_a_name_states_its_specialty(name: str, specialty: str) -> None:
    assert kinds().kinds(name) & SPECIALTIES == ({specialty} if specialty else set())


@pytest.mark.parametrize(
    "name",
    [
        "Company Name",
        "Ellery Logistics",
        "Pine Animal Hospital",
        "County Health Department",
        "Hospitality Staffing Partners",
        "The Children's Place",
        "Vista Home Health",
        "Practice Management Group",
        "Medical Supply Center",
    ],
)
def test_a_name_that_states_none(name: str) -> None:
    assert kinds().kinds(name) == frozenset()


def test_the_rules_hold_their_examples() -> None:
    assert try_spoken(load_lexicon(["medical_coding"])) == ()
