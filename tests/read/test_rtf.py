"""RTF as Word, WordPad, LibreOffice and job boards write it."""

from __future__ import annotations

import pytest

from screener.model.document import Document
from screener.read.faults import ReadFault
from screener.read.reader import read_document

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f3\fnil\fcharset2 Symbol;}"
    r"{\f4\fcharset77 Geneva;}{\f5\fcharset2 Wingdings;}}"
)
COLOURS = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"


def read(body: str) -> Document:
    return read_document(
        (rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}{COLOURS}" + body + "}").encode("latin-1"), "a.doc"
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Coder\par 2019\endash 2021\par", "Coder\n2019–2021"),
        (r"R\'e9sum\u233\'e9, \u8220?CPC\u8221?", "Résumé, “CPC”"),
        (r"{\f4 caf\'8e}", "café"),
        (r"CPC\_A\~held, in\-patient", "CPC-A held, inpatient"),
        (r"Coder\tab 2019\line Tulsa", "Coder  2019\nTulsa"),
        (r"{\pntext\f3\'b7\tab}Coded charts\par", "• Coded charts"),
        (r"{\listtext\pard\plain\f3 \u-3913\'b7\tab}Coded\par", "• Coded"),
        (r"{\f5\u-3928 ?} CCS  {\f5\'fe} CPC", "☐ CCS  ☒ CPC"),
        (r"\trowd\pard\intbl Coder\cell Tulsa\cell 2019\cell\row\pard below", "Coder  Tulsa  2019\nbelow"),
        (r"\trowd\pard\intbl A\par B\cell C\cell\row\pard", "A\nB\nC"),
        (r'{\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt my page}}', "my page"),
        (r"{\*\unknown hidden}{\info{\keywords CPC}}{\pict 89504e47}seen", "seen"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boxed\par}}}", "boxed"),
        (r"{\upr{ansi}{\*\ud{unicode}}}", "ansi"),
        (r"\uc2\u8226\'95\'95x", "•x"),
        (r"\u-10179?\u-9088?", "\U0001f480"),
        (r"a\bin4 {}{}b", "ab"),
        (r"{\caps certified}", "CERTIFIED"),
    ],
)
def test_words_as_a_person_sees_them(body: str, text: str) -> None:
    document = read(body)
    assert document.text == text and document.reader == "rtf"
    assert document.hidden == () and document.flags == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (r"seen {\v CCS}", "marked as hidden"),
        (r"seen {\cf1 CCS}", "the color of what lies behind it"),
        (r"seen {\fs4 CCS}", "smaller than a person can read"),
        (r"seen {\deleted CCS}", "marked as hidden"),
        (r"seen \v CCS\v0", "marked as hidden"),
        (r"seen {\v C}{\v C}{\v S}", "marked as hidden"),
    ],
)
def test_hidden_words_are_kept_apart(body: str, reason: str) -> None:
    document = read(body)
    assert document.text == "seen"
    assert [(h.text, h.reason) for h in document.hidden] == [("CCS", reason)]


@pytest.mark.parametrize("on", [r"\strike", r"\striked1", r"\strike1"])
def test_struck_words_are_kept_apart(on: str) -> None:
    document = read(rf"CPC {{{on} CCS}}")
    assert document.text == "CPC" and [(f.id, f.quote) for f in document.flags] == [("struck_out", "CCS")]


@pytest.mark.parametrize(
    ("result", "box"), [(r"\ffres0", "☐"), (r"\ffres1", "☒"), (r"\ffres25\ffdefres1", "☒")]
)
def test_boxes_of_a_form(result: str, box: str) -> None:
    field = rf"{{\field{{\*\fldinst FORMCHECKBOX {{\*\formfield{{\fftype1{result}}}}}}}{{\fldrslt}}}} CCS"
    assert read(field).text == f"{box} CCS"


def test_headers_come_first_and_footers_last() -> None:
    document = read(r"{\header Avery Example\par}{\footer Page 1\par}\b\fs28 Coder\plain\page next page\par")
    assert document.text == "Avery Example\nCoder\fnext page\nPage 1"
    assert [line.running for line in document.lines] == [False, False, False, True]
    assert (document.lines[1].bold, document.lines[1].size) == (True, 14.0)


def test_damaged_files_end() -> None:
    whole = rb"{\rtf1\ansi" + rb"{\b bold}\par " * 20 + b"}"
    for cut in range(6, len(whole)):
        try:
            read_document(whole[:cut], "a.rtf")
        except ReadFault as fault:
            assert fault.status == "empty"
    with pytest.raises(ReadFault) as deep:
        read_document(b"{\\rtf1" + b"{" * 100_000 + b"x", "a.rtf")
    assert deep.value.status == "unreadable"
