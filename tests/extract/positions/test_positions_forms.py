"""Positions in texts without much layout: keys and values, forms, lists, duties behind a colon."""

from __future__ import annotations

from textwrap import dedent

import pytest
from plain_documents import plain
from test_positions import positions, short

JOBS = [
    ("Medical Coder", "Juniper Health", "2020-01", "present"),
    ("Billing Specialist", "Birch Clinic", "2016-02", "2019-12"),
]

FORMS = {
    "JSON Resume": """
        { "basics": {"name": "Ada Quill", "label": "Medical Coder"},
          "work": [
            {
              "name": "Juniper Health",
              "position": "Medical Coder",
              "startDate": "2020-01-06",
              "summary": "Codes radiology"
            },
            {
              "name": "Birch Clinic",
              "position": "Billing Specialist",
              "startDate": "2016-02-01",
              "endDate": "2019-12-30",
              "highlights": ["Worked denials"]
            }
          ],
          "education": [
            { "institution": "Online bootcamp", "area": "Coding", "startDate": "2015-01-05",
              "endDate": "2015-06-30" }
          ]
        }
        """,
    "JSON on one line": """
        "experience": [
          {"title": "Medical Coder", "company": "Juniper Health", "startDate": "2020-01", "endDate": null},
          {"title": "Billing Specialist", "company": "Birch Clinic", "startDate": "2016-02",
           "endDate": "2019-12"}]
        """,
    "YAML": """
        work:
          - company: Juniper Health
            position: Medical Coder
            startDate: 2020-01
            endDate: present
          - company: Birch Clinic
            position: Billing Specialist
            startDate: 2016-02
            endDate: 2019-12
        """,
    "labels on lines of their own": """
        EMPLOYMENT HISTORY
        Name of Employer: Juniper Health
        Job Title: Medical Coder
        Start Date: 01/15/2020
        End Date: Present
        Reason for leaving: n/a

        Name of Employer: Birch Clinic
        Job Title: Billing Specialist
        Start Date: 02/01/2016
        End Date: 12/30/2019
        Reason for leaving: better job
        """,
    "dates in italics under a title in markdown": """
        ## Experience

        ### Medical Coder @ Juniper Health
        _2020-01 – present_

        * Codes radiology

        ### Billing Specialist @ Birch Clinic
        _2016-02 – 2019-12_
        """,
    "a numbered list": """
        EXPERIENCE
        1. Medical Coder, Juniper Health (Jan 2020 - Present)
           a. Codes radiology
        2. Billing Specialist, Birch Clinic (Feb 2016 - Dec 2019)
           a. Works denials
        """,
    "bullets with duties behind a colon": """
        EXPERIENCE
        • Juniper Health – Medical Coder (Jan 2020 – Present): codes radiology and pathology reports
        • Birch Clinic – Billing Specialist (Feb 2016 – Dec 2019): worked denials and appeals
        """,
    "duties behind a colon after title and employer": """
        EXPERIENCE
        01/2020 – present  Medical Coder, Juniper Health: radiology and pathology reports, CPT and ICD-10-CM,
                           three hospitals; a new encoder
        02/2016 – 12/2019  Billing Specialist, Birch Clinic: denials, appeals, and the monthly close
        """,
    "title for employer": """
        EXPERIENCE
        Medical Coder for Juniper Health (January 2020 until now)
        Billing Specialist for Birch Clinic (February 2016 until December 2019)
        """,
    "no heading, dates in front": """
        Ada Quill
        Works from home

        01/2020 – Present   Medical Coder, Juniper Health
                            Codes radiology reports.
        02/2016 – 12/2019   Billing Specialist, Birch Clinic
                            Works denials.
        """,
    "no heading, dates beside the place": """
        Ada Quill

        Medical Coder · Juniper Health
        Dayton, OH · Jan 2020 – now
          Codes radiology reports with CPT.
        Billing Specialist · Birch Clinic
        Dayton, OH · Feb 2016 – Dec 2019
          Works denials.
        """,
    "dates that close the block": """
        work  Medical Coder at Juniper Health
              Reads radiology reports and chooses the codes for them.
              January 2020 – today
              Billing Specialist at Birch Clinic
              Worked denials and wrote appeals for eleven physicians.
              February 2016 – December 2019
        tools Excel
        """,
    "dates and a colon in front": """
        RELEVANT EXPERIENCE
        Jan 2020-Present: Medical Coder, Juniper Health
        Feb 2016-Dec 2019: Birch Clinic, Billing Specialist. Worked denials and appeals.
        """,
    "bullets over their dates": """
        EXPERIENCE
        ● Medical Coder — Juniper Health
          01/20 – now
        ● Billing Specialist — Birch Clinic
          02/16 – 12/19
        """,
    "a form with pay and hours": """
        WORK EXPERIENCE
        Juniper Health
        123 Main St, Dayton, OH 45402
        From 01/2020 to Present
        Hours: 40 per week
        Salary: $24/hr
        Supervisor: Jane Roe (937) 555-0101
        Position: Medical Coder
        Coded inpatient charts.

        Birch Clinic
        9 Elm Ave, Dayton, OH 45402
        From 02/2016 to 12/2019
        Hours: 40 per week
        Salary: $18/hr
        Supervisor: John Roe (937) 555-0102
        Position: Billing Specialist
        """,
    "two jobs on one line": """
        EXPERIENCE
        Juniper Health, Medical Coder, 1/2020 - now; Birch Clinic, Billing Specialist, 2/2016 - 12/2019
        """,
    "an at sign, and remarks behind the dates": """
        EXPERIENCE
        Medical Coder @Juniper Health, 01/2020 – present (remote since 2021)
        Billing Specialist @Birch Clinic, 02/2016 – 12/2019 (closed)
        """,
    "tags of a web page": """
        <h4>Posts</h4>
        <ul>
        <li><b>Medical Coder</b>, Juniper Health, Jan. 2020&ndash;present</li>
        <li>Billing Specialist, Birch Clinic, Feb. 2016&ndash;Dec. 2019 (CPT, UB-04, ICD-9)</li>
        </ul>
        """,
    "arrows": """
        RECORD
        Medical Coder · Juniper Health  Jan 2020 →
        Codes radiology reports.
        Billing Specialist · Birch Clinic  Feb 2016 → Dec 2019
        """,
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    assert short(positions(plain(FORMS[form]))) == JOBS


HEADINGS = [
    ("Coder, Juniper Health, Inc., 2016 – 2019", "Coder", "Juniper Health, Inc."),
    (
        "Lead Coder (promoted from Coder in March 2018), Juniper Health, 2016 – 2019",
        "Lead Coder (promoted from Coder in March 2018)",
        "Juniper Health",
    ),
    ("Coder, large teaching hospital, Ashford  2016 – 2019", "Coder", "large teaching hospital, Ashford"),
    (
        "Billing clerk, Birch Clinic (100 providers, many specialties)  2016 – 2019",
        "Billing clerk",
        "Birch Clinic (100 providers, many specialties)",
    ),
    ("2016–2019  File clerk, medical records, same hospital", "File clerk, medical records", "same hospital"),
    ("Coder, then Lead Biller, Birch Clinic  2016 – 2019", "Coder, then Lead Biller", "Birch Clinic"),
    ("Coder for a small hospital (Birch Clinic), 2016 – 2019", "Coder", "a small hospital (Birch Clinic)"),
    ("Senior Coder / QA, Birch Clinic | 2016 – 2019", "Senior Coder / QA", "Birch Clinic"),
    ("Birch Clinic | 2016 – 2019\nSenior Coder – Inpatient", "Senior Coder – Inpatient", "Birch Clinic"),
    ("2016 – 2019      Birch Clinic\n                 Medical coder", "Medical coder", "Birch Clinic"),
    ("Medical Coder, 2016 – 2019\nBirch Clinic", "Medical Coder", "Birch Clinic"),
]


@pytest.mark.parametrize(("heading", "title", "employer"), HEADINGS)
def test_headings(heading: str, title: str, employer: str) -> None:
    found = positions(plain(f"EXPERIENCE\n{heading}\n• Coded charts"))
    assert short(found) == [(title, employer, "2016", "2019")]


NO_JOBS = [
    "• Coder of the quarter, spring 2018.",
    "Juniper Health, Dayton, OH; remote from March 2018",
]


@pytest.mark.parametrize("line", NO_JOBS)
def test_other_dates_beside_a_job(line: str) -> None:
    text = dedent(f"""
        EXPERIENCE
        Coder, Birch Clinic
        {line}
        January 2016 – December 2019
        • Coded charts
        """)
    assert [(p.start, p.end) for p in positions(plain(text))] == [("2016-01", "2019-12")]


PROSE = [
    "Since 2024 I have been at home with my mother, who needed me.",
    "from 84% to 92%\nbetween 2017 and 2018",
]


@pytest.mark.parametrize("lines", PROSE)
def test_dates_in_prose_below_a_job(lines: str) -> None:
    text = f"EXPERIENCE\nCoder, Birch Clinic  2010 – 2016\n• Providers rose\n{lines}"
    assert [(p.title, p.start) for p in positions(plain(text))] == [("Coder", "2010")]


def test_a_bracket_that_is_closed_on_the_next_line() -> None:
    text = """
        EXPERIENCE
        Birch Clinic, Dayton, OH (June 2014 – Present;
        promoted twice)
        Coder II  02/2021 – Present
        • Codes charts
        Coder I  06/2014 – 01/2021
        • Coded visits
        """
    assert short(positions(plain(text))) == [
        ("Coder II", "Birch Clinic", "2021-02", "present"),
        ("Coder I", "Birch Clinic", "2014-06", "2021-01"),
    ]


def test_a_column_that_begins_in_the_middle_of_a_heading() -> None:
    text = """
        EXPERIENCE
        Dayton, OH
        began September 2025, still
        there
        • Codes charts every day.
        Insurance Clerk
        Birch Dental
        Nixa, MO
        2/2023–8/2025
        • Sent claims.
        """
    assert ("Insurance Clerk", "Birch Dental", "2023-02", "2025-08") in short(positions(plain(text)))
