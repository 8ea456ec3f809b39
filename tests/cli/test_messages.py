"""What the program says to a person who made one of the usual mistakes: each message as it is printed."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from screener import cli
from screener.config.find_posting import rules_folder
from screener.registry import did_you_mean, is_slip
from screener.text.counted import counted

POSTING = """Medical Coder

About us: a small hospital by the river.

Requirements
- CPC or CCS
- Two years of outpatient coding
- High school diploma: required
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int | None = 2) -> str:
    """Stdout and stderr of a command, which ends with `code` (None: with any)."""
    with pytest.raises(SystemExit) as leave:
        cli.main([str(a) for a in arguments])
    told = capsys.readouterr()
    assert code is None or leave.value.code == code, told.err
    assert "Traceback" not in told.err
    return told.out + told.err


def _pdf(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=letter)
    for number, line in enumerate(POSTING.splitlines()):
        canvas.drawString(72, 720 - 16 * number, line)
    canvas.save()


@pytest.mark.parametrize(
    "name", ["Coder 2026.txt", "coder.pdf", "coder.docx", "coder.rtf", "plain.md", "kv.txt"]
)
@pytest.mark.parametrize("command", ["score", "check"])
def test_a_posting_in_place_of_rules(
    name: str, command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / name
    if name.endswith(".pdf"):
        _pdf(path)
    elif name.endswith(".docx"):
        path.write_bytes(b"PK\x03\x04" + bytes(200))
    elif name.endswith(".rtf"):
        path.write_text("{\\rtf1 " + POSTING)
    elif name.startswith("kv"):
        path.write_text("Title: Medical Coder\nLocation: Columbus, OH\nRequirements: CPC, two years\n")
    else:
        path.write_text(POSTING)
    (here / "in").mkdir()
    arguments = ("score", "in", "--posting", name) if command == "score" else ("check", name)
    out = re.sub("[^a-z0-9]", "_", path.stem.lower())
    file = f"'{name}'" if " " in name else name
    text = f"this is a posting's text: `screener derive {file} --out {out}.yaml` makes rules of it"
    assert text in said(capsys, *arguments)


@pytest.mark.parametrize(
    "text",
    ["hello\n", "- id: x\n  label: y\n", "schem: 1\nrule: []\n", "schema: 1\nrules:\n  - id: [x\n" * 3],
)
def test_what_is_no_posting_is_not_called_one(
    text: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "x.yaml").write_text(text)
    assert "posting's text" not in said(capsys, "check", "x.yaml")


def test_no_command_writes_over_what_a_person_may_have_edited(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "p.txt").write_text(POSTING)
    commands: tuple[tuple[str, ...], ...] = (
        ("postings", "copy", "medical_coder", "--out", "x.yaml"),
        ("derive", "p.txt", "--out", "x.yaml"),
        ("tune", "save", "--posting", "medical_coder", "--set", "credential.weight=41", "--out", "x.yaml"),
    )
    for command in commands:
        (here / "x.yaml").write_text("mine")
        told = said(capsys, *command)
        assert "x.yaml: exists already; name another file with --out, or write over it with --force" in told
        assert (here / "x.yaml").read_text() == "mine"
        if command[0] != "tune":
            said(capsys, *command, "--force", code=0)
            assert (here / "x.yaml").read_text("utf-8") != "mine"
    (here / "x.yaml").unlink()
    said(capsys, *commands[2], code=0)
    with (here / "x.yaml").open("a") as file:
        file.write("# mine\n")
    said(capsys, *commands[2], "--set", "software.weight=3", "--force", code=0)
    assert "# mine" in (here / "x.yaml").read_text("utf-8"), "changed, not replaced"


def test_it_is_said_which_file_a_built_in_name_means(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = "using medical_coder.yaml in this folder, not the built-in posting medical_coder"
    assert note not in said(capsys, "check", "medical_coder", code=0)
    said(capsys, "postings", "copy", "medical_coder", code=0)
    assert note in said(capsys, "check", "medical_coder", code=0)
    assert note not in said(capsys, "check", "medical_coder.yaml", code=0)
    assert "using" not in said(capsys, "check", "coding_auditor", code=0)
    (here / "in").mkdir()
    assert note in said(capsys, "score", "in", "--posting", "medical_coder", "--quiet", code=4)
    both = said(capsys, "tune", "compare", "coding_auditor", "medical_coder", "in", code=4)
    assert both.count(note) == 1


def test_a_copy_with_the_old_name_may_extend_the_built_in(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "medical_coder.yaml").write_text(
        "schema: 1\nextends: medical_coder\nposting: {id: ours, title: Ours}\n"
    )
    assert "no faults" in said(capsys, "check", "medical_coder.yaml", code=0)


@pytest.mark.parametrize(
    ("given", "local", "out", "extends"),
    [
        ("medical_coder", False, "mine.yaml", "medical_coder"),
        ("medical-coder", False, "mine.yaml", "medical-coder"),
        ("medical_coder", True, "mine.yaml", "medical_coder"),
        ("medical_coder", True, "deep/mine.yaml", "../medical_coder.yaml"),
        ("medical_coder.yaml", True, "mine.yaml", "medical_coder.yaml"),
        ("medical_coder", False, "medical_coder.yaml", "medical_coder"),
    ],
)
def test_save_keeps_the_title_and_the_name_that_was_given(
    given: str, local: bool, out: str, extends: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if local:
        said(capsys, "postings", "copy", "medical_coder", code=0)
        path = here / "medical_coder.yaml"
        path.write_text(path.read_text("utf-8").replace("title: Medical Coder", "title: East Wing Coder", 1))
    save = ("tune", "save", "--posting", given, "--set", "credential.weight=41", "--out", out)
    said(capsys, *save, code=0)
    text = (here / out).read_text("utf-8")
    assert f"extends: {extends}\n" in text
    assert f"title: {'East Wing Coder' if local else 'Medical Coder'}\n" in text
    assert "no faults" in said(capsys, "check", out, code=0)


HEAD = "schema: 1\nposting: {id: x, title: X}\nlexicons: [medical_coding]\nrules:\n"
RULE = "  - {{id: one, label: One, kind: has, any_of: {}}}\n"


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("[CPC, CSS]", "unknown name 'CSS'; did you mean 'CCS' or "),
        ("[Epicc]", "unknown name 'Epicc'; did you mean 'Epic' or 'EpicCare'?"),
        ("[RHTI]", "unknown name 'RHTI'; did you mean 'RHIT' or 'RHIA'?"),
        ("[Cenrer]", "unknown name 'Cenrer'; did you mean 'Cerner'"),
        ("[any_her]", "unknown name 'any_her'; did you mean 'any_ehr'"),
        ("[coding certifcation]", "unknown name 'coding certifcation'; did you mean 'coding certification'"),
        ("[ICD-10-MC]", "unknown name 'ICD-10-MC'; did you mean 'ICD-10-CM' or "),
        ("[aapc.cpcc]", "unknown name 'aapc.cpcc'; did you mean 'aapc.cpc' or "),
        ("CPC or CCS", "unknown name 'CPC or CCS'; write a list: [CPC, CCS]"),
        ("[CPC or CCS or RHIT]", "write a list: [CPC, CCS, RHIT]"),
        ("CPC/CCS", "write a list: [CPC, CCS]"),
        ('"CPC, CCS, or RHIA"', "write a list: [CPC, CCS, RHIA]"),
        ("[CPC and CCS]", "write a list: {all_of: [CPC, CCS]}"),
        ("[Epic & Cerner]", "write a list: {all_of: [Epic, Cerner]}"),
    ],
)
def test_suggestions(names: str, says: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "x.yaml").write_text(HEAD + RULE.format(names))
    told = said(capsys, "check", "x.yaml")
    assert says in told
    assert "." in names or not re.search(r"'[a-z]+\.[a-z_]+'", told), "labels, not ids"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("  - id: a\n    label: EHR: Epic or Cerner\n", '6:12: {colon} label: "EHR: Epic or Cerner"'),
        ('  - id: a\n    source: line 4: "must"\n', "6:13: {colon} source: \"line 4: 'must'\""),
        ("  - label: EHR: Epic\n    id: a\n", '5:12: {colon} label: "EHR: Epic"'),
        ("  - id: a\n    label: Wanted:\n", '6:12: {colon} label: "Wanted:"'),
        ("  - id: a\n\tlabel: Epic\n", "6:1: {tab}"),
        ("\t- id: a\n", "5:1: {tab}"),
        ("  \t- id: a\n", "5:3: {tab}"),
        ("  - id: a\n    any_of: [CPC, CCS\n    kind: has\n", "6:13: {list}"),
        (
            "  - {id: a, label: b\n  - {id: c}\n",
            "5:5: not YAML: what begins here with {{ does not end; close it with }}",
        ),
        (
            '  - id: a\n    label: "CPC\n',
            "6:12: not YAML: a text that begins here with a quote does not end; close the quote",
        ),
        ("  - id: a\n   kind: has\n", "6:4: {indented}"),
        ("  - id: a\n     kind: has\n", "6:10: {indented}, or quote a text with a colon"),
        ("  - id: a\n    kind: has\n  id: c\n", "7:3: {indented}"),
        ("  - {id: a, label: Epic, or another, kind: has, any_of: [Epic]}\n", "5:26: {comma}"),
    ],
)
def test_what_yaml_cannot_read(lines: str, says: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "x.yaml").write_text(HEAD + lines)
    says = says.replace(
        "{list}",
        "not YAML: a list that begins here with [ does not end; close it with ], and quote texts that",
    )
    indented = "not YAML: the line is indented otherwise than its neighbors; indent keys of one rule alike"
    says = says.replace("{indented}", indented).replace("{{", "{").replace("}}", "}")
    comma = "unknown key 'or another' in rule 'a'; a text with a comma needs quotes within { }"
    says = says.replace("{comma}", comma)
    says = says.replace("{tab}", "a tab stands where the line is indented; use spaces")
    says = says.replace("{colon}", "a text with a colon needs quotes; write")
    assert f"x.yaml:{says}" in said(capsys, "check", "x.yaml")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_rule_files_of_other_encodings_are_read(
    mark: bytes, encoding: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (rules_folder() / "medical_coder.yaml").read_text("utf-8")
    (here / "x.yaml").write_bytes(mark + text.encode(encoding))
    assert "x.yaml: no faults" in said(capsys, "check", "x.yaml", code=0)


@pytest.mark.parametrize(
    ("arguments", "missing", "example"),
    [
        (
            ["score"],
            "Missing argument 'RESUMES...' and option '--posting'.",
            "score my_resumes --posting medical_coder --out shortlist.csv",
        ),
        (["score", "in"], "Missing option '--posting'.", "score my_resumes --posting medical_coder"),
        (
            ["score", "--posting", "medical_coder"],
            "Missing argument 'RESUMES...'.",
            "score my_resumes --posting medical_coder",
        ),
        (
            ["explain"],
            "Missing argument 'RESUME' and option '--posting'.",
            "explain my_resumes/robin_garner.pdf --posting medical_coder",
        ),
        (
            ["tune", "preview"],
            "Missing argument 'RESUMES...' and option '--posting'.",
            "tune preview my_resumes",
        ),
    ],
)
def test_all_that_is_missing_is_said_at_once(
    arguments: list[str], missing: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, *arguments)
    assert f"Error: {missing}\nExample: screener {example}" in told
    assert "Built-in postings: behavioral_health_coder, coding_auditor" in told


def _decisions(path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    (path / "in").mkdir(exist_ok=True)
    for name in ("a.txt", "b.txt", "c.txt"):
        (path / "in" / name).write_text(f"{name}\nMedical Coder\n")
    (path / "d.csv").write_bytes(content)
    learn = ("tune", "learn", "in", "--posting", "medical_coder", "--decisions", "d.csv", "--jobs", "1")
    return said(capsys, *learn)


def test_decisions_that_teach_nothing_are_counted_and_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["file,decision", "a.txt,yes", "b.txt,maybe", "c.txt,", "x.pdf,no", "y.pdf,yes", "z.pdf,yes"]
    told = _decisions(here, "\n".join([*rows, "v.pdf,no", "w.pdf,no"]).encode(), capsys)
    files = "line 5: 'x.pdf', line 6: 'y.pdf', line 7: 'z.pdf' and 2 others"
    assert f"5 files are not among the résumés ({files})" in told
    assert "2 rows say neither yes nor no (line 3: 'maybe', line 4: blank)" in told
    told = _decisions(here, b"file,decision\na.txt,hold\nx.pdf,no\n", capsys)
    assert "1 file is not among the résumés (line 3: 'x.pdf')" in told
    assert "1 row says neither yes nor no (line 2: 'hold')" in told


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "cp1252"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8"), (",", "cp1252")],
)
def test_decisions_are_read_as_spreadsheets_write_them(
    separator: str, encoding: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("file", "decision"), ("a.txt", "yes"), ("José.pdf", "no")]
    content = "\r\n".join(map(separator.join, rows)).encode(encoding)
    told = _decisions(here, content, capsys)
    assert "1 file is not among the résumés (line 3: 'José.pdf')" in told


def test_files_of_decisions_that_are_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "d.csv: is no CSV file; save the sheet as CSV" in _decisions(here, b"PK\x03\x04...", capsys)
    learn = ("tune", "learn", "in", "--posting", "medical_coder", "--decisions")
    told = said(capsys, *learn, "none.csv")
    assert told == "none.csv: there is no such file\n"


def test_a_folder_that_is_made_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = ("postings", "copy", "medical_coder", "--out")
    assert f"made the folder {Path('a/b')}\n" in said(capsys, *copy, "a/b/c.yaml", code=0)
    assert "made" not in said(capsys, *copy, "a/b/d.yaml", code=0)


@pytest.mark.parametrize("names", ["name", "rank,name,email", "email,phone"])
def test_columns_that_would_be_empty_are_refused(
    names: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "in").mkdir()
    score = ("score", "in", "--posting", "medical_coder", "--columns", names, "--out", "x.csv")
    empty = " and ".join(n for n in names.split(",") if n != "rank")
    told = said(capsys, *score, "--blind")
    assert f"with --blind nothing may stand under {empty}; leave out --blind, or these columns" in told
    assert "no files to read" in said(capsys, *score, code=4)


@pytest.mark.parametrize("group", ["tune", "workspace", "postings", "verify"])
def test_help_of_commands_is_not_cut(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, group, "--help", code=0)
    listed = told.partition("Commands:\n")[2].splitlines()
    assert listed and all(line.endswith(".") and not line.endswith("..") for line in listed)


def test_no_count_is_followed_by_a_plural_in_brackets(root: Path) -> None:
    ending = re.compile(r"\} [a-z ]+\(s\)")
    assert not [p.name for p in (root / "screener").rglob("*.py") if ending.search(p.read_text("utf-8"))]


def test_counts() -> None:
    assert [counted(n, "file") for n in (0, 1, 2, 2000)] == ["0 files", "1 file", "2 files", "2,000 files"]
    assert counted(1, "entry", "entries") == "1 entry" and counted(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("score", "scroe", True),
        ("score", "scor", True),
        ("score", "sscore", True),
        ("score", "scare", True),
        ("score", "score", False),
        ("score", "secro", False),
        ("", "a", True),
        ("ab", "ba", True),
        ("abc", "cba", False),
    ],
)
def test_a_slip_of_the_fingers(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is slip


def test_slips_come_first() -> None:
    assert did_you_mean("ccs", ["ccs p", "csc", "cst", "cca"]).startswith("did you mean 'csc'")


@pytest.mark.parametrize(
    "name",
    ["Coding programme", "AHIMA coding programme", "CDI programme", "Cancer registry programme"],
)
def test_labels_of_older_rule_files_are_names_still(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "x.yaml").write_text(HEAD + RULE.format(f"[{name}]"))
    assert "x.yaml: no faults" in said(capsys, "check", "x.yaml", code=0)
