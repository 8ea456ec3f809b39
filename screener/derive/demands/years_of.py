"""Lengths of experience joined with what they are counted of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.joints import Piece
from screener.derive.demands.logic import Logic
from screener.derive.demands.terms import Term
from screener.derive.demands.trees import names
from screener.derive.draft import Ambiguity
from screener.derive.lengths import Length
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, Named, Node, YearsOf

SCOPES = ("scope", "code")
"""Families of terms that years can be of."""
_END = re.compile(r"[.;]\s|;")
_STOP = re.compile(r"[.;]")
_JOINT = re.compile(r"\(|:|-")
_PART = re.compile(r"[.;,]")
_CLAUSE = re.compile(r"[.,;:(]")


class YearsReader:
    """Tells what years are years of: "two years of inpatient coding"."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, logic: Logic) -> None:
        self._lexicon = lexicon
        self._domain = lexicon.domain
        self._wordings = wordings
        self._logic = logic

    def read(
        self, words: str, held: Sequence[Length], terms: Sequence[Term]
    ) -> tuple[list[Piece], list[Term], list[str], bool]:
        """A piece for each length, the terms used, ids to add, and whether a length is of nothing known."""
        pieces: list[Piece] = []
        used: list[Term] = []
        ids: list[str] = []
        unclear = False
        for index, length in enumerate(held):
            until = held[index + 1].start if index + 1 < len(held) else len(words)
            since = held[index - 1].end if index else 0
            scope = self._scope(words, length, terms, since, until, used)
            node = self._node(words, length, scope)
            if not scope and not self._is_plain(words, length, until):
                unclear = True
                continue
            counted = names(node)
            of_work = any(self._is_own_work(i, counted) for term in scope for i in term.ids)
            if self._domain.any_work in counted and not of_work:
                ids.append(self._domain.work)
            used += scope
            last = max([length.end, *(t.end for t in scope if t.start > length.start)])
            first = min([length.start, *(t.start for t in scope)])
            pieces.append(Piece(first, last, "years", node))
        return pieces, used, ids, unclear

    def any_work(self) -> Named:
        """The job's own work, of whatever sort."""
        return Named(self._lexicon.label(self._domain.any_work), self._domain.any_work)

    def _scope(
        self, words: str, length: Length, terms: Sequence[Term], since: int, until: int, used: Sequence[Term]
    ) -> list[Term]:
        """Settings, code systems, programs and work in the clause of a length: after it, else before it."""
        after = self._run(words, length.end, [t for t in terms if length.end <= t.start < until])
        if after:
            return after
        before = [t for t in terms if since <= t.start and t.end <= length.start and t not in used]
        return self._run_back(words, length, before)

    def _run(self, words: str, start: int, terms: Sequence[Term]) -> list[Term]:
        """The terms that follow a length in its clause, up to a credential, a school, or a new demand."""
        found: list[Term] = []
        at = start
        for term in terms:
            glue = words[at : term.start]
            if term.family not in SCOPES or _END.search(glue):
                break
            if self._wordings["new_demand" if found else "not_of_years"].is_in(glue):
                break
            if self._wordings["of_which"].is_in(glue):
                break  # "five years of coding, with two or more as an auditor"
            if found and "," in glue and self._is_software(term) and not self._is_software(found[-1]):
                break  # "three years of inpatient coding, Epic"
            found.append(term)
            at = term.end
        return found

    def _run_back(self, words: str, length: Length, terms: Sequence[Term]) -> list[Term]:
        """The terms just before a length: "inpatient coding experience of three years"."""
        found: list[Term] = []
        at = length.start
        pointed = self._points_back(words, length)
        for term in reversed(terms):
            glue = words[term.end : at]
            joined = found or pointed or _JOINT.search(glue) or self._wordings["years_before"].is_in(glue)
            if term.family not in SCOPES or _STOP.search(glue) or not joined:
                break
            found.insert(0, term)
            at = term.start
        return found

    def _points_back(self, words: str, length: Length) -> bool:
        """Whether years stand behind what they are of: "anesthesia, 18 months of it", "claims, two years"."""
        after = words[length.end :]
        last = not re.search(r"\w", after) and words[: length.start].rstrip()[-1:] == ","
        return last or self._wordings["points_at_work"].starts(after) is not None

    def _is_software(self, term: Term) -> bool:
        return all(self._lexicon.category_of(i) == "software" for i in (*term.ids, *names(term.node)))

    def _node(self, words: str, length: Length, scope: Sequence[Term]) -> Node:
        parts = [Piece(t.start, t.end, self._logic.sort_of("scope", t.node), t.node) for t in scope if t.node]
        tree = self._logic.tree(words, parts) if parts else None
        if tree is None:
            return YearsOf((self.any_work(),), length.years)
        clause = words[max(0, length.start - 60) : max(t.end for t in scope) + 40]
        own = {self._domain.any_work, self._domain.work}
        told = not names(tree) & own and self._wordings["work_named"].is_in(clause)
        work = any(self._is_work(name) for name in names(tree))
        return of_years(tree, length.years, (self.any_work(),) if told and not work else ())

    def _is_own_work(self, name: str, counted: set[str]) -> bool:
        """Whether a name says the work as well: risk adjustment coding, an activity that is counted."""
        return name in self._domain.own_settings or (name in counted and self._is_work(name))

    def _is_work(self, name: str) -> bool:
        concept = self._lexicon.concepts.get(name)
        return bool(concept and concept.category == "activity")

    def _is_plain(self, words: str, length: Length, until: int) -> bool:
        """Whether no word says what the years are of: then they are of the job's own work."""
        after = words[length.end : until]
        if self._wordings["as_worker"].starts(_PART.split(after)[0]):
            return True  # "two years equivalent to Health Information Coder II"
        ends = self._wordings["scope_ends"].search(after)
        spoken = _CLAUSE.split(after[: ends.start] if ends else after)[0]
        said = re.findall(r"[a-z]+", spoken.lower())[:9]
        before = words[max(0, length.start - 30) : length.start]
        return all(self._wordings["plain_years"].covers(word) for word in said) or (
            not said and self._wordings["sort_experience"].is_in(" ".join(before.split()[-3:]))
        )


def of_years(tree: Node, years: float, also: tuple[Named, ...]) -> Node:
    """A tree of names, counted in years."""
    if isinstance(tree, Named):
        return YearsOf((tree, *also), years)
    if isinstance(tree, AnyOf):
        return AnyOf(tuple(of_years(part, years, also) for part in tree.parts))
    if isinstance(tree, AllOf):
        flat = tuple(p for p in tree.parts if isinstance(p, Named))
        if len(flat) == len(tree.parts):
            return YearsOf((*flat, *also), years)
        inner = [p for p in tree.parts if not isinstance(p, Named)]
        return of_years(inner[0], years, (*flat, *also))
    return tree


def with_years(tree: Node, years: float) -> Node:
    """The tree with another number of years at every place that has one."""
    if isinstance(tree, YearsOf):
        return YearsOf(tree.names, years)
    return AnyOf(tuple(with_years(part, years) for part in getattr(tree, "parts", ())))


def odd_years(lengths: Sequence[Length], line: int, remarks: Remarks) -> list[Ambiguity]:
    """Words and figures that disagree ("three (5) years"), and ranges."""
    found = []
    for length in lengths:
        name, numbers = "odd_years", length.odd
        if not numbers and length.most and length.most > length.years:
            name = "range_from_one" if length.years == 1 else "range"
            numbers = (length.years, length.most)
        if numbers:
            first, second = (f"{number:g}" for number in numbers)
            effects = (("at_least", numbers[0]), ("at_least", numbers[1]))
            where = (line,)
            found.append(remarks.doubt(name, where, effects=effects, first=first, second=second))
    return found
