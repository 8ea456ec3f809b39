"""DOCX files, made of XML by hand as Word, LibreOffice and others write it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from screener.model.document import Document
from screener.model.limits import ReadLimits
from screener.read.faults import ReadFault
from screener.read.reader import read_document

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A package with the body and further parts, named by kind: styles, numbering, header1 …"""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def p(text: str, run: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(t) for t in texts)}</w:tc>"


def read(body: str, **parts: str) -> Document:
    return read_document(docx(body, **parts), "a.docx")


def test_paragraphs_tabs_breaks_and_inner_elements() -> None:
    document = read(
        "<w:p><w:r><w:t>Coder</w:t><w:tab/><w:t>2019</w:t><w:noBreakHyphen/><w:t>2021</w:t><w:br/>"
        "<w:t>Example Hospital</w:t></w:r></w:p>"
        "<w:p><w:smartTag><w:r><w:t>Epic</w:t></w:r></w:smartTag><w:hyperlink><w:r><w:t> and 3M</w:t></w:r>"
        "</w:hyperlink><w:ins><w:r><w:t> and Cerner</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> and Meditech</w:delText><w:t>gone</w:t></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert document.text == "Coder  2019-2021\nExample Hospital\nEpic and 3M and Cerner"
    assert document.reader == "docx" and not document.x0


def test_hidden_text_is_kept_apart() -> None:
    document = read(
        p("Avery Example")
        + p("CPC CCS", run="<w:vanish/>")
        + p("RHIT", run='<w:color w:val="FFFFFF"/>')
        + p("RHIA", run='<w:sz w:val="2"/>')
        + p("Shown", run='<w:vanish w:val="0"/>')
    )
    assert document.text == "Avery Example\nShown"
    assert [hidden.text for hidden in document.hidden] == ["CPC CCS", "RHIT", "RHIA"]


def test_white_on_a_shaded_cell_is_read() -> None:
    fill = '<w:shd w:fill="1F3864"/>'
    title = p("SKILLS", run='<w:color w:val="FFFFFF"/>')
    row = f"<w:tr><w:tc><w:tcPr>{fill}</w:tcPr>{title}</w:tc></w:tr>"
    document = read(f"<w:tbl>{row}</w:tbl>")
    assert document.text == "SKILLS" and document.hidden == ()


def test_rows_of_one_line_cells_are_lines_and_others_go_cell_by_cell() -> None:
    document = read(
        f"<w:tbl><w:tr>{cell('Coder, Example Hospital')}{cell('2019 – 2021')}</w:tr>"
        f"<w:tr>{cell('CONTACT', '555-0100')}{cell('EXPERIENCE', 'Coder')}</w:tr></w:tbl>"
    )
    assert document.text.split("\n") == [
        "Coder, Example Hospital  2019 – 2021",
        "CONTACT",
        "555-0100",
        "EXPERIENCE",
        "Coder",
    ]
    assert [line.column for line in document.lines] == [0, 0, 0, 1, 1]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('RHIT, 2020')}</w:txbxContent>"
    document = read(
        "<w:p><w:r><w:t>Avery Example</w:t><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + p("after")
    )
    assert document.text == "Avery Example\nRHIT, 2020\nafter"


def test_styles_give_bold_size_and_capitals() -> None:
    styles = (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault>"
        "</w:docDefaults><w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Title'><w:basedOn w:val='Base'/>"
        "<w:rPr><w:caps/><w:sz w:val='32'/></w:rPr></w:style></w:styles>"
    )
    document = read(p("Experience", paragraph="<w:pStyle w:val='Title'/>") + p("body"), styles=styles)
    title, body = document.lines
    assert document.text == "EXPERIENCE\nbody"
    assert (title.bold, title.size, body.bold, body.size) == (True, 16, False, 11)


def test_lists_show_their_marks() -> None:
    numbering = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
        "</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>"
        "<w:numFmt w:val='decimal'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )

    def item(text: str, number: int) -> str:
        return p(text, paragraph=f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{number}'/></w:numPr>")

    document = read(item("a", 1) + item("b", 2) + item("c", 2) + item("d", 0), numbering=numbering)
    assert document.text == "• a\n1. b\n2. c\nd"


def test_headers_come_first_and_footers_last() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    document = read(
        p("body") + section,
        header1=f"<w:hdr {W}>{p('Avery Example, 555-0100')}</w:hdr>",
        footer1=f"<w:ftr {W}>{p('References on request')}</w:ftr>",
    )
    assert document.text == "Avery Example, 555-0100\nbody\nReferences on request"
    assert [line.running for line in document.lines] == [False, False, True]


def test_page_breaks_part_pages() -> None:
    document = read(
        p("one") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
    )
    assert document.text == "one\ftwo" and len(document.pages) == 2


@pytest.mark.parametrize("depth", [50, 5000])
def test_deep_nesting_ends(depth: int) -> None:
    inner = "<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth
    try:
        assert read(p("first") + inner).text.startswith("first")
    except ReadFault as fault:
        assert fault.status == "unreadable"


def test_bombs_and_entities_are_refused() -> None:
    with pytest.raises(ReadFault) as fault:
        read_document(docx(p("a" * 60_000)), "a.docx", ReadLimits(part=50_000))
    assert fault.value.status == "too_large"
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(ReadFault) as fault:
        read(p("a"), styles=entity)
    assert fault.value.status == "unreadable"


def test_a_truncated_file_is_unreadable() -> None:
    whole = docx(p("Avery Example"))
    for cut in range(60, len(whole) - 1, 40):
        with pytest.raises(ReadFault) as fault:
            read_document(whole[:cut], "a.docx")
        assert fault.value.status in ("unreadable", "unsupported")


@pytest.mark.corpus
def test_docx_and_pdf_of_one_person_hold_the_same_words(corpus: Path) -> None:
    folder = corpus / "synthetic_dev"
    files = sorted((folder / "docx").glob("*.docx"))
    assert len(files) == 9
    for path in files:
        twin = folder / "resumes" / f"{path.stem}.pdf"
        one, other = (set(read_document(f.read_bytes(), f.name).text.split()) for f in (path, twin))
        assert len(one & other) > 0.95 * len(one | other) - 3, path.name


def sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize("strike", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_words_are_kept_apart(strike: str) -> None:
    body = "<w:p><w:r><w:t>CPC, </w:t></w:r>" + p("CCS", strike).replace("<w:p><w:pPr></w:pPr>", "")
    document = read(body)
    assert document.text == "CPC," and document.hidden == ()
    assert [(f.id, f.quote) for f in document.flags] == [("struck_out", "CCS")]


def test_prompts_of_a_template_are_kept_apart() -> None:
    prompt = "<w:showingPlcHdr/>"
    document = read(
        sdt(p("[Your Name]"), prompt)
        + sdt(p("Avery Example"))
        + f"<w:p>{sdt(p('Skill', prompt)[5:-6], prompt)}</w:p>"
    )
    assert document.text == "Avery Example"
    assert [(f.id, f.quote) for f in document.flags] == [("template", "[Your Name] Skill")]


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "☐"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☒"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ("<w:t>☐</w:t>", "☐"),
        ("<w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar>", "☐"),
        ("<w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>", "☒"),
    ],
)
def test_boxes_are_read_as_empty_or_ticked(run: str, seen: str) -> None:
    assert read(f"<w:p><w:r>{run}<w:t xml:space='preserve'> CCS</w:t></w:r></w:p>").text == f"{seen} CCS"


def test_what_stands_too_deep_is_counted() -> None:
    inner = "<w:tbl><w:tr><w:tc>" * 70 + p("deep words") + "</w:tc></w:tr></w:tbl>" * 70
    document = read(p("first") + inner)
    assert document.text == "first"
    assert [(f.id, f.detail.split()[0]) for f in document.flags] == [("left_out", "10")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk1.html", b"<html><body><p>Avery Example</p></body></html>"),
        ("chunk1.mht", b"Avery Example"),
        ("chunk1.txt", b"Avery Example"),
        ("chunk1.docx", docx(p("Avery Example"))),
    ],
)
def test_documents_within_the_document_are_read_where_they_stand(name: str, content: bytes) -> None:
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="c" Type="{OFFICE}/aFChunk" Target="{name}"/>'
        "</Relationships>"
    )
    file = io.BytesIO(docx(p("above") + '<w:altChunk r:id="c"/>' + p("below")))
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(whole := io.BytesIO(), "w") as new:
        for part in old.namelist():
            new.writestr(part, relations if part.endswith("document.xml.rels") else old.read(part))
        new.writestr(f"word/{name}", content)
    assert read_document(whole.getvalue(), "a.docx").text == "above\nAvery Example\nbelow"
