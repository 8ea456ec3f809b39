"""What is a résumé and what is not. All texts are invented."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor
from screener.model.document import Document
from screener.model.profile import Profile
from screener.model.tables.documents import PersonalDocument
from screener.read.reader import read_document

AS_OF = date(2026, 11, 23)


@cache
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def extracted(document: Document) -> Profile:
    return extractor().extract(document, file="a.txt", sha256="", as_of=AS_OF)


def reason(document: Document) -> str | None:
    profile = extracted(document)
    assert (profile.status == "not_a_resume") == (profile.reason is not None)
    return profile.reason


RESUMES = {
    "brief": "Jane Roe\njane.roe@example.com\nMedical coder, CPC",
    "anonymised": "MEDICAL BILLING SPECIALIST\nSkills\nICD-10, CPT\nExperience\nCompany Name, City, State\n"
    "Coder, 01/2015 to 03/2018\n• Coded charts",
    "without titles": "Jane Roe\n419-555-0100\nCoder, Lakeview Hospital, Jan 2019 - Present\nCoded charts",
    "French": "Jeanne Roe\njeanne.roe@example.com\nFormation\nLicence de physique, Université de Westlake\n"
    "Expérience\nTechnicienne, 2015 - 2019",
    "only skills": "Skills\nICD-10-CM, CPT, HCPCS, Epic, 3M 360 Encompass",
    "in the words of a posting": "Jane Roe\n419-555-0100\nI meet all minimum qualifications and preferred "
    "qualifications of your job description. Equal opportunity employer experience.\nExperience\n"
    "Coder, Lakeview Hospital, Jan 2019 - Present\nResponsibilities include coding; reports to HIM",
    "with invoices": "Jane Roe\njane@example.com\nExperience\nBiller, Lakeview, Jan 2019 - Present\n"
    "• Prepared each invoice, balance due, due date and subtotal; remit to address, payment terms",
    "with a letter": "Dear Madam,\nI am writing to apply. Thank you for your time.\nSincerely,\nJane Roe\n"
    "Experience\nCoder, Lakeview Hospital, Jan 2019 - Present\nEducation\nA.A.S., Westlake College, 2015",
}


@pytest.mark.parametrize("text", RESUMES.values(), ids=RESUMES.keys())
def test_odd_and_brief_resumes_are_resumes(text: str) -> None:
    assert reason(plain(text)) is None


OTHERS = {
    "posting": (
        "Outpatient Coder\nLakeview Health is seeking a coder. Join our team!\nEssential functions\n"
        "Minimum qualifications\nHigh school diploma, CPC required.\nPreferred qualifications\nThree years.\n"
        "Benefits include leave. Salary range $25-$30. Equal opportunity employer. How to apply: online.",
        "reads as a job posting, not as a résumé",
    ),
    "invoice": (
        "INVOICE\nInvoice number 4711\nBill to: Lakeview Hospital\nQuantity  Unit price\nSubtotal 40.00\n"
        "Amount due 44.00\nPayment terms: 30 days",
        "reads as an invoice, not as a résumé",
    ),
    "article": (
        "On the coding of stays\nAbstract\nIn this paper we show how stays are coded. Keywords: codes.\n"
        "Introduction\nCodes were studied before [1]. See Figure 1.\nReferences\n[1] Roe et al., 2001.",
        "reads as an article, not as a résumé",
    ),
    "letter": (
        "Dear Hiring Manager,\nI am writing to apply for the post. I look forward to hearing from you. "
        "Thank you for your time.\nSincerely,",
        "reads as a covering letter, not as a résumé",
    ),
    "letter with all of a person": (
        "Anne Poe, CPC\nanne.poe@example.com | (312) 555-0101\n\nDear Ms. Ray,\n\nI am applying for your "
        "coding position. I have five years of experience with ICD-10-CM and CPT at Mercy Hospital, and hold "
        "the CPC.\n\nKind regards,\nAnne Poe",
        "reads as a covering letter, not as a résumé",
    ),
    "test page": ("Hello, world!", "2 words of text, none of a résumé"),
    "prose": (
        "The quick brown fox jumps over the lazy dog again and again until all letters have been seen.",
        "no name, contact, job, school, skill or heading of a résumé in it",
    ),
}


@pytest.mark.parametrize(("text", "why"), OTHERS.values(), ids=OTHERS.keys())
def test_other_documents_are_told_apart_with_a_reason(text: str, why: str) -> None:
    assert reason(plain(text)) == why


ROWS = load_lexicon(["medical_coding"]).tables["personal_documents"]


@pytest.mark.parametrize("row", ROWS, ids=[row.kind for row in ROWS])
def test_letters_and_lists_of_people_are_told_by_their_examples(row: PersonalDocument) -> None:
    for example in row.examples:
        assert (reason(plain(example)) or "").startswith("reads as a ") and row.kind in reason(plain(example))
    for example in row.not_examples:
        assert row.kind not in (reason(plain(example)) or "")


LETTERS = [
    "To whom it may concern,\n\nDana Poe worked for me. I recommend her highly.\n\nPat Roe, Manager, RHIA\n",
    "Dear Committee,\n\nDana Poe coded here. I highly recommend her.\n\nPat Roe, RHIA, CCS\nLake Hospital\n",
    "Dear Sir,\n\nMy recommendation of Dana Poe is without reservation.\n\nPat Roe RHIA\n(312) 555-0177\n",
    "Professional References\nPat Roe, RHIA, supervisor, (312) 555-0101\nEva Ray, CCS, (312) 555-0102\n",
    "References for Jo Ames\nPat Roe, RHIA, Director, pat@example.com\nEva Ray, CPC, eva@example.com\n",
    "Personal References\nDan Poe, CPC, known since 2015, (312) 555-0103\nPat Roe, RHIA, (312) 555-0104\n",
]


@pytest.mark.parametrize("text", LETTERS)
def test_nobody_holds_the_credentials_of_those_who_recommend(text: str) -> None:
    found = extracted(plain(text))
    assert found.status == "not_a_resume"
    assert found.summary.credentials
    assert all(c.assertion == "other_person" for c in found.summary.credentials)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "folder", ["dev/resumes", "synthetic_dev/resumes", "synthetic_dev/docx", "holders_dev", "layouts"]
)
def test_no_real_resume_is_turned_away(corpus: Path, folder: str) -> None:
    files = sorted(p for p in (corpus / folder).iterdir() if p.suffix in (".pdf", ".docx", ".txt"))[::3]
    turned_away = {p.name: why for p in files if (why := reason(read_document(p.read_bytes(), p.name)))}
    assert turned_away == {}


@pytest.mark.corpus
def test_postings_are_no_resumes(corpus: Path) -> None:
    files = sorted((corpus / "postings" / "dev").glob("*.txt"))
    taken = [p.name for p in files if reason(read_document(p.read_bytes(), p.name)) is None]
    assert taken == []


@pytest.mark.corpus
def test_names_and_contacts_of_the_development_sets(corpus: Path) -> None:
    """At least 98 of 100 names, e-mail addresses and telephone numbers are right (pooled)."""
    right = {"name": 0, "email": 0, "phone": 0}
    rows = 0
    for folder, files in (("holders_dev", "."), ("synthetic_dev", "resumes")):
        for line in (corpus / folder / "gold.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(line)
            path = corpus / folder / files / gold["file"]
            document = read_document(path.read_bytes(), path.name)
            contact = extractor().extract(document, file=path.name, sha256="", as_of=AS_OF).contact
            rows += 1
            right["name"] += (contact.name or "").casefold() == (gold["name"] or "").casefold()
            right["email"] += contact.email == gold["email"]
            right["phone"] += _digits(contact.phone) == _digits(gold["phone"])
    assert min(right.values()) >= 0.98 * rows, right


def _digits(phone: str | None) -> str:
    number, _, extension = (phone or "").partition("ext")
    digits = "".join(c for c in number if c.isdigit())
    return digits[-10:] + "".join(c for c in extension if c.isdigit())
