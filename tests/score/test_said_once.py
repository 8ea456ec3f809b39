# ruff: noqa: E501 - a case stands on one line, so that a person can read down the sentences
"""Nothing is said twice, and each thing by the name that a reader of the résumé finds in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from plain_documents import plain
from small_world import mention, position, posting_file, profile

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.export.reading_cells import profile_cells
from screener.export.words import required_cells, unscored_reason
from screener.extract.extractor import Extractor
from screener.model.profile import CredentialState, Mention, Profile, Summary
from screener.model.scorecard import Scorecard
from screener.score.about import about_words
from screener.score.explain import seen_uncounted
from screener.score.kinds import KINDS
from screener.score.scoring import score_profile
from screener.score.sentence import why_sentence
from screener.text.sentences import Sentences

LEXICON = load_lexicon(["medical_coding"])
SENTENCES = Sentences.of(LEXICON)
HEAD = "schema: 1\nposting: {id: test, title: Test job}\nlexicons: [medical_coding]\nrules:\n"
CODER = position("2018-01", "present", "code_assignment", title="Coder")


def named(concept: str, assertion: str = "held", state: str = "active", **parts: object) -> Mention:
    known = LEXICON.concepts[concept]
    one = replace(mention("epic", assertion), concept=concept, category=known.category, quote=known.label)
    return replace(one, state=state, **parts)  # type: ignore[arg-type]


def person(*mentions: Mention) -> Profile:
    credentials = tuple(
        CredentialState(m.concept, m.assertion, m.state) for m in mentions if m.category == "certification"
    )
    software = tuple(dict.fromkeys(m.concept for m in mentions if m.category == "software"))
    summary = Summary(role="coder", credentials=credentials, software=software)
    return replace(profile((), (CODER,)), mentions=mentions, summary=summary)


def card_of(tmp_path: Path, rule: str, candidate: Profile) -> Scorecard:
    posting = load_posting(str(posting_file(tmp_path, f"  - {{{rule}}}\n", HEAD)), LEXICON, KINDS)
    return score_profile(candidate, posting, LEXICON)


CREDENTIAL = "id: c, label: Coding credential, kind: has, importance: required, weight: 5, any_of: [CPC, CCS]"
CPC_A = '{credit: 0.4, any_of: [CPC-A], because: "apprentice"}'


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ([("aapc.cpc", "lapsed", "expired")], "Required and not fully met: coding credential – CPC (expired) · no dated coding job"),
        ([("aapc.cpc_a", "held", "active")], "Required and not fully met: coding credential (only CPC-A: apprentice) · no dated coding job"),
        ([("aapc.cpc_a", "held", "active"), ("aapc.cpb", "held", "active")], "Required and not fully met: coding credential (only CPC-A: apprentice) · CPB · no dated coding job"),
        ([("aapc.cpc", "held", "active")], "CPC · no dated coding job · everything asked for is shown"),
        ([("aapc.cpb", "held", "active")], "CPB · no dated coding job · coding credential: none of those asked for"),
        ([("clin.rn", "held", "active")], "RN · no dated coding job · not stated: coding credential"),
        ([], "No dated coding job · not stated: coding credential"),
    ],
)  # fmt: skip
def test_a_credential_is_told_once(tmp_path: Path, held: list[tuple[str, str, str]], why: str) -> None:
    candidate = person(*(named(*each, start=40 * i) for i, each in enumerate(held)))
    assert card_of(tmp_path, f"{CREDENTIAL}, levels: [{CPC_A}]", candidate).why == why


@pytest.mark.parametrize(
    ("rule", "held", "missing", "unknown"),
    [
        (CREDENTIAL, [("aapc.cpb", "held", "active")], "", "Coding credential (none of those asked for; stated: CPB)"),
        (CREDENTIAL, [("clin.rn", "held", "active")], "", "Coding credential"),
        (CREDENTIAL, [("aapc.cpc", "in_progress", "expected"), ("ahima.ccs", "lapsed", "expired")],
         "Coding credential – CPC (expected) and CCS (expired)", ""),
        ("id: p, label: Coding program, kind: has, importance: required, weight: 5, any_of: [coding_cert],"
         " levels: [{credit: 0.4, any_of: [coding_cert], assertion: [in_progress], because: it is not finished}]",
         [("coding_cert", "in_progress", "in_progress")], "Coding program (in progress)", ""),
        ("id: p, label: Learned coding, kind: has, importance: required, weight: 5, any_of: [coding_cert, {years: any_coding, at_least: 30}],"
         " levels: [{credit: 0.4, any_of: [coding_cert], assertion: [in_progress], because: it is not finished}]",
         [("coding_cert", "in_progress", "in_progress")], "Learned coding – Coding program (in progress) and only 8.8 years of coding (30 wanted)", ""),
        ("id: s, label: Codes, kind: has, importance: required, weight: 5, all_of: [ICD-10-CM, CPT], partial: proportional",
         [("cpt", "held", "active")], "", "Codes (ICD-10-CM)"),
    ],
)  # fmt: skip
def test_what_is_too_little_is_missing_and_what_is_silent_is_unknown(
    tmp_path: Path, rule: str, held: list[tuple[str, str, str]], missing: str, unknown: str
) -> None:
    candidate = person(*(named(*each, start=40 * i) for i, each in enumerate(held)))
    assert required_cells(card_of(tmp_path, rule, candidate))[1:] == (missing, unknown)


@pytest.mark.parametrize(
    ("concept", "written", "shown"),
    [
        ("streamline_bh", ["TherapyNotes"], "TherapyNotes"),
        ("streamline_bh", ["Credible BH", "KIPU"], "Credible BH; KIPU"),
        ("risk_tools", ["Cozeva", "COZEVA"], "Cozeva"),
        ("risk_tools", ["Pulse8"], "Pulse8"),
        ("ezcoder", ["SpeedeCoder"], "SpeedeCoder"),
        ("rpms", ["Resource and Patient Management System"], "RPMS"),
        ("epic", ["EpicCare"], "Epic"),
    ],
)
def test_of_several_products_under_one_id_the_one_that_is_written_is_named(
    concept: str, written: list[str], shown: str
) -> None:
    mentions = [named(concept, quote=words, start=40 * i) for i, words in enumerate(written)]
    candidate = person(*mentions)
    assert profile_cells(candidate, {concept: LEXICON.label(concept)}, LEXICON.trade)["software"] == shown
    assert about_words(candidate.qualifications, LEXICON).endswith(", ".join(shown.split("; ")))


@pytest.mark.parametrize(
    ("things", "said"),
    [
        (["CPC", "CCS"], "CPC and CCS"),
        (["CPC", "CCS", "CCA"], "CPC, CCS and CCA"),
        (["claim edits and holds", "appeals"], "claim edits and holds, and appeals"),
        (["CPT or ICD-10-PCS", "HCPCS or DRGs"], "CPT or ICD-10-PCS, and HCPCS or DRGs"),
        (["coding", "billing", "denials and appeals"], "coding, billing, and denials and appeals"),
        (["Toledo, OH", "Erie, PA", "home"], "Toledo, OH; Erie, PA and home"),
        (["Andover EHR", "Orion"], "Andover EHR and Orion"),  # no "and", no "or"
    ],
)
def test_things_that_are_lists_themselves_are_kept_apart(things: list[str], said: str) -> None:
    assert SENTENCES.listed(things) == said


def test_a_name_that_may_mean_something_else_is_no_news_beside_the_same_that_counts(tmp_path: Path) -> None:
    unsure = named("aapc.cpc", confidence=0.2, line=9, start=80)
    card = card_of(tmp_path, CREDENTIAL, person(named("aapc.cpc"), unsure))
    assert seen_uncounted(card) == []
    assert len(seen_uncounted(card_of(tmp_path, CREDENTIAL, person(unsure)))) == 1
    other = named("aapc.coc", "other_person", "somebody_else", line=9, start=80)
    assert len(seen_uncounted(card_of(tmp_path, CREDENTIAL, person(named("aapc.coc"), other)))) == 1


def test_an_issuers_word_is_the_issuers(tmp_path: Path) -> None:
    told = named("aapc.cpc", "lapsed", "expired", finder="issuer")
    assert card_of(tmp_path, CREDENTIAL, person(told)).results[0].reason == "CPC (expired, says the issuer)"
    read = named("aapc.cpc", "lapsed", "expired")
    assert card_of(tmp_path, CREDENTIAL, person(read)).results[0].reason == "CPC (expired)"


def test_a_duplicate_says_of_what() -> None:
    twin = Scorecard(replace(profile(()), status="duplicate"), duplicate_of="a.pdf")
    assert unscored_reason(twin) == "the same as a.pdf"
    assert unscored_reason(Scorecard(replace(profile(()), status="empty", reason="no words"))) == "no words"


def test_a_line_without_credentials_stays_whole() -> None:
    assert why_sentence([], "below", "2 years of coding · Epic", SENTENCES).startswith(
        "2 years of coding · Epic"
    )


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Coder without a credential", "negated"),
        ("No certification yet, exam in spring", "negated"),
        ("Experienced coder, no credential yet", "negated"),
        ("I have worked without a certification", "negated"),
        ("Not yet in possession of a credential", None),  # not understood: nothing is claimed
        ("Coding without delay, certification of need filed", None),
        ("A certification is required for it", None),
    ],
)
def test_who_says_to_have_no_credential_has_none(text: str, claimed: str | None) -> None:
    whole = (
        f"Jane Roe\njane.roe@example.com\n\nSUMMARY\n{text}\n\nEXPERIENCE\nCoder, Lake Clinic, 2019 to 2021\n"
    )
    found = Extractor(LEXICON).extract(plain(whole), file="a.txt", sha256="", as_of=date(2026, 11, 23))
    assert {m.assertion for m in found.mentions if m.category == "certification"} == {claimed} - {None}


def test_what_is_denied_as_a_whole_is_denied_of_each(tmp_path: Path) -> None:
    card = card_of(tmp_path, CREDENTIAL, person(named("generic.certified_coder", "negated", "denied")))
    assert card.results[0].reason == "the résumé says there is none"
    assert card.results[0].ask == "You write that you have no credential. Have you earned one since?"
    held = person(named("aapc.cpc"), named("generic.certified_coder", "negated", "denied", start=90))
    assert card_of(tmp_path, CREDENTIAL, held).results[0].outcome == "met"


def test_who_holds_several_of_a_group_is_told_of_all(tmp_path: Path) -> None:
    rule = "id: c, label: Credential, kind: has, importance: required, weight: 5, any_of: [coding_credential]"
    card = card_of(tmp_path, rule, person(named("aapc.cpc"), named("ahima.ccs", start=40)))
    assert card.results[0].reason == "CPC and CCS" and len(card.results[0].evidence) == 2


@pytest.mark.parametrize(
    ("names", "held", "reason"),
    [
        ("[CCS, coding_credential]", ["ahima.ccs", "aapc.cpb"], "CCS"),
        ("[CPC, CCS, coding_credential]", ["aapc.cpc", "ahima.ccs"], "CPC and CCS"),
        ("[CPC, coding_credential]", ["aapc.cpc", "ahima.ccs", "ahima.ccs_p"], "CPC, CCS and CCS-P"),
        ("[coding_credential, CPC]", ["aapc.cpc"], "CPC"),
        ("[CPC, entry_credential]", ["aapc.cpc", "clin.rn"], "CPC"),
        ("[CCS, CIC]", ["ahima.ccs", "aapc.cic"], "CCS and CIC"),
    ],
)
def test_of_a_credential_and_its_group_each_is_named_once(
    tmp_path: Path, names: str, held: list[str], reason: str
) -> None:
    rule = f"id: c, label: Credential, kind: has, importance: required, weight: 5, any_of: {names}"
    candidate = person(*(named(each, start=40 * at) for at, each in enumerate(held)))
    assert card_of(tmp_path, rule, candidate).results[0].reason == reason


def test_what_would_count_in_part_is_no_other_credential(tmp_path: Path) -> None:
    rule = "id: c, label: Risk credential, kind: has, importance: required, weight: 5, any_of: [CRC]"
    level = "levels: [{credit: 0.6, any_of: [CPC], because: no exam on it}]"
    card = card_of(tmp_path, f"{rule}, {level}", person(named("aapc.cpc", "lapsed", "expired")))
    assert card.results[0].reason == "CRC not mentioned; CPC (expired)"
    assert card.results[0].outcome == "unknown"
    other = card_of(tmp_path, f"{rule}, {level}", person(named("aapc.cpb")))
    assert other.results[0].reason == "none of those asked for; stated: CPB"


def test_work_is_small_behind_the_first_and_names_stay() -> None:
    assert SENTENCES.listed(["Coding", "coding guidelines"]) == "Coding and coding guidelines"
