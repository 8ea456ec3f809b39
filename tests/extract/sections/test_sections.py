"""Sections under titles of many wordings and looks. All people are invented."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_documents import L, laid_out, plain

from screener.config.lexicon import load_lexicon
from screener.extract.sections.finder import Section, SectionFinder
from screener.extract.sections.wording import TitleReader
from screener.model.document import Document
from screener.model.profile import SECTIONS


@cache
def finder() -> SectionFinder:
    return SectionFinder(load_lexicon(["medical_coding"]))


@cache
def reader() -> TitleReader:
    return TitleReader(load_lexicon(["medical_coding"]))


def kinds(document: Document) -> list[str]:
    return [s.kind for s in finder().find(document)]


def body(document: Document, kind: str) -> str:
    (section,) = (s for s in finder().find(document) if s.kind == kind)
    return document.quote(section.body).strip()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PROFESSIONAL EXPERIENCE", "work"),
        ("Work History:", "work"),
        ("• EXPERIENCE •", "work"),
        ("E X P E R I E N C E", "work"),
        ("P R O F E S S I O N A L   E X P E R I E N C E", "work"),
        ("E D U C AT I O N", "education"),
        ("WORK EXPER IENCE", "work"),
        ("Certifications & Licenses", "certifications"),
        ("LICENSES, CERTIFICATIONS & TRAINING", "certifications"),
        ("Education and Certifications", "education"),
        ("Core Competencies", "skills"),
        ("=== Skills ===", "skills"),
        ("04. Experience", "work"),
        ("// 04 — Experience", "work"),
        ("IV. EDUCATION", "education"),
        ("## Work Experience", "work"),
        ("Experience (continued)", "work"),
        ("EXPERIENCE, CONT'D", "work"),
        ("Medical Coding Experience", "work"),
        ("Relevant Healthcare Work Experience", "work"),
        ("Additional Clinical Experience", "work"),
        ("Summary of Qualifications", "summary"),
        ("CAREER OBJECTIVE", "objective"),
        ("Professional Affiliations & Memberships", "memberships"),
        ("Professional References", "references"),
        ("References available upon request", "references"),
        ("Volunteer Experience", "volunteer"),
        ("Military Service", "military"),
        ("Externship", "internship"),
        ("Relevant Coursework", "courses"),
        ("Software & EHR Systems", "software"),
        ("Languages", "languages"),
        ("HONORS AND AWARDS", "awards"),
        ("Hobbies & Interests", "interests"),
        ("ACADEMIC BACKGROUND", "education"),
    ],
)
def test_words_of_titles(line: str, kind: str) -> None:
    words = reader().read(line)
    assert words is not None and words.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "Inpatient Coder",
        "Experienced coder",
        "Coding and billing",
        "10 years of experience",
        "Experience 2010 - 2020",
        "Alder Creek Hospital",
        "Medical History",
        "Education Coordinator",
        "Skilled in ICD-10-CM",
        "Certified Professional Coder",
        "Hospital",
        "and",
        "",
        "———",
    ],
)
def test_words_that_are_no_titles(line: str) -> None:
    assert reader().read(line) is None


def test_a_title_can_name_two_categories() -> None:
    words = reader().read("Education and Certifications")
    assert words is not None and (words.category, words.also) == ("education", ("certificates",))


def test_plain_text() -> None:
    document = plain(
        """
        Wanda Petersen, CPC
        Dayton, OH

        Summary
        Coder of outpatient charts with experience in surgery.
        Skills
        Experience with Epic
        - Leadership
        Work History
        Coder, Alder Creek Hospital, 2018 - 2020
        Education
        A.A.S., Miami Valley College
        """
    )
    assert kinds(document) == ["untitled", "summary", "skills", "work", "education"]
    assert body(document, "skills") == "Experience with Epic\n- Leadership"


def test_inline_titles() -> None:
    document = plain(
        """
        Wanda Petersen
        Objective: to code charts
        Skills: CPT, ICD-10-CM,
        HCPCS
        Certifications: CPC (2019)
        Education: A.A.S., Miami Valley College
        """
    )
    assert kinds(document) == ["untitled", "objective", "skills", "certifications", "education"]
    assert body(document, "skills") == "CPT, ICD-10-CM,\nHCPCS"


def test_titles_inside_a_job_do_not_end_the_work() -> None:
    document = plain(
        """
        WORK EXPERIENCE

        Coder, Alder Creek Hospital, 2018 - 2020
        Key Accomplishments:
        • 98% accuracy
        Skills: CPT
        Clerk, Larkspur Clinic, 2015 - 2018
        Accomplishments:
        • Filed 1,000 charts

        EDUCATION

        A.A.S., Miami Valley College
        """
    )
    assert kinds(document) == ["work", "education"]


def test_items_of_a_list_that_sound_like_titles() -> None:
    """Where titles look like titles, an item that only has their words is none."""
    document = laid_out(
        [
            L("Wanda Petersen", 20, True),
            L("SKILLS", 13, True),
            L("Training"),
            L("Languages"),
            L("Medical coding experience"),
            L("EXPERIENCE", 13, True),
            L("Coder, Alder Creek Hospital, 2018 - 2020"),
            L("EDUCATION", 13, True),
            L("A.A.S., Miami Valley College"),
        ]
    )
    assert kinds(document) == ["untitled", "skills", "work", "education"]


def test_a_title_of_unknown_words_ends_the_section_before() -> None:
    document = laid_out(
        [
            L("Wanda Petersen", 20, True),
            L("EXPERIENCE", 13, True),
            L("Coder, Alder Creek Hospital, 2018 - 2020"),
            L("EDUCATION", 13, True),
            L("A.A.S., Miami Valley College"),
            L("GARDEN SHOWS", 13, True),
            L("Dayton, 2019"),
            L("SKILLS", 13, True),
            L("CPT"),
        ]
    )
    assert kinds(document) == ["untitled", "work", "education", "", "skills"]


def test_job_titles_in_the_look_of_section_titles_are_kept() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", 12, True),
            L("INPATIENT CODER", 12, True),
            L("Alder Creek Hospital, 2018 - 2020"),
            L("OUTPATIENT CODER", 12, True),
            L("Larkspur Clinic, 2015 - 2018"),
            L("FILE CLERK", 12, True),
            L("Larkspur Clinic, 2012 - 2015"),
            L("EDUCATION", 12, True),
            L("A.A.S., Miami Valley College"),
        ]
    )
    assert kinds(document) == ["work", "education"]


def test_a_misspelt_title_that_looks_like_one() -> None:
    document = laid_out(
        [L("Jane Roe"), L("Experiance", 14, True), L("Coder, 2018"), L("Education", 14, True), L("A.A.S.")]
    )
    assert kinds(document) == ["untitled", "work", "education"]
    assert kinds(laid_out([L("APPLICATION", 14, True), L("Name: Jane Roe")])) == ["untitled"]
    assert kinds(plain("Coded charts\nExperiance\nCoder, 2018 - 2020")) == ["untitled"]


def test_ends_of_paragraphs_are_no_titles() -> None:
    document = plain(
        """
        Summary
        Coder of outpatient charts who knows electronic medical record
        (EMR) systems.
        Experience
        Coder, Alder Creek Hospital, 2018 - 2020
        """
    )
    assert kinds(document) == ["summary", "work"]


def test_a_title_over_two_lines() -> None:
    document = laid_out(
        [
            L("LICENSES &", 12, True),
            L("CERTIFICATIONS", 12, True),
            L("CPC, 2019"),
            L("ACADEMIC", 12, True),
            L("BACKGROUND", 12, True),
            L("A.A.S., Miami Valley College"),
        ]
    )
    assert kinds(document) == ["certifications", "education"]


def test_titles_beside_their_bodies() -> None:
    document = laid_out(
        [
            L("Wanda Petersen", 22, True),
            "Summary  Coder of outpatient charts, careful and quick, who works from home.",
            "Professional  Coder  03/2019 - present",
            "Experience  Alder Creek Hospital, Dayton, OH",
            L("• Coded charts", x=150),
            "Licenses &  CPC, AAPC, 2019",
            L("Certifications", bold=True),
            "Education  A.A.S., Miami Valley College",
        ]
    )
    assert kinds(document) == [
        "untitled",
        "summary",
        "work",
        "work",
        "certifications",
        "certifications",
        "education",
    ]
    work = [s for s in finder().find(document) if s.kind == "work"]
    assert document.quote(work[0].body) == "Coder  03/2019 - present\n"
    assert document.quote(work[1].body).startswith("Alder Creek Hospital")
    assert work[0].title == work[1].title


def test_two_titles_on_one_line_head_the_cells_below_them() -> None:
    document = laid_out(
        [
            L("Summary", 12, True),
            "Coder of outpatient charts.",
            L("Education                    Certifications", 12, True),
            "A.A.S., Health Information   CPC, AAPC, 2019",
            "Miami Valley College",
            "                             CCS, AHIMA, 2021",
            L("Skills", 12, True),
            "CPT",
        ]
    )
    found = finder().find(document)
    texts: dict[str, str] = {}
    for section in found:
        texts[section.kind] = texts.get(section.kind, "") + document.quote(section.body)
    assert texts["education"].split() == ["A.A.S.,", "Health", "Information", "Miami", "Valley", "College"]
    assert texts["certifications"].split() == ["CPC,", "AAPC,", "2019", "CCS,", "AHIMA,", "2021"]
    assert texts["skills"] == "CPT"


def test_text_flows_from_column_to_column() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", 13, True, y=40),
            L("Coder, Alder Creek Hospital, 2018 - 2020", y=60),
            L("Clerk, Larkspur Family Clinic, 2012 - 2018", x=320, y=40, column=1),
            L("EDUCATION", 13, True, x=320, y=80, column=1),
            L("A.A.S., Miami Valley College", x=320, y=100, column=1),
        ]
    )
    assert kinds(document) == ["work", "education"]
    assert "Larkspur" in body(document, "work")


def test_centred_titles_read_as_a_column() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", 13, True, x=250, y=40, column=1),
            L("Coder, Alder Creek Hospital, 2018 - 2020, full time, at home", y=60),
            L("CPT", y=100),
            L("A.A.S., Miami Valley College", y=140),
            L("SKILLS", 13, True, x=250, y=80, column=1),
            L("EDUCATION", 13, True, x=250, y=120, column=1),
        ]
    )
    found = [(s.kind, document.quote(s.body).strip()) for s in finder().find(document)]
    assert ("skills", "CPT") in found
    assert ("education", "A.A.S., Miami Valley College") in found


def test_a_sidebar_before_the_main_column() -> None:
    document = laid_out(
        [
            L("CONTACT", 11, True, y=40),
            L("555-0100", y=55),
            L("SKILLS", 11, True, y=90),
            L("CPT", y=105),
            L("Wanda Petersen", 20, True, x=200, y=40, column=1),
            L("EXPERIENCE", 11, True, x=200, y=80, column=1),
            L("Coder, Alder Creek Hospital, 2018 - 2020", x=200, y=95, column=1),
        ]
    )
    assert kinds(document) == ["contact", "skills", "untitled", "work"]
    assert body(document, "skills") == "CPT"
    assert body(document, "untitled") == "Wanda Petersen"


def test_a_list_in_columns_belongs_to_the_title_above_it() -> None:
    document = laid_out(
        [
            L("SKILLS", 11, True, y=40),
            L("CPT", y=55),
            L("HCPCS", y=67),
            L("WORK HISTORY", 11, True, y=100),
            # read after the title of the next section, yet it stands above it on the page
            L("Epic", x=300, y=55, column=1),
            L("Cerner", x=300, y=67, column=1),
            L("Coder, Alder Creek Hospital, 2018 - 2020", y=115),
        ]
    )
    found = finder().find(document)
    assert [s.kind for s in found if s.body.end > s.body.start + 1] == ["skills", "skills", "work"]
    assert document.quote(found[1].body) == "Epic\nCerner\n"


def test_a_column_that_goes_on_over_the_page() -> None:
    document = laid_out(
        [
            L("SKILLS", 11, True, y=40),
            L("CPT", y=55),
            L("EXPERIENCE", 11, True, x=200, y=40, column=1),
            L("Coder, Alder Creek Hospital, 2018 - 2020", x=200, y=55, column=1),
            L("LANGUAGES", 11, True, y=40, page=2),
            L("Spanish", y=55, page=2),
            L("Clerk, Larkspur Clinic, 2015 - 2018", x=200, y=40, column=1, page=2),
        ]
    )
    found = finder().find(document)
    assert [s.kind for s in found] == ["skills", "work", "languages", "work"]
    assert "Clerk" in document.quote(found[3].body)


def test_a_resume_without_titles() -> None:
    document = plain("Wanda Petersen\nDayton, OH\nCoder, Alder Creek Hospital, 2018 - 2020\nCoded charts.")
    assert finder().find(document) == (Section("basics", None, document.pages[0].span, "untitled"),)
    assert finder().find(plain("")) == ()


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "EXPERIENCE",
                    "Skills:",
                    "Education",
                    "Skills: CPT",
                    "• Training",
                    "Coder  2019",
                    "Summary  x",
                ]
            ),
            st.text(alphabet="abcXYZ019 &:/-•\t", max_size=30),
        ),
        max_size=30,
    ),
    st.data(),
)
def test_sections_hold_all_of_the_text_once(lines: list[str], data: st.DataObject) -> None:
    given = [
        L(line, column=data.draw(st.integers(0, 1)), page=1 + (number > 15), y=20 + 12 * number % 180)
        for number, line in enumerate(lines or ["x"])
        if line
    ]
    document = laid_out(given or [L("x")])
    sections = finder().find(document)
    reached = 0
    for section in sections:
        assert section.category in SECTIONS
        assert reached <= section.body.start <= section.body.end
        # What lies between two bodies is a title, its colon, or white space.
        between = document.text[reached : section.body.start]
        assert len(between.strip()) < 70
        reached = section.body.end
    assert reached == len(document.text)


def test_hostile_text_is_read_in_time() -> None:
    for line in ("skills and " * 3000, "ab " * 30000, "E X P " * 5000, "Skills" + " " * 50000 + "x"):
        assert finder().find(plain(line + "\nEXPERIENCE\n" + line))
    assert len(finder().find(plain("EXPERIENCE\n" * 3000))) == 3000
