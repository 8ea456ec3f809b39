"""A credential behind an empty check box is not held, however the box is written; a ticked one is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor
from screener.read.reader import read_document

TODAY = date(2026, 11, 23)
TOP = "Avery Example\navery@mail.example.com | (312) 555-0142\n\nEXPERIENCE\n"
JOB = "Medical Coder, Mercy Hospital 01/2019 - Present\n"
LIST = "\n\nCERTIFICATIONS\n"

Read = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Credentials that a résumé claims, by what is written in its list of them, with the assertion."""
    extractor = Extractor(load_lexicon(["medical_coding"]))

    def answer(written: str, duty: str = "Coded inpatient charts") -> dict[str, str]:
        text = f"{TOP}{JOB}{duty}{LIST}{written}\n"
        profile = extractor.extract(read_document(text.encode(), "a.txt"), file="", sha256="", as_of=TODAY)
        return {c.id.split(".")[1]: c.assertion for c in profile.summary.credentials}

    return answer


EMPTY = (
    *(
        "☐",
        "[ ]",
        "[]",
        "[  ]",
        "( )",
        "(  )",
        "[_]",
        "□",
        "▢",
        "◻",
        "⬜",
        "🔲",
        "\uf0a8",
        "\uf06f",
        "❌",
        "✗",
    ),
    *("__", "____"),
)
TICKED = (
    *("☒", "☑", "✓", "✔", "✅", "🗹", "[x]", "[X]", "[ x ]", "(x)", "[✓]", "[√]", "\uf0fe", "\uf0fd"),
    *("_x_", "__X__"),
)
FORMS = (
    *(
        "{} CCS",
        "{}  CCS",
        "- {} CCS",
        "* {} CCS",
        "1. {} CCS",
        "{}\tCCS",
        "{} CCS, 2020",
        "{} I hold the CCS",
    ),
    *("{} Certified Coding Specialist (CCS)", "Certifications: {} CCS"),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("box", EMPTY)
def test_a_lone_empty_box_is_no_claim(read: Read, form: str, box: str) -> None:
    assert "held" not in read(form.format(box)).values()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("box", TICKED)
def test_a_ticked_box_is_one(read: Read, form: str, box: str) -> None:
    assert read(form.format(box)) == {"ccs": "held"}


@pytest.mark.parametrize("box", ["☐", "[ ]", "□", "( )"])
def test_a_box_in_a_cell_of_its_own(read: Read, box: str) -> None:
    assert "held" not in read(f"{box}\nCCS").values()


@pytest.mark.parametrize(
    ("written", "claimed"),
    [
        ("☐ CPC ☐ CCS", {}),
        ("☐ CPC, CCS", {}),
        ("CCS ☐", {}),
        ("CCS [ ]", {}),
        ("CCS ☒", {"ccs": "held"}),
        ("CCS ☐  CPC ☑  RHIT ☐", {"cpc": "held"}),
        ("☐ CCS  ☑ CPC  ☐ RHIT", {"cpc": "held"}),
        ("CCS [ ]   CPC [x]", {"cpc": "held"}),
        ("( ) CCS  (x) CPC", {"cpc": "held"}),
        ("○ CCS  ☑ CPC", {"cpc": "held"}),
        ("Do you hold: [ ] CCS [ ] CPC", {}),
    ],
)
def test_boxes_of_one_line(read: Read, written: str, claimed: dict[str, str]) -> None:
    assert read(written) == claimed


@pytest.mark.parametrize(
    ("written", "claimed"),
    [
        ("CCS: ☐ Yes ☒ No", {"ccs": "negated"}),
        ("CCS: ☒ Yes ☐ No", {"ccs": "held"}),
        ("CCS  [ ] Yes  [x] No", {"ccs": "negated"}),
        ("CCS  [x] Yes  [ ] No", {"ccs": "held"}),
        ("CCS: Yes ☐ No ☒", {"ccs": "negated"}),
        ("CCS: Yes ☒ No ☐", {"ccs": "held"}),
        ("Are you a CCS? ☐ Y ☒ N", {"ccs": "negated"}),
        ("CPC: ☒ Yes ☐ No   CCS: ☐ Yes ☒ No", {"cpc": "held", "ccs": "negated"}),
        ("CCS: ☐ Yes ☐ No", {}),
        ("CCS: ☒ Yes ☒ No", {}),
        ("CCS: [ ] Yes", {}),
    ],
)
def test_questions_with_answers_to_tick(read: Read, written: str, claimed: dict[str, str]) -> None:
    assert read(written) == claimed


@pytest.mark.parametrize("sign", "❏❑❒○□•▪")
def test_bullets_are_no_boxes(read: Read, sign: str) -> None:
    assert read(f"{sign} CCS\n{sign} CPC", f"{sign} Coded inpatient charts") == {"ccs": "held", "cpc": "held"}


@pytest.mark.parametrize("written", ["CCS (2020)", "CCS [AHIMA]", "CCS ()", "Exam passed on first try, CCS"])
def test_other_brackets_are_no_boxes(read: Read, written: str) -> None:
    assert read(written)["ccs"] == "held"
