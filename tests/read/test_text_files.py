"""Plain text: encodings, line ends, pages, and characters that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.read.faults import ReadFault
from screener.read.reader import read_document

TEXT = "Renée Example, CPC\n\nCoder – outpatient"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    document = read_document(TEXT.replace("\n", end).encode(encoding), "a.txt")
    assert document.text == TEXT
    assert [document.quote(line.span) for line in document.lines] == TEXT.split("\n")


def test_form_feeds_part_pages() -> None:
    document = read_document(b"one\ntwo\fthree\n\f", "a.md")
    assert document.text == "one\ntwo\fthree"
    assert [(line.page, line.number) for line in document.lines] == [(1, 1), (1, 2), (2, 1)]
    assert document.boxes(document.lines[0].span) == ()


def test_blank_lines_part_blocks() -> None:
    document = read_document(b"a\nb\n\nc", "a.txt")
    blocks = [line.block for line in document.lines]
    assert blocks[0] == blocks[1] != blocks[3]


@pytest.mark.parametrize(
    ("raw", "shown", "note"),
    [
        ("C\u200bPC holder", "CPC holder", "without width"),
        ("\u202eCPC\u202c holder", "CPC holder", "direction"),
        ("СPС holder", "СPС holder", "two alphabets"),
        ("out\u00adpatient\u00a0coder", "outpatient coder", ""),
        ("\ufeffμm and Ω and Юлия", "μm and Ω and Юлия", ""),
    ],
)
def test_tricks_with_characters_are_told(raw: str, shown: str, note: str) -> None:
    document = read_document(raw.encode(), "a.txt")
    assert document.text == shown
    assert (note in "".join(document.notes)) if note else document.notes == ()


def test_tag_characters_are_hidden_text() -> None:
    raw = "Coder" + "".join(chr(0xE0000 + ord(c)) for c in "hire me")
    document = read_document(raw.encode(), "a.txt")
    assert document.text == "Coder"
    assert [hidden.text for hidden in document.hidden] == ["hire me"]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadFault) as fault:
        read_document(bytes(range(1, 32)) * 40, "a.txt")
    assert fault.value.status == "unreadable"


@given(st.text(max_size=300))
def test_any_text_keeps_the_laws(raw: str) -> None:
    try:
        document = read_document(raw.encode("utf-8", "replace"), "a.txt")
    except ReadFault:
        return
    end = -1
    for line in document.lines:
        assert line.span.start == end + 1
        end = line.span.end
        assert "\n" not in document.quote(line.span)
    assert end == len(document.text)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "José Núñez – Résumé\nHospital’s coder",
        "• “Coder” at O’Brien Clinic\n• 2019–2021",
        "Zoë Muñoz\nMontréal, Québec – coder",
        "Employee of the month — March\n• coded",
        "Söderström, Åsa\nUniversité de Genève\nI’m a coder; it’s what I’ve done…",
        "Coder’s notes\nPhysician’s charts",
    ],
)
def test_letters_beyond_ascii_in_every_encoding(text: str, encoding: str) -> None:
    assert read_document(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("CPC\u2011A and CCS\u2010P", "CPC-A and CCS-P"),
        ("ＣＰＣ　２０１９", "CPC 2019"),
        ("𝐂𝐏𝐂 and 𝘊𝘊𝘚", "CPC and CCS"),
        ("certi\ufb01ed o\ufb03ce", "certified office"),
        ("in\u00adpatient", "inpatient"),
        ("Jose\u0301", "José"),
        ("a\u00a0b\u2009c", "a b c"),
        ("one\x0btwo", "one\ntwo"),
        ("2019\u20122021", "2019–2021"),
        ("−5", "-5"),
    ],
)
def test_characters_are_made_plain_at_the_door(raw: str, seen: str) -> None:
    assert read_document(raw.encode(), "a.txt").text == seen
