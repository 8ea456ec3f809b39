"""Word, OpenDocument, RTF, HTML and plain text of the résumés, the same bytes every time."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape

from markup import Block, Text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(kind: str, target: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        f'package/2006/relationships"><Relationship Id="rId1" Type="{_RELATIONS}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def _zip(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text.encode())
    return stream.getvalue()


def make_docx(text: Text, layout: str) -> bytes:
    """A Word file. layout: docx, docx_header (contact in the page header), docx_table (jobs in a table)."""
    main, header = list(text.main), ""
    if layout == "docx_header":
        top = [b for b in main if b.kind in ("name", "contact")]
        main = [b for b in main if b not in top]
        header = "".join(_word(b) for b in top)
    body = _word_jobs(main) if layout == "docx_table" else _word_blocks(main)
    if text.side:
        body = _word_table([[_word_blocks(text.side), body]])
    last = f'<w:sectPr><w:headerReference w:type="default" r:id="rId1" xmlns:r="{_RELATIONS}"/></w:sectPr>'
    return _zip(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": _relations("header", "header1.xml"),
            "word/header1.xml": f"<w:hdr {_W}>{header or '<w:p/>'}</w:hdr>",
            "word/document.xml": f"<w:document {_W}><w:body>{body}<w:p/>{last}</w:body></w:document>",
        }
    )


def _word(block: Block) -> str:
    size = {"name": 36, "section": 26}.get(block.kind, 21)
    bold = "<w:b/>" if block.kind in ("name", "section", "head", "bold") else ""
    slant = "<w:i/>" if block.kind in ("italic", "headline") else ""
    layout = {
        "name": '<w:jc w:val="center"/>',
        "contact": '<w:jc w:val="center"/>',
        "head": '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>',
        "bullet": '<w:ind w:left="360" w:hanging="200"/>',
    }.get(block.kind, "")
    words = ("• " if block.kind == "bullet" else "") + block.text
    look = f'<w:rPr>{bold}{slant}<w:sz w:val="{size}"/></w:rPr>'
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t>'
    if block.right and block.kind == "head":
        run += f"<w:tab/><w:t>{escape(block.right)}</w:t>"
    return f"<w:p><w:pPr>{layout}</w:pPr>{run}</w:r></w:p>"


def _word_blocks(blocks: Iterable[Block]) -> str:
    parts = []
    for is_row, group in groupby(blocks, lambda b: b.kind == "row"):
        if is_row:
            parts.append(_word_table([[_word(Block("para", c)) for c in b.cells] for b in group]))
        else:
            parts.extend(_word(b) for b in group)
    return "".join(parts)


def _word_jobs(blocks: list[Block]) -> str:
    parts: list[str] = []
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        if block.kind != "head":
            parts.append(_word_blocks([block]))
            continue
        cell = [Block("bold", block.text)]
        while waiting and waiting[0].kind in ("bullet", "para", "italic", "bold"):
            cell.append(waiting.pop(0))
        parts.append(_word_table([[_word(Block("para", block.right)), _word_blocks(cell)]]))
    return "".join(parts)


def _word_table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc>{cell or '<w:p/>'}<w:p/></w:tc>" for cell in row) for row in rows)
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def make_odt(text: Text) -> bytes:
    """An OpenDocument text of one column."""
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    parts = []
    for b in text.main + text.side:
        words = " – ".join(b.cells) if b.cells else b.text
        words = escape(words) + (f"<text:tab/>{escape(b.right)}" if b.kind == "head" and b.right else "")
        if b.kind == "section":
            parts.append(f'<text:h text:outline-level="1">{words}</text:h>')
        elif b.kind == "bullet":
            parts.append(f"<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>")
        else:
            parts.append(f"<text:p>{words}</text:p>")
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{ns}office:1.0" '
        f'xmlns:text="{ns}text:1.0" office:version="1.2"><office:body><office:text>{"".join(parts)}'
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{ns}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _zip({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def make_rtf(text: Text) -> bytes:
    """A rich text file; letters beyond ASCII as numbers."""

    def plain(words: str) -> str:
        safe = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in safe)

    lines = []
    for b in text.main + text.side:
        words = plain(" - ".join(b.cells) if b.cells else b.text)
        if b.kind in ("name", "section", "head", "bold"):
            words = f"{{\\b {words}}}"
        if b.kind == "bullet":
            words = "\\bullet\\tab " + words
        if b.kind == "head" and b.right:
            words += "\\tab " + plain(b.right)
        lines.append("\\pard " + words + "\\par")
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Calibri;}}\\fs22\n" + "\n".join(lines) + "\n}").encode(
        "ascii"
    )


def make_html(text: Text) -> bytes:
    """A page saved from a browser: the side column, where there is one, as an aside."""
    tags = {"name": "h1", "section": "h2", "head": "h3", "bold": "h4", "italic": "em", "headline": "h5"}

    def column(blocks: Iterable[Block]) -> str:
        parts = []
        for kind, group in groupby(blocks, lambda b: b.kind):
            if kind == "bullet":
                parts.append("<ul>" + "".join(f"<li>{html.escape(b.text)}</li>" for b in group) + "</ul>")
            elif kind == "row":
                rows = ("".join(f"<td>{html.escape(c)}</td>" for c in b.cells) for b in group)
                parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            else:
                for b in group:
                    tag = tags.get(kind, "p")
                    date = f'<span class="dates">{html.escape(b.right)}</span>' if kind == "head" else ""
                    parts.append(f"<{tag}>{html.escape(b.text)}</{tag}>{date}")
        return "\n".join(parts)

    aside = f"<aside>{column(text.side)}</aside>" if text.side else ""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Resume</title></head>'
        f"<body>{aside}<main>{column(text.main)}</main></body></html>"
    ).encode()
