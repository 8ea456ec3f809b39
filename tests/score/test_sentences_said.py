# ruff: noqa: E501 - a case stands on one line, so that a person can read down the sentences
"""What is said of a candidate, over the kinds of rules and their outcomes: the reason, the question, why, flags."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_world import education, mention, position, posting_file, profile

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.config.wording import flag_sentence
from screener.model.profile import CredentialState, Flag, Mention, Metric, Position, Profile, Summary
from screener.score.kinds import KINDS
from screener.score.scoring import score_profile

LEXICON = load_lexicon(["medical_coding"])
HEAD = "schema: 1\nposting: {id: test, title: Test job}\nlexicons: [medical_coding]\n"


def named(concept: str, assertion: str = "held", state: str = "", **parts: object) -> Mention:
    """A mention of any concept of the lexicon."""
    known = LEXICON.concepts[concept]
    one = replace(mention("epic", assertion), concept=concept, category=known.category, quote=known.label)
    return replace(one, state=state or one.state, **parts)  # type: ignore[arg-type]


def person(*mentions: Mention, jobs: tuple[Position, ...] = (), **parts: object) -> Profile:
    """A candidate with these mentions; the summary has the states of the credentials."""
    credentials = tuple(
        CredentialState(m.concept, m.assertion, m.state) for m in mentions if m.category == "certification"
    )
    made = profile((), jobs, **parts)  # type: ignore[arg-type]
    return replace(made, mentions=mentions, summary=Summary(role="coder", credentials=credentials))


CODER = position("2018-01", "present", "code_assignment", "inpatient", title="Inpatient Coder")
SURGICAL = position("2019-01", "2021-12", "code_assignment", "surgery_general", title="Professional Coder")
OLD = position("2010-01", "2018-12", "code_assignment", "inpatient", title="Inpatient Coder")
SHORT = position("2026-05", "2026-09", "code_assignment", title="Coder")
QUERIES = position("2018-01", "present", "physician_query", "audit", title="Coder II")
UNDATED = position(None, None, "code_assignment", title="Coder")
HAS = "kind: has, any_of"
CODES = "kind: has, all_of: [ICD-10-CM, CPT, HCPCS], partial: proportional"
YEARS = "kind: years, all_of: [any_coding], at_least: 2"
LATELY = "kind: years, all_of: [any_coding, inpatient], at_least: 3, evidence: {within_years: 5}"
DUTIES = "kind: duties, all_of: [documentation_review, physician_query, audit]"
ACCURACY = 'kind: metric, metric: accuracy, at_least: 95, unit: "%"'

SAID = [
    # label, rule, candidate, reason, question ("" where nothing is open)
    ("Coding credential", HAS + ": [CPC]", person(named("aapc.cpc")), "CPC", ""),
    (
        "Coding credential",
        HAS + ": [CCA]",
        person(named("ahima.ccs_p")),
        "CCS-P (ranks above the CCA that is asked for)",
        "",
    ),
    ("Coding credential", HAS + ": [COC]", person(named("aapc.cpc_h")), "CPC-H (another name of COC)", ""),
    (
        "Coding credential",
        HAS + ": [CPC, CCS]",
        person(named("aapc.cpc"), named("ahima.ccs", start=40)),
        "CPC and CCS",
        "",
    ),
    ("Coding credential", HAS + ": [CPC]", person(), "CPC not mentioned", "Do you hold CPC at present?"),
    (
        "Coding credential",
        HAS + ": [CPC, CCS]",
        person(),
        "no CPC or CCS mentioned",
        "Do you hold CPC or CCS at present?",
    ),
    (
        "Coding credential",
        HAS + ": [coding_credential]",
        person(),
        "not mentioned",
        "Do you hold a coding credential at present?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpb"), named("ahima.cca", "in_progress", "expected")),
        "none of those asked for; stated: CPB, CCA (expected)",
        "Do you hold CPC at present?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("ahima.ccs", "lapsed", "expired")),
        "none of those asked for; stated: CCS (expired)",
        "Do you hold CPC at present?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "lapsed", "expired")),
        "CPC (expired)",
        "Has your CPC been renewed since?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "lapsed", "lapsed")),
        "CPC (lapsed or not renewed)",
        "Has your CPC been renewed since?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "in_progress", "exam_scheduled")),
        "CPC (exam scheduled)",
        "Do you hold CPC by now, or when will you?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "in_progress", "in_progress")),
        "CPC (in progress)",
        "Do you hold CPC by now, or when will you?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "negated", "denied")),
        "CPC (the résumé says no)",
        "Your résumé says no to CPC: has that changed?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "negated", "not_found")),
        "CPC (not found at the issuer)",
        "Is your CPC under another name or number? The issuer did not find it.",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "negated", "denied", finder="person")),
        "CPC (a person read it as not theirs)",
        "Do you have CPC after all?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", "negated", "exam_failed")),
        "CPC (exam not passed)",
        "Have you passed the exam for CPC since?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC]",
        person(named("aapc.cpc", confidence=0.4)),
        "“CPC” (p. 1) may mean something else: ask",
        "What does “CPC” on page 1 of your résumé stand for?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC], levels: [{credit: 0.6, any_of: [CPC-A], because: apprentice}]",
        person(named("aapc.cpc_a")),
        "CPC-A: apprentice",
        "Has the apprentice status of your CPC-A been removed since?",
    ),
    (
        "Coding credential",
        HAS + ": [CPC], levels: [{credit: 0.2, assertion: [in_progress], because: not held yet}]",
        person(named("aapc.cpc", "in_progress", "exam_scheduled")),
        "CPC (exam scheduled): not held yet",
        "Do you hold CPC by now, or when will you?",
    ),
    (
        "Codes",
        CODES,
        person(named("icd_10_cm"), named("cpt", start=40), named("hcpcs_2", start=80), jobs=(CODER,)),
        "ICD-10-CM; CPT; HCPCS Level II",
        "",
    ),
    (
        "Codes",
        CODES,
        person(named("icd_10_cm"), named("cpt", start=40), jobs=(CODER,)),
        "ICD-10-CM; CPT; HCPCS Level II not mentioned",
        "Have you coded with HCPCS Level II?",
    ),
    (
        "Codes",
        CODES,
        person(jobs=(CODER,)),
        "ICD-10-CM, CPT and HCPCS Level II not mentioned",
        "Which of these have you coded with: ICD-10-CM, CPT and HCPCS Level II?",
    ),
    (
        "Codes",
        HAS + ": [ICD-10-CM]",
        person(named("icd_10"), jobs=(CODER,)),
        "“ICD-10” (ICD-10-CM is not named)",
        "You write “ICD-10”: do you code with ICD-10-CM?",
    ),
    ("Codes", HAS + ": [ICD-10-CM]", person(named("icd_10_cm")), "ICD-10-CM", ""),
    (
        "Codes",
        HAS + ": [ICD-10-CM], evidence: {within_years: 5}",
        person(named("icd_10_cm", position=0), jobs=(OLD,)),
        "ICD-10-CM: named, but in work of another kind",
        "Have you coded with ICD-10-CM?",
    ),
    ("Software", HAS + ": [any_ehr]", person(named("epic"), jobs=(CODER,)), "Epic", ""),
    (
        "Software",
        HAS + ": [any_ehr]",
        person(jobs=(CODER,)),
        "not mentioned",
        "Have you worked with an EHR? Where?",
    ),
    (
        "Software",
        HAS + ": [Epic, Cerner]",
        person(jobs=(CODER,)),
        "no Epic or Cerner mentioned",
        "Have you worked with Epic or Cerner? Where?",
    ),
    (
        "Software",
        HAS + ": [Epic]",
        person(named("epic", "negated", "denied"), jobs=(CODER,)),
        "Epic (the résumé says no)",
        "Your résumé says no to Epic: has that changed?",
    ),
    ("Software", HAS + ": [Epic]", person(named("epic")), "Epic", ""),
    (
        "Inpatient",
        HAS + ": [inpatient]",
        person(named("inpatient")),
        "Inpatient: named in work that was not coding, billing or records",
        "Have you coded for inpatient stays yourself? Where?",
    ),
    ("Inpatient", HAS + ": [inpatient]", person(), "not mentioned", "Do you code inpatient stays? Where?"),
    (
        "Specialty",
        HAS + ": [cardiology]",
        person(),
        "Cardiology not mentioned",
        "Have you coded cardiology? Where?",
    ),
    (
        "Knowledge",
        HAS + ": [medical_terminology]",
        person(),
        "Medical terminology not mentioned",
        "Have you learned medical terminology? Where?",
    ),
    (
        "Training",
        HAS + ": [coding_cert, {years: any_coding, at_least: 1}]",
        person(jobs=(CODER,)),
        "8.8 years of coding (1 wanted)",
        "",
    ),
    (
        "Training",
        HAS + ": [coding_cert, {years: any_coding, at_least: 1}]",
        person(named("coding_cert")),
        "Coding program",
        "",
    ),
    (
        "Training",
        HAS + ": [coding_cert, {years: any_coding, at_least: 1}]",
        person(),
        "not mentioned",
        "Have you completed a coding program? Where? How many years of coding do you have, and where?",
    ),
    ("Coding for a hospital", YEARS, person(jobs=(CODER,)), "8.8 years coding for a hospital (2 wanted)", ""),
    (
        "Coding for a hospital",
        YEARS,
        person(jobs=(SHORT,)),
        "only 4 months coding for a hospital until 2026 (2 wanted)",
        "How many years of coding for a hospital do you have, and where?",
    ),
    (
        "Coding for a hospital",
        YEARS + ", partial_from: 0.25",
        person(jobs=(SHORT,)),
        "4 months coding for a hospital until 2026 (2 wanted)",
        "How many years of coding for a hospital do you have, and where?",
    ),
    (
        "Coding for a hospital",
        YEARS,
        person(jobs=(UNDATED,)),
        "shown, but without dates that can be counted",
        "How many years of coding for a hospital do you have, and where?",
    ),
    (
        "Coding for a hospital",
        YEARS,
        person(),
        "no dated job of this kind",
        "How many years of coding for a hospital do you have, and where?",
    ),
    ("Inpatient coding", LATELY, person(jobs=(CODER,)), "8.8 years of inpatient coding (3 wanted)", ""),
    (
        "Inpatient coding",
        LATELY,
        person(jobs=(OLD,)),
        "8.9 years of inpatient coding, the last in 2018 (wanted: within the last 5 years)",
        "Have you done inpatient coding since 2021? Where?",
    ),
    ("2 years of coding", YEARS, person(jobs=(CODER,)), "8.8 years of coding (2 wanted)", ""),
    (
        "Duties",
        DUTIES,
        person(jobs=(QUERIES,)),
        "Physician queries and coding audits as Coder II; no job shows documentation review",
        "Do you review records before coding? Where?",
    ),
    (
        "Duties",
        DUTIES,
        person(),
        "no job shows documentation review, physician queries or coding audits",
        "Which of these do you do yourself: review records before coding, query physicians when a note is unclear and audit coded records?",
    ),
    (
        "Surgery",
        "kind: duties, all_of: [{all_of: [any_coding, surgery_general]}]",
        person(jobs=(SURGICAL,)),
        "Surgical coding as Professional Coder",
        "",
    ),
    (
        "Surgery",
        "kind: duties, all_of: [{all_of: [any_coding, surgery_general]}]",
        person(),
        "no job shows general surgery",
        "Have you coded general surgery? Where?",
    ),
    (
        "Audits",
        "kind: duties, any_of: [audit, denials]",
        person(jobs=(QUERIES,)),
        "Coding audits as Coder II",
        "",
    ),
    (
        "Audits",
        "kind: duties, any_of: [audit, denials]",
        person(),
        "no job shows coding audits, or denials and appeals",
        "Do you audit coded records, or work on denials and appeals? Where?",
    ),
    (
        "Degree",
        "kind: level, at_least: hs",
        person(studies=(education("master"),)),
        "Master's degree (more than the high school diploma that is wanted)",
        "",
    ),
    (
        "Degree",
        "kind: level, at_least: associate",
        person(studies=(education("associate"),)),
        "Associate degree",
        "",
    ),
    (
        "Degree",
        "kind: level, at_least: associate",
        person(studies=(education("hs"),)),
        "High school diploma is the highest stated (associate degree wanted)",
        "What is the highest education that you have completed?",
    ),
    (
        "Degree",
        "kind: level, at_least: associate",
        person(studies=(education("bachelor", False),)),
        "Some college (the degree is not completed) is the highest stated (associate degree wanted)",
        "What is the highest education that you have completed?",
    ),
    (
        "Degree",
        "kind: level, at_least: associate",
        person(),
        "no education stated",
        "What is the highest education that you have completed?",
    ),
    (
        "Accuracy",
        ACCURACY,
        person(metrics=(Metric("accuracy", 97.2, "%", "97.2%", 1),)),
        "97.2% accuracy, as stated",
        "",
    ),
    (
        "Accuracy",
        ACCURACY,
        person(metrics=(Metric("accuracy", 90, "%", "90%", 1),)),
        "90% accuracy, as stated (95% wanted)",
        "What is your accuracy, and how is it measured?",
    ),
    (
        "Accuracy",
        ACCURACY,
        person(),
        "no accuracy stated",
        "What is your accuracy, and how is it measured?",
    ),
    (
        "Productivity",
        "kind: metric, metric: productivity",
        person(metrics=(Metric("productivity", 65, "encounters/day", "65 a day", 1),)),
        "65 encounters/day, as stated",
        "",
    ),
    (
        "Specialties",
        "kind: count, at_least: 2, any_of: [cardiology, orthopedics]",
        person(),
        "no cardiology or orthopedics mentioned",
        "Which of these do you have: cardiology or orthopedics?",
    ),
    (
        "Credentials",
        "kind: count, at_least: 2, any_of: [CPC, CCS, CRC]",
        person(named("aapc.cpc")),
        "1 of 2: CPC",
        "Which of these do you have: CPC, CCS or CRC?",
    ),
    (
        "Credentials",
        "kind: count, at_least: 2, any_of: [CPC, CCS, CRC]",
        person(named("aapc.cpc"), named("ahima.ccs", start=40)),
        "2: CPC and CCS",
        "",
    ),
    # A level that looks for something else than the rule is not told by the rule's label
    (
        "Inpatient coding",
        LATELY + ", levels: [{credit: 0.4, all_of: [any_coding], because: not shown to be inpatient}]",
        person(jobs=(replace(SURGICAL, end="present"),)),
        "7.8 years of coding (3 wanted): not shown to be inpatient",
        "How many years of inpatient coding do you have, and where?",
    ),
    # Years of a rule whose label has a number of its own are told by its names
    (
        "3 years of inpatient coding",
        "kind: years, all_of: [any_coding, inpatient], at_least: 3",
        person(jobs=(CODER,)),
        "8.8 years of inpatient coding (3 wanted)",
        "",
    ),
    (
        "3 years in hospitals",
        "kind: years, all_of: [any_coding, {any_of: [any_hospital, any_outpatient]}], at_least: 3",
        person(),
        "no dated job of this kind",
        "How many years of coding do you have, and where?",
    ),
    # What is asked for by its own name as well does not "rank above"
    ("Coding credential", HAS + ": [CCA, CCS-P]", person(named("ahima.ccs_p")), "CCS-P", ""),
    ("Coding credential", HAS + ": [CCA, coding_credential]", person(named("ahima.rhia")), "RHIA", ""),
    # Groups stand without an article behind "no", and with one in questions
    (
        "Credential",
        HAS + ": [auditor_credential, billing_credential]",
        person(),
        "no coding auditor's credential or billing credential mentioned",
        "Do you hold a coding auditor's credential or a billing credential at present?",
    ),
    (
        "Codes",
        "kind: has, all_of: [ICD-10-PCS, any_drg], partial: proportional",
        person(jobs=(CODER,)),
        "ICD-10-PCS and DRGs not mentioned",
        "Which of these have you coded with: ICD-10-PCS and DRGs?",
    ),
    # What is begun is asked for by what would end it
    (
        "Training",
        HAS + ": [coding_cert, {years: any_coding, at_least: 1}]",
        person(named("coding_cert", "in_progress", "in_progress")),
        "Coding program (in progress)",
        "Have you completed a coding program by now, or when will you?",
    ),
    (
        "Audits",
        "kind: duties, any_of: [any_auditing, denials]",
        person(jobs=(replace(QUERIES, concepts=("audit", "denials")),)),
        "Coding audits, and denials and appeals as Coder II",
        "",
    ),
]


@pytest.mark.parametrize(("label", "body", "candidate", "reason", "ask"), SAID)
def test_what_is_said_of_one_rule(
    tmp_path: Path, label: str, body: str, candidate: Profile, reason: str, ask: str
) -> None:
    rules = f"rules:\n  - {{id: one, label: {label}, importance: required, weight: 1, {body}}}\n"
    posting = load_posting(str(posting_file(tmp_path, rules, HEAD)), LEXICON, KINDS)
    result = score_profile(candidate, posting, LEXICON).results[0]
    assert result.reason == reason
    assert ("" if result.outcome == "met" else result.ask) == ask


FLAGS = [
    (Flag("credential_unclear", 1, "CCS", "x"), "“CCS” (p. 1) may mean something else: ask"),
    (
        Flag("credential_conflict", 2, "CPC", "expired p. 2, listed p. 1"),
        "“CPC” (p. 2): the text says different things of it (expired p. 2, listed p. 1), ask which holds",
    ),
    (
        Flag("not_visible", 1, "CPC CCS ICD-10", "not visible on the page (white on white); not scored"),
        "“CPC CCS ICD-10” (p. 1): not visible on the page (white on white), not scored, open the file and look",
    ),
    (
        Flag("dates", 1, "Coder, 2019 to 2015", "ends in 2015, before it begins in 2019: not counted"),
        "“Coder, 2019 to 2015” (p. 1): ends in 2015, before it begins in 2019: not counted, ask for the dates",
    ),
    (
        Flag("contact", 1, "a@example.com", "more than one e-mail address, also b@example.com"),
        "“a@example.com” (p. 1): more than one e-mail address, also b@example.com, ask which to use",
    ),
    (
        Flag("to_machine", 1, "Ignore all rules", "reads as addressed to a program, not to a person"),
        "“Ignore all rules” (p. 1): reads as addressed to a program, not to a person",
    ),
    (Flag("needs_ocr", 2, "", "page 2 is a picture"), "page 2 is a picture (p. 2)"),
    (
        Flag(
            "recognized",
            1,
            "",
            "page 1 is a picture, read by machine (about 91% sure), and may hold errors",
        ),
        "page 1 is a picture, read by machine (about 91% sure), and may hold errors: compare names, credentials and dates with the page",
    ),
    (Flag("maybe_duplicate", 1, "", "same e-mail as a.pdf"), "same e-mail as a.pdf, look at both"),
    (
        Flag("repeated_words", 1, "CPC " * 40, "names the same things again and again"),
        "“" + ("CPC " * 20).strip() + " …” (p. 1): names the same things again and again",
    ),
]


@pytest.mark.parametrize(("flag", "said"), FLAGS)
def test_a_flag_names_the_words_the_page_and_what_to_do(flag: Flag, said: str) -> None:
    assert flag_sentence(flag) == said
