"""Credentials of people whom one may ask: "Renata Voss, CPMA, auditor, (702) 555-0101"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.extract.people.channels import Channel, ChannelFinder, phone_digits
from screener.extract.people.name_shape import NameReader
from screener.model.concept import Lexicon
from screener.model.document import Document, Line
from screener.model.profile import Contact, Mention
from screener.model.span import Span, Spans
from screener.text.folding import fold

WHY = "beside another person's phone or e-mail"
_EDGE = " \t•·*-–—>»▪●()[]"


class Referees:
    """Finds lines that tell how to reach somebody else, whatever the title over them says."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._channels, self._names = ChannelFinder(lexicon), NameReader(lexicon)

    def judge(self, document: Document, contact: Contact, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions; the credentials in such lines are other people's.

        Nothing is known to be somebody else's where the text does not say who the candidate is.
        """
        named = [m for m in mentions if m.category == "certification" and m.assertion != "other_person"]
        if not named or not contact.name or not (contact.email or contact.phone):
            return tuple(mentions)
        lines = Spans(self._lines(document, contact))
        others = {id(m) for m in named if lines.hold(Span(m.start, m.end))}
        return tuple(
            replace(m, assertion="other_person", state="other_people", why=WHY) if id(m) in others else m
            for m in mentions
        )

    def _lines(self, document: Document, contact: Contact) -> Iterator[Span]:
        """Lines that begin with another's name and hold the way to reach them, or stand right above it."""
        own = set(fold(contact.name or "").split())
        starts = [line.span.start for line in document.lines]
        ours = {contact.email, phone_digits(contact.phone or "")}
        for channel in (*self._channels.emails(document), *self._channels.phones(document)):
            if _told(channel) in ours:
                continue
            at = bisect_right(starts, channel.span.start) - 1
            for line in document.lines[max(0, at - 1) : at + 1]:
                if self._is_anothers(document, line, own):
                    yield Span(line.span.start, document.lines[at].span.end)
                    break

    def _is_anothers(self, document: Document, line: Line, own: set[str]) -> bool:
        first = document.quote(line.span).partition(",")[0].strip(_EDGE)
        shaped = self._names.read(first)
        return shaped is not None and own.isdisjoint(fold(" ".join(shaped.words)).split())


def _told(channel: Channel) -> str:
    return channel.value if channel.kind == "email" else phone_digits(channel.value)
