"""Whose credentials stand beside somebody else's phone or address. All people are invented."""

from __future__ import annotations

from datetime import date

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor

HEAD = "Gabriela Stoica\nHenderson, NV\n(702) 555-0164\ngabi.stoica@example.com\n\n"
JOB = "WORK\nCoder, Mesa Perinatal Clinic, January 2014 - June 2017\n- Coded ultrasounds with CPT\n\n"

OTHERS = [
    "Ask them\n- Renata Voss, CPMA, auditor, (702) 555-0101",
    "Who knows me\nPaul Lim, RHIA, old boss, (702) 555-0102",
    "People\nDr. Ines Duarte, CCS, ines.duarte@example.com",
    "Kind words\nMarta Reyes, RHIT\nManager, Desert Clinic, (702) 555-0103",
    "They will tell you\n• Owen Field, CPC (supervisor), owen@example.com",
    "Good for a call: \nTess O'Hara, CIC, 702-555-0104",
]
OWN = [
    "CPC, AAPC",
    "CPC (help line of the issuer: 800-555-0199)",
    "Gabriela Stoica, CPC, cell (702) 555-0188",
    "Certified Professional Coder, CPC, my office (702) 555-0190",
    "CPC, AAPC member since 2019. Second number 702-555-0177",
    "Stoica, Gabriela, CPC | stoica.home@example.com",
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def held(extractor: Extractor, text: str) -> set[str]:
    profile = extractor.extract(plain(text), file="a.txt", sha256="0", as_of=date(2026, 11, 30))
    return {c.id for c in profile.summary.credentials if c.assertion == "held"}


@pytest.mark.parametrize("lines", OTHERS)
def test_a_referees_credential_is_not_the_candidates(extractor: Extractor, lines: str) -> None:
    assert not held(extractor, f"{HEAD}{JOB}{lines}\n")


@pytest.mark.parametrize("lines", OWN)
def test_the_candidates_own_stays_beside_another_number(extractor: Extractor, lines: str) -> None:
    assert held(extractor, f"{HEAD}{JOB}CREDENTIALS\n- CPC, 2019\n- {lines}\n") == {"aapc.cpc"}
