"""A profile with what a person found in place of some readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from screener.extract.work.months import months_by_concept, months_matrix
from screener.model.decision import NOT_THIS, Correction
from screener.model.profile import (
    ASSERTIONS,
    PEOPLE,
    CredentialState,
    Flag,
    Mention,
    Position,
    Profile,
    Summary,
)

HELD, OTHER_PERSON = "held", "other_person"
CREDENTIAL = "certification"
_LISTS = {
    "code_system": "code_systems",
    "setting": "settings",
    "specialty": "specialties",
    "software": "software",
    "activity": "activities",
}


def corrected(profile: Profile, corrections: Sequence[Correction]) -> Profile:
    """The profile as if the text had been read so: its mentions, its jobs, its summary. Changes no text.

    A person's finding on a credential stands for the whole text; of other concepts it stands for its place,
    and the summary drops what no place shows any more.
    """
    if not corrections:
        return profile
    mentions = profile.mentions
    for correction in corrections:
        mentions = _told(mentions, correction, profile.positions)
    positions = tuple(
        _position(position, index, profile.mentions, mentions, corrections)
        for index, position in enumerate(profile.positions)
    )
    summary = _summary(profile.summary, mentions, positions, corrections, date.fromisoformat(profile.as_of))
    flags = dict.fromkeys([*profile.flags, *(_flag(c) for c in corrections if c.found)])
    return replace(profile, mentions=mentions, positions=positions, summary=summary, flags=tuple(flags))


def _flag(correction: Correction) -> Flag:
    """What was found at the issuer, by whom and when: so that every output says it."""
    return Flag("verified", correction.page, "", correction.reason)


def _told(
    mentions: Sequence[Mention], correction: Correction, positions: Sequence[Position]
) -> tuple[Mention, ...]:
    """The mentions with one correction: of those in its place, or with a new one where nothing was read."""
    why = correction.reason if correction.found else f"corrected by a person: {correction.reason}"
    kept: list[Mention] = []
    found = False
    for mention in mentions:
        if not _is_meant(mention, correction):
            kept.append(mention)
            continue
        found = True
        if correction.assertion != NOT_THIS:
            said = replace(mention, assertion=correction.assertion, state=correction.state)
            kept.append(replace(said, confidence=1.0, finder=_finder(correction), why=why))
    if not found and correction.assertion != NOT_THIS:
        kept.append(_new(correction, why, positions))
    return tuple(sorted(kept, key=lambda m: (m.start, m.end, m.concept)))


def _finder(correction: Correction) -> str:
    """Who says so: the issuer, whom a person asked, or a person who read the résumé otherwise."""
    return "issuer" if correction.found else "person"


def _is_meant(mention: Mention, correction: Correction) -> bool:
    in_place = mention.start < correction.end and correction.start < mention.end
    return in_place and mention.concept == correction.concept


def _new(correction: Correction, why: str, positions: Sequence[Position]) -> Mention:
    inside = [i for i, p in enumerate(positions) if p.text_start <= correction.start < p.text_end]
    return Mention(
        concept=correction.concept,
        category=correction.category,
        assertion=correction.assertion,
        state=correction.state,
        quote=correction.quote,
        start=correction.start,
        end=correction.end,
        page=correction.page,
        line=correction.line,
        boxes=correction.boxes,
        section="work" if inside else "other",
        confidence=1.0,
        finder=_finder(correction),
        why=why,
        context=correction.context,
        context_start=correction.context_start,
        position=inside[0] if inside else None,
    )


def _position(
    position: Position,
    index: int,
    before: Sequence[Mention],
    after: Sequence[Mention],
    corrections: Sequence[Correction],
) -> Position:
    """The job with the concepts that its words still show, and those that a person finds in them."""
    concepts = set(position.concepts)
    for concept in {c.concept for c in corrections}:
        here = [m for m in after if m.position == index and m.concept == concept and m.assertion == HELD]
        if any(m.finder in PEOPLE for m in here):
            concepts.add(concept)
        elif not here and any(m.position == index and m.concept == concept for m in before):
            concepts.discard(concept)
    return replace(position, concepts=tuple(sorted(concepts)))


def _summary(
    summary: Summary,
    mentions: Sequence[Mention],
    positions: Sequence[Position],
    corrections: Sequence[Correction],
    as_of: date,
) -> Summary:
    lists = {name: set(getattr(summary, name)) for name in _LISTS.values()}
    for correction in corrections:
        if name := _LISTS.get(correction.category):
            held = [m for m in mentions if m.concept == correction.concept and m.assertion == HELD]
            if any(m.finder in PEOPLE for m in held):
                lists[name].add(correction.concept)
            elif not held:
                lists[name].discard(correction.concept)
    told = {name: tuple(sorted(concepts)) for name, concepts in lists.items()}
    sides = told["settings"], told["code_systems"], told["software"]
    return replace(
        summary,
        credentials=_credentials(summary.credentials, mentions, corrections),
        code_systems=told["code_systems"],
        settings=told["settings"],
        specialties=told["specialties"],
        software=told["software"],
        activities=told["activities"],
        months=months_by_concept(positions, as_of),
        matrix=months_matrix(positions, *sides, as_of),
    )


def _credentials(
    before: Sequence[CredentialState], mentions: Sequence[Mention], corrections: Sequence[Correction]
) -> tuple[CredentialState, ...]:
    """The entries, of which those that a person spoke of are made anew."""
    entries = {entry.id: entry for entry in before}
    for correction in corrections:
        if correction.category != CREDENTIAL:
            continue
        entry = entries.pop(correction.concept, None)
        if correction.assertion not in (NOT_THIS, OTHER_PERSON):
            entry = CredentialState(correction.concept, correction.assertion, correction.state)
        else:
            entry = _left(correction.concept, entry, mentions)
        if entry:
            entries[entry.id] = entry
    return tuple(entries[key] for key in sorted(entries))


def _left(concept: str, entry: CredentialState | None, mentions: Sequence[Mention]) -> CredentialState | None:
    """What the other places still say of a credential: the same as before, else what they say best."""
    places = [m for m in mentions if m.concept == concept and m.assertion != OTHER_PERSON]
    if entry is None or not places:
        return None
    if any(m.assertion == entry.assertion for m in places):
        return entry
    best = min(places, key=lambda m: ASSERTIONS.index(m.assertion))
    return CredentialState(concept, best.assertion, best.state)
