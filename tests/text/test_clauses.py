"""Where sentences and clauses end."""

from __future__ import annotations

import pytest

from screener.text.clauses import CLAUSE_END, SENTENCE_END, STATEMENT_END, parts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Coded charts. Audited claims.", ["Coded charts", "Audited claims."]),
        ("Worked at St. Ann. Coded charts.", ["Worked at St. Ann", "Coded charts."]),
        ("Alder Creek Inc. Coder since 2019", ["Alder Creek Inc. Coder since 2019"]),
        ("J. P. Moore, coder", ["J. P. Moore, coder"]),
        ("Office (i.e. Excel) daily", ["Office (i.e. Excel) daily"]),
        ("Coded in ICD-10. Trained coders!", ["Coded in ICD-10", "Trained coders!"]),
        ("CPC-A removed in 2019?  (Yes.)", ["CPC-A removed in 2019", "(Yes.)"]),
        ("ver. 3 and 3.1 of it", ["ver. 3 and 3.1 of it"]),
    ],
)
def test_a_sentence_ends_before_a_capital(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in parts(text, SENTENCE_END)] == sentences


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("95% accuracy; Audited claims", ["95% accuracy", "Audited claims"]),
        ("95% accuracy; audited claims", ["95% accuracy; audited claims"]),
        ("Coder 2019\n\nBiller 2018", ["Coder 2019", "Biller 2018"]),
        ("Coder 2019\n • Biller 2018", ["Coder 2019", " Biller 2018"]),
    ],
)
def test_a_statement_ends_at_semicolons_and_points_too(text: str, statements: list[str]) -> None:
    assert [text[s.start : s.end] for s in parts(text, STATEMENT_END)] == statements


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("held the cpc. it lapsed", ["held the cpc", " it lapsed"]),
        ("exp. 2024, cert. no. 5", ["exp. 2024, cert. no. 5"]),
        ("icd-10.cm coding", ["icd-10.cm coding"]),
        ("cpc; ccs", ["cpc", " ccs"]),
        ("cpc • ccs", ["cpc ", " ccs"]),
        ("cpc\n- ccs", ["cpc", "ccs"]),
        ("cpc\nccs", ["cpc\nccs"]),
    ],
)
def test_a_clause_ends_before_small_letters_too(text: str, clauses: list[str]) -> None:
    assert [text[s.start : s.end] for s in parts(text, CLAUSE_END)] == clauses


def test_a_part_of_a_text_is_cut_by_its_own_offsets() -> None:
    text = "One. Two. Three."
    assert [text[s.start : s.end] for s in parts(text, SENTENCE_END, 5, 9)] == ["Two."]
