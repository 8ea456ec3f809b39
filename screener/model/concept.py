"""Concepts, groups and the lexicon that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from screener.model.domain import Domain, Trade

UNNAMED = "generic.certified_coder"
"""A credential that the text does not name: "certified coder"."""


def fold_name(name: str) -> str:
    """The form under which names are looked up: lower case; dashes, dots, spaces and ® as one space.

    "ICD-10-CM", "icd 10 cm" and "ICD–10–CM" fold to one form; "CCS" and "CCS-P" to two.
    """
    return " ".join(re.sub(r"[\s\-‐-―./_®™©]+", " ", name).casefold().split())


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Names that mean the concept only where their surroundings agree.

    exact: found only as written, else in any case.
    near: words or phrases (in any case), or "@set" for a named set of the table `context_words`,
    of which at least one must stand within `window` words on either side, or in the section's title.
    sections: categories of section in which the name counts without such a neighbour.
    field: counts where the rest of the résumé shows coding, billing or HIM work.
    unless: words, phrases or "@set" that show another meaning; they win over all of the above.
    A name whose surroundings say neither is kept with low confidence, out of scoring, and flagged;
    ordinary: it is a word of every résumé ("clinic", "trained") and left out instead.
    """

    names: tuple[str, ...]
    exact: bool = True
    near: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    field: bool = False
    unless: tuple[str, ...] = ()
    window: int = 8
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with a stable id.

    aliases are found in any case, abbreviations only as written, ambiguous ones by their surroundings.
    broader: concepts that this one always proves (ICD-10-CM proves no ICD-10-PCS).
    at_least: credentials that holding this one satisfies (same body, higher or renamed).
    suggests: concept id to credit, 0 to 1, that a bare mention of this one earns towards it.
    kind: the finer sort within a category (encounter_setting, side, facility_type, encoder …).
    examples, not_examples: texts in which `screener check` must, must not, find the concept.
    """

    id: str
    label: str
    category: str
    kind: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    broader: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    suggests: Mapping[str, float] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    source: str = ""
    verified: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        """Whether it stands for several products, none of which is called like it ("Other encoder")."""
        if self.category != "software":
            return False
        unsure = [name for ambiguous in self.ambiguous for name in ambiguous.names]
        names = [name.casefold() for name in (*self.aliases, *self.abbreviations, *unsure)]
        label = self.label.casefold()
        return not any(label in name or name in label for name in names)


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of concepts usable wherever a name is."""

    id: str
    label: str
    members: tuple[str, ...]


ROLE_ID = "role."
"""Sentences of the table `wording` that say what a candidate is begin with it."""


@dataclass(frozen=True)
class Lexicon:
    """The concepts of one or more domains, and the tables (rules, section titles …) of a language.

    tables: name to rows in the shape that screener/model/tables gives the table.
    version: short hash over the YAML files that made it.
    """

    names: tuple[str, ...]
    concepts: Mapping[str, Concept]
    groups: Mapping[str, Group]
    tables: Mapping[str, Any]
    version: str

    @cached_property
    def domain(self) -> Domain:
        """What the program must know of the domain by name (table `domain`)."""
        domain: Domain = self.tables.get("domain", Domain())
        return domain

    @cached_property
    def trade(self) -> Trade:
        """What tables show of the domain."""
        domain = self.domain
        kept = frozenset(self.members(domain.records)), frozenset(self.members(domain.encoders))
        shared = frozenset(c.id for c in self.concepts.values() if c.is_shared)
        return Trade(*kept, domain.code_change, domain.before_change, self._roles(), self._ranks(), shared)

    def _roles(self) -> dict[str, str]:
        """What a candidate can be, in the words of the table `wording`."""
        said = self.tables.get("wording", {})
        return {i.removeprefix(ROLE_ID): s.text for i, s in said.items() if i.startswith(ROLE_ID)}

    def _ranks(self) -> dict[str, int]:
        """Credentials of the trade, its full ones first, then by the order of their kinds."""
        domain, full = self.domain, self.members(self.domain.credential)
        kinds = {kind: place for place, kind in enumerate(domain.proof_kinds, start=1)}
        ranks = {c.id: kinds[c.kind] for c in self.concepts.values() if c.kind in kinds}
        return ranks | dict.fromkeys(full, 0)

    def category_of(self, name: str) -> str:
        """The category of a concept, or of what a group holds: "software" for `any_ehr`; "" where unknown."""
        concept = self.concepts.get(next(iter(self.members(name)), name))
        return concept.category if concept else ""

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for name in {
                fold_name(n)
                for n in (
                    concept.id,
                    concept.label,
                    concept.name,
                    *concept.aliases,
                    *concept.abbreviations,
                    *(name for names in concept.ambiguous for name in names.names),
                )
                if n
            }:
                found.setdefault(name, []).append(concept.id)
        for group in self.groups.values():
            for name in {fold_name(group.id), fold_name(group.label)}:
                found.setdefault(name, []).append(group.id)
        return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}

    @property
    def known_names(self) -> Iterable[str]:
        """What rule files call things, for suggestions: labels and groups first, then other names."""
        yield from (concept.label for concept in self.concepts.values())
        yield from self.groups
        for concept in self.concepts.values():
            yield from filter(None, (concept.name, *concept.aliases, *concept.abbreviations))

    def resolve(self, name: str) -> tuple[str, ...]:
        """Ids of the concepts and groups that a name can mean: none unknown, several ambiguous.

        An exact id wins, then an exact label, then an exact abbreviation, then any folded name.
        """
        if name in self.concepts or name in self.groups:
            return (name,)
        for exact in (
            [c.id for c in self.concepts.values() if c.label == name],
            [c.id for c in self.concepts.values() if name in c.abbreviations],
        ):
            if len(exact) == 1:
                return tuple(exact)
        return self._by_name.get(fold_name(name), ())

    def label(self, concept_id: str) -> str:
        """What a person calls it; the id itself where it is unknown."""
        if concept_id in self.concepts:
            return self.concepts[concept_id].label
        return self.groups[concept_id].label if concept_id in self.groups else concept_id

    def members(self, concept_or_group: str) -> tuple[str, ...]:
        """The concepts of a group (groups may hold groups); a concept alone gives itself."""
        if concept_or_group not in self.groups:
            return (concept_or_group,)
        found: dict[str, None] = {}
        for member in self.groups[concept_or_group].members:
            found.update(dict.fromkeys(self.members(member)))
        return tuple(found)

    @cached_property
    def _proofs(self) -> dict[str, dict[str, float]]:
        """For each concept: what it is proved by, directly, with credit."""
        found: dict[str, dict[str, float]] = {}
        for concept in self.concepts.values():
            for target in (*concept.broader, *concept.at_least):
                found.setdefault(target, {})[concept.id] = 1.0
            for target, credit in concept.suggests.items():
                found.setdefault(target, {}).setdefault(concept.id, credit)
        return found

    def proves(self, concept_or_group: str) -> dict[str, float]:
        """Every concept whose mention proves this one, with its credit (1 proves, less suggests).

        The specific proves the general through `broader` and `at_least`, never the reverse.
        """
        credits: dict[str, float] = {}
        queue = [(member, 1.0) for member in self.members(concept_or_group)]
        while queue:
            concept_id, credit = queue.pop()
            if credits.get(concept_id, 0.0) >= credit:
                continue
            credits[concept_id] = credit
            # A suggestion is not passed on: half a proof of half a proof is none.
            if credit == 1.0:
                queue.extend(self._proofs.get(concept_id, {}).items())
        return credits
