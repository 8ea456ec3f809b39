"""`import screener` as other programs use it: every snippet of docs/python.md runs, and nothing is heavy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import screener
from screener.errors import ScreenerError


def test_the_snippets_of_the_page_run(root: Path, tmp_path: Path) -> None:
    """In one file and in order, as a reader would type them; in a process of its own."""
    samples = tmp_path / "sample_resumes"
    samples.mkdir()
    for name in ("shah_n_resume.txt", "Klein Dorothy.pdf", "Scan0012.pdf"):
        shutil.copy(root / "sample_resumes" / name, samples)
    snippets = re.findall(r"```python\n(.*?)```", (root / "docs" / "python.md").read_text("utf-8"), re.DOTALL)
    assert len(snippets) >= 6
    program = "if __name__ == '__main__':\n" + "\n".join(
        f"    {line}" for line in "\n".join(snippets).splitlines()
    )
    (tmp_path / "page.py").write_text(program, "utf-8")
    done = subprocess.run(
        [sys.executable, "page.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Scan0012.pdf needs_ocr" in done.stdout
    assert "of 100" in done.stdout


def test_importing_costs_nothing() -> None:
    heavy = {"spacy", "numpy", "pypdfium2", "ruamel"}
    program = f"import sys, screener; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", screener.__all__)
def test_every_name_is_there_and_told(name: str) -> None:
    offered = getattr(screener, name)
    assert callable(offered)
    assert offered.__doc__


def test_a_package_stays_a_package() -> None:
    """`screener.score` is called and holds modules, whatever was imported before."""
    from screener.score import ranking

    assert screener.score.ranking is ranking  # type: ignore[attr-defined]
    with pytest.raises(ScreenerError, match="no such file"):
        screener.extract("/nowhere")


def test_a_file_that_cannot_be_read_says_why(root: Path) -> None:
    with pytest.raises(ScreenerError, match="needs_ocr"):
        screener.read_document(root / "sample_resumes" / "Scan0012.pdf")
    with pytest.raises(ScreenerError, match="No such file"):
        screener.read_document("/nowhere.pdf")
