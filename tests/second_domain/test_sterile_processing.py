"""Another trade by YAML alone: sterile processing technicians, from posting to explained scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from plain_documents import plain

from screener import pipeline
from screener.cli.check import command
from screener.config.lexicon import load_lexicon
from screener.derive.writing.yaml import render as rule_file
from screener.extract.extractor import Extractor
from screener.model.concept import Lexicon
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.scorecard import Shortlist
from screener.score.explain import render

FOLDER = str(Path(__file__).parent / "sterile")
TODAY = date(2026, 9, 1)
POSTING = """Sterile Processing Technician
Larkfield Surgery Center - Erie, PA

Responsibilities
- Decontamination and tray assembly
- Steam sterilization

Requirements
- CRCST or CSPDT required
- Two years of sterile processing experience
- High school diploma

Nice to have
- CensiTrac a plus
"""
RESUMES = {
    "ines.txt": """
        Ines Vale, CRCST, CIS
        ines.vale@example.com
        (814) 555-0141

        Experience
        Sterile Processing Technician, Larkfield Hospital, March 2021 - Present
        Decontaminated and inspected instruments for twelve operating rooms
        Assembled trays by count sheet in CensiTrac
        Ran sterilizers and read biological indicators

        Education
        High School Diploma, Erie High School
        """,
    "omar.txt": """
        Omar Reyes
        omar.reyes@example.com
        (814) 555-0142

        Experience
        Surgical Technologist, Lake Clinic, May 2018 - June 2024
        Scrubbed for orthopedic cases and passed instruments to surgeons

        Certifications
        CRCST, expired in 2022

        Education
        High School Diploma, Lake High School
        """,
    "june.txt": """
        June Park
        june.park@example.com
        (814) 555-0143

        Summary
        Aspiring sterile processing technician, to sit for the CRCST in November 2026.

        Experience
        Cashier, Alder Market, June 2022 - Present
        Served customers

        Education
        Sterile Processing Technology Certificate, Lake College, 2026
        """,
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon([FOLDER])


@pytest.fixture(scope="module")
def people(lexicon: Lexicon) -> Mapping[str, Profile]:
    extractor = Extractor(lexicon)
    return {
        file: extractor.extract(plain(text), file=file, sha256=file, as_of=TODAY)
        for file, text in RESUMES.items()
    }


@pytest.fixture(scope="module")
def posting(tmp_path_factory: pytest.TempPathFactory) -> Posting:
    """The rules that the posting's text gives, read as a rule file."""
    draft = pipeline.derive_text(POSTING, "posting.txt", [FOLDER])
    file = tmp_path_factory.mktemp("rules") / "sterile.yaml"
    # A draft names its lexicon by the folder's name; a rule file elsewhere needs the way to it.
    file.write_text(rule_file(draft).replace("lexicons: [sterile]", f"lexicons: ['{FOLDER}']"), "utf-8")
    return pipeline.load_posting(str(file))[0]


@pytest.fixture(scope="module")
def shortlist(people: Mapping[str, Profile], posting: Posting, lexicon: Lexicon) -> Shortlist:
    return pipeline.score(list(people.values()), posting, lexicon, TODAY)


def test_its_rules_and_concepts_have_no_faults() -> None:
    checked = CliRunner().invoke(command, [FOLDER])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("file", "role", "own_months", "credentials"),
    [
        ("ines.txt", "processing_tech", 66, {("hspa.crcst", "held"), ("hspa.cis", "held")}),
        ("omar.txt", "surgical_tech", 0, {("hspa.crcst", "lapsed")}),
        ("june.txt", "processing_trainee", 0, {("hspa.crcst", "in_progress")}),
    ],
)
def test_what_people_are(
    people: Mapping[str, Profile], file: str, role: str, own_months: int, credentials: set[tuple[str, str]]
) -> None:
    summary = people[file].summary
    assert (summary.role, summary.coding_months) == (role, own_months)
    assert {(c.id, c.assertion) for c in summary.credentials} == credentials


def test_what_a_job_shows(people: Mapping[str, Profile]) -> None:
    job = people["ines.txt"].positions[0]
    assert (job.title, job.role) == ("Sterile Processing Technician", "processing_tech")
    assert {"reprocessing", "assembly", "sterilization", "biological_monitoring", "censitrac"} <= {
        *job.concepts
    }
    assert people["ines.txt"].summary.tier == "certified"


def test_what_the_posting_asks(posting: Posting) -> None:
    assert posting.lexicons == (FOLDER,)
    assert [rule.id for rule in posting.rules[:4]] == ["credential", "experience", "education", "software"]
    assert posting.rules[0].label == "CRCST or CSPDT"


def test_who_comes_first_and_why(shortlist: Shortlist, posting: Posting) -> None:
    cards = {card.file: card for card in shortlist.scorecards}
    points = {file: card.score or 0.0 for file, card in cards.items()}
    assert shortlist.scorecards[0].file == "ines.txt"
    assert points["ines.txt"] > 90 and max(points["omar.txt"], points["june.txt"]) < 40
    told = render(cards["ines.txt"], posting)
    assert "Ines Vale, CRCST, CIS" in told and "in CensiTrac" in told
    lapsed = next(result for result in cards["omar.txt"].results if result.rule == "credential")
    assert lapsed.credit == 0
