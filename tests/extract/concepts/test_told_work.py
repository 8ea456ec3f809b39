"""Duties by doer and object: what a coder's sentence tells, and what the same words tell of others."""

from __future__ import annotations

from functools import cache

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.extract.work.position_judge import PositionJudge
from screener.model.profile import Position

REVIEW, QUERY, AUDIT, CODERS, EDITS, GUIDES, DENIALS, DRGS = (
    "documentation_review",
    "physician_query",
    "audit",
    "auditing_others",
    "claim_edits",
    "guidelines",
    "denials",
    "drg_validation",
)

TOLD = {
    REVIEW: [
        "Read each clinic note twice before assigning a level",
        "Examine discharge summaries for missing diagnoses",
        "Reviewing the complete surgical chart, then coding it",
        "Analyzed scanned outside records for the problem list",
        "Review all newborn stays before coding",
        "Verified provider signatures and documentation prior to billing",
        "Checked notes before coding",
        "Confirmed documentation before releasing charges",
        "Reviewed discharge charts for missing dictation",
        "Scanned charts and checked for absent signatures",
        "Identified gaps in physician documentation",
    ],
    QUERY: [
        "Phoned surgeons when laterality was missing from a note",
        "Messaged providers about conflicting diagnoses in the chart",
        "Issued retrospective provider queries through the portal",
        "Ask doctors for clarification of vague wording",
        "Went back to physicians for unclear documentation",
        "Returned charts that were incomplete",
        "Clarified implant details with the orthopedic surgeons",
    ],
    AUDIT: [
        "Audit forty inpatient charts a week",
        "Re-audited the E/M levels of three clinics",
        "Completed monthly documentation audits for the compliance office",
        "Spot-checked the visits of new physicians",
        "Validate HCC submissions before the sweep",
        "Led annual coding audits at two hospitals",
    ],
    CODERS: [
        "Audited ten accounts per coder each month",
        "Reviewed the work of junior coders",
        "Checked the work of six remote coders before release",
        "Give weekly feedback to coders on trends",
        "Auditing contract coders at 100%",
        "Assess the work of physicians and coders in the clinics",
    ],
    EDITS: [
        "Cleared payer edits in the morning queue",
        "Fixed returned claims the same day",
        "Resolve coding issues on held accounts",
        "Worked charge errors and bill holds",
        "Corrects claims which were kicked back by the payer",
        "Checked CCI and MUE tables on each surgery",
    ],
    GUIDES: [
        "Kept up with ICD-10-CM changes every October",
        "Leveled visits by the 2023 E/M guidelines",
        "Code by the official guidelines and Coding Clinic advice",
        "Apply CMS guidance and CPT updates",
        "Look up CPT Assistant for odd procedures",
        "Stayed current with quarterly HCPCS updates",
    ],
    DENIALS: [
        "Drafted appeal letters to two payers",
        "Prepared second-level appeals for bundled services",
        "Appealed downgraded DRGs with citations",
        "Overturned most medical necessity denials",
        "Wrote appeals and tracked their outcome",
        "Defend against payer downgrades in writing",
    ],
    DRGS: [
        "Validate MS-DRG assignments for nine client hospitals",
        "Validated APR-DRG assignment on Medicaid stays",
        "Re-reviewed DRG assignment on high-dollar stays",
        "Validating DRGs before final billing",
        "Validated DRGs for two payers",
        "Validates each MS-DRG prior to release",
    ],
}
NOT_TOLD = {
    REVIEW: [
        "My notes were reviewed by the lead",
        "Reviewed aged receivables reports",
        "Took calls about the lunch menu",
        "Delivered charts to the floor",
        "Reviewed personnel records of the staff",
        "Reviewed schedules with the manager",
        "Checked claim forms for missing signatures",
        "Checked insurance before charges",
    ],
    QUERY: [
        "Called doctors' offices to schedule appointments",
        "Called insurers about open balances",
        "Emailed the vendor about an outage",
        "Asked the lead coder for help",
        "Wrote database queries against the warehouse",
        "Clarified benefits with members",
        "Returned calls that did not get answered",
    ],
    AUDIT: [
        "Kept an audit log of all corrections",
        "Scored 98% in internal audits",
        "Passed every quarterly audit with 96% or better",
        "My encounters were audited each month",
        "Took part in external coding audits; no findings",
        "Audited petty cash and vendor accounts",
    ],
    EDITS: [
        "Worked on film edits",
        "Filed clean claims the same day",
        "Reviewed claims history with patients",
        "Cleared tables after lunch",
        "Worked with the claims team",
        "Corrected typing errors in letters",
    ],
    DENIALS: [
        "Wrote tax appeals for owners",
        "Prepared meals of great appeal",
        "Prepared court appeals",
        "Answered phones",
        "Wrote letters to families",
        "Appealing window displays",
    ],
    DRGS: [
        "Grouped stays to MS-DRG in the encoder",
        "Validated tickets at the door",
        "Validate severity of illness, MS-DRG and POA while coding",
        "Sequenced diagnoses for the right DRG",
        "Entered the DRG from the bill",
        "Kept DRG tables",
    ],
}


def job(title: str, text: str) -> Position:
    document = plain_document(f"{title}, Harbor Clinic\n• {text}")
    whole = document.text
    plain = Position(
        title,
        "Harbor Clinic",
        "2019-01",
        "present",
        94,
        (),
        False,
        False,
        1,
        1,
        quote=title,
        text_end=len(whole),
    )
    finder, judge = _readers()
    return judge.judge(document, [plain], finder.find(document, (), [plain]))[0]


@cache
def _readers() -> tuple[Finder, PositionJudge]:
    lexicon = load_lexicon(["medical_coding"])
    return Finder(lexicon), PositionJudge(lexicon)


def _rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(duty, text) for duty, texts in table.items() for text in texts]


@pytest.mark.parametrize(("duty", "text"), _rows(TOLD))
def test_what_a_coder_tells_of_the_work(duty: str, text: str) -> None:
    assert duty in job("Medical Coder", text).concepts


@pytest.mark.parametrize(("duty", "text"), _rows(NOT_TOLD))
def test_what_the_same_words_tell_of_something_else(duty: str, text: str) -> None:
    assert duty not in job("Medical Coder", text).concepts


@pytest.mark.parametrize("text", [TOLD[REVIEW][1], TOLD[QUERY][0], TOLD[EDITS][1], TOLD[DENIALS][0]])
def test_other_trades_tell_the_same_of_other_things(text: str) -> None:
    assert not {REVIEW, QUERY, EDITS, DENIALS} & {*job("Florist", text).concepts}


def test_a_long_job_is_read_in_time_with_its_length() -> None:
    assert AUDIT in job("Medical Coder", "Audited charts and read notes " * 2_000).concepts
