"""What the program reads in the sample résumés, against what is true of the invented people."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import make_samples
import pytest

from screener.model.profile import Profile
from screener.pipeline import read_profiles
from screener.sources import Gathered, Source

AS_OF, PEOPLE = make_samples.load_people()
FILES = sorted(person["file"] for person in PEOPLE)
EXPECTED: dict[str, dict[str, Any]] = {
    name: json.loads((make_samples.EXPECTED / f"{name}.json").read_text("utf-8")) for name in FILES
}
READ = [name for name in FILES if EXPECTED[name]["status"] == "read"]


@pytest.fixture(scope="module")
def profiles() -> dict[str, Profile]:
    """Every sample as the pipeline reads it."""
    sources = tuple(Source(str(make_samples.RESUMES / name), name) for name in FILES)
    found = read_profiles(Gathered(sources, ()), ["medical_coding"], date.fromisoformat(AS_OF), 2)
    return {profile.file: profile for profile in found}


@pytest.mark.parametrize("name", FILES)
def test_status(profiles: dict[str, Profile], name: str) -> None:
    # Copies are told when a batch is scored, not when a file is read.
    wanted = EXPECTED[name]["status"]
    assert profiles[name].status == ("read" if wanted == "duplicate" else wanted)


@pytest.mark.parametrize("name", READ)
def test_contact(profiles: dict[str, Profile], name: str) -> None:
    contact, wanted = profiles[name].contact, EXPECTED[name]
    found = (contact.name, contact.email, _digits(contact.phone), contact.city, contact.state)
    assert found == (
        wanted["name"],
        wanted["email"],
        _digits(wanted["phone"]),
        wanted["city"],
        wanted["state"],
    )


@pytest.mark.parametrize("name", READ)
def test_credentials(profiles: dict[str, Profile], name: str) -> None:
    wanted = {(c["id"], c["assertion"]) for c in EXPECTED[name]["credentials"]}
    free = set(EXPECTED[name]["optional"].get("credentials", ()))
    # An optional coding credential may be reported as other people's, never as the candidate's own.
    found = {
        (c.id, c.assertion)
        for c in profiles[name].summary.credentials
        if c.id not in free or (c.assertion == "held" and not c.id.startswith("clin."))
    }
    assert found == wanted


@pytest.mark.parametrize("name", READ)
def test_months_and_role(profiles: dict[str, Profile], name: str) -> None:
    summary, wanted = profiles[name].summary, EXPECTED[name]
    assert summary.role in wanted["role"]
    assert abs(summary.coding_months - wanted["coding_months"]) <= 1
    assert abs(summary.total_months - wanted["total_months"]) <= 1


def test_hidden_words_are_flagged_and_never_read(profiles: dict[str, Profile]) -> None:
    flagged = [name for name in READ if "not_visible" in EXPECTED[name]["flags"]]
    assert flagged
    for name in READ:
        flags = {flag.id for flag in profiles[name].flags}
        assert ("not_visible" in flags) == (name in flagged), name


def _digits(phone: str | None) -> str:
    digits = "".join(filter(str.isdigit, phone or ""))
    return digits[-10:]
