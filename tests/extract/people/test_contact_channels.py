"""E-mail addresses, telephone numbers, links and places; whose they are. All are invented."""

from __future__ import annotations

import pytest
from plain_documents import L, laid_out, plain
from test_contact_names import BODY, contact, finders

from screener.model.profile import Flag

EMAILS = [
    ("Jane Roe\njane.roe@example.com", "jane.roe@example.com"),
    ("Jane Roe\nE-mail: Jane.Roe@Example.COM", "Jane.Roe@Example.COM"),
    ("Jane Roe | 419-555-0100 | jane_roe77@post.example | Toledo, OH", "jane_roe77@post.example"),
    # Broken over two lines, at any place.
    ("Jane Roe\nCell 419-555-0100\njaneroe.the.longest@post.exampl\ne", "janeroe.the.longest@post.example"),
    ("Jane Roe\njaneroe@\nexample.com\nToledo", "janeroe@example.com"),
    ("Jane Roe\njaneroe@mail.\nexample\nToledo", "janeroe@mail.example"),
    ("Jane Roe\njane.roe.\ncoder@example.com", "jane.roe.coder@example.com"),
    # Spaces and neighbours that the file put in or lost.
    ("Jane Roe\njane.roe @ example.com", "jane.roe@example.com"),
    ("Jane Roe\njane.whitfi eld@example.com", "jane.whitfield@example.com"),
    ("Jane Roe\n(419) 555-0100jane.roe@example.com", "jane.roe@example.com"),
    ("Jane Roe\njane.roe@example.comLinkedIn: janeroe", "jane.roe@example.com"),
    ("Jane Roe\n[jane.roe@example.com](mailto:jane.roe@example.com)", "jane.roe@example.com"),
    ("Jane Roe\n<jane.roe@example.com>.", "jane.roe@example.com"),
    # Spelt out against robots.
    ("Jane Roe\njane.roe (at) example (dot) com", "jane.roe@example.com"),
    ("Jane Roe\njane.roe [at] example [dot] com", "jane.roe@example.com"),
    # None.
    ("Jane Roe\n@janeroe on the social networks", None),
    ("Jane Roe\nlooked at a dot com company", None),
]


@pytest.mark.parametrize(("head", "email"), EMAILS)
def test_the_email_address(head: str, email: str | None) -> None:
    assert contact(plain(head + BODY)).email == email


def test_an_address_goes_on_only_in_its_own_column() -> None:
    page = [L("Jane Roe", size=20), L("jane.roe@example.co", column=0), L("m", column=1), "SUMMARY", "Coder."]
    assert contact(laid_out(page)).email == "jane.roe@example.co"


PHONES = [
    ("(419) 555-0132", "(419) 555-0132"),
    ("617.555.0148", "(617) 555-0148"),
    ("+1 615 555 0171", "(615) 555-0171"),
    ("404/555-0126", "(404) 555-0126"),
    ("504 555 0190", "(504) 555-0190"),
    ("1-800-555-0190", "(800) 555-0190"),
    ("(713)555-0151", "(713) 555-0151"),
    ("713 – 555 – 0151", "(713) 555-0151"),
    ("Cell: 7135550151", "(713) 555-0151"),
    ("(678)-555- 0151", "(678) 555-0151"),
    ("313-555-0119 ext. 24", "(313) 555-0119 ext. 24"),
    ("313-555-0119 x24", "(313) 555-0119 ext. 24"),
    ("313-555-0119, extension 24", "(313) 555-0119 ext. 24"),
    ("313-555-0119x24", "(313) 555-0119 ext. 24"),
    ("+1 (313) 555-0119 Ext:24", "(313) 555-0119 ext. 24"),
    # What begins the next line is no part of a number.
    ("+44 20 7946 0958\n12 years of coding", "020 7946 0958"),
    ("313-555-0119\n2019 to 2021", "(313) 555-0119"),
    ("+44 20 7946 0958", "020 7946 0958"),
    ("+91 98765 43210", "098765 43210"),
    ("Mobile: 98765 43210", "98765 43210"),
    # Numbers that are no telephone numbers.
    ("Fax: (419) 555-0132", None),
    ("Member ID: 4195550132", None),
    ("NPI 4195550132", None),
    ("Toledo, OH 43604-5501", None),
    ("2015 - 2019", None),
    ("CPT 99213, 99214 and 36415", None),
    ("AHIMA No. 204417", None),
]


@pytest.mark.parametrize(("line", "phone"), PHONES)
def test_the_telephone_number(line: str, phone: str | None) -> None:
    assert contact(plain(f"Jane Roe\n{line}\njane.roe@example.com" + BODY)).phone == phone


WITH_OTHERS = "Jane Roe, CPC\n(419) 555-0100\njane.roe@example.com" + BODY
OTHERS = [
    "REFERENCES\nCarol Whitcombe, RHIT, Director\n(229) 555-0100, ext. 3052\ncarol@example.org\n",
    "References:\nCarol Whitcombe\n(229) 555-0100\ncarol@example.org\n",
]


@pytest.mark.parametrize("others", OTHERS)
def test_a_referee_is_not_the_candidate(others: str) -> None:
    found = contact(plain(WITH_OTHERS + others))
    assert (found.email, found.phone) == ("jane.roe@example.com", "(419) 555-0100")
    alone = contact(plain("Jane Roe, CPC" + BODY + others))
    assert (alone.email, alone.phone) == (None, None)


@pytest.mark.parametrize(
    "duty",
    [
        "Supervisor: Pat Lindqvist (419) 555-0177",
        "Supervisor: Pat Lindqvist, pat.lindqvist@example.org",
        "Telephone # 419-555-0177",
        "Inpatient Coder, Lake Clinic, (419) 555-0177",
        "Lakeview Hospital, 12 Lake Road, Toledo, OH 43604, 419-555-0177",
    ],
)
def test_an_employer_is_not_the_candidate(duty: str) -> None:
    text = "Jane Roe, CPC" + BODY.replace("• Coded inpatient charts", f"• Coded inpatient charts\n{duty}")
    found = contact(plain(text))
    assert (found.email, found.phone) == (None, None)


def test_a_personal_address_is_preferred_to_an_office() -> None:
    text = "Jane Roe\ninfo@lakeview.example\njane.roe@example.com" + BODY
    assert contact(plain(text)).email == "jane.roe@example.com"


def test_contact_at_the_end_of_the_page_is_found() -> None:
    found = contact(plain("Jane Roe" + BODY + "CONTACT\njane.roe@example.com\n(419) 555-0100\n"))
    assert (found.name, found.email, found.phone) == ("Jane Roe", "jane.roe@example.com", "(419) 555-0100")


def test_a_page_s_head_that_fell_into_a_job_is_found() -> None:
    """A header of page two in the middle of the text, without any at the top."""
    head = "Ada E.\nBrightwater | 419.555.0132 | adabrightwater@example.com | Page 2"
    text = "STAFF CODER" + BODY.replace(
        "• Coded inpatient charts", f"• Coded inpatient charts\n{head}\n• Audited charts"
    )
    found = contact(plain(text))
    assert (found.name, found.phone) == ("Ada E. Brightwater", "(419) 555-0132")


def test_two_numbers_at_the_head_are_flagged() -> None:
    sections, finder = finders()
    document = plain("Jane Roe\nHome (419) 555-0100 Cell (419) 555-0101\njane.roe@example.com" + BODY)
    found, flags = finder.find(document, sections.find(document), ())
    assert found.phone == "(419) 555-0100"
    assert flags == (
        Flag("contact", 1, "(419) 555-0100", "more than one telephone number; also (419) 555-0101"),
    )


def test_the_same_number_twice_is_no_flag() -> None:
    sections, finder = finders()
    document = plain("Jane Roe\n(419) 555-0100, 419.555.0100\njane.roe@example.com" + BODY)
    assert finder.find(document, sections.find(document), ())[1] == ()


PLACES = [
    ("Toledo, OH 43604", ("Toledo", "OH")),
    ("1208 Juniper Drive · Valdosta, Georgia 31605", ("Valdosta", "GA")),
    ("12 Lake Street, Apt 4, New Haven, Connecticut", ("New Haven", "CT")),
    ("12 Main St Springfield IL 62701", ("Springfield", "IL")),
    ("San José, CA | Open to remote", ("San José", "CA")),
    ("St. Paul, MN", ("St. Paul", "MN")),
    ("Washington, D.C. 20001", ("Washington", "DC")),
    ("Location: Noida, Uttar Pradesh, India", ("Noida", None)),
    ("Manila, Philippines", ("Manila", None)),
    ("Hilo, Hawaiʻi", ("Hilo", "HI")),
    ("Ohio, USA", (None, "OH")),
    ("AAPC ID 01234567", (None, None)),
    ("AHIMA ID 20441712", (None, None)),
    ("City: Toledo", ("Toledo", None)),
    ("ICD-10-PCS, MS-DRG", (None, None)),
    ("City, State", (None, None)),
    ("Work in progress", (None, None)),
]


@pytest.mark.parametrize(("line", "place"), PLACES)
def test_town_and_state(line: str, place: tuple[str | None, str | None]) -> None:
    text = f"Jane Roe\n{line}\njane.roe@example.com" + BODY.replace("Toledo, OH", "Reno, NV")
    found = contact(plain(text))
    assert (found.city, found.state) == place


def test_a_degree_behind_the_name_is_no_state_and_a_town_at_the_foot_counts() -> None:
    body = BODY.replace("Toledo, OH", "Reno, NV")
    text = f"Genevieve Roe, MS, RHIA{body}Duluth, MN • 218/555-0120 • genevieve.roe@example.com"
    found = contact(plain(text))
    assert (found.name, found.city, found.state) == ("Genevieve Roe", "Duluth", "MN")


def test_an_employer_s_town_is_not_the_candidate_s() -> None:
    found = contact(plain("Jane Roe\njane.roe@example.com" + BODY))
    assert (found.city, found.state) == (None, None)


LINKS = [
    ("linkedin.com/in/janeroe1", ("linkedin.com/in/janeroe1",)),
    ("LinkedIn: https://www.linkedin.com/in/janeroe1/", ("https://www.linkedin.com/in/janeroe1/",)),
    ("www.janeroe.example", ("www.janeroe.example",)),
    ("linkedin.com/in/\njaneroe1", ("linkedin.com/in/janeroe1",)),
    ("jane.roe@example.com", ()),
]


@pytest.mark.parametrize(("line", "links"), LINKS)
def test_links(line: str, links: tuple[str, ...]) -> None:
    assert contact(plain(f"Jane Roe\n419-555-0100\n{line}" + BODY)).links == links


def test_an_employer_s_page_is_no_link_of_the_candidate() -> None:
    text = "Jane Roe\n419-555-0100" + BODY.replace(
        "Lakeview Hospital,", "Lakeview Hospital (www.lakeview.example),"
    )
    assert contact(plain(text)).links == ()


def test_an_empty_document_has_no_contact() -> None:
    document = plain("")
    assert finders()[1].find(document, (), ())[0].name is None
