"""No blind output names anybody, whatever was recognised: on every development résumé with labels."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from screener import api, export, pipeline
from screener.export.base import EXPORTERS
from screener.export.masking import words_of
from screener.extract.sections.finder import SectionFinder
from screener.model.profile import Profile
from screener.model.scorecard import Shortlist
from screener.model.span import Span
from screener.sources import Gathered, Source

SETS = (
    ("dev/gold.jsonl", "dev/resumes"),
    ("holders_dev/gold.jsonl", "holders_dev"),
    ("synthetic_dev/gold.jsonl", "synthetic_dev/resumes"),
    ("synthetic_dev/gold_docx.jsonl", "synthetic_dev/docx"),
    ("coders_dev/gold.jsonl", "coders_dev/resumes"),
)
LETTERS = 5
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WORD = re.compile(rf"[^\W\d_]{{{LETTERS},}}")

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def labels(corpus: Path) -> dict[str, dict[str, object]]:
    """Path to its labels."""
    found = {}
    for gold, folder in SETS:
        for line in (corpus / gold).read_text("utf-8").splitlines():
            label = json.loads(line)
            found[str(corpus / folder / label["file"])] = label
    return {path: label for path, label in found.items() if Path(path).is_file()}


@pytest.fixture(scope="module")
def shortlist(labels: dict[str, dict[str, object]]) -> Shortlist:
    posting, lexicon = pipeline.load_posting("medical_coder")
    sources = Gathered(tuple(Source(path, path) for path in sorted(labels)), ())
    as_of = date(2026, 11, 23)
    profiles = pipeline.read_profiles(sources, posting.lexicons, as_of, jobs=2)
    return pipeline.score(profiles, posting, lexicon, as_of)


def letters_of(content: bytes) -> str:
    """All text of a file, that of a workbook with its links and properties."""
    if content.startswith(b"PAR1"):
        return json.dumps(pq.read_table(io.BytesIO(content)).to_pylist(), ensure_ascii=False)
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode("utf-8") for name in book.namelist())


@pytest.fixture(scope="module")
def outputs(shortlist: Shortlist, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("out")
    shortlist_with_paths = shortlist.__class__(
        **{
            **{name: getattr(shortlist, name) for name in shortlist.__dataclass_fields__},
            "paths": {card.file: card.file for card in shortlist.scorecards},
        }
    )
    found = {"terminal": export.table(shortlist, width=200, blind=True)}
    alone = [
        dataclasses.replace(shortlist, scorecards=(c,)) for c in shortlist.scorecards if c.score is not None
    ]
    for phone in (True, False):
        pages = (export.sheet(each, phone=phone, blind=True).decode() for each in alone)
        found[f"sheet {phone}"] = "".join(pages)
    for suffix in EXPORTERS:
        path = folder / f"x{suffix}"
        export.write(shortlist_with_paths, path, blind=True)
        found[suffix] = letters_of(path.read_bytes())
    return found


def told(profile: Profile, label: dict[str, object]) -> list[str]:
    """All that was labelled or recognised of who somebody is."""
    contact = profile.contact
    positions = [*(label.get("positions") or ()), *(label.get("positions_undated") or ())]  # type: ignore[misc]
    phrases = [
        *(str(label.get(key) or "") for key in ("name", "email")),
        *(str(position.get("employer") or "") for position in positions),
        *(contact.name or "", contact.email or "", contact.city or "", *contact.links),
        *(part or "" for position in profile.positions for part in (position.employer, position.place)),
        *(course.school or "" for course in profile.education),
        Path(profile.file).stem,
    ]
    return [phrase for phrase in phrases if phrase]


def test_no_word_of_a_person_stands_in_a_blind_output(
    shortlist: Shortlist, labels: dict[str, dict[str, object]], outputs: dict[str, str]
) -> None:
    words = words_of()
    allowed = words.plain | words.lexicon
    personal: dict[str, str] = {}
    for card in shortlist.scorecards:
        for phrase in told(card.profile, labels[card.file]):
            for word in WORD.findall(phrase):
                if word.casefold() not in allowed:
                    personal.setdefault(word.casefold(), f"{Path(card.file).name}: {phrase}")
    assert len(personal) > 300
    leaks = {
        (where, word): personal[word]
        for where, text in outputs.items()
        for word in {found.casefold() for found in WORD.findall(text)} & personal.keys()
    }
    assert not leaks


def test_no_number_of_a_person_stands_in_a_blind_output(
    shortlist: Shortlist, labels: dict[str, dict[str, object]], outputs: dict[str, str]
) -> None:
    numbers = set()
    for card in shortlist.scorecards:
        phones = (card.profile.contact.phone, str(labels[card.file].get("phone") or ""))
        numbers |= {re.sub(r"\D", "", phone or "")[-7:] for phone in phones}
        numbers |= {re.sub(r"\D", "", mention.number or "") for mention in card.profile.mentions}
    numbers = {number for number in numbers if len(number) >= 5}
    assert len(numbers) > 40
    for where, text in outputs.items():
        digits = {re.sub(r"\D", "", run) for run in re.findall(r"\+?\(?\d[\d\s().-]{3,}\d", text)}
        found = {number for number in numbers if any(number in run for run in digits if len(run) < 16)}
        assert not found, where


def strings(value: Any) -> Iterator[str]:
    """Every text of a card but its marks (hashes, the day) and what is computed of it."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in ("as_of", "sha256", "text_sha256", "likeness", "summary"):
                yield from strings(getattr(value, part.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)


def test_no_year_of_studying_stands_in_a_blind_card(shortlist: Shortlist) -> None:
    """Years of sections of education and of recognised courses, unless a job or credential has them too."""
    _, lexicon = pipeline.load_posting("medical_coder")
    sections = SectionFinder(lexicon)
    asked = 0
    for card, blind in zip(shortlist.scorecards, export.blinded(shortlist).scorecards, strict=True):
        if card.score is None:
            continue
        document = api.read_document(card.file)
        profile = card.profile
        places = [s.body for s in sections.find(document) if s.category == "education"]
        places += [Span(course.text_start, course.text_end) for course in profile.education]
        elsewhere = [f"{p.start} {p.end} {p.quote}" for p in profile.positions]
        stated = (m for m in profile.mentions if m.obtained or m.expires or m.assertion != "held")
        elsewhere += [f"{m.obtained} {m.expires} {m.quote} {m.context}" for m in stated]
        years = {year for place in places for year in YEAR.findall(document.quote(place))}
        years -= {year for words in elsewhere for year in YEAR.findall(words)}
        asked += bool(years)
        leaks = [words for words in strings(blind) if years & set(YEAR.findall(words))]
        assert not leaks, card.file
    assert asked > 40


def test_scores_and_order_are_those_of_the_open_list(shortlist: Shortlist) -> None:
    blind = export.blinded(shortlist)
    assert [c.score for c in blind.scorecards] == [c.score for c in shortlist.scorecards]
    assert len({c.file for c in blind.scorecards}) == len(shortlist.scorecards)
