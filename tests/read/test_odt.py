"""ODT files, made of XML by hand as LibreOffice and others write it."""

from __future__ import annotations

import io
import zipfile

import pytest

from screener.model.document import Document
from screener.read.faults import ReadFault
from screener.read.reader import read_document

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "form": "form",
        "fo": "xsl-fo-compatible",
        "manifest": "manifest",
    }.items()
)
MIME = "application/vnd.oasis.opendocument.text"


def style(name: str, properties: str, family: str = "text") -> str:
    head = f'<style:style style:name="{name}" style:family="{family}">'
    return f"{head}<style:text-properties {properties}/></style:style>"


STYLES = (
    style("hid", 'text:display="none"')
    + style("white", 'fo:color="#ffffff"')
    + style("tiny", 'fo:font-size="2pt"')
    + style("strike", 'style:text-line-through-style="solid"')
    + style("big", 'fo:font-size="18pt" fo:font-weight="bold"', "paragraph")
    + '<text:list-style style:name="num"><text:list-level-style-number text:level="1"/></text:list-style>'
    + '<style:style style:name="new" style:family="paragraph">'
    + '<style:paragraph-properties fo:break-before="page"/></style:style>'
)


def odt(body: str, styles: str = "", manifest: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIME)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", f"<office:document-styles {NAMES}>{styles}</office:document-styles>")
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {NAMES}>{manifest}</manifest:manifest>"
        )
    return file.getvalue()


def read(body: str, styles: str = "") -> Document:
    return read_document(odt(body, styles), "a.docx")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>Avery  Example\n  CPC</text:p>", "Avery Example CPC"),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b  c\nd"),
        (
            "<text:h>Skills</text:h><text:p>CPT <text:span>and</text:span> HCPCS</text:p>",
            "Skills\nCPT and HCPCS",
        ),
        (
            "<text:list><text:list-item><text:p>one</text:p></text:list-item>"
            "<text:list-item><text:p>two</text:p><text:p>more</text:p></text:list-item></text:list>",
            "• one\n• two\nmore",
        ),
        (
            '<text:list text:style-name="num"><text:list-item><text:p>one</text:p></text:list-item>'
            "<text:list-item><text:p>two</text:p></text:list-item></text:list>",
            "1. one\n2. two",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Coder</text:p></table:table-cell>"
            "<table:table-cell><text:p>2019</text:p></table:table-cell></table:table-row></table:table>",
            "Coder  2019",
        ),
        (
            "<text:p>before<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
            " after</text:p>",
            "before after\nboxed",
        ),
        (
            "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
            "<text:p>kept<office:annotation><text:p>note</text:p></office:annotation></text:p>",
            "kept",
        ),
        ("<text:section><text:p>in a section</text:p></text:section>", "in a section"),
        ('<text:p>one</text:p><text:p text:style-name="new">two</text:p>', "one\ftwo"),
        (
            '<office:forms><form:form><form:checkbox form:id="c" form:label="CCS"/></form:form>'
            "</office:forms>"
            '<text:p><draw:control draw:control="c"/></text:p>',
            "☐ CCS",
        ),
    ],
)
def test_words_as_a_person_sees_them(body: str, text: str) -> None:
    document = read(body)
    assert document.text == text and document.reader == "odt" and document.flags == ()


@pytest.mark.parametrize("name", ["hid", "white", "tiny"])
def test_hidden_words_are_kept_apart(name: str) -> None:
    document = read(f'<text:p>seen <text:span text:style-name="{name}">CCS</text:span></text:p>')
    assert document.text == "seen" and [h.text for h in document.hidden] == ["CCS"]


def test_struck_words_and_prompts_are_kept_apart() -> None:
    document = read(
        '<text:p>CPC <text:span text:style-name="strike">CCS</text:span>'
        "<text:placeholder>[Your skill]</text:placeholder></text:p>"
    )
    assert document.text == "CPC"
    assert [(f.id, f.quote) for f in document.flags] == [("struck_out", "CCS"), ("template", "[Your skill]")]


def test_headers_come_first_and_looks_are_kept() -> None:
    edges = (
        "<office:master-styles><style:master-page><style:header><text:p>Avery Example</text:p></style:header>"
        "<style:footer><text:p>Page</text:p></style:footer></style:master-page></office:master-styles>"
    )
    document = read('<text:p text:style-name="big">Coder</text:p>', edges)
    assert document.text == "Avery Example\nCoder\nPage"
    assert (document.lines[1].size, document.lines[1].bold, document.lines[2].running) == (18.0, True, True)


def test_a_flat_file_is_read_alike() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="{MIME}"><office:body><office:text>'
        "<text:p>Avery Example</text:p></office:text></office:body></office:document>"
    )
    assert read_document(flat.encode(), "a.xml").text == "Avery Example"


def test_why_a_file_is_not_read() -> None:
    locked = odt("", manifest="<manifest:encryption-data/>")
    for data, status in ((locked, "needs_password"), (odt("<text:p/>"), "empty")):
        with pytest.raises(ReadFault) as fault:
            read_document(data, "a.odt")
        assert fault.value.status == status
    whole = odt("<text:p>Avery</text:p>")
    for cut in range(200, len(whole) - 1, 40):
        with pytest.raises(ReadFault) as fault:
            read_document(whole[:cut], "a.odt")
        assert fault.value.status in ("unreadable", "unsupported")


def test_deep_nesting_is_counted() -> None:
    document = read(
        "<text:p>first</text:p>" + "<text:section>" * 90 + "<text:p>deep</text:p>" + "</text:section>" * 90
    )
    assert document.text == "first" and [f.id for f in document.flags] == ["left_out"]
