"""The rules about claims: each is tried on its examples; what is wrong in one is a fault with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from screener.cli import group
from screener.config.lexicon import load_lexicon
from screener.extract.claims.asserter import Asserter
from screener.extract.claims.entries import credential_states
from screener.extract.claims.examples import try_claims
from screener.extract.claims.states import StateTable
from screener.extract.concepts.confidence import UNDECIDED
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.model.profile import Mention

TODAY = date(2026, 11, 23)
TABLE = "table: claims\nrows:\n"
RULE = (
    "  - {id: lapsed.sold, says: lapsed, side: before, pattern: [sold], "
    'examples: ["sold my {credential}"], not_examples: ["{credential}, sold"]}\n'
)


# What lies ahead is not held, in whatever words; nor is what only an exam stands for.
AHEAD = [
    "CRC to obtain 3/2027",
    "CPC, to be taken in May 2027",
    "RHIT, will sit in 2027",
    "CCS - testing 6/2027",
    "CPC (appearing June)",
    "CPC (to appear in March)",
    "CCS, planning to write in fall",
    "Aiming for the CCS next year",
    "Aim: CPC",
    "Targeting CPC in 2027",
    "Certification plans\nCPC, CRC",
    "CPC: booked",
    "Awaiting CPC results",
    "CPC: exam sat, results awaited",
    "CPC awaiting exam",
    "Now preparing: CIC",
    "To be certified as CPC by Jan 2027",
    "Will be CPC certified in May 2027",
    "CPC coming soon",
    "CPC (applied)",
    "Goal: CCS, coder",
    "CPC exam voucher bought",
]
HELD = [
    "CPC, obtained 3/2019",
    "CPC appeared on the exam list; passed 2020",
    "CPC since 2015, aim for accuracy",
    "CCS, applied daily in audits",
    "CPC certified, to be promoted",
    "CPC to complete charts in two days",
]


@pytest.fixture(scope="module")
def judged() -> Callable[[str], tuple[Mention, ...]]:
    """The mentions of a coder's text."""
    lexicon = load_lexicon(["medical_coding"])
    finder, asserter = Finder(lexicon), Asserter(lexicon)

    def mentions(text: str) -> tuple[Mention, ...]:
        document = plain_document(f"Jane Doe, medical coder\n\n{text}")
        return asserter.judge(document, (), (), finder.find(document, (), ()), TODAY)

    return mentions


@pytest.fixture(scope="module")
def states() -> StateTable:
    """The states of the language."""
    return StateTable(load_lexicon(["medical_coding"]).tables["states"])


def credentials(mentions: tuple[Mention, ...]) -> set[str]:
    """The assertions of the credentials that scoring would see."""
    named = [m for m in mentions if m.category == "certification"]
    return {m.assertion for m in named if m.confidence > UNDECIDED or m.assertion != "held"}


@pytest.mark.parametrize("text", AHEAD)
def test_what_lies_ahead_is_not_held(judged: Callable[[str], tuple[Mention, ...]], text: str) -> None:
    assert credentials(judged(text)) == {"in_progress"}


@pytest.mark.parametrize("text", HELD)
def test_words_of_a_time_to_come_about_something_else(
    judged: Callable[[str], tuple[Mention, ...]], text: str
) -> None:
    assert credentials(judged(text)) <= {"held"}


SKILLS = [
    ("Medical coder, no Epic yet", "epic", "negated"),
    ("Software: Cerner; Epic: none", "epic", "negated"),
    ("Coder. No hands-on Epic", "epic", "negated"),
    ("Codes: ICD-10-CM daily; CPT: no experience", "cpt", "negated"),
    ("Inpatient coding: none to date", "inpatient", "negated"),
    ("Coder, no formal CPT training", "cpt", "negated"),
    ("ICD-10-PCS (classroom only)", "icd_10_pcs", "in_progress"),
    ("ICD-10-PCS - coursework only", "icd_10_pcs", "in_progress"),
    ("Learned ICD-10-PCS only in school", "icd_10_pcs", "in_progress"),
    ("Coder, never audited below 95%, Epic", "epic", "held"),
    ("Epic errors: none; coder", "epic", "held"),
    ("Coder, Epic, no travel yet", "epic", "held"),
    ("ICD-10-PCS, classroom trainer", "icd_10_pcs", "held"),
]


@pytest.mark.parametrize(("text", "concept", "assertion"), SKILLS)
def test_skills_denied_or_only_studied(
    judged: Callable[[str], tuple[Mention, ...]], text: str, concept: str, assertion: str
) -> None:
    assert {m.assertion for m in judged(text) if m.concept == concept} == {assertion}


# Text, and each credential reported with the first letter of its assertion.
FORMS = [
    ("☑ CPC  ☐ CCS  ☐ RHIT", "CPC h"),
    ("☒ CCS\n☐ CPC", "CCS h"),
    ("Certified: ☐ CPC ✓ CRC", "CRC h"),
    ("☐ CPC\n☐ CCS", ""),
    ("[x] CPC", "CPC h"),
    ("cpc-a, aapc, 2024", "CPC-A h"),
    ("CPC (a), AAPC 2025", "CPC-A h"),
    ("ccs-p, 2019", "CCS-P h"),
    ("CCS (p)", "CCS-P h"),
    ("CPC, a coder since 2010", "CPC h"),
    ("CPC (aapc)", "CPC h"),
    ("FUTURE GOALS\n- CPC certification\n- CRC certification", "CPC i, CRC i"),
    ("Planned Goals\nCCS", "CCS i"),
    ("CCS: TBD", "CCS i"),
    ("CPC exam date TBA", "CPC i"),
    ("CCS (not expired)", "CCS h"),
    ("CPC has never been revoked", "CPC h"),
    ("CCS, not lapsed", "CCS h"),
    ("CPC expired 2020; renewal in progress", "CPC l"),
    ("CPC lapsed in 2019. Renewal pending", "CPC l"),
    ("CPC, renewal in progress", "CPC h"),
    ("CCS-P Certified (AHIMA), ID CCS-339102, verified", "CCS-P h"),
    ("License CCS-55121", ""),
    ("Member no. CPC01234567", ""),
    ("CPC-01234567", "CPC h"),
    ("CPC #01234567", "CPC h"),
    ("Certificate number: CIC-1234567, CPC", "CPC h"),
    ("CPC-A (expected removal of the A: 2027)", "CPC-A h"),
    ("CPC-A, removal due March 2027", "CPC-A h"),
    ("CPC-A: the A will come off in 2027", "CPC-A h"),
]


@pytest.mark.parametrize(("text", "reported"), FORMS)
def test_forms_of_claims(
    judged: Callable[[str], tuple[Mention, ...]], states: StateTable, text: str, reported: str
) -> None:
    entries, _ = credential_states(judged(text), states)
    labels = load_lexicon(["medical_coding"])
    assert ", ".join(f"{labels.label(e.id)} {e.assertion[0]}" for e in entries) == reported


def test_no_passage_runs_over_a_running_head(states: StateTable) -> None:
    texts = ("Ann Roe, CPC", "Experience", "Coder, Lakeside Clinic", "Ann Roe, CPC", "March 2016 - May 2018")
    document = plain_document("\n".join(texts))
    lines = tuple(replace(line, page=1 if n < 3 else 2) for n, line in enumerate(document.lines))
    document = replace(document, lines=lines)
    lexicon = load_lexicon(["medical_coding"])
    found = Finder(lexicon).find(document, (), ())
    entries, _ = credential_states(Asserter(lexicon).judge(document, (), (), found, TODAY), states)
    assert [(e.id, e.assertion) for e in entries] == [("aapc.cpc", "held")]


# Text after "Skills", the skill, and its assertion.
SKILLS_LISTED = [
    ("No Epic, no Cerner; Meditech only", "epic", "negated"),
    ("No Epic, no Cerner; Meditech only", "cerner", "negated"),
    ("Epic (none), Cerner (5 yrs)", "epic", "negated"),
    ("Epic (none), Cerner (5 yrs)", "cerner", "held"),
    ("Epic: No\nCerner: Yes", "epic", "negated"),
    ("Epic: No\nCerner: Yes", "cerner", "held"),
    ("Cerner, no Epic or Meditech", "epic", "negated"),
    ("Cerner without Epic.", "epic", "negated"),
    ("Epic, no errors", "epic", "held"),
]


@pytest.mark.parametrize(("text", "concept", "assertion"), SKILLS_LISTED)
def test_skills_listed_with_what_is_missing(
    judged: Callable[[str], tuple[Mention, ...]], text: str, concept: str, assertion: str
) -> None:
    found = judged(f"Software for medical records\n{text}")
    assert {m.assertion for m in found if m.concept == concept} == {assertion}


def test_every_rule_speaks_in_its_examples_and_in_none_that_is_not() -> None:
    assert try_claims(load_lexicon(["medical_coding"])) == ()


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("side: before", "tihgt: true", "unknown key 'tihgt'; did you mean 'tight'"),
        ("says: lapsed", "says: lapst", "unknown state 'lapst'; did you mean 'lapsed'"),
        ("[sold]", '["{persn}"]', "unknown class {persn}; did you mean 'person'"),
        ("[sold]", '["sold|"]', "an alternative without words"),
        ('not_examples: ["{credential}, sold"]', "not_examples: []", "no `not_examples`"),
        ("sold my {credential}", "gave {credential}", "does not speak in its example 'gave {credential}'"),
        ("{credential}, sold", "sold {credential}", "speaks in 'sold {credential}', which is not an example"),
        ("side: before", "side: befor", "side cannot be 'befor'; did you mean 'before'"),
    ],
)
def test_what_is_wrong_in_a_rule_is_a_fault_at_its_place(
    tmp_path: Path, before: str, after: str, fault: str
) -> None:
    (tmp_path / "own_claims.yaml").write_text(TABLE + RULE.replace(before, after), "utf-8")
    result = CliRunner().invoke(group, ["check", str(tmp_path)])
    assert result.exit_code == 2
    assert fault in result.output
    assert "own_claims.yaml:3:" in result.output
