"""What a statement names: concepts, groups and levels of education, each with its place in the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from screener.model.concept import Lexicon
from screener.model.posting import AllOf, EducationOf, Named, Node
from screener.model.profile import Mention
from screener.text.folding import plain_marks
from screener.text.phrases import Phrases, phrase_pattern

Find = Callable[[str], Sequence[Mention]]
"""Finds the names of a lexicon in a text: the same finder that reads résumés."""

SURE = 0.6
"""From this confidence on a mention counts by itself; below, credentials and programs do, in a posting."""
_GENERAL = frozenset({"code_assignment", "surgical_coding"})
_IGNORED_KINDS = frozenset({"work_mode"})
_IGNORED = frozenset({"va", "government_contractor", "epic.cert"})

_CREDITS = re.compile(r"\b(?:credit|unit|hour)s?$", re.IGNORECASE)
_USED = re.compile(r"\b(?:with|in|using|navigating|of|ms|know)\s+$", re.IGNORECASE)


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


class TermFinder:
    """Joins what the lexicon's finder finds with the table `posting_terms`."""

    def __init__(self, lexicon: Lexicon, find: Find) -> None:
        self._lexicon = lexicon
        self._find = find
        self._rows: list[Mapping[str, Any]] = list(lexicon.tables["posting_terms"])
        by_words: dict[str, int] = {}
        for index, row in enumerate(self._rows):
            for words in row["words"]:
                by_words.setdefault(_key(words), index)
        self._by_words = by_words
        ordered = sorted(by_words, key=lambda w: (-len(w), w))
        body = "|".join(_either_number(words) for words in ordered)
        self._terms = re.compile(rf"(?<![\w-])(?:{body})(?![\w])", re.IGNORECASE)
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._topics = Phrases(wording["course_topics"])
        self._credentials = {
            member
            for group in lexicon.groups
            if group.endswith("_credential")
            for member in lexicon.members(group)
        }
        self._mentions: list[Mention] = []
        self._starts: list[int] = []
        self._text = ""

    def open(self, text: str) -> None:
        """Find all names of a posting once; `terms` then looks up statements in it."""
        self._text = plain_marks(text)
        self._mentions = sorted(self._find(self._text), key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def terms(self, words: str, line_start: int = 0) -> list[Term]:
        """The names in a statement, in order, none inside another."""
        at = self._text.find(words, line_start)
        if at >= 0:
            low, high = bisect_left(self._starts, at), bisect_left(self._starts, at + len(words))
            mentions = [(m, m.start - at, m.end - at) for m in self._mentions[low:high]]
        else:
            mentions = [(m, m.start, m.end) for m in self._find(words)]
        terms = [term for m, start, end in mentions if (term := self._of_mention(m, start, end))]
        terms += [term for found in self._terms.finditer(words) if (term := self._of_row(found))]
        return self._without_topics(_longest(terms), words)

    def _of_mention(self, mention: Mention, start: int, end: int) -> Term | None:
        concept = self._lexicon.concepts[mention.concept]
        if concept.kind in _IGNORED_KINDS or mention.concept in _IGNORED:
            return None
        if mention.confidence < SURE and not self._is_meant(mention, concept.category):
            return None
        if mention.concept == "generic.certified_coder":  # which one is left open: any will do
            group = Named(self._lexicon.label("coding_credential"), "coding_credential")
            return Term(start, end, (), group, "credential", mention.quote, True)
        return Term(
            start,
            end,
            (mention.concept,),
            Named(concept.label, mention.concept),
            family_of(concept.category, concept.kind),
            mention.quote,
        )

    def _is_meant(self, mention: Mention, category: str) -> bool:
        """Whether a name that could mean something else means the trade's, in a posting of the trade."""
        named = category == "software" and mention.quote[0].isupper()
        return (
            named
            or mention.concept in self._credentials
            or (category == "certification" and mention.quote.isupper())
        )

    def _of_row(self, found: re.Match[str]) -> Term | None:
        before = found.string[max(0, found.start() - 14) : found.start()]
        row = self._rows[self._row(found.group())]
        words = found.group()
        if len(words) <= 5 and words.isalpha() and not words.isupper() and words.upper() in row["words"]:
            return None  # "hit", "asc": an abbreviation is written in capitals
        if words.islower() and words.capitalize() in row["words"] and not _USED.search(before):
            return None  # "excel in a team", "in other words"
        if "education" in row:
            level = str(row["education"])
            return Term(found.start(), found.end(), (level,), EducationOf(level), "education", words, True)
        ids = tuple(map(str, row.get("means", ())))
        known = [i for i in ids if i in self._lexicon.concepts or i in self._lexicon.groups]
        target = row.get("as") or (known[0] if known else None)
        if target is None:
            family = "education" if ids else ""
            return Term(found.start(), found.end(), ids, None, family, words, True)
        names = [target] if row.get("as") else known
        nodes = tuple(Named(self._lexicon.label(i), i) for i in names)
        concept = self._lexicon.concepts.get(target)
        family = family_of(concept.category, concept.kind) if concept else _group_family(target)
        if row.get("education_field"):
            family = "field"
        node: Node = nodes[0] if len(nodes) == 1 else AllOf(nodes)
        return Term(found.start(), found.end(), ids, node, family, words, own=True)

    def _row(self, words: str) -> int:
        key = _key(words)
        for form in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key.removesuffix('ies')}y"):
            if form in self._by_words:
                return self._by_words[form]
        return self._by_words[key]

    def _without_topics(self, terms: list[Term], words: str) -> list[Term]:
        """Leave out what a course is about: "courses in anatomy and CPT coding" asks for the course."""
        credits = [a for a in terms if _CREDITS.search(a.words)]
        if any(a.family == "education" and a not in credits for a in terms):
            terms = [a for a in terms if a not in credits]  # "a degree with 24 semester hours in …"
        elif credits:
            return terms  # credits say little without what they are in
        for topic in self._topics.finditer(words):
            end = min((e for e in (words.find(c, topic.end()) for c in ".);") if e >= 0), default=len(words))
            others = [a for a in terms if not topic.end() <= a.start < end]
            terms = others or terms  # "college courses in anatomy" asks for nothing else
        return terms


def family_of(category: str, kind: str) -> str:
    """The family of a concept's category."""
    if category == "certification":
        return "credential"
    if category == "education":
        return "education"
    if category == "code_system":
        return "code"
    return "knowledge" if kind == "knowledge" else "scope"


def _group_family(group: str) -> str:
    return "credential" if group.endswith("_credential") else "scope"


def _either_number(words: str) -> str:
    """The expression of a name in singular and plural: "surgery", "surgeries"."""
    if words.endswith("y"):
        return f"{phrase_pattern(words[:-1])}(?:y|ys|ies)"
    return f"{phrase_pattern(words)}(?:s|es)?"


def _key(words: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_marks(words).strip().lower()))


def _longest(terms: Iterable[Term]) -> list[Term]:
    """Atoms that lie in no longer one; where spans are equal, the posting's own terms win."""
    kept: list[Term] = []
    terms = list(terms)
    systems = sorted(a.start for a in terms if a.family == "code")
    terms = [a for a in terms if "code_assignment" not in a.ids or not _holds(a, systems)]
    for term in sorted(terms, key=lambda a: (a.start, -a.end)):
        last = kept[-1] if kept else None  # what is kept does not overlap: only the last can touch
        if last and (last.start, last.end) == (term.start, term.end):
            kept[-1] = term if term.own else _both(last, term)
        elif not last or term.end > last.end:
            while kept and kept[-1].end > term.start and _gives_way(kept[-1], term):
                kept.pop()
            if not kept or kept[-1].end <= term.start:
                kept.append(term)
    return [a for a in kept if a.ids or a.node]


def _holds(term: Term, systems: Sequence[int]) -> bool:
    """Whether a code system stands within "assign CPT and ICD-10-CM codes"."""
    index = bisect_left(systems, term.start)
    return index < len(systems) and systems[index] < term.end


def _gives_way(one: Term, other: Term) -> bool:
    """Of two names that share words ("spine surgery coding"), the general one gives way, else the shorter."""
    first, second = (bool(_GENERAL & set(term.ids)) for term in (one, other))
    if first != second:
        return first
    return one.end - one.start < other.end - other.start


def _both(one: Term, other: Term) -> Term:
    """Two concepts named by the same words ("ICD-10-CM/PCS")."""
    if one.own or other.ids[0] in one.ids or one.node is None or other.node is None:
        return one
    if (one.family, other.family) != ("code", "code"):
        return one  # one thing as work and as setting: either says it
    parts = one.node.parts if isinstance(one.node, AllOf) else (one.node,)
    return replace(one, ids=(*one.ids, *other.ids), node=AllOf((*parts, other.node)))
