"""Edits, queries and programs in the words of a job: what is worked is done, what is met or sat in is not."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor


@cache
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def shown(duty: str) -> tuple[str, ...]:
    text = (
        "Jane Roe\n\nEXPERIENCE\nMedical Coder\nLarch Partners, Toledo, OH\nJan 2019 - Present\n"
        f"• Assigned ICD-10-CM codes to records\n• {duty}\n• Kept up with the news\n"
    )
    profile = extractor().extract(plain(text), file="a.txt", sha256="", as_of=date(2026, 11, 23))
    return profile.positions[0].concepts


@pytest.mark.parametrize(
    ("duty", "concept"),
    [
        ("Cleared DNFB accounts each morning", "claim_edits"),
        ("Worked the DNFC list", "claim_edits"),
        ("Resolved NCCI rejections", "claim_edits"),
        ("Worked APC edits and rejections", "claim_edits"),
        ("Corrected rejected claims in Centricity", "claim_edits"),
        ("Fixed held accounts", "claim_edits"),
        ("Queried surgeons about laterality", "physician_query"),
        ("Sent queries to the attending physicians", "physician_query"),
        ("Corrected claims in Greenway", "greenway"),
        ("Reviewed charges in Greenway Intergy", "greenway"),
        ("Answered DRG denials of three payers", "denials"),
        ("Validated MS-DRG assignment of trauma stays before billing", "drg_validation"),
    ],
)
def test_what_is_worked_is_done(duty: str, concept: str) -> None:
    assert concept in shown(duty)


@pytest.mark.parametrize(
    ("duty", "concept"),
    [
        ("Kept DNFB below three days", "claim_edits"),
        ("Held DNFB under target", "claim_edits"),
        ("Worked clearinghouse rejections", "claim_edits"),
        ("Work insurance rejections every morning", "claim_edits"),
        ("Handled payer rejections by phone", "claim_edits"),
        ("Brought the unbilled report down by half", "claim_edits"),
        ("Sat on the query committee of the documentation team", "physician_query"),
        ("Chaired the CDI query committee", "physician_query"),
        ("Coded visits for Greenway Apartments' clinic", "greenway"),
        ("Parked at Greenway Street", "greenway"),
        ("Answered DRG denials of three payers", "drg_validation"),
        ("Wrote DRG appeals", "drg_validation"),
    ],
)
def test_what_is_met_or_sat_in_is_not_done(duty: str, concept: str) -> None:
    assert concept not in shown(duty)
