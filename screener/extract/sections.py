"""Sections of a résumé: a title, a body, and one of JSON Resume's categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from screener.extract.look import Look, Looks, is_bulleted
from screener.extract.titles import TitleReader, TitleWords
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span

_OWN_LINES = frozenset(
    {"awards", "skills", "software", "courses", "projects", "summary", "functional", "personal"}
)
"""Kinds whose titles also stand above a few lines inside one job ("Key Accomplishments:")."""
_GOES_ON = ("&", "/", " and", ",")
_INLINE = frozenset(
    {"skills", "software", "languages", "certifications", "education", "summary", "objective", "courses",
     "memberships", "references", "interests", "awards"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One section. title is None for the part before the first title, or in a résumé without titles.

    kind: the finer sort (objective, functional, military, internship, volunteer, courses, software,
    languages, memberships, references, awards, interests, publications, personal, contact; else the
    category's own name; "untitled" without a title; "" for a title that is not known).
    also: other categories that the title names. A section that goes on after a break of column or page
    is given again with the same title.
    """

    category: str
    title: Span | None
    body: Span
    kind: str = ""
    also: tuple[str, ...] = ()


class _Title(NamedTuple):
    """A title that begins on line number `at` of the document; its body begins at `body`."""

    at: int
    span: Span
    body: int
    words: TitleWords
    inline: bool = False


class SectionFinder:
    """Finds titles by their words and their look, and what stands under each."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reader = TitleReader(lexicon)

    def find(self, document: Document) -> tuple[Section, ...]:
        """The sections in reading order; together they hold all of the text but the titles."""
        looks = Looks(document)
        titles = [*self._titles(document, looks)]
        main = _main_look(titles, looks)
        titles = [*_own_titles(titles, looks, main)]
        titles = sorted([*titles, *_unknown_titles(document, looks, titles, main)])
        return tuple(_sections(document, titles))

    def _titles(self, document: Document, looks: Looks) -> Iterator[_Title]:
        taken = -1
        for index, line in enumerate(document.lines):
            if index <= taken or line.running or line.span.end - line.span.start < 3:
                continue
            text = document.quote(line.span)
            title = self._whole_line(document, looks, index, text) or self._inline(
                document, looks, index, text
            )
            if title:
                taken = document.line_index(title.span.end - 1)
                yield title

    def _whole_line(self, document: Document, looks: Looks, index: int, text: str) -> _Title | None:
        line = document.lines[index]
        words = self._reader.read(text)
        span = line.span
        if words is None or not words.sure or text.rstrip().lower().endswith(_GOES_ON):
            joined = self._joined(document, looks, index)
            if joined:
                words, span = joined
        if words is None:
            return None
        out = looks.stands_out(index)
        letter = next((c for c in text if c.isalpha()), "a")
        if is_bulleted(text) and not out:
            return None
        seen = out or looks.of[index].colon
        if not (seen or (words.sure and letter.isupper()) or (letter.isupper() and looks.opens_block(index))):
            return None
        return _Title(index, span, min(span.end + 1, len(document.text)), words)

    def _joined(self, document: Document, looks: Looks, index: int) -> tuple[TitleWords, Span] | None:
        """A title broken over two lines: "LICENSES &" over "CERTIFICATIONS"."""
        if index + 1 == len(document.lines):
            return None
        line, following = document.lines[index], document.lines[index + 1]
        span = Span(line.span.start, following.span.end)
        goes_on = document.quote(line.span).rstrip().lower().endswith(_GOES_ON)
        if span.end - span.start > 60 or line.page != following.page or line.column != following.column:
            return None
        words = self._reader.read(document.quote(span))
        one, other = looks.of[index], looks.of[index + 1]
        alike = one.size == other.size and one.bold == other.bold and one.caps == other.caps
        return (words, span) if words and alike and (words.sure or goes_on) else None

    def _inline(self, document: Document, looks: Looks, index: int, text: str) -> _Title | None:
        if is_bulleted(text) or not text.lstrip(" *_#~>")[:1].isupper():
            return None
        found = self._reader.read_inline(text)
        if found is None or found[0].kind not in _INLINE or not (found[0].sure or looks.of[index].marked):
            return None
        start = document.lines[index].span.start
        body = start + found[1]
        return _Title(index, Span(start, start + len(text[: found[1]].rstrip())), body, found[0], inline=True)


def _main_look(titles: list[_Title], looks: Looks) -> Look | None:
    """The look that most titles share."""
    counts = Counter(looks.of[title.at] for title in titles if title.words.sure and not title.inline)
    return counts.most_common(1)[0][0] if counts else None


def _alike(one: Look, other: Look) -> bool:
    return abs(one.size - other.size) <= 1 and one[1:] == other[1:]


def _own_titles(titles: list[_Title], looks: Looks, main: Look | None) -> Iterator[_Title]:
    """Without words that only look like titles: items of lists, and lines of one job inside the work."""
    if main is None:
        yield from titles
        return
    shared = sum(not t.inline and _alike(looks.of[t.at], main) for t in titles)
    marked = shared >= 3 and any(_alike(looks.of[t.at], main) and looks.stands_out(t.at) for t in titles)
    current = ""
    for title in titles:
        same = not title.inline and _alike(looks.of[title.at], main)
        if not same and marked and not title.inline and not looks.stands_out(title.at):
            continue
        if not same and not title.words.sure and shared >= 3:
            continue
        if not same and current == "work" and title.words.kind in _OWN_LINES:
            continue
        if not same and current == "education" and title.words.kind == "courses":
            continue
        current = title.words.category
        yield title


def _unknown_titles(
    document: Document, looks: Looks, titles: list[_Title], main: Look | None
) -> Iterator[_Title]:
    """Lines that look like the titles and like nothing else, with words that are not known."""
    known = {i for title in titles for i in range(title.at, document.line_index(title.span.end - 1) + 1)}
    if main is None or not (main.size > looks.body[0] or main.caps or main.spaced or 0 < main.marked < 9):
        return
    plain = (main.size, main.bold) == looks.body and not main.spaced and not main.marked
    alike = [
        index
        for index in range(titles[0].at + 1, len(document.lines))
        if _alike(looks.of[index], main)
        and not document.lines[index].running
        and (looks.opens_block(index) or not plain)
    ]
    strange = [index for index in alike if index not in known]
    if len(strange) > (len(alike) - len(strange)) / 2:
        return
    for index in strange:
        line = document.lines[index]
        text = document.quote(line.span).strip()
        short = plain and len(text) < 7  # the last word of a paragraph, in capitals
        if len(text) < 45 and not short and not any(c.isdigit() or c in ",@" for c in text):
            words = TitleWords("", "other", (), sure=False)
            yield _Title(index, line.span, min(line.span.end + 1, len(document.text)), words)


def _sections(document: Document, titles: list[_Title]) -> Iterator[Section]:
    """What stands under each title. A column that goes on over a page keeps its title."""
    size = len(document.text)
    begin = titles[0].span.start if titles else size
    if begin:
        yield Section("basics", None, Span(0, begin), "untitled")
    for title, following in zip(titles, [*titles[1:], None], strict=True):
        end = following.span.start if following else size
        words = title.words
        first = Section(words.category, title.span, Span(min(title.body, end), end), words.kind, words.also)
        yield from _by_column(document, title, first)


def _by_column(document: Document, title: _Title, section: Section) -> Iterator[Section]:
    yield replace(section)
