"""Coding told in people's own words: clause by clause, with those of neighbouring jobs.

`duty_clauses.txt` has one a line: "+" where the person assigned codes, "-" where not, then the clause.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.work.duty_cues import DutyCues
from screener.extract.work.duty_reader import DutyReader

CLAUSES = [
    line
    for line in Path(__file__).with_name("duty_clauses.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def duties() -> DutyReader:
    return DutyReader(load_lexicon(["medical_coding"]))


@pytest.fixture(scope="module")
def cues() -> DutyCues:
    return DutyCues(load_lexicon(["medical_coding"]))


@pytest.mark.parametrize("clause", CLAUSES)
def test_who_assigns_codes(duties: DutyReader, clause: str) -> None:
    read = duties.read(clause[2:])
    assert (read.work + read.cued > 0) is (clause[0] == "+")


@pytest.mark.parametrize(
    ("clause", "sign"),
    [
        ("Turned op notes into CPT codes", "doing"),
        ("Into CPT codes the op notes I turned", ""),
        ("Inpatient stays, ICD-10-CM/PCS, DRG and POA", "named"),
        ("Inpatient stays, DRG", ""),
        ("Posted op notes and ICD-10-CM codes from the chart", ""),
        ("x" * 600 + " coded charts", ""),
    ],
)
def test_what_stands_together_shows_coding(cues: DutyCues, clause: str, sign: str) -> None:
    assert cues.sign(clause) == sign
