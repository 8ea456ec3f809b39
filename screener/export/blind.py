"""A shortlist without what tells who somebody is: `--blind` (docs/blind.md)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace

from screener.config.lexicon import is_lexicon
from screener.export.cells import neutral
from screener.export.masking import MASK, Masker, Words, masked_spans, words_of
from screener.model.decision import Told
from screener.model.profile import Contact, Flag, Position, Profile
from screener.model.scorecard import Evidence, RuleResult, Scorecard, Shortlist
from screener.text.terminal import one_line, visible

__all__ = ["MASK", "blind_names", "blinded", "key_file", "masked_spans", "masker", "numbers_of"]

KEY_HEADS = ("candidate", "name", "email", "phone", "file", "sha256")

Mask = Callable[[str], str]


def blinded(shortlist: Shortlist) -> Shortlist:
    """The same scores, order and evidence; files become candidate numbers."""
    names = blind_names(shortlist)
    words = words_of(tuple(filter(is_lexicon, shortlist.posting.lexicons)))
    words = words.with_labels(shortlist.labels.values())
    # What the program says about a résumé holds labels that the posting's author wrote.
    said = words.with_labels(rule.label for rule in shortlist.posting.rules)
    cards = tuple(_Blind(card, words, said).card(card, names) for card in shortlist.scorecards)
    return replace(shortlist, scorecards=cards, paths={}, numbers={})


def blind_names(shortlist: Shortlist) -> dict[str, str]:
    """File to what stands for it: "candidate 007".

    The numbers are the shortlist's own, lasting where a workspace gave them out; without them the files
    are numbered in order of their hashes.
    """
    numbers = numbers_of(shortlist)
    width = max(3, len(str(max(numbers.values(), default=0))))
    return {file: f"candidate {number:0{width}}" for file, number in numbers.items()}


def key_file(shortlist: Shortlist) -> bytes:
    """Who is behind which number, as a CSV for those alone who may know it."""
    names = blind_names(shortlist)
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(KEY_HEADS)
    for card in sorted(shortlist.scorecards, key=lambda card: names[card.file]):
        contact = card.profile.contact
        who = (contact.name, contact.email, contact.phone, visible(card.file), card.profile.sha256)
        rows.writerow([names[card.file], *(neutral(one_line(each or "")) for each in who)])
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def numbers_of(shortlist: Shortlist) -> dict[str, int]:
    """File to the number that stands for it where no name may be shown."""
    ordered = sorted(shortlist.scorecards, key=lambda card: (card.profile.sha256, card.file))
    return shortlist.numbers or {card.file: place for place, card in enumerate(ordered, start=1)}


def masker(profile: Profile) -> Callable[[str], str]:
    """Masks what tells who a profile's person is in texts of their résumé and in notes about them."""
    return Masker(profile, words_of()).text


class _Blind:
    """One candidate's card without what tells who it is."""

    def __init__(self, card: Scorecard, quoted: Words, said: Words) -> None:
        profile = self._profile = card.profile
        lookers = {correction.who for correction in card.told.corrections} if card.told else ()
        self._quoted = Masker(profile, quoted, lookers)
        self._said: Mask = Masker(profile, said, lookers).text
        self._schooling = [(c.text_start, c.text_end) for c in profile.education] + [
            (m.start, m.end) for m in profile.mentions if "education" in (m.category, m.section)
        ]

    def card(self, card: Scorecard, names: Mapping[str, str]) -> Scorecard:
        """The card under its number."""
        return replace(
            card,
            profile=self._person(names[card.file]),
            results=tuple(map(self._result, card.results)),
            why=self._said(card.why),
            told=self._told(card.told) if card.told else None,
            duplicate_of=names.get(card.duplicate_of, MASK) if card.duplicate_of else None,
            ask_next=tuple(
                replace(each, question=self._said(each.question), words=self._said(each.words))
                for each in card.ask_next
            ),
        )

    def _told(self, told: Told) -> Told:
        """What people said, without what they may have written of the person, or who they are."""
        decision = told.decision
        if decision:
            decision = replace(
                decision, reason=self._said(decision.reason), note=self._said(decision.note), who=""
            )
        corrections = tuple(
            replace(c, reason=self._said(c.reason), quote=self._quoted.text(c.quote), context="", who="")
            for c in told.corrections
        )
        return replace(told, decision=decision, corrections=corrections)

    def _person(self, name: str) -> Profile:
        profile, mask = self._profile, self._quoted.text
        return replace(
            profile,
            file=name,
            reason=self._quoted.known(profile.reason) if profile.reason else profile.reason,
            contact=Contact(post_nominals=profile.contact.post_nominals),
            mentions=(),
            positions=tuple(map(self._position, profile.positions)),
            education=tuple(
                replace(
                    course,
                    school=None,
                    program=mask(course.program) if course.program else None,
                    quote=self._quoted.text(course.quote, years=True),
                )
                for course in profile.education
            ),
            metrics=tuple(replace(metric, quote=mask(metric.quote)) for metric in profile.metrics),
            flags=tuple(map(self._flag, profile.flags)),
        )

    def _position(self, position: Position) -> Position:
        mask = self._quoted.text
        return replace(
            position, title=mask(position.title), employer="", place=None, quote=mask(position.quote)
        )

    def _flag(self, flag: Flag) -> Flag:
        return replace(flag, quote=self._quoted.text(flag.quote), detail=self._said(flag.detail))

    def _result(self, result: RuleResult) -> RuleResult:
        return replace(
            result,
            reason=self._said(result.reason),
            found=self._said(result.found),
            missing=self._said(result.missing),
            ask=self._said(result.ask),
            evidence=tuple(map(self._evidence, result.evidence)),
        )

    def _evidence(self, each: Evidence) -> Evidence:
        # A year beside a school is a year of graduation, which tells an age.
        schooling = any(start < each.end and each.start < end for start, end in self._schooling)
        quote = self._quoted.text(each.quote, years=schooling)
        return replace(
            each, quote=quote, why=self._said(each.why), term=each.term if each.term in quote else ""
        )
