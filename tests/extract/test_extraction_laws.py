"""What holds for every profile, whatever the résumé: quotes are the text, boxes lie on the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor
from screener.model.document import Document
from screener.model.profile import Profile
from screener.model.profile_json import profile_from_json, profile_schema, profile_to_json
from screener.read.faults import ReadFault
from screener.read.reader import read_document

AS_OF = date(2026, 11, 23)


@cache
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def read_folder(folder: Path) -> Iterator[tuple[Document, Profile]]:
    for path in sorted(folder.iterdir()):
        try:
            document = read_document(path.read_bytes(), path.name)
        except ReadFault:
            continue
        yield document, extractor().extract(document, file=path.name, sha256="", as_of=AS_OF)


def check(document: Document, profile: Profile) -> int:
    """Assert the laws on one profile; how many mentions it has."""
    for m in profile.mentions:
        assert document.text[m.start : m.end] == m.quote, profile.file
        assert document.text[m.context_start : m.context_start + len(m.context)] == m.context, profile.file
        assert m.context_start <= m.start and m.end <= m.context_start + len(m.context), profile.file
        line = document.line_at(m.start)
        assert (m.page, m.line) == (line.page, line.number), profile.file
        page = document.pages[m.page - 1]
        assert bool(m.boxes) == bool(document.x0), profile.file
        for box in m.boxes:
            assert -1 <= box.x0 <= box.x1 <= page.width + 1, (profile.file, m.quote, box)
            assert -1 <= box.top <= box.bottom <= page.height + 1, (profile.file, m.quote, box)
        assert m.why and 0 <= m.confidence <= 1, profile.file
        assert m.position is None or m.position < len(profile.positions), profile.file
    for metric in profile.metrics:
        assert metric.quote and metric.quote in document.text, profile.file
    for position in profile.positions:
        assert 0 <= position.text_start <= position.text_end <= len(document.text), profile.file
        assert position.months >= 0, profile.file
    assert profile.contact.email is None or "@" in profile.contact.email
    line_of_json = profile_to_json(profile)
    jsonschema.validate(json.loads(line_of_json), profile_schema())
    assert profile_from_json(line_of_json) == profile
    return len(profile.mentions)


def test_on_every_sample(root: Path) -> None:
    assert sum(check(*read) for read in read_folder(root / "sample_resumes")) > 300


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["dev/resumes", "synthetic_dev/resumes", "synthetic_dev/docx"])
def test_on_the_development_data(corpus: Path, folder: str) -> None:
    assert sum(check(*read) for read in read_folder(corpus / folder)) > 50


def test_reading_a_document_twice_gives_the_same_profile(root: Path) -> None:
    data = (root / "sample_resumes" / "BaoTran_ProFee_Coder.pdf").read_bytes()
    documents = [read_document(data, "a.pdf") for _ in range(2)]
    profiles = [extractor().extract(d, file="a.pdf", sha256="", as_of=AS_OF) for d in documents]
    assert profiles[0] == profiles[1]
