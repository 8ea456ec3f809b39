"""What a blind text shows: words of the lexicon, plain words, small numbers; never who it is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from screener.config.plain_words import plain_words
from screener.export.masking import MASK, Masker, masked_spans, words_of
from screener.model.profile import Contact, Education, Mention, Position, Profile

TEXT = "Ana Ruiz-Keller\nRiver Oak College, A.A.S., 2014\nCoder at Lakeview Clinic\n"


def somebody(name: str = "Ana Ruiz-Keller") -> Profile:
    college = TEXT.index("River"), TEXT.index("\nCoder")
    return Profile(
        file="Ruiz_Keller_CPC_Resume.pdf",
        sha256="",
        status="read",
        reason=None,
        reader="text",
        pages=1,
        as_of="2026-11-23",
        contact=Contact(name, (), "ana.rk@example.com", "(614) 555-0111", "Dublin", "OH"),
        positions=(Position("Coder", "Lakeview Clinic", "2018", None, 0, (), True, False, 1, 3),),
        education=(
            Education(
                "associate", None, "River Oak College", True, text_start=college[0], text_end=college[1]
            ),
        ),
        mentions=(
            Mention(
                *("ahima.rhit", "certification", "held", "active", "RHIT", 0, 4, 1, 1, ()),
                *("certificates", 1.0, "lexicon", ""),
                number="R-4417",
            ),
        ),
    )


def shown(text: str, **given: bool) -> str:
    return Masker(somebody(), words_of()).text(text, **given)


SHOWN = [
    "Coded inpatient charts with ICD-10-CM, CPT and HCPCS, 97.4% accuracy, 25 charts per day",
    "• Reviewed operative reports and queried physicians in Epic and 3M 360 Encompass",
    "Medical Coder, 01/2019 to Present",
    "Certified Professional Coder (CPC), AAPC, since May 2017",
    "Associate of Applied Science, Health Information Technology",
    "Which coding credential do you hold (CPC, CCS or RHIT), and is it active?",
    "6.4 years of coding work shown, 2 asked for",
    "PROFESSIONAL EXPERIENCE",
]


@pytest.mark.parametrize("text", SHOWN)
def test_what_the_reading_needs_is_shown(text: str) -> None:
    assert shown(text) == text


MASKED = [
    # forms of the name
    ("Ana Ruiz-Keller, CPC", f"{MASK}, CPC"),
    ("ANA RUIZ KELLER, CPC", f"{MASK}, CPC"),
    ("worked on Keller's queue", f"worked on {MASK} queue"),
    ("ruiz-keller coded charts", f"{MASK} coded charts"),
    ("reviewed by A. Ruiz", f"reviewed by {MASK}"),
    # people, places and organisations that nobody recognised
    ("Referee: Tom Brennan, CPC", f"Referee: {MASK}, CPC"),
    ("edits at Riverside Methodist Hospital", f"edits at {MASK}"),
    ("Mercy Hospital, Chicago, IL", f"{MASK}, {MASK}, {MASK}"),
    ("Summit Medical Group billing", f"{MASK} billing"),
    ("charts at Lakeview and OhioHealth", f"charts at {MASK} and {MASK}"),
    ("studied at ohio state", f"studied at {MASK} state"),
    ("member of the Nigerian Nurses Association", f"member of the {MASK}"),
    # what can be looked up
    ("RHIT, No. 204417", f"RHIT, No. {MASK}"),
    ("AAPC # 0123", f"AAPC {MASK}"),
    ("credential R-4417", f"credential {MASK}"),
    ("mail ana.rk@example.com or (614) 555-0111", f"mail {MASK} or {MASK}"),
    ("see linkedin.com/in/ana and http://ana.example", f"see {MASK} and {MASK}"),
    # years beside schools
    ("River Oak College, A.A.S., 2014", f"{MASK}, A.A.S., {MASK}"),
    ("Herzing University 2012", f"{MASK}"),
    # years of studying, where nobody recognised a course
    ("Class of 1987, medical terminology", f"Class of {MASK}, medical terminology"),
    ("graduated '87 with honors", f"graduated {MASK} with honors"),
    ("dean's list 1987", f"dean's list {MASK}"),
    ("1987, bachelor's degree", f"{MASK}, bachelor's degree"),
    ("alumna of the program, 1985-1987", f"alumna of the program, {MASK}"),
    ("was a student from 1985 to 1987", f"was a student from {MASK} to {MASK}"),
    ("high school diploma (06/1987)", f"high school diploma (06/{MASK})"),
    (
        "coded charts\nin 2014\nassociate of science in 1999",
        f"coded charts\nin 2014\nassociate of science in {MASK}",
    ),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_who_it_is_is_masked(text: str, masked: str) -> None:
    assert shown(text) == masked


def test_of_what_the_program_says_of_a_file_only_what_is_known_is_masked() -> None:
    masker = Masker(somebody(), words_of())
    assert masker.known("save it as DOCX or PDF") == "save it as DOCX or PDF"
    assert masker.known("Ruiz_Keller_CPC_Resume by Ana Ruiz-Keller") == f"{MASK} by {MASK}"


def test_years_are_masked_where_asked() -> None:
    assert shown("completed in 2014 and '16", years=True) == f"completed in {MASK} and {MASK}"
    assert shown("coded from 2014 to 2016") == "coded from 2014 to 2016"


def test_spans_of_a_document_are_in_order_and_apart() -> None:
    spans = masked_spans(TEXT, somebody())
    assert [TEXT[start:end] for start, end in spans] == [
        "Ana Ruiz-Keller",
        "River Oak College",
        "2014",
        "Lakeview Clinic",
    ]
    assert all(one[1] < two[0] for one, two in pairwise(spans))


def test_a_name_that_the_lexicon_knows_too_is_masked() -> None:
    masker = Masker(somebody("Noah Cerner"), words_of())
    assert masker.text("Cerner coded charts") == f"{MASK} coded charts"


def test_plain_words_are_plain() -> None:
    words = plain_words()
    assert {"charts", "reviewed", "healthcare", "of", "denials"} <= words
    assert not {"chicago", "garcia", "ohio", "nguyen", "mary", "texas"} & words
    assert all(word.islower() for word in words)


@pytest.mark.parametrize(
    "word", ["referee", "auditor", "experience", "bachelor", "january", "coder", "icd", "epic"]
)
def test_the_tables_of_the_language_are_all_read(word: str) -> None:
    assert word in words_of().lexicon
