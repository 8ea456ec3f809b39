"""Whose work a job tells of: an auditor whom one leads, hires or answers to audits, not oneself."""

from __future__ import annotations

from datetime import date

import pytest
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon(["medical_coding"]))


def shown(extractor: Extractor, title: str, duty: str) -> set[str]:
    text = f"Ada Novak\nada@example.com\n\nEXPERIENCE\n{title}, Harbor Clinic, 2018 to present\n- {duty}\n"
    profile = extractor.extract(plain(text), file="a.txt", sha256="", as_of=date(2026, 11, 23))
    return {concept for position in profile.positions for concept in position.concepts}


OTHERS = [
    "Supervise 22 employees, among them four coders and a CPMA auditor",
    "Manage two coders and one auditor",
    "Hired a coding auditor for the surgery group",
    "Worked with the coding auditor on late charges",
    "Report to the coding auditor",
    "Coded charts were checked by an external coding auditor",
    "Oversaw a DRG validator and six clerks",
    "Assisted the coding compliance auditor with schedules",
]
OWN = [
    "Worked as a coding auditor on the surgery team",
    "Coding auditor for two hospitals",
    "Audit 20 charts a month for two coders",
    "Supervised coding audits of E/M charts",
    "Led a team of six and audited E/M charts of coders",
    "Promoted to coding auditor in 2021",
]


@pytest.mark.parametrize("duty", OTHERS)
def test_somebody_elses_audits_are_not_ones_own(extractor: Extractor, duty: str) -> None:
    assert not {"audit", "drg_validation", "auditing_others"} & shown(extractor, "Practice Manager", duty)


@pytest.mark.parametrize("duty", OWN)
def test_ones_own_audits_are(extractor: Extractor, duty: str) -> None:
    assert "audit" in shown(extractor, "Practice Manager", duty)


def test_leading_an_auditor_is_leading(extractor: Extractor) -> None:
    assert "supervision" in shown(extractor, "Practice Manager", "Manage two coders and one auditor")


@pytest.mark.parametrize(
    "duty", ["Answer provider questions on E/M levels", "Answered physician questions on modifiers"]
)
def test_answering_providers_is_no_query(extractor: Extractor, duty: str) -> None:
    assert "physician_query" not in shown(extractor, "Medical Coder", duty)
