"""The labeled postings and the cases of logic of benchmarks/accuracy are whole, and no two are alike."""

from __future__ import annotations

import importlib.util
import json
import re
from itertools import combinations, pairwise
from pathlib import Path
from types import ModuleType

import pytest

POSTINGS = Path(__file__).parents[1] / "benchmarks" / "accuracy" / "postings"
FIELDS = {"text", "importance", "concepts", "logic", "min_years", "alternative_to", "doubtful"}
LOGIC = {"single", "any_of", "all_of"}
SETS = ["open", "sealed", "second", "third", "fourth"]


def _labels(name: str) -> list[dict[str, object]]:
    lines = (POSTINGS / f"gold_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _text(name: str, file: object) -> str:
    return " ".join((POSTINGS / name / str(file)).read_text(encoding="utf-8").split())


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


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
        titled_by_labeler = name == "third"  # its ads misspell their titles, or give none
        assert titled_by_labeler or str(label["title"]).lower() in text.lower()


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
    """The third set keeps the turns of real ads (words of law, boxes of boards), and shares more of them."""
    words = {
        (name, each["file"]): _words(_text(name, each["file"])).split()
        for name in SETS
        for each in _labels(name)
    }
    runs = {posting: set(pairwise(pairwise(found))) for posting, found in words.items()}
    alike = [
        (one, other)
        for one, other in combinations(runs, 2)
        if len(runs[one] & runs[other])
        > (0.3 if "third" in (one[0], other[0]) else 0.15) * min(len(runs[one]), len(runs[other]))
    ]
    assert alike == []


@pytest.fixture(scope="module")
def run_logic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_logic", POSTINGS.parent / "run_logic.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", ["logic", "logic_second"])
def test_cases_of_logic_are_well_formed(run_logic: ModuleType, folder: str) -> None:
    lines = (POSTINGS.parent / folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    assert list(run_logic.faults([json.loads(line) for line in lines])) == []


def test_faults_of_a_case_are_named(run_logic: ModuleType) -> None:
    case = {"id": "x", "posting": "CPC", "resumes": {"a": "one", "b": "one"}, "order": [["a"]]}
    said = " ".join(run_logic.faults([case, case]))
    for words in ("twice the same id", "does not name each", "no word says why", "are the same"):
        assert words in said


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ({"a": 90, "b": 90.5, "c": 87}, []),
        ({"a": 90, "b": 80, "c": 70}, ["a 90 and b 80 should be equal"]),
        ({"a": 90, "b": 90, "c": 88}, ["a 90 should be 3 above c 88"]),
        ({"a": 50, "b": 50, "c": 90}, ["a 50 should be 3 above c 90"]),
    ],
)
def test_breaks_of_an_order(run_logic: ModuleType, points: dict[str, float], said: list[str]) -> None:
    assert list(run_logic.breaks([["a", "b"], ["c"]], points)) == said
