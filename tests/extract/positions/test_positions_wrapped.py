"""Headings that are broken over lines, or stand beside their dates in columns. All people are invented."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from plain_documents import L, laid_out, plain

from screener.config.lexicon import load_lexicon
from screener.extract.positions.finder import PositionFinder
from screener.extract.sections.finder import SectionFinder
from screener.model.document import Document
from screener.model.profile import Position

AS_OF = date(2026, 11, 23)


@cache
def finders() -> tuple[SectionFinder, PositionFinder]:
    lexicon = load_lexicon(["medical_coding"])
    return SectionFinder(lexicon), PositionFinder(lexicon)


def positions(document: Document) -> tuple[Position, ...]:
    sections, finder = finders()
    return finder.find(document, sections.find(document), AS_OF)


def short(document: Document) -> list[tuple[str, str, str | None, str | None]]:
    return [(p.title, p.employer, p.start, p.end) for p in positions(document)]


def test_employers_broken_at_the_margin_before_a_date_in_brackets() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", 14, True),
            "Cardiac coder, part-time 20 h/wk at Vale of",
            "Alder Heart & Vein (since Mar 2021)",
            "• Coded operative notes for two surgeons and",
            "their assistants",
            "Remote coder, per diem at Larkspur Chart",
            "Partners (5/2018 to 9/2020)",
            "• Coded ten hours a week, most of them cases",
        ]
    )
    assert short(document) == [
        ("Cardiac coder, part-time 20 h/wk", "Vale of Alder Heart & Vein", "2021-03", "present"),
        ("Remote coder, per diem", "Larkspur Chart Partners", "2018-05", "2020-09"),
    ]


def test_a_short_line_is_not_broken() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", 14, True),
            "Coder at Alder Creek",
            "Annex Two (2018 - 2020)",
            "• Coded inpatient charts of every service line, from the first day on",
        ]
    )
    assert all("Creek Annex" not in p.employer for p in positions(document))


def test_brackets_over_two_lines() -> None:
    document = plain(
        """
        EXPERIENCE
        Outpatient Medical Coder — Larkspur Federal Services (contractor to
        VA medical centers)
        Sep 2023 - Present
        • Coded clinic encounters
        Patient Administration NCO (68G), E-5 — U.S. Army, Alder Creek Army Health
        Clinic
        Jan 2019 - Jun 2023
        • Ran the records room
        Grocery stocker — Bean & Barrel Foods
        2012 - 2014
        • nights
        """
    )
    assert short(document) == [
        (
            "Outpatient Medical Coder",
            "Larkspur Federal Services (contractor to VA medical centers)",
            "2023-09",
            "present",
        ),
        (
            "Patient Administration NCO (68G), E-5",
            "U.S. Army, Alder Creek Army Health Clinic",
            "2019-01",
            "2023-06",
        ),
        ("Grocery stocker", "Bean & Barrel Foods", "2012", "2014"),
    ]


def test_dates_first_in_columns_under_a_title_nobody_knows() -> None:
    document = plain(
        """
        Olga Brandt, CCS
        PLACES I WENT TO
        Jan. 2018 – now   Larkspur & Finch Staffing   Contract Inpatient Coder
        Clients, newest first:
        St. Alder Health (2018 to 2021) came in for a backlog of nine hundred accounts and
        stayed three years
        02/2015 – 12/2017   Millrace Interim Partners   Traveling Coder
        13 week assignments, on site
        """
    )
    assert short(document) == [
        ("Contract Inpatient Coder", "Larkspur & Finch Staffing", "2018-01", "present"),
        ("Traveling Coder", "Millrace Interim Partners", "2015-02", "2017-12"),
    ]


@pytest.mark.parametrize(
    ("heading", "title", "employer"),
    [
        (
            "3rd Grade Teacher, Alder Creek Elementary School",
            "3rd Grade Teacher",
            "Alder Creek Elementary School",
        ),
        (
            "Coding extern, 120 hrs (unpaid), Alder Creek Medical Center",
            "Coding extern, 120 hrs (unpaid)",
            "Alder Creek Medical Center",
        ),
    ],
)
def test_titles_with_numbers(heading: str, title: str, employer: str) -> None:
    found = positions(plain(f"EXPERIENCE\n{heading}\nMay 2024 - June 2025\n• Kept lists"))
    assert [(p.title, p.employer) for p in found] == [(title, employer)]


@pytest.mark.parametrize("duty", ["Hired and taught two coders", "Trained four billers"])
def test_a_short_duty_above_a_heading_is_no_title(duty: str) -> None:
    document = plain(
        f"""
        EXPERIENCE
        Lead Coder at Alder Creek Clinic
        (2014 - 2019)
        Five surgeons, and all of their work in the hospital, from paper cards.
        {duty}
        Coder (part time) at Larkspur Cardiology Clinic
        (2009 - 2013)
        """
    )
    assert [p.title for p in positions(document)] == ["Lead Coder", "Coder (part time)"]


def test_a_leave_is_no_employment() -> None:
    found = positions(
        plain("EXPERIENCE\nFamily leave\n2018 - 2020\nCoder, Alder Creek Hospital\n2015 - 2018")
    )
    assert [p.is_employment for p in found] == [False, True]


def test_a_title_with_brackets_after_the_date_is_no_duty() -> None:
    found = positions(
        plain("EXPERIENCE\nLarkspur Contact Center\n2018 - 2019 | Call center agent (bank account)\n")
    )
    assert [(p.title, p.employer) for p in found] == [
        ("Call center agent (bank account)", "Larkspur Contact Center")
    ]


@pytest.mark.parametrize(
    ("heading", "title", "employer"),
    [
        ("Senior Coder – HCC, Alder Health Services Ltd", "Senior Coder – HCC", "Alder Health Services Ltd"),
        (
            "Medical Coder – E&M / ED Pro-fee, Larkspur Ltd",
            "Medical Coder – E&M / ED Pro-fee",
            "Larkspur Ltd",
        ),
        ("Clinic Coder I / II, Alder Creek Hospital", "Clinic Coder I / II", "Alder Creek Hospital"),
        (
            "Coder II, Alder Health Centers (rural, 8 sites)",
            "Coder II",
            "Alder Health Centers (rural, 8 sites)",
        ),
        ("Medical Coder – Larkspur, Millrace and Sons", "Medical Coder", "Larkspur, Millrace and Sons"),
    ],
)
def test_what_belongs_to_the_title_and_what_to_the_employer(heading: str, title: str, employer: str) -> None:
    found = positions(plain(f"EXPERIENCE\n{heading}, Aug 2021 - Present\n• Kept lists"))
    assert [(p.title, p.employer) for p in found] == [(title, employer)]
