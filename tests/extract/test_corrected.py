"""A person's finding in place of a reading: what follows in mentions, jobs, summary, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_world import mention, position, profile

from screener.extract.corrected import corrected
from screener.model.decision import NOT_THIS, Correction
from screener.model.profile import CredentialState, Profile


def correction(
    concept: str,
    assertion: str,
    start: int = 0,
    end: int = 40,
    category: str = "certification",
    state: str = "",
) -> Correction:
    """One correction of what was read at [start, end)."""
    return Correction(
        start,
        end,
        concept,
        category,
        assertion,
        state or assertion,
        "seen the card",
        "the words",
        "now",
        "me",
    )


CPC_TWICE = [mention("aapc.cpc", start=0), mention("aapc.cpc", "lapsed", start=100)]
ONE_JOB = [position("2019-01", "present", "code_assignment", "epic", "inpatient", quote_start=200)]


def person(assertion: str = "held") -> Profile:
    """A coder with a credential named twice and a job in which Epic and inpatient work are shown."""
    found = profile(
        [
            *CPC_TWICE,
            mention("epic", start=220, position=0),
            mention("inpatient", start=240, position=0),
            mention("inpatient", start=400),
        ],
        ONE_JOB,
    )
    states = (CredentialState("aapc.cpc", assertion),)
    return replace(found, summary=replace(found.summary, credentials=states))


@pytest.mark.parametrize(
    ("corrections", "assertions", "entry"),
    [
        ([correction("aapc.cpc", "lapsed")], ["lapsed", "lapsed"], "lapsed"),
        ([correction("aapc.cpc", "in_progress")], ["in_progress", "lapsed"], "in_progress"),
        ([correction("aapc.cpc", "held", 90, 120)], ["held", "held"], "held"),
        ([correction("aapc.cpc", "other_person")], ["other_person", "lapsed"], "lapsed"),
        ([correction("aapc.cpc", NOT_THIS)], ["lapsed"], "lapsed"),
        (
            [correction("aapc.cpc", NOT_THIS), correction("aapc.cpc", "other_person", 90, 120)],
            ["other_person"],
            None,
        ),
        ([correction("aapc.cpc", "negated", 0, 200)], ["negated", "negated"], "negated"),
        ([correction("ahima.ccs", "held", 0, 3)], ["held", "lapsed"], "held"),
    ],
)
def test_what_a_person_finds_of_a_credential_stands_for_the_whole_text(
    corrections: list[Correction], assertions: list[str], entry: str | None
) -> None:
    found = corrected(person(), corrections)
    cpc = [m for m in found.mentions if m.concept == "aapc.cpc"]
    assert [m.assertion for m in cpc] == assertions
    entries = {c.id: c.assertion for c in found.summary.credentials}
    assert entries.get("aapc.cpc") == entry
    for changed in (m for m in found.mentions if m.finder == "person"):
        assert changed.confidence == 1.0 and "seen the card" in changed.why


def test_words_that_were_not_read_become_a_mention_in_the_job_they_stand_in() -> None:
    found = corrected(person(), [correction("cerner", "held", 260, 266, "software")])
    (new,) = [m for m in found.mentions if m.concept == "cerner"]
    assert (new.position, new.section, new.quote) == (0, "work", "the words")
    assert "cerner" in found.positions[0].concepts and "cerner" in found.summary.software
    assert found.summary.months["cerner"] == found.summary.months["epic"] > 0


def test_what_is_not_theirs_leaves_the_job_and_its_months() -> None:
    found = corrected(person(), [correction("epic", "other_person", 215, 230, "software")])
    assert "epic" not in found.positions[0].concepts and "epic" not in found.summary.software
    assert "epic" not in found.summary.months and "inpatient" in found.summary.months


def test_another_place_keeps_a_setting_in_the_list() -> None:
    found = corrected(person(), [correction("inpatient", "other_person", 235, 260, "setting")])
    assert "inpatient" not in found.positions[0].concepts
    assert "inpatient" in found.summary.settings, "it is claimed elsewhere too"


def test_nothing_said_changes_nothing_and_the_same_again_changes_nothing_more() -> None:
    before = person()
    assert corrected(before, []) is before
    said = [correction("aapc.cpc", "lapsed"), correction("epic", NOT_THIS, 215, 230, "software")]
    once = corrected(before, said)
    assert corrected(once, said) == once
    assert (once.contact, once.file, once.flags, once.education) == (
        before.contact,
        before.file,
        before.flags,
        before.education,
    )
