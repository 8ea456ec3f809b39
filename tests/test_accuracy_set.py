"""The accuracy set: made the same everywhere, with labels that stand in its texts."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "benchmarks" / "accuracy"


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(FOLDER / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_documents_are_those_of_the_manifest(tmp_path: Path) -> None:
    made = _run("make.py", "--out", str(tmp_path))
    assert made.returncode == 0, made.stderr
    assert len(list(tmp_path.glob("*/*"))) >= 80


def test_labels_stand_in_their_texts() -> None:
    checked = _run("check.py")
    assert checked.returncode == 0, checked.stdout
