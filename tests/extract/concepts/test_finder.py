"""Finding names: longest first, any dash, offsets that hold, slips of the pen, places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_documents import L, laid_out

from screener.config.lexicon import load_lexicon
from screener.extract.concepts.confidence import UNDECIDED
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.extract.concepts.quotes import CONTEXT
from screener.extract.sections.finder import Section
from screener.model.profile import Mention, Position
from screener.model.span import Span
from screener.text.folding import plain_text
from screener.text.words import split_words

FINDER = Finder(load_lexicon(["medical_coding"]))


def mentions(text: str) -> list[Mention]:
    return [m for m in FINDER.find(plain_document(text), (), ()) if m.confidence > UNDECIDED]


def named(text: str, category: str = "certification") -> list[tuple[str, str]]:
    return [(m.concept, m.quote) for m in mentions(text) if m.category == category]


# Any way to write one name: dashes, spaces, ®, periods, brackets, line breaks.
WRITINGS = [
    ("aapc.cpc_a", "CPC-A"),
    ("aapc.cpc_a", "CPC‑A"),
    ("aapc.cpc_a", "CPC–A"),
    ("aapc.cpc_a", "CPC—A"),
    ("aapc.cpc_a", "CPC -A"),
    ("aapc.cpc_a", "CPC-\nA"),
    ("aapc.cpc_a", "CPC®-A"),
    ("aapc.cpc_a", "CPC (A)"),
    ("ahima.ccs_p", "CCS-P®"),
    ("ahima.ccs_p", "CCS - P"),
    ("ahima.ccs_p", "CCS/P"),
    ("ahima.rhia", "R.H.I.A."),
    ("ahima.rhia", "RHIA™"),
    ("aapc.circc", "C.I.R.C.C."),
    ("nha.cbcs", "Certified Billing & Coding Specialist"),
    ("nha.cbcs", "CERTIFIED BILLING AND CODING SPECIALIST"),
    ("ahima.ccs_p", "Certified Coding Specialist – Physician-based"),
    ("ahima.rhit", "Registered Health\nInformation Technician"),
    ("aapc.cpc", "Certiﬁed Professional Coder"),
    ("aapc.cpc", "Ｃertified Professional Coder"),
    ("aapc.cpc", "Certified Profes-\nsional Coder"),
    ("bmsc.hcs_d", "HCS–D"),
    ("clin.rt_r", "RT(R)"),
]


@pytest.mark.parametrize(("concept", "text"), WRITINGS)
def test_one_name_however_it_is_written(concept: str, text: str) -> None:
    found = [m for m in mentions(f"Credential: {text}, 2019") if m.category == "certification"]
    assert [m.concept for m in found] == [concept]
    assert found[0].quote.rstrip("®™.") == text.rstrip("®™.")


# The longest name wins: what it holds is no name of its own.
LONGEST = [
    ("CPC-A, coder", ["aapc.cpc_a"]),
    ("CPC-H-A, coder", ["aapc.cpc_h_a"]),
    ("CCS-P, coder", ["ahima.ccs_p"]),
    ("CCDS-O, CDI", ["acdis.ccds_o"]),
    ("NRCCS, coder", ["nahp.nrccs"]),
    ("CRCR and CRCS", ["hfma.crcr", "aaham.crcs"]),
    ("Nationally Registered Certified Coding Specialist", ["nahp.nrccs"]),
    ("CPC, CPC-I, coder", ["aapc.cpc", "aapc.cpc_i"]),
    ("CCS/CCS-P, coder", ["ahima.ccs", "ahima.ccs_p"]),
    ("RHIT/CCS coder", ["ahima.rhit", "ahima.ccs"]),
]


@pytest.mark.parametrize(("text", "expected"), LONGEST)
def test_longest_name_wins(text: str, expected: list[str]) -> None:
    assert [concept for concept, _ in named(text)] == expected


# Compound code systems name each of their parts; the bare ICD-10 names neither CM nor PCS.
COMPOUNDS = [
    ("ICD-10-CM/PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("ICD-9/10", {"icd_9_cm", "icd_10"}),
    ("CPT/HCPCS", {"cpt", "hcpcs_2"}),
    ("CPT-4", {"cpt"}),
    ("ICD10CM", {"icd_10_cm"}),
    ("ICD-10", {"icd_10"}),
    ("I-9 and I-10", {"icd_9_cm", "icd_10"}),
    ("I-10 CM and PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("10-CM, 10-PCS", {"icd_10_cm", "icd_10_pcs"}),
    ("MS-DRGs and APRs", {"ms_drg", "apr_drg"}),
    ("mods and place of service", {"modifiers", "pos"}),
]


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS)
def test_compounds(text: str, expected: set[str]) -> None:
    assert {concept for concept, _ in named(f"Coding: {text}", "code_system")} == expected


# One slip in a long name is forgiven; an abbreviation never is.
SLIPS = [
    ("Certified Profesional Coder", ["aapc.cpc"]),
    ("Certified Coding Assoicate", ["ahima.cca"]),
    ("Registered Health Information Technican", ["ahima.rhit"]),
    ("Certified Inpaitent Coder", ["aapc.cic"]),
    ("CPD, coder", []),
    ("CCZ, coder", []),
    ("RHTI, coder", []),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_slips_of_the_pen(text: str, expected: list[str]) -> None:
    assert [concept for concept, _ in named(text)] == expected


def test_a_slip_costs_confidence_and_says_so() -> None:
    [mention] = [m for m in mentions("Certified Profesional Coder") if m.concept == "aapc.cpc"]
    assert mention.confidence == 0.88
    assert "slip" in mention.why


# No name inside other letters, addresses or a suffix that is not known.
NO_NAME = [
    "CPC01234567",
    "XRHIA",
    "coder at rhia@example.com",
    "www.example.com/RHIA",
    "RHIAS2",
    "CPC-X, coder",
]


@pytest.mark.parametrize("text", NO_NAME)
def test_no_name_inside_other_words(text: str) -> None:
    assert named(text) == []


def test_look_alike_letters_are_folded_one_to_one() -> None:
    text = "Coder, \u0421\u0420\u0421, 2019"  # Cyrillic letters
    [mention] = [m for m in mentions(text) if m.category == "certification"]
    assert (mention.concept, mention.quote) == ("aapc.cpc", "\u0421\u0420\u0421")
    assert len(plain_text(text)) == len(text)


def test_undecided_names_are_kept_with_low_confidence() -> None:
    found = FINDER.find(plain_document("Worked at CIC for a year"), (), ())
    assert [(m.concept, m.confidence) for m in found if m.concept == "aapc.cic"] == [("aapc.cic", UNDECIDED)]


def test_a_text_uses_an_abbreviation_in_one_sense() -> None:
    text = "Ada Poe, CRC\nClinical research coordinator (CRC) for oncology trials\nCoder friends"
    assert named(text) == []


def test_names_that_stand_for_something_else_prove_not_each_other() -> None:
    assert named("Ada Poe, CIC, CRC\nCIC (Certified Insurance Counselor), since 2015\nReads policies") == []
    real = "Ada Poe, CIC, CRC\nInpatient coder\nCIC (Certified Inpatient Coder), since 2015"
    assert {concept for concept, _ in named(real)} == {"aapc.cic", "aapc.crc"}


def test_an_abbreviation_that_the_text_spells_out_otherwise_is_none() -> None:
    assert named("Consumer Credit Services (CCS), coder of COBOL, coding in Java") == []
    assert named("Certified Coding Specialist (CCS)") != []


def test_a_banker_s_certification_is_none_of_the_field() -> None:
    text = "Teller\nCertifications\nCCS\n"
    section = Section("certificates", Span(7, 21), Span(22, 26))
    found = FINDER.find(plain_document(text), (section,), ())
    assert [m.confidence for m in found if m.concept == "ahima.ccs"] == [UNDECIDED]


def test_the_field_does_not_decide_against_the_rest_of_the_text() -> None:
    work = "medical billing with ICD-10 and HCPCS in the office of a clinic. " * 2
    assert (
        named(f"Ada Poe, CIC. She likes to work at the seaside and to read many books there.\n{work}") != []
    )
    assert (
        named(f"Ada Poe, CIC. She likes to work at the seaside and to read many books there.\n{work}\nAPIC")
        == []
    )


def test_a_name_does_not_run_from_one_column_into_another() -> None:
    beside = laid_out([L("Registered Health Information", column=0), L("Technician", column=1, x=300.0)])
    below = laid_out([L("Registered Health Information", column=0), L("Technician", column=0)])
    assert [m.concept for m in FINDER.find(beside, (), ()) if m.category == "certification"] == []
    assert [m.concept for m in FINDER.find(below, (), ()) if m.category == "certification"] == ["ahima.rhit"]


def test_where_a_mention_stands() -> None:
    text = "Ada Poe\nExperience\nCoder, 2019\nAudited charts as RHIA\n" + "word " * 60
    section = Section("work", Span(8, 18), Span(19, len(text)))
    position = Position(
        "Coder", "", "2019", None, 0, (), False, False, 1, 3, text_start=19, text_end=len(text)
    )
    document = plain_document(text)
    [mention] = [m for m in FINDER.find(document, (section,), (position,)) if m.concept == "ahima.rhia"]
    assert (mention.section, mention.position, mention.page, mention.line) == ("work", 0, 1, 4)
    start = mention.context_start
    assert document.text[start : start + len(mention.context)] == mention.context == "Audited charts as RHIA"


PIECES = st.sampled_from(
    [
        "CPC",
        "-",
        "A",
        "CCS",
        "–P",
        " ",
        "\n",
        "ICD-10-CM/PCS",
        "Epic",
        ",",
        "(",
        ")",
        "İ",
        "ﬁ",
        "С",
        "\f",
        "coder",
        "® ",
        "s",
        ".",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_quotes_are_the_text_at_their_place(text: str) -> None:
    document = plain_document(text)
    for mention in FINDER.find(document, (), ()):
        assert mention.quote == text[mention.start : mention.end] != ""
        assert len(mention.context) <= max(CONTEXT, len(mention.quote))
        assert text[mention.context_start :].startswith(mention.context)
        assert mention.context_start <= mention.start
        assert 0 < mention.confidence <= 1
        assert mention.why


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    words = split_words(text)
    assert len(words.plain) == len(text)
    edges = [edge for pair in zip(words.starts, words.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(text)


@pytest.mark.parametrize(
    "text", ["-" * 20000, "a@" * 9000, ".A" * 20000, "\n " * 20000, "CPC-" * 8000, "(" * 20000]
)
def test_hostile_texts_take_no_time(text: str) -> None:
    # The test has no clock: a pattern that backtracks would not come back within the run's patience.
    FINDER.find(plain_document(text), (), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sat on the physician query committee", []),
        ("Member of the coding compliance council", []),
        ("Serve on the coding denials task force", []),
        ("Chair, coding audit steering committee", []),
        ("Attend coding denials working group calls", []),
        ("ICD-10-CM user group, CDI subcommittee", []),
        ("Query physicians for the committee", ["physician_query"]),
        ("Coding audits for the compliance committee", ["audit"]),
    ],
)
def test_what_people_meet_about_is_not_their_work(text: str, found: list[str]) -> None:
    said = mentions(f"Medical coder, coding charts. {text}")
    assert [m.concept for m in said if m.category == "activity" and m.start > 28] == found
