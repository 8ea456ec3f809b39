"""Credentials that a person looked up: the sheet, what it says read back, and what that does to the list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from screener import export, pipeline
from screener.errors import ScreenerError
from screener.model.scorecard import Scorecard, Shortlist
from screener.recall import score_recalled
from screener.sources import gather
from screener.store.workspace import Workspace, open_workspace
from screener.verification import HEADS, keep_findings, read_findings, sheet_file

AS_OF = date(2026, 11, 30)
RESUMES = {
    "one.txt": "Jordan Hale, CPC\njordan@example.com\n\nCERTIFICATIONS\nCPC, AAPC, 2019, no. 01234567\n",
    "two.txt": "Robin Whitlow, CCS\nrobin@example.com\n\nCERTIFICATIONS\nCCS, AHIMA, 2018\n",
    "three.txt": "Sam Okafor\nsam@example.com\n\nCERTIFICATIONS\nCPC, AAPC (expired 2022)\n",
}
WORK = """
EXPERIENCE
Medical Coder
Harbor Clinic, Troy, NY
January 2019 - Present
- Code office visits with ICD-10-CM, CPT and HCPCS in Epic
"""
POSTING, LEXICON = pipeline.load_posting("medical_coder")


@pytest.fixture
def resumes(tmp_path: Path) -> Path:
    folder = tmp_path / "resumes"
    folder.mkdir()
    for name, text in RESUMES.items():
        (folder / name).write_text(text + WORK, "utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws.sqlite3") as opened:
        yield opened


def scored(resumes: Path, workspace: Workspace, *, brief: bool = False) -> Shortlist:
    return score_recalled(gather([resumes]), POSTING, LEXICON, AS_OF, 2, workspace, brief=brief)


def cards(found: Shortlist) -> dict[str, Scorecard]:
    return {card.file: card for card in found.scorecards}


def outcome(card: Scorecard) -> str:
    return next(result.outcome for result in card.results if result.rule == "credential")


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def filled(path: Path, content: bytes, results: dict[str, str], *, separator: str = ",") -> Path:
    """The sheet with results by candidate and credential, as a person fills it in."""
    rows = table(content)
    for row in rows:
        result = results.get(f"{row['file']} {row['credential']}", "")
        row |= {"result": result, "date": "11/30/2026" if result else "", "who": "P. Reviewer"}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADS, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8")
    return path


def keep(path: Path, workspace: Workspace) -> list[str]:
    kept, notes = keep_findings(read_findings(path, "2026-12-01", "me"), workspace, LEXICON)
    assert kept or notes
    return notes


def test_the_sheet_lists_what_counted_with_issuer_number_and_page(
    resumes: Path, workspace: Workspace
) -> None:
    content, count = sheet_file(scored(resumes, workspace), LEXICON)
    rows = {(row["file"], row["credential"]): row for row in table(content)}
    assert count == len(rows) and ("three.txt", "CPC") not in rows, "it did not count"
    one, two = rows["one.txt", "CPC"], rows["two.txt", "CCS"]
    assert (one["name"], one["issuer"], one["number"]) == ("Jordan Hale", "AAPC", "01234567")
    assert one["stated"] == "held, since 2019" and one["look_up"].startswith("https://www.aapc.com/")
    assert two["issuer"] == "AHIMA" and two["number"] == ""
    assert {row[name] for row in rows.values() for name in ("result", "date", "who")} == {""}
    assert list(one) == list(HEADS)


def test_what_was_found_counts_before_the_words_and_is_shown(
    resumes: Path, workspace: Workspace, tmp_path: Path
) -> None:
    before = cards(scored(resumes, workspace))
    assert [outcome(before[f]) for f in RESUMES] == ["met", "met", "contradicted"]
    content, _ = sheet_file(scored(resumes, workspace), LEXICON)
    # The third did not count, so that it is no row of the sheet: a person adds it.
    sha256 = before["three.txt"].profile.sha256
    content += f",,CPC,,,,,,,,three.txt,aapc.cpc,{sha256}\r\n".encode()
    results = {"one.txt CPC": "Apprentice", "two.txt CCS": "not found", "three.txt CPC": "active"}
    assert keep(filled(tmp_path / "s.csv", content, results, separator=";"), workspace) == []
    for brief in (False, True):  # and again: it survives the next run
        found = scored(resumes, workspace, brief=brief)
        after = cards(found)
        assert [outcome(after[f]) for f in RESUMES] == ["partial", "contradicted", "met"]
        assert [after[f].rank for f in RESUMES] == [2, 3, 1]
        assert after["one.txt"].score < before["one.txt"].score  # type: ignore[operator]
        export.write(found, tmp_path / "x.csv")
        rows = {row["file"]: row for row in table((tmp_path / "x.csv").read_bytes())}
        assert rows["one.txt"]["verified"] == "CPC: apprentice (P. Reviewer, 2026-11-30)"
        assert rows["one.txt"]["credentials"] == "CPC-A"
        assert rows["two.txt"]["credential_states"] == "CCS: negated (not found)"
        assert rows["three.txt"]["credential_states"] == "CPC: held"
        assert "CPC: found active at AAPC by P. Reviewer on 2026-11-30" in rows["three.txt"]["flags"]
        assert rows["one.txt"]["corrections"] == ""
    found = scored(resumes, workspace)
    for suffix in (".json", ".html"):
        export.write(found, tmp_path / f"x{suffix}")
        assert "CCS: not found at AHIMA by P. Reviewer" in (tmp_path / f"x{suffix}").read_text("utf-8")
        export.write(found, tmp_path / f"x{suffix}", blind=True)
        assert "Reviewer" not in (tmp_path / f"x{suffix}").read_text("utf-8")


def test_a_finding_gives_way_to_the_next_and_can_be_taken_back(
    resumes: Path, workspace: Workspace, tmp_path: Path
) -> None:
    before = cards(scored(resumes, workspace))["one.txt"]
    content, _ = sheet_file(scored(resumes, workspace), LEXICON)
    for result, expected in (
        ("expired", "contradicted"),
        ("apprentice", "partial"),
        ("active", "met"),
        ("apprentice", "partial"),
        ("take back", "met"),
    ):
        keep(filled(tmp_path / "s.csv", content, {"one.txt CPC": result}), workspace)
        after = cards(scored(resumes, workspace))["one.txt"]
        assert outcome(after) == expected, result
    assert after.score == before.score and after.profile == before.profile and after.told is None
    assert len(workspace.people.corrected(before.profile.sha256)) > 4, "what was said before stays on record"


def test_what_cannot_be_kept_is_said(resumes: Path, workspace: Workspace, tmp_path: Path) -> None:
    content, _ = sheet_file(scored(resumes, workspace), LEXICON)
    notes = keep(filled(tmp_path / "s.csv", content, {"two.txt CCS": "apprentice"}), workspace)
    assert notes == [f"{tmp_path / 's.csv'}:3: CCS has no apprentice form"]
    unknown = content.replace(b"two.txt,ahima.ccs,", b"two.txt,ahima.ccs,0")
    notes = keep(filled(tmp_path / "s.csv", unknown, {"two.txt CCS": "active"}), workspace)
    assert "this workspace has not read the file" in notes[0]
    with pytest.raises(ScreenerError, match=r":2: unknown result 'maybe'; write active, expired"):
        read_findings(filled(tmp_path / "s.csv", content, {"one.txt CPC": "maybe"}), "2026-12-01", "me")
    (tmp_path / "t.csv").write_text("result,date\nactive,\n", "utf-8")
    with pytest.raises(ScreenerError, match="has no column credential_id, sha256"):
        read_findings(tmp_path / "t.csv", "2026-12-01", "me")
