"""Positions in the many ways in which people lay them out. All people and employers are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from plain_documents import L, laid_out, plain, without_layout

from screener.config.lexicon import load_lexicon
from screener.extract.positions.finder import MOST_RANGES, PositionFinder, date_fault
from screener.extract.sections.finder import SectionFinder
from screener.extract.work.months import worked_months
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


def short(found: tuple[Position, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(p.title, p.employer, p.start, p.end) for p in found]


@dataclass
class Layout:
    name: str
    text: str


TWO_JOBS = [
    ("Inpatient Coder", "Alder Creek Hospital", "2019-03", "present"),
    ("Medical Records Clerk", "Larkspur Family Clinic", "2015-06", "2019-02"),
]
LAYOUTS = [
    Layout(
        "title, employer with place, date below each other",
        """
        EXPERIENCE
        Inpatient Coder
        Alder Creek Hospital, Dayton, OH
        March 2019 - Present
        • Coded inpatient charts with ICD-10-PCS
        • Queried physicians
        Medical Records Clerk
        Larkspur Family Clinic, Dayton, OH
        June 2015 - February 2019
        • Filed charts
        """,
    ),
    Layout(
        "employer first, date at the end of its line",
        """
        WORK HISTORY
        Alder Creek Hospital, Dayton, OH  03/2019 – Present
        Inpatient Coder
        - Coded inpatient charts with ICD-10-PCS
        Larkspur Family Clinic, Dayton, OH  06/2015 – 02/2019
        Medical Records Clerk
        - Filed charts
        """,
    ),
    Layout(
        "dates first, on a line of their own",
        """
        Professional Experience:
        Mar 2019 to Current
        Inpatient Coder, Alder Creek Hospital
        Coded inpatient charts with ICD-10-PCS and looked after queries to physicians.

        Jun 2015 to Feb 2019
        Medical Records Clerk, Larkspur Family Clinic
        Filed charts and answered the telephone for three providers.
        """,
    ),
    Layout(
        "dates before the title on one line",
        """
        EMPLOYMENT HISTORY
        03/2019 - present   Inpatient Coder   Alder Creek Hospital
            Coded inpatient charts.
        06/2015 - 02/2019   Medical Records Clerk   Larkspur Family Clinic
            Filed charts.
        """,
    ),
    Layout(
        "all in one line with bars",
        """
        EXPERIENCE
        Inpatient Coder | Alder Creek Hospital | Dayton, OH | March 2019 – Present
        * Coded inpatient charts
        Medical Records Clerk | Larkspur Family Clinic | Remote | June 2015 – Feb 2019
        * Filed charts
        """,
    ),
    Layout(
        "all in one line with commas",
        """
        Work Experience
        Inpatient Coder, Alder Creek Hospital, Dayton, OH Mar 2019 - Present
        • Coded inpatient charts
        Medical Records Clerk, Larkspur Family Clinic, Dayton, OH Jun 2015 - Feb 2019
        • Filed charts
        """,
    ),
    Layout(
        "at, and brackets around the dates",
        """
        Career History
        Inpatient Coder at Alder Creek Hospital (Mar 2019 - Present)
        Coded inpatient charts, day in and day out, with care.
        Medical Records Clerk at Larkspur Family Clinic (June 2015 - Feb. 2019)
        Filed charts, and answered the telephone.
        """,
    ),
    Layout(
        "title with the date, employer below",
        """
        RELEVANT EXPERIENCE
        Inpatient Coder                                March 2019 – Present
        Alder Creek Hospital - Dayton, Ohio
        · Coded inpatient charts
        Medical Records Clerk                          June 2015 – February 2019
        Larkspur Family Clinic - Dayton, Ohio
        · Filed charts
        """,
    ),
    Layout(
        "bulleted one-liners",
        """
        EXPERIENCE
        • Inpatient Coder, Alder Creek Hospital, 3/2019–present
        • Medical Records Clerk, Larkspur Family Clinic, 6/2015–2/2019
        """,
    ),
    Layout(
        "markdown",
        """
        # Experience
        ## Inpatient Coder
        **Alder Creek Hospital
        Dayton, OH
        March 2019 - present**

        - Coded inpatient charts

        ## Medical Records Clerk
        **Larkspur Family Clinic
        Dayton, OH
        June 2015 - February 2019**

        - Filed charts
        """,
    ),
    Layout(
        "labels before the words",
        """
        EMPLOYMENT
        Title: Inpatient Coder
        Employer: Alder Creek Hospital
        Dates: 03/2019 to Present
        Coded inpatient charts and audited those of others.
        Title: Medical Records Clerk
        Employer: Larkspur Family Clinic
        Dates: 06/2015 to 02/2019
        Filed charts and kept the room in order for others.
        """,
    ),
    Layout(
        "lengths beside the dates, as networks print them",
        """
        Experience
        Inpatient Coder
        Alder Creek Hospital
        March 2019 - Present (7 years 9 months)
        Coded inpatient charts and looked after queries to physicians.

        Medical Records Clerk
        Larkspur Family Clinic
        June 2015 - February 2019 (3 years 9 months)
        Filed charts and kept the room in order.
        """,
    ),
    Layout(
        "range broken over lines",
        """
        Experience
        March 2019
        to
        Present
        Inpatient Coder Alder Creek Hospital
        Coded inpatient charts and looked after queries to physicians.
        June 2015
        to
        February 2019
        Medical Records Clerk Larkspur Family Clinic
        Filed charts and kept the room in order.
        """,
    ),
    Layout(
        "no titles of sections at all",
        """
        Wanda Petersen
        Dayton, OH, 937-555-0100

        Inpatient Coder, Alder Creek Hospital, March 2019 - Present
        Coded inpatient charts and looked after queries to physicians.

        Medical Records Clerk, Larkspur Family Clinic, June 2015 - February 2019
        Filed charts and kept the room in order.
        """,
    ),
    Layout(
        "under a title that nobody knows",
        """
        SUMMARY
        Coder of inpatient charts.

        WHERE THE DAYS WENT
        Inpatient Coder, Alder Creek Hospital, March 2019 - Present
        Coded inpatient charts and looked after queries to physicians.
        Medical Records Clerk, Larkspur Family Clinic, June 2015 - February 2019
        Filed charts and kept the room in order.

        EDUCATION
        A.A.S., Miami Valley College, 2013 - 2015
        """,
    ),
    Layout(
        "a network's own print",
        """
        Contact
        wanda@mail.example
        Top Skills
        ICD-10-CM
        CPT
        Certifications
        CPC
        Wanda Petersen
        Inpatient coder at Alder Creek Hospital
        Toledo, Ohio, United States
        Summary
        Coder with years of work.
        Experience
        Alder Creek Hospital
        Inpatient Coder
        March 2019 - Present (7 years 9 months)
        Toledo, Ohio, United States
        Coded inpatient charts.
        Larkspur Family Clinic
        Medical Records Clerk
        June 2015 - February 2019 (3 years 9 months)
        Toledo, Ohio Area
        Filed charts.
        Education
        Miami Valley College
        Associate's degree, Health Information · (2013 - 2015)
        """,
    ),
    Layout(
        "a job board's own print",
        """
        Work Experience
        Inpatient Coder
        Alder Creek Hospital - Toledo, OH
        March 2019 to Present
        • Coded inpatient charts
        Medical Records Clerk
        Larkspur Family Clinic - Toledo, OH
        June 2015 to February 2019
        • Filed charts
        Education
        Associate in Health Information
        Miami Valley College - Dayton, OH
        August 2013 to May 2015
        Skills
        • Epic (5 years)
        • Medical Coding (8 years)
        """,
    ),
    Layout(
        "federal style, with streets, pay and hours",
        """
        WORK EXPERIENCE
        Alder Creek Hospital
        100 Main Street
        Toledo, OH 43604 United States
        03/2019 - Present
        Salary: 55,000.00 USD Per Year
        Hours per week: 40
        Inpatient Coder
        Duties, Accomplishments and Related Skills:
        Coded inpatient charts.
        Supervisor: Olga Brandt (419-555-0101)
        Okay to contact this Supervisor: Yes

        Larkspur Family Clinic
        200 Oak Street
        Toledo, OH 43604 United States
        06/2015 - 02/2019
        Salary: 35,000.00 USD Per Year
        Hours per week: 40
        Medical Records Clerk
        Duties, Accomplishments and Related Skills:
        Filed charts.
        """,
    ),
    Layout(
        "a table with a head and no duties",
        """
        EMPLOYMENT HISTORY
        Employer  Position  Dates
        Alder Creek Hospital  Inpatient Coder  03/2019 - Present
        Larkspur Family Clinic  Medical Records Clerk  06/2015 - 02/2019
        EDUCATION
        """,
    ),
    Layout(
        "functional, the jobs in a list at the end",
        """
        PROFESSIONAL SKILLS
        Coding
        • Coded inpatient charts since 2019 with 97% accuracy
        • Worked edits from 2015 to 2019
        EMPLOYMENT HISTORY
        Inpatient Coder, Alder Creek Hospital, Toledo, OH, 3/2019 to present
        Medical Records Clerk, Larkspur Family Clinic, Toledo, OH, 6/2015 to 2/2019
        EDUCATION
        A.A.S., Health Information, Miami Valley College, 2013 to 2015
        """,
    ),
    Layout(
        "rules of signs",
        """
        EXPERIENCE
        ==========
        Inpatient Coder, Alder Creek Hospital (March 2019 -- present)
        -------------------------------------------------------------
        Coded inpatient charts.

        Medical Records Clerk, Larkspur Family Clinic (June 2015 -- February 2019)
        --------------------------------------------------------------------------
        Filed charts.

        EDUCATION
        =========
        """,
    ),
    Layout(
        "tabs",
        """
        EXPERIENCE
        Alder Creek Hospital\tToledo, OH
        Inpatient Coder\tMarch 2019 – Present
        •\tCoded inpatient charts
        Larkspur Family Clinic\tToledo, OH
        Medical Records Clerk\tJune 2015 – February 2019
        •\tFiled charts
        EDUCATION
        """,
    ),
    Layout(
        "all capitals",
        """
        WORK EXPERIENCE
        ALDER CREEK HOSPITAL, TOLEDO, OH
        INPATIENT CODER, MARCH 2019 - PRESENT
        - CODED INPATIENT CHARTS
        LARKSPUR FAMILY CLINIC, TOLEDO, OH
        MEDICAL RECORDS CLERK, JUNE 2015 - FEBRUARY 2019
        - FILED CHARTS
        EDUCATION
        MIAMI VALLEY COLLEGE, 2013 - 2015
        """,
    ),
    Layout(
        "from … to the present",
        """
        Experience
        Inpatient Coder
        Alder Creek Hospital
        From March 2019 to the present
        Coded inpatient charts.

        Medical Records Clerk
        Larkspur Family Clinic
        From June 2015 to February 2019
        Filed charts.
        """,
    ),
    Layout(
        "numbered, with labels",
        """
        PROFESSIONAL EXPERIENCE
        1. Organization: Alder Creek Hospital
        Designation: Inpatient Coder
        Duration: March 2019 to Till Date
        Roles & Responsibilities:
        • Coding inpatient charts
        2. Organization: Larkspur Family Clinic
        Designation: Medical Records Clerk
        Duration: June 2015 to Feb 2019
        Roles & Responsibilities:
        • Filing charts
        """,
    ),
    Layout(
        '"worked as … in … from … to …"',
        """
        EXPERIENCE
        • Worked as Inpatient Coder in Alder Creek Hospital from March 2019 to till date.
        • Worked as Medical Records Clerk in Larkspur Family Clinic from June 2015 to February 2019.
        """,
    ),
    Layout(
        "dates that wrap",
        """
        EXPERIENCE
        Alder Creek Hospital  Toledo, OH
        Inpatient Coder  Mar 2019 –
        Present
        • Coded inpatient charts
        Larkspur Family Clinic  Toledo, OH
        Medical Records Clerk  Jun 2015 –
        Feb 2019
        • Filed charts
        """,
    ),
    Layout(
        "the date between title and employer",
        """
        EXPERIENCE
        Inpatient Coder
        03/2019 - Present
        Alder Creek Hospital, Toledo, OH
        • Coded inpatient charts
        Medical Records Clerk
        06/2015 - 02/2019
        Larkspur Family Clinic, Toledo, OH
        • Filed charts
        """,
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layouts(layout: Layout) -> None:
    found = positions(plain(layout.text))
    if layout.name == "range broken over lines":
        # Nothing tells the title from the employer here.
        assert [(p.start, p.end) for p in found] == [(start, end) for _, _, start, end in TWO_JOBS]
        return
    assert [tuple(w.casefold() for w in job) for job in short(found)] == [  # type: ignore[union-attr]
        tuple(w.casefold() for w in job) for job in TWO_JOBS
    ]
    assert worked_months(found, AS_OF) == 92 + 44


def test_a_position_holds_its_duties() -> None:
    document = plain(LAYOUTS[0].text)
    first, second = positions(document)
    duties = document.text[first.text_start : first.text_end]
    assert duties.startswith("Inpatient Coder") and duties.endswith("Queried physicians")
    assert document.text[second.text_start : second.text_end].endswith("Filed charts")
    for position in (first, second):
        assert position.quote == document.text[position.quote_start :][: len(position.quote)]
        assert position.quote.startswith(position.title)


def test_dates_in_a_right_hand_cell_beside_prose() -> None:
    document = plain(
        """
        Experience
        Alder Creek Hospital, Inpatient Coder  Dayton, OH
        • Coded inpatient charts of all services with ICD-10-PCS and  March 2019 – Present
        placed queries  7 years 9 months
        • Kept up with changes
        Larkspur Family Clinic, Medical Records Clerk  Dayton, OH
        • Filed charts and kept the room in order for all providers  June 2015 – Feb 2019
        """
    )
    assert short(positions(document)) == TWO_JOBS


def test_dates_in_a_column_of_their_own() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", 14, True, y=100),
            L("Inpatient Coder, Alder Creek Hospital", y=120),
            L("• Coded inpatient charts", y=132),
            L("Medical Records Clerk, Larkspur Family Clinic", y=160),
            L("• Filed charts", y=172),
            L("March 2019 – Present", x=450, y=120, column=1),
            L("June 2015 – Feb 2019", x=450, y=160, column=1),
        ]
    )
    assert short(positions(document)) == TWO_JOBS


def test_one_employer_with_several_titles() -> None:
    document = plain(
        """
        EXPERIENCE
        Alder Creek Hospital, Dayton, OH
        Coding Lead  2020 - Present
        • Led six coders
        Inpatient Coder  2016 - 2020
        • Coded inpatient charts
        File Clerk  2014 - 2016
        • Filed charts
        """
    )
    found = positions(document)
    assert short(found) == [
        ("Coding Lead", "Alder Creek Hospital", "2020", "present"),
        ("Inpatient Coder", "Alder Creek Hospital", "2016", "2020"),
        ("File Clerk", "Alder Creek Hospital", "2014", "2016"),
    ]
    assert all(p.approximate for p in found)
    assert worked_months(found, AS_OF) == 12 * 12 + 10


def test_the_whole_time_at_an_employer_over_its_titles() -> None:
    document = plain(
        """
        EXPERIENCE
        Alder Creek Hospital, Dayton, OH, 2014 – Present
        Coding Lead (2020 – Present)
        • Led six coders
        File Clerk (2014 – 2020)
        • Filed charts
        Larkspur Family Clinic, Dayton, OH, 2010 – 2014
        Receptionist
        • Greeted patients
        """
    )
    assert short(positions(document)) == [
        ("Coding Lead", "Alder Creek Hospital", "2020", "present"),
        ("File Clerk", "Alder Creek Hospital", "2014", "2020"),
        ("Receptionist", "Larkspur Family Clinic", "2010", "2014"),
    ]


@pytest.mark.parametrize(
    ("heading", "title", "employer"),
    [
        ("Alder Creek Hospital / Op Coder (11/2018 - 3/2020)", "Op Coder", "Alder Creek Hospital"),
        ("Coder / Biller (11/2018 - 3/2020)\nAlder Creek Hospital", "Coder / Biller", "Alder Creek Hospital"),
        ("11/2018 - 3/2020  Billing and coding clerk\nDr. Alder", "Billing and coding clerk", "Dr. Alder"),
        ("2018 - 2020\nOffice coder, Dr. R. Alder, clinic", "Office coder", "Dr. R. Alder, clinic"),
        ("2018 - 2020\nStaff Nurse, ICU, Evergreen General", "Staff Nurse, ICU", "Evergreen General"),
        ("Reviewer, Coding, Alder Creek Hospital 2018 - 2020", "Reviewer, Coding", "Alder Creek Hospital"),
        ("11/2018 - 3/2020 Coder, Alder Creek Hospital, Dayton, OH.", "Coder", "Alder Creek Hospital"),
    ],
)
def test_which_words_are_title_and_employer(heading: str, title: str, employer: str) -> None:
    (found,) = positions(plain(f"EXPERIENCE\n{heading}\n• Coded charts of outpatients\n"))
    assert (found.title, found.employer) == (title, employer)


def test_an_employer_is_found_where_the_other_positions_have_theirs() -> None:
    document = plain(
        """
        EXPERIENCE
        Coding Extern  Feb 2026 - Apr 2026
        Alder Family Clinic
        • Practised on redacted charts
        Barista  Oct 2022 - Present
        Pho Real
        • Opened the store
        """
    )
    assert [p.employer for p in positions(document)] == ["Alder Family Clinic", "Pho Real"]


def test_since_in_a_line_of_duties_is_no_position() -> None:
    document = plain(
        """
        EXPERIENCE
        Alder Creek Hospital – Inpatient Coder
        January 2017 to present
        Coded inpatient charts, day in and day out, with care.
        Remote since 2020
        Larkspur Family Clinic – Records Clerk
        June 2011 to August 2012
        Filed charts, and answered the telephone.
        """
    )
    assert [(p.start, p.end) for p in positions(document)] == [("2017-01", "present"), ("2011-06", "2012-08")]


def test_a_range_without_its_end() -> None:
    """Whether the job goes on is not said: it is listed, flagged and not counted."""
    (found,) = positions(plain("EXPERIENCE\nCoder, Alder Creek Hospital, 3/2019 -\n• Coded charts"))
    assert (found.title, found.start, found.end, found.months) == ("Coder", "2019-03", None, 0)
    assert "no end is printed" in found.flag


def test_a_comma_in_a_title() -> None:
    document = plain(
        """
        EXPERIENCE
        Registered Nurse, Emergency Department  Jul 2010 – Dec 2017
        Alder Creek Hospital, Dayton, OH
        • Triaged patients
        Eligibility Worker, Children's Services (CCS)  08/2009 - 06/2010
        County of Tamarack, Tamarack, OH
        • Determined eligibility
        """
    )
    assert short(positions(document)) == [
        ("Registered Nurse, Emergency Department", "Alder Creek Hospital", "2010-07", "2017-12"),
        ("Eligibility Worker, Children's Services (CCS)", "County of Tamarack", "2009-08", "2010-06"),
    ]


ANONYMISED = [
    # What a résumé site prints in place of names and towns, in its several templates.
    "Employer Company Name March 2014 to Current",
    "Coder \nMarch 2014 to Current Company Name ï¼ City , State",
    "Coder 03/2014 to Current Company Name City , State",
    "Company Name March 2014 to Current Coder \nCity , State",
    "Coder , 03/2014 to Current \nCompany Name â€“ City , State",
    "03/2014 to Current\nCoder Company Name ï¼ City , State",
    "March 2014\nto\nCurrent\nCompany Name City , State Coder",
    "Company Name Coder // City , State // March 2014 to Current",
]


@pytest.mark.parametrize("heading", ANONYMISED[1:])
def test_anonymised_headings(heading: str) -> None:
    (found,) = positions(plain(f"Experience\n{heading}\nCoded charts of outpatients with CPT.\nEducation\n"))
    assert (found.title, found.employer, found.start, found.end) == ("Coder", "", "2014-03", "present")


@pytest.mark.parametrize(
    ("title", "section", "training", "employment"),
    [
        ("Coding Extern (unpaid)", "EXPERIENCE", True, False),
        ("Health Information Practicum Student", "EXPERIENCE", True, False),
        ("Coding Intern", "EXPERIENCE", True, False),
        ("Coding Intern (paid)", "EXPERIENCE", False, True),
        ("Coding Volunteer", "EXPERIENCE", False, False),
        ("Records Helper", "VOLUNTEER EXPERIENCE", False, False),
        ("Coder", "EXTERNSHIP", True, False),
        ("Health Services Technician, Sergeant", "MILITARY SERVICE", False, True),
        ("Internal Auditor", "EXPERIENCE", False, True),
        ("Freelance Coder", "EXPERIENCE", False, True),
        ("Coding Instructor", "EXPERIENCE", False, True),
    ],
)
def test_training_and_volunteering(title: str, section: str, training: bool, employment: bool) -> None:
    text = f"{section}\n{title}  01/2020 - 06/2020\nAlder Creek Hospital, Dayton, OH\n• Coded charts\n"
    (found,) = positions(plain(text))
    assert (found.is_training, found.is_employment) == (training, employment)
    assert worked_months([found], AS_OF) == (5 if employment else 0)


@pytest.mark.parametrize(
    "line",
    [
        "In 2019 I led a team that coded 4,000 charts between January 2019 and June 2020.",
        "• Raised accuracy from 92% in 01/2019 to 97% in 06/2020",
        "• From March 2019 to May 2020 worked the denials of two payers",
        "Moved the clinic to ICD-10 from 2014 to 2016 and trained all of its providers.",
    ],
)
def test_dates_in_prose_are_no_positions(line: str) -> None:
    text = f"EXPERIENCE\nInpatient Coder, Alder Creek Hospital, 2018 - 2021\n{line}\n• Coded charts\n"
    found = positions(plain(text))
    assert short(found) == [("Inpatient Coder", "Alder Creek Hospital", "2018", "2021")]


def test_dates_of_education_and_certificates_are_no_jobs() -> None:
    document = plain(
        """
        EDUCATION
        A.A.S., Health Information, Miami Valley College, 08/2013 - 05/2015
        Teaching Assistant Certificate 2012 - 2013
        CERTIFICATIONS
        Certified Professional Coder 2019 - 2027
        REFERENCES
        Olga Brandt, Coding Manager 2015 - 2019
        """
    )
    assert positions(document) == ()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019-03", "2017-01", "before it begins"),
        ("2019", "2017", "before it begins"),
        ("2028-01", "present", "after 2026-11"),
        ("2020-01", "2027-06", "after 2026-11"),
        ("1949-05", "1960-01", "before 1950"),
        ("1951-01", "2020-01", "more than 60 years"),
        ("2019-06", "2019", ""),
        ("2019-06", None, "no end is printed"),
        (None, None, ""),
        ("2019-06", "present", ""),
        ("2026-11", "2026-11", ""),
    ],
)
def test_implausible_ranges_are_flagged(start: str | None, end: str | None, words: str) -> None:
    fault = date_fault(start, end, AS_OF)
    assert (words in fault) if words else fault == ""


def test_a_flagged_range_is_kept_and_not_counted() -> None:
    (found,) = positions(plain("EXPERIENCE\nCoder, Alder Creek Hospital  06/2019 - 01/2017\n• Coded charts"))
    assert found.start == "2019-06" and found.end == "2017-01"
    assert "before it begins" in found.flag
    assert found.months == 0 and worked_months([found], AS_OF) == 0


def test_a_heading_without_dates() -> None:
    document = plain(
        """
        EXPERIENCE
        Inpatient Coder  2018 - Present
        Alder Creek Hospital, Dayton, OH
        • Coded charts
        Barista
        Bean & Barrel, Dayton, OH
        • Part-time during college
        """
    )
    assert short(positions(document)) == [
        ("Inpatient Coder", "Alder Creek Hospital", "2018", "present"),
        ("Barista", "Bean & Barrel", None, None),
    ]


def test_a_start_without_an_end_has_no_months() -> None:
    (found,) = positions(
        plain("Experience\nCompany Name September 2015 Coder \nCity , State\nCoded charts.\n")
    )
    assert (found.start, found.end, found.months) == ("2015-09", None, 0)


def test_two_ranges_in_one_heading() -> None:
    found = positions(
        plain("EXPERIENCE\nCoder, Alder Creek Hospital  01/2015 - 01/2016, 01/2018 - 01/2019\n• Coded charts")
    )
    assert worked_months(found, AS_OF) == 24
    assert len({(p.text_start, p.text_end) for p in found}) == 1


def test_a_job_goes_on_after_a_sidebar_on_the_next_page() -> None:
    document = laid_out(
        [
            L("SKILLS", 14, True, y=40),
            L("CPT, ICD-10-CM", y=60),
            L("WORK HISTORY", 14, True, x=220, y=40, column=1),
            L("Inpatient Coder, Alder Creek Hospital  2018 - Present", x=220, y=60, column=1),
            L("• Coded charts", x=220, y=72, column=1),
            L("EDUCATION", 14, True, y=40, page=2),
            L("A.A.S., Miami Valley College, 2012 - 2014", y=60, page=2),
            L("Medical Records Clerk, Larkspur Family Clinic  2014 - 2018", x=220, y=40, column=1, page=2),
            L("• Filed charts", x=220, y=52, column=1, page=2),
        ]
    )
    assert short(positions(document)) == [
        ("Inpatient Coder", "Alder Creek Hospital", "2018", "present"),
        ("Medical Records Clerk", "Larkspur Family Clinic", "2014", "2018"),
    ]


def test_a_table_of_jobs_without_layout() -> None:
    document = laid_out(
        [
            L("Career history", 14, True),
            "March 2019 - Present",
            L("Inpatient Coder", bold=True, column=1),
            L("Alder Creek Hospital", column=1),
            "• Coded inpatient charts",
            "June 2015 - Feb 2019",
            L("Medical Records Clerk", bold=True, column=1),
            L("Larkspur Family Clinic", column=1),
            "• Filed charts",
            L("References", 14, True),
            "Olga Brandt, CPC, 555-0101",
        ]
    )
    found = positions(without_layout(document))
    assert short(found) == TWO_JOBS
    assert "Filed charts" in document.text[found[1].text_start : found[1].text_end]


def test_hostile_text_is_read_in_time() -> None:
    lines = "\n".join(f"Coder, Hospital {n}, Dayton, OH 01/2010 - 02/2012" for n in range(3000))
    assert len(positions(plain("EXPERIENCE\n" + lines))) == MOST_RANGES
    assert positions(plain("EXPERIENCE\n" + "A, " * 20000)) == ()
