"""One statement to what it asks for: a tree, its concepts, its years."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from screener.derive.demands.joints import Piece
from screener.derive.demands.logic import Logic
from screener.derive.demands.terms import PostingTerms, Term
from screener.derive.demands.trees import names, simple, years_in
from screener.derive.demands.widths import Widths
from screener.derive.demands.years_of import YearsReader, with_years
from screener.derive.lengths import Length, LengthReader, Timing
from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import AnyOf, EducationOf, Node, YearsOf
from screener.model.span import Span

_EDGE = re.compile(r"[(),;.]|\s-\s")
_JOINED = re.compile(r"\s?[/,&]")
_CLAUSE_END = re.compile(r"[.;()]")
_NAME = re.compile(r"[A-Za-z][A-Za-z/' -]*$")
LONGEST_NAME = 60
"""Characters of the longest name that a posting gives to a list of credentials."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a statement asks for. tree: None where nothing known is asked for.

    unclear: years of something that no lexicon names, "three years of carpentry".

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


Definitions = Mapping[str, tuple[Term, ...]]
"""What a posting itself lists under a name: "mastery level certification" to its credentials."""


class DemandReader:
    """Reads the statements of one posting.

    terms: of the posting. definitions: names for lists of credentials that the posting explains.
    """

    def __init__(
        self, lexicon: Lexicon, wordings: Wordings, terms: PostingTerms, definitions: Definitions
    ) -> None:
        self._domain = lexicon.domain
        self._members = lexicon.members
        self._wordings = wordings
        self._terms = terms
        self._definitions = definitions
        self._lengths = LengthReader(lexicon, wordings)
        self._logic = Logic(lexicon, wordings)
        self._widths = Widths(lexicon, wordings)
        self._years = YearsReader(lexicon, wordings, self._logic)

    def ask(self, words: str) -> Demand:
        """What the words ask for."""
        words = self._without_substitutes(words)
        terms, excluded = self._without_excluded(words, self._read_terms(words))
        terms = self._widths.with_any_like(words, self._without_general(words, terms))
        held = self._held(words, terms)
        if not any(t.family == "education" for t in terms):
            terms = [t for t in terms if t.family != "field"]
        terms = self._widths.with_fields(words, terms)
        pieces, used, ids, unclear = self._years.read(words, held, terms)
        if pieces or terms:
            equivalent = self._equivalent_work(words)
            pieces += equivalent
            ids += [self._domain.work] if equivalent else []
        pieces += [
            Piece(t.start, t.end, self._logic.sort_of(t.family, node), node)
            for t in terms
            if t not in used and (node := _node(t))
        ]
        pieces.sort(key=lambda p: p.start)
        tree, substitute = self._logic.tree(words, pieces), None
        if self._logic.lacks_a_side(words, pieces):
            tree, unclear, substitute = None, True, tree
        return Demand(
            tree=simple(tree) if tree else None,
            concepts=tuple(dict.fromkeys([i for t in terms for i in t.ids] + ids)),
            min_years=_stated(tree or substitute, held),
            excluded=excluded,
            timing=self._lengths.timing(words),
            lengths=tuple(held),
            unclear=unclear,
            families=frozenset(p.sort for p in pieces),
            terms=tuple(terms),
            substitute=simple(substitute) if substitute else None,
        )

    def _held(self, words: str, terms: Sequence[Term]) -> list[Length]:
        """The lengths of experience that are no part of a name."""
        of_work = [t.start for t in terms if t.family in ("scope", "knowledge", "code")]
        lengths = self._lengths.read(words, of_work)
        return [n for n in lengths if not any(t.start < n.end and n.start < t.end for t in terms)]

    def _without_substitutes(self, words: str) -> str:
        """Blanks for "though it cannot replace the CPC", so that places stay: nothing is asked for there."""
        for denied in self._wordings["no_substitute"].find(words):
            end = next((m.start() for m in _CLAUSE_END.finditer(words, denied.end)), len(words))
            words = words[: denied.start] + " " * (end - denied.start) + words[end:]
        return words

    def _read_terms(self, words: str) -> list[Term]:
        """The terms of a statement; a name that the posting explains stands for what it explains."""
        terms = _once(self._with_work(words, self._terms.read(words)))
        if all(t.family == "credential" and not t.ids for t in terms):
            terms = self._by_definition(words) or terms
        return terms

    def _equivalent_work(self, words: str) -> list[Piece]:
        """ "…or equivalent experience": a year of the job's own work."""
        year = YearsOf((self._years.any_work(),), 1.0)
        return [Piece(s.start, s.end, "years", year) for s in self._wordings["equivalent_work"].find(words)]

    def _with_work(self, words: str, terms: list[Term]) -> list[Term]:
        """ "Coding or HIM experience": the first is experience as well."""
        found = next((s for s in self._wordings["work_first"].find(words) if self._is_first(words, s)), None)
        if not found or any(t.start < found.end and found.start < t.end for t in terms):
            return terms
        named = words[found.start : found.end]
        ids, node = (self._domain.work,), self._years.any_work()
        work = Term(found.start, found.end, ids, node, "scope", named, True)
        return sorted([*terms, work], key=lambda t: t.start)

    def _is_first(self, words: str, found: Span) -> bool:
        """Whether a name of the work is the first of two things that experience or years are of."""
        after = words[found.end :]
        mark = _JOINED.match(after)
        joint = self._wordings["joint"].starts(after[:16])
        if not mark and not joint:
            return False
        rest = after[max(mark.end() if mark else 0, joint.end if joint else 0) :]
        near = _CLAUSE_END.split(rest[:52])[0]
        neighbor = self._wordings["neighbor_work"].starts(rest[:24]) is not None and "," not in after[:2]
        return self._wordings["sort_experience"].is_in(near) or neighbor

    def again(self, words: str, before: Demand) -> Demand:
        """ "…two years of inpatient coding required; three years preferred": other years of the same work."""
        bare = self._lengths.read(self._lengths.of_work(words))
        years = bare[0].years if bare else self._lengths.bare_number(words)
        if not years or before.tree is None or before.families != {"years"}:
            return self.ask(words)
        return replace(before, tree=with_years(before.tree, years), min_years=years, lengths=tuple(bare))

    def _by_definition(self, words: str) -> list[Term]:
        lower = words.lower()
        for name, listed in self._definitions.items():
            at = lower.find(name)
            if at >= 0:
                parts = tuple(t.node for t in listed if t.node)
                ids = tuple(i for t in listed for i in t.ids)
                return [Term(at, at + len(name), ids, AnyOf(parts), "credential", name)]
        return []

    def _without_excluded(self, words: str, terms: list[Term]) -> tuple[list[Term], tuple[str, ...]]:
        """Names in a clause that says "not accepted" are set apart."""
        barred = [t for t in terms if self._wordings["no"].ends(words[max(0, t.start - 8) : t.start])]
        kept = [t for t in terms if t not in barred]
        out = [t for t in barred if t.family == "credential"]
        if cue := self._wordings["excluded"].search(words):
            start, end = self._excluded_clause(words, cue, terms)
            clause = [t for t in kept if start <= t.start < end]
            kept = [t for t in kept if t not in clause]
            out = clause + out
        return kept, tuple(i for t in out for i in t.ids)

    def _excluded_clause(self, words: str, cue: Span, terms: Sequence[Term]) -> tuple[int, int]:
        """Where the names stand that a cue excludes: in its clause, before a dash, or after "except"."""
        edges = sorted(
            {0, len(words)}
            | {m.start() for m in _EDGE.finditer(words)}
            | {s.start for s in self._wordings["contrast"].find(words)}
        )
        start = max(e for e in edges if e <= cue.start)
        end = min((e for e in edges if e >= cue.end), default=len(words))
        if words[start : start + 1] not in (".", ";", "(") and not any(start <= t.start < end for t in terms):
            # What is meant stands before a dash or in brackets: "Apprentices (CPC-A) are not accepted".
            opened = words.rfind("(", 0, start) if words[start : start + 1] == ")" else start
            before = (e for e in edges if e <= opened and any(e <= t.start < start for t in terms))
            start = max(before, default=start)
        if self._wordings["exception"].is_in(words[cue.start : cue.end]):
            start = cue.start  # "except", "excluding": what follows is out, not what comes before
        return start, end

    def _without_general(self, words: str, terms: list[Term]) -> list[Term]:
        """ "CPC or CCS certification through AAPC or AHIMA" asks for the two that it names.

        The general name stays where it opens the list: "CPC or another coding certification", "(e.g. CPC)".
        """
        if not any(t.family == "credential" and t.ids for t in terms):
            return terms
        named = {i for t in terms for i in t.ids if t.family == "credential"}
        return [
            t
            for t in terms
            if t.ids or t.family != "credential" or self._is_wider(t, named) or self._opens_list(words, t)
        ]

    def _is_wider(self, term: Term, named: Collection[str]) -> bool:
        """Whether a group of credentials is an alternative to those named: "CPC or an AHIMA credential"."""
        groups = names(term.node)
        members = {m for group in groups for m in self._members(group)}
        return groups != {self._domain.credential} and not members & set(named)

    def _opens_list(self, words: str, term: Term) -> bool:
        said = self._wordings
        before = re.split(r"[,;.]", words[max(0, term.start - 16) : term.start])[-1]
        after = words[term.end : term.end + 12]
        return said["another"].is_in(before) or said["example_first"].starts(after) is not None


def definitions(statements: Sequence[Statement], terms: PostingTerms, wordings: Wordings) -> Definitions:
    """The lists that a posting gives for a name: "mastery level certifications include: CIC, CCS"."""
    found: dict[str, tuple[Term, ...]] = {}
    for statement in statements:
        words = statement.text
        for cue in wordings["defines"].find(words):
            named = _NAME.search(words[max(0, cue.start - LONGEST_NAME) : cue.start])
            listed = [t for t in _once(terms.read(words[cue.end :])) if t.family == "credential"]
            if named and len(listed) > 1:
                what = words[cue.start : cue.end].split()[0].rstrip("s").lower()
                name = f"{named.group().strip().lower()} {what}"
                opener = wordings["definition_opener"].starts(name)
                found.setdefault(name[opener.end :].strip(" ,") if opener else name, tuple(listed))
    return found


def _stated(tree: Node | None, held: Sequence[Length]) -> float | None:
    """The least number of years that the text states, of those in the tree where there are some."""
    years = {n.years for n in held}
    return years_in(tree, years) or min(years, default=None)


def _node(term: Term) -> Node | None:
    """The node of a term; a programme that no lexicon names is a certificate of education."""
    if term.node is None and term.family == "education":
        return EducationOf("certificate")
    return None if term.family == "field" else term.node


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
