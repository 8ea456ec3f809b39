"""What is asked on the phone where a résumé leaves something open."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.score.questions import joined_questions, question_about

LEXICON = load_lexicon(["medical_coding"])

ROWS = [
    # concepts asked about, the question
    (["aapc.cpc"], "Do you hold CPC, and is it active?"),
    (["icd_10_cm", "cpt"], "Have you coded with ICD-10-CM and CPT, and for how long?"),
    (["epic"], "Have you worked with Epic?"),
    (["physician_query"], "Have you done this yourself: Physician queries?"),
    # known, not done: nobody has "done" anatomy
    (
        ["medical_terminology", "anatomy"],
        "Where did you learn Medical terminology and Anatomy and physiology?",
    ),
]


@pytest.mark.parametrize(("concepts", "question"), ROWS)
def test_each_sort_has_its_question(concepts: list[str], question: str) -> None:
    [joined] = joined_questions((question_about(c, LEXICON) for c in concepts), "and")
    assert str(joined) == question
