"""What is asked on the phone where a résumé leaves something open."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.score.questions import asked, has_yes, joined_questions, question_about
from screener.text.sentences import Sentences

LEXICON = load_lexicon(["medical_coding"])
SENTENCES = Sentences.of(LEXICON)

ROWS = [
    # concepts asked about, how they are joined, the question
    ("aapc.cpc", "and", "Do you hold CPC at present?"),
    ("aapc.cpc ahima.ccs", "or", "Do you hold CPC or CCS at present?"),
    ("icd_10_cm cpt", "and", "Which of these have you coded with: ICD-10-CM and CPT?"),
    ("any_drg", "and", "Have you coded with DRGs?"),
    ("epic", "and", "Have you worked with Epic? Where?"),
    ("epic cerner", "or", "Have you worked with Epic or Cerner? Where?"),
    ("any_ehr", "and", "Have you worked with an EHR? Where?"),
    (
        "documentation_review guidelines",
        "and",
        "Which of these do you do yourself: review records before coding and look up the coding guidelines?",
    ),
    ("physician_query", "and", "Do you query physicians when a note is unclear? Where?"),
    ("audit denials", "or", "Do you audit coded records, or work on denials and appeals? Where?"),
    ("inpatient", "and", "Do you code inpatient stays? Where?"),
    ("any_outpatient", "and", "Have you coded for outpatient visits? Where?"),
    ("payer", "and", "Have you coded for a payer? Where?"),
    ("pathology", "and", "Have you coded pathology? Where?"),
    ("cardiology obgyn", "or", "Have you coded cardiology or OB/GYN? Where?"),
    ("coding_cert", "and", "Have you completed a coding program? Where?"),
    # rules and papers: nobody codes "with" them
    ("ocg", "and", "Do you apply the official coding guidelines? Where?"),
    ("coding_clinic", "and", "Do you look things up in Coding Clinic? Where?"),
    ("ncci", "and", "Do you check NCCI edits? Where?"),
    ("poa", "and", "Do you assign POA indicators? Where?"),
    ("ub04", "and", "Do you fill in or check the UB-04 form? Where?"),
    ("lcd_ncd", "and", "Do you check LCDs and NCDs? Where?"),
    # known, not done: nobody has "done" anatomy
    (
        "medical_terminology anatomy",
        "and",
        "Which of these have you learned, and where: medical terminology, and anatomy and physiology?",
    ),
]


@pytest.mark.parametrize(("concepts", "word", "question"), ROWS)
def test_each_sort_has_its_question(concepts: str, word: str, question: str) -> None:
    each = (question_about(c, LEXICON, SENTENCES) for c in concepts.split())
    assert asked(joined_questions(each, word, SENTENCES), SENTENCES) == question


@pytest.mark.parametrize(
    ("questions", "yes"),
    [
        ("Do you hold CPC at present?", True),
        ("Do you hold CPC by now, or when will you?", True),
        ("Do you clear claim edits and holds? Where?", True),
        ("You write “ICD-10”: do you code with ICD-10-CM?", True),
        ("You write “ICD-10”: do you code with ICD-10-CM? Which of these have you coded with: CPT?", False),
        ("Which of these have you coded with: CPT and HCPCS Level II?", False),
        ("What is your accuracy, and how is it measured?", False),
        ("How many years of inpatient coding do you have, and where?", False),
    ],
)
def test_which_questions_have_a_yes(questions: str, yes: bool) -> None:
    assert has_yes(questions, SENTENCES) == yes
