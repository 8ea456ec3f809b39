"""Who the candidate is and how to reach them; never a referee, a supervisor or an employer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.extract.people.channels import Channel, ChannelFinder, phone_digits
from screener.extract.people.email_agreement import email_agreement
from screener.extract.people.letter_case import in_title_case
from screener.extract.people.name_finder import NameFinder, PersonName
from screener.extract.people.place import PlaceFinder
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Contact, Flag, Mention
from screener.model.span import Span, Spans
from screener.model.tables.people import ContactWords
from screener.text.phrases import any_of, whole_words

_MOST_LINKS = 8
_BEFORE = 240
"""Characters before an address, on two lines, that may say whose it is."""


class ContactFinder:
    """Reads the contact of a résumé."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: ContactWords = lexicon.tables["contact"]
        self._channels = ChannelFinder(lexicon)
        self._names = NameFinder(lexicon)
        self._places = PlaceFinder(lexicon)
        self._reference_title = re.compile(
            rf"^[\W_]*(?:\w+\s)?(?:{any_of(words.references)})[\W_]*$", re.IGNORECASE
        )
        self._others = whole_words(words.others)
        self._offices = words.office_mailboxes

    def find(
        self, document: Document, sections: Sequence[Section], mentions: Sequence[Mention]
    ) -> tuple[Contact, tuple[Flag, ...]]:
        """The contact, None for whatever the text does not say; flags where two answers compete."""
        if not document.lines:
            return Contact(), ()
        zones = _Zones(document, sections, self._reference_title, self._others)
        emails = [c for c in self._channels.emails(document) if zones.worth(c) > -4]
        phones = [
            c for c in self._channels.phones(document) if zones.worth(c) > -4 and (c.sure or zones.in_head(c))
        ]
        likely = [c for c in phones if zones.worth(c) > -2]
        name = self._names.find(document, sections, emails, likely, zones.references)
        email = max(emails, key=lambda c: (self._email_worth(c, zones, name), -c.span.start), default=None)
        if email and self._email_worth(email, zones, name) <= -3:
            email = None
        phone = max(phones, key=lambda c: (zones.phone_worth(c, name, email), -c.span.start), default=None)
        if phone and zones.phone_worth(phone, name, email) <= -1:
            phone = None
        lines = zones.head_lines([c for c in (email, phone) if c], name)
        # "Jane Roe, MS, RHIA" is no town in Mississippi, "BSN Atlanta" none in Georgia.
        printed = [document.quote(name.span), *name.post_nominals] if name else []
        city, state = self._places.find(_without(line, printed) for line in lines)
        links = self._channels.links(document, zones.head_spans())
        contact = Contact(
            name=in_title_case(name.name) if name else None,
            post_nominals=name.post_nominals if name else (),
            email=email.value if email else None,
            phone=phone.value if phone else None,
            city=city,
            state=state,
            links=tuple(link.value for link in links if zones.worth(link) > -4)[:_MOST_LINKS],
        )
        return contact, tuple(_flags(document, email, emails, phone, phones, zones))

    def _email_worth(self, channel: Channel, zones: _Zones, name: PersonName | None) -> float:
        worth = zones.worth(channel, name)
        agreement = email_agreement(name.name.split(), channel.value) if name else 0.0
        if channel.value.partition("@")[0].lower() in self._offices and not agreement:
            worth -= 3.0
        return worth + 5.0 * agreement


class _Zones:
    """Which part of a résumé a place belongs to, and what that says of an address there."""

    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        reference_title: re.Pattern[str],
        others: re.Pattern[str],
    ) -> None:
        self._document = document
        self._sections = sections
        self._others = others
        self.references = Spans(_reference_spans(document, sections, reference_title))
        titled = [s.title.start for s in sections if s.title]
        self._head_end = min(titled, default=len(document.text))

    def worth(self, channel: Channel, name: PersonName | None = None) -> float:
        """Above 0 speaks for the candidate's own, -4 and less for another person's."""
        span, text = channel.span, self._document.text
        if self.references.overlap(span):
            return -9.0
        points = 0.0
        line = self._document.line_index(span.start)
        before = max(self._document.lines[max(0, line - 1)].span.start, span.start - _BEFORE)
        if self._others.search(text, before, span.start) or self._others.search(
            text, span.end, min(len(text), span.end + 40)
        ):
            points -= 6.0
        category = self._category(span)
        if self.in_head(channel):
            points += 3.0
        else:
            points -= 2.0 if category in ("", "other", "summary") else 3.0
        if channel.label:
            points += 1.0
        if line < 12 or self._document.lines[line].running:
            points += 1.0
        near = name and abs(self._document.line_index(name.span.start) - line) <= 4
        if name and near and self._together(name.span, span):
            points += 2.0
        return points

    def phone_worth(self, channel: Channel, name: PersonName | None, email: Channel | None) -> float:
        """The same for a telephone number: one beside the candidate's e-mail address is theirs."""
        near = email and abs(self._line(email) - self._line(channel)) <= 3
        near = near and email and self._together(email.span, channel.span)
        return self.worth(channel, name) + (4.0 if near else 0.0)

    def _together(self, one: Span, other: Span) -> bool:
        """Whether both stand in one part of the page: a number beside a job is the employer's."""
        return self._category(one) == self._category(other)

    def _line(self, channel: Channel) -> int:
        return self._document.line_index(channel.span.start)

    def in_head(self, channel: Channel) -> bool:
        """Before the first title, or in a section of contact."""
        return channel.span.start < self._head_end or self._category(channel.span) == "basics"

    def _category(self, span: Span) -> str:
        for section in self._sections:
            if section.body.start <= span.start < section.body.end:
                return section.category
        return ""

    def head_spans(self) -> list[Span]:
        """Where the candidate's own contact may stand."""
        basics = [section.body for section in self._sections if section.category == "basics"]
        first = self._document.lines[min(7, len(self._document.lines) - 1)].span.end
        return [Span(0, min(self._head_end, max(first, 1200))), *basics]

    def head_lines(self, channels: Sequence[Channel], name: PersonName | None) -> list[str]:
        """Lines around the chosen name, address and number, nearest first; then the rest of the head."""
        lines = self._document.lines
        wanted: dict[int, None] = {}
        places = [self._document.line_index(c.span.start) for c in channels]
        places += [self._document.line_index(name.span.start)] if name else []
        for distance in (0, 1, -1, 2, -2, 3):
            for place in places:
                if 0 <= place + distance < len(lines):
                    wanted[place + distance] = None
        for span in self.head_spans() if places else ():
            for index, line in enumerate(lines[:60]):
                if line.span.overlaps(span):
                    wanted[index] = None
        return [
            self._document.quote(lines[index].span)
            for index in wanted
            if index in places or self._open(index)
        ]

    def _open(self, index: int) -> bool:
        span = self._document.lines[index].span
        return (
            self._category(span) not in ("work", "education", "certificates") or span.start < self._head_end
        )


def _reference_spans(document: Document, sections: Sequence[Section], title: re.Pattern[str]) -> list[Span]:
    """Sections of referees, and what follows a line "References" that was not read as a title."""
    found = [
        s.body
        for s in sections
        if s.kind == "references" or (s.title and title.match(document.quote(s.title)))
    ]
    starts = sorted(s.title.start for s in sections if s.title)
    for line in document.lines:
        if line.span.end - line.span.start < 48 and title.match(document.quote(line.span)):
            end = next((start for start in starts if start > line.span.end), len(document.text))
            found.append(Span(line.span.start, end))
    return found


def _flags(
    document: Document,
    email: Channel | None,
    emails: Sequence[Channel],
    phone: Channel | None,
    phones: Sequence[Channel],
    zones: _Zones,
) -> list[Flag]:
    """One flag for each kind of channel that the head of the résumé gives more than once, differently."""
    flags = []
    for what, chosen, found in (("e-mail address", email, emails), ("telephone number", phone, phones)):
        keys = {_key(c): c for c in found if zones.in_head(c)}
        if chosen and len(keys) > 1:
            others = "; ".join(c.value for key, c in keys.items() if key != _key(chosen))
            page = document.line_at(chosen.span.start).page
            flags.append(Flag("contact", page, chosen.value, f"more than one {what}; also {others}"))
    return flags


def _without(line: str, words: Sequence[str]) -> str:
    return re.sub(any_of(words), " ", line) if words and words[0] in line else line


def _key(channel: Channel) -> str:
    return phone_digits(channel.value)[-10:] if channel.kind == "phone" else channel.value.lower()
