"""DOC: Word files of 1997 to 2003, through the extra `office`."""

from __future__ import annotations

from screener.model.document import Document
from screener.model.limits import LIMITS, ReadLimits
from screener.read import ole
from screener.read.characters import unusual_characters
from screener.read.formats.base import FORMATS, Format
from screener.read.plain import GAP, plain_document
from screener.read.word97 import Paragraph, WordFile
from screener.read.written import PLAIN_LOOK, Writing

_WHAT = "an old Word file"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_CELL, _LINE, _PAGE, _PARAGRAPH = "\x07", "\x0b", "\x0c", "\r"
_CHARACTERS = {"\t": GAP, _LINE: "\n", "\x1e": "-", "\xa0": " "}


def read_doc(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """Lines in reading order: the first page's header, the body, text boxes and footnotes; other headers and
    footers last, as running."""
    with ole.opened(data, _WHAT) as found:
        main = ole.stream(found, "WordDocument", limits.part)
        tables = (ole.stream(found, "0Table", limits.part), ole.stream(found, "1Table", limits.part))
        word = WordFile(main, tables)
        top, rest = word.edges()
        out, foot = Writing(), Writing(running=True)
        for part in (*top, *word.parts()):
            _write(word, part, out, limits)
        for part in rest:
            _write(word, part, foot, limits)
    pages = [page for page in out.pages if page] or [[]]
    pages[-1] = [*pages[-1], *(line for page in foot.pages for line in page)]
    raw = "".join(out.raw)
    flags = [*out.flags, *foot.flags]
    return plain_document(pages, "doc", [*out.hidden, *foot.hidden], unusual_characters([raw]), flags, limits)


def _write(word: WordFile, part: range, out: Writing, limits: ReadLimits) -> None:
    """The lines of one part. Of a field only its result is seen; a cell's end is also a row's."""
    depth = unseen = 0
    part = part[: limits.characters + 1]
    for letter, look, paragraph in word.characters(part):
        if letter == _FIELD:
            depth, unseen = depth + 1, unseen + 1
        elif letter == _RESULT:
            unseen = max(0, unseen - 1)
        elif letter == _FIELD_END:
            depth = max(0, depth - 1)
            unseen = min(unseen, depth)
        elif unseen:
            continue
        elif letter == _CELL:
            _end_cell(out, paragraph)
        elif letter == _PARAGRAPH:
            if paragraph.in_table:
                out.begin_row()
            out.end_line(mark="• " if paragraph.listed else "")
        elif letter == _PAGE:
            out.end_page()
        elif letter in _CHARACTERS or letter >= " ":
            out.write(_CHARACTERS.get(letter, letter), look)
    out.write("", PLAIN_LOOK)
    out.end_row()


def _end_cell(out: Writing, paragraph: Paragraph) -> None:
    if paragraph.ends_row:
        out.end_row()
    else:
        out.begin_row()
        out.end_cell()


def _is_doc(data: bytes) -> bool:
    return ole.kind(data) == _WHAT


FORMATS.add("doc")(Format((".doc", ".dot"), _is_doc, read_doc))
