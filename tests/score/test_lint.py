"""The linter of postings: each proxy and each idle rule is found; what is well meant is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_world import LEXICON, load

from screener.config.find_posting import built_in_postings
from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.model.concept import Lexicon
from screener.score.kinds import KINDS
from screener.score.lint import lint


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon that ships, with its table of proxies."""
    return load_lexicon(["medical_coding"])


def notes(folder: Path, rules: str, lexicon: Lexicon) -> list[str]:
    posting = load(folder, f"rules:\n{rules}")
    tables = {**LEXICON.tables, "posting_proxies": lexicon.tables["posting_proxies"]}
    small = Lexicon(LEXICON.names, LEXICON.concepts, LEXICON.groups, tables, "test")
    return [str(note) for note in lint(posting, small)]


@pytest.mark.parametrize("name", built_in_postings())
def test_the_shipped_postings_are_clean(name: str, lexicon: Lexicon) -> None:
    assert lint(load_posting(name, lexicon, KINDS), lexicon) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no more than five years of experience", "older people"),
        ("up to 5 years of experience", "older people"),
        ("2 years max", "older people"),
        ("not overqualified", "older people"),
        ("recent graduates welcome", "stands for age"),
        ("Digital native", "stands for age"),
        ("graduated in or after 2019", "tells the age"),
        ("class of 2022", "tells the age"),
        ("under 35 years old", "tells the age"),
        ("lives in ZIP code 12180", "race and national origin"),
        ("within 25 miles of the clinic", "race and national origin"),
        ("local candidates only", "race and national origin"),
        ("graduate of Harvard University", "named schools"),
        ("from a top-tier university", "named schools"),
        ("native English speaker", "national origin"),
        ("no accent", "national origin"),
        ("no unexplained gaps", "illness"),
        ("currently employed", "illness"),
        ("no job hopping", "illness"),
        ("able-bodied", "disability"),
        ("strong attention to detail", "every résumé says so"),
        ("team player", "every résumé says so"),
    ],
)
def test_each_proxy_is_found_with_why_and_what_instead(
    tmp_path: Path, lexicon: Lexicon, text: str, why: str
) -> None:
    rule = "  - {id: one, label: One, kind: has, weight: 1, any_of: [CPC]"
    found = notes(tmp_path, rule + f', ask: "Is this so: {text}?"}}\n', lexicon)
    assert len(found) == 1 and why in found[0], found
    assert found[0].count("; ") >= 2 and "test.yaml:5:" in found[0]
    level = f'levels: [{{credit: 0.5, any_of: [CCA], because: "{text}"}}]'
    assert len(notes(tmp_path, rule + f", {level}}}\n", lexicon)) == 1
    assert notes(tmp_path, rule + f', source: "line 3: {text}"}}\n', lexicon) == [], "quoted, not scored"


@pytest.mark.parametrize(
    "text",
    [
        "at least 3 years of inpatient coding",
        "graduate of a CAHIIM-accredited programme",
        "degree in Health Information Management",
        "single path coding, facility and pro-fee",
        "accentuates nothing",
        "writes queries in English",
        "up to date on annual code updates",
        "average of 25 charts an hour",
        "recent practice in ICD-10-PCS",
        "stage of disease, percentage of charts",
    ],
)
def test_what_is_asked_for_the_work_is_left_alone(tmp_path: Path, lexicon: Lexicon, text: str) -> None:
    rule = f'  - {{id: one, label: "{text}", kind: has, weight: 1, any_of: [CPC]}}\n'
    assert notes(tmp_path, rule, lexicon) == []


OTHER = "  - {id: other, label: Other, kind: has, weight: 10, any_of: [CCS]}\n"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("kind: has, weight: 0, any_of: [CPC]", "has weight 0"),
        ("kind: has, weight: 0.01, any_of: [CPC]", "of 100 points"),
        ("kind: has, weight: 1, knock_out: true, any_of: [CPC]", "is preferred, but knocks out"),
        ("kind: has, weight: 1, any_of: [CPC], evidence: {min_confidence: 1}", "no reading is surer"),
        ("kind: years, weight: 1, at_least: 60", "nobody has worked so long"),
        (
            "kind: years, weight: 1, at_least: 8, evidence: {within_years: 2}",
            "few long positions end so recently",
        ),
        ("kind: has, weight: 1, any_of: [CPC], evidence: {within_years: 2}", "stand outside of them"),
        ("kind: years, weight: 1, any_of: [coding_credential], at_least: 2", "stand outside of them"),
        ("kind: metric, weight: 1, metric: acuracy", "no such figure is read"),
        ("kind: count, weight: 1, any_of: [Epic, Cerner], at_least: 3", "not so many in the list"),
        ("kind: has, weight: 1, any_of: [CCS]", "one fact is paid twice"),
        (
            "kind: has, weight: 1, any_of: [CPC], levels: [{credit: 0.2, any_of: [CCA], because: a}, "
            "{credit: 0.5, any_of: [COC], because: b}]",
            "out of order",
        ),
        (
            "kind: has, weight: 1, any_of: [CPC], levels: [{credit: 0.5, any_of: [CCA], because: a}, "
            "{credit: 0.2, any_of: [CCA], because: b}]",
            "gives more for the same",
        ),
    ],
)
def test_what_does_nothing_is_found(tmp_path: Path, lexicon: Lexicon, body: str, what: str) -> None:
    found = notes(tmp_path, f"{OTHER}  - {{id: one, label: One, {body}}}\n", lexicon)
    assert len(found) == 1 and what in found[0], found


def test_rules_that_share_little_do_not_overlap(tmp_path: Path, lexicon: Lexicon) -> None:
    rules = OTHER + (
        "  - {id: any, label: Any, kind: has, weight: 5, any_of: [coding_credential]}\n"
        "  - {id: hint, label: Hint, kind: similar, text: assigns codes from operative reports}\n"
        "  - {id: years, label: Years, kind: years, weight: 5, any_of: [code_assignment], at_least: 2}\n"
    )
    assert notes(tmp_path, rules, lexicon) == []


HS = "any_of: [{education: hs}]"


@pytest.mark.parametrize(
    ("body", "weight", "says"),
    [
        ("kind: level, at_least: hs", 23, "gives 70 of 100 points for One; nearly everybody has that"),
        (f"kind: has, {HS}", 23, "gives 70 of 100 points for a high school diploma; nearly everybody"),
        ("kind: has, any_of: [{education: hs}, CPC]", 10, "gives 50 of 100 points for a high school diploma"),
        ("kind: has, any_of: [CPC, {all_of: [{education: hs}]}]", 10, "for a high school diploma"),
        (
            "kind: has, any_of: [{education: hs}, {years: code_assignment, at_least: 1}]",
            20,
            "nearly everybody has that, and the ranking rests on who happens to say so; lower its weight, or",
        ),
        ("kind: has, any_of: [Epic]", 20, "gives 67 of 100 points for the word “Epic”; a list of skills"),
        ("kind: has, any_of: [CPC, any_ehr]", 20, "for the word “Epic”"),
        ("kind: has, all_of: [ICD-10-CM, CPT]", 20, "for the word “ICD-10-CM”; a list of skills says it"),
        ("kind: has, all_of: [Inpatient, {education: hs}]", 20, "for the word “Inpatient”"),
    ],
)
def test_much_weight_on_what_costs_nothing_is_found(
    tmp_path: Path, lexicon: Lexicon, body: str, weight: int, says: str
) -> None:
    rule = f"  - {{id: one, label: One, weight: {weight}, {body}}}\n"
    found = notes(tmp_path, OTHER + rule, lexicon)
    assert len(found) == 1 and says in found[0], found


@pytest.mark.parametrize(
    ("body", "weight"),
    [
        ("kind: has, any_of: [CPC]", 90),
        (f"kind: has, {HS}", 3),
        ("kind: level, at_least: associate", 20),
        ("kind: has, any_of: [Epic]", 9),
        ("kind: has, all_of: [CPC, {education: hs}]", 90),
        ("kind: has, any_of: [{years: code_assignment, at_least: 2}]", 90),
        ("kind: years, any_of: [Epic], at_least: 2", 90),
        ("kind: has, any_of: [Epic], evidence: {within_years: 2}", 90),
    ],
)
def test_weight_on_what_is_earned_is_left_alone(
    tmp_path: Path, lexicon: Lexicon, body: str, weight: int
) -> None:
    assert notes(tmp_path, OTHER + f"  - {{id: one, label: One, weight: {weight}, {body}}}\n", lexicon) == []
