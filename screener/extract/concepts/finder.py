"""Every concept that a text names, with its place, its confidence and why it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from screener.extract.concepts.confidence import NEAR, UNDECIDED, WORDING
from screener.extract.concepts.index import Hit, NameIndex
from screener.extract.concepts.misspellings import Speller
from screener.extract.concepts.quotes import words_around
from screener.extract.concepts.senses import NOTHING_DECIDES, NameContext, Senses, is_defined_otherwise
from screener.extract.concepts.told_work import ToldWork
from screener.extract.sections.finder import Section
from screener.model.concept import UNNAMED, Lexicon
from screener.model.document import Document
from screener.model.profile import Mention, Position
from screener.model.span import Span, Spans
from screener.model.tables.lines import LineWords
from screener.model.tables.work import ConceptRule
from screener.text.phrases import any_of
from screener.text.words import Words, known_words

FULL_NAME, ABBREVIATION, MISSPELT = 0.98, 0.97, 0.88
"""Confidence of a name that means nothing else: in full, in short, with a slip of the pen."""
WORDS_TOLD = 6
"""Words of a sentence that are given as the reason."""
TITLE_GAP = 4
"""Most characters between a section's title and its body."""


class Finder:
    """Finds the names of a lexicon. Built once a worker; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._index = NameIndex(lexicon)
        self._surroundings = Senses(lexicon, self._index)
        self._speller = Speller(self._index.spelled)
        self._told = ToldWork(lexicon)
        lines: LineWords = lexicon.tables["line_words"]
        self._small = lines.small
        self._body = re.compile(rf"(?:\S+ )?(?:{any_of(lines.bodies)})\b")

    def find(
        self, document: Document, sections: Sequence[Section], positions: Sequence[Position]
    ) -> tuple[Mention, ...]:
        """All mentions in order of place; assertion `held`, state `active` until they are judged."""
        words = known_words(document.text, self._index.spelled)
        hits = self._index.find(words)
        if corrections := self._speller.corrections(words):
            hits += self._index.find_misspelt(words, corrections)
        layout = _Layout(document, sections, positions, self._small)
        hits = [h for h in hits if not layout.is_torn(words, h) and not self._names_a_body(h, words)]
        found = self._decide(self._longest(hits, words), words, layout)
        named = [layout.named(words, hit, confidence, why) for hit, confidence, why in found]
        told = [layout.told(rule, span) for rule, span in self._told.find(document.text, positions)]
        return tuple(sorted([*named, *_new(told, named)], key=lambda m: m.start) if told else named)

    def _names_a_body(self, hit: Hit, words: Words) -> bool:
        """Whether work is named to say what people meet about: "sat on the physician query committee"."""
        if hit.name.category != "activity":
            return False
        after: list[str] = []
        for index in range(hit.last, min(hit.last + 3, len(words.texts))):
            if words.gap(index).strip():
                break
            after.append(words.texts[index].casefold())
        return bool(after) and after[0] not in self._small and self._body.match(" ".join(after)) is not None

    def _longest(self, hits: list[Hit], words: Words) -> list[Hit]:
        """Hits without those inside a longer one of their category or inside a credential's name.

        Equal spans stay ("ICD-10-CM/PCS" names two), and so does a name that the credential proves.
        "CPC-certified outpatient coder" names a CPC alone.
        """
        hits.sort(key=lambda h: (h.first, -h.last))
        kept: list[Hit] = []
        for hit in hits:
            if not any(self._swallows(longer, hit) for longer in reversed(kept[-24:])):
                kept.append(hit)
        ends = {h.last for h in kept if h.name.category == "certification"}
        return [h for h in kept if not (h.first in ends and _is_attribute(h, words))]

    def _swallows(self, longer: Hit, hit: Hit) -> bool:
        if not (longer.first <= hit.first and hit.last <= longer.last):
            return False
        if longer.last - longer.first == hit.last - hit.first:
            return False
        if longer.name.category == hit.name.category:
            return True
        credential = longer.name.category == "certification"
        return credential and hit.name.concept not in self._lexicon.concepts[longer.name.concept].broader

    def _decide(self, hits: list[Hit], words: Words, layout: _Layout) -> list[tuple[Hit, float, str]]:
        """Each hit with confidence and reason, one a concept and span; other meanings left out."""
        best: dict[tuple[int, int, str], tuple[Hit, float, str]] = {}
        other_sense: set[str] = set()
        signs: list[tuple[str, int]] | None = None
        spelled = {(h.name.concept, edge) for h in hits for edge in (h.first, h.last) if h.last - h.first > 1}
        for hit in hits:
            row = hit.name.row
            if hit.name.sort != "alias" and (suffix := _unknown_suffix(hit, words)):
                confidence, why = UNDECIDED, f"followed by {suffix!r}, a suffix that is not known"
            elif row is None:
                confidence, why = _plain_reason(hit)
            elif is_defined_otherwise(hit, words, spelled):
                confidence, why = 0.0, "spelled out as something else"
            else:
                signs = self._surroundings.signs(words) if signs is None else signs
                place = layout.stands(words.starts[hit.first])
                confidence, why = self._surroundings.decide(hit, row, words, place, signs)
            if not confidence and why != NOTHING_DECIDES:
                other_sense.add(_sense(hit, words))
            key = (hit.first, hit.last, hit.name.concept)
            if confidence and (key not in best or confidence > best[key][1]):
                best[key] = (hit, confidence, why)
        found = list(best.values())
        if other_sense:
            found = self._without_doubted_proof(found, words, layout, other_sense, signs or ())
        return _without_losers(_one_sense(found, words, other_sense))

    def _without_doubted_proof(
        self,
        found: list[tuple[Hit, float, str]],
        words: Words,
        layout: _Layout,
        other_sense: set[str],
        signs: Sequence[tuple[str, int]],
    ) -> list[tuple[Hit, float, str]]:
        """A name that stands for something else in one place proves no other: an insurer's "CIC, CRC"."""
        doubted = {sense.partition(" ")[2].casefold() for sense in other_sense}
        kept = []
        for hit, confidence, why in found:
            if hit.name.category == "certification" and hit.name.row is not None and confidence >= NEAR:
                place = layout.stands(words.starts[hit.first])
                again = self._surroundings.decide(hit, hit.name.row, words, place, signs, doubted)
                kept.append((hit, *again))
            else:
                kept.append((hit, confidence, why))
        return [row for row in kept if row[1]]


def _new(told: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """What is told of a job's sentence in words of one's own, where no name in the sentence says the same."""
    said = {(m.concept, m.context_start) for m in named}
    return [m for m in told if (m.concept, m.context_start) not in said]


def _is_attribute(hit: Hit, words: Words) -> bool:
    """Whether a credential's name hangs on the one before it: "CPC-certified professional coder"."""
    named = hit.name.concept != UNNAMED
    return named and words.gap(hit.first) == "-" and words.texts[hit.first].casefold() == "certified"


def _sense(hit: Hit, words: Words) -> str:
    return hit.name.concept + " " + " ".join(words.texts[hit.first : hit.last])


def _one_sense(
    found: list[tuple[Hit, float, str]], words: Words, other_sense: set[str]
) -> list[tuple[Hit, float, str]]:
    """A text uses an abbreviation in one sense: where it stands for something else in one place,
    it counts in the others only beside words of its own."""
    return [
        (h, c, why)
        for h, c, why in found
        if h.name.row is None or c >= NEAR or _sense(h, words) not in other_sense
    ]


def _without_losers(found: list[tuple[Hit, float, str]]) -> list[tuple[Hit, float, str]]:
    """Undecided names go where the same words, or longer ones round them, have a meaning that is decided.

    Not so inside a course's name: in "CPC prep course" the CPC is still the credential's.
    """
    decided = Spans(
        (h.first, h.last)
        for h, confidence, _ in found
        if confidence > UNDECIDED and h.name.category != "education"
    )
    return [
        (h, confidence, why)
        for h, confidence, why in found
        if confidence > UNDECIDED or not decided.hold(Span(h.first, h.last))
    ]


def _plain_reason(hit: Hit) -> tuple[float, str]:
    if hit.misspelt:
        return MISSPELT, "the name in full, with a slip of the pen"
    if hit.name.sort == "alias":
        return FULL_NAME, "a name that means nothing else"
    return ABBREVIATION, "an abbreviation that means nothing else"


def _unknown_suffix(hit: Hit, words: Words) -> str:
    """One capital that hangs on a credential's abbreviation by a dash: "CPC-X" is some other credential."""
    if hit.name.category != "certification":
        return ""
    after = words.plain[words.ends[hit.last - 1] :][:3]
    return after[:2] if after[:1] == "-" and after[1:2].isupper() and not after[2:].isalnum() else ""


class _Layout:
    """Where in sections, positions, lines a character stands."""

    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        small: Collection[str],
    ) -> None:
        self._document, self._small = document, small
        self._sections = sorted(sections, key=_section_start)
        self._starts = [_section_start(s) for s in self._sections]
        self._positions = positions

    def section_at(self, offset: int) -> Section | None:
        index = bisect_right(self._starts, offset) - 1
        return self._sections[index] if index >= 0 else None

    def is_torn(self, words: Words, hit: Hit) -> bool:
        """Whether the name runs from one column or page into another: those words were never side by side."""
        start, end = words.starts[hit.first], words.ends[hit.last - 1]
        if "\n" not in words.plain[start:end]:
            return False
        first, last = self._document.line_at(start), self._document.line_at(end - 1)
        return (first.page, first.column) != (last.page, last.column)

    def stands(self, offset: int) -> NameContext:
        """The section and the job that hold a character."""
        section = self.section_at(offset)
        title = self._document.quote(section.title) if section and section.title else ""
        job = self._position_at(offset)
        named = self._positions[job].title if job is not None else ""
        return NameContext(section.category if section else "other", title, named)

    def _position_at(self, offset: int) -> int | None:
        here = self.section_at(offset)
        for index, position in enumerate(self._positions):
            if position.text_start <= offset < position.text_end:
                home = self.section_at(position.text_start)
                # A sidebar may stand between the two pages of one job.
                if here is None or home is None or here.title == home.title:
                    return index
        return None

    def named(self, words: Words, hit: Hit, confidence: float, why: str) -> Mention:
        """A name that was found, as a mention."""
        span = Span(words.starts[hit.first], words.ends[hit.last - 1])
        return self._mention((hit.name.concept, hit.name.category), span, confidence, "lexicon", why)

    def told(self, rule: ConceptRule, span: Span) -> Mention:
        """What a rule's words say, as a mention."""
        said = " ".join(self._document.quote(span).split()[:WORDS_TOLD])
        return self._mention((rule.says, "activity"), span, NEAR, WORDING, f"told in words: “{said}”")

    def _mention(
        self, concept: tuple[str, str], span: Span, confidence: float, finder: str, why: str
    ) -> Mention:
        """A mention of a concept and its category, with all that says where it stands."""
        document, line = self._document, self._document.line_at(span.start)
        context = words_around(document, span, self._small)
        return Mention(
            concept=concept[0],
            category=concept[1],
            assertion="held",
            state="active",
            quote=document.quote(span),
            start=span.start,
            end=span.end,
            page=line.page,
            line=line.number,
            boxes=document.boxes(span),
            section=self.stands(span.start).category,
            confidence=confidence,
            finder=finder,
            why=why,
            context=document.quote(context),
            context_start=context.start,
            position=self._position_at(span.start),
        )


def _section_start(section: Section) -> int:
    """Where a section begins; one that goes on in another column or page begins with its body there."""
    title, body = section.title, section.body
    return title.start if title and body.start - title.end <= TITLE_GAP else body.start
