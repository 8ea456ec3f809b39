"""What a résumé claims of credentials, passage by passage. Today is 2026-11-23 in all of them.

`credential_passages.txt` has one a line: the place in the résumé, the text ("/" for a new line), and the
credentials reported with the first letter of their assertion.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor
from screener.model.concept import Lexicon
from screener.read.formats.text import read_text

TODAY = date(2026, 11, 23)
FILE = Path(__file__).with_name("credential_passages.txt")
PLACES = {
    "name": "{}",
    "letter": "{}\n",
    "summary": "{}",
    "work": "• {}",
    "certificates": "Certifications\n{}\n",
    "education": "{}",
    "other": "Additional Information\n{}\n",
    "references": "References\n{}\n",
}
RESUME = """
{name}
jane.doe@example.com | (555) 555-0134

{letter}
Summary
Medical coder with six years of outpatient coding using ICD-10-CM and CPT.
{summary}

Experience
Coder, Lakeside Clinic, Toledo, OH
January 2018 - Present
• Assign ICD-10-CM and CPT codes for outpatient visits.
{work}

{certificates}
Education
{education}
Diploma, Whitmer High School, Toledo, OH

{other}
{references}
"""
LETTERS = {
    "held": "h",
    "in_progress": "i",
    "lapsed": "l",
    "negated": "n",
    "other_person": "o",
}


def passages() -> list[tuple[str, str, str]]:
    rows = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, text, expected = (part.strip() for part in line.split(" || "))
            rows.append((place, text, expected))
    return rows


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(["medical_coding"])


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon)


@pytest.mark.parametrize(("place", "text", "expected"), passages())
def test_passage(extractor: Extractor, lexicon: Lexicon, place: str, text: str, expected: str) -> None:
    parts = dict.fromkeys(PLACES, "") | {"name": "Jane Doe"}
    parts[place] = PLACES[place].format(text.replace(" / ", "\n"))
    document = read_text(RESUME.format(**parts).strip().encode())
    profile = extractor.extract(document, file="x.txt", sha256="", as_of=TODAY)
    reported = [f"{lexicon.label(c.id)} {LETTERS[c.assertion]}" for c in profile.summary.credentials]
    assert sorted(reported) == ([] if expected == "-" else sorted(expected.split(", ")))


@pytest.mark.parametrize(
    "text",
    [
        "Certified Professional Coder " * 400 + "x",
        "with " + "our CPC, CCS and " * 300 + "the team who",
        "a lead who holds " * 2000 + "CPC",
    ],
)
def test_long_runs_of_credentials_and_people_are_read_in_time(extractor: Extractor, text: str) -> None:
    parts = dict.fromkeys(PLACES, "") | {"name": "Jane Doe", "work": f"• {text}"}
    document = read_text(RESUME.format(**parts).strip().encode())
    began = process_time()
    extractor.extract(document, file="x.txt", sha256="", as_of=TODAY)
    assert process_time() - began < 5
