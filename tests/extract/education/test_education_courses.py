"""Courses of study in the many ways in which people write them. People and schools are invented."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.education.degrees import DegreeFinder
from screener.extract.education.finder import EducationFinder, highest_level
from screener.extract.extractor import Extractor
from screener.extract.sections.finder import SectionFinder
from screener.model.profile import EDUCATION_LEVELS, Education, Profile

AS_OF = date(2026, 11, 23)
BEFORE = """Jane Roe
jane.roe@example.com

EXPERIENCE
Inpatient Coder, Lakeview Hospital, Toledo, OH
January 2019 to Present
• Coded inpatient charts

EDUCATION
"""


@cache
def finders() -> tuple[SectionFinder, EducationFinder]:
    lexicon = load_lexicon(["medical_coding"])
    return SectionFinder(lexicon), EducationFinder(lexicon)


def test_a_list_of_training_may_hold_a_college_that_was_left() -> None:
    text = (
        BEFORE.replace("EDUCATION", "TRAINING")
        + "Attended Maumee College, 40 credits in business, no degree\n"
    )
    assert (
        extractor().extract(plain(text), file="a", sha256="", as_of=AS_OF).summary.education_level
        == "some_college"
    )


@cache
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def education(text: str) -> tuple[Education, ...]:
    sections, finder = finders()
    document = plain(text)
    found = finder.find(document, sections.find(document), AS_OF)
    for course in found:
        assert course.quote == document.text[course.quote_start :][: len(course.quote)] != ""
        assert course.level in EDUCATION_LEVELS
    return found


LEVELS = [
    ("M.S.E.E., Torrey State University, 2014\nB.S.E.E., Torrey State University, 2011", "master"),
    ("BS HIM - University of Huron - 2013", "bachelor"),
    (
        "2 semesters Business, Community College of Bay City (did not finish)\nHuron Heights H.S. 2003",
        "some_college",
    ),
    ("Attended Maumee State, two years, no degree", "some_college"),
    ("Toledo Central H.S., diploma 2004", "hs"),
    ("Diploma: General Studies 1993 Huron High School", "hs"),
    ("Bachelor's, Health Admin, WGU, exp. 06/2027; A.S., Lake College", "associate"),
    ("Licenciatura en Enfermería, Universidad de Costa Azul, 2009", "bachelor"),
    ("B.Sc. (Hons) Nursing, University of Westlake, Nigeria, 2010", "bachelor"),
    ("M.B.B.S. – Deccan Lake Medical College (ECFMG certified)", "doctorate"),
    ("GED, 2008\nMedical Billing and Coding Certificate, Lake Institute, 2012", "certificate"),
    ("Degree\tSchool\tYear\nA.A.S.\tLake College\t2015", "associate"),
    (
        "Bachelor of Science in Health Information Management\nWestlake University, Toledo, OH\nMay 2014",
        "bachelor",
    ),
    ("BS, Health Information Management, Westlake University, 2014", "bachelor"),
    ("B.S. Health Information Management | Westlake University | 2010 - 2014", "bachelor"),
    ("Westlake University, Toledo, OH\nBachelor's degree, HIM\n2010 – 2014", "bachelor"),
    ("2010-2014  Westlake University\nBA English", "bachelor"),
    ("BSHIM, Westlake University", "bachelor"),
    ("AAS - Health Information Technology - Lake Technical College - 2015", "associate"),
    ("Associate's Degree in HIT (CAHIIM), Lake Technical College, 2015", "associate"),
    ("Associates in Applied Science, Medical Billing and Coding\nLake College", "associate"),
    ("A.A.S. HIT expected May 2027, Lake College\nHigh School Diploma, Toledo High, 2018", "hs"),
    (
        "Bachelor of Science, HIM (in progress), Westlake University\nA.A.S., HIT, Lake College, 2020",
        "associate",
    ),
    (
        "Bachelor of Science, HIM\nWestlake University\nExpected graduation: December 2027\n"
        "\nAssociate of Applied Science, HIT\nLake College\n2020",
        "associate",
    ),
    ("Westlake University\nB.S. Nursing, anticipated 2028\nLake College\nA.S. Biology, 2020", "associate"),
    (
        "Westlake University                2024 - Present\nB.S. in Health Informatics\n"
        "Lake College      2018 - 2020\nA.A.S. in HIT",
        "associate",
    ),
    ("GED, 2001", "hs"),
    ("G.E.D., State of Ohio, 2001", "hs"),
    ("High School Diploma", "hs"),
    ("Toledo Central High School, Toledo, OH, 2001", "hs"),
    ("Some college coursework, Westlake University", "some_college"),
    ("Toledo Central High School 2009. Two semesters at Lake CC, did not finish.", "some_college"),
    (
        "B.S. Biology, Westlake University, 2012\nStarted an MPH in 2019, stopped after two courses",
        "bachelor",
    ),
    ("Westlake University, 60 credits toward B.S. Biology", "some_college"),
    ("Westlake University, 1999-2001 (did not graduate)", "some_college"),
    ("Bachelor of Arts, Psychology (not completed), Westlake University", "some_college"),
    ("Medical Coding Certificate, Career Step, 2016", "certificate"),
    ("Diploma in Medical Billing and Coding, Penn Foster", "certificate"),
    (
        "Certificate of Completion, Medical Coding and Billing, Lake Career Center\nHigh School Diploma",
        "certificate",
    ),
    ("Medical Billing and Coding Program, Lake Vocational Institute, 2012", "certificate"),
    (
        "Post-Baccalaureate Certificate in HIM, Westlake University, 2018\n"
        "B.A., History, Westlake University, 2009",
        "post_bacc",
    ),
    ("MHA, Westlake University, 2019\nBS, HIM, Westlake University, 2014", "master"),
    ("Master of Science in Health Informatics, Westlake University", "master"),
    ("M.S., Microbiology, Westlake University, 2011", "master"),
    ("MS in Nursing, Westlake University, 2011", "master"),
    ("MA, Public Policy, Westlake University, Boston, MA", "master"),
    ("B.A. in English, Westlake College, Boston, MA", "bachelor"),
    ("A.S., Science, Community College of Baltimore, Baltimore, MD", "associate"),
    ("MBBS, Example Medical College, Karachi, 2008", "doctorate"),
    ("Doctor of Medicine, University of Westlake, Manila", "doctorate"),
    (
        "Bachelor of Pharmacy (B.Pharm), Deccan Lake University, Hyderabad 2016\nIntermediate, 2012",
        "bachelor",
    ),
    ("B.Com, Deccan Lake University, 2012\nHSC 2009", "bachelor"),
    ("Ph.D., Biology, Westlake University", "doctorate"),
    ("CPR Certificate, Red Cross, 2020\nHigh School Diploma, 2001", "hs"),
    ("HIPAA Certificate of Completion\nHigh School Diploma, 2001", "hs"),
    (
        "Associate of Arts - Lake College\nBachelor of Science - Westlake University (currently enrolled)",
        "associate",
    ),
    (
        "Currently pursuing a Bachelor of Science in HIM at Westlake University\n"
        "Associate of Science, Lake College, 2019",
        "associate",
    ),
    ("Lake College — Health Information Technology, A.A.S. — 2015", "associate"),
    ("Degree: A.A.S.\nMajor: HIT\nSchool: Lake College\nYear: 2015", "associate"),
    ("Bachelor degree, health services administration, Westlake University", "bachelor"),
    ("BACHELOR OF SCIENCE IN HEALTH INFORMATION MANAGEMENT\nWESTLAKE UNIVERSITY, 2014", "bachelor"),
    ("WESTLAKE UNIVERSITY, BS IN BIOLOGY, 2014", "bachelor"),
    ("Licensed Practical Nurse Diploma, Lake School of Nursing, 1999", "certificate"),
    ("Certified Professional Coder (CPC), AAPC, 2015\nHigh School Diploma", "hs"),
    (
        "Relevant coursework: Medical terminology, Anatomy\nLake College, Certificate in Coding, 2015",
        "certificate",
    ),
    ("Completed 80-hour AAPC CPC course, 2019\nHigh school graduate", "hs"),
    ("Associate in Specialized Technology, Lake Institute, 2004", "associate"),
    ("BSN, RN, Westlake University", "bachelor"),
    ("Bachelor of Science, Westlake University, May 2027", "some_college"),
    (
        "Bachelor's Degree (Candidate), Westlake University\nDiploma, Medical Assisting, Lake School, 2010",
        "certificate",
    ),
    ("Transcript: 45 semester hours, Lake Community College, 2001-2003", "some_college"),
    ("Attended Lake Community College, 2001-2003", "some_college"),
    ("High School Diploma, 2001\nLake Community College, general studies, 2001-2003", "some_college"),
    ("Associate Degree in Medical Coding — withdrew 2012 — Lake College\nGED 2008", "some_college"),
    ("Technical Diploma – Medical Coding Specialist – Lake Technical College – 2013", "certificate"),
    ("Westlake University, Toledo OH\nGraduated 2014, Bachelors in Healthcare Administration", "bachelor"),
    (
        "Master's in Health Administration, in progress. Bachelor's in HIM, 2015, Westlake University",
        "bachelor",
    ),
    ("B.S.: Biology (2010), Westlake University. A.S.: General Studies (2008), Lake College.", "bachelor"),
    ("AA in Liberal Arts, Lake College, 2005", "associate"),
    ("Executive MBA, Westlake University, 2015", "master"),
    ("RHIT program, AAS, Lake College (2014); RHIT exam expected 2027", "associate"),
    ("Graduate Certificate, Health Informatics, Westlake, 2020; BS Biology 2015", "post_bacc"),
    ("Medical Office Program, certificate, 2021\nWestlake High School, diploma, 2018", "certificate"),
    ("No degree. Graduated Westlake High School 1992.", "hs"),
    ("High school; two terms at Lake College.", "some_college"),
    (
        "High school: Westlake High, 1988. Coding course by mail, Lake Career Institute, certificate 2008. "
        "Two semesters at a college before that, which I did not finish.",
        "certificate",
    ),
    (
        "Student, Bachelor of Science in HIM, Westlake Online, anticipated Spring 2028. "
        "Associate of Science in HIT, Lake College, 2022.",
        "associate",
    ),
    ("In the second year of an AAS in HIT at Lake CC; GED 2012", "hs"),
    ("B.S. in Nursing 2006, Westlake University\nMaster of Arts in Nursing (units earned), 2009", "bachelor"),
    ("Lake CC (2004-2006)", "some_college"),
    ("University of Westlake, LL.B.", "bachelor"),
    ("Masters in Science, status: in-process (two courses outstanding)\nB.A. Biology, 1998", "bachelor"),
]


@pytest.mark.parametrize(("study", "level"), LEVELS)
def test_highest_completed_level(study: str, level: str) -> None:
    assert highest_level(education(BEFORE + study)) == level


COURSES = [
    (
        "Associate of Applied Science (A.A.S.), Health Information Management Technology August 2019\n"
        "Westlake Technical College, Toledo, OH (CAHIIM-Accredited Program)\n"
        "Relevant Coursework: Anatomy & Physiology, College Algebra, Medical Terminology,\n"
        "Healthcare Management, Human Diseases.",
        [("associate", "Health Information Management Technology", "Westlake Technical College", True)],
    ),
    (
        "Diploma, Medical Billing and Coding,\nPaso del Sol Institute 2017",
        [("certificate", "Medical Billing and Coding", "Paso del Sol Institute", True)],
    ),
    (
        "A.S. Health Information\nTechnology, Walnut Grove\nCollege 2003",
        [("associate", "Health Information Technology", "Walnut Grove College", True)],
    ),
    (
        "B.A., Sociology, Walnut\nUniversity 2017",
        [("bachelor", "Sociology", "Walnut University", True)],
    ),
    (
        "Medical Coding Certificate, Bay Career Institute",
        [("certificate", "Medical Coding", "Bay Career Institute", None)],
    ),
    (
        "2016\nUniversity of Westlake\nToledo, OH\nMaster of Health Administration\n2010\nWalnut University\n"
        "Reno, NV\nBachelor of Science Degree Business Administration",
        [
            ("master", "Health Administration", "University of Westlake", True),
            ("bachelor", "Business Administration", "Walnut University", True),
        ],
    ),
    (
        "Bachelor of Science: Nursing, 2016 Walnut University\nAttendance: 2014-Current\nGPA 3.5\n"
        "Associate of Science: Nursing, 2012 Westlake College",
        [
            ("bachelor", "Nursing", "Walnut University", False),
            ("associate", "Nursing", "Westlake College", True),
        ],
    ),
    (
        "Coursework in Business (no degree), Delta Lakes College 2001 – 2003",
        [("some_college", None, "Delta Lakes College", False)],
    ),
    (
        "Currently Enrolled: Accounting 2018 Westlake College",
        [("none_stated", None, "Westlake College", False)],
    ),
    (
        "Bachelor of Fine Arts (B.F.A.), Graphic Design August 2004\nWalnut State University, Reno, NV",
        [("bachelor", "Graphic Design", "Walnut State University", True)],
    ),
]


@pytest.mark.parametrize(("study", "courses"), COURSES)
def test_courses(study: str, courses: list[tuple[str, str | None, str | None, bool | None]]) -> None:
    found = education(BEFORE + study)
    assert [(e.level, e.program, e.school, e.completed) for e in found] == courses


NOT_STUDIED = [
    # Other people's, who are called by what they are to the candidate.
    ("OF NOTE\nMy manager, Kay Webb, MHA, RHIA, can be called.", "none_stated"),
    ("ABOUT ME\nTrained under Dr. Lee, PhD", "none_stated"),
    # States, software, trades and words that are written like degrees.
    ("SKILLS\nMS Office, MS Excel, DDS software, dental claims", "none_stated"),
    ("SUMMARY\nCoder who learns quickly and masters new software, and works with associates", "none_stated"),
    ("EXPERIENCE\nMedical Assistant (MA), Lakeview Clinic, Boston, MA\n2019 - 2021", "none_stated"),
    ("EXPERIENCE\nCoder, Lakeview Hospital, Towson, MD\n2019 - 2021", "none_stated"),
    ("EXPERIENCE\nSales Associate, Lakeview Stores\n2019 - 2021\n• Mastered the register", "none_stated"),
    # What an employer asks for, or what students had.
    (
        "EXPERIENCE\nRecruiter, Lakeview Hospital\n2019 - 2021\n• Bachelor's degree required for all posts",
        "none_stated",
    ),
    (
        "EXPERIENCE\nInstructor, Westlake College\n2019 - 2021\n• Taught associate degree students",
        "none_stated",
    ),
    # Certificates of an hour, and credentials, are no course of study.
    ("CERTIFICATIONS\nCPR Certificate, Lakeview Training Center, 2020", "none_stated"),
    ("CERTIFICATIONS\nCertified Professional Coder (CPC), AAPC, 2020", "none_stated"),
]


@pytest.mark.parametrize(("text", "level"), NOT_STUDIED)
def test_what_is_no_course_of_study(text: str, level: str) -> None:
    assert highest_level(education("Jane Roe\njane.roe@example.com\n\n" + text)) == level


ELSEWHERE = [
    # Under a title in a familiar tone.
    (
        "Jane Roe\n\nSCHOOL STUFF\nCertificate, Professional Medical Coder, Lake Institute, 2025",
        "certificate",
    ),
    # A certificate that a sentence claims, without a school.
    (
        "Jane Roe\n\nA state grant paid for the coding certificate course, which I finished in 2008.",
        "certificate",
    ),
    ("Jane Roe\njane.roe@example.com\nEducation level: Some college", "some_college"),
    ("Jane Roe\n\nSUMMARY\n* certificate of an accredited coding program, 2021", "certificate"),
    (
        "Jane Roe\n\nCERTIFICATIONS\nHealthcare Administration Certificate — Lake Alliance — 2023",
        "certificate",
    ),
    (
        "Jane Roe\n\nEXPERIENCE\n2009 to 2012  Coder, Westlake Imaging Associates (in the office)",
        "none_stated",
    ),
    (
        "Jane Roe\n\nEXPERIENCE\nClerk, Lakeview Stores\n2009 - 2012\nSchool  B.S., Biology, Huron State",
        "bachelor",
    ),
    # Behind the name, in a sentence, without any title, or under a title that lost its line.
    ("Jane Roe, RHIT, CPC, BFA, AAS\njane.roe@example.com\n\nSUMMARY\nCoder.", "bachelor"),
    ("Jane Roe, MHA, RHIA\njane.roe@example.com\n\nSUMMARY\nCoder.", "master"),
    ("Jane Roe, CPC\nTowson, MD\njane.roe@example.com\n\nSUMMARY\nCoder.", "none_stated"),
    ("Jane Roe\njane.roe@example.com\n\nSUMMARY\nCoder with a bachelor's degree in biology.", "bachelor"),
    ("Jane Roe\njane.roe@example.com\n\nSUMMARY\nPursuing a bachelor's degree in biology.", "some_college"),
    (
        "Jane Roe\njane.roe@example.com\nA.A.S., Health Information Technology, Westlake College, 2015",
        "associate",
    ),
    (
        "Jane Roe\njane.roe@example.com\nCoder, Lakeview Hospital\nB.A. English, Westlake University",
        "bachelor",
    ),
    ("Jane Roe\njane.roe@example.com\nCoding certificate, Midland Institute, 2016", "certificate"),
    (
        "Jane Roe\n\nEXPERIENCE\nTeacher, 2019 - 2021\nMaple Academy\nEducation  B.Ed., Huron State, 2012",
        "bachelor",
    ),
    ("Jane Roe\n\nTRAINING\nMedical Coding Certificate, Walnut Technical College, 2018", "certificate"),
    ("Jane Roe\n\nTRAINING\nExcel course, Westlake Community College\nCPR certificate, 2018", "none_stated"),
    (
        "Jane Roe\njane.roe@example.com\n\nEXPERIENCE\nCoder, Lakeview Hospital\n2019 - 2021\n"
        "• Handled all information in a confidential manner.Education and Training\n"
        "Master of Public Administration: Management, Westlake College\n",
        "master",
    ),
]


@pytest.mark.parametrize(("text", "level"), ELSEWHERE)
def test_degrees_outside_a_section_of_education(text: str, level: str) -> None:
    assert highest_level(education(text)) == level


DEGREES = [
    ("B.S., Biology", ["bachelor"]),
    ("Bachelor ofScience:Accounting", ["bachelor"]),  # spaces that the file lost
    ("Guidance & CounselingMS Guidance", ["master"]),
    ("AADegree: Chemistry", ["associate"]),
    ("MA, Public Policy 2011", ["master"]),
    ("Boston, MA", []),
    ("Jackson, MS 39201", []),
    ("Baltimore, MD", []),
    ("MS Office", []),
    ("MA certificate program", ["certificate"]),
    ("DBA Training", []),
    ("Doctor Offices", []),
    ("Master patient index", []),
    ("Mastery of coding", []),
    ("worked with associates and masters software", []),
    ("Serve Food Safe Certification", []),
    ("Post-Baccalaureate Certificate in HIM", ["post_bacc"]),
    ("High School Diploma / GED", ["hs"]),
    ("D.C.Tech", []),
    ("Ph.D. in Biology", ["doctorate"]),
    ("M. S. in Biology", ["master"]),
    ("B.Pharm", ["bachelor"]),
    ("Pharm D, 2019", ["doctorate"]),
    ("Lake College MLL Masters Labor Law", ["master"]),
    ("Lake College Associates Nursing 2010", ["associate"]),
    ("Westlake Imaging Associates, Toledo, OH", []),
    ("B.A.Sc. Kinesiology", ["bachelor"]),
    ("AASc, Medical Office Administration", ["associate"]),
]


@pytest.mark.parametrize(("text", "levels"), DEGREES)
def test_degrees_by_their_names(text: str, levels: list[str]) -> None:
    finder = DegreeFinder(load_lexicon(["medical_coding"]))
    assert [degree.level for degree in finder.find(text)] == levels


def test_no_year_is_kept() -> None:
    (course,) = education(BEFORE + "B.S., Biology, Westlake University, 1984")
    stored = (course.level, course.program, course.school, course.completed)
    assert not any("1984" in str(value) for value in stored)


STUDIES = [
    ("Diploma, Medical Billing and Coding,\nPaso Institute 2017", {"coding_cert": "held"}),
    ("Medical Billing and Coding Program, Lake Institute (in progress)", {"coding_cert": "in_progress"}),
    ("Certificate in Medical Coding, Lake Career School, expected May 2027", {"coding_cert": "in_progress"}),
    ("Associate Degree in Medical Coding, Lake College, withdrew 2012", {"coding_cert": "negated"}),
    (
        "A.A.S., Health Information Technology, Lake College, expected 2027\n"
        "Medical Coding Certificate, Bay Institute, 2019",
        {"hit_aas": "in_progress", "coding_cert": "held"},
    ),
]


@pytest.mark.parametrize(("study", "assertions"), STUDIES)
def test_a_programme_counts_as_far_as_it_was_completed(study: str, assertions: dict[str, str]) -> None:
    profile = extractor().extract(plain(BEFORE + study), file="a.txt", sha256="", as_of=AS_OF)
    found = {m.concept: m.assertion for m in profile.mentions if m.category == "education"}
    assert found == assertions


@pytest.mark.parametrize(("named", "left"), [(29, 0), (30, 0), (31, 1), (40, 10), (120, 90), (400, 370)])
def test_more_degrees_than_are_listed_are_counted(named: int, left: int) -> None:
    listed = "".join(
        f"Bachelor of Arts in Subject {n}, College {n}, {1900 + n % 100}\n\n" for n in range(named)
    )
    profile = extractor().extract(plain(BEFORE + listed), file="a", sha256="", as_of=AS_OF)
    assert len(profile.education) == min(named, 30)
    said = [flag.detail for flag in profile.flags if flag.id == "left_out"]
    assert (
        said == [f"{left} more degrees and certificates are named than the 30 that are listed"][: bool(left)]
    )


COURSES = [
    (
        "AAPC CPC Preparation Course, online, in progress\nB.A., Music, Fort Creek University, 2012",
        "in_progress",
    ),
    ("CPC preparation course (currently enrolled)\nB.A., Music, Fort Creek University, 2012", "in_progress"),
    ("Medical Coding Program, expected completion June 2027", "in_progress"),
    ("Pursuing: medical coding certificate, Five Rivers College", "in_progress"),
    ("Medical coding certificate, Five Rivers College, 2019", "held"),
    ("CPC preparation course, completed 2021; B.A. in Music in progress", "held"),
    ("Medical coding program, completed May 2022", "held"),
]


@pytest.mark.parametrize(("study", "assertion"), COURSES)
def test_the_own_line_of_a_course_says_whether_it_is_going_on(study: str, assertion: str) -> None:
    text = f"Ann Roe\nann@mail.example\n\nEDUCATION\n{study}\n\nSKILLS\nTyping"
    named = [m for m in _profile(text).mentions if m.category == "education"]
    assert {m.assertion for m in named} == {assertion}


def test_the_section_on_education_settles_what_the_summary_leaves_open() -> None:
    text = "SUMMARY\nTeacher with a CPC preparation course behind me soon.\n\nEDUCATION\n"
    going_on = f"{text}CPC preparation course, in progress\n\nSKILLS\nTyping"
    done = f"{text}CPC preparation course, completed 2021\n\nSKILLS\nTyping"
    assert {m.assertion for m in _profile(going_on).mentions if m.category == "education"} == {"in_progress"}
    assert {m.assertion for m in _profile(done).mentions if m.category == "education"} == {"held"}


def _profile(text: str) -> Profile:
    extractor = Extractor(load_lexicon(["medical_coding"]))
    return extractor.extract(plain(text), file="a.txt", sha256="0", as_of=date(2026, 11, 23))


PLACED = [
    # A state behind a city, whatever of the course follows it.
    (
        "B.S. Health Information Management\nHuron University, Boston, MA    Expected May 2027",
        "bachelor",
        False,
    ),
    ("B.A. Psychology, Dayton College, Dayton, MA Graduated 2015", "bachelor", True),
    ("A.S. Nursing\nBay College, Portland, ME  Graduated May 2012", "associate", True),
    ("Associate of Science, Lake College, Jackson, MS Completed 2016", "associate", True),
    ("B.S. Biology, Bay University, Baltimore, MD Class of 2011", "bachelor", True),
    ("A.A.S. HIT, Lake College, Jackson, MS  GPA 3.9, 2014", "associate", True),
    # Marks are no years.
    ("B.Sc Microbiology – Madras University – 2015 – 72%", "bachelor", True),
    ("B.Com, Pune University, 2014 - 68 %", "bachelor", True),
    ("B.Sc Zoology, 2016-81%, Loyola College", "bachelor", True),
    ("B.Sc Botany, Loyola College, 2012/74 percent", "bachelor", True),
    ("BPT, Lake Medical College, 2011 – 66 marks", "bachelor", True),
    ("B.E., Anna University, 2013 – 70 per cent", "bachelor", True),
]


@pytest.mark.parametrize(("text", "level", "completed"), PLACED)
def test_states_and_marks_beside_a_course_are_neither_degree_nor_date(
    text: str, level: str, completed: bool
) -> None:
    (course,) = education(BEFORE + text + "\n")
    assert (course.level, course.completed) == (level, completed)


SCHOOLS = [
    ("Huron University Expected Graduation: May 2027\nB.S Biology", "Huron University"),
    ("Lake College Anticipated May 2027\nA.A.S. Nursing", "Lake College"),
    ("Lake College Graduated 2015\nA.A.S. Nursing", "Lake College"),
    ("Lake College GPA 3.8\nA.A.S. Nursing", "Lake College"),
    ("Lake College Class of 2014\nA.A.S. Nursing", "Lake College"),
    ("Graduated Lake College 2015\nA.A.S. Nursing", "Lake College"),
    # A place that hangs on a hyphen.
    (
        "Associate in Nursing\nPrairie Path College-Joliet, IL\n2014 to 2016",
        "Prairie Path College",
    ),
    ("Bachelor's in Biology\nNorthern Lake University-Fargo, ND\n2010 to 2014", "Northern Lake University"),
    ("Certificate in Medical Coding\nLake-Hill State University\n2010", "Lake-Hill State University"),
    # The field of study stands over the school; the first half of a broken name does too.
    (
        "Bachelor of Science, Health Informatics\nHuron University | 2018 - 2022",
        "Huron University",
    ),
    ("Bachelor of Arts, English\nLake State College, Troy, NY, 2010", "Lake State College"),
    ("A.A.S., Medical Billing and Coding\nCommunity College, 2012-2014", "Community College"),
    ("B.S., Biology, Guadalupe River\nCollege, 2010", "Guadalupe River College"),
    ("AAS, Prairie\nCommunity College, 2010", "Prairie Community College"),
]


@pytest.mark.parametrize(("text", "school"), SCHOOLS)
def test_a_school_ends_where_its_name_does(text: str, school: str) -> None:
    (course,) = education(BEFORE + text + "\n")
    assert course.school == school


LATER = [
    ("ged, 2013", "hs"),
    ("g.e.d. 2011", "hs"),
    ("B.Pharmacy    Golconda College    2017    68%", "bachelor"),
    ("B. Commerce, Lake University, 2012", "bachelor"),
    ("M.Pharmacy, Lake University, 2015", "master"),
    # A line of credentials has its own dates.
    ("A.A.S., HIT, Lake College, 2008\nCPC (2010), CPMA (2017); all current through 2027", "associate"),
    ("A.A.S., HIT, Lake College, 2008\n• CCS, AHIMA, valid until 12/2027", "associate"),
    # A school whose name ends like a sort of course.
    (
        "Medical Coding certificate, Delta Vocational School, 2006\nGraduate of Hillcrest High School",
        "certificate",
    ),
    ("Welding certificate, Ohio Trade School, 1999\nHillcrest High School", "certificate"),
    ("Attended vocational school, 2006", "certificate"),
    (
        "Quincy College (2016 - 2018)\n* Associates of Science program\n* Left college to travel",
        "some_college",
    ),
    ("B.A. English, Lake University\nLeft university in 2009", "some_college"),
]


@pytest.mark.parametrize(("text", "level"), LATER)
def test_levels_of_further_forms(text: str, level: str) -> None:
    assert highest_level(education(BEFORE + text + "\n")) == level


ELSEWHERE = [
    ("Qualifications\nCPC (AAPC)\nDiploma in Clinical Coding, Lake Academy, 2017\n", "certificate"),
    ("Qualifications\nCertificate in Medical Coding, Lake Institute, 2016\n", "certificate"),
    ("SCHOOL....... BA Linguistics, Santa Teresa State, 2016\n", "bachelor"),
    ("DEGREE : BS Biology, Lake University, 2012\n", "bachelor"),
    ("Open positions\nCDI Specialist, AGS Health, Remote\n", "none_stated"),
    ("Recommended next\nCDI Specialist, AGS Health, Remote\n", "none_stated"),
]


@pytest.mark.parametrize(("text", "level"), ELSEWHERE)
def test_levels_outside_a_section_of_education(text: str, level: str) -> None:
    before = BEFORE.rpartition("EDUCATION")[0]
    assert highest_level(education(before + text)) == level


@pytest.mark.parametrize(
    ("quoted", "beside"),
    [
        ("A.S., Health Information, Maumee\nCollege, 2004", ""),
        ("Diploma, Medical Coding,\nMaumee Career Academy, 2020", ""),
        ("Bachelor of Science, Biology\nErie State University\n2012", ""),
        ("A.A.S., Health Information\nManagement, Maumee College, 2018", ""),
        ("Associate of Arts, 2010", "\n\n• Maumee College, Toledo"),
        ("Certificate in Medical Coding | Maumee Career Academy", "\nDean's list"),
        ("Maumee College, 2003 to 2005", ""),
        ("B.S., Public Health, Maumee State University, 2018", "\nSKILLS\nICD-10-CM, CPT"),
    ],
)
def test_a_course_is_quoted_with_the_lines_on_which_it_goes_on(quoted: str, beside: str) -> None:
    profile = Extractor(load_lexicon(["medical_coding"])).extract(
        plain(f"{BEFORE}{quoted}{beside}\n"), file="a.txt", sha256="", as_of=AS_OF
    )
    assert [course.quote for course in profile.education] == [quoted]
    programs = [m.context for m in profile.mentions if m.category == "education" and m.section == "education"]
    assert all(context == quoted for context in programs)
