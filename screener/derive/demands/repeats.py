"""The same requirement said twice is one with two lines; said with two importances, it is a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from screener.derive.demands.trees import names, simple
from screener.derive.draft import Ambiguity, Requirement
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import AnyOf

SAME, ALIKE = 0.75, 0.5
"""Share of common names from which two requirements are one: in a posting, and with an article round it."""


class Repeats:
    """Joins requirements that a posting says twice, and lists of credentials."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, remarks: Remarks) -> None:
        self._lexicon = lexicon
        self._remarks = remarks
        self._must = wordings["must"]

    def merge(self, requirements: Sequence[Requirement]) -> tuple[list[Requirement], list[Ambiguity]]:
        """Requirements with their `rule_id` set to a number as text: those with one number make one rule."""
        kept: list[Requirement] = []
        doubts: list[Ambiguity] = []
        groups: dict[int, str] = {}
        for requirement in _repeated_once(sorted(requirements, key=lambda r: r.article)):
            twin = next((k for k in kept if self._alike(k, requirement)), None)
            if twin is None:
                number = str(len(kept))
                shared = groups.setdefault(requirement.group, number) if requirement.group else number
                kept.append(replace(requirement, rule_id=shared))
            elif requirement.importance in (twin.importance, "neither"):
                sources = tuple(dict.fromkeys((*twin.sources, *requirement.sources)))
                kept[kept.index(twin)] = replace(twin, sources=sources)
            else:
                kept.append(replace(requirement, rule_id=twin.rule_id))
                doubts.append(self._two_importances(twin, requirement))
        return self._strictest(kept, doubts), doubts

    def join_lists(self, requirements: Sequence[Requirement]) -> tuple[list[Requirement], list[Ambiguity]]:
        """Points of a list that each name credentials only are one requirement that any of them meets."""
        kept: list[Requirement] = []
        for requirement in requirements:
            before = kept[-1] if kept else None
            if before and self._continues(before, requirement):
                parts = tuple(node for node in (before.tree, requirement.tree) if node is not None)
                concepts = tuple(dict.fromkeys((*before.concepts, *requirement.concepts)))
                sources = (*before.sources, *requirement.sources)
                kept[-1] = replace(before, tree=simple(AnyOf(parts)), concepts=concepts, sources=sources)
            else:
                kept.append(requirement)
        lists = [r for r in kept if len(r.lines) > 1 and not r.group]
        effects = (("any_of", None), ("all_of", None))
        return kept, [self._remarks.doubt("list", r.lines, effects=effects) for r in lists]

    def _strictest(self, requirements: list[Requirement], doubts: list[Ambiguity]) -> list[Requirement]:
        """A credential asked for loosely, and again by name: the stricter demand rules."""
        alone = [r for r in requirements if not r.group and r.importance == "required"]
        named = [r for r in alone if self._is_credential(r) and self._names_one(r.concepts)]
        found = list(requirements)
        for rule_id in dict.fromkeys(r.rule_id for r in requirements):
            looser = [r for r in requirements if r.rule_id == rule_id]
            required = all(self._is_credential(r) and r.importance == "required" for r in looser)
            asked = set().union(*(r.concepts for r in looser))
            strict = next((n for n in named if not asked or set(n.concepts) <= asked), None)
            if strict is None or not required or any(r in named for r in looser):
                continue
            found = [replace(r, rule_id=strict.rule_id) if r.rule_id == rule_id else r for r in found]
            lines = tuple(sorted({*strict.lines, *(n for r in looser for n in r.lines)}))
            doubts.append(self._remarks.doubt("strictness", lines, **_two(strict, looser[0])))
        return found

    def _is_credential(self, requirement: Requirement) -> bool:
        """Whether nothing but credentials is asked for."""
        ids = names(requirement.tree)
        return bool(ids) and all(self._lexicon.category_of(i) == "certification" for i in ids)

    def _names_one(self, ids: Iterable[str]) -> bool:
        concepts = (self._lexicon.concepts.get(i) for i in ids)
        return any(c is not None and c.category == "certification" for c in concepts)

    def _two_importances(self, one: Requirement, other: Requirement) -> Ambiguity:
        lines = sorted({*one.lines, *other.lines, one.title_line, other.title_line} - {0})
        first, second = sorted((one, other), key=lambda r: r.importance != "required")
        effects = (("importance", first.importance), ("importance", second.importance))
        return self._remarks.doubt("importances", lines, effects=effects, **_two(first, second))

    def _alike(self, one: Requirement, other: Requirement) -> bool:
        if one.group or other.group or (one.min_years or 0) != (other.min_years or 0):
            return False
        first, second = _asked(one), _asked(other)
        if not first or not second:
            return False
        same = one.importance == other.importance and one.article == other.article
        # "CPC or CCS required, CCS preferred" is no contradiction.
        named = other.importance != "neither" and self._names_one(first | second)
        return len(first & second) / len(first | second) >= (SAME if same or named else ALIKE)

    def _continues(self, before: Requirement, after: Requirement) -> bool:
        if before.importance != after.importance or before.article != after.article or after.need:
            return False
        if bool(before.months_to_obtain) != bool(after.months_to_obtain):
            return False
        if not (self._is_credential(before) and self._is_credential(after)) or before.group != after.group:
            return False
        short = len(after.text) < 90 and len(before.text) < 90
        gap = after.line - before.sources[-1][0]
        return gap == 1 and short and not self._must.is_in(after.text)


def _repeated_once(requirements: Sequence[Requirement]) -> list[Requirement]:
    """Requirements of the very same words, with the lines of all."""
    found: dict[tuple[object, ...], list[Requirement]] = {}
    for r in requirements:
        found.setdefault((r.text, r.importance, r.group, r.article, r.line if r.group else 0), []).append(r)
    return [
        replace(same[0], sources=tuple(dict.fromkeys(s for r in same for s in r.sources)))
        for same in found.values()
    ]


def _two(one: Requirement, other: Requirement) -> dict[str, Any]:
    """Importance, line and first words of two requirements, for a doubt."""
    sides = (("", one), ("other_", other))
    importances = {f"{side}importance": r.importance for side, r in sides}
    words = {f"{side}words": r.text[:50].rstrip() for side, r in sides}
    return {**importances, **words, **{f"{side}line": r.line for side, r in sides}}


def _asked(requirement: Requirement) -> set[str]:
    return set(requirement.concepts) or names(requirement.tree)
