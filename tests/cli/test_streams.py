"""Whatever becomes of stdout and stderr, and whatever files are called: files are written, nothing raw."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PERSON = "Ada Example, CPC\nada@example.com\n\nEXPERIENCE\nMedical Coder, Harbor Clinic, 2018 - Present\n"
NAMES = ("\x1b[31mred\x07.txt", "c1\u009b31m.txt", "bidi\u202etxt.txt", "bad\x1b.pdf")
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names")
    for name in NAMES:
        (path / name).write_text(PERSON + name if name.endswith(".txt") else "x", "utf-8")
    return path


def run(arguments: str, folder: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """A shell's run; $S is the program, $F the folder, $O the file to write."""
    environment = {**os.environ, "S": f"{sys.executable} -m screener", "F": str(folder), "O": str(out)}
    return subprocess.run(
        ["/bin/sh", "-c", arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
    )


SCORE = '$S score "$F" --posting medical_coder --no-workspace --out "$O" --jobs 1'


@pytest.mark.parametrize("redirected", [">&-", "2>&-", ">&- 2>&- <&-", "| true", "2>/dev/full", ">/dev/full"])
def test_the_file_is_written_whoever_listens(folder: Path, tmp_path: Path, redirected: str) -> None:
    out = tmp_path / "a.csv"
    done = run(f"{SCORE} {redirected}", folder, out)
    assert len(out.read_text("utf-8-sig").splitlines()) == 1 + len(NAMES)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        SCORE,
        f"{SCORE} --json",
        "$S explain \"$F/$(printf '\\033[31mred\\007.txt')\" --posting medical_coder",
        "$S explain \"$F/$(printf 'bad\\033.pdf')\" --posting medical_coder",
        "$S score \"$(printf 'no\\033[1msuch')\" --posting medical_coder",
        '$S score "$F" --posting "$(printf \'no\\033such\')"',
        '$S score "$F" --posting medical_coder "$(printf -- \'--\\033x\')"',
        "$S check \"$(printf 'no\\033such.yaml')\"",
    ],
)
def test_nothing_that_moves_a_terminal_is_printed(folder: Path, tmp_path: Path, arguments: str) -> None:
    done = run(arguments, folder, tmp_path / "a.csv")
    assert done.stdout or done.stderr
    assert not RAW.search(done.stdout + done.stderr)


def test_all_that_is_said_goes_through_one_place(root: Path) -> None:
    for path in (root / "screener").rglob("*.py"):
        if path.name == "say.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("click.echo", "click.secho", "print"), f"{path}:{node.lineno}"
