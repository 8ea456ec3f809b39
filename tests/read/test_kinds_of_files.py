"""The kind of a file is told from its bytes; limits are told, not passed over."""

from __future__ import annotations

import pytest
from invented_pdfs import BODY, pdf, plain

from screener.model.limits import ReadLimits
from screener.read.faults import ReadFault
from screener.read.reader import read_document

WORDS = (
    "Avery Example\nMedical coder with the CPC\n" + "Coded charts of the outpatient clinic every day\n" * 4
)
PAGE = "<html><body><p>Avery Example</p></body></html>"


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (WORDS.encode(), "cv.docx", "text"),
        (WORDS.encode(), "cv.pdf", "text"),
        (WORDS.encode("utf-16"), "cv.txt", "text"),
        (PAGE.encode(), "cv.doc", "html"),
        (PAGE.encode(), "cv.txt", "html"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><!-- a --> <!-- b -->" + PAGE.encode(), "cv", "html"),
        (b"\xff\xfe" + PAGE.encode("utf-16-le"), "cv.htm", "html"),
        (b"# Avery Example\n\n**CPC** since 2019\n", "cv.txt", "markdown"),
        (pdf(plain), "cv.html", "pdfium"),
    ],
)
def test_the_bytes_say_what_a_file_is(data: bytes, name: str, reader: str) -> None:
    document = read_document(data, name)
    assert document.reader == reader and "Avery Example" in document.text


@pytest.mark.parametrize(
    ("data", "name"), [(WORDS.encode(), "cv.xyz"), (b"PK\x03\x04 xl/workbook.xml", "a.xlsx")]
)
def test_what_is_no_text_document_is_unsupported(data: bytes, name: str) -> None:
    with pytest.raises(ReadFault) as fault:
        read_document(data, name)
    assert fault.value.status == "unsupported"


def test_pages_beyond_the_limit_are_counted_and_the_first_ones_read() -> None:
    document = read_document(pdf(*[plain] * 70), "a.pdf")
    assert len(document.pages) == 60 and document.text.count(BODY[0]) == 60
    assert [(f.id, f.page) for f in document.flags] == [("left_out", 60)]
    assert "60 of 70 pages" in document.flags[0].detail


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (pdf(*[plain] * 9), "a.pdf"),
        ((WORDS * 9).encode(), "a.txt"),
        (PAGE.replace("Avery", "Avery " * 99).encode(), "a"),
    ],
)
def test_characters_beyond_the_limit_are_left_out_with_a_flag(data: bytes, name: str) -> None:
    document = read_document(data, name, ReadLimits(characters=250))
    assert 100 < len(document.text) <= 260
    assert [f.id for f in document.flags] == ["left_out"] and "250" in document.flags[0].detail
