"""No blind output names anybody, whatever was recognised: on every development résumé with labels."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from screener import export, pipeline
from screener.export.base import EXPORTERS
from screener.export.masking import words_of
from screener.model.profile import Profile
from screener.model.scorecard import Shortlist
from screener.sources import Gathered, Source

SETS = (
    ("dev/gold.jsonl", "dev/resumes"),
    ("holders_dev/gold.jsonl", "holders_dev"),
    ("synthetic_dev/gold.jsonl", "synthetic_dev/resumes"),
    ("synthetic_dev/gold_docx.jsonl", "synthetic_dev/docx"),
    ("coders_dev/gold.jsonl", "coders_dev/resumes"),
)
LETTERS = 5
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


def test_scores_and_order_are_those_of_the_open_list(shortlist: Shortlist) -> None:
    blind = export.blinded(shortlist)
    assert [c.score for c in blind.scorecards] == [c.score for c in shortlist.scorecards]
    assert len({c.file for c in blind.scorecards}) == len(shortlist.scorecards)
