"""No reading grows faster than the file: each reader is fed repeated units at two lengths.

What is compared is CPU time of one size with that of another in the same run; where that looks too steep
it is measured again, so that a busy machine fails nothing that is sound.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable
from html import escape

import pytest
from test_docx_files import docx
from test_odt import odt

from screener.read.faults import ReadFault
from screener.read.reader import read_document

STEEPEST = 1.3
SMALL, LARGE = 5_000, 40_000
"""Bytes, some pages and twenty of them."""

FLOOR = 0.03
"""CPU seconds for the larger size that are no sign of anything: a megabyte a second."""

TRIES = 15

TEXTS = (
    "coding records quality team ",
    "coded charts\n",
    "CPC, ",
    "1234567890",
    "312-555-0142 ",
    " ",
    "a       ",
    "\t",
    "\n",
    "\f",
    "(",
    "[a ",
    '"a ',
    "Aa, ",
    "CODER ",
    "a@b.co ",
    "a@",
    "https://example.com/a/",
    "a.b ",
    "• coded ",
    "- ",
    "_",
    "a | ",
    "a: ",
    "# a\n",
    "2019 - 2020\n",
    "97% ",
    "*a ",
    "**",
    "=",
    "~~a",
    "`",
    "\\",
    "é",
    "e\u0301",
    "\u200b",
    "\u202ea ",
    "aа ",
    "😀 ",
    "漢字",
    "\u00a0",
    "\u2011",
    "\ufb01",
    "Ａ",
    "𝐂",
    "<a ",
    "&amp;",
    "]](",
    "![",
    "a\x0bb",
    "\x00",
    "\ue000",
    "☐ a",
    "--\n",
)

HTML = (
    "<!-- a -->",
    "<b>",
    "<div>",
    "<table><tr><td>",
    "<li>",
    "</p>",
    "<p style='display:none'>a</p>",
    "<del>a</del>",
    "<input type=checkbox>",
    "<pre>\n",
    "<style>.a{display:none}</style>",
    "<p class='a b c'>a</p>",
    "<?a ?>",
    "<a b=",
    "<span style='font-size:0'>",
    "&#x41;",
)

RTF = (
    "{\\b a}",
    "{",
    "}",
    "\\par ",
    "\\u8217?",
    "\\'e9",
    "\\cell ",
    "\\intbl a\\cell\\row ",
    "{\\*\\a b}",
    "{\\v a}",
    "{\\strike a}",
    "\\f1 ",
    "{\\fonttbl{\\f1 A;}}",
    "{\\colortbl;\\red1;}",
    "\\bin1 ",
    "{\\field{\\*\\fldinst a}}",
    "\\page ",
    "{\\pict 00}",
    "\\uc2 ",
    "a\n",
)

WORD = (
    "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
    "<w:r><w:t>a</w:t></w:r>",
    "<w:p/>",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a </w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>a </w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:br w:type='page'/></w:r></w:p>",
    "<w:p><w:r><w:tab/></w:r></w:p>",
    "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>",
)

OPEN = (
    "<text:p>a</text:p>",
    "<text:p><text:s/><text:tab/></text:p>",
    "<text:span>a</text:span>",
    "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
    "</table:table>",
    "<text:p><text:span text:style-name='hid'>a </text:span></text:p>",
    "<text:p text:style-name='new'>a</text:p>",
)

MAIL = (
    "X-A: b\n",
    "a: b\n",
    " c\n",
    "Received: a\n",
    "--b\n",
    "\n--b\nContent-Type: text/plain\n\na\n",
    "=?utf-8?q?a?=",
    "\n--b\nContent-Disposition: attachment; filename=a.txt\n\na\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "\r\n",
)


PAGE = (
    "(coded charts) Tj T* ",
    "(a) Tj 9 0 Td ",
    "(a) Tj 300 0 Td (b) Tj -300 -9 Td ",
    "1 g (white) Tj T* 0 g ",
    "3 Tr (unseen) Tj 0 Tr T* ",
    "(a) Tj ",
    "ET 9 9 40 9 re f BT /F 9 Tf 1 0 0 1 50 700 Tm (a) Tj ",
    "1 0 0 1 9 9 Tm (on) Tj ",
    "0 1 -1 0 90 90 Tm (up) Tj ",
    "/F 1 Tf (tiny) Tj T* /F 9 Tf ",
    "/a BMC (marked) Tj EMC ",
    "ET q 0 0 9 9 re W n BT (cut) Tj ET Q BT ",
    "[(c)-99(o)-900(d)] TJ T* ",
    "( ) Tj ",
    "(\\013) Tj ",
)


def page(units: str) -> bytes:
    """One page whose content is the units, in lines of nine points from the top."""
    content = f"BT /F 9 Tf 11 TL 50 700 Td (Avery Example) Tj T* {units} ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 -60000 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    numbered = (b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def text(units: str) -> bytes:
    return f"Avery Example\n{units}\nend".encode("utf-8", "replace")


def html(units: str) -> bytes:
    return f"<html><body>{units}<p>Avery Example".encode()


def html_text(units: str) -> bytes:
    return html(escape(units))


def rtf(units: str) -> bytes:
    return ("{\\rtf1\\ansi Avery Example " + units + " end}").encode("ascii", "replace")


def rtf_text(units: str) -> bytes:
    return rtf("".join(c if c.isascii() and c not in "\\{}" else f"\\u{ord(c) % 32768}?" for c in units))


def word(units: str) -> bytes:
    return docx(f"<w:p><w:r><w:t>Avery Example</w:t></w:r></w:p>{units}")


def word_text(units: str) -> bytes:
    return word(f"<w:p><w:r><w:t>{escape(xml(units))}</w:t></w:r></w:p>")


def open_document(units: str) -> bytes:
    return odt(f"<text:p>Avery Example</text:p>{units}")


def open_text(units: str) -> bytes:
    return open_document(f"<text:p>{escape(xml(units))}</text:p>")


def mail_head(units: str) -> bytes:
    return f"From: a@example.com\nMessage-ID: <a>\nMIME-Version: 1.0\n{units}\n\nAvery".encode(
        "utf-8", "replace"
    )


def mail_body(units: str) -> bytes:
    return (
        "From: a@example.com\nMessage-ID: <a>\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nAvery Example\n{units}\n--b--\n"
    ).encode("utf-8", "replace")


def xml(units: str) -> str:
    return "".join(c for c in units if c in "\t\n" or ord(c) > 31)


READERS: dict[str, tuple[Callable[[str], bytes], tuple[str, ...]]] = {
    "a.txt": (text, TEXTS),
    "a.md": (text, TEXTS),
    "a.html": (html, HTML),
    "b.html": (html_text, TEXTS),
    "a.rtf": (rtf, RTF),
    "b.rtf": (rtf_text, TEXTS),
    "a.docx": (word, WORD),
    "b.docx": (word_text, TEXTS),
    "a.odt": (open_document, OPEN),
    "b.odt": (open_text, TEXTS),
    "a.eml": (mail_head, MAIL),
    "a.pdf": (page, PAGE),
    "b.eml": (mail_body, (*MAIL, *TEXTS)),
}


@pytest.mark.parametrize("name", READERS)
def test_no_reading_grows_faster_than_the_file(name: str) -> None:
    made, units = READERS[name]
    steep = {unit: power for unit in units if (power := growth(name, made, unit)) > STEEPEST}
    assert not steep


@pytest.mark.parametrize(
    "start", [b"", b"<!-- a -->", b"<?a ?>", b"X: a\n", b"From a\n", b" ", b"{", b"PK\x03\x04", b"%PDF-"]
)
def test_telling_the_kind_grows_no_faster(start: bytes) -> None:
    for unit in ("<!-- a -->", "<!--", "<?x ", "<?x?>", " ", "\n", "X-A: b\n", " a\n", "#", "endobj", "a"):
        assert growth("a.dat", lambda units: start + units.encode(), unit) <= STEEPEST


def growth(name: str, made: Callable[[str], bytes], unit: str) -> float:
    """The power of the length with which CPU time grows from SMALL to LARGE; 0.0 below FLOOR.

    What is steep there is measured again on files four times as long: what a cache or the memory does at one
    size is not seen there, and what grows faster than the file grows faster still.
    """
    power = _growth(name, made, unit, SMALL, LARGE)
    return power if power <= STEEPEST else _growth(name, made, unit, 4 * SMALL, 4 * LARGE)


def _growth(name: str, made: Callable[[str], bytes], unit: str, shorter: int, longer: int) -> float:
    small, large = (made(unit * (size // len(unit.encode()))) for size in (shorter, longer))
    power, least, most = 0.0, math.inf, math.inf
    for _ in range(TRIES):
        # The least of several measurements is what the work itself takes, whatever else the machine does.
        most = min(most, cost(name, large))
        if most < FLOOR:
            return 0.0
        least = min(least, cost(name, small), cost(name, small))
        power = math.log(most / max(least, 1e-4)) / math.log(longer / shorter)
        if power <= STEEPEST:
            break
    return power


def cost(name: str, data: bytes) -> float:
    start = time.process_time()
    with contextlib.suppress(ReadFault):
        read_document(data, name)
    return time.process_time() - start
