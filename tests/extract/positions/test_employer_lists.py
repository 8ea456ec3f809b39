"""Employers over their jobs: with titles in points, with titles on lines, with none. All is invented."""

from __future__ import annotations

import pytest
from plain_documents import plain
from test_positions import positions

UNTITLED = [
    ("Maple Clinic, Toledo OH\n2018 - 2021", "Maple Clinic"),
    ("Maple Clinic  2018 - 2021", "Maple Clinic"),
    ("2018 - 2021  Orchard & Vine", "Orchard & Vine"),
    ("Orchard Partners | Toledo, OH | 2018 - 2021", "Orchard Partners"),
    ("QuickChart (2018 – 2021)", "QuickChart"),
    ("Osterhaus Brothers, 2018-2021", "Osterhaus Brothers"),
]


@pytest.mark.parametrize(("heading", "employer"), UNTITLED)
def test_an_employer_over_duties_is_a_job_whose_title_is_not_known(heading: str, employer: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{heading}\n• coded office visits\n• sent queries\n"))
    assert (found.title, found.employer, found.start, found.end) == ("", employer, "2018", "2021")


LISTED = [
    "{0}  2012 to 2021\n- Coder 2015 to 2021: outpatient surgery\n- File Clerk 2012 to 2015",
    "{0}, Dayton, OH, 2012-2021\n• Coder (2015 – 2021) – facility side\n• File Clerk (2012 – 2015)",
    "2012 – 2021  {0}\n* Coder, 2015 – 2021\n* File Clerk, 2012 – 2015",
    "{0} | 2012 - 2021\n• Coder | 2015 - 2021\n• File Clerk | 2012 - 2015",
    "{0} (2012–2021)\n- Coder, 2015–2021: clinics\n- File Clerk, 2012–2015: night shift",
    "{0}\t2012 - 2021\n• Coder: 2015 - 2021\n• File Clerk: 2012 - 2015",
]


@pytest.mark.parametrize("title", ["EXPERIENCE", "ALL MY YEARS, ONE HOUSE"])
@pytest.mark.parametrize("jobs", LISTED)
def test_titles_in_points_belong_to_the_employer_above(jobs: str, title: str) -> None:
    text = (
        f"Dana Whitfield\n\n{title}\n{jobs.format('Larch Memorial')}\n\nEDUCATION\nB.A., Lake College, 2016\n"
    )
    assert [(p.title, p.employer, p.start, p.end) for p in positions(plain(text))] == [
        ("Coder", "Larch Memorial", "2015", "2021"),
        ("File Clerk", "Larch Memorial", "2012", "2015"),
    ]


STEPS = [
    "{0}, 2013 to date\nLead Coder\n2021 - to date\n• charts\nChart Intake\n2013 - 2021\n• desk\n"
    "{1}\nTeacher\n2009 - 2013",
    "{0}  2013 – Present\nLead Coder\n(2021 – Present)\n- charts\nChart Intake\n(2013 – 2021)\n- desk\n"
    "{1}\nTeacher\n(2009 – 2013)",
    "{0} | 2013 - now\nLead Coder\n2021 - now\n* charts\nChart Intake\n2013 - 2021\n* desk\n"
    "{1}\nTeacher\n2009 - 2013",
]


@pytest.mark.parametrize(
    "names", [("Larch Tribal Hospital", "Eno Valley Schools"), ("Fern Clinic", "Heron County")]
)
@pytest.mark.parametrize("jobs", STEPS)
def test_titles_over_their_dates_under_an_employer_with_its_own(jobs: str, names: tuple[str, str]) -> None:
    found = positions(plain(f"Dana Whitfield\n\nEXPERIENCE\n{jobs.format(*names)}\n"))
    assert [(p.title, p.employer, p.start) for p in found] == [
        ("Lead Coder", names[0], "2021"),
        ("Chart Intake", names[0], "2013"),
        ("Teacher", names[1], "2009"),
    ]


TAILS = ["Award", "Ribbon", "Clinics", "Medical Center", "Bonus Plan", "Night Shift"]


@pytest.mark.parametrize("tail", TAILS)
def test_what_a_point_runs_over_into_heads_no_job(tail: str) -> None:
    jobs = (
        "Larch RCM\nSr. Coder\n2021 to date\n"
        f"  - the team of nine was first in the quarter and got the\n    {tail}\n"
        "Coder\n2019 to 2021\n  - charts of the emergency room and the\n    Clinics\n"
    )
    found = positions(plain(f"EXPERIENCE\n{jobs}"))
    assert [(p.title, p.employer) for p in found] == [("Sr. Coder", "Larch RCM"), ("Coder", "Larch RCM")]


def test_a_sentence_over_its_dates_is_no_title() -> None:
    text = "I learned the trade as a Ward Clerk at Larch Hospital,\nMay 2000 to June 2006.\n"
    (found,) = positions(plain(f"Dana Whitfield\n\n{text}\n"))
    assert (found.title, found.employer, found.start) == ("Ward Clerk", "Larch Hospital", "2000-05")


def test_years_at_an_employer_that_no_title_tells_of_are_kept() -> None:
    text = "EXPERIENCE\nLarch Hospital, 2004 - 2020\n• Ward Clerk, 2015 to 2020\n• Porter, 2012 to 2015\n"
    assert [(p.title, p.employer, p.start) for p in positions(plain(text))] == [
        ("", "Larch Hospital", "2004"),
        ("Ward Clerk", "Larch Hospital", "2015"),
        ("Porter", "Larch Hospital", "2012"),
    ]
