"""The labeled postings of benchmarks/accuracy say what their texts say, and no two are alike."""

from __future__ import annotations

import json
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

POSTINGS = Path(__file__).parents[1] / "benchmarks" / "accuracy" / "postings"
FIELDS = {"text", "importance", "concepts", "logic", "min_years", "alternative_to", "doubtful"}
LOGIC = {"single", "any_of", "all_of"}
SETS = ["open", "sealed"]


def _labels(name: str) -> list[dict[str, object]]:
    lines = (POSTINGS / f"gold_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _text(name: str, file: object) -> str:
    return " ".join((POSTINGS / name / str(file)).read_text(encoding="utf-8").split())


@pytest.mark.parametrize("name", SETS)
def test_every_posting_has_one_label(name: str) -> None:
    files = [label["file"] for label in _labels(name)]
    assert sorted(files) == sorted(path.name for path in (POSTINGS / name).glob("*.txt"))


@pytest.mark.parametrize("name", SETS)
def test_labels_quote_their_posting(name: str) -> None:
    for label in _labels(name):
        text = _text(name, label["file"])
        missing = [r["text"] for r in label["requirements"] if r["text"] not in text]  # type: ignore[attr-defined]
        assert missing == [], label["file"]
        assert str(label["title"]).lower() in text.lower()


@pytest.mark.parametrize("name", SETS)
def test_requirements_are_well_formed(name: str) -> None:
    for label in _labels(name):
        for wanted in label["requirements"]:  # type: ignore[attr-defined]
            assert set(wanted) | {"doubtful"} == FIELDS, wanted
            assert wanted["importance"] in {"required", "preferred"}, wanted
            assert wanted["logic"] in LOGIC, wanted
            assert wanted["logic"] != "single" or len(wanted["concepts"]) <= 1, wanted
            assert wanted["min_years"] is None or wanted["min_years"] > 0, wanted


def test_no_two_postings_are_alike() -> None:
    texts = {label["file"]: _text(name, label["file"]) for name in SETS for label in _labels(name)}
    words = {file: re.findall(r"\w+", text.lower()) for file, text in texts.items()}
    runs = {file: set(pairwise(pairwise(found))) for file, found in words.items()}
    alike = [
        (one, other)
        for one, other in combinations(runs, 2)
        if len(runs[one] & runs[other]) > 0.15 * min(len(runs[one]), len(runs[other]))
    ]
    assert alike == []
