"""Positions and months on the labelled development sets."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.positions.finder import PositionFinder
from screener.extract.sections.finder import SectionFinder
from screener.extract.work.months import worked_months
from screener.model.profile import Position
from screener.read.reader import read_document

AS_OF = date(2026, 11, 23)


def read_all(folder: Path) -> dict[str, tuple[dict[str, object], tuple[Position, ...]]]:
    lexicon = load_lexicon(["medical_coding"])
    sections, positions = SectionFinder(lexicon), PositionFinder(lexicon)
    found = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = read_document((folder / "resumes" / gold["file"]).read_bytes(), gold["file"])
        found[gold["file"]] = gold, positions.find(document, sections.find(document), AS_OF)
    return found


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "share"), [("dev", 0.9), ("synthetic_dev", 0.95)])
def test_total_months(corpus: Path, name: str, share: float) -> None:
    right = []
    for gold, found in read_all(corpus / name).values():
        label = gold.get("total_months")
        if isinstance(label, int):
            months = worked_months(found, AS_OF)
            right.append(abs(months - label) <= max(3, 0.1 * label))
    assert len(right) >= 25
    assert sum(right) / len(right) >= share


@pytest.mark.corpus
def test_titles_employers_and_dates(corpus: Path) -> None:
    wanted, met = 0, 0
    for gold, found in read_all(corpus / "synthetic_dev").values():
        read = {(p.title, p.employer, p.start, p.end, p.is_employment) for p in found}
        for label in gold["positions"]:  # type: ignore[attr-defined]
            keys = ("title", "employer", "start", "end", "is_employment")
            wanted += 1
            met += tuple(label[key] for key in keys) in read
    assert wanted >= 60
    assert met / wanted >= 0.95
