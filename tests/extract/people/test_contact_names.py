"""Names in the many ways in which people print them. All people and places are invented."""

from __future__ import annotations

from functools import cache

import pytest
from plain_documents import L, laid_out, plain

from screener.config.lexicon import load_lexicon
from screener.extract.people.email_agreement import email_agreement
from screener.extract.people.finder import ContactFinder
from screener.extract.people.letter_case import in_title_case
from screener.extract.sections.finder import SectionFinder
from screener.model.document import Document
from screener.model.profile import Contact

BODY = """

SUMMARY
Certified coder with inpatient experience.
EXPERIENCE
Inpatient Coder, Lakeview Hospital, Toledo, OH
January 2019 to Present
• Coded inpatient charts
EDUCATION
A.A.S., Health Information Technology, Lake Technical College, 2015
"""


@cache
def finders() -> tuple[SectionFinder, ContactFinder]:
    lexicon = load_lexicon(["medical_coding"])
    return SectionFinder(lexicon), ContactFinder(lexicon)


def contact(document: Document) -> Contact:
    sections, finder = finders()
    return finder.find(document, sections.find(document), ())[0]


HEADS = [
    # Told by a key, a sentence or a bracket.
    ("First name: Beatrix\nLast name: Oyelowe\nPhone: 419 555 0105", "Beatrix Oyelowe"),
    ('{"basics": {"name": "Beatrix Oyelowe", "email": "beatrix@example.com"}}', "Beatrix Oyelowe"),
    ('{"firstName": "Beatrix", "lastName": "Oyelowe", "email": "beatrix@example.com"}', "Beatrix Oyelowe"),
    ("My name is Beatrix Oyelowe-Finch. I am a coder.\nbof@example.com", "Beatrix Oyelowe-Finch"),
    ("Hi! I'm Beatrix Oyelowe, a CPC in Toledo.\nbeatrix@example.com", "Beatrix Oyelowe"),
    ("Beatrix O.  (Beatrix Oyelowe)\nbeatrix.oyelowe@example.com", "Beatrix Oyelowe"),
    ("Interview with Beatrix Oyelowe, CPC\n419 555 0105", "Beatrix Oyelowe"),
    ("Application of Beatrix Oyelowe\n419 555 0105", "Beatrix Oyelowe"),
    ("APPLICATION\nStatus: PENDING\nName:      Beatrix O'Dell\nPhone:     419 555 0105", "Beatrix O'Dell"),
    ("**Name:** Beatrix Oyelowe\n**Email:** boyelowe@example.com", "Beatrix Oyelowe"),
    ("I am Beatrix Oyelowe and I code charts.\nbeatrix@example.com", "Beatrix Oyelowe"),
    ("BO\nBeatrix Oyelowe\nbeatrix@example.com", "Beatrix Oyelowe"),
    ("Consultant profile\nBeatrix Oyelowe\nHCC coder\nbeatrix@example.com", "Beatrix Oyelowe"),
    # What the person was called or was before, and a monogram before the name.
    ("Beatrix Oyelowe, formerly CPC\n419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe née Finch\nboyelowe@example.com", "Beatrix Oyelowe"),
    ("BO BEATRIX OYELOWE\n419 555 0105 | hello@example.com", "Beatrix Oyelowe"),
    # Shapes of names.
    ("Ludwig van der Berg, RHIA\n(419) 555-0100 | ludwig.vanderberg@example.com", "Ludwig van der Berg"),
    ("María José Fernández de Córdoba\nmj.fernandez@example.com", "María José Fernández de Córdoba"),
    ("Tomás Ó Súilleabháin\nEmail: tomas.osuilleabhain@example.com", "Tomás Ó Súilleabháin"),
    ("Mary-Kate O’Shaughnessy-Li, RN, CCDS\n419 555 0105", "Mary-Kate O’Shaughnessy-Li"),
    ("Beatrix D'Angelo-St. James\nbdangelo@example.com", "Beatrix D'Angelo-St. James"),
    ("Sikandar Ali bin Yusof\nsikandar@example.com", "Sikandar Ali bin Yusof"),
    ("J.T. Okonjo Jr., CPC, CCS\n(419) 555-0102", "J.T. Okonjo Jr."),
    ("Beatrix Oyelowe III\n419 555 0105", "Beatrix Oyelowe III"),
    ("Jane A. Roe, MHA, RHIA, CCS, FAHIMA\n(419) 555-0103", "Jane A. Roe"),
    ("Li Na\nlina@example.com", "Li Na"),
    ("Иван Петров\nivan.petrov@example.com", "Иван Петров"),
    ("Nguyen Van An\nanvnguyen@example.com", "Nguyen Van An"),
    ("JAN KüSTER\ninfo@jankuester.example", "JAN KüSTER"),
    # Names that are also words: nothing else on the line speaks of a trade.
    ("Mason Carter\n419 555 0105\nmason.carter@example.com", "Mason Carter"),
    ("Dean Cook\n419 555 0105", "Dean Cook"),
    ("April May Summers, CPC\n419 555 0105", "April May Summers"),
    ("Virginia Law\nvlaw@example.com", "Virginia Law"),
    ("Grace Park\nSeoul Court 5, Toledo, OH 43604\n419-555-0100", "Grace Park"),
    # Looks of names.
    ("B E A T R I X   O Y E L O W E\n419 555 0105", "Beatrix Oyelowe"),
    ("nguyen van an\nnguyen.van.an@example.com", "nguyen van an"),
    ("Beatrix\nOyelowe\nbeatrixoyelowe@example.com", "Beatrix Oyelowe"),
    ("Bea trix Oyelowe, CPC\nbeatrix.oyelowe@example.com", "Beatrix Oyelowe"),
    ("Okafor, Cordelia\ncordelia@example.com", "Cordelia Okafor"),
    ("DE LA CRUZ, MARISOL\n419.555.0101\nmarisoldelacruz@example.com", "Marisol De La Cruz"),
    ("MCDONALD, RONALD J., RHIT\n419 555 0105", "Ronald J. McDonald"),
    ("Dr. Priya Ramanathan, MBBS, CPC\npriya.r@example.com", "Priya Ramanathan"),
    # Nicknames, ranks and forms of address are not part of it; generations are.
    ('Beatrix "Bea" Oyelowe, CPC-A\n419 555 0105', "Beatrix Oyelowe"),
    ("Beatrix (Bea) Oyelowe\n419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix (“Bea”) Oyelowe\n419 555 0105", "Beatrix Oyelowe"),
    (
        "Dear Ms. Hahn,\nThank you for reading.\nBea Oyelowe\nBeatrix (“Bea”) Oyelowe\n419 555 0105",
        "Beatrix Oyelowe",
    ),
    ("SSG (RET.) TOBIAS N. OYELOWE JR.\n419 555 0105", "Tobias N. Oyelowe Jr."),
    ("Sister Beatrix Oyelowe\n419 555 0105", "Beatrix Oyelowe"),
    ("Gen Tanaka\n419 555 0105", "Gen Tanaka"),
    ("Résumé of Tobias N. Oyelowe III\nTobias N. Oyelowe\nIII\n419 555 0105", "Tobias N. Oyelowe III"),
    ("Tobias N. Oyelowe\nIII\n419 555 0105", "Tobias N. Oyelowe III"),
    # A surname that is a heading or a trade, where the address says that it is a surname.
    ("Robin Sample\n419 555 0105\nrobin.sample@example.com", "Robin Sample"),
    ("Ada Coder\nCertified Coder\n419 555 0105\nada.coder@example.com", "Ada Coder"),
    ("Inpatient Coder\n419 555 0105\ncoder.inpatient@example.com", None),
    ("Beatrix Oyelowe (she/her)\n419 555 0105", "Beatrix Oyelowe"),
    # What stands around names.
    ("RESUME\n\nName: Anh-Thu Nguyen\nMobile: 419-555-0104", "Anh-Thu Nguyen"),
    ("Resume of Beatrix Oyelowe\n419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe's Resume\n419 555 0105", "Beatrix Oyelowe"),
    ("Candidate: Beatrix Oyelowe\nPosition: Medical Coder\n419 555 0105", "Beatrix Oyelowe"),
    ("Hello, I'm Beatrix Oyelowe\nMedical coder\n419 555 0105", "Beatrix Oyelowe"),
    ("MEDICAL CODER\nBeatrix Oyelowe\nToledo, Ohio 43604 • 419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe | Medical Coder | Toledo, OH | b.oyelowe@example.com", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe - CPC\n419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe, Certified Professional Coder (CPC)\n419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe, Medical Coder\n419 555 0105", "Beatrix Oyelowe"),
    ("BEATRIX OYELOWE RHIT CCS\n419 555 0105", "Beatrix Oyelowe"),
    ("123 Maple Street\nToledo, OH 43604\nBeatrix Oyelowe\n419 555 0105", "Beatrix Oyelowe"),
    ("# **Beatrix Oyelowe, RHIT**\n419 555 0105", "Beatrix Oyelowe"),
    ("Beatrix Oyelowe, CPC", "Beatrix Oyelowe"),
    # No name: headings, trades, employers, towns.
    ("Certified Professional Coder\nToledo, OH\n419 555 0105\ncoder77@example.com", None),
    ("Senior Inpatient Coder\nLakeview Hospital\n419 555 0105", None),
    ("REVENUE CYCLE ADVOCATE", None),
    ("PRACTICE MANAGER\nCompany Name", None),
    ("El Paso, TX\n(915) 555-0129\ncodingpro@example.com", None),
    ("San José, California\n408-555-0109", None),
    ("Harbor Point Heart Associates\n617 555 0148", None),
]

ALONE = [
    # A text without any address: the first line, over what stands below a name.
    ("Rina Kovac\nOutpatient Coder\nTulsa, OK", "Rina Kovac"),
    ("Odalys Fontaine-Burke\n\nPROFESSIONAL SUMMARY\nTen years of charts.", "Odalys Fontaine-Burke"),
    ("Blessing Okonkwo\nLagos, Nigeria", "Blessing Okonkwo"),
    ("Dr. Anjali Deshpande\nBDS, CPC\nPune", "Anjali Deshpande"),
    ("Maria del Carmen Ortiz Vega\nFacturadora y codificadora\nMiami, FL", "Maria del Carmen Ortiz Vega"),
    ("Usha Pillai\n\nABOUT\nHello! I'm Usha Pillai, a coder.", "Usha Pillai"),
    ("Curriculum Vitae\nIngrid Sørensen-Holt\nMedical coder", "Ingrid Sørensen-Holt"),
    ("Certified Coder\nFarah Siddiqui\nHouston, TX", "Farah Siddiqui"),
    ("Medical Coding Portfolio\nLin Wei\nPortland, OR", "Lin Wei"),
    # Initials behind, particles as names, one's own order, capitals and small letters mixed.
    ("Suresh M R\nMedical Coder\nChennai, India", "Suresh M R"),
    ("K. Venkataraman\nAR Caller - US Healthcare", "K. Venkataraman"),
    ("PRIYANKA B\nCPC | Bangalore", "Priyanka B"),
    ("Nguyen Thi Mai\nMedical Records Clerk\nSan Jose, CA", "Nguyen Thi Mai"),
    ("Vu Le\nMedical Coder", "Vu Le"),
    ("Ma. Cristina D. Santos\nMedical Biller", "Ma. Cristina D. Santos"),
    ("DELA CRUZ, JUAN MIGUEL P.\nMedical Billing Specialist", "Juan Miguel P. Dela Cruz"),
    ("LOPEZ DELGADO, MARIA JOSE, CPC\nCoder", "Maria Jose Lopez Delgado"),
    ("Shawn McGRAW\nMedical Coder", "Shawn McGRAW"),
    # No names: employers, towns, trades, templates.
    ("Summit Medical Group\nTulsa, OK", None),
    ("Riverbend Family Practice\nBilling Office", None),
    ("Blue Ridge Orthopaedics\nBilling", None),
    ("Cedar Rapids, IA\nCoder", None),
    ("Head Chef\nCompany Name", None),
    ("Remote Opportunities\nMedical Coder", None),
    ("Green Valley\nTulsa, OK", None),
    ("[Your Name]\nMedical Coder", None),
    ("NAME: [First Name Last Name]\nEMAIL: your.email@example.com", None),
]


@pytest.mark.parametrize(("head", "name"), ALONE, ids=[head.split("\n")[0] for head, _ in ALONE])
def test_the_name_where_no_address_stands_beside_it(head: str, name: str | None) -> None:
    assert contact(plain(head + BODY)).name == name


ONE_LINE = [
    ("Karthikeyan\nreader@example.com | (312) 555-0142", "Karthikeyan"),
    ("jane whitfield\nreader@example.com | (312) 555-0142", "jane whitfield"),
    ("Jennifer Do\nreader@example.com", "Jennifer Do"),
    ("Minh Anh Do, CPC\nreader@example.com", "Minh Anh Do"),
    ("DE SOUZA, ANA\nreader@example.com", "Ana De Souza"),
    ("DAVID OKORO, RN, BSN Atlanta, GA 30303 | (404) 555-0121\nd@example.com", "David Okoro"),
    ("Ana Reyes Tulsa, OK 74101\nana.reyes@example.com", "Ana Reyes"),
    ("Jane Whitfield (CPC, CCS-P)\nreader@example.com", "Jane Whitfield"),
    ("PERSONAL INFORMATION Dana Whitfield\n(312) 555-0142", "Dana Whitfield"),
]


@pytest.mark.parametrize(("head", "name"), ONE_LINE, ids=[head.split("\n")[0] for head, _ in ONE_LINE])
def test_the_name_in_odd_dress_beside_an_address(head: str, name: str) -> None:
    assert contact(plain(head + BODY)).name == name


CAPITALS = [
    ("JAMES O'CONNOR III", "James O'Connor III"),
    ("ANA-MARIA D'ANGELO", "Ana-Maria D'Angelo"),
    ("SHAWN MCGRAW JR.", "Shawn McGraw Jr."),
    ("TJ NG", "TJ Ng"),
    ("VI THI TRAN", "Vi Thi Tran"),
    ("JOSÉ PEÑA", "José Peña"),
    ("Shawn McGRAW", "Shawn McGRAW"),
    ("Ludwig van der Berg", "Ludwig van der Berg"),
]


@pytest.mark.parametrize(("printed", "written"), CAPITALS)
def test_a_name_all_in_capitals_is_written_as_others_are(printed: str, written: str) -> None:
    assert in_title_case(printed) == written


@pytest.mark.parametrize(("head", "name"), HEADS, ids=[head.split("\n")[0] for head, _ in HEADS])
def test_the_name_at_the_head(head: str, name: str | None) -> None:
    assert contact(plain(head + BODY)).name == name


POST_NOMINALS = [
    ("Jane A. Roe, MHA, RHIA, CCS\n(419) 555-0103", ("MHA", "RHIA", "CCS")),
    ("Jane Roe, CPC-A\n(419) 555-0103", ("CPC-A",)),
    ("Jane Roe RHIT, CCS-P\n(419) 555-0103", ("RHIT", "CCS-P")),
    ("Jane Roe, RHIT®, CCS®\n(419) 555-0103", ("RHIT®", "CCS®")),
    ("Jane Roe (CPC, CCS-P)\n(419) 555-0103", ("CPC", "CCS-P")),
    ("Jane Roe\n(419) 555-0103", ()),
]


@pytest.mark.parametrize(("head", "titles"), POST_NOMINALS)
def test_titles_behind_the_name_are_kept_apart(head: str, titles: tuple[str, ...]) -> None:
    assert contact(plain(head + BODY)).post_nominals == titles


def test_a_sidebar_read_first_does_not_hide_the_name() -> None:
    sidebar = ["CONTACT", "(419) 555-0100", "broyelowe@example.com", "SKILLS", "Data Entry", "Team Player"]
    main = [L("Beatrix Oyelowe", size=22, column=1, y=40), L("PROFILE", bold=True, column=1), "Coder."]
    assert contact(laid_out([*sidebar, *main])).name == "Beatrix Oyelowe"


def test_a_name_over_two_large_lines_needs_no_email() -> None:
    page = [
        L("Beatrix", size=24),
        L("Oyelowe-Hahn, CCS", size=24),
        "(419) 555-0100",
        L("SUMMARY", bold=True),
        "Coder.",
    ]
    found = contact(laid_out(page))
    assert found.name == "Beatrix Oyelowe-Hahn"
    assert found.post_nominals == ("CCS",)


def test_two_skills_of_a_list_are_no_name_over_two_lines() -> None:
    page = [L("MEDICAL CODER", size=20), "(419) 555-0100", L("SKILLS", bold=True), "Chart", "Tableau", "Jira"]
    assert contact(laid_out(page)).name is None


def test_a_name_in_a_footer_on_every_page() -> None:
    footer = [L("Beatrix Oyelowe", size=8, y=770, page=page, running=True) for page in (1, 2)]
    first = [L("CURRICULUM VITAE", size=18), "(419) 555-0100", L("SUMMARY", bold=True), "Coder of charts."]
    second = [L("EDUCATION", bold=True, page=2), L("A.A.S., Lake College", page=2)]
    assert contact(laid_out([*first, footer[0], *second, footer[1]])).name == "Beatrix Oyelowe"


def test_a_large_heading_is_no_name() -> None:
    page = [L("Career Highlights", size=24), "(419) 555-0100", "Beatrix Oyelowe", "beatrix@example.com"]
    assert contact(laid_out(page)).name == "Beatrix Oyelowe"


def test_a_large_line_without_any_contact_is_a_heading_unless_it_looks_like_a_name_only() -> None:
    duties = ["Harvest logistics for the region.", "Planned harvest routes."]
    assert contact(laid_out([L("Harvest Logistics", size=24), *duties])).name is None
    assert contact(laid_out([L("Beatrix Oyelowe", size=24), *duties])).name == "Beatrix Oyelowe"


def test_referees_are_not_the_candidate() -> None:
    text = "MEDICAL CODER\n(419) 555-0100" + BODY + "REFERENCES\nCarol Whitcombe, RHIT\n(229) 555-0103\n"
    assert contact(plain(text)).name is None


AGREEMENT = [
    ("Maria de la Cruz-Ortega", "maria.delacruz.ortega@example.com", 1.0),
    ("Beatrix Oyelowe", "boyelowe@example.com", 1.0),
    ("Beatrix Oyelowe", "beatrix.o@example.com", 1.0),
    ("Hyacinth Beaumont-Singh", "hbs.coder@example.com", 0.7),
    ("Sunniva Ødegård", "sunniva.odegard@example.com", 1.0),
    ("Beatrix Oyelowe", "oyelowe1987@example.com", 1.0),
    ("Beatrix Oyelowe", "info@oyelowe-coding.example", 0.7),
    ("Beatrix Oyelowe", "sunny.days@example.com", 0.0),
    ("Data Entry", "beatrix.oyelowe@example.com", 0.0),
]


@pytest.mark.parametrize(("name", "email", "least"), AGREEMENT)
def test_how_well_an_address_fits_a_name(name: str, email: str, least: float) -> None:
    agreement = email_agreement(name.split(), email)
    assert agreement >= least
    assert least > 0 or agreement == 0


@pytest.mark.parametrize(
    "head",
    [
        "Lena Park\nCPC, COC\nlena.park@example.com",
        "Lena Park\nCCS-P, CPC | (201) 555-0144",
        "Lena Park\nCPC-A\nlena.park@example.com",
        "LENA PARK\nCCS-P\n(312) 555-0100",
        "Lena Park\nRHIT | CCS\nlena.park@example.com",
        "Lena Park\nBSN, RN, CPC\nlena.park@example.com",
    ],
)
def test_credentials_below_a_name_are_no_part_of_it(head: str) -> None:
    assert contact(plain(head + BODY)).name == "Lena Park"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Summit Medical Group, NJ", (None, None)),
        ("Lakeview Clinic, OH", (None, None)),
        ("Valley Hospital, Ohio", (None, None)),
        ("A.A.S. Nursing, Ohio", (None, None)),
        ("State College, PA", ("State College", "PA")),
        ("Sun City Center, FL", ("Sun City Center", "FL")),
        ("Rockville Centre, NY", ("Rockville Centre", "NY")),
        ("Troy, OH", ("Troy", "OH")),
    ],
)
def test_firms_and_degrees_before_a_state_are_no_town(
    line: str, place: tuple[str | None, str | None]
) -> None:
    found = contact(plain(f"Lena Park, CPC\nlena.park@example.com | {line}{BODY}"))
    assert (found.city, found.state) == place
