"""The characters of a PDF: what its text layer holds, what was read of it, what was set apart."""

from __future__ import annotations

import runpy
import sys
from datetime import date
from pathlib import Path

import pytest

from screener import api
from screener.model.profile import Profile
from screener.model.profile_json import profile_to_json
from screener.read.reader import read_document

sys.path.insert(0, str(Path(__file__).parent.parent / "faults"))
from pdf_objects import BODY, HELVETICA, body, form, pdf, show, truetype

OFF_THE_PAGE = show("Certified CCS RHIT", y=-60)
NOTE = "<</Type/Annot/Subtype/FreeText/Rect[72 600 300 620]/F 4/DA(/F 11 Tf)/Contents(typed)/AP<</N $look>>>>"


def identity(codes: str) -> bytes:
    """A page with the words of `body`, and glyphs of an embedded font that has no map to characters."""
    letters = f"BT /G 11 Tf 72 560 Td <{codes}> Tj ET"
    objects = truetype()
    objects["font2"] = (
        "<</Type/Font/Subtype/Type0/BaseFont/Vera/Encoding/Identity-H/DescendantFonts[$descendant]>>"
    )
    objects["descendant"] = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Vera/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 600/FontDescriptor $about/CIDToGIDMap/Identity>>"
    )
    return pdf(body() + letters, page="/Resources<</Font<</F $font/G $font2>>>>", objects=objects)


@pytest.mark.parametrize("code", [r"\013", r"\014", r"\r", r"\r\n", r"\016", r"\017", r"\033", r"\037"])
@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Arial"])
def test_line_ends_within_a_string_are_no_ligatures(code: str, font: str) -> None:
    """A font that is not in the file is none of TeX's, whose codes 11 to 15 are ff, fi, fl, ffi, ffl."""
    file = pdf(show(f"Coded charts{code}", y=700), font=HELVETICA.replace("Helvetica", font))
    assert read_document(file, "a.pdf").text == "Coded charts"


@pytest.mark.parametrize("codes", ["0001000200030004", "00050006000700080009000A000B", "0004" * 9])
def test_letters_that_no_program_knows_are_counted(codes: str) -> None:
    document = read_document(identity(codes), "a.pdf")
    assert document.text.splitlines()[0] == "Avery Example"
    (flag,) = (f for f in document.flags if f.id == "left_out")
    assert (
        flag.detail == f"{len(codes) // 4} letters whose font does not tell programs which they are; not read"
    )


@pytest.mark.parametrize("codes", ["0004", "00040005", "000400050006", "0024002500260027"])
def test_bullets_icons_and_letters_with_codes_are_not(codes: str) -> None:
    assert not [f for f in read_document(identity(codes), "a.pdf").flags if f.id == "left_out"]


def counted(file: bytes, folder: Path) -> Profile:
    (folder / "a.pdf").write_bytes(file)
    (profile,) = api.extract(folder / "a.pdf", as_of=date(2026, 11, 23))
    return profile


def test_what_is_set_apart_is_counted_apart(tmp_path: Path) -> None:
    seen, hidden = (counted(pdf(body() + more), tmp_path).sheets[0] for more in ("", OFF_THE_PAGE))
    seen_text = "\n".join(BODY)
    assert (seen.read, seen.apart, hidden.read, hidden.apart) == (len(seen_text), 0, len(seen_text), 18)
    assert hidden.characters - seen.characters == len("\r\nCertified CCS RHIT")


def test_a_form_is_read_and_stands_in_no_text_layer(tmp_path: Path) -> None:
    look = form(show("typed note", x=2, y=5), box="[0 0 228 20]")
    file = pdf(body(), page="/Annots[$note]", objects={"note": NOTE, "look": look})
    plain, noted = (counted(one, tmp_path).sheets[0] for one in (pdf(body()), file))
    assert noted.characters == plain.characters
    assert noted.read == plain.read + len("\ntyped note")


OTHERWISE = {
    "bug_1388_2": "pdfium makes up spaces",
    "rotated_text_90": "pdfium makes up spaces and line ends",
    "issue19532": "pdfium makes up spaces and line ends",
    "issue269_2": "line ends of two characters, nearly one a word",
    "standard_fonts": "letters spaced one by one are words",
    "vertical": "a line for each letter that stands below another",
    "bug854315": "forms are read",
    "fields-split-2": "forms are read",
    "need-appearances-more3": "forms are read",
    "need-appearances-utf8": "forms are read",
    "complex_ttf_font": "codes that draw nothing",
    "issue11768_reduced": "codes that are no letters",
    "issue5070": "codes that are no letters",
    "issue_cff_unsigned_bbox": "codes that are no letters, which a flag says",
}
"""Files of which what was read and set apart is a tenth away from the text layer, and why."""


@pytest.mark.corpus
def test_what_becomes_of_the_characters_of_damaged_files(corpus: Path, root: Path, tmp_path: Path) -> None:
    joined = runpy.run_path(str(root / "benchmarks" / "characters.py"))["joined"]
    profiles = api.extract(corpus / "faults", as_of=date(2026, 11, 23), jobs=2)
    (tmp_path / "p.jsonl").write_text("\n".join(map(profile_to_json, profiles)), "utf-8")
    files = list(joined(tmp_path / "p.jsonl", corpus / "faults" / "expected.csv"))
    assert len(files) == 97
    assert [one.file for one in files if not one.agrees] == []
    outside = {one.file.removesuffix(".pdf").split("__")[-1] for one in files if not one.is_accounted}
    assert outside == set(OTHERWISE)
