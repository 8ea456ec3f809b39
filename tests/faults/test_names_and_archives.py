"""Folders as people send them: damaged archives, odd names, links, copies. A row for each file."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile

import pytest

PERSON = (
    "{0} Example, CPC\n{0}@example.com\n\nEXPERIENCE\nMedical Coder, Harbor Clinic, 2018 - Present\n"
    "Coded visits of {0} days with ICD-10-CM and CPT.\n"
)


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return bytearray(stream.getvalue())


def damaged(method: int, places: dict[int, int], at: bytes = b"") -> bytes:
    """An archive of one text with bytes changed, counted from where `at` stands in it."""
    content = packed({"a.txt": "Pat Doe CPC " * 50}, method)
    start = content.find(at) if at else 0
    for place, value in places.items():
        content[start + place] = value
    return bytes(content)


CENTRAL = b"PK\x01\x02"


def locked() -> bytes:
    content = packed({"cv.txt": "CPC"})
    content[6] |= 1
    content[content.find(CENTRAL) + 8] |= 1
    return bytes(content)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Everything at once, scored by the command; file to its row."""
    folder = tmp_path_factory.mktemp("sent")
    files: dict[str, bytes | str] = {
        "good.txt": PERSON.format("Ada"),
        "letter.txt": "Cy Poe\ncy@example.com\n\nDear Ms. Ray,\nI am applying for a post.\nRegards,\nCy Poe",
        "deflate.zip": damaged(8, {36: 255}),
        "lzma.zip": damaged(14, {39: 0, 45: 0x55, 50: 0x55}),
        "version.zip": damaged(8, {6: 255}, CENTRAL),
        "no name.zip": damaged(8, {46: 0}, CENTRAL),
        "cut.zip": damaged(8, {})[:80],
        "locked.zip": locked(),
        "dots.zip": bytes(packed({"../up.txt": PERSON.format("Ben"), "a/../b.txt": PERSON.format("Cora")})),
        "bomb.zip": bytes(packed({"zeros.txt": bytes(30_000_000)})),
        "nested.zip": bytes(packed({"in.zip": bytes(packed({"cv.txt": PERSON.format("Dan")}))})),
        "copy of good.txt": PERSON.format("Ada"),
        "newer.txt": PERSON.format("Ada") + "CCS, AHIMA, May 2024\n",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "again.txt").symlink_to(folder / "good.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    out = folder.parent / "out"
    out.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "screener", "score", str(folder), "--posting", "medical_coder"]
    command += ["--no-workspace", "--quiet", "--as-of", "2026-11-23", "--jobs", "2"]
    command += ["--out", str(out / "a.csv"), "--out", str(out / "a.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert (out / "a.xlsx").stat().st_size > 0
    with (out / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream)}


EXPECTED = {
    "newer.txt": "read",
    "good.txt": "duplicate",
    "copy of good.txt": "duplicate",
    "again.txt": "duplicate",
    "letter.txt": "not_a_resume",
    "deflate.zip/a.txt": "unreadable",
    "lzma.zip/a.txt": "unreadable",
    "version.zip": "unsupported",
    "no name.zip/file 1": "unreadable",
    "cut.zip": "unreadable",
    "locked.zip/cv.txt": "needs_password",
    "dots.zip/../up.txt": "read",
    "dots.zip/a/../b.txt": "read",
    "bomb.zip/zeros.txt": "too_large",
    "nested.zip/in.zip/cv.txt": "read",
    "loop.txt": "unreadable",
}


def test_every_file_has_a_row_with_its_status(rows: dict[str, dict[str, str]]) -> None:
    assert {file: row["status"] for file, row in rows.items()} == EXPECTED


def test_what_was_not_read_says_why_and_has_no_score(rows: dict[str, dict[str, str]]) -> None:
    for file, status in EXPECTED.items():
        row = rows[file]
        assert bool(row["score"]) == (status == "read")
        assert bool(row["reason"] or row["duplicate_of"]) == (status != "read")


def test_the_newest_of_one_person_stands_for_the_others(rows: dict[str, dict[str, str]]) -> None:
    for file in ("good.txt", "copy of good.txt", "again.txt"):
        assert rows[file]["duplicate_of"] == "newer.txt"
