"""One entry a credential: the assertion that the whole text supports, and what a person should look at."""

from __future__ import annotations

from collections.abc import Sequence

from screener.extract.claims.states import StateTable
from screener.model.concept import UNNAMED
from screener.model.profile import CredentialState, Flag, Mention
from screener.text.folding import LOOK_ALIKES

MIN_CONFIDENCE = 0.5
"""Mentions below it are kept and flagged, but make no entry."""
BESIDE = ("clin.", "generic.")
"""Ids of clinical and general credentials: one that is unclear is not worth a person's time here."""


def credential_states(
    mentions: Sequence[Mention], states: StateTable
) -> tuple[tuple[CredentialState, ...], tuple[Flag, ...]]:
    """Entries in order of id, and flags: claims that disagree, undecided names, look-alike letters."""
    found: dict[str, list[Mention]] = {}
    flags: list[Flag] = []
    for mention in mentions:
        if mention.category == "certification":
            found.setdefault(mention.concept, []).append(mention)
    entries: list[CredentialState] = []
    for concept, named in sorted(found.items()):
        sure = [m for m in named if m.confidence >= MIN_CONFIDENCE and states[m.state].reported]
        flags.extend(_flags(named, sure))
        if sure:
            entries.append(_entry(concept, sure, states, flags))
    return _without_unnamed(entries), tuple(flags)


def _entry(concept: str, sure: list[Mention], states: StateTable, flags: list[Flag]) -> CredentialState:
    own = [m for m in sure if m.assertion != "other_person"]
    if not own:
        return CredentialState(concept, "other_person", sure[0].state)
    explicit = [m for m in own if states[m.state].explicit]
    if any(m.assertion == "held" for m in explicit):  # what was expected has come
        explicit = [m for m in explicit if m.state != "stale_expected"]
    chosen = min(explicit, key=lambda m: states[m.state].whole) if explicit else own[0]
    bare = [m for m in own if not states[m.state].explicit]
    detail = ""
    if len({m.assertion for m in explicit}) > 1:
        detail = ", ".join(dict.fromkeys(f"{states[m.state].says} p. {m.page}" for m in explicit))
    elif chosen.assertion != "held" and bare:
        detail = f"{states[chosen.state].says} p. {chosen.page}, listed p. {bare[0].page}"
    if detail:
        flags.append(Flag("credential_conflict", chosen.page, chosen.quote, detail))
    return CredentialState(concept, chosen.assertion, chosen.state)


def _flags(named: list[Mention], sure: list[Mention]) -> list[Flag]:
    flags: list[Flag] = []
    unsure = [m for m in named if m.confidence < MIN_CONFIDENCE and m.state != "superseded"]
    if doubted := [m for m in unsure if "elsewhere" in m.why]:
        flags.append(Flag("credential_conflict", doubted[0].page, doubted[0].quote, _elsewhere(doubted[0])))
    elif unsure and not sure and not named[0].concept.startswith(BESIDE):
        flags.append(Flag("credential_unclear", unsure[0].page, unsure[0].quote, unsure[0].why))
    if odd := next((m for m in named if any(ord(c) in LOOK_ALIKES for c in m.quote)), None):
        detail = "written with letters of another alphabet that look like Latin ones"
        flags.append(Flag("look_alike_letters", odd.page, odd.quote, detail))
    return flags


def _elsewhere(mention: Mention) -> str:
    """What the text says of the same credential in another place: "elsewhere CPC-A"."""
    return mention.why.rpartition("; ")[2]


def _without_unnamed(entries: list[CredentialState]) -> tuple[CredentialState, ...]:
    """ "Certified coder" says nothing more where the text names a credential; "certified coders", or somebody
    else's nursing licence, nothing at all."""
    own = [e for e in entries if e.assertion != "other_person" and e.id != UNNAMED]
    unnamed = next((e for e in entries if e.id == UNNAMED), None)
    named = any(e.assertion == "held" or (unnamed and unnamed.assertion == "negated") for e in own)
    kept = (e for e in entries if e.assertion != "other_person" or not e.id.startswith(BESIDE))
    return tuple(e for e in kept if e.id != UNNAMED or not named)
