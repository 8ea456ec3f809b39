"""`screener tune` and `screener workspace` on the sample résumés, as a recruiter would use them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

AS_OF = ("--as-of", "2026-11-23")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One workspace for all: only the first command reads the samples."""
    return tmp_path_factory.mktemp("tune") / "w.sqlite3"


@pytest.fixture
def samples(root: Path) -> Path:
    """The sample résumés."""
    return root / "sample_resumes"


def screener(*arguments: object, code: int = 0) -> str:
    """Output of a command, which must end with `code`."""
    command = [sys.executable, "-m", "screener", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def figures(*arguments: object) -> Any:
    """What a command prints with --json."""
    return json.loads(screener(*arguments, "--json"))


def test_figures_for_programs(samples: Path, workspace: Path) -> None:
    common = (samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    rows = figures("tune", "preview", *common)["before"]
    assert {sum(row["counts"].values()) for row in rows} == {34}
    assert sum(row["decides"] for row in rows) == pytest.approx(1, abs=0.01)
    found = figures("tune", "stability", *common, "--top", 5, "--trials", 50)
    assert found["trials"] == 50 and all(isinstance(c["changed"], float) for c in found["changes"])
    common = (samples, "--workspace", workspace, *AS_OF)
    moves = figures("tune", "compare", "medical_coder", "inpatient_coder", *common)
    assert len(moves) == 34 and any(m["rank_before"] != m["rank_after"] for m in moves)


def test_preview(samples: Path, workspace: Path) -> None:
    common = ("tune", "preview", samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    plain = screener(*common)
    assert plain.splitlines()[0].split()[:2] == ["rule", "weight"]
    assert sum(line.startswith("credential") for line in plain.splitlines()) == 1
    tried = screener(*common, "--set", "credential.weight=60", "--set", "education.at_least=doctorate")
    assert "with the settings:" in tried and "(was " in tried
    faulty = screener(*common, "--set", "credentail.weight=60", code=2)
    assert "did you mean 'credential'" in faulty


def test_stability(samples: Path, workspace: Path) -> None:
    common = ("tune", "stability", samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    found = screener(*common, "--top", 5, "--trials", 100)
    assert "Top 5 in 100 trials" in found and "Smallest changes of one weight" in found
    assert found == screener(*common, "--top", 5, "--trials", 100), "seeded"
    assert "choose fewer" in screener(*common, "--top", 5000, code=2)


def test_compare(samples: Path, workspace: Path) -> None:
    common = (samples, "--workspace", workspace, *AS_OF)
    same = screener("tune", "compare", "medical_coder", "medical_coder", *common)
    assert same.startswith("0 of ")
    found = screener("tune", "compare", "medical_coder", "inpatient_coder", *common, "--top", 3)
    assert "→" in found and "change their rank" in found


def decisions(folder: Path, samples: Path, count: int, *, all_yes: bool = False) -> Path:
    """A person who says yes to those whose file names stand early in the alphabet."""
    files = sorted(p.name for p in samples.iterdir() if "can" not in p.name)[:count]
    path = folder / "decisions.csv"
    lines = [f'"{name}",{"yes" if all_yes or place % 3 else "no"}' for place, name in enumerate(files)]
    path.write_text("\n".join(["file,decision", *lines]), encoding="utf-8")
    return path


def test_learn_refuses_ten_decisions_and_one_class(samples: Path, workspace: Path, tmp_path: Path) -> None:
    common = ("tune", "learn", samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    few = screener(*common, "--decisions", decisions(tmp_path, samples, 10), code=2)
    assert "at least 20 are needed" in few
    sided = screener(*common, "--decisions", decisions(tmp_path, samples, 60, all_yes=True), code=2)
    assert "nothing to tell apart" in sided


def test_learn_only_suggests_unless_told_to_write(samples: Path, workspace: Path, tmp_path: Path) -> None:
    common = ("tune", "learn", samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    given = decisions(tmp_path, samples, 60)
    found = screener(*common, "--decisions", given)
    assert "Suggestions only" in found and "95 % interval" in found
    assert [p.name for p in tmp_path.iterdir()] == ["decisions.csv"]
    screener(*common, "--decisions", given, "--out", tmp_path / "learned.yaml")
    assert "no faults" in screener("check", tmp_path / "learned.yaml")


def test_decisions_that_cannot_be_read_are_told_line_by_line(
    samples: Path, workspace: Path, tmp_path: Path
) -> None:
    common = ("tune", "learn", samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    path = tmp_path / "d.csv"
    path.write_text("file,decision\na.pdf,yess\na.pdf,yes\na.pdf,no\nb.pdf,\n")
    told = screener(*common, "--decisions", path, code=2)
    assert "d.csv:2: unknown decision 'yess'" in told and "d.csv:4: 'a.pdf' is decided both ways" in told
    path.write_text("name,said\n")
    assert "has no columns" in screener(*common, "--decisions", path, code=2)


def test_save(tmp_path: Path) -> None:
    out = tmp_path / "ours.yaml"
    screener("tune", "save", "--posting", "medical_coder", "--set", "credential.weight=41", "--out", out)
    assert "extends: medical_coder" in out.read_text("utf-8")
    assert "no faults" in screener("check", out)
    save = ("tune", "save", "--posting", "medical_coder")
    faulty = screener(*save, "--set", "x.weight=1", "--out", out, code=2)
    assert "unknown rule 'x'" in faulty
    screener(*save, "--out", out, code=2)


def test_workspace_where_and_clear(samples: Path, workspace: Path) -> None:
    screener("tune", "preview", samples, "--posting", "medical_coder", "--workspace", workspace, *AS_OF)
    where = screener("workspace", "where", "--workspace", workspace)
    assert str(workspace) in where and "profiles" in where
    screener("workspace", "clear", "--workspace", workspace)
    assert "0 profiles" in " ".join(screener("workspace", "where", "--workspace", workspace).split())
