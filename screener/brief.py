"""Profiles in short: the cells that a workspace keeps beside each, which is all that tables need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screener.export.reading_cells import profile_cells
from screener.export.shown import row_facts
from screener.model.concept import Lexicon
from screener.model.decision import Said
from screener.model.domain import Trade
from screener.model.profile import Contact, Likeness, Profile
from screener.score.about import about_words
from screener.store.workspace import StoredProfile

Cells = dict[str, Any]


def cells_of(profile: Profile, labels: Mapping[str, str], trade: Trade, lexicon: Lexicon) -> Cells:
    """The cells of a profile: a shortlist's, the review page's row, what twins are known by, and `why`."""
    alike = f"{profile.likeness.latest} {profile.likeness.words} {profile.likeness.sketch}"
    cells = profile_cells(profile, labels, trade)
    about = about_words(profile.qualifications, lexicon)
    row = row_facts(profile, labels)
    return {**cells, "reason": profile.reason, "row": row, "likeness": alike, "about": about}


def brief_profile(file: str, stored: StoredProfile, cells: Cells, day: str) -> Profile:
    """A profile with no more in it than ranking and finding twins take; day: what it is read as of."""
    latest, words, sketch = cells["likeness"].split(" ")
    return Profile(
        file=file,
        sha256=stored.content[:64],
        status=stored.status,
        reason=None if stored.status == "read" else cells["reason"],
        reader=None,
        pages=0,
        as_of=day,
        text_sha256=stored.text_sha256,
        contact=Contact(name=cells["name"], email=cells["email"], phone=cells["phone"]),
        likeness=Likeness(latest, int(words), sketch),
    )


def accepted(stored: StoredProfile, said: Said) -> StoredProfile:
    """Scored where a person wants that of what reads as no résumé."""
    wanted = stored.status == "not_a_resume" and stored.content[:64] in said.accepted
    return stored._replace(status="read") if wanted else stored
