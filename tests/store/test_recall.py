"""A second run reads nothing again, imports nothing heavy, and gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from screener import export, pipeline
from screener.recall import Recall, score_recalled
from screener.sources import gather
from screener.store.workspace import open_workspace

AS_OF = date(2026, 11, 23)

ADA = (
    "Ada Example, CPC\nada@example.com (212) 555-0101\n\nEXPERIENCE\n"
    "Medical Coder, Harbor Clinic, Jan 2018 - Present\n"
    "Assign ICD-10-CM, CPT and HCPCS codes for clinic visits in Epic.\n"
)
BEN = (
    "Ben Example\nben@example.com\n\nSKILLS\nICD-10-CM, CPT\n\nCERTIFICATIONS\nCPC (expired 2021)\n\n"
    "EDUCATION\nDiploma in Medical Billing and Coding, Maple College\n"
)
CY = "Cy Example\n\nEXPERIENCE\nCashier, Corner Store, 2015 - 2019\nCounted the till.\n"
PEOPLE = {
    "a.txt": ADA,
    "b.txt": BEN,
    "c.txt": CY,
    "twin of a.txt": ADA,
    "broken.pdf": "%PDF-1.4 nothing more",
    "empty.txt": "",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people, one of them twice, and files that cannot be read."""
    path = tmp_path_factory.mktemp("résumés")
    for name, text in PEOPLE.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def csv_of(
    folder: Path, workspace: Path | None, out: Path, *settings: str, brief: bool = True
) -> tuple[bytes, int]:
    """The CSV, and how many files were read for it; without a workspace where that is None."""
    rules, lexicon = pipeline.load_posting("medical_coder", settings)
    gathered = gather([folder])
    read: list[int] = []
    if workspace is None:
        profiles = pipeline.read_profiles(gathered, rules.lexicons, AS_OF, 1)
        shortlist = pipeline.score(profiles, rules, lexicon, AS_OF)
    else:
        with open_workspace(workspace) as opened:
            shortlist = score_recalled(
                gathered,
                rules,
                lexicon,
                AS_OF,
                1,
                opened,
                brief=brief,
                progress=lambda done, of: read.append(done),
            )
    export.write(shortlist, out)
    return out.read_bytes(), len(read)


def test_with_and_without_a_workspace_the_bytes_are_the_same(folder: Path, tmp_path: Path) -> None:
    out, workspace = tmp_path / "out.csv", tmp_path / "w"
    direct, _ = csv_of(folder, None, out)
    first, read = csv_of(folder, workspace, out)
    assert (first, read) == (direct, len(PEOPLE))
    second, read = csv_of(folder, workspace, out)
    assert (second, read) == (direct, 0), "nothing is read again, not even what could not be read"
    whole, read = csv_of(folder, workspace, out, brief=False)
    assert (whole, read) == (direct, 0)
    settings = ("credential.weight=60", "software.any_of=[any_ehr]", "bands.shortlist=90")
    changed, read = csv_of(folder, workspace, out, *settings)
    assert read == 0 and changed != direct
    assert changed == csv_of(folder, None, out, *settings)[0]


def test_a_file_that_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    import shutil

    copy, out, workspace = tmp_path / "copy", tmp_path / "out.csv", tmp_path / "w"
    shutil.copytree(folder, copy)
    csv_of(copy, workspace, out)
    text = (copy / "c.txt").read_text("utf-8")
    (copy / "c.txt").write_text(text.replace("Cy Example", "Cy Example, CPC"), "utf-8")
    (copy / "b.txt").rename(copy / "renamed.txt")
    content, read = csv_of(copy, workspace, out)
    assert read == 1, "the changed one; a new name for the same bytes is no reason to read"
    assert content == csv_of(copy, None, out)[0]


RUN = """
import sys
from screener.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert end.code in (0, 3), end.code
heavy = ("spacy", "sklearn", "numpy", "pypdfium2", "pdfminer", "rich", "xlsxwriter", "phonenumbers")
print("imported:", [name for name in heavy if name in sys.modules], file=sys.stderr)
"""


def test_a_second_run_with_other_weights_imports_nothing_heavy(folder: Path, tmp_path: Path) -> None:
    common = [
        "score",
        str(folder),
        "--posting",
        "medical_coder",
        "--workspace",
        str(tmp_path / "w"),
        "--quiet",
    ]
    for extra in ([], ["--set", "credential.weight=50"]):
        command = [
            sys.executable,
            "-c",
            RUN,
            *common,
            "--out",
            str(tmp_path / "a.csv"),
            "--as-of",
            "2026-11-23",
        ]
        done = subprocess.run([*command, *extra], capture_output=True, text=True, check=True)
    assert "imported: []" in done.stderr
    with open_workspace(tmp_path / "w") as workspace:
        runs = workspace.runs()
    assert [(run[1], run[5], run[6], run[7]) for run in runs] == [("medical-coder", "2026-11-23", 6, 3)] * 2
    assert runs[0][2] != runs[1][2], "other weights are other rules"


def test_a_workspace_that_cannot_be_used_costs_only_the_memory(folder: Path, tmp_path: Path) -> None:
    """The usual one missing is a note; the one that was named is an error."""
    blocked = tmp_path / "file" / "w.sqlite3"
    blocked.parent.write_text("a file where a folder should be")
    run = [sys.executable, "-m", "screener", "score", str(folder), "--posting", "medical_coder", "--quiet"]
    run += ["--out", str(tmp_path / "a.csv")]
    environment = {**os.environ, "SCREENER_WORKSPACE": str(blocked)}
    done = subprocess.run(run, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 3 and "nothing is kept for the next run" in done.stderr, done.stderr
    named = subprocess.run([*run, "--workspace", str(blocked)], capture_output=True, text=True, check=False)
    assert named.returncode == 2 and "choose another with --workspace" in named.stderr


LETTER = (
    "Ann Poe, CPC\nann@example.com\n\nDear Ms. Ray,\n\nI am applying for your position.\n\nRegards,\nAnn Poe"
)


def test_a_letter_is_listed_and_scored_where_it_is_included(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    (tmp_path / "a.txt").write_text(ADA)
    run = [sys.executable, "-m", "screener", "score", str(tmp_path), "--posting", "medical_coder", "--quiet"]
    out = tmp_path / ".out.csv"
    run += ["--out", str(out), "--columns", "file,status,reason"]
    kept, path = ["--workspace", str(tmp_path / ".w")], str(tmp_path / "letter.txt")
    outside = (3, 'letter.txt,not_a_resume,"reads as a covering letter, not as a résumé"')
    inside = (0, "letter.txt,read,")
    for more, expected in (
        (kept, outside),
        ([*kept, "--include", "letter.txt"], inside),
        (["--no-workspace", "--include", path], inside),
        (kept, outside),
    ):
        done = subprocess.run([*run, *more], check=False)
        assert (done.returncode, out.read_text("utf-8-sig").splitlines()[2]) == expected
    done = subprocess.run([*run, "--include", "leter.txt"], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "did you mean 'letter.txt'?" in done.stderr


@pytest.mark.parametrize("brief", [True, False])
def test_a_letter_is_included_where_its_reading_could_not_be_kept(tmp_path: Path, brief: bool) -> None:
    """It changed after its hash was taken: what was read of it belongs to neither hash."""
    folder = tmp_path / "in"
    folder.mkdir()
    letter = folder / "letter.txt"
    letter.write_text(LETTER)
    rules, lexicon = pipeline.load_posting("medical_coder")
    with open_workspace(tmp_path / "w") as opened:
        recall = Recall(gather([folder]).sources, rules, lexicon, AS_OF, opened)
        letter.write_text(LETTER.replace("Ann", "Eve"))
        recall.read(1)
        (left,) = recall.shortlist(brief=brief).scorecards
        (scored,) = recall.shortlist(brief=brief, included={"letter.txt"}).scorecards
    assert (left.profile.status, left.score) == ("not_a_resume", None)
    assert (scored.profile.status, scored.profile.contact.name) == ("read", "Eve Poe")
    assert scored.score is not None
