"""The text of a Word file of 1997 to 2003 and how its pieces look ([MS-DOC]: piece table, formatting pages).

Only what is set directly on characters and paragraphs is followed, not styles: that is where programs write
what hides or strikes a stretch of text.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from screener.read.faults import ReadFault
from screener.read.written import PLAIN_LOOK, Look

_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_COUNTS, _CLX, _CHARACTERS, _PARAGRAPHS = 0x4C, 0x1A2, 0xFA, 0x102
_EDGES = 0xF2
_SEPARATORS = 6
"""Stories before those of the first section: the lines over footnotes."""

_HEADER, _FIRST_HEADER = 1, 4
"""Places of a section's stories: even and odd header, even and odd footer, first header, first footer."""

_BLANK = 2
"""Characters of a story that holds nothing: its paragraph marks."""

_PAGE = 512
_MOST_PIECES = 200_000
_COMPRESSED = 0x40000000
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of a property's operand by the top three bits of its code; 6 has a length of its own."""

_BOLD, _STRIKE, _DOUBLE_STRIKE, _VANISH, _DELETED, _CAPS = 0x0835, 0x0837, 0x2A53, 0x083C, 0x0800, 0x083B
_SIZE, _COLOUR, _INDEXED = 0x4A43, 0x6870, 0x2A42
_LIST, _IN_TABLE, _ROW_END = 0x460B, 0x2416, 0x2417
_WHITE_INDEX = 8
_TOGGLES = {
    _BOLD: "bold",
    _STRIKE: "struck",
    _DOUBLE_STRIKE: "struck",
    _VANISH: "vanish",
    _DELETED: "vanish",
    _CAPS: "caps",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is set on a paragraph: whether it is an entry of a list, in a table, and the end of a row."""

    listed: bool = False
    in_table: bool = False
    ends_row: bool = False


class _Ranges:
    """Properties by where in the file the bytes of the text begin."""

    def __init__(self, starts: list[int], values: list[bytes]) -> None:
        self._starts, self._values = starts, values

    def at(self, place: int) -> bytes:
        """The properties of the character whose bytes begin at `place`."""
        index = bisect_right(self._starts, place) - 1
        return self._values[index] if index >= 0 else b""


class WordFile:
    """Text and looks of one file. document, tables: its streams WordDocument, and 0Table or 1Table."""

    def __init__(self, document: bytes, tables: tuple[bytes, bytes]) -> None:
        if len(document) < _CLX + 8 or struct.unpack_from("<H", document)[0] not in (0xA5EC, 0xA5DC):
            raise ReadFault("unreadable", "an old Word file that is damaged")
        flags = struct.unpack_from("<H", document, 0x0A)[0]
        if flags & _ENCRYPTED:
            raise ReadFault("needs_password", "the file is encrypted and asks for a password")
        self._document, self._table = document, tables[bool(flags & _TABLE_ONE)]
        self._counts = struct.unpack_from("<8i", document, _COUNTS)
        self._pieces = list(self._piece_table())
        self._looks = self._formatting(_CHARACTERS, is_paragraphs=False)
        self._layout = self._formatting(_PARAGRAPHS, is_paragraphs=True)
        self._known: dict[bytes, Look] = {}

    def parts(self) -> tuple[range, range, range]:
        """Where in the text the body, the text boxes and the footnotes stand."""
        body, notes, edges, _, comments, ends, boxes, edge_boxes = (max(0, count) for count in self._counts)
        first = body + notes + edges + comments + ends
        return range(body), range(first, first + boxes + edge_boxes), range(body, body + notes)

    def edges(self) -> tuple[list[range], list[range]]:
        """Where in the text the first page's header stands, and all other headers and footers."""
        table = self._located(_EDGES)
        places = struct.unpack_from(f"<{len(table) // 4}I", table)
        first = max(0, self._counts[0]) + max(0, self._counts[1])
        stories = [range(first + a, first + b) for a, b in pairwise(places)][_SEPARATORS:]
        section = [*stories[:6], *[range(0)] * (6 - len(stories[:6]))]
        own = section[_FIRST_HEADER]
        top = own if len(own) > _BLANK else section[_HEADER]
        return [top], [story for story in stories if story and story is not top]

    def characters(self, part: range) -> Iterator[tuple[str, Look, Paragraph]]:
        """Each character of a part of the text with how it and its paragraph look."""
        for first, last, place, width in self._pieces:
            for position in range(max(first, part.start), min(last, part.stop)):
                at = place + (position - first) * width
                raw = self._document[at : at + width]
                letter = raw.decode("cp1252" if width == 1 else "utf-16-le", "replace")
                yield letter or "\ufffd", self._look(self._looks.at(at)), _paragraph(self._layout.at(at))

    def _piece_table(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last position in the text, place in the file and bytes a character of each piece."""
        table = self._located(_CLX)
        at = 0
        while at < len(table) and table[at] == 1:
            at += 3 + struct.unpack_from("<H", table, at + 1)[0]
        if at + 5 > len(table) or table[at] != 2:
            raise ReadFault("unreadable", "an old Word file whose text cannot be found")
        size = struct.unpack_from("<I", table, at + 1)[0]
        count = min((size - 4) // 12, (len(table) - at - 9) // 12)
        if not 0 < count <= _MOST_PIECES:
            raise ReadFault("unreadable", "an old Word file whose text cannot be found")
        positions = struct.unpack_from(f"<{count + 1}I", table, at + 5)
        start = at + 5 + 4 * (count + 1)
        for index, (first, last) in enumerate(pairwise(positions)):
            place = struct.unpack_from("<I", table, start + 8 * index + 2)[0]
            if place & _COMPRESSED:
                yield first, last, (place & ~_COMPRESSED) // 2, 1
            else:
                yield first, last, place, 2

    def _located(self, pointer: int) -> bytes:
        """The stretch of the table stream that a pair of numbers in the header names."""
        place, size = struct.unpack_from("<II", self._document, pointer)
        return self._table[place : place + size]

    def _formatting(self, pointer: int, *, is_paragraphs: bool) -> _Ranges:
        table = self._located(pointer)
        count = max(0, (len(table) - 4) // 8)
        starts: list[int] = []
        values: list[bytes] = []
        for index in range(count):
            number = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
            page = self._document[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE:
                for start, value in _page(page, is_paragraphs=is_paragraphs):
                    starts.append(start)
                    values.append(value)
        order = sorted(range(len(starts)), key=starts.__getitem__)
        return _Ranges([starts[k] for k in order], [values[k] for k in order])

    def _look(self, properties: bytes) -> Look:
        if properties not in self._known:
            look = PLAIN_LOOK
            for code, operand in _properties(properties):
                look = _looked(look, code, operand)
            self._known[properties] = look
        return self._known[properties]


def _page(page: bytes, *, is_paragraphs: bool) -> Iterator[tuple[int, bytes]]:
    """Where each run or paragraph of a formatting page begins, and its properties."""
    count = page[-1]
    step = 13 if is_paragraphs else 1
    if 4 * (count + 1) + step * count > _PAGE:
        return
    starts = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + step * index]
        if not at:
            yield starts[index], b""
        elif not is_paragraphs:
            yield starts[index], page[at + 1 : at + 1 + page[at]]
        else:
            size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1] + 1
            first = at + 1 if page[at] else at + 2
            yield starts[index], page[first + 2 : at + 1 + size]


def _properties(found: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(found):
        code = struct.unpack_from("<H", found, at)[0]
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = found[at]
            at += 1
        yield code, found[at : at + size]
        at += size


def _paragraph(properties: bytes) -> Paragraph:
    if not properties:
        return _USUAL
    set_ = dict(_properties(properties))
    return Paragraph(*(any(set_.get(code, b"")) for code in (_LIST, _IN_TABLE, _ROW_END)))


_USUAL = Paragraph()


def _looked(look: Look, code: int, operand: bytes) -> Look:
    if name := _TOGGLES.get(code):
        return replace(look, **{name: operand[:1] in (b"\x01", b"\x81")})  # type: ignore[arg-type]
    if code == _SIZE and len(operand) == 2:
        return replace(look, size=struct.unpack("<H", operand)[0] / 2)
    if code == _INDEXED:
        return replace(look, ink=(255, 255, 255) if operand[:1] == bytes((_WHITE_INDEX,)) else None)
    if code == _COLOUR and len(operand) == 4:
        return replace(look, ink=None if operand[3] else (operand[0], operand[1], operand[2]))
    return look
