"""The same résumé in every format gives the same reading."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from html import escape

import pytest
from invented_pdfs import pdf, write
from test_docx_files import docx
from test_odt import odt

from screener.model.profile import Profile
from screener.pipeline import read_profiles
from screener.sources import gather

RESUME = (
    ("title", "Avery Example, CPC"),
    ("text", "avery.example@example.com | (312) 555-0142 | Chicago, IL"),
    ("heading", "Summary"),
    ("text", "Outpatient coder with six years in surgery and emergency departments."),
    ("heading", "Professional Experience"),
    ("row", "Medical Coder, Lakeside Example Hospital\tJanuary 2020 - Present"),
    ("bullet", "Coded outpatient surgery and emergency charts with ICD-10-CM, CPT and HCPCS in Epic"),
    ("bullet", "Kept 97% accuracy in monthly audits"),
    ("row", "Billing Specialist, Example Clinic\tMarch 2017 - December 2019"),
    ("bullet", "Submitted claims and worked denials"),
    ("heading", "Certifications"),
    ("bullet", "CPC, AAPC, 2019"),
    ("bullet", "RHIT in progress, exam scheduled for March 2027"),
    ("heading", "Education"),
    ("text", "Associate of Science, Health Information, Example College, 2016"),
    ("heading", "Skills"),
    ("bullet", "3M 360 Encompass, Epic, Excel"),
)


def as_pdf() -> bytes:
    def draw(canvas: object) -> None:
        top = 60
        for kind, words in RESUME:
            bold = "Helvetica-Bold" if kind in ("title", "heading") else "Helvetica"
            top += 26 if kind == "heading" else 15
            left, _, right = words.partition("\t")
            size = 16 if kind == "title" else 10
            mark = "\u2022 " if kind == "bullet" else ""
            write(canvas, 72, top, mark + left, size=size, font=bold)  # type: ignore[arg-type]
            write(canvas, 430, top, right, size=10)  # type: ignore[arg-type]

    return pdf(draw)


def as_docx() -> bytes:
    def paragraph(kind: str, words: str) -> str:
        bold = "<w:b/>" if kind in ("title", "heading") else ""
        size = 32 if kind == "title" else 21
        listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if kind == "bullet" else ""
        runs = "<w:tab/>".join(f"<w:t>{escape(part)}</w:t>" for part in words.split("\t"))
        return (
            f'<w:p><w:pPr>{listed}</w:pPr><w:r><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr>{runs}</w:r></w:p>'
        )

    return docx("".join(paragraph(*block) for block in RESUME))


def as_odt() -> bytes:
    def paragraph(kind: str, words: str) -> str:
        text = "<text:tab/>".join(escape(part) for part in words.split("\t"))
        if kind == "bullet":
            return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
        look = ' text:style-name="big"' if kind in ("title", "heading") else ""
        return f"<text:p{look}>{text}</text:p>"

    return odt("".join(paragraph(*block) for block in RESUME))


def as_rtf() -> bytes:
    def paragraph(kind: str, words: str) -> str:
        text = words.replace("\t", r"\tab ")
        if kind == "bullet":
            return rf"\pard{{\pntext\'95\tab}}{text}\par"
        look = r"\b\fs32" if kind in ("title", "heading") else ""
        return rf"\pard\plain{look} {text}\par"

    return (r"{\rtf1\ansi\ansicpg1252 " + "\n".join(paragraph(*block) for block in RESUME) + "}").encode()


def as_html() -> bytes:
    tags = {"title": "h1", "heading": "h2", "text": "p", "bullet": "li"}
    body = []
    for kind, words in RESUME:
        if kind == "row":
            cells = "".join(f"<td>{escape(part)}</td>" for part in words.split("\t"))
            body.append(f"<table><tr>{cells}</tr></table>")
        else:
            body.append(f"<{tags[kind]}>{escape(words)}</{tags[kind]}>")
    return f"<!doctype html><html><body>{''.join(body)}</body></html>".encode()


def as_text() -> bytes:
    marks = {"heading": "\n", "bullet": "• "}
    return "\n".join(marks.get(kind, "") + words.replace("\t", "    ") for kind, words in RESUME).encode()


def as_markdown() -> bytes:
    marks = {"title": "# ", "heading": "\n## ", "bullet": "- ", "row": "**"}
    rows = []
    for kind, words in RESUME:
        left, _, right = words.partition("\t")
        rows.append(marks.get(kind, "") + left + ("**  " + right if kind == "row" else ""))
    return "\n".join(rows).encode()


WRITTEN: dict[str, Callable[[], bytes]] = {
    "resume.pdf": as_pdf,
    "resume.docx": as_docx,
    "resume.odt": as_odt,
    "resume.rtf": as_rtf,
    "resume.html": as_html,
    "resume.txt": as_text,
    "resume.md": as_markdown,
}


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Profile]:
    """Each format as a file of its own, all attached to one mail, and all in one archive."""
    folder = tmp_path_factory.mktemp("formats")
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = "avery.example@example.com", "<1@example.com>"
    mail.set_content("Please find my resume.")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name, make in WRITTEN.items():
            (folder / name).write_bytes(make())
            archive.writestr(f"{name}", make())
            mail.add_attachment(make(), maintype="application", subtype="octet-stream", filename=name)
        archive.writestr("inner/mail.eml", mail.as_bytes())
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    gathered = gather([folder])
    found = read_profiles(gathered, ["medical_coding"], date(2026, 11, 23), 2)
    return {profile.file: profile for profile in found}


PLACES = [
    f"{within}{name}"
    for within in ("", "all.zip/", "mail.eml/", "all.zip/inner/mail.eml/")
    for name in WRITTEN
]


@pytest.mark.parametrize("file", PLACES)
def test_the_reading_is_the_same(file: str, profiles: dict[str, Profile]) -> None:
    profile, wanted = profiles[file], profiles["resume.pdf"]
    assert profile.status == "read", profile.reason
    assert profile.summary == wanted.summary
    assert profile.contact == wanted.contact
    assert [(p.title, p.employer, p.start, p.end) for p in profile.positions] == [
        (p.title, p.employer, p.start, p.end) for p in wanted.positions
    ]
    assert [(m.kind, m.value) for m in profile.metrics] == [(m.kind, m.value) for m in wanted.metrics]
    assert not profile.flags


def test_the_reading_is_right(profiles: dict[str, Profile]) -> None:
    profile = profiles["resume.pdf"]
    assert profile.contact.name == "Avery Example" and profile.summary.role == "coder"
    assert {(c.id, c.assertion) for c in profile.summary.credentials} == {
        ("aapc.cpc", "held"),
        ("ahima.rhit", "in_progress"),
    }
    assert [p.title for p in profile.positions] == ["Medical Coder", "Billing Specialist"]
    assert profiles["mail.eml/message.txt"].status == "not_a_resume"
