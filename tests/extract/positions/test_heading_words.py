"""What stands beside a title: places, professions, lengths, sentences that run on. Everybody is invented."""

from __future__ import annotations

import pytest
from plain_documents import plain
from test_positions import positions

PRACTITIONERS = [
    ("Dr. A. Marlow, podiatrist | 2011 - 2018\nFront office clerk", "Dr. A. Marlow, podiatrist"),
    ("Office clerk, Dr. Lena Voss, dermatologist, 2011 - 2018", "Dr. Lena Voss, dermatologist"),
    (
        "Drs. Hale and Munn – Orthodontists\nFront office clerk  2011 - 2018",
        "Drs. Hale and Munn, Orthodontists",
    ),
    ("Office clerk | Sam Ode, DDS, dentist | 2011 - 2018", "Sam Ode, DDS, dentist"),
    ("Ana Ruiz, MD, Cardiologist  2011 – 2018\nOffice clerk", "Ana Ruiz, MD, Cardiologist"),
    ("Office clerk for Dr. Ida Finch, allergist (2011 - 2018)", "Dr. Ida Finch, allergist"),
]


@pytest.mark.parametrize(("job", "employer"), PRACTITIONERS)
def test_a_physician_s_profession_is_not_the_candidate_s(job: str, employer: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n- Answered telephones\n"))
    assert (found.title.casefold()[-12:], found.employer) == ("office clerk", employer)


@pytest.mark.parametrize(
    ("job", "title"),
    [
        ("Dr. Marlow, Receptionist, 2011 - 2018", "Receptionist"),
        ("Podiatrist, Lake Foot Clinic, 2011 - 2018", "Podiatrist"),
        ("Dentist | Marlow Dental Group | 2011 - 2018", "Dentist"),
    ],
)
def test_a_profession_alone_is_a_title(job: str, title: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n- Saw to the day\n"))
    assert found.title == title


TOWNS = [
    ("Coder\nMaple Clinic, Dayton OH\n2008 - 2013", "Maple Clinic", "Dayton, OH"),
    ("Coder | Maple Clinic | Fort Wayne IN | 2008 - 2013", "Maple Clinic", "Fort Wayne, IN"),
    ("Employer: Maple Clinic, Dayton OH\nTitle: Coder\nDates: 3/2008 - 4/2013", "Maple Clinic", "Dayton, OH"),
    ("Coder, Maple Health, Philadelphia PA  2008 - 2013", "Maple Health", "Philadelphia, PA"),
    ("2008 - 2013  Maple Clinic, San Jose CA\nCoder", "Maple Clinic", "San Jose, CA"),
    ("Employer: Maple Clinic, Boise ID 83702\nCoder\n2008 - 2013", "Maple Clinic", "Boise, ID 83702"),
    ("Coder\nMaple Anesthesia PA\n2008 - 2013", "Maple Anesthesia PA", None),
]


@pytest.mark.parametrize(("job", "employer", "place"), TOWNS)
def test_a_town_needs_no_comma_before_its_state(job: str, employer: str, place: str | None) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n- Codes charts\n"))
    assert (found.title, found.employer, found.place) == ("Coder", employer, place)


RUNS_ON = [
    (
        "Lake Eye Group  2008 to 2013\nCoder. Cataracts, retina and the odd plastics case",
        "Coder",
        "Lake Eye Group",
    ),
    (
        "Lake Eye Group  2008 to 2013\nCoder, optical side. Frames and lenses, V codes",
        "Coder, optical side",
        "Lake Eye Group",
    ),
    ("Coder\n2008 to 2013\nLake Eye Group. ICD-9 for eleven surgeons", "Coder", "Lake Eye Group"),
    ("Lake Eye Physicians. Ophthalmology, 40 doctors\nCoder, 2008 - 2013", "Coder", "Lake Eye Physicians"),
    (
        "2008 - 2013\nRecords technician. Pulled charts and filed them\nLake Hospital",
        "Records technician",
        "Lake Hospital",
    ),
    (
        "Lake Eye Group  2008 to 2013\nCoding Specialist. 14 providers. Retina mostly.",
        "Coding Specialist",
        "Lake Eye Group",
    ),
    ("St. Odo's Hospital\nSr. Coder. Mostly inpatient.\n2008 - 2013", "Sr. Coder", "St. Odo's Hospital"),
]


@pytest.mark.parametrize(("job", "title", "employer"), RUNS_ON)
def test_a_heading_ends_where_a_sentence_begins(job: str, title: str, employer: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{job}\n- Worked charts\n"))
    assert (found.title, found.employer) == (title, employer)


def test_a_full_stop_of_an_abbreviation_ends_nothing() -> None:
    (found,) = positions(
        plain("EXPERIENCE\nAsst. Records Manager\nLake Hospital\n2008 - 2013\n- Worked charts\n")
    )
    assert (found.title, found.employer) == ("Asst. Records Manager", "Lake Hospital")


LENGTHS = [
    "a year and a half",
    "about two years",
    "18 months",
    "nearly four years",
    "several years",
    "2.5 yrs",
]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("form", [", {}", " ({})", " – {}"])
def test_a_length_without_dates_is_no_part_of_the_employer(form: str, length: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\nCoder, Maple Clinic{form.format(length)}\n- Codes charts\n"))
    assert (found.title, found.employer, found.start, found.months) == ("Coder", "Maple Clinic", None, 0)


STARTS = [
    ("Coder, Maple Clinic    01/20-", "2020-01"),
    ("Maple Clinic, Coder  06/19 –", "2019-06"),
    ("Coder | Maple Clinic | 3/18 - ", "2018-03"),
    ("Coder, Maple Clinic, from 6/24", "2024-06"),
    ("Coder, Maple Clinic (11/21 –)", "2021-11"),
    ("Coder, Maple Clinic\n9/22 -", "2022-09"),
]


@pytest.mark.parametrize(("heading", "start"), STARTS)
def test_a_start_in_two_digits_is_a_start(heading: str, start: str) -> None:
    """Whether the job goes on is not said; it is listed with its start, and not counted."""
    (found,) = positions(plain(f"EXPERIENCE\n{heading}\n- Codes charts\n"))
    assert (found.title, found.employer) == ("Coder", "Maple Clinic")
    assert (found.start, found.end, found.months) == (start, None, 0)
    assert "no end is printed" in found.flag


@pytest.mark.parametrize(
    "words", ["1/26 on", "January 2026 on", "01/2026 on", "1/26 →", "2026-01 on", "since 1/26"]
)
def test_a_start_with_a_word_that_goes_on(words: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\nCoder, Maple Clinic, {words}\n- Codes charts\n"))
    assert (found.start, found.end) == ("2026-01", "present")
