"""Pages of a PDF that are pictures: recognised where an engine is there, named where none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pypdfium2
from pypdfium2 import raw

from screener.model.limits import ReadLimits
from screener.model.profile import Flag
from screener.read.glyphs import PageGlyphs
from screener.read.marks import left_out
from screener.read.recognise.engines import engine, how_to_get
from screener.read.recognise.pages import recognised, recognised_flags
from screener.read.visible.sight import Seen

DPI = 200
"""Dots an inch at which pages are drawn: what tesseract reads best for the time."""

_LEAST = 0.3
_FEWEST_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as read: its place in the file, its glyphs, and which of them can be seen.

    struck: words with a line through them, which count as little as those that are not seen.
    """

    page: pypdfium2.PdfPage | None
    glyphs: PageGlyphs
    sight: Seen
    struck: tuple[str, ...] = ()


@dataclass(slots=True)
class Recognition:
    """What came of the pages of a file. engine: "" where none was recognised; unread: pages that could be."""

    sheets: list[Sheet]
    engine: str = ""
    flags: list[Flag] = field(default_factory=list)
    unread: int = 0


def recognise_scans(sheets: Sequence[Sheet], limits: ReadLimits, *, whole: bool = False) -> Recognition:
    """The sheets with recognised glyphs on those that are pictures; on all of them, with `whole`."""
    chosen = engine()
    done = Recognition([])
    left = limits.scans
    for sheet in sheets:
        number = sheet.glyphs.number
        if sheet.page is None or not (whole or is_scan(sheet)):
            done.sheets.append(sheet)
        elif chosen is None:
            done.sheets.append(sheet)
            done.unread += 1
            done.flags.append(Flag("needs_ocr", number, "", f"page {number} is a picture; {how_to_get()}"))
        elif not left:
            done.sheets.append(sheet)
            done.unread += 1
            detail = f"page {number} is a picture, and {limits.scans} are recognized (limit: scans)"
            done.flags.append(left_out(number, detail))
        else:
            left -= 1
            glyphs = recognised(*_drawn(sheet, limits), chosen, number)
            glyphs = replace(glyphs, characters=sheet.glyphs.characters)
            done.sheets.append(Sheet(sheet.page, glyphs, Seen(~glyphs.space | True, ())))
            done.engine = chosen.name
            done.flags += recognised_flags(glyphs)
    return done


def is_scan(sheet: Sheet) -> bool:
    """True for a page with next to no text to see and a picture over much of it."""
    letters = int((sheet.sight.visible & ~sheet.glyphs.space).sum())
    return letters < _FEWEST_LETTERS and sheet.page is not None and _picture_share(sheet.page) >= _LEAST


def _drawn(sheet: Sheet, limits: ReadLimits) -> tuple[np.ndarray, int]:
    """The page as grey pixels, and how many of them are an inch; fewer where the page is huge."""
    page, glyphs = sheet.page, sheet.glyphs
    assert page is not None  # noqa: S101 - asked for by the caller
    inches = max(glyphs.width * glyphs.height, 1.0) / 72**2
    dpi = max(1, int(min(DPI, (limits.pixels / inches) ** 0.5)))
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=False)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    return pixels.reshape(pixels.shape[0], pixels.shape[1], -1)[:, :, 0], dpi


def _picture_share(page: pypdfium2.PdfPage) -> float:
    """Share of the page that its largest picture covers."""
    width, height = page.get_size()
    largest = 0.0
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = one.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return float(largest / max(width * height, 1.0))
