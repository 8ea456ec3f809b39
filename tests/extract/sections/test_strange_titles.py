"""Titles of sections whose words are not known, by their look and by what stands below. All is invented."""

from __future__ import annotations

import pytest
from plain_documents import plain
from test_positions import positions

TITLES = ["TEACHING", "CODING", "EARLIER", "THESE DAYS", "BEFORE THAT", "IN THE FIELD", "LATELY / STILL"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_over_a_job_is_not_its_employer(title: str) -> None:
    text = (
        f"Dana Whitfield\n\n{title}\nWard Clerk\n2015 to the present\nLarch Hospital\n• answered bells\n\n"
        f"OFFSTAGE\nCoder\n2005 to 2014\nFern Hospital\n• charts\n\nEDUCATION\nB.A., Lake College, 2004\n"
    )
    assert [(p.title, p.employer) for p in positions(plain(text))] == [
        ("Ward Clerk", "Larch Hospital"),
        ("Coder", "Fern Hospital"),
    ]


@pytest.mark.parametrize(
    "name", ["CASHIER", "LARCH HOSPITAL", "OSTERHAUS BROTHERS", "FRONT DESK", "HENSLEY & SONS"]
)
def test_a_line_of_a_job_that_looks_like_a_title_stays_with_it(name: str) -> None:
    text = (
        f"Dana Whitfield\n\nEXPERIENCE\n{name}\n2015 - 2018\n• bells\n\nFILE CLERK\n2013 - 2015\n• files\n\n"
        "WARD CLERK\n2010 - 2013\n• wards\n\nEDUCATION\nB.A., Lake College, 2004\n"
    )
    first = positions(plain(text))[0]
    assert name in (first.title, first.employer)
