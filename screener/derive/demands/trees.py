"""Trees of what is asked for: their names, and their simplest form."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Sequence

from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf


def simple(node: Node) -> Node:
    """The same tree without lists of one, lists in like lists, and what is named twice."""
    if not isinstance(node, AnyOf | AllOf):
        return node
    parts: dict[Node, None] = {}
    for part in map(simple, node.parts):
        inner = parts_of(part) if type(part) is type(node) else (part,)
        parts.update(dict.fromkeys(inner))
    counted = set().union(*(names(p) for p in parts if isinstance(p, YearsOf)))
    if isinstance(node, AllOf):  # who has years of a thing has the thing
        parts = {p: None for p in parts if not (isinstance(p, Named) and p.id in counted)}
    kept = tuple(parts)
    return kept[0] if len(kept) == 1 else type(node)(kept)


def in_order(node: Node | None) -> list[str]:
    """Ids of all names in a tree, from left to right."""
    if isinstance(node, Named):
        return [node.id]
    if isinstance(node, EducationOf):
        return [node.at_least]
    parts = node.names if isinstance(node, YearsOf) else parts_of(node)
    return [each for part in parts for each in in_order(part)]


def names(node: Node | None) -> set[str]:
    """Ids of all names in a tree."""
    return set(in_order(node))


def years_in(node: Node | None, stated: Collection[float] | None = None) -> float | None:
    """The years of a tree: the least of alternatives, the most of what is asked for together.

    stated: only these count.
    """
    if isinstance(node, YearsOf):
        return node.at_least if stated is None or node.at_least in stated else None
    found = [n for part in parts_of(node) if (n := years_in(part, stated)) is not None]
    return (min if isinstance(node, AnyOf) else max)(found, default=None)


def alike_years(tree: Node) -> list[YearsOf]:
    """The alternatives, where all of them ask for the same number of years; else none."""
    years = [part for part in parts_of(tree) if isinstance(part, YearsOf)]
    same = isinstance(tree, AnyOf) and len({part.at_least for part in years}) == 1
    return years if same and len(years) == len(parts_of(tree)) else []


def is_general(node: Node, lexicon: Lexicon) -> bool:
    """Whether a name stands for any credential or program of a sort: "an EHR", "a coding credential"."""
    return (
        isinstance(node, Named)
        and node.id in lexicon.groups
        and lexicon.category_of(node.id) in ("certification", "software")
    )


def several(nodes: Sequence[Node], count: int) -> Node:
    """Any so many of the nodes together."""
    return AnyOf(tuple(AllOf(parts) for parts in itertools.combinations(nodes, count)))


def some_of(tree: Node) -> tuple[int, list[Named]] | None:
    """Where any two (three …) of some names are asked for, as all their pairs: how many, and the names."""
    ways = [way.parts for way in parts_of(tree) if isinstance(way, AllOf)] if isinstance(tree, AnyOf) else []
    named = list(dict.fromkeys(n for way in ways for n in way if isinstance(n, Named)))
    size = len(ways[0]) if ways else 0
    every = {frozenset(way) for way in itertools.combinations(named, size)}
    if len(ways) < len(parts_of(tree)) or not 1 < size < len(named) or set(map(frozenset, ways)) != every:
        return None
    return size, named


def parts_of(tree: Node | None) -> tuple[Node, ...]:
    """The parts of a list, none of anything else."""
    return tree.parts if isinstance(tree, AnyOf | AllOf) else ()


_ALONE = frozenset({"credential", "education", "training", "experience"})
"""Sorts that are told apart where they are alternatives."""


def told_apart(tree: Node, sort_of: Callable[[Node], str]) -> list[Node]:
    """What a tree asks for, told by itself: a credential beside years, alternatives of other sorts or years.

    Names of one sort ("CPC or CCS", "ICD-10-CM and CPT") are told together.
    """
    either = isinstance(tree, AnyOf)
    if not isinstance(tree, AnyOf | AllOf) or some_of(tree):
        return [tree]
    found: dict[tuple[str, float | None], list[Node]] = {}
    for part in tree.parts:
        sort, years = sort_of(part), years_in(part) if either else None
        alone = sort in (_ALONE if either else {"credential"})
        own = f"{part}" if alone and not either and isinstance(part, AnyOf) else sort  # "CRC and one of …"
        found.setdefault((own if alone else "", years), []).append(part)
    return [simple(type(tree)(tuple(parts))) for parts in found.values()]
