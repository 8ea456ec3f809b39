"""Coding told in people's own words: clause by clause, with those of neighbouring jobs.

The lists have one a line: "+" where the person assigned codes, "-" where not, then the clause; "?" where
codes were assigned and the rules do not see it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from screener.extract.work.duty_reader import DutyReader
from screener.extract.work.examples import try_work
from screener.extract.work.role_signs import RoleSigns
from screener.model.concept import Lexicon

UNSEEN = pytest.mark.xfail(
    strict=True, reason="codes named beside charts, without a verb, could be a biller's"
)


def clauses(name: str) -> list[object]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    told = [line for line in lines if not line.startswith("#")]
    return [pytest.param(line, marks=UNSEEN) if line[0] == "?" else line for line in told]


@pytest.mark.parametrize("clause", [*clauses("duty_clauses.txt"), *clauses("duty_clauses_retold.txt")])
def test_who_assigns_codes(duties: DutyReader, clause: str) -> None:
    assert (duties.read(clause[2:]).shown > 0) is (clause[0] != "-")


@pytest.mark.parametrize(
    ("clause", "work", "done", "cued"),
    [
        ("Turned op notes into CPT codes", 1, 1, 0),
        ("Inpatient stays, ICD-10-CM/PCS, DRG and POA", 0, 0, 1),
        ("Inpatient stays, DRG", 0, 0, 0),
        ("CPT, HCPCS coding", 1, 0, 0),
        ("Inpatient coding", 1, 0, 0),
        ("Posted op notes and ICD-10-CM codes from the chart", 0, 0, 0),
        ("Coded charts and posted payments", 1, 1, 0),
        ("Coded charts as coursework", 0, 0, 0),
    ],
)
def test_what_a_clause_counts_as(duties: DutyReader, clause: str, work: int, done: int, cued: int) -> None:
    read = duties.read(clause)
    assert (read.work, read.done, read.cued) == (work, done, cued)


@pytest.mark.parametrize(
    ("text", "name", "watched"),
    [
        ("Shadowed inpatient coders", "inpatient", True),
        ("Met with the ER director", "ER", True),
        ("Met deadlines for ER charts", "ER", False),
        ("Worked with ED accounts in radiology", "radiology", False),
        ("Findings (laboratory, radiology", "radiology", True),
        ("Coded ER visits", "ER", False),
        ("Shadowed coders. Coded ER visits", "ER", False),
    ],
)
def test_what_was_only_watched(duties: DutyReader, text: str, name: str, watched: bool) -> None:
    before = text[: text.index(name) + len(name)]
    assert duties.is_watched(before, len(name)) is watched


def test_examples_of_duties_and_of_roles_are_run(lexicon: Lexicon) -> None:
    assert try_work(lexicon) == ()


def test_a_title_of_another_role_is_no_example(lexicon: Lexicon) -> None:
    rows = lexicon.tables["title_roles"]
    slips = {
        "coder": replace(rows["coder"], examples=("Barista", "Inpatient Coder")),
        "biller": replace(rows["biller"], not_examples=("Payment Poster",)),
    }
    spoiled = replace(lexicon, tables={**lexicon.tables, "title_roles": {**rows, **slips}})
    assert [(f.where, f.what) for f in try_work(spoiled)] == [
        ("coder", "is not the role of its example 'Barista'"),
        ("biller", "is the role of its counter-example 'Payment Poster'"),
    ]
    rows = lexicon.tables["role_evidence"]
    wrong = {
        "years.coder": "Bank Teller, 2018",
        "credential.coding": "CPB",
        "done.coder": "Clerk, 2018: filed",
        "words.coder": "Cook",
        "headline.biller": "INPATIENT CODER",
    }
    changed = tuple(replace(row, examples=(wrong[row.id],)) if row.id in wrong else row for row in rows)
    faults = RoleSigns(replace(lexicon, tables={**lexicon.tables, "role_evidence": changed})).try_examples()
    assert sorted(fault.where for fault in faults) == sorted(wrong)
