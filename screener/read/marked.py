"""What a PDF says about its text objects beside drawing them: the layer, and words for programs.

Marked content (ISO 32000-1, 14.6) may belong to a layer that is switched off, and may carry an ActualText
that programs take in place of what is drawn.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from pypdfium2 import raw

from screener.read.glyphs import Bools, Ints, PageGlyphs
from screener.read.pdfium_calls import ADDRESS, HANDLE, INT, call

_COUNT = call("FPDFPageObj_CountMarks", INT, HANDLE)
_MARK = call("FPDFPageObj_GetMark", ADDRESS, HANDLE, INT)
_REMOVE = call("FPDFPageObj_RemoveMark", INT, HANDLE, HANDLE)
_SIGN = 3
_DEEPEST = 16
_LONGEST = 100_000
_LAYER = "OC"


@dataclass(frozen=True, slots=True)
class Marks:
    """layered: for each of n text objects whether it is drawn only with its layer.

    told: words for programs, one for each mark that has them, in order. handles: those marks. owners: for
    each of them its text objects.
    """

    layered: Bools
    told: list[str] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)
    owners: list[Ints] = field(default_factory=list)


def marks(owners: Ints) -> Marks:
    """The marks of text objects, n addresses."""
    count = len(owners)
    layered = np.zeros(count, dtype=bool)
    addresses = owners.tolist()
    depth = np.fromiter(map(_COUNT, addresses), dtype=np.int64, count=count)
    found = Marks(layered)
    for level in range(min(int(depth.max(initial=0)), _DEEPEST)):
        at = np.flatnonzero(depth > level)
        here = [addresses[k] for k in at.tolist()]
        handles = np.fromiter(map(_MARK, here, repeat(level)), dtype=np.int64, count=len(at))
        for mark in dict.fromkeys(handles.tolist()):
            if not mark:
                continue
            handle = ctypes.cast(mark, raw.FPDF_PAGEOBJECTMARK)
            if _name(handle) == _LAYER:
                layered[at[handles == mark]] = True
            words = _told(handle)
            if words is not None:
                found.told.append(words)
                found.handles.append(mark)
                found.owners.append(np.unique(owners[at[handles == mark]]))
    return found


def remove(marked: Marks, chosen: Iterable[int]) -> None:
    """Take marks with words for programs, by their indexes, off their text objects; the page is open."""
    for k in chosen:
        for owner in marked.owners[k].tolist():
            _REMOVE(owner, marked.handles[k])


def contradicted(marked: Marks, bare: PageGlyphs) -> list[int]:
    """Indexes of the marks whose words are not those that are drawn. bare: the page without the marks."""
    raw_text = bare.raw
    wrong = []
    for k, words in enumerate(marked.told):
        at = np.flatnonzero(np.isin(bare.owner, marked.owners[k]))
        if not _agree(words, "".join([raw_text[i] for i in at.tolist()])):
            wrong.append(k)
    return wrong


def _agree(told: str, drawn: str) -> bool:
    """Whether the words for programs say what is drawn: the same letters, or the name of a sign or two."""
    letters, inked = (_letters(text) for text in (told, drawn))
    if letters == inked:
        return True
    # Signs, and letters of a font that nobody can map, stand for few letters each.
    return not inked and len(letters) <= max(_SIGN, 2 * len(drawn.strip()))


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum() and not "\ue000" <= c <= "\uf8ff")


def _name(mark: object) -> str:
    size = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 16)()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0]


def _told(mark: object) -> str | None:
    """The mark's ActualText; None without one."""
    size = ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, size):
        return None
    buffer = ctypes.create_string_buffer(min(size.value, _LONGEST) + 2)
    raw.FPDFPageObjMark_GetParamStringValue(
        mark, b"ActualText", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer), size
    )
    return buffer.raw.decode("utf-16-le", "replace").split("\0", 1)[0]
