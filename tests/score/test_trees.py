"""What a rule sees in a résumé: outcomes, credit, states of credentials, trees, levels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_world import LEXICON, education, load, mention, position, profile

from screener.model.profile import CredentialState, Metric, Profile, Summary
from screener.model.scorecard import RuleResult
from screener.score.scoring import score_profile

CREDENTIAL = "kind: has, any_of: [coding_credential]"


def result(folder: Path, body: str, candidate: Profile) -> RuleResult:
    """The result of one rule on one candidate."""
    posting = load(folder, f"rules:\n  - {{id: one, label: One, weight: 1, knock_out: true, {body}}}\n")
    return score_profile(candidate, posting, LEXICON).results[0]


@pytest.mark.parametrize(
    ("concept", "assertion", "outcome", "credit", "knocked_out"),
    [
        ("aapc.cpc", "held", "met", 1.0, False),
        ("aapc.cpc_h", "held", "met", 1.0, False),  # CPC-H was renamed COC: either satisfies the other
        ("aapc.cpc_a", "held", "unknown", 0.0, False),  # the apprentice form is another credential
        ("ahima.cca", "held", "unknown", 0.0, False),
        ("aapc.cpc", "in_progress", "contradicted", 0.0, True),
        ("aapc.cpc", "lapsed", "contradicted", 0.0, True),
        ("aapc.cpc", "negated", "contradicted", 0.0, True),
        ("aapc.cpc", "other_person", "unknown", 0.0, False),  # "supervised CPC-certified coders"
    ],
)
def test_a_credential_counts_in_its_state(
    tmp_path: Path, concept: str, assertion: str, outcome: str, credit: float, knocked_out: bool
) -> None:
    found = result(tmp_path, CREDENTIAL, profile([mention(concept, assertion)]))
    assert (found.outcome, found.credit, found.knocked_out) == (outcome, credit, knocked_out)
    assert found.reason
    assert bool(found.evidence) == (outcome in ("met", "contradicted"))


def test_what_the_whole_text_supports_beats_the_single_place(tmp_path: Path) -> None:
    """ "Jane Doe, CPC" in the heading and "CPC, expired 2021" below: lapsed in both."""
    bare, explicit = mention("aapc.cpc"), mention("aapc.cpc", "lapsed", start=300)
    candidate = profile([bare, explicit])
    found = result(tmp_path, CREDENTIAL, candidate)
    assert found.outcome == "contradicted"
    assert found.evidence[0].start == 300, "the place that says so comes first"


def test_another_credential_saves_from_the_lapsed_one(tmp_path: Path) -> None:
    candidate = profile([mention("aapc.cpc", "lapsed"), mention("ahima.ccs", start=80)])
    found = result(tmp_path, CREDENTIAL, candidate)
    assert found.outcome == "met" and not found.knocked_out and found.found == "CCS"


def test_an_unsure_reading_is_asked_about_and_earns_nothing(tmp_path: Path) -> None:
    found = result(tmp_path, CREDENTIAL, profile([mention("aapc.cpc", confidence=0.4)]))
    assert (found.outcome, found.credit) == ("unknown", 0.0)
    assert "CPC" in found.ask
    against = result(tmp_path, CREDENTIAL, profile([mention("aapc.cpc", "lapsed", confidence=0.4)]))
    assert against.outcome == "unknown" and not against.knocked_out


def test_levels_give_part(tmp_path: Path) -> None:
    body = (
        CREDENTIAL + ", levels: [{credit: 0.5, any_of: [CPC-A, CCA], because: entry level}, "
        "{credit: 0.25, assertion: [in_progress], because: in study}]"
    )
    apprentice = result(tmp_path, body, profile([mention("aapc.cpc_a")]))
    assert (apprentice.outcome, apprentice.credit) == ("partial", 0.5)
    assert apprentice.reason == "CPC-A: entry level"
    assert apprentice.ask, "what is still open is asked"
    studying = result(tmp_path, body, profile([mention("ahima.ccs", "in_progress")]))
    assert (studying.outcome, studying.credit, studying.knocked_out) == ("partial", 0.25, False)
    both = result(
        tmp_path, body, profile([mention("aapc.cpc_a"), mention("ahima.ccs", "in_progress", start=90)])
    )
    assert both.credit == 0.5
    lapsed = result(tmp_path, body, profile([mention("aapc.cpc", "lapsed")]))
    assert (lapsed.outcome, lapsed.knocked_out) == ("contradicted", True)


def test_a_vaguer_mention_earns_part_and_a_question(tmp_path: Path) -> None:
    found = result(tmp_path, "kind: has, any_of: [ICD-10-CM]", profile([mention("icd_10")]))
    assert (found.outcome, found.credit) == ("partial", 0.8)
    assert found.ask == "You write “ICD-10”: does that include ICD-10-CM?"
    pcs = result(tmp_path, "kind: has, any_of: [ICD-10-PCS]", profile([mention("icd_10")]))
    assert pcs.outcome == "unknown", "ICD-10 alone does not prove PCS"


def test_two_of_three_code_systems(tmp_path: Path) -> None:
    candidate = profile([mention("icd_10_cm"), mention("cpt", start=40)])
    proportional = result(
        tmp_path, "kind: has, all_of: [ICD-10-CM, CPT, HCPCS], partial: proportional", candidate
    )
    assert proportional.outcome == "partial" and proportional.credit == pytest.approx(2 / 3)
    assert proportional.missing == "HCPCS Level II" and "HCPCS" in proportional.ask
    assert [e.concept for e in proportional.evidence] == ["icd_10_cm", "cpt"]
    strict = result(tmp_path, "kind: has, all_of: [ICD-10-CM, CPT, HCPCS]", candidate)
    assert (strict.outcome, strict.credit) == ("unknown", 0.0)


def test_rhit_and_one_of_two(tmp_path: Path) -> None:
    body = "kind: has, any_of: [{all_of: [RHIT, {any_of: [CCS, COC]}]}]"
    assert result(tmp_path, body, profile([mention("ahima.rhit")])).credit == 0
    assert result(tmp_path, body, profile([mention("ahima.rhit"), mention("aapc.coc")])).outcome == "met"
    assert result(tmp_path, body, profile([mention("ahima.ccs"), mention("aapc.coc")])).credit == 0


def test_degree_or_certificate_with_two_years(tmp_path: Path) -> None:
    body = (
        "kind: has, any_of: [{education: associate}, "
        "{all_of: [coding_course, {years: code_assignment, at_least: 2}]}]"
    )
    course = mention("coding_course")
    two_years = position("2020-01", "2022-01", "code_assignment")
    assert result(tmp_path, body, profile(studies=[education("bachelor")])).outcome == "met"
    assert result(tmp_path, body, profile([course], [two_years])).outcome == "met"
    short = result(tmp_path, body, profile([course], [position("2020-01", "2021-01", "code_assignment")]))
    assert short.credit == 0
    assert result(tmp_path, body, profile([], [two_years])).credit == 0


def test_no_experience_with_one_program_says_nothing_of_the_others(tmp_path: Path) -> None:
    no_epic = profile([mention("epic", "negated")])
    assert result(tmp_path, "kind: has, any_of: [Epic]", no_epic).outcome == "contradicted"
    group = result(tmp_path, "kind: has, any_of: [any_ehr]", no_epic)
    assert (group.outcome, group.knocked_out) == ("unknown", False)
    either = result(tmp_path, "kind: has, any_of: [Epic, Cerner]", no_epic)
    assert (either.outcome, either.knocked_out) == ("unknown", False)
    assert either.reason == "Epic (the résumé says no); nothing else mentioned that would do"


def test_a_denial_reaches_down_never_up(tmp_path: Path) -> None:
    none_inpatient = profile([mention("inpatient", "negated")])
    assert result(tmp_path, "kind: has, any_of: [newborn_nicu]", none_inpatient).outcome == "contradicted"
    no_newborn = profile([mention("newborn_nicu", "negated")])
    assert result(tmp_path, "kind: has, any_of: [inpatient]", no_newborn).outcome == "unknown"
    assert (
        result(tmp_path, "kind: has, any_of: [inpatient]", profile([mention("newborn_nicu")])).outcome
        == "met"
    )
    assert (
        result(tmp_path, "kind: has, any_of: [newborn_nicu]", profile([mention("inpatient")])).outcome
        == "unknown"
    )


def test_a_setting_in_a_job_counts_only_where_the_job_shows_it(tmp_path: Path) -> None:
    ward = position("2015-01", "2019-01", coding=False, title="Staff Nurse")
    both = position("2019-02", "2021-02", "inpatient", title="Inpatient Coder")
    rule = "kind: has, any_of: [inpatient]"
    nurse = profile([mention("inpatient", position=0)], [ward])
    coder = profile([mention("inpatient", position=1)], [ward, both])
    assert result(tmp_path, rule, nurse).outcome == "unknown"
    assert result(tmp_path, rule, coder).outcome == "met"


def test_unpaid_work_is_no_experience(tmp_path: Path) -> None:
    helper = replace(position("2015-01", "2019-01", "code_assignment"), is_employment=False)
    found = result(tmp_path, "kind: years, all_of: [code_assignment], at_least: 1", profile([], [helper]))
    assert found.credit == 0


def test_a_setting_counts_only_where_coding_was_done(tmp_path: Path) -> None:
    nurse = profile([mention("inpatient")], own=())
    found = result(tmp_path, "kind: has, any_of: [inpatient]", nurse)
    assert found.outcome == "unknown" and "another kind" in found.reason


def test_recency_asks_for_a_recent_position(tmp_path: Path) -> None:
    body = "kind: has, any_of: [ICD-10-CM], evidence: {within_years: 5}"
    jobs = [position("2010-01", "2014-01", "icd_10_cm"), position("2020-01", "present", "icd_10_cm")]
    old = profile([mention("icd_10_cm", position=0)], jobs)
    recent = profile([mention("icd_10_cm", position=0), mention("icd_10_cm", start=200, position=1)], jobs)
    nowhere = profile([mention("icd_10_cm")], jobs)
    assert result(tmp_path, body, recent).outcome == "met"
    assert result(tmp_path, body, recent).evidence[0].start == 200
    for candidate, outcome in ((old, "partial"), (nowhere, "unknown")):
        found = result(tmp_path, body, candidate)
        assert (found.outcome, found.knocked_out) == (outcome, False)
        assert "last 5 years" in found.reason and found.ask


@pytest.mark.parametrize(
    ("ranges", "credit", "outcome"),
    [
        ([("2018-01", "2021-01")], 1.0, "met"),
        ([("2018-01", "2020-01"), ("2019-01", "2021-01")], 1.0, "met"),  # the overlap counts once
        ([("2018-01", "2019-07"), ("2018-01", "2019-07")], 0.5, "partial"),  # the same months twice
        ([("2019", "2021")], 2 / 3, "partial"),  # years without months: 24 months
        ([("2023-11", "present")], 1.0, "met"),
        ([("2018-01", "2018-07")], 0.0, "contradicted"),  # below partial_from
        ([(None, None)], 0.0, "unknown"),
        ([("2018-01", "2018-07"), (None, "2015-01")], 0.0, "unknown"),  # who knows how long the second was
        ([("2021-01", "2018-01")], 0.0, "unknown"),  # reversed dates are no dates
        ([], 0.0, "unknown"),
    ],
)
def test_years(tmp_path: Path, ranges: list[tuple[str, str]], credit: float, outcome: str) -> None:
    body = "kind: years, all_of: [code_assignment], at_least: 3, partial_from: 1"
    jobs = [position(start, end, "code_assignment") for start, end in ranges]
    found = result(tmp_path, body, profile(positions=jobs))
    assert (found.outcome, found.credit) == (outcome, pytest.approx(credit))
    assert (found.credit > 0) <= bool(found.evidence)


def test_years_need_all_in_the_same_position(tmp_path: Path) -> None:
    body = "kind: years, all_of: [code_assignment, {any_of: [inpatient, Epic]}], at_least: 1"
    apart = [position("2010-01", "2012-01", "code_assignment"), position("2012-01", "2015-01", "inpatient")]
    together = [position("2010-01", "2012-01", "code_assignment", "newborn_nicu")]
    assert result(tmp_path, body, profile(positions=apart)).credit == 0
    assert result(tmp_path, body, profile(positions=together)).outcome == "met"


def test_training_and_unusable_dates_are_no_years(tmp_path: Path) -> None:
    body = "kind: years, all_of: [code_assignment], at_least: 1"
    externship = position("2020-01", "2023-01", "code_assignment", training=True)
    doubtful = position("2020-01", "2023-01", "code_assignment", flag="dates contradict each other")
    assert result(tmp_path, body, profile(positions=[externship])).outcome == "unknown"
    assert result(tmp_path, body, profile(positions=[doubtful])).outcome == "unknown"


def test_years_without_names_count_all_work(tmp_path: Path) -> None:
    body = "kind: years, at_least: 2, evidence: {within_years: 3}"
    jobs = [position("2010-01", "2015-01", coding=False), position("2022-01", "2024-06", coding=False)]
    found = result(tmp_path, body, profile(positions=jobs))
    assert found.outcome == "met" and found.found == "2.4 years"


@pytest.mark.parametrize(
    ("studies", "outcome"),
    [
        ([education("associate")], "met"),
        ([education("master"), education("hs")], "met"),
        ([education("bachelor", completed=False)], "contradicted"),  # unfinished: some college
        ([education("hs")], "contradicted"),
        ([], "unknown"),
    ],
)
def test_education_levels(tmp_path: Path, studies: list, outcome: str) -> None:
    assert result(tmp_path, "kind: level, at_least: associate", profile(studies=studies)).outcome == outcome


def test_a_level_below_can_earn_part(tmp_path: Path) -> None:
    levels = "[{credit: 0.5, at_least: associate, because: two-year degree}]"
    body = f"kind: level, at_least: bachelor, levels: {levels}"
    found = result(tmp_path, body, profile(studies=[education("associate")]))
    assert (found.outcome, found.credit) == ("partial", 0.5)


def test_duties_are_shown_in_work_not_in_a_list_of_skills(tmp_path: Path) -> None:
    body = "kind: duties, all_of: [audit, code_assignment]"
    listed = profile([mention("audit"), mention("code_assignment", start=50)])
    assert result(tmp_path, body, listed).outcome == "unknown"
    done = profile([mention("audit", position=0)], [position("2020-01", "2021-01", "audit")])
    found = result(tmp_path, body, done)
    assert (found.outcome, found.credit, found.evidence[0].concept) == ("partial", 0.5, "audit")


@pytest.mark.parametrize(
    ("metric", "outcome"),
    [
        (Metric("accuracy", 97.5, "%", "97.5% accuracy", 1), "met"),
        (Metric("accuracy", 91.0, "%", "91% accuracy", 1), "contradicted"),
        (Metric("accuracy", 0.97, "ratio", "0.97", 1), "unknown"),  # not the unit asked for
        (Metric("productivity", 99.0, "%", "99% productivity", 1), "unknown"),
    ],
)
def test_metrics(tmp_path: Path, metric: Metric, outcome: str) -> None:
    body = "kind: metric, metric: accuracy, at_least: 95, unit: '%'"
    assert result(tmp_path, body, profile(metrics=[metric])).outcome == outcome


def test_the_best_evidence_does_not_depend_on_the_order_of_mentions(tmp_path: Path) -> None:
    mentions = [
        mention("epic", confidence=0.9, start=10),
        mention("epic", confidence=0.99, start=200),
        mention("cerner", confidence=0.99, start=100),
    ]
    body = "kind: has, any_of: [any_ehr]"
    forwards = result(tmp_path, body, profile(mentions))
    backwards = result(tmp_path, body, profile(mentions[::-1]))
    assert forwards == backwards
    assert forwards.evidence[0].start == 100


def test_no_credit_without_words_to_show(tmp_path: Path) -> None:
    silent = position("2010-01", "2020-01", "code_assignment", title="")
    found = result(
        tmp_path, "kind: years, all_of: [code_assignment], at_least: 1", profile(positions=[silent])
    )
    assert (found.outcome, found.credit) == ("unknown", 0.0)


def test_a_credential_that_only_the_summary_denies(tmp_path: Path) -> None:
    """The mention alone says held; the judgement over the whole text says other_person."""
    candidate = profile([mention("aapc.cpc")])
    summary = Summary(credentials=(CredentialState("aapc.cpc", "in_progress"),))
    from dataclasses import replace

    found = result(tmp_path, CREDENTIAL, replace(candidate, summary=summary))
    assert found.outcome == "contradicted"


def test_questions_of_one_form_are_asked_once(tmp_path: Path) -> None:
    none = profile()
    codes = result(tmp_path, "kind: has, all_of: [ICD-10-CM, CPT, HCPCS], partial: proportional", none)
    assert codes.ask == "Do you have experience with ICD-10-CM, CPT and HCPCS Level II? Where?"
    either = result(tmp_path, "kind: has, any_of: [Epic, CPC, Cerner]", none)
    assert either.ask == "Have you worked with Epic or Cerner? Where? Do you hold CPC at present?"
    braces = mention("aapc.cpc", quote="C{0}PC", confidence=0.3)
    assert "“C{0}PC”" in result(tmp_path, CREDENTIAL, profile([braces])).ask
    own = result(tmp_path, 'kind: has, any_of: [CPC], ask: "A {b} c?"', none)
    assert own.ask == "A {b} c?"


def test_what_is_asked_for_is_shown_before_what_counts_as_it(tmp_path: Path) -> None:
    candidate = profile(
        [mention("newborn_nicu", confidence=0.99), mention("inpatient", start=200, confidence=0.9)]
    )
    assert result(tmp_path, "kind: has, any_of: [inpatient]", candidate).evidence[0].concept == "inpatient"


@pytest.mark.parametrize(
    ("alternatives", "outcome"),
    [
        ("CPC, CCS", "contradicted"),  # who gives a lapsed CPC has no other credential to give
        ("CPC, {all_of: [CCA, {years: code_assignment, at_least: 2}]}", "contradicted"),
        ("CPC, {years: code_assignment, at_least: 2}", "unknown"),  # experience in lieu is still open
        ("CPC, {all_of: [coding_course, audit]}", "unknown"),
        ("{all_of: [coding_course, audit]}, coding_credential", "unknown"),
    ],
)
def test_a_lapsed_credential_settles_credentials_only(
    tmp_path: Path, alternatives: str, outcome: str
) -> None:
    found = result(tmp_path, f"kind: has, any_of: [{alternatives}]", profile([mention("aapc.cpc", "lapsed")]))
    assert found.outcome == outcome
    assert found.knocked_out == (outcome == "contradicted")
    assert "CPC (no longer held)" in found.reason and "renewed" in found.ask


LONG_AGO = [
    ("2010-01", "2018-12", "8.9 years", "2018"),
    ("2003-06", "2009-05", "5.9 years", "2009"),
    ("2015-01", "2020-01", "5 years", "2020"),
    ("2012-01", "2021-06", "9.4 years", "2021"),
    ("2001-01", "2003-12", "2.9 years", "2003"),
    ("2014-03", "2019-02", "4.9 years", "2019"),
]


@pytest.mark.parametrize(("start", "end", "years", "last"), LONG_AGO)
def test_what_was_done_long_ago_is_said_to_have_been_done(
    tmp_path: Path, start: str, end: str, years: str, last: str
) -> None:
    """Never "nothing found", also where a level pays for the work without its recency."""
    jobs = [position(start, end, "code_assignment", "inpatient")]
    body = "kind: years, all_of: [code_assignment, inpatient], at_least: 2, evidence: {within_years: 5}"
    found = result(tmp_path, body, profile(positions=jobs))
    assert (found.credit, found.outcome, found.code) == (0.25, "partial", "too_long_ago")
    assert found.reason == f"{years} of one, the last in {last} (wanted: within the last 5 years)"
    assert found.evidence and "since 2021" in found.ask
    level = f"{body}, levels: [{{credit: 0.4, all_of: [code_assignment], because: but not inpatient}}]"
    found = result(tmp_path, level, profile(positions=jobs))
    assert "not inpatient" not in found.reason
