"""Attacks: PDF files whose body everybody sees and whose CLAIM nobody sees. Name → bytes."""

from __future__ import annotations

from collections.abc import Callable

from pdf_objects import CLAIM, body, form, pdf, picture, show, stream, truetype, type3

BAND = "q 0.1 0.1 0.4 rg 60 490 400 30 re f Q\n"
WHITE = "q 1 g 60 490 400 30 re f Q\n"


def _colour(operators: str, resources: str = "", objects: dict[str, str | bytes] | None = None) -> bytes:
    return pdf(f"{body()}q {operators} {show(CLAIM)} Q", resources=resources, objects=objects)


def _separation() -> bytes:
    space = "/ColorSpace<</S[/Separation/Spot/DeviceCMYK $tint]>>"
    tint = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 1 0]/N 1>>"
    return _colour("/S cs 0 scn", space, {"tint": tint})


def _calibrated(space: str, values: str) -> bytes:
    return _colour(f"/S cs {values} scn", f"/ColorSpace<</S {space}>>")


def _indexed() -> bytes:
    return _calibrated("[/Indexed/DeviceRGB 1<FFFFFF000000>]", "0")


def _icc() -> bytes:
    profile = stream(b"no profile", "/N 1/Alternate/DeviceGray")
    return _colour("/S cs 1 scn", "/ColorSpace<</S[/ICCBased $profile]>>", {"profile": profile})


def _tiling() -> bytes:
    cell = stream(
        "1 g 0 0 8 8 re f",
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 8 8]/XStep 8/YStep 8/Resources<<>>",
    )
    return _colour("/Pattern cs /P scn", "/Pattern<</P $cell>>", {"cell": cell})


def _gradient() -> bytes:
    shading = "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 612 0]/Function $even/Extend[true true]>>"
    objects = {
        "even": "<</FunctionType 2/Domain[0 1]/C0[1]/C1[1]/N 1>>",
        "pattern": f"<</PatternType 2/Shading {shading}>>",
    }
    return _colour("/Pattern cs /P scn", "/Pattern<</P $pattern>>", objects)


def _graphics_state(entries: str, objects: dict[str, str | bytes] | None = None) -> bytes:
    return _colour("/G gs", f"/ExtGState<</G<<{entries}>>>>", objects)


def _soft_mask() -> bytes:
    group = form("0 g 0 0 612 792 re f", "/Group<</S/Transparency/CS/DeviceGray>>")
    return _graphics_state("/SMask<</S/Luminosity/G $group>>", {"group": group})


def _form(attributes: str = "", before: str = "", resources: str = "", **options: str) -> bytes:
    return pdf(
        f"{body()}q {before} /X Do Q",
        resources=f"/XObject<</X $form>>{resources}",
        objects={"form": form(show(CLAIM), attributes, **options)},
    )


def _nested_form() -> bytes:
    inner, outer = (
        form(show(CLAIM)),
        form("/G gs /Y Do", resources="/XObject<</Y $inner>>/ExtGState<</G<</ca 0>>>>"),
    )
    return pdf(f"{body()}/X Do", resources="/XObject<</X $outer>>", objects={"inner": inner, "outer": outer})


def _covered(cover: str, resources: str = "", objects: dict[str, str | bytes] | None = None) -> bytes:
    return pdf(f"{body()}{show(CLAIM)}{cover}", resources=resources, objects=objects)


def _beneath_picture() -> bytes:
    return _covered(
        "q 400 0 0 30 60 490 cm /X Do Q", "/XObject<</X $photo>>", {"photo": picture(b"\xee" * 16, 4, 4)}
    )


def _beneath_photo() -> bytes:
    pixels = bytes((x * 7 + y * 13) % 200 for y in range(30) for x in range(40))
    return _covered(
        "q 400 0 0 30 60 490 cm /X Do Q", "/XObject<</X $photo>>", {"photo": picture(pixels, 40, 30)}
    )


def _white_on_picture() -> bytes:
    content = f"{body()}q 400 0 0 30 60 490 cm /X Do Q 1 g {show(CLAIM)}"
    return pdf(content, resources="/XObject<</X $photo>>", objects={"photo": picture(b"\xff" * 16, 4, 4)})


def _without_ink_on_picture() -> bytes:
    content = f"{body()}q 400 0 0 30 60 490 cm /X Do Q 3 Tr {show(CLAIM)}"
    return pdf(content, resources="/XObject<</X $photo>>", objects={"photo": picture(b"\xf0" * 16, 4, 4)})


def _shading() -> bytes:
    kind = "/ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 0]/Function $even/Extend[true true]"
    entry = f"/Shading<</W<<{kind}>>>>"
    even = {"even": "<</FunctionType 2/Domain[0 1]/C0[1]/C1[1]/N 1>>"}
    return _covered("q 60 490 400 30 re W n /W sh Q", entry, even)


def _annotation(entries: str, appearance: str = "1 g 0 0 400 30 re f") -> bytes:
    annotation = f"<</Type/Annot{entries}/F 4/Rect[60 490 460 520]/AP<</N $look>>>>"
    objects = {"note": annotation, "look": form(appearance, box="[0 0 400 30]")}
    return pdf(f"{body()}{show(CLAIM)}", page="/Annots[$note]", objects=objects)


def _lying_on(operators: str, *, size: float = 11, left: float = 60) -> bytes:
    """A typed note that says the claim, in a way that nobody sees."""
    look = f"{operators} BT /F {size} Tf 5 10 Td ({CLAIM}) Tj ET"
    note = f"<</Type/Annot/Subtype/FreeText/F 4/Rect[{left} 490 {left + 400} 520]/AP<</N $look>>>>"
    objects = {"note": note, "look": form(look, box="[0 0 400 30]")}
    return pdf(body(), page="/Annots[$note]", objects=objects)


def _layer(config: str, *, properties: str = "$layer", content: str | None = None, more: str = "") -> bytes:
    return pdf(
        content or f"{body()}/OC /L BDC {show(CLAIM)} EMC",
        resources=f"/Properties<</L {properties}>>",
        catalog=f"/OCProperties<</OCGs[$layer]/D<<{config}>>>>",
        objects={"layer": f"<</Type/OCG/Name(l){more}>>"},
    )


def _layer_of_form() -> bytes:
    return pdf(
        f"{body()}/X Do",
        resources="/XObject<</X $form>>",
        catalog="/OCProperties<</OCGs[$layer]/D<</OFF[$layer]>>>>",
        objects={"layer": "<</Type/OCG/Name(l)>>", "form": form(show(CLAIM), "/OC $layer")},
    )


def _type3(glyph: str, scale: float = 0.001) -> bytes:
    return pdf(
        f"{body()}BT /T 11 Tf 72 500 Td ({CLAIM}) Tj ET",
        resources="",
        objects=type3(glyph, scale=scale),
        page="",
    ).replace(b"/Font<</F ", b"/Font<</T 6 0 R/F ")


def _narrow_columns() -> str:
    return (
        "BT /F 11 Tf 3 Tz "
        + "".join(f"1 0 0 1 {72 + k} 500 Tm ({c}) Tj " for k, c in enumerate(CLAIM))
        + "ET"
    )


def _beneath_letters() -> bytes:
    """The same words in white over the black ones, filled and with a thick outline."""
    return _covered(f"q 1 g {show(CLAIM)} 1 G 3 w 1 Tr {show(CLAIM)} Q")


def _beneath_block_letter() -> bytes:
    """One letter of a font of its own, which is a white block over the words."""
    block = type3("1 g 0 0 40000 3000 re f")
    made = pdf(f"{body()}{show(CLAIM)}BT /T 11 Tf 60 490 Td (M) Tj ET", objects=block)
    return made.replace(b"/Font<</F ", b"/Font<</T 6 0 R/F ")


def _in_forms_matrix() -> bytes:
    return _form("/Matrix[0.05 0 0 0.05 72 500]")


def _huge_page() -> bytes:
    large = "".join(
        f"BT /F 150 Tf 720 {7200 - 200 * number} Td ({line}) Tj ET\n"
        for number, line in enumerate(
            ("Avery Example", "Coded outpatient charts for three years", "Kept 97% accuracy in audits")
        )
    )
    return pdf(large + show(CLAIM, size=9), media="[0 0 6120 7920]")


def _strips(step: float) -> str:
    count = int(30 / step)
    return (
        "q 1 g " + "".join(f"60 {490 + k * step:.2f} 400 {step * 1.05:.2f} re f " for k in range(count)) + "Q"
    )


_MADE: dict[str, Callable[[], bytes]] = {
    "white": lambda: _colour("1 1 1 rg"),
    "nearly_white": lambda: _colour("0.996 0.996 0.996 rg"),
    "off_white": lambda: _colour("0.93 0.94 0.92 rg"),
    "white_grey_space": lambda: _colour("1 g"),
    "white_inks": lambda: _colour("0 0 0 0 k"),
    "white_separation": _separation,
    "white_icc": _icc,
    "white_lab": lambda: _calibrated("[/Lab<</WhitePoint[0.9505 1 1.089]>>]", "100 0 0"),
    "white_calibrated": lambda: _calibrated("[/CalRGB<</WhitePoint[0.9505 1 1.089]>>]", "1 1 1"),
    "white_indexed": _indexed,
    "white_tiles": _tiling,
    "white_gradient": _gradient,
    "white_outline": lambda: _colour("1 Tr 1 G 0.3 w"),
    "white_fill_and_outline": lambda: _colour("2 Tr 1 g 1 G"),
    "navy_on_navy": lambda: pdf(f"{body()}{BAND}q 0.1 0.1 0.4 rg {show(CLAIM)} Q"),
    "nearly_navy_on_navy": lambda: pdf(f"{body()}{BAND}q 0.15 0.12 0.43 rg {show(CLAIM)} Q"),
    "black_on_black": lambda: pdf(f"{body()}q 0 g 60 490 400 30 re f Q {show(CLAIM)}"),
    "white_on_picture": _white_on_picture,
    "beneath_picture": _beneath_picture,
    "beneath_photo": _beneath_photo,
    "beneath_rectangle": lambda: _covered(WHITE),
    "beneath_grey_rectangle": lambda: _covered("q 0.9 g 60 490 400 30 re f Q"),
    "beneath_strips": lambda: _covered(_strips(2.0)),
    "beneath_fine_strips": lambda: _covered(_strips(0.6)),
    "beneath_thick_line": lambda: _covered("q 1 G 30 w 60 505 m 460 505 l S Q"),
    "beneath_shading": _shading,
    "beneath_form": lambda: _covered(
        "/X Do",
        "/XObject<</X $form>>",
        {"form": form("1 g 0 0 400 30 re f", "/Matrix[1 0 0 1 60 490]", box="[0 0 400 30]")},
    ),
    "beneath_rectangle_on_band": lambda: _covered("q 0.1 0.1 0.4 rg 60 490 400 30 re f Q"),
    "beneath_letters": _beneath_letters,
    "beneath_block_letter": _beneath_block_letter,
    "beneath_clear_rectangles": lambda: _covered(f"/G gs {WHITE * 8}", "/ExtGState<</G<</ca 0.5>>>>"),
    "beneath_nearly_solid_rectangle": lambda: _covered(f"/G gs {WHITE}", "/ExtGState<</G<</ca 0.98>>>>"),
    "beneath_inline_picture": lambda: _covered(
        "q 400 0 0 30 60 490 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    ),
    "beneath_curve": lambda: _covered("q 1 g 60 490 m 60 540 460 540 460 490 c h f Q"),
    "clipped_to_a_dot": lambda: pdf(f"{body()}q 7 Tr {show('.', x=500, y=300)} 0 Tr {show(CLAIM)} Q"),
    "pale_yellow": lambda: _colour("1 1 0.8 rg"),
    "dark_red_on_black": lambda: pdf(f"{body()}q 0 g 60 490 400 30 re f 0.1 0 0 rg {show(CLAIM)} Q"),
    "white_type3": lambda: _type3("1 g 0 0 400 700 re f"),
    "without_ink_in_form": lambda: pdf(
        f"{body()}/X Do", resources="/XObject<</X $form>>", objects={"form": form(f"3 Tr {show(CLAIM)}")}
    ),
    "tiny_by_negative_size": lambda: pdf(f"{body()}BT /F -1 Tf -1 0 0 -1 72 500 Tm ({CLAIM}) Tj ET"),
    "layer_expression": lambda: _layer("/ON[$layer]", properties="<</Type/OCMD/VE[/Not $layer]>>"),
    "layer_by_usage": lambda: _layer(
        "/AS[<</Event/View/Category[/View]/OCGs[$layer]>>]", more="/Usage<</View<</ViewState/OFF>>>>"
    ),
    "words_in_turn": lambda: pdf(
        body()
        + "".join(
            f"{k % 2} g {show(word, x=72 + 60 * k)}"
            for k, word in enumerate(("Happy", "Certified", "to", "CCS", "work", "RHIT", "here", "inpatient"))
        )
    ),
    "beneath_annotation": lambda: _annotation("/Subtype/Square/IC[1 1 1]"),
    "beneath_stamp": lambda: _annotation("/Subtype/Stamp"),
    "white_note": lambda: _lying_on("1 g"),
    "tiny_note": lambda: _lying_on("0 g", size=1),
    "note_off_page": lambda: _lying_on("0 g", left=-500),
    "clear": lambda: _graphics_state("/ca 0"),
    "nearly_clear": lambda: _graphics_state("/ca 0.03"),
    "clear_outline": lambda: _colour("1 Tr /G gs", "/ExtGState<</G<</CA 0>>>>"),
    "soft_mask": _soft_mask,
    "without_ink": lambda: _colour("3 Tr"),
    "only_clip": lambda: _colour("7 Tr"),
    "without_ink_on_picture": _without_ink_on_picture,
    "without_ink_on_words": lambda: pdf(f"{body()}3 Tr {show(CLAIM, y=704)}"),
    "clear_form": lambda: _form(before="/G gs", resources="/ExtGState<</G<</ca 0>>>>"),
    "clear_group": lambda: _form(
        "/Group<</S/Transparency>>", before="/G gs", resources="/ExtGState<</G<</ca 0>>>>"
    ),
    "clear_nested_form": _nested_form,
    "outside_box_of_form": lambda: _form(box="[0 0 612 400]"),
    "clipped": lambda: _colour("60 100 200 50 re W n"),
    "clipped_to_nothing": lambda: _colour("0 0 0 0 re W n"),
    "clipped_to_triangle": lambda: _colour("0 792 m 0 480 l 612 792 l h W n"),
    "clipped_form": lambda: _form(before="60 100 200 50 re W n"),
    "below_page": lambda: pdf(body() + show(CLAIM, y=-40)),
    "left_of_page": lambda: pdf(body() + show(CLAIM, x=-400)),
    "right_of_page": lambda: pdf(body() + show(CLAIM, x=700)),
    "risen_off_page": lambda: _colour("600 Ts"),
    "outside_crop": lambda: pdf(body() + show(CLAIM, y=100), page="/CropBox[0 300 612 792]"),
    "outside_crop_turned": lambda: pdf(
        body() + show(CLAIM, y=100), page="/CropBox[0 300 612 792]/Rotate 270"
    ),
    "outside_media_at_offset": lambda: pdf(body() + show(CLAIM, y=100), media="[0 300 612 792]"),
    "tiny": lambda: pdf(body() + show(CLAIM, size=1)),
    "two_points": lambda: pdf(body() + show(CLAIM, size=2.4)),
    "tiny_by_text_matrix": lambda: pdf(f"{body()}BT /F 10 Tf 0.1 0 0 0.1 72 500 Tm ({CLAIM}) Tj ET"),
    "tiny_by_matrix": lambda: pdf(f"{body()}q 0.05 0 0 0.05 72 500 cm BT /F 20 Tf ({CLAIM}) Tj ET Q"),
    "tiny_by_form": _in_forms_matrix,
    "flat": lambda: pdf(f"{body()}BT /F 11 Tf 1 0 0 0.08 72 500 Tm ({CLAIM}) Tj ET"),
    "squeezed": lambda: _colour("1 Tz"),
    "narrow_columns": lambda: pdf(body() + _narrow_columns()),
    "huge_page": _huge_page,
    "covered_on_huge_page": lambda: pdf(
        f"q 12 0 0 12 0 0 cm {body()}{show(CLAIM, x=400)} 1 g 390 490 300 30 re f Q", media="[0 0 7344 9504]"
    ),
    "tiny_type3": lambda: _type3("0 0 400 700 re f", scale=0.00014),
    "empty_type3": lambda: _type3(""),
    "dots_for_letters": lambda: _type3("0 0 20 20 re f"),
    "empty_letters": lambda: pdf(
        f"{body()}BT /T 11 Tf 72 500 Td ({CLAIM}) Tj ET", objects=truetype(blank=True)
    ).replace(b"/Font<</F ", b"/Font<</T 6 0 R/F "),
    "layer_off": lambda: _layer("/OFF[$layer]"),
    "layer_off_by_base": lambda: _layer("/BaseState/OFF"),
    "layer_membership": lambda: _layer("/OFF[$layer]", properties="<</Type/OCMD/OCGs[$layer]/P/AllOn>>"),
    "layer_shown_when_off": lambda: _layer("", properties="<</Type/OCMD/OCGs[$layer]/P/AllOff>>"),
    "layer_of_form": _layer_of_form,
    "layer_within_tag": lambda: _layer(
        "/OFF[$layer]", content=f"{body()}/P <</MCID 0>> BDC /OC /L BDC {show(CLAIM)} EMC EMC"
    ),
    "turned_page": lambda: pdf(f"{body()}1 g {show(CLAIM)}", page="/Rotate 90"),
    "turned_text": lambda: pdf(f"{body()}1 g BT /F 11 Tf 0 1 -1 0 500 300 Tm ({CLAIM}) Tj ET"),
    "slanted_text": lambda: pdf(f"{body()}1 g BT /F 11 Tf 0.7 0.7 -0.7 0.7 300 300 Tm ({CLAIM}) Tj ET"),
    "inverted_box": lambda: pdf(f"{body()}1 g {show(CLAIM)}", media="[612 792 0 0]"),
    "user_unit": lambda: pdf(
        "q 0.1 0 0 0.1 0 0 cm " + body() + f"1 g {show(CLAIM)} Q",
        media="[0 0 61.2 79.2]",
        page="/UserUnit 10",
    ),
    "among_words": lambda: pdf(
        f"{body()}BT /F 11 Tf 72 500 Td (Skills: ) Tj 1 g ({CLAIM}) Tj 0 g ( and more) Tj ET"
    ),
    "told_by_actual_text": lambda: pdf(
        f"{body()}/Span <</ActualText({CLAIM})>> BDC {show('Friendly and warm')} EMC"
    ),
    "told_by_actual_text_of_a_dot": lambda: pdf(
        f"{body()}/Span <</ActualText({CLAIM})>> BDC {show('.')} EMC"
    ),
    "told_by_properties": lambda: pdf(
        f"{body()}/Span /A BDC {show('Friendly and warm')} EMC",
        resources="/Properties<</A $told>>",
        objects={"told": f"<</ActualText({CLAIM})>>"},
    ),
}


def attacks() -> dict[str, bytes]:
    """Every attack by name."""
    return {name: make() for name, make in _MADE.items()}
