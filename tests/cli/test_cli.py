"""The command line as a person meets it: help at once, wrong use answered with what to try, exit codes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from screener import cli


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `screener ARGUMENTS`."""
    done = subprocess.run(
        [sys.executable, "-m", "screener", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    return done.returncode, done.stdout, done.stderr


RESUME = """Robin Garner, CPC
robin.garner@example.com | (614) 555-0123 | Columbus, OH

CERTIFICATIONS
Certified Professional Coder (CPC), AAPC, 2018

EXPERIENCE
Medical Coder, Lakeside Physician Group, Columbus, OH
March 2018 to present
- Assign ICD-10-CM, CPT and HCPCS codes to outpatient encounters in Epic
- Answer coding denials and internal audits

EDUCATION
Associate of Applied Science, Health Information Technology, 2017
"""


@pytest.fixture
def resumes(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "robin.txt").write_text(RESUME)
    (folder / "twin.txt").write_text(RESUME)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['screener', '--help']\n"
        "from screener import cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "heavy = 'spacy sklearn numpy pypdfium2 pdfminer ruamel rich psutil phonenumbers'.split()\n"
        "print('HEAVY', sorted(set(heavy) & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "HEAVY []" in done.stdout
    for name in cli.COMMANDS:
        assert name in done.stdout


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        cli.main([name, "--help"])
    assert leave.value.code == 0
    assert "Usage: screener " + name in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["scor"], 2, "did you mean 'score'?"),
        (["score", "--tpo", "3"], 2, "No such option"),
        (["score", "{in}"], 2, "Missing option '--posting'"),
        (["score", "{in}/missing", "--posting", "medical_coder"], 2, "there is no such file or folder"),
        (["score", "{in}", "--posting", "medical_codr"], 2, "did you mean 'medical_coder'?"),
        (["score", "{in}", "--posting", "medical_coder", "--set", "credental.weight=3"], 2, "'credential'"),
        (["score", "{in}", "--posting", "medical_coder", "--out", "{in}/a.cvs"], 2, "did you mean '.csv'?"),
        (["score", "{in}", "--posting", "medical_coder", "--out", "/proc/no/a.csv"], 2, "cannot be made"),
        (["score", "{in}", "--posting", "medical_coder", "--columns", "rnk"], 2, "'rank'"),
        (
            ["score", "{in}", "--posting", "medical_coder", "--as-of", "23.11.2026"],
            2,
            "write it as 2026-11-23",
        ),
        (["score", "{in}/empty", "--posting", "medical_coder"], 4, "no files to read"),
        (["explain", "{in}", "--posting", "medical_coder"], 2, "takes one résumé"),
        (["check", "no_such_posting"], 2, "no such rule file"),
        (["postings", "copy", "medical"], 2, "no built-in posting 'medical'"),
        (["evaluate", "{in}/robin.txt", "{in}", "--gold", "{in}/robin.txt"], 2, "go together"),
        (["evaluate", "{in}/robin.txt", "{in}"], 2, "robin.txt:1: no label"),
    ],
)
def test_wrong_use_is_answered_with_what_to_try(
    arguments: list[str], code: int, says: str, resumes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (resumes / "empty").mkdir()
    with pytest.raises(SystemExit) as leave:
        cli.main([a.replace("{in}", str(resumes)) for a in arguments])
    said = capsys.readouterr()
    assert says in said.err
    assert leave.value.code == code
    assert "Traceback" not in said.err


def test_scores_a_folder_and_names_what_was_not_read(resumes: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "a.csv"
    code, shown, notes = run(
        "score",
        resumes,
        "--posting",
        "medical_coder",
        "--out",
        out,
        "--as-of",
        "2026-11-23",
        "--no-workspace",
    )
    assert code == 3
    assert f"wrote {out}" in notes
    assert "Robin Garner" in shown
    for file in ("broken.pdf", "photo.png"):
        assert file in shown
    assert all(len(line) <= 80 for line in shown.splitlines())
    rows = out.read_text("utf-8-sig").splitlines()
    assert len(rows) == 5
    assert [row.split(",")[0] for row in rows] == ["rank", "1", "", "", ""]


def test_two_runs_give_the_same_bytes_whatever_the_order_and_the_workers(
    resumes: Path, tmp_path: Path
) -> None:
    files = sorted(resumes.iterdir())
    common = ("--posting", "medical_coder", "--as-of", "2026-11-23", "--quiet")
    run("score", resumes, *common, "--jobs", "2", "--out", tmp_path / "a.csv")
    run("score", *reversed(files), *common, "--jobs", "1", "--out", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_extract_writes_a_line_for_every_file(resumes: Path) -> None:
    code, lines, _ = run("extract", resumes, "--as-of", "2026-11-23", "--jobs", "1")
    assert code == 3
    assert lines.count("\n") == 4
    assert '"concept":"aapc.cpc"' in lines


def test_explain_ends_at_the_score_of_the_csv(resumes: Path, tmp_path: Path) -> None:
    common = ("--posting", "medical_coder", "--as-of", "2026-11-23")
    run("score", resumes / "robin.txt", *common, "--quiet", "--out", tmp_path / "a.csv")
    score = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1].split(",")[1]
    code, shown, _ = run("explain", resumes / "robin.txt", *common)
    assert code == 0
    assert score in shown
    told = " ".join(shown.split())  # lines are broken at the width of the terminal
    assert re.search(r"p\. 1, l\. \d+: “[^”]*Certified Professional Coder \(CPC\), AAPC, 2018”", told)


def test_nothing_readable_is_exit_code_4(resumes: Path) -> None:
    code, shown, _ = run("score", resumes / "broken.pdf", "--posting", "medical_coder")
    assert code == 4
    assert "broken.pdf" in shown
