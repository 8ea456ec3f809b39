"""Requirements to drafted rules: kind, tree, partial credit, weight, and the lines they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.derive.demands.trees import (
    alike_years,
    names,
    parts_of,
    several,
    simple,
    some_of,
    told_apart,
    years_in,
)
from screener.derive.draft import DraftRule, Requirement
from screener.derive.remarks import Remarks
from screener.derive.writing.labels import RuleNames
from screener.derive.writing.weights import weight_of
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf
from screener.model.profile import EDUCATION_LEVELS

SORTS = {
    "certification": "credential",
    "code_system": "code-systems",
    "": "education",
    "software": "software",
    "education": "training",
}
"""What a rule is about, by the category of what it asks for; levels of education have none."""
Keys = tuple[tuple[str, object], ...]


class RuleDrafter:
    """Writes the rules of one posting; names are checked against the lexicon."""

    def __init__(self, lexicon: Lexicon, remarks: Remarks) -> None:
        self.lexicon = lexicon
        self.remarks = remarks
        self._domain = lexicon.domain
        self.named = RuleNames(lexicon, remarks)

    def rules(
        self, requirements: Sequence[Requirement], excluded: Sequence[tuple[str, int]]
    ) -> tuple[list[DraftRule], list[Requirement]]:
        """A rule for each number in `rule_id`, and the requirements with the rules' ids."""
        rules: list[DraftRule] = []
        linked: list[Requirement] = []
        for number in dict.fromkeys(r.rule_id for r in requirements):
            said = [r for r in requirements if r.rule_id == number]
            made = [(tree, self._rule(tree, said, by, excluded)) for tree, by in self._asked(said)]
            rules += [rule for _, rule in made]
            first = made[0][1].id if made else ""
            linked += [part for r in said for part in self._parted(r, made, first)]
        return rules, linked

    def _parted(
        self, whole: Requirement, made: Sequence[tuple[Node, DraftRule]], first: str
    ) -> list[Requirement]:
        """ "A CRC and three years", "a degree or five years": each with its own names, years and rule."""
        parts = told_apart(whole.tree, lambda node: _sort(self.sorts(node))) if whole.tree else []
        if len(parts) < 2:
            return [replace(whole, rule_id=first)]
        rules = {part: rule.id for tree, rule in made for part in (tree, *parts_of(tree))}
        named = [self._named(part) for part in parts]
        named[-1] |= set(whole.concepts).difference(*named)
        found = []
        for part, ids in zip(parts, named, strict=True):
            of_part = (rules[p] for p in (part, *parts_of(part)) if p in rules)
            found.append(
                replace(
                    whole,
                    tree=part if len(made) > 1 else whole.tree,
                    concepts=tuple(concept for concept in whole.concepts if concept in ids),
                    min_years=years_in(part) if whole.min_years else None,
                    rule_id=next(of_part, first),
                )
            )
        return found

    def _named(self, part: Node) -> set[str]:
        """The names of a tree with the members of its groups."""
        named = {m for name in names(part) for m in (name, *self.lexicon.members(name))}
        return named | ({self._domain.work} if self._domain.any_work in named else set())

    def _asked(self, said: Sequence[Requirement]) -> list[tuple[Node, list[Requirement]]]:
        """What each of the rules asks for, and the requirements that say so best.

        "An active CRC and three years" is two rules: who has one of them shows which.
        """
        asking = [r for r in said if r.tree]
        alone = [r for r in asking if not r.group]
        ruling = sorted(alone, key=lambda r: (not r.concepts, r.importance != "required"))[:1] or asking
        trees = [r.tree for r in ruling if r.tree]
        if not trees:
            return []
        need = ruling[0].need
        tree = several(trees, need) if 1 < need <= len(trees) else simple(AnyOf(tuple(trees)))
        return [(part, ruling) for part in self._parts(tree)]

    def _parts(self, tree: Node) -> list[Node]:
        """What is asked for together, by sort: a credential, code systems, years; a degree with its field."""
        if not isinstance(tree, AllOf):
            return [tree]
        schooled = any(isinstance(part, EducationOf) for part in tree.parts)
        by_sort: dict[str, list[Node]] = {}
        for part in tree.parts:
            sort = _sort(self.sorts(part))
            if schooled and sort == "training":
                sort = "education"
            alone = isinstance(part, YearsOf | AnyOf) and sort not in ("credential", "education")
            by_sort.setdefault(f"{part}" if alone else sort, []).append(part)
        return [simple(AllOf(tuple(parts))) for parts in by_sort.values()]

    def _rule(
        self,
        tree: Node,
        said: Sequence[Requirement],
        ruling: Sequence[Requirement],
        excluded: Sequence[tuple[str, int]],
    ) -> DraftRule:
        first = ruling[0]
        importance = "required" if any(r.importance == "required" for r in said) else first.importance
        kind, measure = self.measured(tree)
        if importance != "required" and any(isinstance(p, EducationOf) for p in parts_of(tree)):
            measure = tuple(key for key in measure if key[0] != "partial")  # half a wish is no wish
        sorts = self.sorts(tree)
        sort = "education" if sorts == {"education", "training"} else _sort(sorts)
        lines = {line for r in said for line in r.lines}
        return DraftRule(
            id=self.named.free_id(sort, tree),
            label=self.named.label(tree),
            kind=kind,
            importance=importance,
            weight=weight_of(importance, sorts if sort == "qualification" else {sort}, len(lines)),
            measure=measure,
            sources=_sources([*ruling, *said]),
            levels=self._levels(tree, sort, said, excluded),
            evidence=(("within_years", first.within_years),) if first.within_years else (),
            notes=self._notes(sort, importance, said, excluded),
            cheap=self._is_cheap(tree),
        )

    def _is_cheap(self, node: Node) -> bool:
        """Whether nearly everybody meets it: a diploma, one year of work, what every course teaches."""
        if isinstance(node, EducationOf):
            return node.at_least in EDUCATION_LEVELS[: EDUCATION_LEVELS.index("certificate") + 1]
        if isinstance(node, YearsOf):
            return node.at_least <= 1
        if isinstance(node, Named):
            return self._sort_of(node.id) == "knowledge"
        return (any if isinstance(node, AnyOf) else all)(map(self._is_cheap, node.parts))

    def sorts(self, tree: Node) -> set[str]:
        """What a rule is about: education, experience, credential, code-systems, software, setting …"""
        parts = tree.parts if isinstance(tree, AnyOf | AllOf) else (tree,)
        years = [p for p in parts if isinstance(p, YearsOf)]
        sorts = {self._sort_of(i) for p in parts if p not in years for i in names(p)}
        return sorts | ({"experience"} if years else set())

    def _sort_of(self, name: str) -> str:
        category = self.lexicon.category_of(name)
        if category == "activity":
            first = self.lexicon.concepts[self.lexicon.members(name)[0]]
            return "knowledge" if first.kind == "knowledge" else "work"
        return SORTS.get(category, "setting")

    def measured(self, tree: Node) -> tuple[str, Keys]:
        """Kind and keys that ask for the tree."""
        if isinstance(tree, EducationOf):
            return "level", (("at_least", tree.at_least),)
        if isinstance(tree, YearsOf):
            return "years", (("all_of", [self.name(n) for n in tree.names]), *_at_least(tree.at_least))
        if isinstance(tree, AnyOf):
            return self._measured_any(tree)
        if isinstance(tree, AllOf):
            return "has", (("all_of", [self.written(p) for p in tree.parts]), ("partial", "proportional"))
        return "has", (("any_of", [self.name(tree)]),)

    def _measured_any(self, tree: AnyOf) -> tuple[str, Keys]:
        """Alternatives: as many years of one thing or another, any two of some names, or any one."""
        if years := alike_years(tree):
            scopes = [[self.name(n) for n in each.names] for each in years]
            options = [scope[0] if len(scope) == 1 else {"all_of": scope} for scope in scopes]
            return "years", (("any_of", options), *_at_least(years[0].at_least))
        shared: Keys = (("partial", "proportional"),) if some_of(tree) else ()
        return "has", (("any_of", [self.written(p) for p in tree.parts]), *shared)

    def written(self, node: Node) -> object:
        """A node as plain data for YAML."""
        if isinstance(node, Named):
            return self.name(node)
        if isinstance(node, EducationOf):
            return {"education": node.at_least}
        if isinstance(node, YearsOf):
            scope = [self.name(n) for n in node.names]
            return {"years": scope[0] if len(scope) == 1 else scope, "at_least": node.at_least}
        return {"any_of" if isinstance(node, AnyOf) else "all_of": [self.written(p) for p in node.parts]}

    def name(self, named: Named) -> str:
        """The label where it means one thing only, else the id."""
        label = self.lexicon.label(named.id)
        plain = named.id in self.lexicon.concepts and self.lexicon.resolve(label) == (named.id,)
        return label if plain else named.id

    def _levels(
        self, tree: Node, sort: str, said: Sequence[Requirement], excluded: Sequence[tuple[str, int]]
    ) -> tuple[Keys, ...]:
        """Partial credit: an entry-level credential, one in progress, an exam that tests the knowledge."""
        domain = self._domain
        if not domain.entry_credential:
            return ()
        if sort == "credential":
            return self._credential_levels(tree, said, excluded)
        holders = [domain.credential, domain.entry_credential]
        if sort == "training":
            return (_level(0.7, "any_of", holders, self.remarks.text("taught")),)
        if sort == "knowledge" and names(tree) <= set(domain.taught_knowledge):
            return (_level(0.9, "any_of", holders, self.remarks.text("tested")),)
        return ()

    def _credential_levels(
        self, tree: Node, said: Sequence[Requirement], excluded: Sequence[tuple[str, int]]
    ) -> tuple[Keys, ...]:
        """Partial credit for another full credential, one for beginners, one in progress; best first.

        Where several are asked for together another one is not paid for: they are counted one by one. Nor is
        one of the trade where only a license of another profession is asked for ("RN required").
        """
        together = isinstance(tree, AllOf) or any(isinstance(p, AllOf) for p in parts_of(tree))
        domain, lexicon, remarks = self._domain, self.lexicon, self.remarks
        months = next((r.months_to_obtain for r in said if r.months_to_obtain), None)
        credit = 0.6 if months else 0.25
        because = remarks.text("obtained_later", months=months) if months else remarks.text("in_study")
        in_progress = _level(credit, "assertion", ["in_progress"], because)
        asked = set().union(*(lexicon.members(i) for i in names(tree)))
        if not asked & lexicon.trade.ranks.keys():
            return (in_progress,)
        entry = set(lexicon.members(domain.entry_credential))
        barred = entry & {concept for concept, _ in excluded}
        levels = [(credit, in_progress)]
        if not together and set(lexicon.members(domain.credential)) - asked:
            because = remarks.text("another_credential")
            levels.append((0.7, _level(0.7, "any_of", [domain.credential], because)))
        if not barred and (left := sorted(entry - asked)):
            whole = not entry & asked
            which = [domain.entry_credential] if whole else [self.name(Named(i, i)) for i in left]
            levels.append((0.5, _level(0.5, "any_of", which, remarks.text("entry_credential"))))
        return tuple(keys for _, keys in sorted(levels, key=lambda level: -level[0]))

    def _notes(
        self, sort: str, importance: str, said: Sequence[Requirement], excluded: Sequence[tuple[str, int]]
    ) -> tuple[str, ...]:
        notes = []
        if sort == "credential" and importance == "required":
            notes.append(self.remarks.text("knock_out"))
            notes += [
                self.remarks.text("not_accepted", line=line, credential=self.lexicon.label(c))
                for c, line in excluded
            ]
        if months := next((r.months_to_obtain for r in said if r.months_to_obtain), None):
            notes.append(self.remarks.text("no_knock_out", months=months))
        return tuple(notes)


def _sort(sorts: set[str]) -> str:
    """The one word for a rule's id and weight; "qualification" for what mixes several."""
    if len(sorts) == 1:
        return next(iter(sorts))
    if "training" in sorts and sorts <= {"training", "experience", "education", "knowledge"}:
        return "training"
    if sorts == {"knowledge", "experience"}:
        return "experience"
    return "setting" if sorts == {"setting", "work"} else "qualification"


def _sources(said: Sequence[Requirement]) -> tuple[tuple[int, str], ...]:
    """Lines with their words, each once."""
    return tuple(dict.fromkeys(source for requirement in said for source in requirement.sources))


def _at_least(years: float) -> Keys:
    """Years for full credit, and half of them for the first of it."""
    if years < 1:
        return (("at_least", years),)
    return (("at_least", years), ("partial_from", years / 2))


def _level(credit: float, key: str, names: Sequence[str], because: str) -> Keys:
    """One level of partial credit as the keys of a rule file."""
    return (("credit", credit), (key, list(names)), ("because", because))
