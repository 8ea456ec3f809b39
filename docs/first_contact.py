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
SHORT = {
    "résumés": {
        "credentials": "credentials",
        "code_systems": "code systems",
        "software": "software",
        "settings": "settings",
        "specialties": "specialties",
        "name": "name",
        "role": "role",
        "education_level": "education",
        "positions": "jobs",
        "coding_months": "months of coding",
        "total_months": "months in all",
    },
    "postings": {
        "requirements": "requirements",
        "importance": "importance",
        "min_years": "years",
        "preferred": "preferred",
    },
}
"""What README.md shows of each kind of set: fields by the name of their column."""


def add(name: str, gold: Path, documents: Path) -> None:
    """Measure one set and append its row. documents: the folder of the labels, or the runner of the cases."""
    page = PAGE.read_text("utf-8")
    if f"| {name} |" in _table(page):
        raise SystemExit(f"{name} was measured before: a first contact cannot be repeated")
    n, figures = _cases(documents, gold) if documents.is_file() else _labelled(gold, documents)
    commit = _said("git", "log", "-1", "--format=%h", "--", "screener")
    commit += "+" if _said("git", "status", "--porcelain", "--", "screener") else ""
    row = f"| {date.today().isoformat()} | {commit} | {name} | {n} | {figures} |\n"
    PAGE.write_text(page.replace(END, row + END), "utf-8")
    publish()
    print(row, end="")


def publish() -> None:
    """Write the main figures of each labelled set into README.md, the latest first."""
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in _table(PAGE.read_text("utf-8")).splitlines()[2:]
    ]
    before, rest = README.read_text("utf-8").split(START)
    after = rest.split(END)[1]
    tables = "\n".join(filter(None, (_short(rows[::-1], *kind) for kind in SHORT.items())))
    README.write_text(f"{before}{START}{tables}{END}{after}", "utf-8")


def _short(rows: list[list[str]], kind: str, fields: dict[str, str]) -> str:
    """A table of the sets that have these fields, with the figures of these alone."""
    lines = []
    for day, commit, name, n, told in rows:
        figures = dict(re.findall(r"(\w+)(?:, share right)? ([\d.–]+) \(n", told))
        if set(fields) <= set(figures):
            lines.append(" | ".join([name, n, *(figures[f] for f in fields), f"{day}, {commit}"]))
    head = " | ".join([kind, "n", *fields.values(), "measured"])
    rule = "|".join(["---", *["---:"] * (len(fields) + 1), "---"])
    return (
        "".join(f"| {line} |\n" for line in (head, *lines)).replace("|\n", f"|\n|{rule}|\n", 1)
        if lines
        else ""
    )


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


def _cases(runner: Path, cases: Path) -> tuple[int, str]:
    """What a runner of cases prints last: "156 of 212 pass"."""
    program = Path(sys.executable).parent / "screener"
    given = ["--cases", str(cases)] if cases.name == "cases.jsonl" else []
    command = [sys.executable, str(runner), str(program), *given]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    last = re.findall(r"^.*\b\d+ of \d+ pass.*$", done.stdout, re.MULTILINE)[-1].strip()
    return sum(1 for line in cases.read_text("utf-8").splitlines() if line.strip()), last


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
