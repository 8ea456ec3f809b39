"""Which file is read as what, and why a file is not read."""

from __future__ import annotations

import contextlib
import csv
from pathlib import Path

import pypdfium2
import pytest
from document_laws import check
from invented_pdfs import BODY, pdf, plain
from reportlab.lib.pdfencrypt import StandardEncryption

from screener.model.document import STATUSES
from screener.read import annotations, miner
from screener.read.faults import ReadFault
from screener.read.formats import pdf as pdf_format
from screener.read.formats.base import FORMATS
from screener.read.reader import known_suffixes, read_document
from screener.read.scanned import Sheet
from screener.read.visible.sight import seen


def status(data: bytes, name: str) -> str:
    with pytest.raises(ReadFault) as fault:
        read_document(data, name)
    assert fault.value.reason and fault.value.status in STATUSES
    return fault.value.status


WHOLE = pdf(plain)


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "a.txt", "a", "a.docx"])
def test_a_pdf_is_a_pdf_whatever_its_name(name: str) -> None:
    assert read_document(WHOLE, name).reader == "pdfium"


def test_junk_before_the_header_is_passed_over() -> None:
    assert BODY[0] in read_document(b"\xef\xbb\xbf\r\njunk\r\n" + WHOLE, "a.pdf").text


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.pdf", "empty"),
        (b"\x00" * 500, "a.pdf", "empty"),
        (b" \r\n\t", "a.txt", "empty"),
        (pdf(lambda canvas: None), "a.pdf", "empty"),
        (pdf(plain, encrypt=StandardEncryption("secret")), "a.pdf", "needs_password"),
        (WHOLE[:200], "a.pdf", "unreadable"),
        (b"just words", "a.pdf", "unreadable"),
        (b"PK\x03\x04 broken", "a.docx", "unsupported"),
        (b"not a zip", "a.docx", "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 99, "a.doc", "unsupported"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "needs_password",
        ),
        (b"\x89PNG\r\n\x1a\n....", "a.png", "needs_ocr"),
        (b"words", "a.xyz", "unsupported"),
        (b"\x01\x02\x03\x04binary", "a.xyz", "unreadable"),
    ],
)
def test_why_a_file_is_not_read(data: bytes, name: str, expected: str) -> None:
    assert status(data, name) == expected


def test_an_owner_password_alone_does_not_close_a_file() -> None:
    data = pdf(plain, encrypt=StandardEncryption("", ownerPassword="owner"))
    assert BODY[0] in read_document(data, "a.pdf").text


def test_every_format_names_its_suffixes() -> None:
    assert {".pdf", ".docx", ".txt", ".md"} <= set(known_suffixes())
    assert all(one.suffixes for _, one in FORMATS.items())


def test_the_second_reader_gives_the_same_document() -> None:
    first = read_document(WHOLE, "a.pdf")
    sheets = [Sheet(None, glyphs, seen(None, glyphs)) for glyphs in miner.pages(WHOLE)]
    second = pdf_format._document(sheets, "pdfminer.six")
    check(second)
    assert second.text == first.text
    for one, other in zip(first.lines, second.lines, strict=True):
        assert other.box == pytest.approx(one.box, abs=3)


def test_the_second_reader_never_raises() -> None:
    for cut in range(0, len(WHOLE), 97):
        miner.pages(WHOLE[:cut])


@pytest.mark.corpus
def test_broken_files_get_an_acceptable_status(corpus: Path) -> None:
    expected = (corpus / "faults" / "expected.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(expected.splitlines()))
    wrong = []
    for row in rows:
        try:
            document = read_document((corpus / "faults" / row["file"]).read_bytes(), row["file"])
            check(document)
            found = "read"
        except ReadFault as fault:
            found = fault.status
        if found not in row["statuses_allowed"].split("|"):
            wrong.append((row["file"], found, row["statuses_allowed"]))
    assert rows and wrong == []


@pytest.mark.corpus
def test_development_files_keep_the_laws(corpus: Path) -> None:
    files = [
        *(corpus / "synthetic_dev" / "resumes").glob("*.pdf"),
        *(corpus / "dev" / "resumes").glob("*.pdf"),
    ]
    files += (corpus / "layouts").glob("*.pdf")
    assert len(files) > 80
    hidden = 0
    for path in sorted(files):
        document = read_document(path.read_bytes(), path.name)
        check(document)
        assert document.reader == "pdfium"
        hidden += bool(document.hidden)
    assert hidden <= 2, "no false alarms: one file has a line that is cut off by its box"


@pytest.mark.corpus
def test_as_many_characters_are_read_as_pdfium_counts(corpus: Path) -> None:
    """Seen and not seen together: what pdfium counts may lie outside the page."""
    rows = csv.DictReader((corpus / "faults" / "expected.csv").read_text(encoding="utf-8").splitlines())
    wrong = []
    for row in rows:
        if "read" not in row["statuses_allowed"].split("|") or int(row["pdfium_characters"] or 0) < 20:
            continue
        data = (corpus / "faults" / row["file"]).read_bytes()
        document = read_document(data, row["file"])
        found = len("".join((document.text + "".join(h.text for h in document.hidden)).split()))
        opened = pypdfium2.PdfDocument(data)
        annotations.prepare(opened)
        for index in range(len(opened)):  # what lies on the pages is read with them
            annotations.flattened(opened, index, opened[index])
        texts = [opened[index].get_textpage().get_text_range() for index in range(len(opened))]
        counted = len("".join("".join(texts).split()))
        if abs(found - counted) > 0.1 * counted:
            wrong.append((row["file"], found, counted))
    assert wrong == []


def test_a_page_whose_size_the_readers_see_differently_does_not_end_the_reading() -> None:
    """pdfium shows a letter page where the crop box lies beside the media box; pdfminer.six does not."""
    data = WHOLE.replace(
        b"/MediaBox [ 0 0 612 792 ]", b"/MediaBox [ 0 0 612 792 ] /CropBox [ 2000 2000 3000 3000 ]"
    )
    assert data != WHOLE
    document = read_document(data, "a.pdf")
    assert document.text == "" and BODY[0] in document.hidden[0].text


def test_words_beside_the_page_do_not_end_the_reading() -> None:
    """The second reader's words are looked for on the page; there they cannot be."""
    far = pdf(lambda canvas: canvas.drawString(200, -4000, "a" * 60))
    with contextlib.suppress(ReadFault):
        assert "a" not in read_document(far, "a.pdf").text
