"""`screener derive` on files, and the walk through its rules."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from screener import cli

POSTING = """Outpatient Coder
Reports to: Coding Supervisor

Required qualifications
- CPC or CCS certification
- Two years of outpatient coding experience
- Working knowledge of ICD-10-CM, CPT and HCPCS

Preferred qualifications
- Experience with Epic
- Detail-oriented
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as leave:
        cli.main([str(a) for a in arguments])
    said = capsys.readouterr()
    return int(leave.value.code or 0), said.out, said.err


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    path = tmp_path / "posting.txt"
    path.write_text(POSTING)
    return path


def test_the_draft_is_a_rule_file_without_faults(
    posting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "p.yaml"
    assert run(capsys, "derive", posting, "--out", out)[0] == 0
    assert run(capsys, "check", out)[0] == 0
    assert "line 5" in out.read_text("utf-8")


def _pdf(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=letter)
    for number, line in enumerate(POSTING.splitlines()):
        canvas.drawString(72, 720 - 16 * number, line)
    canvas.save()


def _docx(path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in POSTING.splitlines())
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="xml" ContentType="application/xml"/></Types>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )


def _html(path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in POSTING.splitlines())
    path.write_text(f"<!doctype html><html><body>{lines}</body></html>")


@pytest.mark.parametrize(("suffix", "write"), [(".pdf", _pdf), (".docx", _docx), (".html", _html)])
def test_other_formats_give_the_same_rules(
    suffix: str, write: object, posting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / f"posting{suffix}"
    write(other)  # type: ignore[operator]
    rules = [json.loads(run(capsys, "derive", p, "--json", "--quiet")[1])["rules"] for p in (posting, other)]
    assert rules[0] == rules[1]
    assert len(rules[0]) >= 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "cannot be read: the file is empty"),
        ("Good morning to you all\n", "posting.txt"),
        ("x" * 2_000_000, "longer than"),
    ],
)
def test_what_is_no_posting_for_a_coder_is_said(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "posting.txt"
    path.write_text(text)
    code, _, said = run(capsys, "derive", path)
    assert code == 2
    assert says in said and "Traceback" not in said


def test_another_trades_posting_is_warned_of_and_no_draft_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "posting.txt", tmp_path / "p.yaml"
    path.write_text("Plumber wanted\n\nRequirements\n- Pipe fitting, five years\n- Driving licence\n")
    code, _, said = run(capsys, "derive", path, "--out", out)
    assert code == 0 and "warning: the posting names next to nothing of this trade" in said
    assert "# Warning: " in out.read_text("utf-8")
    out.write_text("mine")
    code, _, said = run(capsys, "derive", path, "--out", out)
    assert code == 2 and "exists already" in said and out.read_text("utf-8") == "mine"
    assert run(capsys, "derive", path, "--out", out, "--force")[0] == 0
    assert out.read_text("utf-8") != "mine"


def test_counts_are_written_as_people_write_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "posting.txt"
    path.write_text("Coder\nRequirements:\n- CPC\n- A calm voice on the line\n")
    assert "1 rule, 1 line not scored, 0 doubts" in run(capsys, "derive", path)[2]


def test_confirm_walks_through_the_rules(
    posting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["d", "p", "w", 7.0, "q"])
    monkeypatch.setattr("click.prompt", lambda *a, **k: next(answers))
    out = tmp_path / "p.yaml"
    code, shown, _ = run(capsys, "derive", posting, "--confirm", "--out", out)
    assert code == 0
    everything = json.loads(run(capsys, "derive", posting, "--json", "--quiet")[1])["rules"]
    rules = out.read_text("utf-8")
    assert f"1 of {len(everything)}:" in shown
    assert f"id: {everything[0]['id']}\n" not in rules
    assert "weight: 7" in rules
