"""E-mail: the message, and attached files as files of their own."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from invented_pdfs import BODY, pdf, plain

from screener.model.limits import ReadLimits
from screener.read.reader import read_document
from screener.sources import gather
from screener.worker import Opener

PDF = pdf(plain)


def message(text: str = "Please find my resume.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Avery <avery@example.com>", "Subject": "Application", **headers}.items():
        made[name] = value
    made["Message-ID"] = "<1@example.com>"
    made.set_content(text)
    return made


def attached(
    made: EmailMessage, name: str, content: bytes = PDF, kind: str = "application/pdf"
) -> EmailMessage:
    main, sub = kind.split("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return made


def found(folder: Path, made: EmailMessage | bytes, name: str = "mail.eml") -> dict[str, bytes]:
    """Names as shown, below the mail's own, to bytes."""
    (folder / name).write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    opener = Opener(ReadLimits())
    try:
        return {
            s.file.removeprefix(f"{name}/"): b"" if s.status else opener.read(s.path, s.inside)
            for s in gather([folder / name]).sources
        }
    finally:
        opener.close()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("resume.pdf", "resume.pdf"),
        ("Résumé – Avery.pdf", "Résumé – Avery.pdf"),
        ("../../up.pdf", "up.pdf"),
        ("C:\\files\\cv.pdf", "cv.pdf"),
        ("a" * 120 + ".pdf", "a" * 120 + ".pdf"),
        ("=?utf-8?q?R=C3=A9sum=C3=A9=2Epdf?=", "Résumé.pdf"),
    ],
)
def test_an_attached_file_is_a_file_of_its_own(name: str, shown: str, tmp_path: Path) -> None:
    assert found(tmp_path, attached(message(), name)) == {
        "message.txt": b"Please find my resume.\n",
        shown: PDF,
    }


def test_several_files_and_messages_within_are_found(tmp_path: Path) -> None:
    inner = attached(message("the first mail"), "inner.pdf")
    outer = attached(attached(message(), "cv.pdf"), "cv.pdf", b"other")
    outer.add_attachment(inner)
    assert sorted(found(tmp_path, outer)) == [
        "attachment 3.eml/inner.pdf",
        "attachment 3.eml/message.txt",
        "cv (2).pdf",
        "cv.pdf",
        "message.txt",
    ]


def test_pictures_that_the_text_shows_and_signatures_are_no_files(tmp_path: Path) -> None:
    made = message()
    made.add_alternative('<p>Dear all <img src="cid:logo"></p>', subtype="html")
    html = made.get_payload()[1]
    html.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", filename="logo.png")
    attached(made, "cv.pdf")
    attached(made, "smime.p7s", b"x", "application/pkcs7-signature")
    photo = b"\x89PNG" + bytes(50_000)
    html.add_related(photo, maintype="image", subtype="png", cid="<p>", filename="photo.png")
    assert sorted(found(tmp_path, made)) == ["cv.pdf", "message.html", "photo.png"]


def test_a_message_alone_is_a_document(tmp_path: Path) -> None:
    made = message("Avery Example\nCoded charts")
    assert found(tmp_path, made) == {"mail.eml": made.as_bytes()}
    document = read_document(made.as_bytes(), "mail.eml")
    assert document.reader == "mail+text" and document.text == "Avery Example\nCoded charts"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (MIMEText("<p>Avery</p><p>Coder</p>", "html", "utf-8"), "Avery\nCoder"),
        (MIMEText("Zoë – coder", "plain", "windows-1252"), "Zoë – coder"),
        (MIMEText("Zoë", "plain", "utf-16"), "Zoë"),
        (MIMEText("x" * 200, "plain", "utf-8"), "x" * 200),
    ],
)
def test_text_in_any_encoding(part: MIMEText, text: str) -> None:
    part["From"], part["Subject"] = "a@example.com", "b"
    assert read_document(part.as_bytes(), "m.eml").text == text


def test_attachments_of_a_mail_under_another_name_are_counted() -> None:
    document = read_document(attached(message(), "cv.pdf").as_bytes(), "mail.txt")
    assert document.text == "Please find my resume."
    assert [(f.id, f.detail[:16]) for f in document.flags] == [("left_out", "1 attached files")]


@pytest.mark.parametrize(
    "text",
    [
        "From: Avery Example\nTo: Example Hospital\nDate: today\nSubject: coder\n\nDear team",
        "Subject: my resume\nDear team",
        "Avery Example\nFrom: 2019\nTo: 2021\nDate: x\nCc: y",
    ],
)
def test_a_letter_is_no_mail(text: str) -> None:
    assert read_document(text.encode(), "letter.txt").text == text


def test_damaged_mail_ends(tmp_path: Path) -> None:
    whole = attached(message(), "cv.pdf").as_bytes()
    for cut in range(40, len(whole), 211):
        assert found(tmp_path, whole[:cut])


def test_the_pdf_in_a_mail_is_read(tmp_path: Path) -> None:
    content = found(tmp_path, attached(message(), "cv.pdf"))["cv.pdf"]
    assert BODY[0] in read_document(content, "cv.pdf").text
