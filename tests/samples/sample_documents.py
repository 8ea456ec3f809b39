"""Writes an invented person's résumé as DOCX, as plain text, or as a scan (a picture without text)."""

from __future__ import annotations

import io
import random
import zipfile
from xml.sax.saxutils import escape

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from sample_layouts import Person, contact_lines, date_range, full_name

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="{_RELATIONS}"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>
</Types>"""
_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_DOCUMENT_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/header" Target="header1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>
</Relationships>"""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = f'xmlns:r="{_OFFICE}"'
_NUMBERING = f"""{_HEAD}<w:numbering {_W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="200"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_TABS = '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>'


def _paragraph(words: str, *, bold: bool = False, size: int = 21, properties: str = "") -> str:
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in words.split("\t"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{look}{runs}</w:r></w:p>"


def docx_bytes(person: Person) -> bytes:
    """A Word file as a person would write it: contact in the page header, dates at a right tab."""
    body = [_paragraph(full_name(person), bold=True, size=36), _paragraph(person["summary"])]
    for title, key in (
        ("Certifications", "certificates"),
        ("", "work"),
        ("Education", "education"),
        ("Skills", "skills"),
    ):
        if key == "work":
            body.append(_paragraph("Experience", bold=True, size=26))
            for job in person["work"]:
                body.append(
                    _paragraph(f"{job['title']}\t{date_range(person, job)}", bold=True, properties=_TABS)
                )
                body.append(_paragraph(f"{job['at']}, {job['place']}"))
                body += [_paragraph(duty, properties=_BULLET) for duty in job["did"]]
        elif person.get(key):
            body.append(_paragraph(title, bold=True, size=26))
            body += [_paragraph(line, properties=_BULLET) for line in person[key]]
    header = '<w:headerReference w:type="default" r:id="rId1"/>'
    body.append(f'<w:sectPr>{header}<w:pgSz w:w="12240" w:h="15840"/></w:sectPr>')
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/numbering.xml": _NUMBERING,
        "word/header1.xml": f"{_HEAD}<w:hdr {_W}>{_paragraph(' | '.join(contact_lines(person)))}</w:hdr>",
        "word/document.xml": f"{_HEAD}<w:document {_W} {_R}><w:body>{''.join(body)}</w:body></w:document>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            # A fixed time stamp: the same words give the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def text_bytes(person: Person) -> bytes:
    """Plain text as typed into a form."""
    lines = [
        full_name(person),
        *contact_lines(person),
        "",
        "SUMMARY",
        person["summary"],
        "",
        "CERTIFICATIONS",
    ]
    lines += [*person["certificates"], "", "EXPERIENCE"]
    for job in person["work"]:
        lines += [job["title"], f"{job['at']}, {job['place']}", date_range(person, job)]
        lines += [*[f"* {duty}" for duty in job["did"]], ""]
    lines += ["EDUCATION", *person["education"], "", "SKILLS", *person["skills"], ""]
    return "\n".join(lines).encode()


def scan_bytes(pdf: bytes, seed: int) -> bytes:
    """The first page as a crooked, speckled black-and-white picture: no text can be taken from it."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=110 / 72, grayscale=True).to_pil()
    page = page.rotate(0.6 if seed % 2 else -0.8, fillcolor=255, resample=Image.Resampling.BICUBIC)
    dust = random.Random(seed)  # noqa: S311 - specks of dust, not secrets
    for _ in range(60):
        page.putpixel((dust.randrange(page.width), dust.randrange(page.height)), 0)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=letter, invariant=1)
    canvas.setTitle("Scan")
    canvas.drawImage(ImageReader(page.convert("1", dither=Image.Dither.NONE)), 0, 0, *letter)
    canvas.save()
    return target.getvalue()
