"""A shortlist without what identifies a person: `--blind`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from screener.model.decision import Told
from screener.model.profile import Contact, Flag, Position, Profile
from screener.model.scorecard import Evidence, RuleResult, Scorecard, Shortlist
from screener.text.phrases import whole_words

MASK = "▇▇▇"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|(?<=\d/)\d{2}\b|['’]\d{2}\b")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_PHONE = re.compile(r"\+?\(?\d{3}\)?[\s.·-]{0,3}\d{3}[\s.·-]{0,3}\d{4}")
_LINK = re.compile(r"(?:https?://|www\.|linkedin\.com)\S{1,200}", re.IGNORECASE)


def blinded(shortlist: Shortlist) -> Shortlist:
    """The same scores, order and evidence; files become candidate numbers, in order of their hashes."""
    ordered = sorted(shortlist.scorecards, key=lambda card: (card.profile.sha256, card.file))
    width = max(3, len(str(len(ordered))))
    numbers = {card.file: f"candidate {place:0{width}}" for place, card in enumerate(ordered, start=1)}
    cards = tuple(_card(card, numbers) for card in shortlist.scorecards)
    return replace(shortlist, scorecards=cards, paths={})


def _card(card: Scorecard, numbers: dict[str, str]) -> Scorecard:
    mask = masker(card.profile)
    return replace(
        card,
        profile=_profile(card.profile, numbers[card.file], mask),
        results=tuple(_result(result, card.profile, mask) for result in card.results),
        why=mask(card.why),
        told=_told(card.told, mask) if card.told else None,
        duplicate_of=numbers.get(card.duplicate_of, MASK) if card.duplicate_of else None,
    )


def _told(told: Told, mask: Callable[[str], str]) -> Told:
    """What people said, without what they may have written of the person, or who they are."""
    decision = told.decision
    if decision:
        decision = replace(decision, reason=mask(decision.reason), note=mask(decision.note), who="")
    corrections = tuple(
        replace(c, reason=mask(c.reason), quote=mask(c.quote), context="", who="") for c in told.corrections
    )
    return replace(told, decision=decision, corrections=corrections)


def masked_spans(text: str, profile: Profile) -> list[tuple[int, int]]:
    """Character ranges of the document's text that tell who it is, in order; years only beside schools."""
    found = [hit.span() for each in _patterns(profile) for hit in each.finditer(text)]
    for course in profile.education:
        found += [hit.span() for hit in _YEAR.finditer(text, course.text_start, course.text_end)]
    return sorted(set(found))


def masker(profile: Profile) -> Callable[[str], str]:
    """Masks the candidate's name, contact, schools and employers wherever they stand in a text."""
    patterns = _patterns(profile)

    def mask(text: str) -> str:
        for each in patterns:
            text = each.sub(MASK, text)
        return text

    return mask


def _patterns(profile: Profile) -> list[re.Pattern[str]]:
    contact = profile.contact
    phrases = {contact.email, contact.phone, *contact.links, contact.city}
    phrases |= {position.employer for position in profile.positions}
    phrases |= {course.school for course in profile.education}
    phrases |= {position.place for position in profile.positions}
    words = {word for word in re.split(r"[\s,]+", contact.name or "") if len(word.strip(".")) > 1}
    found = {" ".join(p.split()) for p in (*phrases, contact.name, *words) if p and len(p.strip()) > 1}
    return [_MAIL, _LINK, _PHONE, whole_words(found)]


def _profile(profile: Profile, number: str, mask: Callable[[str], str]) -> Profile:
    return replace(
        profile,
        file=number,
        reason=mask(profile.reason) if profile.reason else profile.reason,
        contact=Contact(post_nominals=profile.contact.post_nominals),
        mentions=(),
        positions=tuple(_position(position, mask) for position in profile.positions),
        education=tuple(
            replace(course, school=None, quote=_YEAR.sub(MASK, mask(course.quote)))
            for course in profile.education
        ),
        metrics=tuple(replace(metric, quote=mask(metric.quote)) for metric in profile.metrics),
        flags=tuple(_flag(flag, mask) for flag in profile.flags),
    )


def _position(position: Position, mask: Callable[[str], str]) -> Position:
    return replace(position, employer="", place=None, quote=mask(position.quote))


def _flag(flag: Flag, mask: Callable[[str], str]) -> Flag:
    return replace(flag, quote=mask(flag.quote), detail=mask(flag.detail))


def _result(result: RuleResult, profile: Profile, mask: Callable[[str], str]) -> RuleResult:
    schooling = [(c.quote_start, c.quote_start + len(c.quote)) for c in profile.education if c.quote]

    def evidence(each: Evidence) -> Evidence:
        quote = mask(each.quote)
        if any(start < each.end and each.start < end for start, end in schooling):
            # A year beside a school is a year of graduation, which tells an age.
            quote = _YEAR.sub(MASK, quote)
        return replace(each, quote=quote, why=mask(each.why))

    return replace(
        result,
        reason=mask(result.reason),
        ask=mask(result.ask),
        evidence=tuple(map(evidence, result.evidence)),
    )
