"""`screener start` as a person drives it: in a terminal, with keys."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)
import pexpect

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

RESUME = """Robin Garner, CPC
robin.garner@example.com | (614) 555-0123 | Columbus, OH

CERTIFICATIONS
Certified Professional Coder (CPC), AAPC, 2018

EXPERIENCE
Medical Coder, Lakeside Physician Group, Columbus, OH
March 2018 to present
- Assign ICD-10-CM, CPT and HCPCS codes to outpatient encounters in Epic
"""

POSTING = """Outpatient Coder

Required qualifications
- CPC or CCS certification
- Two years of outpatient coding experience
- Working knowledge of ICD-10-CM, CPT and HCPCS
"""

Terminal = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with résumés and a posting's text, and nothing of ours."""
    (tmp_path / "my résumés").mkdir()
    (tmp_path / "my résumés" / "robin.txt").write_text(RESUME)
    (tmp_path / "empty").mkdir()
    (tmp_path / "coder.txt").write_text(POSTING)
    return tmp_path


@pytest.fixture
def terminal(here: Path) -> Iterator[Terminal]:
    """Starts `screener ARGUMENTS` in a terminal of 100 columns."""
    opened: list[pexpect.spawn[str]] = []

    def start(*arguments: str) -> pexpect.spawn[str]:
        command = ["-m", "screener", *arguments]
        child = pexpect.spawn(
            sys.executable,
            command,
            cwd=str(here),
            encoding="utf-8",
            timeout=240,
            dimensions=(50, 100),
            # A shell that runs tests in the background leaves Ctrl-C ignored; a terminal does not.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        opened.append(child)
        return child

    yield start
    for child in opened:
        child.close(force=True)


def ended(child: pexpect.spawn[str]) -> tuple[int | None, str]:
    """Exit code, and what was printed since the last expectation."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before or ""


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_from_nothing_to_a_shortlist(terminal: Terminal, here: Path) -> None:
    child = terminal()  # plain `screener` in a terminal asks
    child.expect_exact("1. Where are the résumés")
    child.sendline("my résumés")
    child.expect_exact("2. Which posting?")
    child.sendline("medical_coder")
    child.expect_exact("$ screener postings show medical_coder")
    child.expect_exact("4. Score by these rules")
    child.sendline("")
    child.expect_exact("5. Where shall the shortlist go")
    child.sendline("")
    child.expect_exact("$ screener score 'my résumés' --posting medical_coder --out shortlist.csv")
    code, told = ended(child)
    assert code == 0 and "Robin Garner" in told and "wrote shortlist.csv" in told
    assert [row["file"] for row in rows(here / "shortlist.csv")] == ["robin.txt"]


def test_the_printed_commands_do_the_same(terminal: Terminal, here: Path) -> None:
    child = terminal("start")
    for question, answer in (
        ("1. ", "my résumés"),
        ("2. ", "coder.txt"),
        ("3. ", "ours"),
        ("4. ", "y"),
        ("5. ", "a.csv"),
    ):
        child.expect_exact(question)
        child.expect_exact("> ")
        child.sendline(answer)
    child.expect_exact("$ screener score 'my résumés' --posting ours.yaml --out a.csv")
    assert ended(child)[0] == 0
    made = (here / "ours.yaml").read_text("utf-8")
    for command in (
        ["derive", "coder.txt", "--out", "again.yaml"],
        ["score", "my résumés", "--posting", "ours.yaml", "--out", "b.csv"],
    ):
        subprocess.run(
            [sys.executable, "-m", "screener", *command], cwd=here, check=True, capture_output=True
        )
    assert (here / "again.yaml").read_text("utf-8") == made
    assert (here / "a.csv").read_bytes() == (here / "b.csv").read_bytes()


def test_a_pasted_posting(terminal: Terminal, here: Path) -> None:
    (here / "posting.txt").write_text("mine")
    child = terminal("start")
    child.expect_exact("> ")
    child.sendline("'my résumés'")
    child.expect_exact("> ")
    child.sendline("paste")
    child.expect_exact("a line that holds a dot alone.")
    child.send(POSTING + ".\n")
    child.expect_exact("wrote posting_2.txt")
    child.expect_exact("[our_posting_2.yaml]")
    child.sendline("")
    child.expect_exact("$ screener derive posting_2.txt --out our_posting_2.yaml")
    child.expect_exact(
        "4. Score by these rules: yes, no (another posting), each (go through them one by one)?"
    )
    child.sendline("each")
    child.expect_exact("--confirm --force")
    child.expect_exact("1 of ")
    child.sendline("d")
    child.expect_exact("2 of ")
    child.sendline("q")
    child.expect_exact("5. Where")
    child.sendline("out.csv")
    assert ended(child)[0] == 0
    assert (here / "posting_2.txt").read_text("utf-8") == POSTING
    assert (here / "posting.txt").read_text() == "mine"
    assert rows(here / "out.csv")[0]["posting"] == "outpatient-coder"


def test_wrong_answers_are_asked_again(terminal: Terminal, here: Path) -> None:
    (here / "there.csv").write_text("mine")
    (here / "bad.yaml").write_text("schema: 1\nrules:\n\t- id: x\n")
    (here / "note.txt").write_text("")
    child = terminal("start")
    for answer, says in (
        ("nowhere", "nowhere: there is no such file or folder; type its path, or drag it here"),
        ("empty", "empty: there is no file in this folder"),
        ("my résumés", "2. Which posting?"),
        ("99", "no such rule file or built-in posting"),
        ("medical_codr", "did you mean 'medical_coder'?"),
        ("bad.yaml", "bad.yaml:3:1: a tab stands where the line is indented; use spaces"),
        ("note.txt", "3. What shall the file of its rules be called?"),
        ("bad.yaml", "bad.yaml: exists already; name another file"),
        ("new", "the file is empty"),
        ("paste", "a line that holds a dot alone."),
        (".", "nothing was pasted"),
        ("coding_auditor", "Coding Auditor"),
        ("perhaps", "'perhaps' is no answer to this; type yes or no"),
        ("no", "2. Which posting?"),
        ("1", "Behavioral Health Coder"),
        ("yes", "5. Where shall the shortlist go"),
        ("list.cvs", "did you mean '.csv'?"),
        ("there.csv", "there.csv is there already: write over it?"),
        ("n", "there.csv: is kept; name another file"),
    ):
        if answer not in (".", "n"):
            child.expect_exact("> ")
        child.sendline(answer)
        child.expect_exact(says)
    child.expect_exact("> ")
    child.sendline("list.csv")
    assert ended(child)[0] == 0
    assert (here / "there.csv").read_text() == "mine" and rows(here / "list.csv")


@pytest.mark.parametrize("question", [1, 2, 3])
@pytest.mark.parametrize("key", ["c", "d"])
def test_it_ends_where_a_person_ends_it(terminal: Terminal, here: Path, question: int, key: str) -> None:
    child = terminal("start")
    for answer in ("my résumés", "medical_coder")[: question - 1]:
        child.expect_exact("> ")
        child.sendline(answer)
    child.expect_exact("> ")
    child.sendcontrol(key)
    code, told = ended(child)
    assert code == 1 and "stopped" in told and "Traceback" not in told
    assert not (here / "shortlist.csv").exists()


def test_answers_may_come_from_a_file_and_end(here: Path) -> None:
    def start(answers: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "screener", *arguments]
        return subprocess.run(
            command, cwd=here, input=answers, capture_output=True, encoding="utf-8", check=False
        )

    done = start("my résumés\nmedical_coder\n", "start")
    assert done.returncode == 1 and "stopped" in done.stderr and not (here / "shortlist.csv").exists()
    done = start("my résumés\nmedical_coder\nyes\nx.csv\n", "start")
    assert done.returncode == 0 and rows(here / "x.csv")
    done = start("")
    assert "Usage: screener" in done.stdout + done.stderr, "outside of a terminal nobody is asked"
