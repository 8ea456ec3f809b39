"""Reading takes time in proportion to the text: no reader nor step of the extraction takes more."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from growth import UNITS, Steps, growth

from screener.read.faults import ReadFault
from screener.read.reader import read_document

WRAPPED = {
    ".html": "<html><body><p>{}</p></body></html>",
    ".rtf": "{{\\rtf1\\ansi {}}}",
    ".md": "# Pat Doe\n\n{}",
    ".eml": "From: Pat Doe <pat@example.com>\nSubject: coder\nContent-Type: text/plain\n\n{}",
}
READ = ("spaces", "line ends", "commas", "open brackets", "square brackets", "quotes", "dashes", "hyphens")
READ += ("tags", "comments", "tables", "keys", "at signs", "one letter", "other letters", "page ends")


@pytest.fixture(scope="module")
def steps() -> Steps:
    made = Steps()
    made.measure("Pat Doe\n\nEXPERIENCE\nCoder, Maple Clinic, 2018 - 2021\n")  # what is made at first use
    return made


@pytest.mark.parametrize("unit", UNITS)
def test_no_step_grows_faster_than_the_text(steps: Steps, unit: str) -> None:
    assert growth(steps.measure, unit) == {}


@pytest.mark.parametrize("suffix", WRAPPED)
@pytest.mark.parametrize("unit", READ)
def test_no_reader_grows_faster_than_the_text(suffix: str, unit: str) -> None:
    def measure(text: str) -> Counter[str]:
        content = WRAPPED[suffix].format(text).encode()
        begun = time.process_time()
        try:
            read_document(content, f"a{suffix}")
        except ReadFault as fault:
            assert fault.status
        return Counter({"read": time.process_time() - begun})

    assert growth(measure, unit) == {}
