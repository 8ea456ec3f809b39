"""What speaks for a demand and against it, where no title of a section tells."""

from __future__ import annotations

import pytest

from screener.derive.reading.evidence import Evidence
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon


@pytest.fixture(scope="session")
def evidence(posting_lexicon: Lexicon, wordings: Wordings) -> Evidence:
    """Weighs statements with the bundled rules."""
    return Evidence(posting_lexicon, wordings)


DEMANDS = [
    "Working knowledge of modifiers",
    "Claim software proficiency",
    "CPC, CCS or RHIT",
    "Three years in a surgery center",
    "Comfortable querying surgeons",
    "Must hold a clean driving record",
    "Graduate of an accredited program",
    "Fluent in medical terminology",
]
WORK = [
    "Assigns codes to operative notes",
    "Reviewing remittance advice daily",
    "You'll audit two charts an hour",
    "The coder sends queries to surgeons",
    "Follow up on denied claims",
    "We cover the fee of your CPC exam",
    "Join our coding team today",
    "Responsible for the charge master",
]
NEITHER = [
    "Larkfield Clinic opened in 1974",
    "Tulsa, OK",
    "Charts arrive by noon",
    "Coding and abstracting unit",
]


@pytest.mark.parametrize("words", DEMANDS)
def test_a_demand_by_its_form(evidence: Evidence, words: str) -> None:
    assert evidence.kind(words, "other") == "required"


@pytest.mark.parametrize("words", WORK)
def test_the_work_is_no_demand_even_among_demands(evidence: Evidence, words: str) -> None:
    assert evidence.kind(words, "other") == evidence.kind(words, "required") == "duties"


@pytest.mark.parametrize("words", NEITHER)
def test_what_speaks_for_neither_is_what_its_section_is(evidence: Evidence, words: str) -> None:
    assert [evidence.kind(words, kind) for kind in ("other", "required")] == ["other", "required"]
