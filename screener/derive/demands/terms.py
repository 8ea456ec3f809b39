"""What a statement names: concepts, groups and levels of education, each with its place in the words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from screener.derive.demands.trees import simple
from screener.derive.wordings import Wordings, abbreviations
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, EducationOf, Named, Node
from screener.model.profile import Mention
from screener.model.tables.posting import PostingTerm
from screener.text.folding import plain_marks
from screener.text.phrases import DASHED, expression

Find = Callable[[str], Sequence[Mention]]
"""Finds the names of a lexicon in a text: the same finder that reads résumés."""

_FIRST = re.compile(r"\w+")
SURE = 0.6
"""From this confidence on a mention counts by itself; below, credentials and programs do, in a posting."""


@dataclass(frozen=True, slots=True)
class Term:
    """One name. ids: concepts named, education levels included; node: what a rule asks for.

    family: credential, education, knowledge, code, or scope (settings, specialties, software, work).
    own: one of the posting's own names (table `posting_terms`), not one of the lexicon's.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    node: Node | None
    family: str
    words: str = ""
    own: bool = False


class TermReader:
    """Joins what the lexicon's finder finds with the table `posting_terms`. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, find: Find) -> None:
        self._lexicon = lexicon
        self._domain = lexicon.domain
        self._find = find
        self._rows: Sequence[PostingTerm] = lexicon.tables["posting_terms"]
        by_words: dict[str, int] = {}
        for index, row in enumerate(self._rows):
            for words in row.words:
                by_words.setdefault(_key(words), index)
        self._by_words = by_words
        ordered = sorted(by_words, key=lambda w: (-len(w), w))
        body = "|".join(_either_number(words) for words in ordered)
        self._terms = re.compile(rf"(?<![\w-])(?:{body})(?![\w])", re.IGNORECASE)
        self._topics = wordings["course_topic"]
        self._credits = wordings["credits"]
        self._used = wordings["used"]
        groups = (g for g in lexicon.groups if lexicon.category_of(g) == "certification")
        self._credentials = {member for group in groups for member in lexicon.members(group)}
        self._short = abbreviations(lexicon)

    def find_names(self, text: str) -> list[Mention]:
        """The lexicon's names in a text, in order."""
        return sorted(self._find(plain_marks(text)), key=lambda m: m.start)

    def lacks_credential(self, words: str, names: Sequence[tuple[Mention, int, int]]) -> bool:
        """Whether an abbreviation of a credential is none of the names, for what stands elsewhere."""
        held = sorted((start, end) for _, start, end in names)
        starts = [start for start, _ in held]
        for found in self._short.finditer(words):
            index = bisect_right(starts, found.start()) - 1
            if index < 0 or held[index][1] <= found.start():
                return True
        return False

    def read(self, words: str, names: Iterable[tuple[Mention, int, int]]) -> list[Term]:
        """The terms of a statement, in order, none inside another. names: with start and end in `words`."""
        terms = [term for m, start, end in names if (term := self._of_mention(m, start, end))]
        terms += [term for found in self._terms.finditer(words) if (term := self._of_row(found))]
        return self._without_topics(self._longest(terms), words)

    def _of_mention(self, mention: Mention, start: int, end: int) -> Term | None:
        concept = self._lexicon.concepts[mention.concept]
        if concept.kind in self._domain.not_asked_kinds or mention.concept in self._domain.not_asked:
            return None
        if mention.confidence < SURE and not self._is_meant(mention, concept.category):
            return None
        if mention.concept == self._domain.unnamed_credential:  # which one is left open: any will do
            any_of = self._domain.credential
            group = Named(self._lexicon.label(any_of), any_of)
            return Term(start, end, (), group, "credential", mention.quote, True)
        node, family = Named(concept.label, mention.concept), family_of(concept.category, concept.kind)
        return Term(start, end, (mention.concept,), node, family, mention.quote)

    def _is_meant(self, mention: Mention, category: str) -> bool:
        """Whether a doubtful name counts in postings: the trade's credential, a capital."""
        if category == "software":
            return mention.quote[0].isupper()
        of_trade = mention.concept in self._credentials
        return of_trade or (category == "certification" and mention.quote.isupper())

    def _of_row(self, found: re.Match[str]) -> Term | None:
        before = found.string[max(0, found.start() - 14) : found.start()]
        row = self._rows[self._row(found.group())]
        words = found.group()
        if len(words) <= 5 and words.isalpha() and not words.isupper() and words.upper() in row.words:
            return None  # "hit", "asc": an abbreviation is written in capitals
        written = {words.capitalize(), words.capitalize().removesuffix("s")} & set(row.words)
        if words.islower() and written and not self._used.ends(before):
            return None  # "excel in a team", "40 words a minute"
        start, end = found.span()
        if row.education:
            return Term(start, end, (row.education,), EducationOf(row.education), "education", words, True)
        named = (row.instead,) if row.instead else row.means
        if not named:
            return Term(start, end, (), None, "", words, True)
        nodes = tuple(Named(self._lexicon.label(i), i) for i in named)
        family = "field" if row.education_field else self._family(named[0])
        node: Node = nodes[0] if len(nodes) == 1 else AllOf(nodes)
        return Term(start, end, row.means, node, family, words, own=True)

    def _family(self, name: str) -> str:
        concept = self._lexicon.concepts.get(name)
        if concept:
            return family_of(concept.category, concept.kind)
        return "credential" if self._lexicon.category_of(name) == "certification" else "scope"

    def _row(self, words: str) -> int:
        key = _key(words)
        for form in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key.removesuffix('ies')}y"):
            if form in self._by_words:
                return self._by_words[form]
        return self._by_words[key]

    def _longest(self, found: Sequence[Term]) -> list[Term]:
        """The terms that no longer term holds; of two in the same place the posting's own wins."""
        kept: list[Term] = []
        systems = sorted(term.start for term in found if term.family == "code")
        terms = [t for t in found if self._domain.work not in t.ids or not _holds(t, systems)]
        terms = [t for t in terms if not _is_degree_in_field(t, terms)]
        for term in sorted(terms, key=lambda t: (t.start, -t.end)):
            last = kept[-1] if kept else None  # what is kept does not overlap: only the last can touch
            if last and (last.start, last.end) == (term.start, term.end):
                kept[-1] = term if term.own else _both(last, term)
            elif not last or term.end > last.end:
                while kept and kept[-1].end > term.start and self._gives_way(kept[-1], term):
                    kept.pop()
                if not kept or kept[-1].end <= term.start:
                    kept.append(term)
        return [t for t in kept if t.ids or t.node]

    def _gives_way(self, one: Term, other: Term) -> bool:
        """Of two names that share words ("spine surgery coding") the general one goes, else the shorter."""
        general = frozenset(self._domain.general_work)
        first, second = (bool(general & set(term.ids)) for term in (one, other))
        if first != second:
            return first
        return one.end - one.start < other.end - other.start

    def _without_topics(self, terms: list[Term], words: str) -> list[Term]:
        """Leave out what a course is about: "courses in anatomy and CPT coding" asks for the course."""
        credits = [a for a in terms if self._credits.ends(a.words)]
        if any(a.family == "education" and a not in credits for a in terms):
            terms = [a for a in terms if a not in credits]  # "a degree with 24 semester hours in …"
        elif credits:
            return terms  # credits say little without what they are in
        for topic in self._topics.find(words):
            end = min((e for e in (words.find(c, topic.end) for c in ".);") if e >= 0), default=len(words))
            others = [a for a in terms if not topic.end <= a.start < end]
            terms = others or terms  # "college courses in anatomy" asks for nothing else
        return terms


class PostingTerms:
    """The terms of one posting: its names are found once, statements are looked up among them."""

    def __init__(self, reader: TermReader, text: str) -> None:
        self._reader = reader
        self._text = plain_marks(text)
        self._names = reader.find_names(text)
        self._starts = [name.start for name in self._names]
        self._by_first: dict[str, dict[str, Mention]] = {}
        for name in self._names:
            first = _FIRST.match(name.quote)
            self._by_first.setdefault(first.group() if first else "", {}).setdefault(name.quote, name)

    def read(self, words: str) -> list[Term]:
        """The terms in some words, which need not be the posting's own."""
        at = self._text.find(words)
        if at < 0:
            return self._reader.read(words, self._told_elsewhere(words))
        low, high = bisect_left(self._starts, at), bisect_left(self._starts, at + len(words))
        end = at + len(words)  # what goes on in the next line or cell is none of these
        near = [(n, n.start - at, n.end - at) for n in self._names[low:high] if n.end <= end]
        if self._reader.lacks_credential(words, near):
            near = [(n, n.start, n.end) for n in self._reader.find_names(words)]
        return self._reader.read(words, near)

    def _told_elsewhere(self, words: str) -> list[tuple[Mention, int, int]]:
        """The names in words that are put together: what is sure in the posting is sure in them."""
        found = [(n, n.start, n.end) for n in self._reader.find_names(words)]
        taken = {at for n, start, end in found if n.confidence >= SURE for at in range(start, end)}
        for token in _FIRST.finditer(words):
            for quote, name in self._by_first.get(token.group(), {}).items():
                start, end = token.start(), token.start() + len(quote)
                if start not in taken and words[start:end] == quote and not words[end : end + 1].isalnum():
                    found.append((name, start, end))
        return sorted(found, key=lambda place: place[1])


def family_of(category: str, kind: str) -> str:
    """The family of a concept's category."""
    if category == "certification":
        return "credential"
    if category == "education":
        return "education"
    if category == "code_system":
        return "code"
    return "knowledge" if kind == "knowledge" else "scope"


def _either_number(words: str) -> str:
    """The expression of a name in singular and plural: "surgery", "surgeries"."""
    if words.endswith("y"):
        return f"{expression(plain_marks(words[:-1]), gap=DASHED)}(?:y|ys|ies)"
    return f"{expression(plain_marks(words), gap=DASHED)}(?:s|es)?"


def _key(words: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_marks(words).strip().lower()))


def _holds(term: Term, systems: Sequence[int]) -> bool:
    """Whether a code system stands within "assign CPT and ICD-10-CM codes"."""
    index = bisect_left(systems, term.start)
    return index < len(systems) and systems[index] < term.end


def _is_degree_in_field(term: Term, terms: Sequence[Term]) -> bool:
    """Whether a program's name is a level and a field: "Bachelor of Science in Health Information"."""
    if term.own or term.family != "education":
        return False
    inside = {t.family for t in terms if t.own and term.start <= t.start and t.end <= term.end}
    return inside >= {"education", "field"}


def _both(one: Term, other: Term) -> Term:
    """Two concepts named by the same words ("ICD-10-CM/PCS")."""
    if (one.family, other.family) != ("code", "code") or not (one.node and other.node):
        return one  # one thing as work and as setting: either says it
    return replace(one, ids=(*one.ids, *other.ids), node=simple(AllOf((one.node, other.node))))
