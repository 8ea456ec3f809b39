"""One statement to what it asks for: a tree, its concepts, its years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from screener.derive.demands.logic import Logic, Piece, sort_of
from screener.derive.demands.terms import Term, TermFinder
from screener.derive.demands.trees import names, simple
from screener.derive.demands.years_of import least, of_years, run, run_back, with_years
from screener.derive.lengths import Length, Timing, lengths, timing
from screener.model.concept import Lexicon
from screener.model.posting import AnyOf, EducationOf, Named, Node, YearsOf
from screener.text.phrases import Phrases

CODING = "any_coding"
"""The group that stands for the job's own work where years are asked for without saying of what."""
_CLAUSE = re.compile(r"[.;]\s|;|\)\s*,|,\s*(?:or|and|but)\s|\bbut\b")
_DEFINES = re.compile(
    r"\b([a-z][a-z/' -]{4,60}?\s(?:certification|credential)s?)\s(?:titles\s)?(?:include|are)s?\b\s{0,3}:?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\b(?:other|another|any|equivalent|similar|related|comparable)\b[^,;.]*$", re.IGNORECASE)
_NO = re.compile(r"(?<![\w-])no\s+$", re.IGNORECASE)
_AS_CODER = re.compile(
    r"^\W*(?:of\s+)?(?:\w+\s+){0,3}(?:equivalent\s+to|as\s+an?|at\s+the\s+level\s+of)\b[^.;,]*\bcod(?:er|ing)",
    re.I,
)
_FIRST_OF_TWO = re.compile(
    r"\b(?:medical\s+)?coding(?=\s?(?:/|,|&|or\b|and\b)[^.;()]{1,40}\bexperience\b)"
    r"|(?:(?<=years )|(?<=yrs ))coding(?=\s?(?:/|,|&|or\b|and\b))"
    r"|\bcoding(?=\s?(?:/|&|or\b|and\b)\s?billing\b)",
    re.IGNORECASE,
)
_SPEAKS_OF_CODING = re.compile(r"\bcod(?:ing|er|ers)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a statement asks for. unclear: years of something that no lexicon names.

    substitute: what stands "in lieu of" a thing that the statement itself does not name.
    """

    tree: Node | None
    concepts: tuple[str, ...]
    min_years: float | None
    excluded: tuple[str, ...]
    timing: Timing
    lengths: tuple[Length, ...] = ()
    unclear: bool = False
    families: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    substitute: Node | None = None


class DemandReader:
    """Reads statements; `terms.open(text)` must have been called with the posting."""

    def __init__(self, lexicon: Lexicon, terms: TermFinder) -> None:
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._lexicon = lexicon
        self.terms = terms
        self._logic = Logic(lexicon)
        self._excluded = Phrases(wording["excluded"])
        self._equivalent = Phrases(wording["equivalent_work"])
        self._plain = frozenset(wording["plain_years"])
        self.defined: dict[str, tuple[Term, ...]] = {}

    def ask(self, words: str) -> Demand:
        """What the words ask for."""
        terms = _once(self._with_coding(words, self.terms.terms(words)))
        if all(a.family == "credential" and not a.ids for a in terms):
            terms = self._by_definition(words) or terms
        terms = _without_general(words, terms)
        terms, excluded = self._without_excluded(words, terms)
        held = [n for n in lengths(words) if not any(a.start < n.end and n.start < a.end for a in terms)]
        schooled = any(a.family == "education" for a in terms)
        if not schooled:
            terms = [a for a in terms if a.family != "field"]
        pieces, used, ids, unclear = self._years(words, held, terms)
        pieces += [
            Piece(m.start(), m.end(), "years", YearsOf((self._named(CODING),), 1.0))
            for m in self._equivalent.finditer(words)
            if pieces or terms
        ]
        if any(p.sort == "years" and p.node != YearsOf((), 0) for p in pieces[len(held) :]):
            ids.append("code_assignment")
        pieces += [
            Piece(a.start, a.end, sort_of(a.family, n), n) for a in terms if a not in used and (n := _node(a))
        ]
        pieces.sort(key=lambda p: p.start)
        tree = self._logic.tree(words, pieces)
        substitute = None
        if self._logic.lacks_a_side(words, pieces):
            tree, unclear, substitute = None, True, tree
        concepts = [i for a in terms for i in a.ids] + ids
        return Demand(
            tree=simple(tree) if tree else None,
            concepts=tuple(dict.fromkeys(concepts)),
            min_years=_stated(tree or substitute, held),
            excluded=excluded,
            timing=timing(words),
            lengths=tuple(held),
            unclear=unclear,
            families=frozenset(p.sort for p in pieces),
            terms=tuple(terms),
            substitute=simple(substitute) if substitute else None,
        )

    def _with_coding(self, words: str, terms: list[Term]) -> list[Term]:
        """ "Coding or HIM experience": the first is experience as well."""
        found = _FIRST_OF_TWO.search(words)
        if not found or any(a.start < found.end() and found.start() < a.end for a in terms):
            return terms
        coding = Term(*found.span(), ("code_assignment",), self._named(CODING), "scope", found.group(), True)
        return sorted([*terms, coding], key=lambda a: a.start)

    def again(self, words: str, before: Demand) -> Demand:
        """ "…two years of inpatient coding required; three years preferred": other years of the same work."""
        bare = lengths(f"{words} experience")
        if len(bare) != 1 or before.tree is None or before.families != {"years"}:
            return self.ask(words)
        tree = with_years(before.tree, bare[0].years)
        return replace(before, tree=tree, min_years=bare[0].years, lengths=tuple(bare))

    def define(self, words: str) -> None:
        """Remember a list that the posting gives for a name: "mastery level certifications include: …"."""
        for found in _DEFINES.finditer(words):
            listed = [a for a in _once(self.terms.terms(words[found.end() :])) if a.family == "credential"]
            name = re.sub(r"^(?:however,?\s+)?(?:the\s+)?(?:current\s+)?", "", found.group(1).lower())
            name = name.rstrip("s")
            if len(listed) > 1:
                self.defined.setdefault(name, tuple(listed))

    def _by_definition(self, words: str) -> list[Term]:
        lower = words.lower()
        for name, listed in self.defined.items():
            at = lower.find(name)
            if at >= 0:
                parts = tuple(a.node for a in listed if a.node)
                ids = tuple(i for a in listed for i in a.ids)
                return [Term(at, at + len(name), ids, AnyOf(parts), "credential", name)]
        return []

    def _without_excluded(self, words: str, terms: list[Term]) -> tuple[list[Term], tuple[str, ...]]:
        """Names in a clause that says "not accepted" are set apart."""
        barred = [a for a in terms if _NO.search(words[max(0, a.start - 8) : a.start])]
        terms = [a for a in terms if a not in barred]
        cue = self._excluded.search(words)
        if not cue:
            return terms, tuple(i for a in barred if a.family == "credential" for i in a.ids)
        edges = [0, *(m.start() for m in re.finditer(r"[(),;.]|\bbut\b|\s-\s", words)), len(words)]
        start = max(e for e in edges if e <= cue.start())
        if words[start : start + 3] == " - " and not any(
            start <= a.start < cue.end() for a in terms
        ):  # "CPC-A - sorry, not at this time"
            start = max(
                (e for e in edges if e < start and any(e <= a.start < start for a in terms)), default=start
            )
        if cue.group().lower().startswith("exc"):
            start = cue.start()  # "except", "excluding": what follows is out, not what comes before
        end = min((e for e in edges if e >= cue.end()), default=len(words))
        out = [a for a in terms if start <= a.start < end]
        kept = [a for a in terms if a not in out]
        out += [a for a in barred if a.family == "credential"]
        return kept, tuple(i for a in out for i in a.ids)

    def _named(self, concept: str) -> Named:
        return Named(self._lexicon.label(concept), concept)

    def _years(
        self, words: str, held: Sequence[Length], terms: Sequence[Term]
    ) -> tuple[list[Piece], list[Term], list[str], bool]:
        """A piece for each length, with the names that it is counted of."""
        pieces: list[Piece] = []
        used: list[Term] = []
        ids: list[str] = []
        unclear = False
        for index, length in enumerate(held):
            until = held[index + 1].start if index + 1 < len(held) else len(words)
            since = held[index - 1].end if index else 0
            scope = self._scope(words, length, terms, since, until, used)
            node = self._years_node(words, length, scope)
            if not scope and not self._is_plain(words, length, until):
                unclear = True
                continue
            coded = any(self._is_coding(i) for a in scope for i in a.ids)
            if CODING in names(node) and not coded:
                ids.append("code_assignment")
            used += scope
            last = max([length.end, *(a.end for a in scope if a.start > length.start)])
            first = min([length.start, *(a.start for a in scope)])
            pieces.append(Piece(first, last, "years", node))
        return pieces, used, ids, unclear

    def _scope(
        self, words: str, length: Length, terms: Sequence[Term], since: int, until: int, used: Sequence[Term]
    ) -> list[Term]:
        """Settings, code systems, programs and work in the clause of a length: after it, else before it."""
        after = run(words, length.end, until, [a for a in terms if a.start >= length.end and a.start < until])
        if after:
            return self._of_one_kind(words, after)
        before = [a for a in terms if since <= a.start and a.end <= length.start and a not in used]
        return run_back(words, length.start, before)

    def _of_one_kind(self, words: str, scope: list[Term]) -> list[Term]:
        """ "3 years of inpatient coding, Epic": the program after the comma is a demand of its own."""
        for index in range(1, len(scope)):
            one, two = (self._is_software(term) for term in scope[index - 1 : index + 1])
            if two and not one and "," in words[scope[index - 1].end : scope[index].start]:
                return scope[:index]
        return scope

    def _is_software(self, term: Term) -> bool:
        concept = self._lexicon.concepts.get(next(iter(term.ids), ""))
        return bool(concept and concept.category == "software") or names(term.node) <= {
            "any_ehr",
            "any_encoder",
        }

    def _years_node(self, words: str, length: Length, scope: Sequence[Term]) -> Node:
        parts = [Piece(a.start, a.end, sort_of("scope", a.node), a.node) for a in scope if a.node]
        tree = self._logic.tree(words, parts) if parts else None
        if tree is None:
            return YearsOf((self._named(CODING),), length.years)
        clause = words[max(0, length.start - 60) : max(a.end for a in scope) + 40]
        coded = not names(tree) & {CODING, "code_assignment"} and _SPEAKS_OF_CODING.search(clause)
        work = any(self._is_work(name) for name in names(tree))
        return of_years(tree, length.years, (self._named(CODING),) if coded and not work else ())

    def _is_work(self, name: str) -> bool:
        concept = self._lexicon.concepts.get(name)
        return bool(concept and concept.category == "activity")

    def _is_coding(self, name: str) -> bool:
        """Whether a name means coding of its own sort: risk adjustment coding."""
        return name == "risk_adj" or self._is_work(name)

    def _is_plain(self, words: str, length: Length, until: int) -> bool:
        """Whether nothing is said of what the years are of, so that they are of the job's own work."""
        if _AS_CODER.match(words[length.end : until]):
            return True  # "two years equivalent to Health Information Coder II"
        after = re.split(
            r"[.,;:(]|\b(?:and|or|in place of|in lieu of|instead of|that|which|demonstrating|showing"
            r"|indicating)\b",
            words[length.end : until],
        )[0]
        spoken = re.findall(r"[a-z]+", after.lower())[:9]
        before = re.findall(r"[a-z]+", words[max(0, length.start - 30) : length.start].lower())[-3:]
        return all(w in self._plain for w in spoken) or (not spoken and "experience" in before)


def _stated(tree: Node | None, held: Sequence[Length]) -> float | None:
    """The least years that the text states; those that have no place in the tree where nothing else does."""
    years = {n.years for n in held}
    return least(tree, years) or min(years, default=None)


def _node(term: Term) -> Node | None:
    """The node of an term; a programme that no lexicon names is a certificate of education."""
    if term.node is None and term.family == "education":
        return EducationOf("certificate")
    return None if term.family == "field" else term.node


def _without_general(words: str, terms: list[Term]) -> list[Term]:
    """ "CPC or CCS certification through AAPC or AHIMA" asks for the two that it names.

    The general name stays where it opens the list: "CPC or another coding certification", "(e.g. CPC)".
    """
    named = [a for a in terms if a.family == "credential" and a.ids]
    if not named:
        return terms
    kept = []
    for term in terms:
        before, after = words[max(0, term.start - 16) : term.start], words[term.end : term.end + 12]
        opens = _OPENS.search(before) or re.match(r"\W*(?:e\.?g|such as|like)", after, re.IGNORECASE)
        if term.ids or term.family != "credential" or opens or names(term.node) != {"coding_credential"}:
            kept.append(term)
    return kept


def _once(terms: Sequence[Term]) -> list[Term]:
    """A name and its abbreviation in brackets are one: "Certified Professional Coder (CPC)"."""
    found: list[Term] = []
    for term in terms:
        if found and found[-1].ids and found[-1].ids == term.ids and term.start - found[-1].end <= 4:
            last = found.pop()
            found.append(Term(last.start, term.end, last.ids, last.node, last.family, last.words, last.own))
        else:
            found.append(term)
    return found
