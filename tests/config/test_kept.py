"""What was read of YAML is kept, and nothing but that is ever taken for it."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from screener.config import lexicon as lexicons
from screener.config.lexicon import load_lexicon
from screener.errors import Fault, ScreenerError

CONCEPTS = "category: certification\nconcepts:\n  a.one: {label: ONE, facts: {level: entry}}\n"
TABLE = "table: context_words\nrows: {first: [one], last: [two]}\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own cache folder, not there yet."""
    path = tmp_path / "cache"
    monkeypatch.setenv("SCREENER_CACHE", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lexicon of two files."""
    path = tmp_path / "own"
    path.mkdir()
    (path / "a.yaml").write_text(CONCEPTS)
    (path / "b.yaml").write_text(TABLE)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The YAML files that are read as such."""
    read: list[str] = []
    load = lexicons.load_yaml

    def noted(places: lexicons.Places) -> tuple[object, list[Fault]]:
        read.append(Path(places.file).name)
        return load(places)

    monkeypatch.setattr(lexicons, "load_yaml", noted)
    return read


def test_the_second_time_no_yaml_is_read(cache: Path, folder: Path, reads: list[str]) -> None:
    first = load_lexicon([str(folder)])
    assert {"a.yaml", "b.yaml"} < set(reads)
    reads.clear()
    assert load_lexicon([str(folder)]) == first
    assert reads == []
    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_a_file_that_changed_is_read_again(cache: Path, folder: Path, reads: list[str]) -> None:
    load_lexicon([str(folder)])
    (folder / "a.yaml").write_text(CONCEPTS.replace("ONE", "TWO"))
    reads.clear()
    assert load_lexicon([str(folder)]).label("a.one") == "TWO"
    assert reads == ["a.yaml"]
    load_lexicon([str(folder)])
    assert reads == ["a.yaml"]
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\0", "[" * 100_000])
def test_a_damaged_one_is_made_anew(cache: Path, folder: Path, content: str) -> None:
    first = load_lexicon([str(folder)])
    (kept,) = cache.iterdir()
    kept.write_text(content)
    assert load_lexicon([str(folder)]) == first
    assert json.loads(kept.read_text())


def test_one_that_others_can_write_is_not_believed(cache: Path, folder: Path, reads: list[str]) -> None:
    load_lexicon([str(folder)])
    (kept,) = cache.iterdir()
    kept.write_text(kept.read_text().replace("ONE", "FORGED"))
    kept.chmod(0o666)
    reads.clear()
    assert load_lexicon([str(folder)]).label("a.one") == "ONE"
    assert "a.yaml" in reads


def test_what_json_would_change_is_not_kept(cache: Path, folder: Path, reads: list[str]) -> None:
    (folder / "b.yaml").write_text("table: context_words\nrows: {1: [one], 2: [two]}\n")
    first = load_lexicon([str(folder)])
    (kept,) = cache.iterdir()
    before = kept.stat().st_mtime_ns
    reads.clear()
    assert load_lexicon([str(folder)]) == first and list(first.tables["context_words"])[:2] == ["1", "2"]
    assert reads == ["b.yaml"]
    assert kept.stat().st_mtime_ns == before, "nothing new to keep"


def test_faults_are_found_every_time(cache: Path, folder: Path) -> None:
    (folder / "a.yaml").write_text(f"{CONCEPTS}  a.two: {{label: TWO, colour: red}}\n")
    found = []
    for _ in range(2):
        with pytest.raises(ScreenerError, match="colour") as caught:
            load_lexicon([str(folder)])
        found.append(caught.value.faults)
    assert found[0] == found[1]
    assert not cache.exists()


def test_without_a_folder_to_write_to_all_works(cache: Path, folder: Path) -> None:
    cache.write_text("a file where a folder should be")
    assert load_lexicon([str(folder)]) == load_lexicon([str(folder)])
    assert cache.is_file()
