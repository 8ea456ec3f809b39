"""A job is a shape, not a heading: the same job in many layouts. All people and employers are invented."""

from __future__ import annotations

import pytest
from plain_documents import plain
from test_positions import positions

ONE = [
    # Title, employer, place and dates in any order and on any line.
    "Medical Coder, Alder Creek Hospital, Joliet, IL\nJanuary 2019 - Present\n- Codes charts",
    "Medical Coder at Alder Creek Hospital (January 2019 - Present)\n- Codes charts",
    "Alder Creek Hospital-Joliet, IL\nMedical Coder\nJanuary 2019 to Present\n• Codes charts",
    "January 2019 - Present\n• Medical Coder, Alder Creek Hospital\n• Codes 30 charts a day",
    "Medical Coder | Alder Creek Hospital | Remote |\n2019-01 – Present\n- Codes charts",
    "Medical Coder Alder Creek Hospital (01/2019 - till date)\n- Codes charts",
    "Medical Coder — Alder Creek Hospital, India\nJan 2019 - Present\n- Codes charts",
    "Medical Coder, GS-0675-08\nAlder Creek Hospital, Hines, IL\n01/2019 - Present\n- Codes charts",
    "Medical Coder, Alder Creek Hospital (Jan 2019 - Present) Leads the audit guild.\n- Codes charts",
]


@pytest.mark.parametrize("job", ONE)
def test_the_same_job_reads_alike_in_every_layout(job: str) -> None:
    (found,) = positions(
        plain(f"Dana Whitfield\n\nEXPERIENCE\n{job}\n\nEDUCATION\nB.A., Lake College, 2016\n")
    )
    assert (found.title, found.employer) == ("Medical Coder", "Alder Creek Hospital")
    assert (found.start, found.end) == ("2019-01", "present")


UNITS = [
    ("Staff Nurse - Oncology Unit\nAlder Creek Hospital | 2018 - 2020", "Staff Nurse - Oncology Unit"),
    (
        "Case Manager – Emergency Department\nAlder Creek Hospital | 2018 - 2020",
        "Case Manager – Emergency Department",
    ),
    ("Senior Coder, Inpatient Team\nAlder Creek Hospital, 2018 - 2020", "Senior Coder, Inpatient Team"),
    ("Coder II, Outpatient Surgery\nAlder Creek Hospital, 2018 - 2020", "Coder II, Outpatient Surgery"),
    ("Clerk - Records Department\nAlder Creek Hospital | 2018 - 2020", "Clerk - Records Department"),
    ("Coder – HCC\nAlder Creek Hospital | 2018 - 2020", "Coder – HCC"),
]


@pytest.mark.parametrize(("job", "title"), UNITS)
def test_a_unit_belongs_to_the_title_and_is_no_employer(job: str, title: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n- Worked charts\n"))
    assert (found.title, found.employer) == (title, "Alder Creek Hospital")


WITHOUT_RANGE = [
    ("Medical Coder, Alder Creek Hospital\n- Codes charts", None),
    ("Alder Creek Hospital - Medical Coder\n• Codes charts", None),
    ("Medical Coder at Alder Creek Hospital\n• Codes charts", None),
    ("Medical Coder, Alder Creek Hospital (2020)\n- Codes charts", "2020"),
    ("Medical Coder, Alder Creek Hospital\n2018 -\n- Codes charts", "2018"),
    ("Medical Coder | Alder Creek Hospital\n- Codes charts", None),
]


@pytest.mark.parametrize(("job", "start"), WITHOUT_RANGE)
def test_a_job_without_a_whole_range_is_listed_without_months(job: str, start: str | None) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n\nEDUCATION\nB.A., Lake College, 2016\n"))
    assert (found.title, found.employer) == ("Medical Coder", "Alder Creek Hospital")
    assert (found.start, found.months) == (start, 0)


NO_JOBS = [
    "- Trained the medical coder, Alder Creek Hospital\n- Codes charts",
    "Tools: Epic, 3M\n- Codes charts",
    "Key achievements\n- Coder of the year, Alder Creek Hospital",
]


@pytest.mark.parametrize("lines", NO_JOBS)
def test_lines_of_duties_are_no_jobs(lines: str) -> None:
    assert positions(plain(f"EXPERIENCE\n{lines}\n")) == ()


BACKWARDS = [
    ("2022 - 2014", "2014", "2022"),
    ("2015 – 2012", "2012", "2015"),
    ("2019 to 2016", "2016", "2019"),
]


@pytest.mark.parametrize(("dates", "start", "end"), BACKWARDS)
def test_years_written_backwards_are_turned(dates: str, start: str, end: str) -> None:
    (found,) = positions(
        plain(f"EXPERIENCE\nMedical Coder, Alder Creek Hospital ({dates})\n- Codes charts\n")
    )
    assert (found.start, found.end) == (start, end)


LEADING = [
    # An employer with the whole time over its titles; the next employer's line stands over its own title.
    "Alder Creek Health\n6 years 4 months\nLead Coder\n{}\nJoliet, Illinois, United States\nCoder\n{}\n"
    "Prairie Clinic\nBiller\n{}\nAurora, Illinois, United States",
    "Alder Creek Health\n5 yrs 2 mos\nLead Coder\n{} (4 yrs)\nCoder\n{}\nPrairie Clinic\nBiller\n{}",
    "Alder Creek Health\nLead Coder\n{}\n- Coded inpatient charts\nCoder\n{}\n- Coded outpatient charts\n"
    "Prairie Clinic\nBiller\n{}\n- Posted payments",
    "Alder Creek Health\n3 years\nLead Coder\n{}\nRemote\nCoder\n{}\nPrairie Clinic\nBiller\n{}\nRemote",
    "Alder Creek Health | Toledo, OH\nLead Coder, {}\nCoder, {}\nPrairie Clinic | Troy, OH\nBiller, {}",
    "Alder Creek Health\nLead Coder\n{}\nToledo, OH\nCoder\n{}\nPrairie Clinic\nBiller\n{}\nTroy, OH",
]


@pytest.mark.parametrize("jobs", LEADING)
def test_an_employer_over_its_titles_has_them_all(jobs: str) -> None:
    dates = "August 2023 - Present", "August 2020 - July 2023", "March 2016 - July 2020"
    found = positions(plain(f"Dana Whitfield\n\nExperience\n{jobs.format(*dates)}\n"))
    assert [(p.title, p.employer) for p in found] == [
        ("Lead Coder", "Alder Creek Health"),
        ("Coder", "Alder Creek Health"),
        ("Biller", "Prairie Clinic"),
    ]


CLOSED = [
    # Dates alone close a heading, though the first has them beside the employer.
    "Lake Staffing  11/2021 – Present\nTraveling Coder\n- Coded charts\n{}\n03/2017 – 10/2021\n- ICD-10-CM",
    "Lake Staffing | 2021 – Present\nTraveling Coder\n- Coded charts\n{}\n2017-03 .. 2021-10\n- ICD-10-CM",
    # A heading that breaks before its place.
    "Lake Staffing, Traveling Coder, 2021 – Present\n- Coded charts\nCoder II, Alder Creek Hospital,\n"
    "Troy, OH  March 2017 – October 2021\n- ICD-10-CM",
    # Dates first, employer beside them, title below.
    "2021 to now    Lake Staffing\n                Traveling Coder\n                * Coded charts\n\n"
    "2017-03 to 2021-10  Alder Creek Hospital\n                Coder II\n                * ICD-10-CM",
    "Traveling Coder\n2021 .. present\nLake Staffing\n * Coded charts\nCoder II\n2017-03 … 2021-10\n"
    "Alder Creek Hospital\n * ICD-10-CM",
    "Traveling Coder, Lake Staffing\n2021 ... present\n * Coded charts\nCoder II, Alder Creek Hospital\n"
    "03/2017 ... 10/2021\n * ICD-10-CM",
]


@pytest.mark.parametrize("jobs", CLOSED)
def test_each_heading_has_its_own_dates(jobs: str) -> None:
    jobs = jobs.replace("{}", "Alder Creek Hospital, Columbus, OH\nCoder II")
    found = positions(plain(f"Dana Whitfield\n\nExperience\n{jobs}\n"))[-1]
    assert (found.title, found.employer) == ("Coder II", "Alder Creek Hospital")
    assert (found.start, found.end) == ("2017-03", "2021-10")


UNIT_BEFORE = [
    (
        "Coder II, Primary Care and Surgery, Alder Creek Faculty Practice",
        "Coder II, Primary Care and Surgery",
    ),
    ("Auditor, Professional Services, Alder Creek Physician Network", "Auditor, Professional Services"),
    ("Coder, Urgent Care, Alder Creek Clinics", "Coder, Urgent Care"),
    ("Coder, ED and Observation, Alder Creek Hospital", "Coder, ED and Observation"),
    ("Coder, Surgery Center of Troy", "Coder"),
    ("Coder, Primary Care Associates, Troy", "Coder"),
    ("Biller, Lake Professional Services, Inc.", "Biller"),
]


@pytest.mark.parametrize(("job", "title"), UNIT_BEFORE)
def test_a_unit_between_title_and_employer_is_the_titles(job: str, title: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n2018 - 2020\n- Worked charts\n"))
    assert found.title == title


def test_a_list_of_nothing_but_jobs_needs_no_dates() -> None:
    jobs = "Medical Coder, Heron Physicians (NextGen)\nCoder, Eno Pediatrics & Allergy\nClerk, Lake Hospital"
    found = positions(plain(f"Employment\n{jobs}\n\nEducation\nB.A., Lake College, 2016\n"))
    assert [(p.title, p.start) for p in found] == [("Medical Coder", None), ("Coder", None), ("Clerk", None)]


@pytest.mark.parametrize(
    "words", ["I coded, they billed\nWe were glad", "Coder\nClerk", "Mercy Hospital\nLake Clinic"]
)
def test_lines_that_are_no_list_of_jobs(words: str) -> None:
    assert positions(plain(f"Employment\n{words}\n\nEducation\nB.A., Lake College, 2016\n")) == ()


TWO_NAMES = [
    # Both end as titles do, or a line above is no part of the heading: their order tells.
    (
        "Staff Software Engineer, Alder Claims Tech | 2018 - 2020",
        "Staff Software Engineer",
        "Alder Claims Tech",
    ),
    ("Data Analyst, Juniper Coder | 2018 - 2020", "Data Analyst", "Juniper Coder"),
    (
        "Lately\nDenials Specialist, Fern Hollow Clinic | 2018 - 2020",
        "Denials Specialist",
        "Fern Hollow Clinic",
    ),
    ("N O W\nCoder, Alder Harbor Health | 2018 - 2020", "Coder", "Alder Harbor Health"),
    ("These days\nBiller, Juniper Eye Clinic | 2018 - 2020", "Biller", "Juniper Eye Clinic"),
    ("Before\nLPN, Alder Creek Hospital | 2018 - 2020", "LPN", "Alder Creek Hospital"),
    ("Most recent\nCoder II, Lakeside Medical Center\n2018 - 2020", "Coder II", "Lakeside Medical Center"),
]


@pytest.mark.parametrize(("job", "title", "employer"), TWO_NAMES)
def test_a_comma_parts_title_and_employer(job: str, title: str, employer: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n- Worked charts\n"))
    assert (found.title, found.employer) == (title, employer)
