"""Rule files that nobody writes are refused before they are parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from screener import pipeline
from screener.errors import ScreenerError

HEAD = "schema: 1\nposting: {id: x, title: T}\nextends: medical_coder\n"

HOSTILE = {
    "brackets": (HEAD + "override: " + "[" * 100_000, "deeper than"),
    "braces": (HEAD + "override: " + "{a: " * 2_000, "deeper than"),
    "lists in lists": (HEAD + "rules:\n  " + "- " * 50_000, "deeper than"),
    "indentation": (HEAD + "".join(f"{' ' * n}a:\n" for n in range(400)), "deeper than"),
    "many keys": (HEAD + "".join(f"k{n}: 1\n" for n in range(20_000)), "more than 3,000 keys"),
    "many keys in a line": (HEAD + "override: {" + ", ".join(f"k{n}: 1" for n in range(9_000)) + "}", "keys"),
    "size": (HEAD + "# x\n" * 200_000, "larger than"),
}


@pytest.mark.parametrize("sort", HOSTILE)
def test_a_hostile_rule_file_is_refused(tmp_path: Path, sort: str) -> None:
    content, what = HOSTILE[sort]
    path = tmp_path / "x.yaml"
    path.write_text(content)
    with pytest.raises(ScreenerError, match=what):
        pipeline.load_posting(str(path))


def test_so_is_a_hostile_setting() -> None:
    with pytest.raises(ScreenerError):
        pipeline.load_posting("medical_coder", ["credential.weight=" + "[" * 50_000])


def test_brackets_that_close_are_no_depth(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD + "# " + "[a] {b} " * 500 + "\n")
    assert pipeline.load_posting(str(path))[0].rules
