"""Word files of 1997 to 2003 and Outlook messages, which the extra `office` reads."""

from __future__ import annotations

import struct
from contextlib import closing
from pathlib import Path

import pytest
from compound_files import compound
from invented_pdfs import pdf, plain

from screener.model.document import Document
from screener.model.limits import ReadLimits
from screener.read import ole
from screener.read.faults import ReadFault
from screener.read.reader import read_document
from screener.sources import gather
from screener.worker import Opener

BOLD, STRIKE, VANISH, DELETED = (struct.pack("<HB", code, 1) for code in (0x0835, 0x0837, 0x083C, 0x0800))
SIZE_2, SIZE_18 = (struct.pack("<HH", 0x4A43, 2 * size) for size in (2, 18))
WHITE = struct.pack("<HI", 0x6870, 0xFFFFFF)
LISTED = struct.pack("<HH", 0x460B, 1)
TABLE, ROW_END = struct.pack("<HB", 0x2416, 1), struct.pack("<HBHB", 0x2416, 1, 0x2417, 1)
TEXT_AT = 1024


def doc(*runs: tuple[str, bytes, bytes], wide: bool = False, header: str = "", flags: int = 0x0200) -> bytes:
    """A Word file of runs of text, each with properties of its characters and of its paragraph."""
    body = "".join(text for text, _, _ in runs)
    text = body + header
    raw = text.encode("utf-16-le" if wide else "cp1252")
    ends, at = [TEXT_AT], TEXT_AT
    for run, _, _ in runs:
        at += len(run.encode("utf-16-le" if wide else "cp1252"))
        ends.append(at)
    page = -(-(TEXT_AT + len(raw)) // 512)
    main = bytearray(TEXT_AT) + raw
    main += bytes(page * 512 - len(main))
    main += _formatting(ends, [look for _, look, _ in runs]) + _paragraphs(
        ends, [look for _, _, look in runs]
    )
    piece = struct.pack("<HIH", 0, TEXT_AT if wide else (2 * TEXT_AT) | 0x40000000, 0)
    table = b"\x02" + struct.pack("<III", 16, 0, len(text)) + piece
    places = {0x1A2: (0, len(table))}
    for pointer, number in ((0xFA, page), (0x102, page + 1)):
        places[pointer] = (len(table), 12)
        table += struct.pack("<III", TEXT_AT, ends[-1], number)
    stories = [0] * 8 + [len(header)] * 6
    places[0xF2] = (len(table), 4 * len(stories))
    table += struct.pack(f"<{len(stories)}I", *stories)
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<iii", main, 0x4C, len(body), 0, len(header))
    for pointer, pair in places.items():
        struct.pack_into("<II", main, pointer, *pair)
    return compound({"WordDocument": bytes(main), "1Table": bytes(table)})


def _formatting(ends: list[int], looks: list[bytes]) -> bytes:
    page = bytearray(512)
    struct.pack_into(f"<{len(ends)}I", page, 0, *ends)
    at = 510
    for index, look in enumerate(looks):
        if look:
            at = (at - len(look) - 1) & ~1
            page[at : at + 1 + len(look)] = bytes((len(look),)) + look
            page[4 * len(ends) + index] = at // 2
    page[511] = len(looks)
    return bytes(page)


def _paragraphs(ends: list[int], looks: list[bytes]) -> bytes:
    page = bytearray(512)
    struct.pack_into(f"<{len(ends)}I", page, 0, *ends)
    at = 508
    for index, look in enumerate(looks):
        whole = struct.pack("<H", 0) + look
        size = (len(whole) + 2) // 2
        at -= 2 * size + 2
        page[at : at + 1 + len(whole)] = bytes((size,)) + whole
        page[4 * len(ends) + 13 * index] = at // 2
    page[511] = len(looks)
    return bytes(page)


def read(*runs: str | tuple[str, bytes] | tuple[str, bytes, bytes], **more: object) -> Document:
    whole = [(run, b"", b"") if isinstance(run, str) else (*run, b"", b"")[:3] for run in runs]
    return read_document(doc(*whole, **more), "cv.txt")  # type: ignore[arg-type]


@pytest.mark.parametrize("wide", [False, True])
def test_paragraphs_and_signs(wide: bool) -> None:
    document = read("Avery Example, CPC\rCoder\t2019\x0bTulsa\rCPC\x1eA – Zoë’s\r\x0cnext page\r", wide=wide)
    assert document.text == "Avery Example, CPC\nCoder  2019\nTulsa\nCPC-A – Zoë’s\fnext page"
    assert document.reader == "doc" and document.flags == document.hidden == ()


@pytest.mark.parametrize("look", [VANISH, DELETED, WHITE, SIZE_2])
def test_hidden_words_are_kept_apart(look: bytes) -> None:
    document = read("seen ", ("CCS", look), "\r")
    assert document.text == "seen" and [h.text for h in document.hidden] == ["CCS"]


def test_struck_words_are_kept_apart() -> None:
    document = read("CPC ", ("CCS", STRIKE), "\r")
    assert document.text == "CPC" and [(f.id, f.quote) for f in document.flags] == [("struck_out", "CCS")]


def test_looks_lists_tables_and_fields() -> None:
    document = read(
        ("Avery Example\r", BOLD + SIZE_18),
        ("entry\r", b"", LISTED),
        ("Coder\x072019\x07", b"", TABLE),
        ("\x07", b"", ROW_END),
        ("A\rB\x07C\x07", b"", TABLE),
        ("\x07", b"", ROW_END),
        'see \x13 HYPERLINK "http://example.com" \x14my page\x15\r',
    )
    assert document.text == "Avery Example\n• entry\nCoder  2019\nA\nB\nC\nsee my page"
    assert (document.lines[0].bold, document.lines[0].size) == (True, 18.0)


def test_the_header_comes_first() -> None:
    document = read("Coder\r", header="Avery Example\r")
    assert document.text == "Avery Example\nCoder"


def test_why_a_word_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = doc(("Avery Example\r", b"", b""))
    for data, status in (
        (doc(("x\r", b"", b""), flags=0x0300), "needs_password"),
        (doc(("\r", b"", b"")), "empty"),
    ):
        with pytest.raises(ReadFault) as fault:
            read_document(data, "cv.doc")
        assert fault.value.status == status
    monkeypatch.setattr(ole, "is_installed", lambda: False)
    with pytest.raises(ReadFault) as fault:
        read_document(whole, "cv.doc")
    assert fault.value.status == "unsupported" and "screener[office]" in fault.value.reason


def test_damaged_word_files_end() -> None:
    whole = doc(("Avery Example\r", BOLD, LISTED), ("Coder\r", b"", b""))
    damaged = [
        whole[:at] + value * 4 + whole[at + 4 :]
        for at in range(8, len(whole), 37)
        for value in (b"\0", b"\xff")
    ]
    for data in (*damaged, *(whole[:cut] for cut in range(9, len(whole), 301))):
        try:
            assert read_document(data, "cv.doc").text
        except ReadFault as fault:
            assert fault.status in ("unreadable", "empty", "unsupported", "needs_password", "too_large")


def message(body: dict[str, bytes], **files: bytes) -> bytes:
    streams = {f"__substg1.0_{name}": content for name, content in body.items()}
    for number, (name, content) in enumerate(files.items()):
        folder = f"__attach_version1.0_#{number:08X}/__substg1.0_"
        streams[folder + "37010102"] = content
        streams[folder + "3707001F"] = name.replace("_", ".").encode("utf-16-le")
    return compound({"__properties_version1.0": bytes(32), **streams})


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"1000001F": "Please find it".encode("utf-16-le")}, "message.txt"),
        ({"1000001E": b"Please find it"}, "message.txt"),
        ({"10130102": b"<html><body>Please find it</body></html>"}, "message.html"),
        ({"1013001F": "<html><body>Please find it</body></html>".encode("utf-16-le")}, "message.html"),
        ({"1000001F": b"\0\0", "10130102": b"<p>Please find it</p>"}, "message.html"),
    ],
)
def test_an_outlook_message_and_its_files(body: dict[str, bytes], name: str, tmp_path: Path) -> None:
    (tmp_path / "mail.msg").write_bytes(message(body, cv_pdf=pdf(plain), notes_txt=b"x" * 9000))
    sources = gather([tmp_path]).sources
    assert [s.file for s in sources] == ["mail.msg/cv.pdf", f"mail.msg/{name}", "mail.msg/notes.txt"]
    with closing(Opener(ReadLimits())) as opener:
        contents = [opener.read(s.path, s.inside) for s in sources]
    assert contents[0] == pdf(plain) and contents[2] == b"x" * 9000
    assert read_document(contents[1], name).text == "Please find it"


def test_without_the_extra_a_message_has_a_row(tmp_path: Path) -> None:
    data = message({"1000001F": b"a\0"})
    with pytest.raises(ReadFault) as fault:
        read_document(data, "mail.dat")
    assert fault.value.status == "unsupported" and "Outlook message" in fault.value.reason
