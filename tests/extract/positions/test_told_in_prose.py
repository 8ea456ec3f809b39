"""Jobs that are told in sentences. All people and employers are invented."""

from __future__ import annotations

import pytest
from plain_documents import plain
from test_positions import positions, short

TOLD = [
    (
        """
        A note about me
        From March 2019 to the present I have worked at Penfield Heights Medical Center as CDI
        Specialist. I review charts and place queries. Between August 2010 and February 2019 I was Staff
        Nurse in the intensive care unit of Kettle Memorial Hospital, with a year as charge nurse.
        My first job, 2008 to 2010, was Nursing Assistant at Still Manor.
        """,
        [
            ("CDI Specialist", "Penfield Heights Medical Center", "2019-03", "present"),
            ("Staff Nurse", "Kettle Memorial Hospital", "2010-08", "2019-02"),
            ("Nursing Assistant", "Still Manor", "2008", "2010"),
        ],
    ),
    (
        """
        About me
        From 2014 to 2018 I worked as a medical biller for Birch Clinic. In January 2018 I joined
        Juniper Health as an outpatient coder, where I still work today.
        """,
        [
            ("medical biller", "Birch Clinic", "2014", "2018"),
            ("outpatient coder", "Juniper Health", "2018-01", "present"),
        ],
    ),
    (
        """
        Resume text:
        A coder who has the CPC. Juniper Health, Medical Coder, 1/2020-present (CPT, ICD-10-CM). Birch Clinic,
        Billing Specialist, 2/2016-12/2019. No inpatient work.
        """,
        [
            ("Medical Coder", "Juniper Health", "2020-01", "present"),
            ("Billing Specialist", "Birch Clinic", "2016-02", "2019-12"),
        ],
    ),
    (
        """
        EXPERIENCE
        Medical Coder, Juniper Health (2020 – now). CPT. Billing Specialist, Birch Clinic (2016-02 – 2019-12).
        """,
        [
            ("Medical Coder", "Juniper Health", "2020", "present"),
            ("Billing Specialist", "Birch Clinic", "2016-02", "2019-12"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "jobs"), TOLD)
def test_jobs_told_in_sentences(text: str, jobs: list[tuple[str, str, str, str]]) -> None:
    assert short(positions(plain(text))) == jobs


NOT_TOLD = [
    "Between 2019 and 2021 I was at home with my mother.",
    "I have been a member of the local chapter since 2015.",
    "Denials fell from 9% to 4% between 2019 and 2021.",
    "My mother was a coder at Birch Clinic for thirty years.",
    "I was certified as a coder in 2015.",
    "I studied at Birch College from 2010 to 2014.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_job(text: str) -> None:
    assert positions(plain(f"ABOUT ME\n{text}")) == ()


def test_a_list_of_jobs_is_not_read_for_told_ones() -> None:
    text = """
        SUMMARY
        From 2014 to 2018 I worked as a medical biller for Birch Clinic.
        EXPERIENCE
        Medical Coder, Juniper Health, 2018 – present
        Biller, Birch Clinic, 2014 – 2018
        """
    assert [p.title for p in positions(plain(text))] == ["Medical Coder", "Biller"]


def test_what_is_told_of_a_job_belongs_to_it() -> None:
    one = "I was Coder at Birch Clinic from 2014 to 2018. I coded visits."
    other = "I was Biller at Juniper from 2010 to 2014."
    first, second = positions(plain(f"ABOUT ME\n{one} {other}"))
    assert (first.text_end, second.title) == (second.text_start, "Biller")
