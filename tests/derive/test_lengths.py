"""Lengths of experience, how recent, and by when a credential may be obtained."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import shown
from hypothesis import given
from hypothesis import strategies as st

from screener.derive.demands.demand import Demand
from screener.derive.lengths import LengthReader
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon

Ask = Callable[[str], Demand]

YEARS = [
    ("3 years of coding experience", 3, None),
    ("3+ years coding experience", 3, None),
    ("three years of coding experience", 3, None),
    ("three (3) years of coding experience", 3, None),
    ("Minimum of 2 years coding experience", 2, None),
    ("At least five years of experience as a coder", 5, None),
    ("2-3 years of coding experience", 2, 3),
    ("2 to 5 years of coding experience", 2, 5),
    ("Two to five years experience in coding", 2, 5),
    ("1 or 2 years of coding experience", 1, 2),
    ("18 months of coding experience", 1.5, None),
    ("six months of coding experience", 0.5, None),
    ("(1) year minimum of coding experience", 1, None),
    ("2 or more years of coding experience", 2, None),
    ("Coding experience: 4 years", 4, None),
    ("1-2 yrs. experience in medical coding", 1, 2),
    ("One year's experience in coding", 1, None),
    ("10 years of progressive coding experience", 10, None),
    ("Experience in coding of at least two years", 2, None),
    ("two (2) to four (4) years coding experience", 2, 4),
]

NO_YEARS = [
    "Must be at least 18 years of age with coding experience",
    "For over 40 years our coding staff has served the county",
    "CPC must be obtained within 12 months of hire",
    "Coding experience within the last 5 years",
    "A training program of approximately one year in coding",
    "up to six months of coding experience may be credited",
    "Four years of college",
    "$2 years",
    "Coding program of 2 years",
    "In business 25 years",
]

ODD = [
    ("three (5) years of coding experience", (3, 5)),
    ("Three (2) years experience in coding", (3, 2)),
    ("two (3) years of inpatient coding experience", (2, 3)),
    ("five (3) years medical coding experience", (5, 3)),
    ("six (12) months of coding experience", (0.5, 1)),
]

OBTAIN = [
    ("CPC required within 12 months of hire", 12),
    ("CPC within six months of hire", 6),
    ("Must obtain CCS within 1 year of hire", 12),
    ("CPC or must be obtained within one (1) year of employment", 12),
    ("Certification within 18 months of hire date", 18),
    ("CPC within 90 days of hire", 3),
    ("CRC must be earned within 24 months of start date", 24),
    ("CPC preferred, required within two years of hire", 24),
    ("RHIT in 12 months from date of hire", 12),
    ("Ability to obtain CPC within the first 6 months of employment", 6),
    ("CCS-P certification within twelve months of hire", 12),
    ("CPC-A converted to CPC within 2 years of hire", 24),
    ("COC within 12 months after hire", 12),
    ("CPC to be completed within nine months of hire", 9),
    ("CPC by 12 months of employment", 12),
    ("Obtain certification within 1 year from hire", 12),
    ("CIC within 6 months post hire", 6),
    ("CCS within three (3) months of hire", 3),
    ("CPC certification within 1 year after hire", 12),
    ("CPC within 15 months of joining", 15),
]

SCOPES = [
    ("Three years of inpatient coding", "3y coding+inpatient"),
    ("2 years ED coding experience", "2y coding+emergency_department"),
    ("Minimum one year ortho coding experience", "1y coding+orthopedics"),
    ("5 years of experience in denials", "5y denials"),
    ("3 years of risk adjustment coding experience", "3y coding+risk_adjustment"),
    ("Inpatient coding experience of three years", "3y coding+inpatient"),
    ("1 year of experience", "1y coding"),
    ("2 years of relevant experience required", "2y coding"),
    ("One year of creditable experience equivalent to the GS-7 grade level", "1y coding"),
    ("2 years of experience in a hospital", "2y any_hospital"),
    ("Three years of coding audit experience", "3y audit"),
    ("4 years professional fee coding", "4y coding+profee"),
    (
        "CPC, 3 yrs surgical coding experience, knowledge of modifiers",
        "all(3y surgical_coding, cpc, modifiers)",
    ),
    ("2 year(s) spine surgery coding experience", "2y coding+neurosurgery"),
    ("3 years of customer service experience", "nothing"),
    ("Two years of warehouse experience", "nothing"),
]


@pytest.fixture(scope="module")
def lengths(posting_lexicon: Lexicon, wordings: Wordings) -> LengthReader:
    """Lengths as postings write them."""
    return LengthReader(posting_lexicon, wordings)


@pytest.mark.parametrize(("sentence", "least", "most"), YEARS)
def test_years(lengths: LengthReader, sentence: str, least: float, most: float | None) -> None:
    found = lengths.read(sentence)
    assert [(n.years, n.most) for n in found] == [(least, most)]


@pytest.mark.parametrize("sentence", NO_YEARS)
def test_other_lengths_are_no_experience(lengths: LengthReader, sentence: str) -> None:
    assert lengths.read(sentence) == []


@pytest.mark.parametrize(("sentence", "odd"), ODD)
def test_words_and_figures_that_disagree_are_told(
    lengths: LengthReader, sentence: str, odd: tuple[float, float]
) -> None:
    (found,) = lengths.read(sentence)
    assert found.odd == odd


@pytest.mark.parametrize(("sentence", "months"), OBTAIN)
def test_what_may_be_obtained_after_hire(lengths: LengthReader, sentence: str, months: int | None) -> None:
    assert lengths.timing(sentence).months_to_obtain == months


@pytest.mark.parametrize(("sentence", "tree"), SCOPES)
def test_years_have_a_scope(ask: Ask, sentence: str, tree: str) -> None:
    assert shown(ask(sentence).tree) == tree


@given(st.integers(1, 30), st.sampled_from(["years", "yrs", "year", "years'"]))
def test_any_number_of_years(lengths: LengthReader, number: int, unit: str) -> None:
    (found,) = lengths.read(f"at least {number} {unit} of coding experience")
    assert found.years == number


@given(st.text(max_size=200))
def test_any_text_has_a_plain_answer(lengths: LengthReader, text: str) -> None:
    for found in lengths.read(text):
        assert 0 < found.years <= 40
        assert 0 <= found.start < found.end <= len(text)


def test_how_recent(lengths: LengthReader) -> None:
    assert lengths.timing("coding experience within the last 3 years").within_years == 3
    assert lengths.timing("3 years of coding experience in the past 5 years").within_years == 5
    assert lengths.read("3 years of coding experience in the past 5 years")[0].years == 3
