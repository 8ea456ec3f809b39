"""Texts made to be slow: time may grow with their length, not with its square or worse."""

from __future__ import annotations

from datetime import date
from functools import cache
from time import process_time

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.education.finder import EducationFinder
from screener.extract.figures.finder import MetricFinder
from screener.extract.people.finder import ContactFinder
from screener.extract.sections.finder import Section
from screener.model.span import Span

HOSTILE = [
    "a",
    "A",
    "a.",
    "@",
    "a@",
    "1",
    "1 ",
    "97% ",
    "(a",
    '"a',
    "A B ",
    "Aa, ",
    "www.a.b/",
    "419-555-",
    "[a](b",
    "-",
    "Name: ",
]


@cache
def finders() -> tuple[ContactFinder, EducationFinder, MetricFinder]:
    lexicon = load_lexicon(["medical_coding"])
    return ContactFinder(lexicon), EducationFinder(lexicon), MetricFinder(lexicon)


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_pattern_runs_away(piece: str) -> None:
    document = plain(piece * (20_000 // len(piece)))
    sections = (Section("education", None, Span(0, len(document.text))),)
    contact, education, metrics = finders()
    start = process_time()
    contact.find(document, sections, ())
    education.find(document, sections, date(2026, 11, 23))
    metrics.find(document, sections, ())
    assert process_time() - start < 3
