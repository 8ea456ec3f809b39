# ruff: noqa: E501 - a case stands on one line, so that a person can read down the sentences
"""What is said first of a candidate's gaps, what is not asked, and which words a number of years shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_world import mention, position, posting_file, profile

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.export.words import evidence_words, required_cells
from screener.model.profile import CredentialState, Mention, Position, Profile, Summary
from screener.model.scorecard import Evidence, Scorecard
from screener.score.ask_next import with_questions
from screener.score.kinds import KINDS
from screener.score.questions import has_yes
from screener.score.scoring import score_profile
from screener.text.sentences import Sentences

LEXICON = load_lexicon(["medical_coding"])
SENTENCES = Sentences.of(LEXICON)
HEAD = "schema: 1\nposting: {id: test, title: Test job}\nlexicons: [medical_coding]\n"


def named(concept: str, assertion: str = "held", state: str = "", **parts: object) -> Mention:
    """A mention of any concept of the lexicon."""
    known = LEXICON.concepts[concept]
    one = replace(mention("epic", assertion), concept=concept, category=known.category, quote=known.label)
    return replace(one, state=state or one.state, **parts)  # type: ignore[arg-type]


def person(*mentions: Mention, jobs: tuple[Position, ...] = (), role: str = "coder") -> Profile:
    """A candidate of a role with these mentions and jobs."""
    credentials = tuple(
        CredentialState(m.concept, m.assertion, m.state) for m in mentions if m.category == "certification"
    )
    months = sum(job.months for job in jobs if job.is_coding)
    summary = Summary(role=role, credentials=credentials, coding_months=months)
    return replace(profile((), jobs), mentions=mentions, summary=summary)


def scored(tmp_path: Path, rules: str, candidate: Profile) -> Scorecard:
    """The candidate's card under these rules, with the questions to ask first."""
    posting = load_posting(str(posting_file(tmp_path, f"rules:\n{rules}", HEAD)), LEXICON, KINDS)
    return with_questions([score_profile(candidate, posting, LEXICON)], posting, LEXICON)[0]


CREDENTIAL = """
  - id: credential
    label: Coding credential
    kind: has
    importance: required
    weight: 30
    any_of: [CCS, CIC]
    levels:
      - {credit: 0.9, any_of: [CPC, CCS-P], because: its exam is not on inpatient stays}
      - {credit: 0.6, any_of: [CPC-A, CCA], because: entry-level}
      - {credit: 0.3, assertion: [in_progress], because: not held yet}
"""
LESSER = [
    # what is held, what the cell of what is missing says, how `why` begins
    (named("aapc.cpc"), "Coding credential (only CPC: its exam is not on inpatient stays)", "Required and not fully met: coding credential (only CPC: its exam is not on inpatient stays) · "),
    (named("ahima.ccs_p"), "Coding credential (only CCS-P: its exam is not on inpatient stays)", "Required and not fully met: coding credential (only CCS-P: "),
    (named("aapc.cpc_a"), "Coding credential (only CPC-A: entry-level)", "Required and not fully met: coding credential (only CPC-A: entry-level) · "),
    (named("ahima.cca"), "Coding credential (only CCA: entry-level)", "Required and not fully met: coding credential (only CCA: entry-level) · "),
    (named("ahima.ccs", "in_progress", "exam_scheduled"), "Coding credential – CCS (exam scheduled)", "Required and not fully met: coding credential – CCS (exam scheduled)"),
    (named("ahima.ccs", "lapsed", "expired"), "Coding credential – CCS (expired)", "Required and not fully met: coding credential – CCS (expired) · "),
    (named("ahima.ccs"), "", "CCS · "),
    (named("aapc.cpb"), "", "CPB · "),  # nothing is known of the credential that is asked for: not stated
]  # fmt: skip


@pytest.mark.parametrize(("held", "cell", "why"), LESSER)
def test_a_lesser_credential_is_said_to_be_there_and_to_be_less(
    tmp_path: Path, held: Mention, cell: str, why: str
) -> None:
    card = scored(tmp_path, CREDENTIAL, person(held))
    assert required_cells(card)[1] == cell
    assert card.why.startswith(why), card.why
    assert "::" not in card.why and ": :" not in card.why


def _rules(number: int, importance: str = "preferred", first: int = 1) -> str:
    places = ["cardiology", "obgyn", "orthopedics", "urology", "dermatology", "pediatrics", "neurology"]
    return "".join(
        f"  - {{id: r{i}, label: {places[i].title()}, kind: has, importance: {importance}, weight: {9 - i}, any_of: [{places[i]}]}}\n"
        for i in range(first, first + number)
    )


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (CREDENTIAL + _rules(1), "not stated: coding credential; obgyn"),
        (CREDENTIAL + _rules(2), "not stated: coding credential; obgyn; orthopedics"),
        (CREDENTIAL + _rules(3), "not stated: coding credential; obgyn; orthopedics; and 1 more"),
        (CREDENTIAL + _rules(6), "not stated: coding credential; obgyn; orthopedics; and 4 more"),
        (_rules(5), "not stated: obgyn; orthopedics; urology; and 2 more"),
        (
            _rules(1) + _rules(1, "required", first=5),
            "not stated: pediatrics; obgyn",
        ),  # required before heavier
    ],
)
def test_the_gravest_gaps_are_named_however_many_there_are(tmp_path: Path, rules: str, told: str) -> None:
    assert scored(tmp_path, rules, person()).why.endswith(told)


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Have you coded with CPT?", True),
        ("Do you hold CPC at present?", True),
        ("Has your CPC been renewed since?", True),
        ("You write “ICD-10”: do you code with ICD-10-CM?", True),
        ("Is your RHIT active, and how long?", True),
        ("Which of these have you coded with: CPT and HCPCS?", False),
        ("How many years of inpatient coding do you have, and where?", False),
        ("What was your accuracy in your last audits?", False),
        ("For which of these have you coded: a hospital and a payer?", False),
        ("where did you learn coding?", False),
        ("Since when have you coded?", False),
    ],
)  # fmt: skip
def test_only_a_question_with_a_yes_is_promised_one(question: str, yes: bool) -> None:
    assert has_yes(question, SENTENCES) is yes


YEARS = "  - {id: years, label: Inpatient coding, kind: years, weight: 30, all_of: [any_coding, inpatient], at_least: 2}\n"
OWN_ASK = YEARS.replace("at_least: 2", 'at_least: 2, ask: "How many years of inpatient coding do you have?"')
EITHER = YEARS.replace("any_coding, inpatient]", "any_coding, {any_of: [inpatient, inpatient_coding]}]")
KINDS_OF_WORK = "  - {id: years, label: Specialty coding, kind: duties, weight: 30, any_of: [inpatient_coding, surgical_coding, anesthesia_coding]}\n"
DUTY = "  - {id: years, label: Queries, kind: duties, weight: 30, all_of: [physician_query]}\n"
CODER = position("2019-01", "present", "code_assignment", title="Coder")
CLERK = position("2019-01", "present", coding=False, title="Records Clerk")
EXTERN = position("2026-04", "2026-07", "code_assignment", training=True, title="Coding Extern")
BILLER = position("2019-01", "present", "claims", coding=False, title="Biller")


@pytest.mark.parametrize(
    ("rules", "candidate", "code", "asked"),
    [
        (YEARS, person(jobs=(CODER,)), "silent", "How many years of inpatient coding do you have, and where?"),
        (YEARS, person(role="coder"), "silent", "How many years of inpatient coding do you have, and where?"),
        (YEARS, person(role="coder_trainee"), "no_such_work", ""),
        (OWN_ASK, person(role="coder_trainee"), "no_such_work", ""),
        (YEARS, person(role="coder_trainee", jobs=(CLERK,)), "no_such_work", ""),
        (YEARS, person(role="coder_trainee", jobs=(CLERK, EXTERN)), "no_such_work", ""),
        (YEARS, person(role="biller", jobs=(BILLER,)), "no_such_work", ""),
        (YEARS, person(role="other"), "no_such_work", ""),
        (YEARS, person(role="biller", jobs=(BILLER, CODER)), "silent", "How many years of inpatient coding do you have, and where?"),
        (DUTY, person(role="coder_trainee", jobs=(CLERK,)), "no_such_work", ""),
        (KINDS_OF_WORK, person(role="other", jobs=(CLERK,)), "no_such_work", ""),
        (DUTY, person(role="biller", jobs=(BILLER,)), "silent", "Do you query physicians when a note is unclear? Where?"),
        (YEARS, person(named("inpatient", "negated", "denied"), jobs=(CODER,)), "denied", ""),
        (OWN_ASK, person(named("inpatient", "negated", "denied"), jobs=(CODER,)), "denied", ""),
        (EITHER, person(named("inpatient", "negated", "denied"), jobs=(CODER,)), "denied", ""),
        (EITHER, person(named("inpatient_coding", "negated", "denied"), jobs=(CODER,)), "silent", "How many years of inpatient coding do you have, and where?"),
    ],
)  # fmt: skip
def test_what_the_resume_answers_is_not_asked_first(
    tmp_path: Path, rules: str, candidate: Profile, code: str, asked: str
) -> None:
    card = scored(
        tmp_path,
        CREDENTIAL + rules,
        person(
            named("ahima.ccs"), *candidate.mentions, jobs=candidate.positions, role=candidate.summary.role
        ),
    )
    result = card.results[1]
    assert result.code == code
    assert result.ask, "it has a question all the same"
    assert [q.question for q in card.ask_next if q.rule == "years"] == ([asked] if asked else [])


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ("present", " years of coding (2 wanted)"),
        ("2022-06", "until 2022 (2 wanted)"),
        ("2016-06", "until 2016 (2 wanted)"),
        ("2015-10", "until 2015 (2 wanted)"),
        ("2015-09", "until 2015, before ICD-10 (2 wanted)"),
        ("2009-05", "until 2009, before ICD-10 (2 wanted)"),
        ("2013", "until 2013, before ICD-10 (2 wanted)"),
    ],
)
def test_years_tell_until_when(tmp_path: Path, ends: str, told: str) -> None:
    begins = "2023-12" if ends == "present" else "2000-01"
    rule = "  - {id: years, label: 2 years, kind: years, weight: 1, all_of: [any_coding], at_least: 2}\n"
    reason = (
        scored(tmp_path, rule, person(jobs=(position(begins, ends, "code_assignment"),))).results[0].reason
    )
    assert reason.endswith(told)


def _job(title: str, start: int, *concepts: str) -> Position:
    return replace(
        position("2015-01", "2019-12", "code_assignment", *concepts, title=title, quote_start=start),
        text_start=start,
    )


@pytest.mark.parametrize(
    ("first", "second", "told", "quoted"),
    [
        ("cardiology", "obgyn", "Cardiology coding as A", ["Cardiology"]),
        ("cardiology", "cardiology", "Cardiology coding as A and in 1 more job", ["Cardiology", "Cardiology"]),
        ("obgyn", "urology", "OB/GYN coding as A", ["OB/GYN"]),
        ("urology", "urology orthopedics", "Urology coding as A and in 1 more job", ["Urology", "Urology"]),
        ("urology orthopedics", "urology", "Urology coding as A and in 1 more job", ["Urology", "Urology"]),
        ("neurosurgery", "dermatology neurosurgery", "Neurosurgery coding as A and in 1 more job", ["Neurosurgery", "Neurosurgery"]),
    ],
)  # fmt: skip
def test_one_more_job_shows_the_same(
    tmp_path: Path, first: str, second: str, told: str, quoted: list[str]
) -> None:
    jobs = (_job("A", 100, *first.split()), _job("B", 900, *second.split()))
    mentions = [
        named(c, start=start + i, position=n)
        for n, (start, places) in enumerate([(150, first), (950, second)])
        for i, c in enumerate(places.split())
    ]
    rule = "  - {id: r, label: Specialty, kind: duties, weight: 1, any_of: [{all_of: [any_coding, any_specialty]}]}\n"
    result = scored(tmp_path, rule, person(*mentions, jobs=jobs)).results[0]
    assert result.reason == told
    assert [e.term for e in result.evidence] == quoted


def test_years_quote_the_words_that_show_the_setting(tmp_path: Path) -> None:
    job = _job("Coder", 100, "emergency_department")
    words = (named("icd_9_cm", start=150, position=0), named("emergency_department", start=190, position=0))
    rule = "  - {id: r, label: ED coding, kind: years, weight: 1, all_of: [any_coding, emergency_department], at_least: 2}\n"
    assert [e.term for e in scored(tmp_path, rule, person(*words, jobs=(job,))).results[0].evidence] == [
        "",
        "Emergency department",
    ]


def _quote(text: str, *, page: int = 1, line: int = 1, term: str = "") -> Evidence:
    return Evidence(text, page, line, 0, len(text), (), "", "", term)


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        ([_quote("codes stays", line=1), _quote("codes stays", line=2)], "why; 'codes stays' (p. 1, l. 1)"),
        ([_quote("codes stays", term="codes"), _quote("codes stays", term="stays")], "why; 'codes stays' (p. 1, l. 1)"),
        ([_quote("Coder, Elm Clinic 2019"), _quote("Coder, Elm Clinic")], "why; 'Coder, Elm Clinic 2019' (p. 1, l. 1)"),
        ([_quote("Coder"), _quote("Coder, Elm Clinic", line=3)], "why; 'Coder, Elm Clinic' (p. 1, l. 3)"),
        ([_quote("codes stays"), _quote("codes stays", page=2)], "why; 'codes stays' (p. 1, l. 1); 'codes stays' (p. 2, l. 1)"),
        ([_quote("codes stays"), _quote("audits")], "why; 'codes stays' (p. 1, l. 1); 'audits' (p. 1, l. 1)"),
        ([], "why"),
    ],
)  # fmt: skip
def test_words_are_quoted_once(quotes: list[Evidence], told: str) -> None:
    assert evidence_words("why", quotes) == told


CODES = '  - {id: codes, label: "ICD-10-CM, CPT, HCPCS and E/M", kind: has, importance: required, weight: 9, partial: proportional, all_of: [ICD-10-CM, CPT, HCPCS, E/M]}\n'


@pytest.mark.parametrize(
    ("found", "cell"),
    [
        (("icd_10_cm", "cpt", "hcpcs_2"), "ICD-10-CM, CPT, HCPCS and E/M (E/M)"),
        (("cpt", "hcpcs_2", "em"), "ICD-10-CM, CPT, HCPCS and E/M (ICD-10-CM)"),
        (("icd_10_cm", "hcpcs_2"), "ICD-10-CM, CPT, HCPCS and E/M (CPT, E/M)"),
        (("icd_10_cm",), "ICD-10-CM, CPT, HCPCS and E/M (CPT, HCPCS Level II, E/M)"),
        (("cpt",), "ICD-10-CM, CPT, HCPCS and E/M (ICD-10-CM, HCPCS Level II, E/M)"),
        ((), "ICD-10-CM, CPT, HCPCS and E/M"),
        (("icd_10_cm", "cpt", "hcpcs_2", "em"), ""),
    ],
)
def test_of_several_codes_those_that_are_open_are_named(
    tmp_path: Path, found: tuple[str, ...], cell: str
) -> None:
    mentions = [named(code, start=40 * i) for i, code in enumerate(found)]
    assert required_cells(scored(tmp_path, CODES, person(*mentions, jobs=(CODER,))))[2] == cell


@pytest.mark.parametrize(
    ("any_of", "mentions", "reason"),
    [
        ("[medical_terminology, CPC]", [named("aapc.cpc", "lapsed", "expired")], "CPC (expired); nothing else mentioned that would do"),
        ("[anatomy, CCS]", [named("ahima.ccs", "in_progress", "expected")], "CCS (expected); nothing else mentioned that would do"),
        ("[Epic, Cerner]", [named("epic", "negated", "denied")], "Epic (the résumé says no); nothing else mentioned that would do"),
        ("[CPC, CCS]", [named("aapc.cpc", confidence=0.4)], "“CPC” (p. 1) may mean something else: ask; nothing else mentioned that would do"),
        ("[CPC, CCS]", [named("aapc.cpc", "lapsed", "expired")], "CPC (expired)"),  # no credential is left
        ("[Epic, Cerner]", [], "no Epic or Cerner mentioned"),
        ("[medical_terminology, CPC]", [], "no Medical terminology or CPC mentioned"),
    ],
)  # fmt: skip
def test_what_does_not_show_it_is_told_as_such(
    tmp_path: Path, any_of: str, mentions: list[Mention], reason: str
) -> None:
    rule = f"  - {{id: r, label: Rule, kind: has, weight: 1, any_of: {any_of}}}\n"
    assert scored(tmp_path, rule, person(*mentions, jobs=(CODER,))).results[0].reason == reason


@pytest.mark.parametrize(
    ("label", "names", "asked"),
    [
        ("3 years", "[any_coding]", "How many years of coding do you have, and where?"),
        ("3 years", "[any_coding, inpatient]", "How many years of inpatient coding do you have, and where?"),
        ("3 years", "[ICD-10-CM, CPT]", "How many years of work with ICD-10-CM and CPT do you have, and where?"),
        ("3 years", "[Epic]", "How many years of work with Epic do you have, and where?"),
        ("3 years", "[denials, charge_capture]", "How many years of work with denials and appeals, and charge capture do you have, and where?"),
        ("Denials", "[denials]", "How many years of denials do you have, and where?"),
        ("3 years", "[inpatient_coding]", "How many years of inpatient coding do you have, and where?"),
    ],
)  # fmt: skip
def test_years_of_things_are_of_work_with_them(tmp_path: Path, label: str, names: str, asked: str) -> None:
    rule = f"  - {{id: r, label: {label}, kind: years, weight: 1, all_of: {names}, at_least: 3}}\n"
    assert (
        scored(tmp_path, rule, person(jobs=(position("2026-01", "2026-05", title="Clerk"),))).results[0].ask
        == asked
    )


@pytest.mark.parametrize(
    ("label", "detail", "told"),
    [
        ("CPC", "CPC (expired)", "CPC (expired)"),
        ("inpatient", "Inpatient (the résumé says no)", "inpatient (the résumé says no)"),
        ("CPC", "CPC-A (expected)", "CPC – CPC-A (expected)"),
        ("Coding credential", "CPC (expired)", "Coding credential – CPC (expired)"),
        ("Credential", "only CPC-A: apprentice", "Credential (only CPC-A: apprentice)"),
        ("CPC or CCS", "CPC (expired)", "CPC or CCS – CPC (expired)"),
        ("Epic", "", "Epic"),
    ],
)
def test_a_label_is_not_said_twice(label: str, detail: str, told: str) -> None:
    assert SENTENCES.beside(label, detail) == told
