"""Sentences of prose that ask by a condition, point back at the sentence before, or ask for nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import shown

from screener.derive.draft import Draft

Derive = Callable[[str], Draft]
AD = """We are an eye clinic in Flagstaff, and our coder is leaving. {} The hours are yours to set. We close
at noon on Fridays, and the pay is fair for this town; write to us with your story, please,
and we will answer within a week."""
LIST = "Outpatient Coder\nRequirements\nCPC certification\n{}\n"


def _asked(draft: Draft) -> list[tuple[str, str]]:
    return [(shown(r.tree), r.importance) for r in draft.requirements if r.tree is not None]


CONDITIONS = [
    ("If you have never coded cataracts, this is not the job for you.", "ophthalmology"),
    ("If you have not coded HCC charts for three years, you will drown here.", "3y code_assignment+hcc"),
    ("If you can't tell ICD-10-CM from CPT, please do not apply.", "all(cpt, icd_10_cm)"),
    ("If you do not hold the COC, look elsewhere.", "aapc.coc"),
    ("And if you have not worked in an ASC, you will struggle.", "asc"),
    ("If you've never touched Epic, this is the wrong job for you.", "epic"),
]


@pytest.mark.parametrize(("sentence", "asked"), CONDITIONS)
def test_a_condition_with_what_follows_for_others_asks(derive: Derive, sentence: str, asked: str) -> None:
    assert _words(derive(AD.format(sentence))) == [(_words_of(asked), "required")]


POINTING = [
    ("Ann appealed every denial and won. I would love that in her successor.", "denials"),
    ("We moved to ModMed last year. Having seen it before would help.", "modmed"),
    ("We use eClinicalWorks. Somebody who has seen it before will have an easier first month.", "ecw"),
    ("Our charts are in NextGen. Experience with it would save us all some time.", "nextgen"),
    ("The visits come from Epic. If you have worked in it, so much the better.", "epic"),
    ("We code in TruCode. Knowing it is a plus.", "trucode"),
]


@pytest.mark.parametrize(("sentences", "asked"), POINTING)
def test_a_wish_that_points_back_takes_what_was_named(derive: Derive, sentences: str, asked: str) -> None:
    assert _words(derive(AD.format(sentences))) == [(_words_of(asked), "preferred")]


NOTHING = [
    "SUPERVISION: None.",
    "Supervisory duties: not applicable",
    "Must be able to stand and walk for four hours",
    "Kneeling, crouching and reaching",
    "Carries up to 25 pounds",
    "Climbs stairs and bends",
    "A drug free workplace",
    "Larkfield does not discriminate on the basis of age",
]


@pytest.mark.parametrize("line", NOTHING)
def test_what_asks_for_nothing_is_listed_with_its_reason(derive: Derive, line: str) -> None:
    """Such a line among demands is no requirement, and it is not lost."""
    draft = derive(LIST.format(line))
    assert [r.text for r in draft.requirements] == ["CPC certification"]
    assert any(n.line == 4 and "names nothing" not in n.reason for n in draft.not_scored)


YEARS = [
    ("A decade of coding", 10),
    ("At least a decade of inpatient coding", 10),
    ("Half a dozen years of coding altogether", 6),
    ("half-dozen years of ED coding", 6),
    ("Two full fiscal years of coding", 2),
    ("a couple of years of E/M coding", 2),
    ("24+ months auditing DRGs for a payer", 2),
    ("a dozen years in risk adjustment", 12),
]


@pytest.mark.parametrize(("words", "years"), YEARS)
def test_years_are_read_in_other_dress(derive: Derive, words: str, years: float) -> None:
    assert derive(LIST.format(words)).requirements[-1].min_years == years


BOTH = [
    "5+ years medical billing and coding",
    "Two years of coding and billing",
    "three years' billing and coding in a clinic",
    "At least 4 years medical coding and billing experience",
    "Minimum one year of billing and coding",
    "six years of experience in medical billing and coding",
]


@pytest.mark.parametrize("words", BOTH)
def test_billing_and_coding_are_both_asked_for(derive: Derive, words: str) -> None:
    draft = derive(LIST.format(words))
    assert {"claims", "code_assignment"} <= set(draft.requirements[-1].concepts)
    label = next(rule.label for rule in draft.rules if rule.kind == "years")
    assert "billing" in label
    assert "code assignment" in label.lower() or "coding" in label.lower()


def test_one_of_before_a_colon_names_its_list(derive: Derive) -> None:
    assert "aapc.cpma" in {
        c
        for r in derive("Coder\nRequirements\nCPMA plus one of: COC, CCS-P\nEpic").requirements
        for c in r.concepts
    }


def _words(draft: Draft) -> list[tuple[frozenset[str], str]]:
    return [(_words_of(tree), importance) for tree, importance in _asked(draft)]


def _words_of(tree: str) -> frozenset[str]:
    return frozenset(tree.replace("aapc.", "").split())
