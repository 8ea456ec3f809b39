"""Slips in the language's own tables: each is a fault with file, line, column and what to try."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from screener.cli import group

FILE = "claims/lost.yaml"


@pytest.fixture
def language(root: Path, tmp_path: Path) -> Path:
    """A copy of the language's lexicon, to spoil."""
    return Path(shutil.copytree(root / "screener" / "lexicons" / "resume_en", tmp_path / "resume_en"))


SLIPS = [
    ("says: lapsed,", "says: lapsed, tihgt: true,", r"unknown key 'tihgt'; did you mean 'tight'\?"),
    ("says: lapsed,", "says: lapst,", "unknown state 'lapst'; did you mean 'lapsed'"),
    (r"\n +examples: [^\n]*not_examples:", "\n     not_examples:", "has no `examples`; each rule shows"),
    (r", not_examples: [^\n]*}", "}", "has no `not_examples`"),
    ("side: before", "side: befor", "side cannot be 'befor'; did you mean 'before'"),
    ("says: lapsed,", "says: lapsed, reach: far,", "`reach` must be a whole number, not 'far'"),
    (
        "examples: [^\n]*, not_",
        'examples: ["I hold the {credential}"], not_',
        "does not speak in its example",
    ),
]


@pytest.mark.parametrize(("old", "new", "fault"), SLIPS, ids=[fault[:30] for _, _, fault in SLIPS])
def test_a_slip_has_its_place(language: Path, old: str, new: str, fault: str) -> None:
    path = language / FILE
    text, count = re.subn(old, new, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")
    done = CliRunner().invoke(group, ["check", str(language)])
    assert done.exit_code == 2
    assert re.search(rf"lost\.yaml:\d+:\d+: .*{fault}", done.output), done.output


@pytest.mark.parametrize(
    ("table", "key", "fault"),
    [
        ("duties", "pattern", "a bracket is left open"),
        ("duties", "unless", "a bracket is left open"),
        ("duties", "beside", "a bracket is left open"),
        ("figures", "pattern", "a bracket is left open"),
        ("posting_rules", "pattern", "a bracket is left open"),
        ("figures", "unless", "a bracket is left open"),
    ],
)
def test_a_pattern_that_cannot_be_read_has_its_place(
    root: Path, tmp_path: Path, table: str, key: str, fault: str
) -> None:
    folder = Path(
        shutil.copytree(root / "screener" / "lexicons" / "medical_coding", tmp_path / "medical_coding")
    )
    path = folder / f"{table}.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if re.search(rf"\b{key}: \[?\"", line))
    lines[at] = re.sub(rf"\b({key}: \[?\")", r"\1(", lines[at], count=1)
    path.write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(group, ["check", str(folder)])
    assert done.exit_code == 2
    assert re.search(rf"{table}\.yaml:{at + 1}:\d+: .*{fault}", done.output), done.output
