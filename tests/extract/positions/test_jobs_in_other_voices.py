"""Jobs in the voices of people who write as they speak. Everybody is invented."""

from __future__ import annotations

import pytest
from plain_documents import plain
from test_positions import positions

BARE = "Dana Whitfield\nTroy OH\n\n{}\n"
VOICES = [
    # Dates in brackets with a slash, in front of it all.
    "WORK\n[2021-02 / present] Ward Clerk, Larch Medical Center\n - bells\n"
    "[2019-06 / 2021-01] Porter, Fern Hospital",
    # Words of time before a heading, and the same place again.
    "Now: Ward Clerk, Larch Medical Center, 2021-02 - present\n  bells\n"
    "Then: Porter, Fern Hospital, 2019-06 - 2021-01",
    "Currently: Ward Clerk, Larch Medical Center, 02/2021 - present\n  bells, and what else there was to do\n"
    "Before that: Porter, Fern Hospital, 06/2019 - 01/2021",
    # A remark behind dates that open their line.
    "what i did\nLarch Medical Center - ward clerk\n  Feb 2021 till now, nights\n  bells\n"
    "Fern Hospital - porter\n  Jun 2019 - Jan 2021, days",
    # A line of contact over the first job.
    "dana@example.com / 419 555 0119\nWard Clerk, Larch Medical Center  Feb 2021 - present\n"
    "Porter, Fern Hospital  Jun 2019 - Jan 2021",
]


@pytest.mark.parametrize("text", VOICES)
def test_jobs_as_people_say_them(text: str) -> None:
    found = [(p.title.casefold(), p.employer, p.start, p.end) for p in positions(plain(BARE.format(text)))]
    assert found == [
        ("ward clerk", "Larch Medical Center", "2021-02", "present"),
        ("porter", "Fern Hospital", "2019-06", "2021-01"),
    ]


@pytest.mark.parametrize(
    "same", ["same place", "same hospital", "same employer", "Same company", "same office"]
)
def test_the_same_place_is_that_of_the_job_before(same: str) -> None:
    text = f"EXPERIENCE\nWard Clerk, Larch Hospital, 2019 - 2021\n- bells\nPorter, {same}, 2017 - 2019\n"
    assert [p.employer for p in positions(plain(text))] == ["Larch Hospital", "Larch Hospital"]


def test_an_employer_below_a_list_of_titles_has_none_of_them() -> None:
    text = (
        "EXPERIENCE\nLarch Hospital, 2010 - 2020\n• Ward Clerk, 2015 to 2020\n• Porter, 2010 to 2015\n"
        "Fern Dive Shop, 2007 - 2010\n• sales, boat log\n"
    )
    found = [(p.title, p.employer) for p in positions(plain(text))]
    assert found == [("Ward Clerk", "Larch Hospital"), ("Porter", "Larch Hospital"), ("", "Fern Dive Shop")]


@pytest.mark.parametrize(
    "words", ["I hold the CCS", "I left for a better one", "I ran the desk", "I led two clerks"]
)
def test_a_person_who_speaks_behind_a_date_tells_no_heading(words: str) -> None:
    text = f"Before that I was a file clerk at Larch Hospital,\nfrom 2011 to early 2015. {words} in the end."
    found = positions(plain(f"Dana Whitfield\n\n{text}\n"))
    assert [(p.title, p.employer) for p in found] == [("file clerk", "Larch Hospital")]


TITLES = ["NOW", "BEFORE NOW", "HOW IT BEGAN", "OTHER WORK", "LATELY"]


@pytest.mark.parametrize("title", TITLES)
def test_titles_that_nobody_knows_are_told_by_each_other(title: str) -> None:
    text = (
        f"Dana Whitfield\n\n{title}\nWard Clerk\nMay 2022 - present\nLarch Hospital\n\n"
        "FURTHER BACK\nPorter\n2020 - 2022\nFern Hospital\n\nPROOF\nforklift, 2021\n"
    )
    assert [(p.title, p.employer) for p in positions(plain(text))] == [
        ("Ward Clerk", "Larch Hospital"),
        ("Porter", "Fern Hospital"),
    ]
