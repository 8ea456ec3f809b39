"""A posting as PDF and as DOCX gives the rules that its text gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import postings
import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from screener.derive.draft import Draft
from screener.read.reader import read_document

Derive = Callable[[str], Draft]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def as_pdf(text: str, size: float) -> bytes:
    """One paragraph a line, broken where the page is full."""
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=size, leading=size * 1.3)
    listed = ParagraphStyle("listed", parent=plain, leftIndent=14, bulletIndent=3)
    story = []
    for line in text.split("\n"):
        if not line.strip():
            story.append(Spacer(1, 8))
        elif line.startswith("- "):
            story.append(Paragraph(escape(line[2:]), listed, bulletText="•"))
        else:
            story.append(Paragraph(escape(line), plain))
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=letter, invariant=1).build(story)
    return target.getvalue()


def as_docx(text: str) -> bytes:
    """One paragraph a line, bullets as typed."""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return target.getvalue()


def compared(draft: Draft) -> list[object]:
    """What of a draft must not depend on the file's format: all but the line numbers."""
    return [(r.id, r.kind, r.importance, r.weight, r.measure, r.levels, r.evidence) for r in draft.rules]


@pytest.mark.parametrize("name", ["LISTED", "BULLETED_CREDENTIALS", "ALTERNATIVES"])
@pytest.mark.parametrize("size", [10, 14])
def test_pdf_gives_the_same_rules(derive: Derive, name: str, size: float) -> None:
    text = getattr(postings, name)
    document = read_document(as_pdf(text, size), "posting.pdf")
    assert compared(derive(document.text)) == compared(derive(text))


@pytest.mark.parametrize("name", ["LISTED", "BULLETED_CREDENTIALS", "ALTERNATIVES", "ARTICLE"])
def test_docx_gives_the_same_rules(derive: Derive, name: str) -> None:
    text = getattr(postings, name)
    document = read_document(as_docx(text), "posting.docx")
    assert compared(derive(document.text)) == compared(derive(text))
