"""Innocent files: PDF designs that look like tricks to attributes alone. CLAIM is there to be seen."""

from __future__ import annotations

from collections.abc import Callable

from hidden_in_pdf import BAND
from pdf_objects import BODY, CLAIM, body, form, pdf, picture, show, truetype, type3
from PIL import Image, ImageDraw, ImageFilter


def _colour(operators: str, resources: str = "", objects: dict[str, str | bytes] | None = None) -> bytes:
    return pdf(f"{body()}q {operators} {show(CLAIM)} Q", resources=resources, objects=objects)


def _on_picture(pixels: bytes, width: int, height: int, operators: str, *, page: bool = False) -> bytes:
    place = "612 0 0 792 0 0" if page else "400 0 0 40 60 485"
    return pdf(
        f"q {place} cm /X Do Q {body()}{operators} {show(CLAIM)}",
        resources="/XObject<</X $photo>>",
        objects={"photo": picture(pixels, width, height)},
    )


def _scanned(*, slant: float = 0.0, noise: bool = False) -> Image.Image:
    """A page of print at 144 dpi, as a scanner would give it."""
    page = Image.new("L", (1224, 1584), 248)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate((*BODY, CLAIM)):
        draw.text((144, 118 + 60 * number), line, fill=20, font_size=24)
    if slant:
        page = page.rotate(slant, fillcolor=248, resample=Image.Resampling.BILINEAR)
    if noise:
        page = page.filter(ImageFilter.GaussianBlur(1.2)).point(lambda v: v - (v * 7919 % 23))
    return page


def _recognised(*, beneath: bool = False, **scan: float | bool) -> bytes:
    """A scan with what recognition found: over it without ink, or beneath it in black."""
    page = _scanned(**scan)  # type: ignore[arg-type]
    words = "".join(
        show(line, y=792 - 71 - 30 * number, size=12) for number, line in enumerate((*BODY, CLAIM))
    )
    scan_drawn = "q 612 0 0 792 0 0 cm /X Do Q\n"
    content = words + scan_drawn if beneath else f"{scan_drawn}3 Tr {words}"
    return pdf(
        content, resources="/XObject<</X $scan>>", objects={"scan": picture(page.tobytes(), *page.size)}
    )


def _gradient(first: str, last: str) -> str:
    return (
        "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[60 0 460 0]/Extend[true true]"
        f"/Function<</FunctionType 2/Domain[0 1]/C0[{first}]/C1[{last}]/N 1>>>>"
    )


def _on_gradient() -> bytes:
    return pdf(
        f"{body()}q 60 485 400 40 re W n /S sh Q 1 g {show(CLAIM)}",
        resources="/Shading<</S $shading>>",
        objects={"shading": _gradient("0.1 0.2 0.5", "0.4 0.1 0.4")},
    )


def _in_gradient() -> bytes:
    objects = {
        "pattern": "<</PatternType 2/Shading $shading>>",
        "shading": _gradient("0.7 0.1 0.1", "0.1 0.1 0.6"),
    }
    return _colour("/Pattern cs /P scn", "/Pattern<</P $pattern>>", objects)


def _cut_out_of_gradient() -> bytes:
    return pdf(
        f"{body()}q BT 7 Tr /F 24 Tf 72 500 Td ({CLAIM}) Tj ET /S sh Q",
        resources="/Shading<</S $shading>>",
        objects={"shading": _gradient("0.7 0.1 0.1", "0.1 0.1 0.6")},
    )


def _formed(attributes: str = "", **options: str) -> bytes:
    return pdf(
        f"{body()}/X Do",
        resources="/XObject<</X $form>>",
        objects={"form": form(show(CLAIM), attributes, **options)},
    )


def _nested() -> bytes:
    inner = form(show(CLAIM, x=36, y=250, size=5.5))
    outer = form("/Y Do", "/Matrix[2 0 0 2 0 0]", resources="/XObject<</Y $inner>>")
    return pdf(f"{body()}/X Do", resources="/XObject<</X $outer>>", objects={"inner": inner, "outer": outer})


def _layer(config: str, more: str = "") -> bytes:
    return pdf(
        f"{body()}/OC /L BDC {show(CLAIM)} EMC",
        resources="/Properties<</L $layer>>",
        catalog=f"/OCProperties<</OCGs[$layer]/D<<{config}>>>>",
        objects={"layer": f"<</Type/OCG/Name(l){more}>>"},
    )


def _soft_mask() -> bytes:
    group = form("1 g 0 0 612 792 re f", "/Group<</S/Transparency/CS/DeviceGray>>")
    return _colour("/G gs", "/ExtGState<</G<</SMask<</S/Luminosity/G $group>>>>>>", {"group": group})


def _told() -> bytes:
    """Words for programs that say what is drawn: a word cut by a hyphen, and a sign by its name."""
    return pdf(
        f"{body()}/Span <</ActualText(Certified)>> BDC {show('Certi-')}{show('fied', y=484)} EMC "
        f"/Span <</ActualText(o)>> BDC {show(chr(183), x=60, y=468)} EMC {show('CCS RHIT inpatient', y=468)}"
    )


def _annotated(entries: str, appearance: str) -> bytes:
    annotation = f"<</Type/Annot{entries}/F 4/Rect[60 490 460 520]/AP<</N $look>>>>"
    look = form(appearance, box="[0 0 400 30]", resources="/ExtGState<</M<</BM/Multiply>>/T<</ca 0.3>>>>")
    return pdf(f"{body()}{show(CLAIM)}", page="/Annots[$note]", objects={"note": annotation, "look": look})


def _lying_on(kind: str, catalog: str = "") -> bytes:
    """The claim in a typed note, a stamp or a field of a form, in plain sight."""
    note = f"<</Type/Annot/Subtype/{kind}/F 4/Rect[60 490 460 520]/AP<</N $look>>>>"
    look = form(f"BT /F 11 Tf 5 10 Td ({CLAIM}) Tj ET", box="[0 0 400 30]")
    return pdf(body(), page="/Annots[$note]", catalog=catalog, objects={"note": note, "look": look})


def _linked() -> bytes:
    link = (
        "<</Type/Annot/Subtype/Link/Rect[60 490 460 520]/Border[0 0 1]/A<</S/URI/URI(https://example.com)>>>>"
    )
    return pdf(f"{body()}{show(CLAIM)}", page="/Annots[$link]", objects={"link": link})


def _type3(scale: float, size: float, box: float) -> bytes:
    glyphs = type3(f"0 0 {box * 0.5:g} {box * 0.7:g} re f", scale=scale, width=box * 0.6)
    made = pdf(f"{body()}BT /T {size} Tf 72 500 Td ({CLAIM}) Tj ET", objects=glyphs)
    return made.replace(b"/Font<</F ", b"/Font<</T 6 0 R/F ")


def _overlaid(cover: str, state: str = "") -> bytes:
    return pdf(f"{body()}{show(CLAIM)}q {cover} Q", resources=f"/ExtGState<</G<<{state}>>>>")


_PAPER = bytes(236 + (x * 31 + y * 17) % 12 for y in range(99) for x in range(77))
_PHOTO = bytes(40 + (x * 5 + y * 3) % 60 for y in range(20) for x in range(80))

_MADE: dict[str, Callable[[], bytes]] = {
    "white_on_navy": lambda: pdf(f"{body()}{BAND}1 g {show(CLAIM)}"),
    "white_on_gradient": _on_gradient,
    "white_on_dark_photo": lambda: _on_picture(_PHOTO, 80, 20, "1 g"),
    "black_on_light_photo": lambda: _on_picture(bytes(v + 120 for v in _PHOTO), 80, 20, "0 g"),
    "on_paper_texture": lambda: _on_picture(_PAPER, 77, 99, "0 g", page=True),
    "dark_page": lambda: pdf(f"0.1 g 0 0 612 792 re f 0.95 g {body()}{show(CLAIM)}"),
    "white_box_on_band": lambda: pdf(f"{body()}{BAND}1 g 70 494 300 20 re f 0 g {show(CLAIM)}"),
    "shaded_row": lambda: pdf(f"{body()}0.9 g 60 490 400 30 re f 0 g {show(CLAIM)}"),
    "recognised": _recognised,
    "recognised_beneath": lambda: _recognised(beneath=True),
    "recognised_slanted": lambda: _recognised(slant=0.3),
    "recognised_poorly": lambda: _recognised(noise=True),
    "grey": lambda: _colour("0.7 g"),
    "pale_blue": lambda: _colour("0.55 0.7 0.9 rg"),
    "light_grey_small": lambda: pdf(f"{body()}0.6 g {show(CLAIM, size=7)}"),
    "small": lambda: pdf(body() + show(CLAIM, size=6)),
    "five_points": lambda: pdf(body() + show(CLAIM, size=5)),
    "condensed": lambda: _colour("60 Tz"),
    "outlined": lambda: pdf(f"{body()}0.4 w 1 Tr {show(CLAIM, size=18)}"),
    "filled_and_outlined": lambda: _colour("2 Tr 0.3 w"),
    "shadowed": lambda: pdf(f"{body()}0.8 g {show(CLAIM, x=73, y=499)} 0 g {show(CLAIM)}"),
    "glowing": lambda: pdf(f"{body()}q 1 G 3 w 1 Tr {show(CLAIM)} Q {show(CLAIM)}"),
    "struck_twice": lambda: pdf(f"{body()}{show(CLAIM)}{show(CLAIM, x=72.3)}"),
    "struck_four_times": lambda: pdf(body() + "".join(show(CLAIM, x=72 + 0.2 * k) for k in range(4))),
    "half_clear": lambda: _colour("/G gs", "/ExtGState<</G<</ca 0.5>>>>"),
    "soft_mask": _soft_mask,
    "multiplied": lambda: _colour("/G gs", "/ExtGState<</G<</BM/Multiply>>>>"),
    "clipped_around": lambda: _colour("60 480 400 60 re W n"),
    "clipped_to_round": lambda: _colour("60 480 m 500 440 l 520 540 l 40 560 l h W n"),
    "in_form": _formed,
    "in_group": lambda: _formed("/Group<</S/Transparency>>"),
    "in_nested_forms": _nested,
    "layer_on": lambda: _layer("/ON[$layer]"),
    "layer_on_by_base": lambda: _layer("/BaseState/OFF/ON[$layer]"),
    "layer_locked": lambda: _layer("/Locked[$layer]/Order[$layer]"),
    "told_as_drawn": _told,
    "ink_by_name": lambda: _colour(
        "/S cs 1 scn",
        "/ColorSpace<</S[/Separation/Black/DeviceCMYK $tint]>>",
        {"tint": "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0 0 1]/N 1>>"},
    ),
    "lab": lambda: _colour("/S cs 30 10 -20 scn", "/ColorSpace<</S[/Lab<</WhitePoint[0.9505 1 1.089]>>]>>"),
    "gradient": _in_gradient,
    "cut_out_of_gradient": _cut_out_of_gradient,
    "turned_page": lambda: pdf(body() + show(CLAIM), page="/Rotate 90"),
    "turned_text": lambda: pdf(f"{body()}BT /F 11 Tf 0 1 -1 0 500 300 Tm ({CLAIM}) Tj ET"),
    "turned_on_band": lambda: pdf(
        f"{body()}0.1 0.1 0.4 rg 480 280 30 300 re f 1 g BT /F 11 Tf 0 1 -1 0 500 300 Tm ({CLAIM}) Tj ET"
    ),
    "embedded_font": lambda: pdf(
        f"{body()}BT /T 11 Tf 72 500 Td ({CLAIM}) Tj ET", objects=truetype()
    ).replace(b"/Font<</F ", b"/Font<</T 6 0 R/F "),
    "negative_size": lambda: pdf(f"{body()}BT /F -11 Tf -1 0 0 -1 72 500 Tm ({CLAIM}) Tj ET"),
    "upside_down": lambda: pdf(f"{body()}BT /F 11 Tf -1 0 0 -1 400 500 Tm ({CLAIM}) Tj ET"),
    "flipped_and_back": lambda: pdf(
        f"{body()}q 1 0 0 -1 0 792 cm BT /F 11 Tf 1 0 0 -1 72 300 Tm ({CLAIM}) Tj ET Q"
    ),
    "yellow": lambda: _colour("0.95 0.8 0 rg"),
    "blue_on_black": lambda: pdf(f"{body()}0 g 60 490 400 30 re f 0.2 0.3 1 rg {show(CLAIM)}"),
    "large_white_initial": lambda: pdf(
        f"{body()}{BAND}q 1 g {show('M', x=62, y=492, size=28)} {show(CLAIM, x=100)} Q"
    ),
    "type3": lambda: _type3(0.001, 11, 1000),
    "type3_in_dots": lambda: _type3(1, 0.24, 46),
    "type3_of_size_one": lambda: _type3(0.01204, 1, 913),
    "inverted_box": lambda: pdf(body() + show(CLAIM), media="[612 792 0 0]"),
    "box_without_area": lambda: pdf(body() + show(CLAIM), media="[0 0 0 0]"),
    "inverted_crop": lambda: pdf(body() + show(CLAIM), page="/CropBox[0 792 612 0]"),
    "empty_crop": lambda: pdf(body() + show(CLAIM), page="/CropBox[0 0 0 0]"),
    "larger_crop": lambda: pdf(body() + show(CLAIM), page="/CropBox[-500 -500 2000 2000]"),
    "box_at_offset": lambda: pdf(
        f"q 1 0 0 1 -306 -396 cm {body()}{show(CLAIM)} Q", media="[-306 -396 306 396]", page="/Rotate 180"
    ),
    "user_unit": lambda: pdf(
        f"q 0.1 0 0 0.1 0 0 cm {body()}{show(CLAIM)} Q", media="[0 0 61.2 79.2]", page="/UserUnit 10"
    ),
    "large_page": lambda: pdf(f"q 3 0 0 3 0 0 cm {body()}{show(CLAIM)} Q", media="[0 0 1836 2376]"),
    "struck_through": lambda: _overlaid("0.8 w 72 503.5 m 240 503.5 l S"),
    "underlined": lambda: _overlaid("72 497.5 170 0.6 re f"),
    "highlighted_after": lambda: _overlaid("/G gs 1 1 0 rg 70 495 200 16 re f", "/BM/Multiply"),
    "washed_after": lambda: _overlaid("/G gs 0.2 0.4 0.8 rg 70 495 200 16 re f", "/ca 0.2"),
    "framed_after": lambda: _overlaid("1 w 60 490 400 30 re S"),
    "highlighted_by_note": lambda: _annotated("/Subtype/Highlight", "/M gs 1 1 0 rg 0 0 400 30 re f"),
    "tinted_by_note": lambda: _annotated("/Subtype/Square", "/T gs 0 0 1 rg 0 0 400 30 re f"),
    "typed_note": lambda: _lying_on("FreeText"),
    "stamped": lambda: _lying_on("Stamp"),
    "filled_in": lambda: _lying_on("Widget/FT/Tx/T(a)/V(x)", "/AcroForm<</Fields[$note]>>"),
    "linked": _linked,
    "residue": lambda: pdf(f"{body()}{show(CLAIM)}1 g {show('. - .', y=400)}{show(' ', y=380)}"),
    "stream_of_many_shapes": lambda: pdf(
        body()
        + "".join(f"0.9 g {60 + k % 40 * 5} {100 + k // 40} 4 1 re f\n" for k in range(3000))
        + "0 g "
        + show(CLAIM)
    ),
}


def designs() -> dict[str, bytes]:
    """Every innocent file by name."""
    return {name: make() for name, make in _MADE.items()}
