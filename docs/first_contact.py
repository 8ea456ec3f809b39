"""The table *First contact* of docs/accuracy.md: each set measured once, before anybody had looked.

A row is added by a command and never changed: a second measure under the same name is refused.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

PAGE = Path(__file__).resolve().parent / "accuracy.md"
README = PAGE.parent.parent / "README.md"
START, END = "<!-- first contact -->\n", "<!-- end of first contact -->"


def add(name: str, gold: Path, documents: Path) -> None:
    """Measure one set and append its row. documents: a folder, or the runner of a set of cases."""
    page = PAGE.read_text("utf-8")
    if f"| {name} |" in _table(page):
        raise SystemExit(f"{name} was measured before: a first contact cannot be repeated")
    n, figures = _cases(documents) if documents.is_file() else _labelled(gold, documents)
    commit = _said("git", "log", "-1", "--format=%h", "--", "screener")
    commit += "+" if _said("git", "status", "--porcelain", "--", "screener") else ""
    row = f"| {date.today().isoformat()} | {commit} | {name} | {n} | {figures} |\n"
    PAGE.write_text(page.replace(END, row + END), "utf-8")
    publish()
    print(row, end="")


def publish() -> None:
    """Copy the table to README.md, which leads with it."""
    before, rest = README.read_text("utf-8").split(START)
    after = rest.split(END)[1]
    README.write_text(f"{before}{START}{_table(PAGE.read_text('utf-8'))}{END}{after}", "utf-8")


def _table(page: str) -> str:
    return page.split(START)[1].split(END, maxsplit=1)[0]


def _labelled(gold: Path, documents: Path) -> tuple[int, str]:
    labels = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    postings = ["--postings"] if "requirements" in labels[0] else []
    command = [
        sys.executable,
        "-m",
        "screener",
        "evaluate",
        str(gold),
        str(documents),
        "--markdown",
        "--quiet",
    ]
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in _said(*command, *postings).splitlines()
    ]
    told = [f"{field} {figure} (n {n})" for field, n, _, _, figure in rows[2:]]
    return len(labels), "; ".join(told)


def _cases(runner: Path) -> tuple[int, str]:
    """What a runner of cases prints last: "156 of 212 pass"."""
    program = Path(sys.executable).parent / "screener"
    command = [sys.executable, str(runner), str(program)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    counts = re.findall(r"^.*\b\d+ of \d+ pass.*$", done.stdout, re.MULTILINE)
    last = counts[-1].strip() if counts else done.stdout.strip().splitlines()[-1]
    names = ("expected.jsonl", "cases.jsonl", "logic/cases.jsonl")
    lines = [runner.parent / name for name in names]
    cases = next(path for path in lines if path.is_file())
    return sum(1 for line in cases.read_text("utf-8").splitlines() if line.strip()), last


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
