"""Pictures of pages: scans, faxes, photographs. Their text is recognised where an engine is there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np

from screener.model.document import Document
from screener.model.limits import LIMITS, ReadLimits
from screener.read.assemble import assemble
from screener.read.characters import unusual_characters
from screener.read.faults import ReadFault
from screener.read.formats.base import FORMATS, Format
from screener.read.glyphs import PageGlyphs
from screener.read.lay import lay
from screener.read.marks import left_out
from screener.read.recognise.base import Engine, Picture
from screener.read.recognise.engines import engine, how_to_get
from screener.read.recognise.pages import recognised, recognised_flags
from screener.text.counted import counted

_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_APPLE = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_USUAL_WIDTH = 8.5
"""Inches: a picture that does not say its size is taken for a letter page."""

_NARROWEST = 1200
"""Pixels. Smaller pictures are drawn larger: engines want letters some twenty pixels high."""


def read_picture(data: bytes, limits: ReadLimits = LIMITS) -> Document:
    """The words recognised on each of its pages; ReadFault needs_ocr where there is no engine."""
    chosen = engine()
    if chosen is None:
        raise ReadFault("needs_ocr", f"it is a picture; {how_to_get()}")
    pages, flags = _pages(data, chosen, limits)
    if not any(len(page.codes) for page in pages):
        raise ReadFault("empty", "no words can be made out on the picture")
    for page in pages:
        flags += recognised_flags(page)
    laid = [lay(page, np.ones(len(page.codes), dtype=np.bool_)) for page in pages]
    return assemble(laid, chosen.name, (), unusual_characters([page.raw for page in pages]), flags)


def _pages(data: bytes, chosen: Engine, limits: ReadLimits) -> tuple[list[PageGlyphs], list[Any]]:
    pages: list[PageGlyphs] = []
    for number, (picture, dpi) in enumerate(_frames(data, limits), 1):
        if number > limits.scans:
            pages_are = counted(limits.scans, "page of the picture is", "pages of the picture are")
            detail = f"only the first {pages_are} recognized (limit: scans)"
            return pages, [left_out(limits.scans, detail)]
        pages.append(recognised(picture, dpi, chosen, number))
    return pages, []


def _frames(data: bytes, limits: ReadLimits) -> Iterator[tuple[Picture, int]]:
    """Each page as grey pixels, upright as its camera says, and its dots an inch."""
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # what is too large is refused here, by our own limit
    try:
        with Image.open(io.BytesIO(data)) as opened:
            frames = ImageSequence.Iterator(opened)
            for frame in frames if not getattr(opened, "is_animated", False) or _is_fax(opened) else [opened]:
                if frame.width * frame.height > limits.pixels:
                    raise ReadFault("too_large", f"more than {limits.pixels:,} pixels")
                page = ImageOps.exif_transpose(_on_white(frame)).convert("L")
                times = max(1, round(_NARROWEST / page.width)) if page.width < _NARROWEST else 1
                if times > 1:
                    page = page.resize((page.width * times, page.height * times))
                yield np.asarray(page, dtype=np.uint8), max(1, round(page.width / _USUAL_WIDTH))
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError) as error:
        raise ReadFault(
            "unreadable", "the picture is damaged, or of a kind that is not known here"
        ) from error


def _is_fax(picture: Any) -> bool:
    """True for TIFF, whose frames are pages; those of other formats are a film."""
    return bool(picture.format == "TIFF")


def _on_white(picture: Any) -> Any:
    """What is clear is paper."""
    from PIL import Image

    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture
    drawn = picture.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    paper.info["exif"] = picture.info.get("exif", b"")
    return paper


def _is_picture(data: bytes) -> bool:
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return data.startswith(_STARTS) or is_webp or data[4:12] in _APPLE


FORMATS.add("picture")(
    Format(
        (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".webp"),
        _is_picture,
        read_picture,
    )
)
