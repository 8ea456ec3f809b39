"""Months out of positions: overlaps once, in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.extract.work.months import (
    latest_end,
    months_by_concept,
    months_matrix,
    outdated,
    worked_months,
    worked_range,
)
from screener.model.domain import Domain
from screener.model.profile import Position

AS_OF = date(2026, 11, 23)
CONCEPTS = ["inpatient", "hospital_outpatient", "icd_10_cm", "icd_10_pcs", "epic"]


def dashed(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def job(start: str | None, end: str | None, *concepts: str) -> Position:
    return Position("Coder", "Hospital", start, end, 0, concepts, True, False, 1, 1)


months = st.integers(1990 * 12, 2026 * 12 + 9)
jobs = st.builds(
    lambda a, b, c: job(dashed(min(a, b)), dashed(max(a, b)), *sorted(c)),
    months,
    months,
    st.sets(st.sampled_from(CONCEPTS)),
)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([("2010-01", "2012-03")], 26),
        ([("2015", "2017")], 24),
        ([("2010", "2012-03")], 26),
        ([("2012", "present"), ("2004", "2012")], 274),
        ([("2018-03", "present"), ("2013-06", "2018-02")], 104 + 56),
        ([("2010-01", "2012-01"), ("2011-01", "2011-06")], 24),
        ([("2012-03", "2010-01")], 0),
        ([("2015-06", None), (None, "2016-01"), (None, None)], 0),
        ([("2015-06", "2015")], 0),
    ],
)
def test_months(ranges: list[tuple[str | None, str | None]], expected: int) -> None:
    assert worked_months([job(*r) for r in ranges], AS_OF) == expected


@pytest.mark.parametrize(
    "change", [{"is_training": True}, {"is_employment": False}, {"flag": "ends before it begins"}]
)
def test_what_is_no_work_does_not_count(change: dict[str, bool | str]) -> None:
    position = replace(job("2010-01", "2012-01", "epic"), **change)
    assert worked_range(position, AS_OF) is None
    assert months_by_concept([position], AS_OF) == {}
    assert latest_end([position], AS_OF) is None


@given(st.lists(jobs, max_size=8), st.randoms())
def test_order_does_not_matter(positions: list[Position], random: object) -> None:
    mixed = list(positions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert worked_months(mixed, AS_OF) == worked_months(positions, AS_OF)
    assert months_by_concept(mixed, AS_OF) == months_by_concept(positions, AS_OF)


@given(st.lists(jobs, min_size=1, max_size=6))
def test_overlaps_count_once(positions: list[Position]) -> None:
    covered = set()
    for position in positions:
        reach = worked_range(position, AS_OF)
        assert reach is not None
        covered |= set(range(*reach))
    assert worked_months(positions, AS_OF) == len(covered)
    assert worked_months([*positions, *positions], AS_OF) == len(covered)


@given(st.lists(jobs, max_size=5), jobs, st.floats(0, 1))
def test_splitting_a_range_changes_nothing(others: list[Position], whole: Position, where: float) -> None:
    reach = worked_range(whole, AS_OF)
    assert reach is not None
    middle = dashed(reach[0] + int((reach[1] - reach[0]) * where))
    halves = [replace(whole, end=middle), replace(whole, start=middle)]
    assert worked_months([*others, *halves], AS_OF) == worked_months([*others, whole], AS_OF)
    assert months_by_concept([*others, *halves], AS_OF) == months_by_concept([*others, whole], AS_OF)


@given(st.lists(jobs, max_size=6))
def test_no_concept_has_more_months_than_the_whole(positions: list[Position]) -> None:
    total = worked_months(positions, AS_OF)
    assert all(0 < count <= total for count in months_by_concept(positions, AS_OF).values())


@given(st.lists(jobs, max_size=6))
def test_no_cell_of_the_matrix_has_more_months_than_its_sides(positions: list[Position]) -> None:
    by_concept = months_by_concept(positions, AS_OF)
    matrix = months_matrix(positions, CONCEPTS[:2], CONCEPTS[2:4], CONCEPTS[4:], AS_OF)
    for cell, count in matrix.items():
        assert all(count <= by_concept[side] for side in cell.split("|") if side != "-")


def test_matrix() -> None:
    positions = [
        job("2010-01", "2012-01", "inpatient", "icd_10_pcs", "epic"),
        job("2011-01", "2013-01", "inpatient", "icd_10_pcs"),
        job("2013-01", "2014-01", "hospital_outpatient"),
        job("2014-01", "2015-01"),
    ]
    sides = (["inpatient", "hospital_outpatient"], ["icd_10_pcs"], ["epic"])
    assert months_matrix(positions, *sides, AS_OF) == {
        "hospital_outpatient|-|-": 12,
        "inpatient|icd_10_pcs|-": 24,
        "inpatient|icd_10_pcs|epic": 24,
    }


def test_latest_end() -> None:
    assert latest_end([job("2010-01", "2012-01"), job("2011-01", "2013-05")], AS_OF) == "2013-05"
    assert latest_end([job("2010-01", "present"), job("2011-01", "2026-11")], AS_OF) == "present"
    assert latest_end([], AS_OF) is None


RENEWED = Domain(renewed="2015-10", renewed_said="work ended {end}, before the new codes")


@pytest.mark.parametrize(
    ("ends", "remark"),
    [
        (["2014-06"], "work ended 2014-06, before the new codes"),
        (["2015-09"], "work ended 2015-09, before the new codes"),
        (["2014"], "work ended 2014, before the new codes"),
        (["2009-01", "2013-05"], "work ended 2013-05, before the new codes"),
        (["2015-10"], ""),
        (["2015"], ""),  # it may have lasted to December
        (["2012-01", "present"], ""),
        ([None], ""),
        ([], ""),
    ],
)
def test_work_that_ended_before_the_codes_changed_is_remarked(ends: list[str | None], remark: str) -> None:
    flags = list(outdated([job("2001-01", end) for end in ends], RENEWED))
    assert [flag.detail for flag in flags] == ([remark] if remark else [])
    assert not list(outdated([job("2001-01", end) for end in ends], Domain()))


def test_other_work_and_training_say_nothing_of_it() -> None:
    old = job("2001-01", "2004-01")
    others = [
        replace(old, is_coding=False),
        replace(old, is_training=True),
        replace(old, is_employment=False),
    ]
    assert not list(outdated(others, RENEWED))
