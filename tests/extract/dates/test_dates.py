"""Dates and ranges as résumés write them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.config.lexicon import load_lexicon
from screener.extract.dates.ranges import DateFinder


@cache
def date_finder() -> DateFinder:
    return DateFinder(load_lexicon(["medical_coding"]))


@pytest.fixture(scope="module")
def finder() -> DateFinder:
    return date_finder()


RANGES = [
    # month names
    ("Jan 2019 – Present", "2019-01", "present"),
    ("January 2019 to Current", "2019-01", "present"),
    ("June, 2012–May, 2014", "2012-06", "2014-05"),
    ("Sept. '19 – Oct ’20", "2019-09", "2020-10"),
    ("Feb ’22 – Now", "2022-02", "present"),
    ("JAN2010-FEB2012", "2010-01", "2012-02"),
    ("Jan 19 - Mar 21", "2019-01", "2021-03"),
    ("Jan – Mar 2019", "2019-01", "2019-03"),
    ("2010 July - 2014 Dec", "2010-07", "2014-12"),
    ("May 15, 2019 - June 2020", "2019-05", "2020-06"),
    ("15 March 2019 – 3rd May 2020", "2019-03", "2020-05"),
    ("October of 2009 through November of 2010", "2009-10", "2010-11"),
    # numbers; the American order unless the first cannot be a month
    ("01/2019-03/21", "2019-01", "2021-03"),
    ("10/2010 -06/2019", "2010-10", "2019-06"),
    ("3/2/2019 - 15/03/2020", "2019-03", "2020-03"),
    ("3/15/19 – 4/1/20", "2019-03", "2020-04"),
    ("2019-03 - 2020-04", "2019-03", "2020-04"),
    ("07.2015 – 08.2016", "2015-07", "2016-08"),
    ("1/2010 thru 2/2012", "2010-01", "2012-02"),
    ("06 / 2011 - 07 / 2013", "2011-06", "2013-07"),
    # years alone
    ("2015 – 17", "2015", "2017"),
    ("2012-2014", "2012", "2014"),
    ("(2015 - present)", "2015", "present"),
    ("2010-12", "2010", "2012"),
    ("'15 – '17", "2015", "2017"),
    ("2010 to March 2012", "2010", "2012-03"),
    ("between 2010 and 2012", "2010", "2012"),
    # quarters, and parts of a year, whose months are left open
    ("Q2 2016 – Q3 2019", "2016-04", "2019-09"),
    ("1Q2016 - 3Q'19", "2016-01", "2019-09"),
    ("2019 Q3 – 2020-Q4", "2019-07", "2020-12"),
    ("third quarter of 2019 – now", "2019-07", "present"),
    ("early 2019 to mid-2023", "2019", "2023"),
    # days before months in words; a slash between two months
    ("15-Mar-2018 – 30-Jun-2022", "2018-03", "2022-06"),
    ("March 2019-4 August 2020", "2019-03", "2020-08"),
    ("6-2017 / 11-2020", "2017-06", "2020-11"),
    # labels of forms, keys and values
    ("Start Date: 01/15/2020\nEnd Date: Present", "2020-01", "present"),
    ("Date started: March 2019\nDate left: May 2020", "2019-03", "2020-05"),
    ("startDate: 2020-01\n  endDate: 2021-02", "2020-01", "2021-02"),
    ('"startDate": "2019-11-18", "endDate": "2020-01-01"', "2019-11", "2020-01"),
    ('"startDate": "2019-11-18",\n  "endDate": null', "2019-11", "present"),
    ('{"startDate": "2019-11", "summary": "Coder"}', "2019-11", "present"),
    # open ends
    ("Dec 2020 →", "2020-12", "present"),
    ("Starting Jan 2020; still employed", "2020-01", "present"),
    ("began September 2025, still\nthere", "2025-09", "present"),
    ("Jan 2020 onwards\nBilling Specialist", "2020-01", "present"),
    ("Jan 2020-Present: Medical Coder", "2020-01", "present"),
    ("effective January 2020; current", "2020-01", "present"),
    ("hired Jan 2020, currently employed", "2020-01", "present"),
    ("Date of joining: 15 January 2020\nDate of leaving: still working", "2020-01", "present"),
    ("Since 2018", "2018", "present"),
    ("since June 2018", "2018-06", "present"),
    ("2018 onwards", "2018", "present"),
    ("June 2010 to date", "2010-06", "present"),
    ("May 2010 till now", "2010-05", "present"),
    ("March 2020 — to present", "2020-03", "present"),
    ("From: 01/2015 To: 03/2017", "2015-01", "2017-03"),
    # newest first
    ("Current - March 2014", "2014-03", "present"),
    # seasons
    ("Summer 2019", "2019-06", "2019-09"),
    ("Spring 2018 - Fall 2019", "2018-03", "2019-12"),
    # signs lost, cells of a table, broken lines
    ("September 2019August 2021", "2019-09", "2021-08"),
    ("01/2015 | 03/2017", "2015-01", "2017-03"),
    ("January 2016\nto\nCurrent", "2016-01", "present"),
    ("Nov. 2009 –\nSep. 2012", "2009-11", "2012-09"),
    ("August 2012 â€“ May 2013", "2012-08", "2013-05"),
    # inside a line
    ("Employer March 2014 to Current", "2014-03", "present"),
    ("[May 2011 - Present] Lake Branch", "2011-05", "present"),
    ("Coder, 02/2014 to Current ", "2014-02", "present"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES, ids=[r[0] for r in RANGES])
def test_reads_ranges(finder: DateFinder, text: str, start: str, end: str) -> None:
    found = finder.find(text)
    assert [(r.start, r.end, r.single) for r in found] == [(start, end, False)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("CPC, May 2019", "2019-05"),
        ("earned 03/2017", "2017-03"),
        ("issued October 30, 2019 by", "2019-10"),
        ("7/23/2016", "2016-07"),
        ("Graduated 2004", "2004"),
    ],
)
def test_reads_dates_alone(finder: DateFinder, text: str, start: str) -> None:
    (found,) = finder.find(text)
    assert (found.start, found.end, found.single) == (start, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "(419) 555-2019",  # a telephone number
        "555-2019 ext. 24",
        "claims of $2019",
        "version 3.2019.4",
        "coded 1200 charts a day",
        "99213-99215",
        "24/7 and 365 days",
        "I may code 12 charts and march on",
        "Present",
        "ICD-2010",
    ],
)
def test_leaves_other_numbers_alone(finder: DateFinder, text: str) -> None:
    assert [r for r in finder.find(text) if r.strong] == []


def test_years_in_a_list_are_no_range(finder: DateFinder) -> None:
    assert all(r.single and not r.strong for r in finder.find("Windows 2000, 2003, 2008 and 2012 servers"))


def test_a_dash_that_opens_a_line_is_a_bullet(finder: DateFinder) -> None:
    assert all(r.single for r in finder.find("awarded in 2012\n- 2014 award for accuracy"))


def test_says_what_is_approximate(finder: DateFinder) -> None:
    texts = ["2015 – 2017", "2010 to March 2012", "Summer 2017", "May 2015 – June 2017"]
    assert [finder.find(t)[0].approximate for t in texts] == [True, True, True, False]


MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


@given(
    first=st.integers(1960 * 12, 2026 * 12),
    length=st.integers(0, 500),
    style=st.sampled_from(["{name} {year}", "{short} {year}", "{month:02}/{year}", "{month}/{year}"]),
    sign=st.sampled_from([" - ", "-", " – ", "–", " to ", " until ", " —\n"]),
    around=st.sampled_from(["{}", "Coder, {}", "({}) Coder", "Coder | {} | Ohio", "{}\nDuties"]),
)
def test_what_is_written_is_read(first: int, length: int, style: str, sign: str, around: str) -> None:
    finder = date_finder()

    def written(number: int) -> str:
        year, month = divmod(number, 12)
        name = MONTHS[month]
        return style.format(name=name, short=name[:3], month=month + 1, year=year)

    text = around.format(written(first) + sign + written(first + length))
    (found,) = finder.find(text)

    def dashed(number: int) -> str:
        return f"{number // 12:04}-{number % 12 + 1:02}"

    assert (found.start, found.end) == (dashed(first), dashed(first + length))
    assert text[found.span.start : found.span.end] == written(first) + sign + written(first + length)


@given(st.text(alphabet="0123456789/-–. '’,JanMayDecpresenttosince\n", max_size=80))
def test_spans_are_ordered_and_months_are_months(text: str) -> None:
    finder = date_finder()
    reached = 0
    for found in finder.find(text):
        assert reached <= found.span.start < found.span.end <= len(text)
        reached = found.span.end
        for written in (found.start, found.end):
            if written and written != "present":
                year, _, month = written.partition("-")
                assert 1000 <= int(year) < 10000
                assert month == "" or 1 <= int(month) <= 12


def test_hostile_text_is_read_in_time(finder: DateFinder) -> None:
    for text in ("1/" * 20000, "Jan " * 20000 + "1", "2010-" * 20000, "\n".join(["2010 -"] * 10000)):
        assert len(finder.find(text)) < len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dec 2020 →\nJan 2018 → Nov 2020",
        "Dec 2020 – \nJan 2018 – Nov 2020",
    ],
)
def test_ranges_do_not_run_back_over_a_line(finder: DateFinder, text: str) -> None:
    assert [d.start for d in finder.find(text)] == ["2020-12", "2018-01"]


@pytest.mark.parametrize("text", ["GS-0675-07/08", "Technician, GS-0675-09/10"])
def test_grades_are_no_dates(finder: DateFinder, text: str) -> None:
    assert finder.find(text) == ()


def test_a_key_without_an_end_is_no_open_range_where_the_end_stands_apart(finder: DateFinder) -> None:
    text = '{"startDate": "2020-01", "summary": "Coder", "endDate": "2021-02"}'
    assert all(d.single for d in finder.find(text))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("March 2018 - June 2202", "2018-03", "2202-06"),
        ("03/2018 - 06/2202", "2018-03", "2202-06"),
        ("2018 – 2107", "2018", "2107"),
        ("(Mar 2018 to Feb 0219)", "2018-03", "0219-02"),
        ("Coder | Mar 2018 - Jun 2202 | Alder Creek Hospital", "2018-03", "2202-06"),
        ("Jan 1018 – Dec 2020", "1018-01", "2020-12"),
        ("March 3018 - June 2020", "3018-03", "2020-06"),
    ],
)
def test_a_mistyped_year_is_read_as_it_is_printed(
    finder: DateFinder, text: str, start: str, end: str
) -> None:
    (found,) = finder.find(text)
    assert (found.start, found.end, found.single) == (start, end, False)


@pytest.mark.parametrize(
    "text", ["In 2018 - 2500 charts in all", "2018 - 3500 claims a year", "2018, 5550 Oak St"]
)
def test_figures_behind_a_year_are_no_mistyped_years(finder: DateFinder, text: str) -> None:
    assert all(d.single for d in finder.find(text))
