"""Small PDF files written object by object, for what no library would draw."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from pathlib import Path

LETTER = "[0 0 612 792]"
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BODY = ("Avery Example", "Coded outpatient charts for three years", "Kept 97% accuracy in audits")
"""What everybody sees on every page of these files."""

CLAIM = "Certified CCS RHIT inpatient"
"""What the tests hide, or show in an unusual way."""


def stream(content: str | bytes, attributes: str = "") -> bytes:
    """A stream object, deflated."""
    packed = zlib.compress(content.encode("latin-1") if isinstance(content, str) else content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (
        attributes.encode("latin-1"),
        len(packed),
        packed,
    )


def show(text: str, *, x: float = 72, y: float = 500, size: float = 11) -> str:
    """Operators that write one line; callers put operators of colour, mode or scale around it."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"


def body() -> str:
    """The three lines that everybody sees."""
    return "".join(show(line, y=720 - 16 * number) for number, line in enumerate(BODY))


def pdf(
    content: str | bytes,
    *,
    resources: str = "",
    page: str = "",
    media: str = LETTER,
    catalog: str = "",
    trailer: str = "",
    objects: Mapping[str, str | bytes] | None = None,
    font: str = HELVETICA,
) -> bytes:
    """A PDF of one page. `$name` stands for a reference to the object of that name.

    resources: entries of the resources besides the font F. page, catalog, trailer: entries of these.
    """
    entries: dict[str, str | bytes] = {
        "catalog": f"<</Type/Catalog/Pages $pages{catalog}>>",
        "pages": "<</Type/Pages/Kids[$page]/Count 1>>",
        "page": f"<</Type/Page/Parent $pages/MediaBox{media}/Contents $content"
        f"/Resources<</Font<</F $font>>{resources}>>{page}>>",
        "content": stream(content),
        "font": font,
        **(objects or {}),
    }
    numbers = {name: number for number, name in enumerate(entries, 1)}
    out, places = b"%PDF-1.7\n", []
    for number, entry in enumerate(entries.values(), 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, _referred(entry, numbers))
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = _referred(f"<</Size {len(places) + 1}/Root $catalog{trailer}>>", numbers)
    return out + b"trailer%s\nstartxref\n%d\n%%%%EOF\n" % (end, table)


def _referred(entry: str | bytes, numbers: Mapping[str, int]) -> bytes:
    """References by number; the bytes of a stream are left alone."""
    content = entry.encode("latin-1") if isinstance(entry, str) else entry
    head, mark, rest = content.partition(b"stream\n")
    head = re.sub(rb"\$(\w+)", lambda m: b"%d 0 R" % numbers[m[1].decode()], head)
    return head + mark + rest


def form(content: str, attributes: str = "", *, box: str = LETTER, resources: str = "") -> bytes:
    """A form XObject that knows the font F."""
    return stream(
        content,
        f"/Type/XObject/Subtype/Form/BBox{box}/Resources<</Font<</F $font>>{resources}>>{attributes}",
    )


def picture(pixels: bytes, width: int, height: int, attributes: str = "") -> bytes:
    """An image XObject of grey pixels, one byte each."""
    head = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    return stream(pixels, head + attributes)


def type3(
    glyph: str, *, scale: float = 0.001, width: float = 600, attributes: str = ""
) -> dict[str, str | bytes]:
    """Objects `font`, `drawing` and `names`: a Type 3 font whose every letter is the same drawing."""
    codes = range(32, 127)
    names = " ".join(f"/g{code}" for code in codes)
    procedures = "".join(f"/g{code} {'$blank' if code == 32 else '$drawing'}" for code in codes)
    pairs = "".join(f"<{code:02X}> <{code:04X}>\n" for code in codes)
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar\n{pairs}endbfchar\n"
        "endcmap end end"
    )
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[{scale:.6f} 0 0 {scale:.6f} 0 0]"
        f"/FirstChar 32/LastChar 126/Widths[{' '.join([str(width)] * len(codes))}]"
        f"/CharProcs<<{procedures}>>/Encoding<</Type/Encoding/Differences[32 {names}]>>"
        f"/Resources<<>>/ToUnicode $mapping{attributes}>>"
    )
    return {
        "font3": font,
        "drawing": stream(f"{width} 0 d0 {glyph}"),
        "blank": stream(f"{width} 0 d0"),
        "mapping": stream(mapping),
    }


def truetype(*, blank: bool = False) -> dict[str, str | bytes]:
    """Objects `font2` and what it needs: an embedded TrueType font, with or without any outlines."""
    import reportlab

    data = bytearray((Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes())
    if blank:
        # All places of glyphs the same: every glyph is empty.
        for entry in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
            if data[entry : entry + 4] == b"loca":
                start, length = (int.from_bytes(data[entry + k : entry + k + 4], "big") for k in (8, 12))
                data[start : start + length] = bytes(length)
    widths = " ".join(["600"] * 95)
    return {
        "font2": "<</Type/Font/Subtype/TrueType/BaseFont/Vera/Encoding/WinAnsiEncoding/FirstChar 32"
        f"/LastChar 126/Widths[{widths}]/FontDescriptor $about>>",
        "about": "<</Type/FontDescriptor/FontName/Vera/Flags 32/FontBBox[0 -200 600 800]/ItalicAngle 0"
        "/Ascent 800/Descent -200/CapHeight 700/StemV 80/FontFile2 $file>>",
        "file": stream(bytes(data)),
    }
