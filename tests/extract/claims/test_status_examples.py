"""The examples of credential states that come with the development data, one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from screener.config.lexicon import load_lexicon
from screener.extract.claims.asserter import Asserter
from screener.extract.concepts.confidence import UNDECIDED
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.model.profile import Mention

# Their word for a state to ours, where they differ.
OURS = {
    "held": {"active", "current", "reinstated"},
    "held_with_future_expiry": {"future_expiry"},
    "exam_failed": {"exam_failed", "exam_retaking"},
    "exam_taken_awaiting": {"exam_taken"},
    "exam_passed_not_yet_conferred": {"exam_passed"},
    "referenced_in_reading": {"referenced"},
    "ambiguous_date": {"active"},
}

# Examples that we judge otherwise, with the states that we give and the reason.
OTHERWISE = {
    "Working toward removing the A": (set(), "names no credential: nothing to give a state to"),
    "Not certified": (set(), "names no credential: which one is missing, nobody can say"),
    "Open to employer-sponsored certification": (set(), "names no credential"),
    "Recertification due 10/2026 CEUs submitted": (set(), "names no credential"),
    "Medical Coding Certificate, Ultimate Medical Academy": (
        set(),
        "an education, found as one, not a credential",
    ),
    "Certificate of completion, Practicode": (set(), "an education, found as one, not a credential"),
    "CPC, CCS (in progress)": (
        {"active", "in_progress"},
        "two credentials, two states, as its own note says",
    ),
    "CIC, APIC member, RN": ({"active"}, "the CIC is another's; the RN beside it is held"),
    "AAPC membership lapsed in 2021; CPC not renewed": (
        {"lapsed", "membership_only"},
        "the membership is named beside the credential that lapsed",
    ),
    "CPC (formerly CPC-A)": (
        {"apprentice_removed", "superseded"},
        "both are named; the old one is superseded",
    ),
    "COC (formerly CPC-H)": ({"active", "superseded"}, "both are named; the old name is superseded"),
    "CPC-A 2019; CPC 2021": ({"active", "superseded"}, "both are named; the apprentice is superseded"),
}


def examples(corpus: Path) -> list[dict[str, str]]:
    path = corpus.parent / "domain" / "status_cues.yaml"
    if not path.is_file():
        pytest.skip(f"no examples at {path}")
    rows: list[dict[str, str]] = YAML(typ="safe").load(path)["examples"]
    return rows


def states(mentions: tuple[Mention, ...], expected: str) -> set[str]:
    """States of the credentials; where another meaning is expected, only of those that are sure."""
    named = [m for m in mentions if m.category == "certification"]
    return {m.state for m in named if expected != "other_sense" or m.confidence > UNDECIDED}


@pytest.mark.corpus
def test_every_example_gets_its_state(corpus: Path) -> None:
    lexicon = load_lexicon(["medical_coding"])
    finder, asserter = Finder(lexicon), Asserter(lexicon)
    rows = examples(corpus)
    wrong = []
    for row in rows:
        document = plain_document(row["text"])
        found = finder.find(document, (), ())
        given = states(asserter.judge(document, (), (), found, date(2026, 11, 23)), row["expected_status"])
        expected = OURS.get(row["expected_status"], {row["expected_status"]})
        if row["expected_status"] == "other_sense":
            expected = set()
        if row["text"] in OTHERWISE:
            expected = OTHERWISE[row["text"]][0]
        if not (given <= expected and bool(given) == bool(expected)):
            wrong.append((row["text"], row["expected_status"], given))
    assert wrong == []
    assert len(rows) == 106
