"""How text objects of a PDF page look: font, size, angle, colour, and whether their letters have a shape."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from itertools import repeat
from typing import Any

import numpy as np
from pypdfium2 import raw

from screener.read.glyphs import Bools, Floats, Ints, Style
from screener.read.pdfium_calls import ADDRESS, HANDLE, INT, call, places, run

_MATRIX = call("FPDFText_GetMatrix", INT, HANDLE, INT, HANDLE)
_SIZE = call("FPDFTextObj_GetFontSize", INT, HANDLE, HANDLE)
_COLOUR = call("FPDFPageObj_GetFillColor", INT, *[HANDLE] * 5)
_MODE = call("FPDFTextObj_GetTextRenderMode", INT, HANDLE)
_BLENDED = call("FPDFPageObj_HasTransparency", INT, HANDLE)
_FONT = call("FPDFTextObj_GetFont", ADDRESS, HANDLE)
_INK_BOX = call("FPDFText_GetCharBox", INT, HANDLE, INT, *[HANDLE] * 4)

_OPAQUE = 255
_SAME_HEIGHT = 0.2
_SAMPLE = 24
"""Letters of a style whose outlines are looked at."""

_FLAT = 0.2
"""Of the size: no letter is lower."""

_FEW = 0.2
"""Of the sample: so many letters without a shape, and all of the style are doubted."""


def turned(styles: list[Style], rotation: int) -> list[Style]:
    if not rotation:
        return styles
    return [replace(s, angle=(s.angle + rotation) % 360) for s in styles]


def styles_of(
    handle: int | None, firsts: Ints, owners: list[int], boxes: Floats, layered: Bools
) -> tuple[Ints, list[Style]]:
    """Which style each text object has, and the styles. firsts, boxes: the first character of each object.

    Some producers (Qt) write one object a glyph, so this too goes in bulk; and a neighbour of just the same
    height on just the same line is taken to have the same size and angle.
    """
    count = len(owners)
    if not count:
        return np.empty(0, dtype=np.int64), []
    sizes, angles = _sizes(handle, firsts, owners, boxes)
    colours: Any = (ctypes.c_uint * (4 * count))()
    channels = (places(colours, 16, count, 4 * channel) for channel in range(4))
    inked = np.fromiter(map(_COLOUR, owners, *channels), dtype=np.int64, count=count)
    rgba = np.frombuffer(colours, dtype=np.uint32).reshape(-1, 4).astype(np.int64)
    rgba[inked == 0] = (0, 0, 0, _OPAQUE)
    fonts, font = np.unique(np.fromiter(map(_FONT, owners), dtype=np.int64, count=count), return_inverse=True)
    modes = np.fromiter(map(_MODE, owners), dtype=np.int64, count=count)
    blended = np.fromiter(map(_BLENDED, owners), dtype=np.int64, count=count)
    colour = ((rgba[:, 0] * 256 + rgba[:, 1]) * 256 + rgba[:, 2]) * 256 + rgba[:, 3]
    looks, which = _distinct(
        font, np.round(10 * sizes).astype(np.int64), angles, modes, colour, 2 * layered + blended
    )
    names = [_font(address) for address in fonts.tolist()]
    styles = []
    for k in looks.tolist():
        name, bold = names[font[k]]
        red, green, blue, alpha = rgba[k].tolist()
        look = name, float(sizes[k]), bold, int(angles[k]), int(modes[k]), (red, green, blue), alpha
        styles.append(Style(*look, bool(layered[k]), bool(blended[k])))
    return which, styles


def _distinct(*columns: Ints) -> tuple[Ints, Ints]:
    """Index of one row of each distinct kind, and for each row its kind."""
    kind = np.zeros(len(columns[0]), dtype=np.int64)
    first = kind
    for column in columns:
        if not column.any():
            continue
        _, code = np.unique(column, return_inverse=True)
        _, first, kind = np.unique(
            kind * (int(code.max()) + 1) + code, return_index=True, return_inverse=True
        )
    return first, kind


def _sizes(handle: int | None, firsts: Ints, owners: list[int], boxes: Floats) -> tuple[Floats, Ints]:
    """Effective size in points and angle in degrees clockwise as on the unrotated page, of each object."""
    steps = np.abs(np.diff(boxes[:, [1, 3]], axis=0, prepend=np.inf)).max(axis=1)
    changes = np.flatnonzero(~(steps < _SAME_HEIGHT))
    count = len(changes)
    matrices, raw_sizes = (raw.FS_MATRIX * count)(), (ctypes.c_float * count)()
    # The character's matrix, not the object's: it holds the scale of the form that the object lies in.
    step = ctypes.sizeof(raw.FS_MATRIX)
    run(map(_MATRIX, repeat(handle), firsts[changes].tolist(), places(matrices, step, count)))
    run(map(_SIZE, [owners[k] for k in changes.tolist()], places(raw_sizes, 4, count)))
    across, slope, lean, up = np.frombuffer(matrices, dtype=np.float32).reshape(-1, 6)[:, :4].T
    given = np.array(raw_sizes, dtype=np.float64)
    sizes = np.abs(given) * np.hypot(lean, up)
    # Page coordinates run upwards, so a turn to the left is a negative turn as displayed. A negative size
    # turns the letters upside down, as a matrix of some producers then does again.
    angles = np.round(np.degrees(np.arctan2(slope, across)) / -90).astype(np.int64) * 90
    angles = (angles + 180 * (given < 0)) % 360
    each = np.diff(changes, append=len(owners))
    return np.repeat(np.nan_to_num(np.round(sizes, 1)), each), np.repeat(angles, each)


def _font(address: int) -> tuple[str, bool]:
    """Name of a font, and whether it is heavy."""
    if not address:
        return "", False
    font = ctypes.cast(address, raw.FPDF_FONT)
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < size < 1000:
        return "", False
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    return name, bold_name(name) or raw.FPDFFont_GetWeight(font) >= 600


def bold_name(name: str) -> bool:
    """Whether a font's name says that it is heavy."""
    return any(word in name.lower() for word in ("bold", "black", "heavy", "semib", "demi"))


def with_shapes(
    handle: int | None, codes: Ints, kept: Ints, owners: Ints, style: Ints, styles: list[Style]
) -> list[Style]:
    """The styles, with `shapeless` where an embedded font's letters are far smaller than the size, or empty.

    codes, kept, owners, style: of n characters the code point, the index in the text page, the text object
    and the style. What is not embedded may only lack letters on this machine.
    """
    letters = ((codes >= 48) & (codes <= 57)) | ((codes >= 65) & (codes <= 90)) | (codes >= 97)
    found = []
    for k, one in enumerate(styles):
        of_style = np.flatnonzero((style == k) & letters)
        step = max(1, len(of_style) // _SAMPLE)
        heights = _outlines(handle, kept[of_style[::step][:_SAMPLE]], one.angle in (90, 270))
        flat = float((heights < _FLAT * one.size).mean()) if len(heights) else 0.0
        if flat >= _FEW and one.size and raw.FPDFFont_GetIsEmbedded(font_of(int(owners[of_style[0]]))) == 1:
            found.append(replace(one, shapeless=True))
        else:
            found.append(one)
    return found


def font_of(owner: int) -> Any:
    """The font of a text object, as pypdfium2's functions take it."""
    return ctypes.cast(_FONT(owner), raw.FPDF_FONT)


def _outlines(handle: int | None, indexes: Ints, is_turned: bool) -> Floats:
    """How high the outlines of characters are, in points."""
    count = len(indexes)
    edges: Any = (ctypes.c_double * (4 * count))()
    sides = (places(edges, 32, count, 8 * side) for side in range(4))
    run(map(_INK_BOX, repeat(handle), indexes.tolist(), *sides))
    left, right, bottom, top = np.array(edges, dtype=np.float64).reshape(-1, 4).T
    return np.asarray(np.abs(right - left) if is_turned else np.abs(top - bottom))
