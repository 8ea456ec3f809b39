"""E-mail addresses, telephone numbers and links as résumés write them, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span
from screener.model.tables.people import ContactWords
from screener.text.phrases import any_of

_MAX_TEXT = 60_000  # characters read; contact stands near the start, a referee's near the end

_EMAIL = re.compile(
    r"(?<![\w.+\-])([A-Za-z0-9À-ɏ][\w.+'’\-]{0,63})[ \t]?@[ \t]{0,2}\n?[ \t]{0,2}"
    r"([A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}\.){1,5}[A-Za-z]{1,24}|[A-Za-z0-9][A-Za-z0-9\-]{0,62}\.?(?=\s*\n))"
)
_TORN_LOCAL = re.compile(r"(?:^|\n|[|•·:])[ \t]*([a-z0-9]+[._][a-z0-9._]*[a-z0-9]) $")
_SPLIT_LOCAL = re.compile(r"(?:^|\n)[ \t]*([a-z0-9][\w.+\-]{1,62}[._\-])\n$")

_BLANK = " \t\xa0\u2000-\u200b\u202f"
"""Blanks, none of which ends a line: what begins the next one is no part of a number."""
_PHONE = (
    rf"(?<![\w$#.\-/])(?:\+?1[{_BLANK}.\-–/]{{0,2}})?"
    rf"(?P<open>\()?[{_BLANK}]?(?P<area>[2-9]\d\d)[{_BLANK}]?(?(open)\))"
    rf"(?P<gap>[{_BLANK}.\-–—/·]{{0,3}})(?P<exchange>[2-9]\d\d)"
    rf"(?P<dash>[{_BLANK}.\-–—·]{{0,3}})(?P<line>\d{{4}})"
)
_NO_MORE = r"(?![\w\-]*\d)"
_ABROAD = rf"(?<![\w.])(?:\+|00)(?!1[{_BLANK}.(\-]?[({_BLANK}]?[2-9]\d\d)(\d[\d{_BLANK}().\-–/]{{6,20}}\d)"
"""Telephone numbers of North America, and of other countries; what stands for an extension follows."""
_PLAIN_NUMBER = re.compile(r"(?<![\w.\-/$#])\(?\d[\d .\-()]{5,16}\d(?![\w\-/])")

_LINK = re.compile(
    r"(?<![@\w.])(?:https?://|www\.)[^\s<>\"|\])]{3,200}"
    r"|(?<![@\w.\-])[a-z0-9][a-z0-9\-]{0,40}(?:\.[a-z0-9\-]{1,40}){0,3}\.[a-z]{2,10}(?:/[^\s<>\"|\])(]{1,160})?(?![\w@])",
    re.IGNORECASE,
)
_LINK_BEGINS = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach someone: value as it is handed on, where it stands, the label before it if any.

    sure: written in a way that is nothing else; a bare run of digits is not.
    """

    kind: str
    value: str
    span: Span
    label: str = ""
    sure: bool = True


class ChannelFinder:
    """Finds every address and number of a text, whoever's it is."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: ContactWords = lexicon.tables["contact"]
        self._domains = words.domains
        self._sites = tuple(f".{site}" for site in words.sites)
        self._profile = re.compile(rf"(?:{any_of(words.profiles)})/[^\s<>\"|\])(]{{1,160}}", re.IGNORECASE)
        states = lexicon.tables["places"].states
        self._email_label = _Labels(words.email_labels, states)
        self._phone_label = _Labels(words.phone_labels, states)
        self._other_label = _Labels(words.not_phone_labels, states)
        dot = rf"\b(?:{any_of(words.dot)})\b"
        self._dot = re.compile(dot, re.IGNORECASE)
        self._spelt = re.compile(
            rf"(?<![\w.])([a-z0-9][\w.+\-]{{1,63}})\s*[\[({{]?\s?\b(?:{any_of(words.at)})\b\s?[\])}}]?\s*"
            rf"([a-z0-9][a-z0-9\-]{{1,62}})\s*[\[({{]?\s?{dot}\s?[\])}}]?\s*([a-z]{{2,12}})\b",
            re.IGNORECASE,
        )
        extension = rf"[\s,;]{{0,3}}(?:{any_of(words.extensions)})\.?[\s:]{{0,2}}(?P<ext>\d{{1,6}})(?!\d)"
        self._national = re.compile(rf"{_PHONE}(?:{extension}|{_NO_MORE})", re.IGNORECASE)
        self._international = re.compile(rf"{_ABROAD}(?:{extension})?", re.IGNORECASE)

    def emails(self, document: Document) -> list[Channel]:
        """Addresses in order of place; one broken over two lines is joined."""
        text = document.text[:_MAX_TEXT]
        found: list[Channel] = []
        if "@" in text:
            for hit in _EMAIL.finditer(text):
                channel = self._email(document, hit)
                if channel:
                    found.append(channel)
        if not found and self._dot.search(text):
            for hit in self._spelt.finditer(text):
                if hit[3].lower() in self._domains:
                    value = f"{hit[1]}@{hit[2]}.{hit[3]}"
                    found.append(
                        Channel(
                            "email", value, Span(*hit.span()), self._email_label.before(text, hit.start())
                        )
                    )
        return found

    def _email(self, document: Document, hit: re.Match[str]) -> Channel | None:
        text = document.text
        local, domain = hit[1].replace("’", "'"), hit[2]
        start, end = hit.span()
        # A telephone number that lost its space: "555-0132jane@example.com".
        glued = re.match(r"[\d.\-]*\d{4}(?=[A-Za-z])", local)
        if glued and len(re.sub(r"\D", "", glued[0])) >= 7:
            local, start = local[glued.end() :], start + glued.end()
        name, _, top = domain.rpartition(".")
        # What follows without a space: "jane@example.comLinkedIn".
        cut = re.match(r"[a-z]{2,}(?=[A-Z])", top)
        if cut and cut[0] in self._domains:
            end -= len(top) - cut.end()
            top = cut[0]
        rest = _next_fragment(document, end)
        if rest and rest.value and (not name or top.lower() not in self._domains or len(rest.value) <= 2):
            joined = (f"{name}.{top}" if name else domain) + rest.value
            if joined.rpartition(".")[2].lower() in self._domains and "." in joined:
                name, _, top = joined.rpartition(".")
                end = rest.span.end
        if not name or not (top.lower() in self._domains or 2 <= len(top) <= 6):
            return None
        before = _SPLIT_LOCAL.search(text, max(0, start - 66), start) or _TORN_LOCAL.search(
            text, max(0, start - 40), start
        )
        if before:
            local, start = before[1] + local, before.start(1)
        value = f"{local.strip('.')}@{name}.{top}".replace(" ", "")
        return Channel("email", value, Span(start, end), self._email_label.before(text, start))

    def phones(self, document: Document) -> list[Channel]:
        """Telephone numbers in national format, in order of place; faxes and member numbers left out."""
        text = document.text[:_MAX_TEXT]
        found = [c for hit in self._national.finditer(text) if (c := self._phone(text, hit))]
        if "+" in text or "00" in text:
            found += [c for hit in self._international.finditer(text) if (c := self._abroad(text, hit))]
        if not found:
            found = [c for hit in _PLAIN_NUMBER.finditer(text) if (c := self._labelled(text, hit))]
        return sorted(found, key=lambda channel: channel.span)

    def _phone(self, text: str, hit: re.Match[str]) -> Channel | None:
        if self._other_label.before(text, hit.start()):
            return None
        label = self._phone_label.before(text, hit.start())
        bare = not hit["gap"] and not hit["dash"] and not hit["open"]
        return Channel("phone", _national(hit), Span(*hit.span()), label, sure=not bare or bool(label))

    def _abroad(self, text: str, hit: re.Match[str]) -> Channel | None:
        if self._other_label.before(text, hit.start()):
            return None
        import phonenumbers

        try:
            number = phonenumbers.parse("+" + re.sub(r"\D", "", hit[1]))
        except phonenumbers.NumberParseException:
            return None
        if len(re.sub(r"\D", "", hit[1])) < 9 or not phonenumbers.is_possible_number(number):
            return None
        value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        value += f" ext. {hit['ext']}" if hit["ext"] else ""
        return Channel("phone", value, Span(*hit.span()), self._phone_label.before(text, hit.start()))

    def _labelled(self, text: str, hit: re.Match[str]) -> Channel | None:
        """A number of unknown make behind a label: as it is written."""
        label = self._phone_label.before(text, hit.start())
        if len(label) < 2 or not 7 <= len(re.sub(r"\D", "", hit[0])) <= 13:
            return None
        return Channel("phone", hit[0].strip(), Span(*hit.span()), label)

    def links(self, document: Document, within: Iterable[Span]) -> list[Channel]:
        """Pages on the sites where persons have one, and any other address inside `within`."""
        text = document.text[:_MAX_TEXT]
        found: dict[str, Channel] = {}
        for span in within:
            for hit in _LINK.finditer(text, span.start, min(span.end, len(text))):
                value, end = _whole_link(document, hit.start(), hit.end())
                if value.lower().startswith(("http", "www.")) or _host(value).partition("/")[0].endswith(
                    self._sites
                ):
                    found.setdefault(_host(value), Channel("link", value, Span(hit.start(), end)))
        for hit in self._profile.finditer(text):
            before = _LINK_BEGINS.search(text, max(0, hit.start() - 14), hit.start())
            start = before.start() if before else hit.start()
            if text[start - 1 : start] != "@":
                value, end = _whole_link(document, start, hit.end())
                found.setdefault(_host(value), Channel("link", value, Span(start, end)))
        return sorted(found.values(), key=lambda channel: channel.span)


def _national(hit: re.Match[str]) -> str:
    value = f"({hit['area']}) {hit['exchange']}-{hit['line']}"
    return value + (f" ext. {hit['ext']}" if hit["ext"] else "")


def _next_fragment(document: Document, end: int) -> Channel | None:
    """The next line of the same column, where it is one short piece of an address, else None."""
    index = document.line_index(end)
    line = document.lines[index]
    if document.text[end : line.span.end].strip() or index + 1 >= len(document.lines):
        return None
    after = document.lines[index + 1]
    piece = document.quote(after.span).strip()
    if (
        after.page != line.page
        or after.column != line.column
        or not re.fullmatch(r"[a-z0-9][a-z0-9.\-]{0,30}", piece)
    ):
        return None
    return Channel("fragment", piece, after.span)


def _host(link: str) -> str:
    """What tells two links apart: without "https://www.", in lower case."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")


def _whole_link(document: Document, start: int, end: int) -> tuple[str, int]:
    """The link without the sentence's punctuation, joined where it breaks after a slash."""
    value = document.text[start:end].rstrip(".,;:!?'’*_")
    end = start + len(value)
    if value.endswith(("/", "-")) and "." in value:
        rest = _next_fragment(document, end)
        if rest:
            return value + rest.value, rest.span.end
    return value, end


class _Labels:
    """The label that stands directly before a place, or "". A label of one letter needs its colon.

    states: codes of states, which are no labels behind a comma.
    """

    def __init__(self, labels: Iterable[str], states: Collection[str]) -> None:
        self._states = states
        words = any_of(label for label in labels if len(label) > 1)
        letters = any_of(label for label in labels if len(label) == 1)
        self._pattern = re.compile(
            rf"(?:^|[^\w\-])(?:({words})(?:\s?\([a-z ]{{1,12}}\))?\s{{0,2}}[:.#\-–|]{{0,2}}"
            rf"|({letters})\s?[:.])\s{{0,3}}(?:\+?\(?)?$",
            re.IGNORECASE,
        )

    def before(self, text: str, start: int) -> str:
        found = self._pattern.search(text, max(0, start - 40), start)
        if found and found[1] in self._states and text[: found.start(1)].rstrip().endswith(","):
            return ""  # "Boise, ID | 208-555-0131": the state of Idaho
        return (found[1] or found[2]).lower() if found else ""


def phone_digits(value: str) -> str:
    """The digits that tell two numbers apart."""
    return re.sub(r"\D", "", value.partition("ext")[0])
