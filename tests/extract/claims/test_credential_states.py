"""One entry a credential out of many mentions."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.claims.entries import credential_states
from screener.extract.claims.states import StateTable
from screener.model.profile import Mention


def mention(
    concept: str, assertion: str, state: str, confidence: float = 0.95, quote: str = "CPC"
) -> Mention:
    return Mention(
        concept,
        "certification",
        assertion,
        state,
        quote,
        0,
        3,
        1,
        1,
        (),
        "other",
        confidence,
        "lexicon",
        "because",
    )


STATES = StateTable(load_lexicon(["medical_coding"]).tables["states"])
BARE = mention("aapc.cpc", "held", "active")
CURRENT = mention("aapc.cpc", "held", "current")
STUDY = mention("aapc.cpc", "in_progress", "in_progress")
STALE = mention("aapc.cpc", "in_progress", "stale_expected")
LAPSED = mention("aapc.cpc", "lapsed", "lapsed")
THEIRS = mention("aapc.cpc", "other_person", "other_people")
COURSE = mention("aapc.cpc", "other_person", "course_only")
MEMBER = mention("aapc.member", "held", "membership_only")
UNSURE = mention("aapc.cpc", "held", "active", confidence=0.4)

# Mentions of one text, the assertions reported, the flags raised.
ROWS = [
    ([BARE], ["held"], []),
    ([BARE, STUDY], ["in_progress"], ["credential_conflict"]),  # a cue beats a bare mention
    ([CURRENT, BARE], ["held"], []),
    ([CURRENT, LAPSED], ["lapsed"], ["credential_conflict"]),  # two cues disagree: the careful one
    ([CURRENT, STALE], ["held"], []),  # what was expected has come
    ([BARE, THEIRS], ["held"], []),  # one's own goes before other people's
    ([THEIRS], ["other_person"], []),
    ([COURSE], [], []),
    ([COURSE, STUDY], ["in_progress"], []),
    ([MEMBER], [], []),
    ([UNSURE], [], ["credential_unclear"]),
    ([UNSURE, BARE], ["held"], []),
    ([mention("clin.rn", "held", "active", 0.4)], [], []),  # not worth a person's time
    ([mention("aapc.cpc", "held", "active", quote="\u0421PC")], ["held"], ["look_alike_letters"]),
]


@pytest.mark.parametrize(("mentions", "assertions", "flags"), ROWS)
def test_entry(mentions: list[Mention], assertions: list[str], flags: list[str]) -> None:
    entries, raised = credential_states(mentions, STATES)
    assert [e.assertion for e in entries] == assertions
    assert [f.id for f in raised] == flags
    assert all(f.detail for f in raised)


def test_a_credential_with_no_issuer_says_nothing_more_than_a_named_one() -> None:
    unnamed = mention("generic.certified_coder", "held", "active")
    assert [e.id for e in credential_states([unnamed], STATES)[0]] == ["generic.certified_coder"]
    assert [e.id for e in credential_states([unnamed, BARE], STATES)[0]] == ["aapc.cpc"]


def test_other_categories_make_no_entry() -> None:
    skill = Mention(
        "epic", "software", "held", "active", "Epic", 0, 4, 1, 1, (), "skills", 0.9, "lexicon", "x"
    )
    assert credential_states([skill], STATES) == ((), ())
