"""Damage, full disks and other programs: the run goes on, decisions stay, and what became of it is said."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from screener import export, pipeline
from screener.model.decision import Decision
from screener.recall import score_recalled
from screener.sources import gather
from screener.store.opening import APPLICATION
from screener.store.workspace import WorkspaceRebuilt, open_workspace

AS_OF = date(2026, 11, 23)
PERSON = "{0} Example, CPC\n{0}@example.com\n\nEXPERIENCE\nMedical Coder, Harbor Clinic, 2018 - Present\n"
NAMES = ("Ada", "Ben", "Cora", "Dan")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("résumés")
    for name in NAMES:
        (path / f"{name}.txt").write_text(PERSON.format(name), "utf-8")
    return path


@pytest.fixture(scope="module")
def direct(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The CSV of a run without a workspace."""
    rules, lexicon = pipeline.load_posting("medical_coder")
    profiles = pipeline.read_profiles(gather([folder]), rules.lexicons, AS_OF, 1)
    out = tmp_path_factory.mktemp("direct") / "a.csv"
    export.write(pipeline.score(profiles, rules, lexicon, AS_OF), out)
    return out.read_bytes()


def run(folder: Path, workspace: Path, out: Path) -> tuple[bytes, int, list[str]]:
    """The CSV, how many files were read for it, and the workspace's notes."""
    rules, lexicon = pipeline.load_posting("medical_coder")
    read: list[int] = []
    with open_workspace(workspace) as opened:
        shortlist = score_recalled(
            gather([folder]),
            rules,
            lexicon,
            AS_OF,
            1,
            opened,
            brief=True,
            progress=lambda done, of: read.append(done),
        )
        notes = opened.notes
    export.write(shortlist, out)
    return out.read_bytes(), len(read), notes


DAMAGES = {
    "profiles that do not unpack, cells that are no JSON, another status": (
        "UPDATE profiles SET profile = x'0102' WHERE id = 1; DELETE FROM credits WHERE profile = 1;"
        "UPDATE profiles SET cells = '{' WHERE id = 2; UPDATE profiles SET status = 'empty' WHERE id = 3",
        3,
    ),
    "one letter of cells and of a quote, findings that are no JSON, a hash under a path": (
        "UPDATE profiles SET cells = replace(cells, 'Ada', 'Adx');"
        "UPDATE credits SET evidence = replace(evidence, 'CPC', 'CPB') WHERE profile = 2;"
        "UPDATE credits SET finding = '[' WHERE profile = 3;"
        "UPDATE files SET sha256 = replace(sha256, 'a', 'b')",
        4,
    ),
}
"""What is damaged, and how many files have to be read again at most."""


@pytest.fixture(scope="module")
def sound(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workspace after a whole run, with a decision in it."""
    path = tmp_path_factory.mktemp("sound") / "w"
    run(folder, path, path.parent / "a.csv")
    with open_workspace(path) as opened:
        opened.people.decide(Decision("now", "medical-coder", "a" * 64, "yes", "met her"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path.read_bytes()


def decisions(path: Path) -> list[str]:
    with open_workspace(path) as opened:
        return [d.reason for d in opened.people.decisions("medical-coder")]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_row_is_read_or_found_again(
    folder: Path, direct: bytes, sound: bytes, tmp_path: Path, damage: str
) -> None:
    statement, reread = DAMAGES[damage]
    path = tmp_path / "w"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statement)
    content, read, _ = run(folder, path, tmp_path / "a.csv")
    assert content == direct
    assert 0 < read <= 2 * reread
    assert decisions(path) == ["met her"]
    again = [run(folder, path, tmp_path / "a.csv")[:2] for _ in range(2)]
    assert again[1] == (direct, 0), "and is whole from then on"


@pytest.mark.parametrize("where", [0.3, 0.7])
def test_a_damaged_file_is_set_aside_and_decisions_are_taken_over(
    folder: Path, direct: bytes, sound: bytes, tmp_path: Path, where: float
) -> None:
    path = tmp_path / "w"
    start = int(len(sound) * where) // 4096 * 4096
    path.write_bytes(sound[:start] + bytes([0xA5]) * 8192 + sound[start + 8192 :])
    content, _, notes = run(folder, path, tmp_path / "a.csv")
    assert content == direct
    aside = list(tmp_path.glob("w.damaged-*"))
    assert bool(notes) == bool(aside), "what was set aside is told"
    with open_workspace(path) as opened:
        assert opened.counts()["profiles"] == len(NAMES)
    damaged_part = sound[start : start + 8192]
    if b"met her" not in damaged_part:
        assert decisions(path) == ["met her"] or b"CREATE TABLE" in damaged_part


def test_a_file_cut_short_is_set_aside(folder: Path, direct: bytes, sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w"
    path.write_bytes(sound[: len(sound) // 2 + 100])
    content, _, notes = run(folder, path, tmp_path / "a.csv")
    assert content == direct
    assert notes and "damaged-1" in notes[0]


def test_two_programs_that_find_the_damage_set_it_aside_once(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w"
    path.write_bytes(sound)
    assert int.from_bytes(sound[68:72], "big") == APPLICATION
    with open_workspace(path) as one, open_workspace(path) as two:
        path.write_bytes(sound[:4096] + b"\xa5" * (len(sound) - 4096))
        for each in (one, two):
            with pytest.raises(WorkspaceRebuilt):
                each.hashes()
            assert each.counts()["profiles"] == 0
    assert len(list(tmp_path.glob("w.damaged-?"))) == 1


RUN = """
import resource, sys
from screener.cli import main
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
main(sys.argv[2:])
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
@pytest.mark.parametrize("size", [8_000, 140_000])
def test_on_a_full_disk_the_run_goes_on_and_says_so(
    folder: Path, direct: bytes, tmp_path: Path, size: int
) -> None:
    """At opening, and in the middle: the tables alone take some 100,000 bytes."""
    more = tmp_path / "more"
    more.mkdir()
    for number in range(12):  # enough to fill what is left
        (more / f"{number}.txt").write_text(
            PERSON.format(f"Eve{number}") + f"\n\nSKILLS\nWord {number}\n" * 40
        )
    command = [sys.executable, "-c", RUN, str(size), "score", str(folder), "--posting", "medical_coder"]
    command += ["--workspace", str(tmp_path / "w"), "--as-of", "2026-11-23", "--out", str(tmp_path / "a.csv")]
    command += ["--columns", "rank,name,status", "--quiet", "--jobs", "1"]
    done = subprocess.run([*command, str(more)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "workspace" in done.stderr
    assert len((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()) == 1 + len(NAMES) + 12


def test_clearing_says_where_bytes_stay_because_somebody_reads(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w"
    path.write_bytes(sound)
    with open_workspace(path) as opened, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM profiles").fetchone()
        assert not opened.clear()
        reader.execute("COMMIT")
        assert opened.clear()
    assert all(b"Harbor" not in p.read_bytes() for p in tmp_path.iterdir())


def test_two_runs_on_one_workspace_give_the_same_bytes(folder: Path, direct: bytes, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "screener", "score", str(folder), "--posting", "medical_coder"]
    command += ["--workspace", str(tmp_path / "w"), "--as-of", "2026-11-23", "--quiet", "--jobs", "1"]
    runs = [subprocess.Popen([*command, "--out", str(tmp_path / f"{n}.csv")]) for n in range(2)]
    assert [each.wait(120) for each in runs] == [0, 0]
    assert [(tmp_path / f"{n}.csv").read_bytes() for n in range(2)] == [direct, direct]
