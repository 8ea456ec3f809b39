"""Postings pasted behind a résumé. Invented people and employers only."""

from __future__ import annotations

from datetime import date

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor
from screener.extract.sections.pasted_posting import PostingFinder, before
from screener.model.profile import Profile

RESUME = """
Nora Tamsin Vale
nora.vale@example.com
(212) 555-0144

Summary
Coder for a group of heart doctors, careful and quick, used to calling payers about their edits.

Experience
Medical Coder, Larch Street Cardiology, March 2021 - Present
Coded office visits with ICD-10-CM and CPT in eClinicalWorks
Answered denials and taught the front desk about modifiers

Certifications
CPC, AAPC, 2021

Education
High school diploma, Elm City High School, 2015
"""
ASKED = """
Inpatient Coder, Gull Bay Hospital. Active CCS or RHIA required, CIC preferred.
ICD-10-PCS and MS-DRG a plus. Must keep 98% accuracy in Epic. Bachelor's degree preferred.
We are an equal opportunity employer. Applicants must pass a background check.
"""


class Reader:
    """The whole extraction, and the finder of postings alone."""

    def __init__(self) -> None:
        lexicon = load_lexicon(["medical_coding"])
        self._extractor, self.postings = Extractor(lexicon), PostingFinder(lexicon)

    def profile(self, text: str) -> Profile:
        return self._extractor.extract(plain(text), file="a.txt", sha256="0" * 64, as_of=date(2026, 11, 23))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    "heading",
    ["Job posting", "THE AD I AM ANSWERING", "Posting (copied here for myself)", "Job Description:", ""],
)
def test_what_a_pasted_posting_asks_for_is_not_claimed(reader: Reader, heading: str) -> None:
    opening = "" if heading else "Gull Bay Hospital is seeking an experienced coder to join our team."
    profile = reader.profile(f"{RESUME}\n{heading}\n{opening}\n{ASKED}")
    alone = reader.profile(RESUME)
    assert profile.summary == alone.summary
    assert profile.education == alone.education
    assert profile.metrics == alone.metrics
    assert [m.concept for m in profile.mentions] == [m.concept for m in alone.mentions]
    assert profile.summary.credentials[0].id == "aapc.cpc"
    assert "pasted_posting" in {f.id for f in profile.flags}


def test_a_stretch_that_dates_a_job_is_the_candidates(reader: Reader) -> None:
    own = (
        "Biller, Moss Clinic, 2012 - 2016\nRequired reports, preferred payers, minimum balances; must balance"
    )
    assert reader.postings.find(plain(f"{RESUME}\nJob description\n{own}")) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{RESUME}\nJob Description\nCode charts, answer queries, meet the minimum required by the payer.",
        f"{RESUME}\nReferences\nWill be sent where required; phone preferred.",
        f"Job posting\n{ASKED}",
    ],
)
def test_no_posting_behind_a_resume(reader: Reader, text: str) -> None:
    assert reader.postings.find(plain(text)) is None


def test_a_posting_alone_is_still_no_resume(reader: Reader) -> None:
    profile = reader.profile(
        f"Job posting\n{ASKED}\nHow to apply: apply online. Essential functions: coding."
    )
    assert profile.status == "not_a_resume"


def test_no_offset_changes(reader: Reader) -> None:
    document = plain(f"{RESUME}\nJob posting\n{ASKED}")
    posting = reader.postings.find(document)
    assert posting is not None
    assert document.text[posting:].startswith("Job posting")
    rest = before(document, posting)
    assert rest.text == document.text[:posting].rstrip()
    assert all(line.span.end <= posting for line in rest.lines)
    assert len(rest.lines) + 4 == len(document.lines)
