"""Who is handed over, by verdict, points and rank, and what differs between two exports."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screener import cli

HEAD = "{name}\n{email} | (614) 555-0123 | Columbus, OH\n\n"
CREDENTIAL = "CERTIFICATIONS\nCertified Professional Coder (CPC), AAPC, 2018\n\n"
JOB = """EXPERIENCE
Medical Coder, Lakeside Physician Group, Columbus, OH
March {year} to present
- Assign ICD-10-CM, CPT and HCPCS codes to outpatient encounters in Epic
- Answer coding denials and internal audits

EDUCATION
Associate of Applied Science, Health Information Technology, 2012
"""


def resume(name: str, *, credential: bool = True, year: int = 2015) -> str:
    """The text of an invented résumé."""
    head = HEAD.format(name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.com")
    return head + (CREDENTIAL if credential else "") + JOB.format(year=year)


def folder(path: Path) -> Path:
    """Four people, two of them with equal points and one in an archive, and a file that cannot be read."""
    path.mkdir()
    (path / "garner.txt").write_text(resume("Robin Garner"))
    (path / "quill.txt").write_text(resume("Avery Quill"))
    (path / "ott.txt").write_text(resume("Jules Ott", credential=False))
    with zipfile.ZipFile(path / "more.zip", "w") as archive:
        archive.writestr("deep/marsh.txt", resume("Kit Marsh", credential=False, year=2026))
    (path / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    return path


Score = Callable[..., tuple[str, list[dict[str, str]]]]


@pytest.fixture(scope="module")
def resumes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read once: the later runs know them from the workspace beside them."""
    return folder(tmp_path_factory.mktemp("handed") / "in")


@pytest.fixture
def score(resumes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Score:
    """Runs `screener score` with the options: what was printed, and the rows of the CSV."""

    def run(*options: str | Path, code: int = 3, out: Path = tmp_path / "out.csv", of: Path = resumes) -> Any:
        common = ("--posting", "medical_coder", "--as-of", "2026-11-23", "--jobs", "1")
        kept = ("--workspace", resumes.parent / "w.sqlite3", "--out", out)
        with pytest.raises(SystemExit) as leave:
            cli.main([str(a) for a in ("score", of, *common, *kept, *options)])
        told = capsys.readouterr()
        assert leave.value.code == code, told.err
        text = out.read_text("utf-8-sig") if out.exists() and out.suffix == ".csv" else ""
        return told.out + told.err, list(csv.DictReader(text.splitlines()))

    return run


def files(rows: list[dict[str, str]]) -> list[str]:
    return [row["file"] for row in rows]


def test_filters_act_on_the_export_and_what_is_left_out_is_counted(score: Score) -> None:
    told, everybody = score()
    assert len(everybody) == 5 and "left out" not in told
    best, second, third, last = (float(row["score"]) for row in everybody[:4])
    assert best == second > third > last, "the invented people are as unequal as the test needs"
    bands = ("--set", f"bands.shortlist={best}", "--set", f"bands.review={third}")
    told, rows = score(*bands, "--only", "shortlist")
    assert files(rows) == files(everybody)[:2]
    assert "left out: 1 review, 1 below, 1 file without a score\n" in told
    assert "broken.pdf" in told, "listed for a person all the same"
    told, rows = score(*bands, "--only", "shortlist,below")
    assert files(rows) == [*files(everybody)[:2], files(everybody)[3]]
    told, rows = score(*bands, "--min-score", str(third))
    assert files(rows) == files(everybody)[:3] and "left out: 1 below, 1 file without a score\n" in told
    told, rows = score(*bands, "--min-score", str(third), "--only", "review")
    assert files(rows) == [files(everybody)[2]] and rows[0]["rank"] == "3", "the rank among all"


def test_the_best_are_exported_with_who_shares_the_last_rank(score: Score, tmp_path: Path) -> None:
    _, everybody = score()
    told, rows = score("--top", "1")
    assert files(rows) == files(everybody)[:2] and "left out: " in told
    _, rows = score("--top", "3")
    assert files(rows) == files(everybody)[:3]
    score("--top", "3", out=tmp_path / "out.json")
    kept = json.loads((tmp_path / "out.json").read_text("utf-8"))["candidates"]
    assert [card["file"] for card in kept] == files(everybody)[:3]


def test_blind_numbers_are_those_of_the_whole_list(score: Score) -> None:
    _, everybody = score("--blind")
    _, rows = score("--blind", "--top", "3")
    assert files(rows) == files(everybody)[:3]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--only", "shortlst"), "--only: unknown verdict 'shortlst'; did you mean 'shortlist'?"),
        (("--only", "xyz"), "one or more of shortlist,review,below,knocked_out"),
        (("--min-score", "101"), "is not in the range 0<=x<=100"),
        (("--copy-to", "x", "--blind"), "--copy-to and --blind exclude each other"),
    ],
)
def test_wrong_wishes_are_refused(score: Score, options: tuple[str, ...], says: str) -> None:
    told, _ = score(*options, code=2)
    assert says in told


def test_copies_are_numbered_by_rank_and_nothing_is_written_over(
    score: Score, resumes: Path, tmp_path: Path
) -> None:
    to = tmp_path / "new" / "copies"
    told, rows = score("--copy-to", to)
    assert f"copied 4 résumés to {to}\n" in told
    names = [f"{int(row['rank']):02} {Path(row['file']).name}" for row in rows[:4]]
    assert sorted(p.name for p in to.iterdir()) == sorted(names)
    assert (to / "01 garner.txt").read_bytes() == (resumes / "garner.txt").read_bytes()
    assert (to / "04 marsh.txt").read_text() == resume("Kit Marsh", credential=False, year=2026)
    (to / "01 garner.txt").write_text("mine")
    told, _ = score("--copy-to", to, code=2)
    assert f"{to}: holds files already; name a folder for --copy-to that is new or empty" in told
    assert (to / "01 garner.txt").read_text() == "mine"
    told, _ = score("--copy-to", tmp_path / "best", "--top", "1", "--quiet")
    assert sorted(p.name for p in (tmp_path / "best").iterdir()) == ["01 garner.txt", "01 quill.txt"]


def test_copies_of_one_name_stand_beside_each_other(score: Score, tmp_path: Path) -> None:
    given = tmp_path / "in"
    for name, person in (("a", "Robin Garner"), ("b", "Avery Quill")):
        (given / name).mkdir(parents=True)
        (given / name / "cv.txt").write_text(resume(person))
    score("--copy-to", tmp_path / "to", code=0, of=given)
    assert sorted(p.name for p in (tmp_path / "to").iterdir()) == ["01 cv (2).txt", "01 cv.txt"]


def differences(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> str:
    with pytest.raises(SystemExit) as leave:
        cli.main(["diff", *map(str, arguments)])
    told = capsys.readouterr()
    assert leave.value.code == code
    return told.out + told.err


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_who_is_new_who_left_who_moved_and_why(
    suffix: str, score: Score, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / f"before{suffix}", tmp_path / f"after{suffix}"
    score(out=before)
    now = folder(tmp_path / "now")
    (now / "quill.txt").unlink()  # gone
    (now / "ash.txt").write_text(resume("Noor Ash", year=2010))  # new, at the top
    (now / "ott.txt").write_text(resume("Jules Ott"))  # has a credential now
    score(out=after, of=now)
    assert differences(capsys, before, before) == "5 as before\n".replace("5", "4")
    told = differences(capsys, before, after)
    assert "1 new:\n" in told and "  Noor Ash (" in told
    assert "1 gone:\n" in told and "  Avery Quill (" in told
    changed = next(line for line in told.splitlines() if "Jules Ott" in line)
    assert "3 → 1" in changed and "[another résumé]: credential +" in changed
    assert "Kit Marsh" not in told and told.endswith("2 as before\n")
    assert "rules changed" not in told
    found = json.loads(differences(capsys, before, after, "--json"))
    assert [row["file"] for row in found["new"]] == ["ash.txt"]
    assert found["changed"][0]["because"][0][0] == "credential"


def test_other_rules_are_said(score: Score, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "a.csv", tmp_path / "b.json"
    score(out=before)
    score("--set", "credential.weight=60", out=after)
    told = differences(capsys, before, after)
    assert told.startswith("The rules changed between the two")
    assert "4 with other points:" in told and "credential +" in told


def test_exports_that_a_spreadsheet_saved_are_read(
    score: Score, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / "a.csv", tmp_path / "b.csv"
    score(out=before)
    rows = list(csv.reader(before.read_text("utf-8-sig").splitlines()))
    cells = [[c.replace(".", ",") if c.replace(".", "").isdigit() else c for c in row] for row in rows]
    with after.open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter=";").writerows(cells)
    assert differences(capsys, before, after) == "4 as before\n"


@pytest.mark.parametrize(("name", "content"), [("x.csv", "a,b\n1,2\n"), ("x.json", "[]"), ("x.xlsx", "PK")])
def test_what_is_no_export_is_refused(
    name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(content)
    told = differences(capsys, path, path, code=2)
    assert told.startswith(
        f"{path}: is no .csv or .json export of a shortlist; with the columns file and score"
    )
    assert differences(capsys, tmp_path / "none.csv", path, code=2).endswith("there is no such file\n")


def test_a_posting_that_tells_nobody_apart_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], score: Score
) -> None:
    given = tmp_path / "five"
    given.mkdir()
    for name in ("Robin Garner", "Avery Quill", "Jules Ott", "Kit Marsh", "Noor Ash"):
        (given / f"{name}.txt").write_text(resume(name, credential=name != "Noor Ash"))
    low, high = ("--set", "bands.shortlist=5", "--set", "bands.review=1"), ("--set", "bands.shortlist=99.9")
    told, rows = score(*low, code=0, of=given)
    points = [float(row["score"]) for row in rows]
    assert (
        f"all 5 are shortlisted: the last has {min(points):.1f} points and the shortlist begins at 5; "
        in told
    )
    assert "raise bands.shortlist, or ask for more\n" in told
    told, _ = score(*high, code=0, of=given)
    end = f"the best has {max(points):.1f} points and the shortlist begins at 99.9; lower bands.shortlist, "
    assert f"nobody of 5 is shortlisted: {end}or look at what nobody meets: " in told
    assert "shortlisted:" not in score("--set", f"bands.shortlist={max(points)}", code=0, of=given)[0]
    (given / "Noor Ash.txt").unlink()
    assert "shortlisted:" not in score(*low, code=0, of=given)[0], "four tell too little"
    (given / "Noor Ash.txt").write_text(resume("Noor Ash"))
    kept = tmp_path / "strict.yaml"
    kept.write_text(
        "schema: 1\nextends: medical_coder\nposting: {id: s, title: S}\nbands: {shortlist: 99.9}\n"
    )
    with pytest.raises(SystemExit):
        cli.main(["check", str(kept), "--resumes", str(given)])
    assert "note: nobody of 5 is shortlisted: the best has " in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main(["tune", "preview", str(given), "--posting", str(kept)])
    assert "nobody of 5 is shortlisted: " in capsys.readouterr().err


def test_knock_outs_that_leave_nobody_are_named(score: Score, tmp_path: Path) -> None:
    given = tmp_path / "five"
    given.mkdir()
    for number, name in enumerate(("Robin Garner", "Avery Quill", "Jules Ott", "Kit Marsh", "Noor Ash")):
        (given / f"{number}.txt").write_text(resume(name, credential=False))
    options = (
        "--set",
        "credential.knock_out=true",
        "--set",
        "bands.shortlist=20",
        "--set",
        "bands.review=10",
    )
    told, rows = score(*options, code=0, of=given)
    assert {row["verdict"] for row in rows} == {"review"}
    assert (
        "nobody of 5 is shortlisted: 5 with 20 points or more fail a knock-out or leave it open; look at "
        in told
    )
