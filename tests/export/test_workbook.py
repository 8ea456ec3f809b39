"""The workbook read back, and the files for applicant-tracking systems."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import shutil
import subprocess
import zipfile
from datetime import date
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlparse

import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pytest
from small_world import mention, profile
from test_shortlist_files import NASTY, SCAN, STRONG, shortlist, table

from screener import export
from screener.config.wording import heads
from screener.errors import ScreenerError
from screener.export.columns import FIXED, FOR_PEOPLE, FRONT
from screener.export.marks import advice
from screener.export.profiles import PROFILES, import_rows
from screener.model.document import STATUSES
from screener.model.profile import Contact
from screener.pipeline import load_posting, read_profiles, score
from screener.sources import gather

SHEETS = ["Shortlist", "Background", "Contact", "Points", "Evidence", "Not read", "How to read this"]


def test_the_workbook_says_what_the_csv_says(tmp_path: Path) -> None:
    hostile = profile(
        [mention("aapc.cpc", context='=HYPERLINK("http://x") CPC')], file=f"{NASTY}.pdf", name=NASTY
    )
    found = shortlist(tmp_path, STRONG, SCAN, hostile)
    export.write(found, tmp_path / "a.xlsx")
    export.write(found, tmp_path / "a.csv")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == SHEETS
    rows = [row for row in table((tmp_path / "a.csv").read_bytes()) if row["status"] == "read"]
    names = {head.head: name for name, head in heads().items() if name in FIXED}
    shown = set()
    for sheet in (book[title] for title in SHEETS[:3]):
        columns = [names[cell.value] for cell in sheet[1]]
        shown |= set(columns)
        for cells, row in zip(sheet.iter_rows(min_row=2, values_only=True), rows, strict=True):
            for head, cell in zip(columns, cells, strict=True):
                if isinstance(cell, int | float):
                    assert cell == float(row[head]), head
                else:
                    assert (cell or "") == row[head].removeprefix("'"), head
    assert shown >= {*FRONT, *FOR_PEOPLE}


def test_the_columns_asked_for_are_those_of_the_sheet(tmp_path: Path) -> None:
    export.write(
        shortlist(tmp_path, STRONG, SCAN), tmp_path / "a.xlsx", columns="name,score,codes_outcome,sha256"
    )
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Shortlist"]
    heads, strong, scan = sheet.iter_rows(values_only=True)
    assert heads == ("Name", "Score", "Codes: outcome", "SHA-256 of the file")
    assert strong == ("Jordan Example", 83.3, "partial", STRONG.sha256)
    assert scan[:3] == ("scan.pdf", None, None), "nameless: the file tells who it is"


def test_points_are_there_once_and_each_quote_too(tmp_path: Path) -> None:
    twice = mention("aapc.cpc", context="Jordan Example, CPC, ICD-10-CM and CPT")
    same = dataclasses.replace(mention("icd_10_cm"), context=twice.context)
    export.write(shortlist(tmp_path, profile([twice, same]), STRONG, SCAN), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    heads, *rows = book["Evidence"].iter_rows(values_only=True)
    assert heads == ("Rank", "Name", "Words on the page", "Page", "Line", "Counts for", "Points", "Why")
    quotes = [row[:4] for row in rows if row[2]]
    assert len(quotes) == len(set(quotes))
    for points in book["Points"].iter_rows(min_row=2, values_only=True):
        told = sum(row[6] or 0 for row in rows if row[0] == points[0])
        assert told == pytest.approx(points[2]) == pytest.approx(sum(points[3:]))


def test_pages_are_ready_to_print(tmp_path: Path) -> None:
    export.write(shortlist(tmp_path, STRONG, SCAN), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1" and "&P" in sheet.oddFooter.right.text
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value)
    assert book["Shortlist"].freeze_panes == "E2", "frozen at the name"
    verdict = book["Shortlist"]["C2"]
    assert verdict.value == "shortlist" and verdict.number_format == '"✓" @'
    assert [cell.number_format for cell in book["Points"][2]][3:5] == ['"✓" 0.0', '"½" 0.0']
    heights = [book["Shortlist"].row_dimensions[2].height, book["Not read"].row_dimensions[2].height]
    assert heights[0] > heights[1] > 10, "rows are as high as what stands in them"


def test_there_is_no_formula_and_nothing_outside_is_fetched(tmp_path: Path) -> None:
    hostile = profile([mention("aapc.cpc", context="=1+1 CPC")], file="=1+1.pdf", name="=cmd|' /C calc'!A0")
    export.write(shortlist(tmp_path, hostile, STRONG), tmp_path / "a.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        names = archive.namelist()
        assert not [n for n in names if "external" in n.lower() or "vba" in n.lower()]
        assert all(b"<f>" not in archive.read(n) for n in names if n.startswith("xl/worksheets/sheet"))


def test_links_open_the_files(tmp_path: Path) -> None:
    odd = tmp_path / "r é#1 100%.pdf"
    odd.write_bytes(b"x")
    found = shortlist(tmp_path, profile([mention("aapc.cpc")], file=odd.name), SCAN)
    export.write(dataclasses.replace(found, paths={odd.name: str(odd)}), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Contact"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 1
    address = urlparse(links[0].target)
    assert address.scheme == "file"
    assert Path(unquote(address.path)).read_bytes() == b"x"
    export.write(dataclasses.replace(found, paths={odd.name: str(odd)}), tmp_path / "b.xlsx", blind=True)
    blind = openpyxl.load_workbook(tmp_path / "b.xlsx")
    values = " ".join(str(c.value) for sheet in blind for row in sheet.iter_rows() for c in row)
    assert "Jordan" not in values and odd.name not in values
    assert not [c for sheet in blind for row in sheet.iter_rows() for c in row if c.hyperlink]


def test_the_other_sheets(tmp_path: Path) -> None:
    export.write(shortlist(tmp_path, STRONG, SCAN), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    _, unread = book["Not read"].iter_rows(values_only=True)
    assert unread[:3] == ("scan.pdf", "needs_ocr", "for the test") and "text recognition" in unread[3]
    told = dict(book["How to read this"].iter_rows(min_row=2, values_only=True))
    assert "50.0 points at most" in told["Rule: Credential"] and "test.yaml:5:" in told["Rule: Credential"]
    assert told["Lines"] == "shortlist from 70 points, review from 45"


@pytest.mark.parametrize("status", [status for status in STATUSES if status != "read"])
def test_there_is_advice_for_every_file_that_was_not_scored(status: str) -> None:
    assert advice(status)


def test_a_cell_that_is_too_long_is_cut_not_lost(tmp_path: Path) -> None:
    long = profile([mention("aapc.cpc")], name="x" * 40_000)
    export.write(shortlist(tmp_path, long), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Shortlist"]
    quotes = [row[3] for row in sheet.iter_rows(values_only=True)]
    assert max(len(q or "") for q in quotes) == 32_000


def imported(folder: Path, system: str, *profiles: object) -> list[dict[str, str]]:
    out = folder / f"{system}.csv"
    export.write(shortlist(folder, *profiles), out, columns=system)  # type: ignore[arg-type]
    content = out.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_greenhouse(tmp_path: Path) -> None:
    nameless = profile(file="folder/nameless.pdf", name=None)
    rows = imported(tmp_path, "greenhouse", STRONG, nameless, SCAN)
    assert [(r["First Name"], r["Last Name"]) for r in rows] == [
        ("Jordan", "Example"),
        ("Unknown", "nameless"),
    ]
    assert rows[0]["Job"] == "Test job" and rows[0]["Email"] == "jordan@example.com"
    with pytest.raises(ScreenerError, match="greenhouse takes 8,000 rows"):
        many = shortlist(tmp_path, STRONG)
        import_rows(dataclasses.replace(many, scorecards=many.scorecards * 8001), "greenhouse")


def test_lever_names_the_file_exactly(tmp_path: Path) -> None:
    rows = imported(tmp_path, "lever", profile(file="folder/=odd, name.pdf"))
    assert rows[0]["Resume Filename"] == "=odd, name.pdf"
    assert list(rows[0])[:2] == ["Full name", "Email"] and {"Posting URL", "Stage"} <= set(rows[0])


def test_bullhorn_gets_the_fullest_row_first(tmp_path: Path) -> None:
    best = dataclasses.replace(STRONG, contact=dataclasses.replace(STRONG.contact, email=None, phone=None))
    rows = imported(
        tmp_path, "bullhorn", best, profile([mention("ahima.ccs")], file="other.pdf", name="Ada Other")
    )
    assert rows[0]["First Name"] == "Ada", "the best candidate's blank e-mail would drop the column for all"
    assert all(rows[0].values())


@pytest.mark.parametrize("system", PROFILES)
def test_an_import_needs_names_and_a_csv(tmp_path: Path, system: str) -> None:
    export.check_columns(system)
    with pytest.raises(ScreenerError, match="needs names"):
        export.write(shortlist(tmp_path, STRONG), tmp_path / "a.csv", columns=system, blind=True)
    with pytest.raises(ScreenerError, match=r"those of a \.csv file"):
        export.write(shortlist(tmp_path, STRONG), tmp_path / "a.xlsx", columns=system)


def test_before_an_import_what_it_lacks_is_told(tmp_path: Path) -> None:
    nameless = dataclasses.replace(profile(file="none.pdf", name=None), contact=Contact())
    found = shortlist(tmp_path, STRONG, nameless, SCAN)
    notes = export.notes_before(found, "icims")
    assert notes == [
        "not in the import, since not scored: scan.pdf",
        "without a name, so that 'Unknown' or the file's name stands for it: none.pdf",
        "icims wants 'Email', which is empty in none.pdf",
    ]
    assert "lever wants 'Posting URL', which is empty in every row: say posting.url" in str(
        export.notes_before(found, "lever")
    )
    assert "workday has no template that could be looked up" in export.notes_before(found, "workday")[0]
    assert export.notes_before(shortlist(tmp_path, STRONG), "greenhouse") == []
    assert export.notes_before(found, "full") == []
    assert export.unread_notes(found) == ["1 not scored (1 needs ocr): scan.pdf"]
    assert "scan" not in export.unread_notes(found, blind=True)[0]


@pytest.mark.parametrize("system", PROFILES)
def test_every_system_gets_names_and_why(tmp_path: Path, system: str) -> None:
    (row,) = imported(tmp_path, system, STRONG, SCAN)
    assert "Jordan" in " ".join(row.values()) and "jordan@example.com" in row.values()
    assert any("83.3 of 100, shortlist" in cell for cell in row.values())


def test_all_formats_hold_the_same_scores(tmp_path: Path) -> None:
    found = shortlist(
        tmp_path, STRONG, SCAN, profile([mention("icd_10_cm")], file="weak.pdf", name="Ada Weak")
    )
    for suffix in (".csv", ".json", ".parquet"):
        export.write(found, tmp_path / f"a{suffix}")
    names = ["file", "score", "rank", "codes_points"]
    export.write(found, tmp_path / "a.xlsx", columns=",".join(names))
    _, *cells = openpyxl.load_workbook(tmp_path / "a.xlsx")["Shortlist"].iter_rows(values_only=True)
    from_csv = [
        tuple(row[n] if n == "file" else float(row[n]) if row[n] else None for n in names)
        for row in table((tmp_path / "a.csv").read_bytes())
    ]
    from_parquet = pq.read_table(tmp_path / "a.parquet", columns=names).to_pylist()
    from_json = [
        (
            c["file"],
            c["score"],
            c["rank"],
            next((r["points"] for r in c["results"] if r["rule"] == "codes"), None),
        )
        for c in json.loads((tmp_path / "a.json").read_text("utf-8"))["candidates"]
    ]
    assert from_csv == cells == from_json == [tuple(row.values()) for row in from_parquet]
    assert from_csv[0][1] == 83.3


def test_the_json_is_as_its_schema_says(tmp_path: Path) -> None:
    shipped = files("screener") / "schemas" / "shortlist.schema.json"
    schema = json.loads(shipped.read_text("utf-8"))
    found = json.loads(export.as_json(shortlist(tmp_path, STRONG, SCAN)))
    jsonschema.validate(found, schema)
    found["candidates"][0]["verdict"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


def test_parquet_needs_its_extra_and_says_so_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "NEEDS", {".parquet": ("no_such_package", "parquet")})
    with pytest.raises(ScreenerError, match=r"needs no_such_package.*pip install 'screener\[parquet\]'"):
        export.exporter_for(Path("x.parquet"))


def test_the_key_tells_who_is_behind_a_number(tmp_path: Path) -> None:
    found = shortlist(tmp_path, STRONG, SCAN)
    export.write(found, tmp_path / "a.csv", blind=True)
    blind = table((tmp_path / "a.csv").read_bytes())
    key = {row["candidate"]: row for row in table(export.key_file(found))}
    assert {row["file"] for row in blind} == set(key)
    assert key[blind[0]["file"]]["name"] == "Jordan Example"
    assert key[blind[1]["file"]]["file"] == "scan.pdf"
    kept = dataclasses.replace(found, numbers={"strong.pdf": 7, "scan.pdf": 12})
    assert {row["candidate"] for row in table(export.key_file(kept))} == {"candidate 007", "candidate 012"}


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="no LibreOffice here")
def test_thirty_four_candidates_print_on_twelve_pages(root: Path, tmp_path: Path) -> None:
    """The samples, as LibreOffice prints them; the candidates' names stand on every sheet about them."""
    as_of = date(2026, 11, 23)
    rules, lexicon = load_posting("medical_coder")
    profiles = read_profiles(gather([root / "sample_resumes"]), rules.lexicons, as_of, jobs=2)
    found = score(profiles, rules, lexicon, as_of)
    cards = tuple(card for card in found.scorecards if card.score is not None)[:34]
    assert len(cards) == 34
    export.write(dataclasses.replace(found, scorecards=cards), tmp_path / "a.xlsx")
    office = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
    subprocess.run([*office, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.xlsx"], check=True)
    printed = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "a.pdf", "-"],  # noqa: S607
        check=True,
        capture_output=True,
    )
    pages = printed.stdout.decode().split("\f")[:-1]
    assert len(pages) <= 12
    for sheet in ("Shortlist", "Background", "Contact", "Points"):
        told = "".join(page for page in pages if sheet in page.strip().splitlines()[0])
        for card in cards:
            assert all(word in told for word in (card.profile.contact.name or "").split()), (sheet, card.file)
