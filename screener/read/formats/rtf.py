"""RTF: what Word, WordPad and many job boards export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from screener.model.document import Document, HiddenText
from screener.model.limits import LIMITS, ReadLimits
from screener.read.characters import tagged_text, unusual_characters
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.marks import EMPTY_BOX, TICKED_BOX, symbol
from screener.read.plain import NOWHERE, plain_document
from screener.read.rtf_tokens import BYTE, CLOSE, OPEN, TEXT, tokens
from screener.read.rtf_words import (
    CHARACTERS,
    CODE_PAGES,
    EDGES,
    INTO,
    KEPT,
    PASSED_OVER,
    SYMBOL_CHARSET,
    looked,
)
from screener.read.written import PLAIN_LOOK, Look, Writing

DEEPEST = 2_000
"""Groups within groups. No program writes a hundred."""


@dataclass(slots=True)
class _Group:
    """What holds inside a group. Copied when a group opens, dropped when it closes."""

    look: Look = PLAIN_LOOK
    passed_over: bool = False
    into: str = ""
    in_mark: bool = False
    font: int = 0
    fallback: int = 1
    out: Writing = field(default_factory=Writing)


class _Reader:
    """Follows the tokens of one file and writes lines."""

    def __init__(self) -> None:
        self.body, self.top, self.foot = Writing(), Writing(), Writing(running=True)
        self._groups = [_Group(out=self.body)]
        self._charsets: dict[int, int] = {}
        self._font_names: dict[int, str] = {}
        self._default_font = 0
        self._colours: list[tuple[int, int, int]] = []
        self._mixing = [0, 0, 0]
        self._code_page = "cp1252"
        self._bytes = bytearray()
        self._high: int | None = None
        self._to_skip = 0
        self._is_optional = False
        self._box: dict[str, int] = {}

    def read(self, data: bytes) -> None:
        """Follow every token."""
        for sort, text, number in tokens(data):
            if sort == BYTE:
                self._byte(number or 0)
                continue
            self._flush()
            if sort == OPEN:
                self._open()
            elif sort == CLOSE:
                self._close()
            elif sort == TEXT:
                self._text(text)
            else:
                self._word(text, number)
        self._flush()
        for out in (self.top, self.body, self.foot):
            out.end_row()

    @property
    def _now(self) -> _Group:
        return self._groups[-1]

    def _open(self) -> None:
        if len(self._groups) > DEEPEST:
            raise ReadFault("unreadable", "groups are nested deeper than any program writes them")
        self._groups.append(replace(self._now))
        self._to_skip, self._is_optional = 0, False

    def _close(self) -> None:
        self._to_skip = 0
        if len(self._groups) == 1:
            return
        closed = self._groups.pop()
        if closed.into == "formfield" and self._now.into != "formfield":
            self._write_box()
        if closed.out is not self._now.out:
            closed.out.end_row()

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        self._bytes.append(value)

    def _flush(self) -> None:
        """Bytes to text by the code page of the font that they are set in."""
        if not self._bytes:
            return
        raw, self._bytes = bytes(self._bytes), bytearray()
        charset = self._charsets.get(self._now.font, 0)
        if charset == SYMBOL_CHARSET:
            name = self._font_names.get(self._now.font, "")
            self._write("".join(symbol(f"{byte:x}", name) for byte in raw))
        else:
            self._write(raw.decode(CODE_PAGES.get(charset, self._code_page), "replace"))

    def _text(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if self._now.into == "fonttbl":
            known = self._font_names.get(self._now.font, "")
            self._font_names[self._now.font] = (known + text.strip(" ;"))[:80]
        elif self._now.into == "colortbl":
            for _ in range(text.count(";")):
                self._colours.append((self._mixing[0], self._mixing[1], self._mixing[2]))
                self._mixing = [0, 0, 0]
        elif self._now.into == "":
            # Some programs write the bytes themselves rather than their escapes.
            self._write(text if text.isascii() else text.encode("latin-1").decode(self._code_page, "replace"))

    def _write(self, text: str) -> None:
        if text and not self._now.passed_over and self._now.into == "":
            self._now.out.write(text, self._now.look)

    def _word(self, word: str, number: int | None) -> None:
        if word == "*":
            self._is_optional = True
            return
        optional, self._is_optional = self._is_optional, False
        if word == "formfield":  # stands in a field's instruction, which is passed over
            self._now.passed_over, self._now.into = False, word
        elif self._now.passed_over:
            return
        elif word in PASSED_OVER or (optional and word not in KEPT):
            self._now.passed_over = True
        elif word in INTO:
            self._now.into = word
        elif word in EDGES:
            self._now.out = self.top if EDGES[word] else self.foot
        elif word in CHARACTERS:
            self._character(word)
        elif (step := _STEPS.get(word)) is not None:
            step(self, number)
        elif self._now.into == "formfield":
            self._box[word] = number or 0
        else:
            self._now.look = looked(self._now.look, word, number, self._colours)

    def _character(self, word: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._write(" " if self._now.in_mark and word == "tab" else CHARACTERS[word])

    def unicode(self, number: int | None) -> None:
        """A character by its number, of which those above 32,767 are written as negative ones."""
        code = (number or 0) % 0x10000
        self._to_skip = self._now.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high is not None:
                self._write(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = None
        elif 0xF000 <= code < 0xF100:
            self._write(symbol(f"{code:x}", self._font_names.get(self._now.font, "")))
        else:
            self._write(chr(code))

    def _write_box(self) -> None:
        """A form's check box (\\fftype1), as ticked by \\ffres or from the start by \\ffdefres."""
        if self._box.get("fftype") == 1:
            ticked = self._box.get("ffres", 25)
            ticked = self._box.get("ffdefres", 0) if ticked not in (0, 1) else ticked
            self._now.out.write(TICKED_BOX if ticked else EMPTY_BOX, self._now.look)
        self._box = {}

    def mark(self, _: int | None) -> None:
        """What follows in this group is a bullet or a number."""
        self._now.in_mark = True

    def mix(self, number: int | None, channel: int) -> None:
        """One of the three parts of the colour whose entry this is."""
        self._mixing[channel] = max(0, min(255, number or 0))

    def paragraph(self, _: int | None) -> None:
        """End a paragraph."""
        if not self._now.passed_over and not self._now.into:
            self._now.out.end_line()

    def cell(self, _: int | None) -> None:
        """End a cell."""
        self._now.out.begin_row()
        self._now.out.end_cell()

    def row(self, _: int | None) -> None:
        """End a row."""
        self._now.out.end_row()

    def in_table(self, _: int | None) -> None:
        """What follows stands in a cell."""
        self._now.out.begin_row()

    def page(self, _: int | None) -> None:
        """Begin a page."""
        self._now.out.end_page()

    def plain(self, _: int | None) -> None:
        """Back to the usual look."""
        self._now.look = PLAIN_LOOK
        self._now.font = self._default_font

    def set_font(self, number: int | None) -> None:
        """Take a font, or, in the table of fonts, begin its entry."""
        self._now.font = number or 0

    def set_charset(self, number: int | None) -> None:
        """The character set of the font whose entry this is."""
        self._charsets[self._now.font] = number or 0

    def set_default_font(self, number: int | None) -> None:
        """The font of text that names none."""
        self._default_font = self._now.font = number or 0

    def set_code_page(self, number: int | None) -> None:
        """The code page of bytes, where their font has none of its own."""
        try:
            "".encode(f"cp{number}")
            self._code_page = f"cp{number}"
        except LookupError:
            self._code_page = "cp1252"

    def set_mac(self, _: int | None) -> None:
        """Bytes are Mac Roman."""
        self._code_page = "mac_roman"

    def set_fallback(self, number: int | None) -> None:
        """How many bytes stand after each \\u for readers that know no Unicode."""
        self._now.fallback = max(0, min(number if number is not None else 1, 100))


_STEPS: dict[str, Callable[[_Reader, int | None], None]] = {
    "u": _Reader.unicode,
    "listtext": _Reader.mark,
    "pntext": _Reader.mark,
    "red": partial(_Reader.mix, channel=0),
    "green": partial(_Reader.mix, channel=1),
    "blue": partial(_Reader.mix, channel=2),
    "par": _Reader.paragraph,
    "sect": _Reader.paragraph,
    "cell": _Reader.cell,
    "row": _Reader.row,
    "intbl": _Reader.in_table,
    "page": _Reader.page,
    "plain": _Reader.plain,
    "f": _Reader.set_font,
    "fcharset": _Reader.set_charset,
    "deff": _Reader.set_default_font,
    "ansicpg": _Reader.set_code_page,
    "mac": _Reader.set_mac,
    "uc": _Reader.set_fallback,
}


def read_rtf(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """Lines as they are written; headers first, footers last and marked as running."""
    reader = _Reader()
    reader.read(data)
    parts = (reader.top, reader.body, reader.foot)
    pages = [page for page in reader.body.pages if page] or [[]]
    pages[0] = [*(line for page in reader.top.pages for line in page), *pages[0]]
    pages[-1] = [*pages[-1], *(line for page in reader.foot.pages for line in page)]
    raw = "".join(text for part in parts for text in part.raw)
    hidden = [one for part in parts for one in part.hidden]
    if tagged := tagged_text(raw):
        hidden.append(HiddenText(tagged, 1, NOWHERE, "written in characters that draw nothing"))
    flags = [flag for part in parts for flag in part.flags]
    return plain_document(pages, "rtf", hidden, unusual_characters([raw]), flags, limits)


FORMATS.add("rtf")(
    Format((".rtf",), lambda data: data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"), read_rtf)
)
