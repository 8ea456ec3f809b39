"""The summary: role, tier, lists of what is the candidate's own, months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.claims.entries import credential_states
from screener.extract.claims.states import StateTable
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.extract.education.finder import highest_level
from screener.extract.sections.finder import Section
from screener.extract.summary import Summariser
from screener.extract.work.candidate_role import OwnWords, RoleJudge
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import CredentialState, Education, Mention, Position, Summary
from screener.model.span import Span

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(["medical_coding"])


@pytest.fixture(scope="module")
def roles(lexicon: Lexicon) -> RoleJudge:
    return RoleJudge(lexicon)


def job(role: str, start: str, end: str, **more: object) -> Position:
    first, last = (int(day[:4]) * 12 + int(day[5:7]) for day in (start, end.replace("present", "2026-11")))
    blank = Position(
        title="",
        employer="",
        start=start,
        end=end,
        months=last - first,
        concepts=(),
        is_coding=role == "coder",
        is_training=False,
        page=1,
        line=1,
        role=role,
    )
    return replace(blank, **more)  # type: ignore[arg-type]  # fields of Position by name


def held(*ids: str) -> list[CredentialState]:
    return [CredentialState(i, "held", "active") for i in ids]


def study(level: str, program: str, completed: bool | None = True) -> Education:
    return Education(level, program, None, completed)


CODER = job("coder", "2018-01", "present")
BILLER = job("biller", "2018-01", "present")
RECORDS = job("him_other", "2018-01", "present")
NURSE = job("healthcare_other", "2010-01", "2020-12")
CHEF = job("other", "2010-01", "2020-12")
EXTERN = job("coder", "2026-01", "2026-03", is_training=True, is_employment=False)

ROLES = [
    ("a coder", [CODER], [], [], "", "coder"),
    ("a coder who was a chef", [job("coder", "2021-01", "present"), CHEF], [], [], "", "coder"),
    ("a coder who was a nurse for long", [job("coder", "2018-01", "present"), NURSE], [], [], "", "coder"),
    ("a biller", [BILLER], [], [], "", "biller"),
    ("a biller with CPC", [BILLER], held("aapc.cpc"), [], "", "biller"),
    ("a biller with CPC-A", [BILLER], held("aapc.cpc_a"), [], "", "coder_trainee"),
    ("HIM staff", [RECORDS], [], [], "", "him_other"),
    ("HIM staff with RHIT", [RECORDS], held("ahima.rhit"), [], "", "him_other"),
    (
        "a biller and coder with a billing credential",
        [job("coder", "2020-09", "present", title="Biller and coder")],
        held("aapc.cpb"),
        [],
        "",
        "biller",
    ),
    (
        "a biller and coder with both credentials",
        [job("coder", "2020-09", "present", title="Biller and coder")],
        held("aapc.cpb", "aapc.cpc"),
        [],
        "",
        "coder",
    ),
    (
        "a biller of eight years before the CPC exam",
        [BILLER],
        [CredentialState("aapc.cpc", "in_progress")],
        [],
        "",
        "biller",
    ),
    (
        "a certified biller before the CPC exam",
        [job("biller", "2025-10", "present")],
        [*held("aapc.cpb"), CredentialState("aapc.cpc", "in_progress")],
        [],
        "",
        "biller",
    ),
    (
        "HIM staff of two years before the CCS exam",
        [job("him_other", "2024-10", "present")],
        [CredentialState("ahima.ccs", "in_progress")],
        [],
        "",
        "coder_trainee",
    ),
    (
        "RHIA-eligible HIM staff",
        [RECORDS],
        [CredentialState("ahima.rhia", "in_progress")],
        [],
        "",
        "him_other",
    ),
    ("a nurse", [NURSE], [], [], "", "healthcare_other"),
    (
        "a nurse who reads for the CPC by herself",
        [NURSE],
        [CredentialState("aapc.cpc", "in_progress")],
        [study("bachelor", "Nursing")],
        "",
        "healthcare_other",
    ),
    (
        "a nurse in a coding programme, with the CPC exam ahead",
        [NURSE],
        [CredentialState("aapc.cpc", "in_progress")],
        [study("certificate", "Medical Coding", None)],
        "",
        "coder_trainee",
    ),
    ("a nurse with a certificate in coding", [NURSE], [], [study("certificate", "Medical Coding")], "", None),
    ("a chef", [CHEF], [], [], "", "other"),
    ("a chef with CPC-A", [CHEF], held("aapc.cpc_a"), [], "", "coder_trainee"),
    (
        "a chef who learns coding",
        [CHEF],
        [],
        [study("associate", "Medical Billing and Coding", None)],
        "",
        "coder_trainee",
    ),
    (
        "an accountant who once learned coding",
        [CHEF],
        [],
        [study("certificate", "Medical Coding"), study("bachelor", "Accounting")],
        "",
        "other",
    ),
    ("a chef who seeks coding", [CHEF], [], [], "Seeking a career in medical coding.", "coder_trainee"),
    ("an extern with CPC-A", [CHEF, EXTERN], held("aapc.cpc_a"), [], "", "coder_trainee"),
    (
        "an old coding job of a teacher",
        [job("coder", "2011-03", "2011-11"), job("other", "2009-08", "present")],
        [],
        [],
        "",
        "coder",
    ),
    ("a colleague's credential", [CHEF], [CredentialState("aapc.cpc", "other_person")], [], "", "other"),
    ("no jobs but RHIT and CPC", [], held("ahima.rhit", "aapc.cpc"), [], "", "him_other"),
    (
        "a director of HIM who coded once",
        [job("him_other", "2015-01", "present"), job("coder", "2003-01", "2014-12")],
        [],
        [],
        "",
        "him_other",
    ),
    (
        "a nurse who codes now",
        [job("coder", "2022-06", "present"), job("healthcare_other", "2008-05", "2022-05")],
        held("aapc.cpc"),
        [],
        "",
        "coder",
    ),
    (
        "a designer who bills now, certified",
        [job("biller", "2020-02", "2021-04"), job("other", "2004-05", "2018-06")],
        held("aapc.cpc"),
        [],
        "",
        "biller",
    ),
    (
        "a certified coder without a job",
        [],
        held("aapc.coc"),
        [],
        "Certified coder (COC). I code charts.",
        "coder",
    ),
    ("a credential alone", [], held("aapc.cic"), [], "", "coder"),
    (
        "a chef, certified, who calls herself a coder",
        [CHEF],
        held("aapc.cpc"),
        [],
        "Certified coder.",
        "coder",
    ),
    ("no job but RHIA", [], held("ahima.rhia"), [], "", "him_other"),
    ("no job but CPB", [], held("aapc.cpb"), [], "", "biller"),
    ("in prose", [], [], [], "I am a passionate medical biller with five years.", "biller"),
    ("outsourced, in prose", [], [], [], "Account Receivable Caller with 2.5+ years in RCM.", "biller"),
    ("years in prose", [], [], [], "Six years of experience in medical billing and AR.", "biller"),
    ("for a living", [], held("aapc.crc"), [], "For a living I code charts.", "coder"),
    (
        "a coder who became a web developer",
        [job("coder", "2016-01", "2019-01"), job("other", "2021-01", "present", title="Web Developer")],
        [],
        [],
        "",
        "other",
    ),
    (
        "a web developer who became a coder",
        [job("other", "2012-01", "2019-01", title="Web Developer"), job("coder", "2021-01", "present")],
        [],
        [],
        "",
        "coder",
    ),
    (
        "a coder who bills now",
        [job("coder", "2010-01", "2014-12"), job("biller", "2015-01", "present")],
        [],
        [],
        "",
        "biller",
    ),
    (
        "a coder with a shop beside it",
        [job("coder", "2016-01", "present"), job("other", "2022-01", "present", title="Barista")],
        [],
        [],
        "",
        "coder",
    ),
    ("nothing at all", [], [], [], "", "other"),
]


@pytest.mark.parametrize(("who", "positions", "credentials", "education", "text", "expected"), ROLES)
def test_role(
    roles: RoleJudge,
    who: str,
    positions: list[Position],
    credentials: list[CredentialState],
    education: list[Education],
    text: str,
    expected: str | None,
) -> None:
    role = roles.judge(positions, credentials, education, OwnWords((), text), AS_OF)
    # Two readers differ on a nurse with a coding certificate: she is not called a coder, that is all.
    assert role == expected or (expected is None and role in ("healthcare_other", "coder_trainee"))


def test_who_codes_and_says_so_is_a_coder_in_any_title(roles: RoleJudge) -> None:
    clerk = job("biller", "2006-06", "2016-06", is_coding=True)
    assert roles.judge([clerk], [], [], OwnWords((), "Medical coder, ten years."), AS_OF) == "coder"
    assert roles.judge([clerk], [], [], OwnWords((), "Medical biller, ten years."), AS_OF) == "biller"


def test_who_says_that_it_is_over_is_no_coder(roles: RoleJudge) -> None:
    jobs = [job("him_other", "2016-03", "present"), job("coder", "2011-01", "2016-02")]
    assert (
        roles.judge(jobs, [], [], OwnWords((), "Registrar, formerly an inpatient coder."), AS_OF)
        == "him_other"
    )
    assert roles.judge(jobs, [], [], OwnWords((), "Registrar and inpatient coder."), AS_OF) == "coder"


def test_a_sentence_is_no_headline(lexicon: Lexicon) -> None:
    text = "Ida Holm\nBilling lead with a coding past, now strong on denials and all that follows"
    document = plain_document(text)
    section = Section("basics", None, Span(0, len(text)), "untitled")
    jobs = [job("biller", "2021-10", "present"), job("coder", "2012-05", "2021-09")]
    summary = Summariser(lexicon).summarise(document, [section], jobs, [], (), [], AS_OF)
    assert summary.role == "biller"


def test_the_headline_weighs_but_does_not_outweigh_a_life(roles: RoleJudge) -> None:
    headline = OwnWords(("Electronic Health Record Specialist",), "")
    short = [job("healthcare_other", "2018-01", "2020-12"), job("other", "2008-01", "2017-12")]
    assert roles.judge(short, [], [], headline, AS_OF) == "him_other"
    assert roles.judge([CODER], [], [], OwnWords(("Office Manager",), ""), AS_OF) == "coder"


@pytest.mark.parametrize(
    ("headline", "credentials", "jobs", "expected"),
    [
        ("Apprentice coder", held("aapc.cpc_a"), [CHEF], "coder_trainee"),
        ("Medical Coder", held("aapc.cpc_a"), [CHEF], "coder_trainee"),
        ("Outpatient Coder", held("aapc.coc_a"), [], "coder_trainee"),
        ("Medical Coder", held("aapc.cpc_a"), [job("coder", "2024-01", "present")], "coder"),
        ("Medical Coder", held("aapc.cpc"), [CHEF], "coder"),
        ("Medical Coder", held("aapc.cpc_a", "ahima.ccs"), [CHEF], "coder"),
    ],
)
def test_a_headline_makes_no_coder_of_an_apprentice_without_a_job(
    roles: RoleJudge, headline: str, credentials: list[CredentialState], jobs: list[Position], expected: str
) -> None:
    assert roles.judge(jobs, credentials, [], OwnWords((headline,), ""), AS_OF) == expected


def test_of_several_headlines_the_one_of_the_field_counts(roles: RoleJudge) -> None:
    lines = ("Tanya Brooks, LPN", "Risk Adjustment Coder")
    jobs = [job("coder", "2024-01", "present"), job("healthcare_other", "2018-01", "2023-12")]
    assert roles.judge(jobs, [], [], OwnWords(lines, ""), AS_OF) == "coder"


def test_the_headline_that_repeats_a_job_means_what_the_job_was(roles: RoleJudge) -> None:
    first = job("coder", "2014-07", "2015-12", title="Medical Billing Specialist")
    before = job("other", "2006-01", "2013-03")
    assert (
        roles.judge([first, before], [], [], OwnWords(("MEDICAL BILLING SPECIALIST",), ""), AS_OF) == "coder"
    )


EDUCATION = [
    ([], "none_stated"),
    ([study("hs", "", True)], "hs"),
    ([study("hs", "", True), study("associate", "HIT", False)], "hs"),
    ([study("bachelor", "Biology", True), study("certificate", "Coding", True)], "bachelor"),
    ([study("some_college", "Business", False)], "some_college"),
    ([study("hs", "", True), study("certificate", "Coding", None)], "certificate"),
    ([study("master", "MBA", False), study("bachelor", "Biology", True)], "bachelor"),
    ([study("bachelor", "HIM", False)], "some_college"),
]


@pytest.mark.parametrize(("education", "expected"), EDUCATION)
def test_education_is_the_highest_level_completed(education: list[Education], expected: str) -> None:
    assert highest_level(education) == expected


def sections_of(document: Document, *parts: tuple[str, str]) -> tuple[Section, ...]:
    """Sections by the words of their titles, each up to the next."""
    starts = [document.text.index(title) for _, title in parts]
    ends = [*starts, len(document.text)][1:]
    return tuple(
        Section(category, Span(start, start + len(title)), Span(start + len(title), end))
        for (category, title), start, end in zip(parts, starts, ends, strict=True)
    )


@cache
def tools() -> tuple[Finder, Summariser]:
    """Built once: the names of the whole lexicon take their time to compile."""
    lexicon = load_lexicon(["medical_coding"])
    return Finder(lexicon), Summariser(lexicon)


def summarised(
    text: str,
    positions: tuple[Position, ...] = (),
    *parts: tuple[str, str],
    change: tuple[str, str] | None = None,
) -> Summary:
    """The summary of a text; change: an id and the assertion that its mentions are given."""
    document = plain_document(text)
    sections = sections_of(document, *parts)
    finder, summariser = tools()
    mentions: tuple[Mention, ...] = finder.find(document, sections, positions)
    if change:
        concept, assertion = change
        mentions = tuple(replace(m, assertion=assertion) if m.concept == concept else m for m in mentions)
    states = StateTable(load_lexicon(["medical_coding"]).tables["states"])
    credentials, _ = credential_states(mentions, states)
    return summariser.summarise(document, sections, positions, mentions, credentials, (), AS_OF)


def test_lists_hold_what_is_named_as_ones_own() -> None:
    text = "Skills\nICD-10-CM/PCS, CPT, Epic, 3M 360 Encompass, Microsoft Excel, physician queries"
    summary = summarised(text, (), ("skills", "Skills"))
    assert summary.code_systems == ("cpt", "icd_10_cm", "icd_10_pcs")
    assert summary.software == ("epic", "m3_360")
    assert "physician_query" in summary.activities


def test_negated_and_other_peoples_are_left_out() -> None:
    text = "Skills\nICD-10-CM, ICD-10-PCS"
    for assertion in ("negated", "other_person"):
        summary = summarised(text, (), ("skills", "Skills"), change=("icd_10_pcs", assertion))
        assert summary.code_systems == ("icd_10_cm",)


def test_settings_come_from_jobs_of_the_field_and_from_what_such_a_person_claims() -> None:
    text = "Summary\nInpatient coder.\nCourses\noutpatient coding"
    parts = (("summary", "Summary"), ("education", "Courses"))
    coder = replace(CODER, concepts=("code_assignment", "emergency_department"))
    assert summarised(text, (coder,), *parts).settings == ("emergency_department", "inpatient")
    assert summarised(text, (NURSE,), *parts).settings == ()


@pytest.mark.parametrize(
    ("claim", "settings"),
    [
        ("Seeking a position in inpatient coding.", ()),
        ("Coder who hopes to move\ninto inpatient coding.", ()),
        ("Outpatient coder. Seeks a stable job.", ("hospital_outpatient",)),
        ("Outpatient coder looking for inpatient coding.", ("hospital_outpatient",)),
        ("Outpatient coder. My first post as a coder, in inpatient coding", ("hospital_outpatient",)),
    ],
)
def test_a_setting_that_is_sought_is_not_one_that_was_done(claim: str, settings: tuple[str, ...]) -> None:
    summary = summarised(f"Objective\n{claim}", (CODER,), ("summary", "Objective"))
    assert summary.settings == settings


def test_what_an_advertisement_asks_for_is_no_skill() -> None:
    text = "Letter\nYour advertisement asks for years of experience with Epic. I have used Meditech."
    assert summarised(text, (CODER,), ("summary", "Letter")).software == ("meditech",)


def test_what_referees_do_is_not_ones_own() -> None:
    text = "Skills\nMeditech\nReferences\nPat Lind, now Epic trainer; can speak to inpatient coding"
    document = plain_document(text)
    skills, referees = sections_of(document, ("skills", "Skills"), ("other", "References"))
    sections = (skills, replace(referees, kind="references"))
    finder, summariser = tools()
    mentions = finder.find(document, sections, (CODER,))
    summary = summariser.summarise(document, sections, (CODER,), mentions, (), (), AS_OF)
    assert (summary.software, summary.settings) == (("meditech",), ())


def test_months_by_concept_and_of_coding() -> None:
    first = job("coder", "2018-01", "2019-12", concepts=("code_assignment", "icd_10_pcs", "inpatient"))
    second = job("coder", "2019-07", "2020-12", concepts=("code_assignment", "cpt"))
    extern = replace(EXTERN, concepts=("code_assignment", "inpatient"))
    summary = summarised("Inpatient coder, ICD-10-PCS and CPT", (second, first, extern, CHEF))
    # January 2018 to December 2020; the half-year of overlap counts once, the externship is training.
    assert summary.coding_months == 35
    assert summary.months == {"code_assignment": 35, "cpt": 17, "icd_10_pcs": 23, "inpatient": 23}
    assert summary.last_coded == "2020-12"
    assert "code_assignment" in summary.activities


TIERS = [
    ("Jane Doe, CPC-A, medical coder", "entry"),
    ("Jane Doe, CPC, medical coder", "certified"),
    ("Jane Doe, CPC, CIRCC, medical coder", "specialty"),
    ("Jane Doe, medical coder", None),
]


@pytest.mark.parametrize(("text", "tier"), TIERS)
def test_tier_is_that_of_the_best_held_credential(text: str, tier: str | None) -> None:
    assert summarised(text).tier == tier
