"""Whole postings: what is a rule, what is not, and what is said in two ways."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import postings
import pytest
from conftest import shown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.derive.deriver import LONGEST, Deriver
from screener.derive.draft import Draft, Requirement
from screener.derive.writing.yaml import render, to_json
from screener.errors import ScreenerError
from screener.score.kinds import KINDS

Derive = Callable[[str], Draft]
ALL = {name: text for name, text in vars(postings).items() if name.isupper()}


def asked(draft: Draft, importance: str) -> dict[str, Requirement]:
    """Tree in short to requirement."""
    return {shown(r.tree): r for r in draft.requirements if r.importance == importance and r.tree}


def test_a_posting_in_lists(derive: Derive) -> None:
    draft = derive(postings.LISTED)
    assert draft.title == "Inpatient Coder II"
    required, preferred = asked(draft, "required"), asked(draft, "preferred")
    assert set(required) == {
        "hs",
        "any(ccs, cic, rhia, rhit)",
        "3y coding+inpatient",
        "all(icd_10_cm, icd_10_pcs, ms_drg)",
    }
    assert set(preferred) == {"all(associate, him_programme)", "all(epic, m3_360)", "2y audit"}
    assert required["any(ccs, cic, rhia, rhit)"].excluded == ("ahima.cca",)
    assert required["3y coding+inpatient"].within_years == 5
    assert [n.line for n in draft.not_scored] == [19]
    duties = {r.label for r in draft.rules if r.kind == "duties"}
    assert {"Physician queries", "Denials and appeals", "Educating providers and coders"} <= duties
    accuracy = next(r for r in draft.rules if r.id == "accuracy-stated")
    assert dict(accuracy.measure) == {"metric": "accuracy", "at_least": 95.0, "unit": "%"}


def test_every_demand_has_its_line(derive: Derive) -> None:
    lines = postings.LISTED.split("\n")
    draft = derive(postings.LISTED)
    for requirement in draft.requirements:
        for line, words in requirement.sources:
            assert words.rstrip(".") in lines[line - 1]
    by_line = {f.kind: f for f in draft.facts}
    assert lines[by_line["pay"].line - 1].startswith("Pay range")
    assert by_line["reports_to"].value == "Coding Manager"
    assert "benefits" not in by_line


def test_what_is_left_out_is_no_demand(derive: Derive) -> None:
    draft = derive(postings.LISTED)
    words = " ".join(r.text for r in draft.requirements) + " ".join(n.text for n in draft.not_scored)
    assert "dental" not in words and "bonus" not in words


def test_one_long_paragraph_without_stops(derive: Derive) -> None:
    draft = derive(postings.ONE_PARAGRAPH)
    assert set(asked(draft, "required")) == {
        "any(ccs_p, coc, cpc)",
        "all(2y any_outpatient+coding, modifiers)",
        "medical_terminology",
        "all(cpt, hcpcs_2, icd_10_cm)",
    }
    assert set(asked(draft, "preferred")) == {"epic"}
    assert ("place", "Dayton, OH") in {(f.kind, f.value) for f in draft.facts}


def test_markdown(derive: Derive) -> None:
    draft = derive(postings.MARKDOWN)
    assert draft.title == "Risk Adjustment Coder"
    assert set(asked(draft, "required")) == {
        "any(cpc, crc)",
        "3y coding+risk_adjustment",
        "any(1y coding, bachelor)",
    }
    assert set(asked(draft, "preferred")) == {"any(athena, cerner, epic)"}
    odd = next(a for a in draft.ambiguities if "disagree" in a.what)
    assert odd.readings == ("3 years, as the word says", "5 years, as the figure says")


def test_a_list_of_credentials_means_any_and_says_so(derive: Derive) -> None:
    draft = derive(postings.BULLETED_CREDENTIALS)
    required = asked(draft, "required")
    six = required["any(cca, ccs, cic, coc, cpc, rhit)"]
    assert six.lines == (7, 8, 9, 10, 11, 12)
    listed = next(a for a in draft.ambiguities if a.what.startswith("a list of credentials"))
    assert listed.choice == "any one of them"


def test_alternatives_over_several_lines_are_one_rule(derive: Derive) -> None:
    draft = derive(postings.ALTERNATIVES)
    by_rule: dict[str, set[str]] = {}
    for requirement in draft.requirements:
        by_rule.setdefault(requirement.rule_id, set()).add(shown(requirement.tree))
    assert {"all(1y coding, medical_terminology)", "associate", "ahima_program"} in by_rule.values()
    assert {"any(cca, cpc_a)", "any(ccs, cpc)"} in by_rule.values()
    assert len(by_rule) == 2
    labels = {rule.label for rule in draft.rules}
    assert "CPC-A, CCA, CPC or CCS" in labels
    assert all(len(label) <= 64 and "…" not in label for label in labels)


def test_what_a_course_is_about_is_not_asked_for(derive: Derive) -> None:
    draft = derive(postings.ALTERNATIVES)
    degree = next(r for r in draft.requirements if shown(r.tree) == "associate")
    assert "cpt" not in degree.concepts and "anatomy" not in degree.concepts


def test_an_article_round_a_posting_yields_the_posting(derive: Derive) -> None:
    draft = derive(postings.ARTICLE)
    assert draft.title == "Outpatient Coder"
    software = next(r for r in draft.requirements if shown(r.tree) == "any(any_ehr, coding_software)")
    assert software.importance == "required"
    assert not any("certification" in r.text for r in draft.requirements)
    what = {a.what for a in draft.ambiguities}
    assert "the same thing with two importances" in what
    assert "the job reports to different people" in what
    assert "pay figures that disagree" in what


@pytest.mark.parametrize("name", ALL)
def test_a_draft_is_a_rule_file_without_faults(derive: Derive, name: str, tmp_path: Path) -> None:
    draft = derive(ALL[name])
    path = tmp_path / "draft.yaml"
    path.write_text(render(draft), encoding="utf-8")
    posting = load_posting(str(path), load_lexicon(list(draft.lexicons)), KINDS)
    assert posting.title == draft.title
    assert [rule.id for rule in posting.rules] == [rule.id for rule in draft.rules]
    assert not any(rule.knock_out for rule in posting.rules)
    assert all(rule.source.startswith("line ") for rule in posting.rules)
    assert [rule.weight for rule in posting.rules] == [rule.weight for rule in draft.rules]


@pytest.mark.parametrize("name", ALL)
def test_the_same_posting_gives_the_same_draft(derive: Derive, name: str) -> None:
    assert derive(ALL[name]) == derive(ALL[name])
    assert derive(ALL[name].replace("\n", "\r\n")).rules == derive(ALL[name]).rules


@pytest.mark.parametrize("name", ALL)
def test_json_links_requirements_to_rules(derive: Derive, name: str) -> None:
    plain = to_json(derive(ALL[name]))
    rules = {rule["id"] for rule in plain["rules"]}
    for requirement in plain["requirements"]:
        assert requirement["importance"] in ("required", "preferred", "neither")
        assert requirement["rule_id"] in rules or requirement["tree"] is None
        assert requirement["line"] in requirement["lines"]


TITLED = [
    # title, what its points are
    ("Required Qualifications", "required"),
    ("REQUIREMENTS", "required"),
    ("What you'll need:", "required"),
    ("Minimum Qualifications for this position", "required"),
    ("What qualifications you will need:", "required"),
    ("Who you are", "required"),
    ("Licensure, Certifications, and Registration:", "required"),
    ("Preferred Qualifications", "preferred"),
    ("Nice to have", "preferred"),
    ("Desired skills:", "preferred"),
    ("What would set you apart:", "preferred"),
    ("Bonus points", "preferred"),
    ("The person we hope to meet:", "required"),  # not known: most of its points ask for something
    ("Benefits", None),
    ("Equal Opportunity Statement", None),
    ("Why join us?", None),
]


@pytest.mark.parametrize(("title", "importance"), TITLED)
def test_what_stands_under_a_title(derive: Derive, title: str, importance: str | None) -> None:
    text = f"Coder\n\nDuties\n- Assign ICD-10-CM and CPT codes\n\n{title}\n- Experience with Epic\n"
    text += "- CRC certification\n\nRequired Qualifications\n- CPC\n"
    found = {r.importance for r in derive(text).requirements if shown(r.tree) in ("epic", "crc")}
    assert found == ({importance} if importance else set())


DEMANDS = [
    # a line without a bullet is a demand, not a title
    ("CPC Certification Required", "cpc"),
    ("Experience with Epic/3M 360 and Cerner", "all(cerner, epic, m3_360)"),
    ("Must possess one of the following certifications: CPC, COC, CCS-P", "any(ccs_p, coc, cpc)"),
    ("Licensure/Certification: RHIT or CCS", "any(ccs, rhit)"),
    ("Experience: 1 year of outpatient coding experience", "1y any_outpatient+coding"),
    ("High School Diploma / GED (or higher) Professional coder certification (CPC, CCS)", "any(ccs, cpc)"),
]


@pytest.mark.parametrize(("line", "tree"), DEMANDS)
def test_lines_without_bullets(derive: Derive, line: str, tree: str) -> None:
    text = f"Coder\n\nRequirements:\n{line}\nKnowledge of ICD-10-PCS and MS-DRG\n"
    assert tree in asked(derive(text), "required")


def test_what_is_not_asked_for(derive: Derive) -> None:
    draft = derive("Coder\n\nRequirements\n- CPC or CPC-A\n- ICD-10-CM\n- No coding experience required\n")
    assert set(asked(draft, "required")) == {"any(cpc, cpc_a)", "icd_10_cm"}
    assert [n.reason for n in draft.not_scored] == ["says what is not asked for"]


WISHES = [
    ("CPC required, CCS preferred", {"cpc": "required", "ccs": "preferred"}),
    ("CPC required; RHIT or RHIA a plus", {"cpc": "required", "any(rhia, rhit)": "preferred"}),
    ("Associate degree preferred but not required", {"associate": "preferred"}),
    (
        "High school diploma required; associate degree preferred",
        {"hs": "required", "associate": "preferred"},
    ),
    (
        "Two years of inpatient coding required, three years preferred",
        {"2y coding+inpatient": "required", "3y coding+inpatient": "preferred"},
    ),
    ("Experience with Epic is a plus", {"epic": "preferred"}),
    ("CPC (Required) CRC (Preferred)", {"cpc": "required", "crc": "preferred"}),
    ("Knowledge of CPT is a must", {"cpt": "required"}),
    ("Ideally two years of coding experience", {"2y coding": "preferred"}),
    ("CPC strongly preferred", {"cpc": "preferred"}),
]


@pytest.mark.parametrize(("line", "wanted"), WISHES)
def test_wording_goes_before_the_section(derive: Derive, line: str, wanted: dict[str, str]) -> None:
    text = f"Coder\n\nDuties\n- Assign ICD-10-CM codes\n\nRequirements\n- {line}\n- MS-DRG and ICD-10-PCS\n"
    found = {shown(r.tree): r.importance for r in derive(text).requirements}
    found.pop("all(icd_10_pcs, ms_drg)")
    assert found == wanted


def test_wrapped_lines_are_joined(derive: Derive) -> None:
    wrapped = postings.LISTED.replace(
        "- Three years of inpatient coding experience within the last five years",
        "- Three years of inpatient coding experience\n  within the last five years",
    )
    assert [r.measure for r in derive(wrapped).rules] == [r.measure for r in derive(postings.LISTED).rules]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "holds no text"),
        (" \n\t 12 34 \n", "holds no text"),
        ("x" * (LONGEST + 1), "is longer than"),
        ("Good morning to you all", "asks for nothing"),
        (
            "Jane Roe\n(555) 555-0100 jane@example.com\nProfessional Experience\n"
            "Coder at Oak Hill, CPC, coded ICD-10-CM and CPT\nReferences available upon request\n",
            "looks like a résumé",
        ),
        (
            "Ira Moss\n(555) 555-0170\nCoding Auditor\nQualifications: CPC, CPMA\nResponsibilities held\n"
            "Auditor, Elm Hospital, 2019 - Present\nCoder, Oak Clinic, 2012 - 2019\nRequirements met\n",
            "looks like a résumé",
        ),
        (
            "Ode Vale, CCA\n630-555-0105\node@example.org\nSUMMARY\nCoder of charts with ICD-10-CM and CPT.\n"
            "EXPERIENCE\nCoder I, Elm Hospital\nSep 2024 – Present\n* Code accounts with ICD-10-CM\n",
            "looks like a résumé",
        ),
    ],
)
def test_what_is_no_posting_is_refused(derive: Derive, text: str, what: str) -> None:
    with pytest.raises(ScreenerError, match=what):
        derive(text)


OTHER_TRADES = [
    "Line Cook\n\nRequirements\n- Two years of kitchen experience\n- Food handler card\n",
    "Staff Nurse\nQualifications:\n- RN license\n- One year of bedside nursing\n",
    "Denial Analyst\n3+ years of denial management\nExperience with commercial payers\nStrong letters\n",
    "Scribe\nRequirements:\n- Associate degree\n- Calm voice in a busy room\n",
    "Warehouse Lead\nMust have:\n- Forklift card\n- High school diploma\n",
    "Transcription Editor\nRequired: two years of transcription; CMT or RHDS preferred.\n",
]


@pytest.mark.parametrize("text", OTHER_TRADES)
def test_another_trades_posting_gives_a_draft_with_a_warning(derive: Derive, text: str) -> None:
    draft = derive(text)
    assert any("of this trade" in warning for warning in draft.warnings)
    assert draft.requirements or draft.not_scored
    assert "# Warning: " in render(draft)


CHEAP = [
    ("Coder\nRequirements:\n- High school diploma\n- Medical terminology\n- CPT preferred\n", True),
    ("Coder\nRequirements:\n- One year of coding\n- GED\n", True),
    ("Coder\nRequirements:\n- Diploma or one year of coding experience\n- Anatomy\n", True),
    ("Coder\nYou will assign ICD-10-CM and CPT codes.\nYou will audit charts.\n", True),
    ("Coder\nRequirements:\n- CPC\n- High school diploma\n", False),
    ("Coder\nRequirements:\n- Three years of coding\n- GED\n- ICD-10-CM\n", False),
]


@pytest.mark.parametrize(("text", "warns"), CHEAP)
def test_weight_on_what_nearly_everybody_has_is_warned_of(derive: Derive, text: str, warns: bool) -> None:
    assert any("nearly everybody" in warning for warning in derive(text).warnings) == warns


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        alphabet=st.sampled_from("CPC or and (,;.)\n-*:2 years of coding REQUIRED preferred"), max_size=300
    )
)
def test_any_text_gives_a_draft_or_a_reason(derive: Derive, text: str) -> None:
    try:
        draft = derive("Medical Coder\nRequirements\n- CPC\n- ICD-10-CM and CPT\n" + text)
    except ScreenerError as error:
        assert str(error)
        return
    assert draft.rules and render(draft)


LONG = [
    ("Knowledge of CPT and ICD-10-CM coding (or CPC, CCS) with 2 years of experience; ", 100),
    ("(CPC a plus ", 800),
    ("12 34 charts ", 1_250),
    ("CPC or CCS, ", 600),
    ("- CPC or CCS\n", 600),
    (" ", 20_000),
]


@pytest.mark.parametrize(("filler", "times"), LONG)
def test_time_grows_with_the_text_and_not_faster(derive: Derive, filler: str, times: int) -> None:
    """Four times the text takes four times as long; eight leaves room for a busy machine."""

    def spent(text: str) -> float:
        started = time.process_time()
        assert derive("Medical Coder\nRequirements\n- CPC\n- CPT\n" + text + "b").rules
        return time.process_time() - started

    assert spent(filler * 4 * times) < 8 * spent(filler * times) + 0.1


@pytest.mark.corpus
def test_labelled_postings(corpus: Path, derive: Derive) -> None:
    import json

    from screener.evaluate.postings import evaluate_postings

    folder = corpus / "postings"
    labels = [json.loads(line) for line in (folder / "gold_dev.jsonl").read_text("utf-8").splitlines()]
    pairs = [(g, to_json(derive((folder / "dev" / g["file"]).read_text("utf-8")))) for g in labels]
    requirements, importance, years, preferred = evaluate_postings(pairs)
    assert (requirements.f1 or 0) >= 0.90
    assert (importance.precision or 0) >= 0.95
    assert (years.precision or 0) >= 0.95
    assert (preferred.recall or 0) >= 0.90


@pytest.mark.corpus
def test_each_line_of_the_seed_is_accounted_for(corpus: Path, derive: Derive) -> None:
    draft = derive((corpus / "postings" / "seed_medical_coder.txt").read_text("utf-8"))
    told = {line for rule in draft.rules for line, _ in rule.sources}
    told |= {n.line for n in draft.not_scored} | {line for a in draft.ambiguities for line in a.lines}
    assert {*range(49, 55), *range(105, 122)} <= told
    doubted = {line for a in draft.ambiguities for line in a.lines}
    assert {6, 7, 10, 11, 12, 52, 58, 62, 63, 64, 90, 92, 110, 113, 117 + 1, 121, 123, 129} <= doubted


def test_unknown_lexicon_tables_are_told(find: Callable[[str], list[object]]) -> None:
    with pytest.raises(ScreenerError, match="posting_en"):
        Deriver(load_lexicon(["medical_coding"]), find)  # type: ignore[arg-type]


LABELS = [
    ("CPC required for this post of ours and of nobody else", "credential", "CPC"),
    ("CPC, COC or CCS", "credential", "CPC, COC or CCS"),
    ("Three years of inpatient coding", "experience", "3 years of inpatient coding"),
    ("At least one year of coding experience", "experience", "1 year of coding"),
    ("Bachelor's degree in health information management", "education",
     "Bachelor's degree and health information program"),
    ("High school diploma or GED, which everybody who applies must show", "education", "High school diploma"),
    ("Outpatient experience in a lively place", "outpatient-experience", "Outpatient visits"),
    ("Associate degree or CPC", "associate-or-cpc", "Associate degree or CPC"),
    ("Experience with Epic and Cerner", "software", "Epic and Cerner"),
    ("Two years of experience with Epic", "experience", "2 years with Epic"),
    ("Three years supervising coders", "experience", "3 years of supervising coders"),
    ("Two years of physician practice coding", "experience", "2 years of physician practice coding"),
    ("Bachelor's degree, or associate degree with 2 years of coding experience", "bachelor-or-associate",
     "Bachelor's degree or associate degree with 2 years of coding"),
    ("CPC plus CPPM or CPMA", "credential", "CPC with CPPM or CPMA"),
    ("Two or more of these systems: Epic, Athena, NextGen, Cerner", "software",
     "2 of Epic, athenahealth, NextGen and Cerner"),
    ("Rheumatology or oncology experience", "rheumatology-or-oncology-experience",
     "Rheumatology or oncology"),
]  # fmt: skip


@pytest.mark.parametrize(("demand", "rule_id", "label"), LABELS)
def test_rules_are_named_by_what_they_ask_for(derive: Derive, demand: str, rule_id: str, label: str) -> None:
    rule = derive(f"Medical Coder\nRequirements:\n- {demand}\n").rules[0]
    assert (rule.id, rule.label) == (rule_id, label)


TITLES = [
    ("Detail-oriented Certified Medical Coder", "Medical Coder"),
    ("Remote Medical Coder - Mill Valley Health", "Medical Coder"),
    ("Coder, Oak Hill Medical Group", "Coder"),
    ("Full-time Billing and Coding Specialist | Dayton, OH", "Billing and Coding Specialist"),
    ("Senior Inpatient Coder", "Senior Inpatient Coder"),
    ("ED Coder, Sr.", "ED Coder, Sr."),
    ("Coder III", "Coder III"),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_title_is_the_jobs_and_nothing_else(derive: Derive, line: str, title: str) -> None:
    assert derive(f"{line}\nRequirements:\n- CPC\n- CPT\n").title == title


LADDER = (
    "Job ladder:\n- Coder I: CPC-A\n- Coder II: CPC and two years of coding\n- Coder III: CCS and five years"
)
STEPS = [
    ("Coder I", {"cpc_a"}),
    ("Coder II", {"2y coding", "cpc"}),
    ("Coder III", {"5y coding", "ccs"}),
    ("Coder", {"cpc_a"}),
    ("Coder I/II", {"cpc_a"}),
    ("Coder 2", {"2y coding", "cpc"}),
]


@pytest.mark.parametrize(("title", "asked"), STEPS)
def test_the_titles_step_of_a_ladder_is_asked_for(derive: Derive, title: str, asked: set[str]) -> None:
    draft = derive(f"{title}\n{LADDER}\n")
    assert {shown(r.tree) for r in draft.requirements} == asked
    assert sum("another grade" in n.reason for n in draft.not_scored) == 2


EXCLUDED = [
    "Not accepted: apprentices; outpatient coding alone",
    "Not accepted:\n- CPC-A\n- outpatient coding alone",
    "We cannot accept: apprentices",
    "Does not qualify: CPC-A, COC-A",
    "Apprentices are not accepted.",
    "No apprentices.",
]


@pytest.mark.parametrize("words", EXCLUDED)
def test_who_is_not_accepted_is_never_a_bonus(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\nRequirements:\n- CPC or CCS\n- Three years of coding\n{words}\n")
    assert {shown(r.tree) for r in draft.requirements if r.tree} == {"any(ccs, cpc)", "3y coding"}
    credential = next(rule for rule in draft.rules if rule.id == "credential")
    assert not any("entry_credential" in str(level) or "CPC-A" in str(level) for level in credential.levels)


NEEDLESS = [
    "CPC is not necessary.",
    "A degree is not needed.",
    "No CPC required.",
    "Epic is not required.",
    "You don't need a CPC.",
    "Inpatient experience is not essential.",
]


@pytest.mark.parametrize("words", NEEDLESS)
def test_what_is_not_needed_is_no_rule(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\nRequirements:\n- Three years of coding\n- {words}\n")
    assert [shown(r.tree) for r in draft.requirements] == ["3y coding"]
    assert [n.line for n in draft.not_scored] == [4]


ALL_OF = [
    "You must have all of the following:\n- CPC\n- CPMA",
    "Each of these credentials must be held:\n- CPC\n- CPMA",
    "All of the following are required:\n- CPC\n- CPMA",
    "Requirements:\nEvery one of these:\n- CPC\n- CPMA",
    "Both of the following:\n- CPC\n- CPMA",
    "All of these are needed:\n- CPC\n- CPMA",
]


@pytest.mark.parametrize("words", ALL_OF)
def test_a_list_of_which_all_is_asked_for(derive: Derive, words: str) -> None:
    draft = derive(f"Coding Auditor\n{words}\n")
    assert [shown(r.tree) for r in draft.requirements] == ["cpc", "cpma"]


TRACKS = [
    "Inpatient track: CCS or CIC with two years of inpatient coding.\nClinic track: CPC and E/M coding.",
    "Track A: CCS and two years of coding\nTrack B: RHIT and one year of coding",
    "For RN candidates: RN license and CDI experience.\nFor HIM candidates: RHIA or RHIT, and CCS.",
    "Path 1: CPC\nPath 2: three years of coding experience",
    "Option A: CPC and Epic\nOption B: CCS",
    "Nurse pathway: RN\nCoder pathway: CPC and two years of coding",
]


@pytest.mark.parametrize("words", TRACKS)
def test_of_tracks_one_is_asked_for(derive: Derive, words: str) -> None:
    draft = derive(f"Coder\n{words}\n")
    main = [rule for rule in draft.rules if rule.importance == "required"]
    assert len(main) == 1 and len({r.group for r in draft.requirements}) == 1


def test_every_line_is_accounted_for(derive: Derive) -> None:
    text = (
        "Coder\nWe are a merry team.\nRequirements:\n- CPC\n- A calm voice\nPay: $30 an hour\n"
        "Benefits:\n- Free parking\n"
    )
    draft = derive(text)
    assert draft.no_demand == ((2, "We are a merry team."), (8, "Free parking"))
    assert [n.line for n in draft.not_scored] == [5]
    assert "# Read as no demand:" in render(draft) and not draft.warnings


SHORT_ADS = [
    ("Coder wanted: CPC, 2+ yrs E/M coding, Epic a plus.", {"cpc": "required", "epic": "preferred"}),
    ("We seek a coder with a CCS. Cerner and 3M preferred.", {"cerner": "preferred"}),
    ("Coder. Epic is essential, and an RHIT would be lovely.", {"epic": "required", "rhit": "preferred"}),
    ("Coders needed. CRC required. A clinical background is an asset.", {"crc": "required"}),
    (
        "Coder. High school diploma or equivalent EXPERIENCE One year experience.",
        {"hs": "required", "1y coding": "required"},
    ),
    ("Senior coder wanted: CCS, five years of inpatient coding.", {"ccs": "required"}),
]


@pytest.mark.parametrize(("text", "wanted"), SHORT_ADS)
def test_ads_of_a_line_or_two(derive: Derive, text: str, wanted: dict[str, str]) -> None:
    found: dict[str, str] = {}
    for requirement in derive(text).requirements:
        tree = shown(requirement.tree)
        parts = tree.removeprefix("all(").removesuffix(")").split(", ") if tree.startswith("all(") else [tree]
        found |= dict.fromkeys(parts, requirement.importance)
    assert wanted.items() <= found.items()


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("CCS or nursing degree required", "nursing degree required"),
        ("CPC or pharmacy technician license", "pharmacy technician license"),
        ("Two years of inpatient coding or bedside training", "bedside training"),
        ("Knowledge of CPT or veterinary education", "veterinary education"),
        ("RHIT or paralegal credentials", "paralegal credentials"),
        ("CRC or actuarial experience", "actuarial experience"),
    ],
)
def test_the_other_side_of_an_or_is_named_as_left_out(derive: Derive, line: str, side: str) -> None:
    draft = derive(f"Coder\nRequirements\n- {line}\n- ICD-10-CM\n")
    assert (side, 3) in [(n.text, n.line) for n in draft.not_scored]


@pytest.mark.parametrize(
    "line", ["CPC or equivalent", "CPC or CCS", "CPC or a related credential", "CPC or higher"]
)
def test_nothing_is_left_out_of_a_known_or(derive: Derive, line: str) -> None:
    draft = derive(f"Coder\nRequirements\n- {line}\n- ICD-10-CM\n")
    assert not [n for n in draft.not_scored if "other side" in n.reason]
