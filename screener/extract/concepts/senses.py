"""What an ambiguous name means, by the words around it, its section, and the rest of the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from spacy.matcher import PhraseMatcher

from screener.extract.concepts.confidence import FIELD, JOB, NEAR, SECTION, UNDECIDED
from screener.extract.concepts.index import Hit, NameIndex
from screener.model.concept import Ambiguous, Lexicon
from screener.text.words import PUNCTUATION, Words, folded, grams, split_words

NOTHING_DECIDES = "could mean something else; nothing nearby decides"
FIELD_SIGNS = 2
"""So many different words of the field show that a résumé is of the field."""
OF_WORK = frozenset(("code_system", "setting", "specialty", "software", "activity"))
"""What a job may be about, so that its title is among a name's surroundings."""
BESIDE = 3
"""Within so few words a neighbour must stand beside the name: a title above it is none."""
_OF_TITLES = ("cert", "regis", "cod", "bill", "health")
"""Beginnings of words that names of credentials are made of."""
_SMALL = frozenset(("of", "and", "in", "for", "the", "to", "a"))


class NameContext(NamedTuple):
    """Where a name stands: category and title of its section, title of its job ("" for none)."""

    category: str
    title: str
    job: str = ""


@dataclass(frozen=True, slots=True)
class _Compiled:
    near: frozenset[str]
    unless: frozenset[str]


class Senses:
    """Decides ambiguous names. Built once from a lexicon."""

    def __init__(self, lexicon: Lexicon, index: NameIndex) -> None:
        sets: Mapping[str, Sequence[str]] = lexicon.tables.get("context_words", {})
        self._sets = {name: _phrases(words) for name, words in sets.items()}
        self._compiled: dict[Ambiguous, _Compiled] = {}
        for concept in lexicon.concepts.values():
            for row in concept.ambiguous:
                self._compiled[row] = _Compiled(self._phrases_of(row.near), self._phrases_of(row.unless))
        self._work = frozenset[str]().union(*(self._sets.get(name, ()) for name in lexicon.domain.context))
        self._field = PhraseMatcher(index.doc(["x"]).vocab, attr="LOWER")
        for phrase in sorted(self._sets.get("field", ())):
            self._field.add(phrase, [index.doc(phrase.split(" "))])
        self._index = index

    def _phrases_of(self, texts: Sequence[str]) -> frozenset[str]:
        named = [self._sets[t[1:]] for t in texts if t.startswith("@")]
        return frozenset().union(_phrases(t for t in texts if not t.startswith("@")), *named)

    def signs(self, words: Words) -> list[tuple[str, int]]:
        """Words of coding, billing and HIM in the text, each with where it stands first and last.

        More places of one word are not needed: one of the two stands outside a name, if any does.
        """
        if not words.texts or not len(self._field):
            return []
        doc = self._index.doc(words.texts)
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for _, begin, end in sorted(self._field(doc), key=lambda found: found[1]):
            sign = doc[begin:end].text.casefold()
            first.setdefault(sign, begin)
            last[sign] = begin
        return [*first.items(), *last.items()]

    def decide(
        self,
        hit: Hit,
        row: Ambiguous,
        words: Words,
        place: NameContext,
        signs: Sequence[tuple[str, int]],
        doubted: Collection[str] = (),
    ) -> tuple[float, str]:
        """Confidence and reason; 0 where the surroundings show another meaning.

        row: the surroundings that the name needs. place: where it stands.
        signs: from `signs`. A section decides for a credential only where something else in the
        text is of the field: "CCS" among a banker's certifications is none. doubted: words that the
        text spells out as something else, which prove nothing.
        """
        compiled = self._compiled[row]
        own = " ".join(words.texts[hit.first : hit.last]).casefold()
        around = _around(words, hit, row.window) - {own} - set(doubted)
        if other := sorted(around & compiled.unless):
            return 0.0, f"another meaning: {_fullest(other)!r} nearby"
        if found := self._helpful(hit, row, around, place):
            confidence, helpful, where = found
            return confidence, f"{_fullest(sorted(helpful))!r} {where}"
        of_field = len({s for s, at in signs if not hit.first <= at < hit.last})
        if place.category in row.sections and (of_field or hit.name.category != "certification"):
            return SECTION, f"stands in the section {place.category}"
        if row.field and of_field >= FIELD_SIGNS and not _is_elsewhere(hit, words, compiled.unless):
            return FIELD, "the rest of the résumé is of the field"
        return 0.0 if row.ordinary else UNDECIDED, NOTHING_DECIDES

    def _helpful(
        self, hit: Hit, row: Ambiguous, around: set[str], place: NameContext
    ) -> tuple[float, set[str], str] | None:
        """Words that decide for the meaning, and where: a coder's "GI, derm and peds" need no other."""
        near = self._compiled[row].near
        if helpful := around & near:
            return NEAR, helpful, "nearby"
        if helpful := grams(folded(split_words(place.title))) & near:
            return NEAR, helpful, "in the section's title"
        if not place.job or row.window <= BESIDE or hit.name.category not in OF_WORK:
            return None
        helpful = grams(folded(split_words(place.job))) & near & self._work
        return (JOB, helpful, "in the job's title") if helpful else None


def _is_elsewhere(hit: Hit, words: Words, unless: frozenset[str]) -> bool:
    """Whether a credential's other meaning has its words anywhere in the text: an infection nurse's CIC."""
    if hit.name.category != "certification":
        return False
    return not unless.isdisjoint(words.runs)


def is_defined_otherwise(hit: Hit, words: Words, spelled: Collection[tuple[str, int]]) -> bool:
    """Whether the text itself spells an abbreviation out as something else: "Credit Card Services (CCS)".

    spelled: concept and word index of each first and last word of a name, plus one: a name of the
    concept beside the brackets is its own spelling.
    """
    letters = "".join(words.texts[hit.first : hit.last]).casefold()
    if not 3 <= len(letters) <= 6 or hit.last - hit.first > 2:
        return False
    if words.texts[hit.first - 1 : hit.first] == ("(",) and words.texts[hit.last : hit.last + 1] == (")",):
        end = hit.first - 1
        return (hit.name.concept, end) not in spelled and _spells(words.texts[max(0, end - 9) : end], letters)
    if words.texts[hit.last : hit.last + 1] == ("(",) and ")" in words.texts[hit.last : hit.last + 10]:
        start = hit.last + 1
        end = words.texts.index(")", start)
        inside = words.texts[start:end]
        return (hit.name.concept, start) not in spelled and _initials(inside) == letters
    return False


def _spells(before: Sequence[str], letters: str) -> bool:
    """Whether the words before a bracket begin with the letters in it, small words not counted."""
    big = [w for w in before if w.isalpha() and w.casefold() not in _SMALL]
    tail = big[-len(letters) :]
    if not before or not before[-1].isalpha() or _initials(tail) != letters:
        return False
    # Small letters may be the name itself with a slip of the pen: "certified profesional coder (CPC)".
    return tail[0][0].isupper() or not any(w.casefold().startswith(_OF_TITLES) for w in tail)


def _fullest(phrases: Sequence[str]) -> str:
    """The longest: "hcpcs" is looked for as "hcpc" too."""
    return max(phrases, key=len)


def _initials(texts: Sequence[str]) -> str:
    return "".join(w[0] for w in texts if w.isalpha() and w.casefold() not in _SMALL).casefold()


def _phrases(texts: Any) -> frozenset[str]:
    return frozenset(" ".join(folded(split_words(text))) for text in texts)


def _around(words: Words, hit: Hit, window: int) -> set[str]:
    """Runs of one to four words within `window` words on either side, the plurals without their s."""
    left = [w.casefold() for w in words.texts[max(0, hit.first - 2 * window) : hit.first] if _counts(w)]
    right = [w.casefold() for w in words.texts[hit.last : hit.last + 2 * window] if _counts(w)]
    return grams(left[-window:]) | grams(right[:window])


def _counts(word: str) -> bool:
    return word not in PUNCTUATION and word[0] not in "\n@"
