"""Whose résumé it is: every line that has the shape of a name, scored by what speaks for it.

No list of known names is used: it would serve some people better than others. What speaks for a name
is its shape, its size and place on the page, and above all the e-mail address; what speaks against it
is any word of headings, trades and employers (the table `person_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.extract.people.channels import Channel
from screener.extract.people.name_evidence import Candidate, NameEvidence
from screener.extract.people.name_place import NamePlaces
from screener.extract.people.name_shape import NameReader, is_monogram, name_pieces
from screener.extract.people.names_stated import StatedNames, bracketed_names
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span, Spans
from screener.model.tables.people import ContactWords, NameWords
from screener.text.folding import fold
from screener.text.phrases import any_of

ENOUGH = 5.0
"""The score from which a candidate is taken for the name."""
ENOUGH_ANONYMOUS = 7.0
"""The same in a text that gives no way to reach anyone: rather no name than a heading."""
_FIRST_LINES = 70
"""Further down only large letters, headers and footers are looked at, and the last lines."""
_LONGEST = 240
"""Characters of a line that are read."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as printed, with the titles behind it. span: the characters of the name alone."""

    name: str
    post_nominals: tuple[str, ...]
    span: Span
    score: float
    why: tuple[str, ...] = ()


class NameFinder:
    """Finds the name of the person whose résumé it is, or nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reader = NameReader(lexicon)
        self._stated = StatedNames(lexicon)
        self._evidence = NameEvidence(lexicon, self._reader)
        words: NameWords = lexicon.tables["person_names"]
        self._folio = re.compile(
            rf"(?:^|[\s.])(?:(?:{any_of(words.pages)})\s+)?\d{{1,2}}(?:\s+(?:{any_of(words.of)})\s+\d{{1,2}})?\s+(?=[A-Z])",
            re.IGNORECASE,
        )
        contact: ContactWords = lexicon.tables["contact"]
        self._addresses = re.compile(rf"(?<!\S)\S{{0,90}}(?:@|\.(?:{any_of(contact.sites)})|/in/)\S{{0,120}}")

    def find(
        self,
        document: Document,
        sections: Sequence[Section],
        emails: Sequence[Channel],
        phones: Sequence[Channel],
        references: Spans,
    ) -> PersonName | None:
        """The best candidate, where enough speaks for it. emails, phones: those that may be the person's."""
        page = NamePlaces(document, sections, emails, phones, references, self._addresses)
        page.begin(self._reader.names_no_one)
        candidates = list(self._candidates(document, page))
        if not candidates:
            return None
        for candidate in candidates:
            self._evidence.weigh(candidate, document, page)
        _reward_repeats(candidates, document)
        enough = ENOUGH if emails or phones else ENOUGH_ANONYMOUS
        best: Candidate | None = None
        # What speaks against a name is looked up in the whole text: only for those that may still win.
        for candidate in sorted(candidates, key=lambda c: (-c.points, c.line)):
            if candidate.points < enough or (best and candidate.points <= best.points):
                break
            self._evidence.doubt(candidate, page)
            if candidate.points >= enough and (not best or candidate.points > best.points):
                best = candidate
        if not best:
            return None
        best = _formal(best, candidates, document)
        name = " ".join(self._with_suffix(best.words, candidates))
        return PersonName(name, best.post_nominals, best.span, best.points, tuple(best.why))

    def _with_suffix(self, words: tuple[str, ...], candidates: Sequence[Candidate]) -> tuple[str, ...]:
        """The name with the "III" or "Jr." that it has elsewhere on the page."""
        for candidate in candidates:
            rest = candidate.words[len(words) :]
            if len(rest) == 1 and candidate.words[: len(words)] == words and self._is_suffix(rest[0]):
                return candidate.words
        return words

    def _is_suffix(self, word: str) -> bool:
        return fold(word).rstrip(".") in self._reader.suffixes

    def _candidates(self, document: Document, page: NamePlaces) -> Iterator[Candidate]:
        lines = document.lines
        for index, line in enumerate(lines):
            if not (
                index < _FIRST_LINES or line.running or index >= len(lines) - 6 or page.ratio(index) > 1.2
            ):
                continue
            text = document.quote(line.span)[:_LONGEST]
            if not any(c.isalpha() for c in text):
                continue
            yield from self._in_line(text, index, line.span.start, page.locals)
            if index == page.first and (page.beside_contact(index) or page.is_largest(index)):
                yield from self._one_word(text, index, line.span.start)
            if index + 1 < len(lines) and len(text) < 42:
                yield from self._over_two_lines(document, index, page)
        for name, span in self._stated.keyed(document.text):
            yield from self._told(name, document.line_index(span.start), span.start, page.locals)

    def _one_word(self, text: str, index: int, offset: int) -> Iterator[Candidate]:
        """ "Karthikeyan" alone at the head."""
        name = self._reader.read(text.strip(), shortest=1)
        if name and len(name.words) == 1:
            start = offset + text.find(name.words[0])
            span = Span(start, start + len(name.words[0]))
            yield Candidate(name.words, name.post_nominals, index, span, True)

    def _in_line(self, text: str, index: int, offset: int, known: str) -> Iterator[Candidate]:
        for name, place in self._stated.told(text):
            yield from self._told(name, index, offset + place.start, known)
        for name, place in bracketed_names(text):
            yield from self._told(name, index, offset + place.start, known, own=False)
        pieces = list(name_pieces(text))
        before = ""
        for number, (start, end) in enumerate(pieces[:6]):
            piece = text[start:end]
            candidate = self._read(piece, index, offset + start, len(pieces) == 1, known)
            if candidate:
                candidate.labelled = candidate.labelled or bool(
                    before and self._reader.label.fullmatch(before)
                )
                yield candidate
            elif number == len(pieces) - 1 and (folio := self._folio.search(piece)):
                rest = piece[folio.end() :]
                candidate = self._read(rest, index, offset + start + folio.end(), False, known)
                if candidate and len(candidate.words) in (2, 3):
                    candidate.add(1.0, "after a page number")
                    yield candidate
            before = piece

    def _told(
        self, name: str, index: int, offset: int, known: str, *, own: bool = True
    ) -> Iterator[Candidate]:
        """A name that the words around it tell. own: as the writer's, so that it is as good as labelled."""
        candidate = self._read(name, index, offset, False, known)
        if candidate:
            candidate.labelled = own
            yield candidate

    def _over_two_lines(self, document: Document, index: int, page: NamePlaces) -> Iterator[Candidate]:
        """A name on two lines of one size, or both large: "Marcela" above "Whitfield-Okoye, CCS"."""
        first, second = document.lines[index], document.lines[index + 1]
        alike = abs(first.size - second.size) <= 0.6 or min(page.ratio(index), page.ratio(index + 1)) > 1.8
        if first.page != second.page or first.column != second.column or not alike:
            return
        upper, lower = document.quote(first.span), document.quote(second.span)
        if len(lower) > 110 or "," in upper or self._reader.is_titles(lower):
            return
        if self._is_suffix(lower.strip()) and (name := self._reader.read(upper, known=page.locals)):
            span = Span(first.span.start + name.start, first.span.start + name.end)
            yield Candidate((*name.words, lower.strip()), (), index, span, True)
            return
        pieces = list(name_pieces(lower))
        lower = lower[: pieces[0][1]] if pieces else lower  # "Roe | 419 555 0100 | Page 2"
        head, tail = (self._reader.read(part, shortest=1, known=page.locals) for part in (upper, lower))
        if not head or not tail or head.post_nominals or not 2 <= len(head.words) + len(tail.words) <= 5:
            return
        if len(tail.words) > 1 and is_monogram(head.words[0], tail.words):
            return
        if head.words[0][0].isupper() and tail.words[-1][0].isupper():
            span = Span(first.span.start + head.start, second.span.start + tail.end)
            mended = head.mended or tail.mended
            words = head.words + tail.words
            yield Candidate(words, tail.post_nominals, index, span, True, joined=True, mended=mended)

    def _read(self, piece: str, line: int, offset: int, whole: bool, known: str) -> Candidate | None:
        shaped = self._reader.read(piece, known=known)
        if not shaped:
            return None
        span = Span(offset + shaped.start, offset + shaped.end)
        return Candidate(
            shaped.words, shaped.post_nominals, line, span, whole, shaped.labelled, mended=shaped.mended
        )


def _formal(best: Candidate, candidates: Sequence[Candidate], document: Document) -> Candidate:
    """The name in full, where the one found is its short form.

    "Rob Okafor", of "Robert (“Rob”) Okafor"; "Cordelia O.", of "Cordelia O. (Cordelia Okafor)".
    """
    short, family = fold(best.words[0]), fold(best.words[-1]).rstrip(".")
    for other in candidates:
        if len(other.words) < 2:
            continue
        first, last = fold(other.words[0]), fold(other.words[-1])
        if len(family) == 1 and first == short and last.startswith(family) and len(last) > 2:
            return other
        printed = fold(document.quote(other.span))
        same = last == family and first != short
        if same and re.search(rf"[(\"“‘'][(\"“‘']?{re.escape(short)}[)\"”’']", printed):
            return other
    return best


def _reward_repeats(candidates: list[Candidate], document: Document) -> None:
    """A name that stands on several pages is the person's."""
    pages: dict[str, set[int]] = {}
    for candidate in candidates:
        pages.setdefault(fold(candidate.name), set()).add(document.lines[candidate.line].page)
    told = {fold(candidate.name) for candidate in candidates if candidate.labelled}
    for candidate in candidates:
        if len(pages[fold(candidate.name)]) > 1:
            candidate.add(2.0, "on several pages")
        if not candidate.labelled and fold(candidate.name) in told:
            candidate.add(3.0, "told elsewhere")
