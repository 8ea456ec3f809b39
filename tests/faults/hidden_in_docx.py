"""DOCX files, written part by part, that hide a claim, and innocent ones that look like it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pdf_objects import BODY, CLAIM

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A package with the three lines that everybody sees, the body, and parts: by kind, or by "/path"."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    lines = "".join(paragraph(line) for line in BODY)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {_NAMES}><w:body>{lines}{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml" if name[0] != "/" else f"{name[1:]}.xml", content)
    return file.getvalue()


def paragraph(text: str = CLAIM, run: str = "", properties: str = "", inside: str = "") -> str:
    """One paragraph of one run with its properties; `inside` goes into the run, before its text."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{inside}"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def comments(text: str) -> str:
    """The part with a reviewer's comment."""
    return f'<w:comments {_NAMES}><w:comment w:id="1">{paragraph(text)}</w:comment></w:comments>'


def anchor(
    content: str,
    *,
    x: int = 0,
    y: int = 0,
    width: int = 200,
    height: int = 40,
    more: str = "",
    wrap: str = "None",
) -> str:
    """A drawing that floats: its place and size in points."""
    return (
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:positionH relativeFrom="page">'
        f'<wp:posOffset>{x * 12700}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page">'
        f"<wp:posOffset>{y * 12700}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="b"{more}/>'
        f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def box(text: str, fill: str = "<a:noFill/>") -> str:
    """A shape with text in it."""
    inside = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return f"<wps:wsp><wps:spPr>{fill}</wps:spPr>{inside}</wps:wsp>"


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _table(row: str = "", cell: str = "", table: str = "", run: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{cell}</w:tcPr>{paragraph(run=run)}</w:tc></w:tr></w:tbl>"
    )


def _old_box(style: str, run: str = "") -> str:
    return (
        f'<w:p><w:r><w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{paragraph(run=run)}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def _style(properties: str, kind: str = "paragraph", more: str = "") -> dict[str, str]:
    style = f'<w:style w:type="{kind}" w:styleId="Quiet">{properties}</w:style>'
    return {"styles": f"<w:styles {_NAMES}>{style}{more}</w:styles>"}


def _fill(kind: str) -> str:
    return f"<w14:textFill>{kind}</w14:textFill>"


_WHITE = '<w:color w:val="FFFFFF"/>'
_STYLED = '<w:pStyle w:val="Quiet"/>'


def attacks() -> dict[str, bytes]:
    """Files whose CLAIM nobody sees, by name."""
    runs = {
        "vanish": "<w:vanish/>",
        "white": _WHITE,
        "nearly_white": '<w:color w:val="FDFEFC"/>',
        "paper_of_theme": '<w:color w:val="000000" w:themeColor="background1"/>',
        "white_on_white_shade": f'{_WHITE}<w:shd w:val="clear" w:fill="FFFFFF"/>',
        "black_on_black": '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        "navy_on_navy": '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="203864"/>',
        "solid_shade": '<w:color w:val="336699"/><w:shd w:val="solid" w:color="336699" w:fill="FFFFFF"/>',
        "half_point": '<w:sz w:val="1"/>',
        "one_point": '<w:sz w:val="2"/>',
        "squeezed": '<w:w w:val="1"/>',
        "on_one_spot": '<w:spacing w:val="-240"/>',
        "raised_away": '<w:position w:val="1600"/>',
        "no_fill": _fill("<w14:noFill/>"),
        "clear_fill": _fill(
            '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'
            "</w14:solidFill>"
        ),
        "white_fill": _fill('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
    }
    paragraphs = {
        "low_line": '<w:spacing w:line="10" w:lineRule="exact"/>',
        "moved_off": '<w:ind w:left="31680"/>',
        "moved_left": '<w:ind w:left="-16000"/>',
        "frame_off": '<w:framePr w:x="-20000" w:y="1" w:hAnchor="page"/>',
    }
    bodies = {
        "deleted": f"<w:p><w:del><w:r><w:delText>{CLAIM}</w:delText></w:r></w:del></w:p>",
        "moved_from": f"<w:p><w:moveFrom><w:r><w:t>{CLAIM}</w:t></w:r></w:moveFrom></w:p>",
        "box_off_page": anchor(box(paragraph()), x=-3000),
        "box_below_page": anchor(box(paragraph()), y=2000),
        "box_hidden": anchor(box(paragraph()), more=' hidden="1"'),
        "box_without_area": anchor(box(paragraph()), width=1, height=1),
        "box_white_on_white": anchor(box(paragraph(run=_WHITE), _solid("FFFFFF"))),
        "box_white_without_fill": anchor(box(paragraph(run=_WHITE))),
        "box_red_on_red": anchor(box(paragraph(run='<w:color w:val="CC0000"/>'), _solid("CC0000"))),
        "old_box_hidden": _old_box("position:absolute;visibility:hidden;width:200pt;height:40pt"),
        "old_box_off_page": _old_box("position:absolute;margin-left:-2000pt;width:200pt;height:40pt"),
        "row_hidden": _table(row="<w:hidden/>"),
        "row_low": _table(row='<w:trHeight w:val="10" w:hRule="exact"/>'),
        "cell_of_its_colour": _table(
            cell='<w:shd w:val="clear" w:fill="1F3864"/>', run='<w:color w:val="1F3864"/>'
        ),
        "white_in_plain_table": _table(run=_WHITE),
        "table_off_page": _table(table='<w:tblpPr w:tblpX="30000" w:tblpY="1"/>'),
    }
    styles = {
        "style_vanish": _style("<w:rPr><w:vanish/></w:rPr>"),
        "style_white": _style(f"<w:rPr>{_WHITE}</w:rPr>"),
        "style_tiny": _style('<w:rPr><w:sz w:val="2"/></w:rPr>'),
        "style_based_on_hidden": _style(
            '<w:basedOn w:val="Base"/>',
            more='<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
    }
    return (
        {name: docx(paragraph(run=run)) for name, run in runs.items()}
        | {name: docx(paragraph(properties=properties)) for name, properties in paragraphs.items()}
        | {name: docx(content) for name, content in bodies.items()}
        | {name: docx(paragraph(properties=_STYLED), parts) for name, parts in styles.items()}
        | {
            "character_style": docx(
                paragraph(run='<w:rStyle w:val="Quiet"/>'), _style("<w:rPr><w:vanish/></w:rPr>", "character")
            ),
        }
    )


def designs() -> dict[str, bytes]:
    """Files whose CLAIM everybody sees, by name."""
    white = paragraph(run=_WHITE)
    bodies = {
        "automatic_on_black": paragraph(run='<w:color w:val="auto"/><w:highlight w:val="black"/>'),
        "white_on_shade": paragraph(run=f'{_WHITE}<w:shd w:val="clear" w:fill="1F3864"/>'),
        "white_on_shaded_paragraph": paragraph(
            run=_WHITE, properties='<w:shd w:val="clear" w:color="auto" w:fill="2E74B5"/>'
        ),
        "white_in_shaded_cell": _table(cell='<w:shd w:val="clear" w:fill="2E74B5"/>', run=_WHITE),
        "white_in_filled_box": anchor(box(white, _solid("1F3864"))),
        "white_in_box_on_gradient": anchor(box(white, "<a:gradFill/>")),
        "white_over_band": anchor(box("", _solid("1F3864")), width=612, height=90) + white,
        "white_over_picture": anchor("<pic:pic/>", width=612, height=120) + white,
        "white_box_over_band": anchor(box("", _solid("1F3864")), height=90) + anchor(box(white)),
        "grey": paragraph(run='<w:color w:val="A6A6A6"/>'),
        "grey_of_theme": paragraph(
            run='<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>'
        ),
        "small": paragraph(run='<w:sz w:val="12"/>'),
        "condensed": paragraph(run='<w:w w:val="66"/><w:spacing w:val="-10"/>'),
        "exact_lines": paragraph(properties='<w:spacing w:line="240" w:lineRule="exact"/>'),
        "hanging": paragraph(properties='<w:ind w:left="-720"/>'),
        "shown_again": paragraph(run='<w:vanish w:val="0"/>'),
        "inserted": f"<w:p><w:ins><w:r><w:t>{CLAIM}</w:t></w:r></w:ins></w:p>",
        "hidden_paragraph_mark": paragraph(properties="<w:rPr><w:vanish/></w:rPr>"),
        "box_in_margin": anchor(box(paragraph()), x=-10, y=20),
        "residue": paragraph() + paragraph(text=" . ", run=_WHITE) + paragraph(text="", run="<w:vanish/>"),
    }
    filled = _style(
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr>'
        "</w:tblStylePr>",
        "table",
    )
    return {name: docx(content) for name, content in bodies.items()} | {
        "white_in_styled_table": docx(_table(table='<w:tblStyle w:val="Quiet"/>', run=_WHITE), filled)
    }
