"""Trees of what is asked for: their names, and their simplest form."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf


def simple(node: Node) -> Node:
    """The same tree without lists of one, lists in like lists, and what is named twice."""
    if not isinstance(node, AnyOf | AllOf):
        return node
    parts: dict[Node, None] = {}
    for part in map(simple, node.parts):
        inner = part.parts if type(part) is type(node) and isinstance(part, AnyOf | AllOf) else (part,)
        parts.update(dict.fromkeys(inner))
    counted = set().union(*(names(p) for p in parts if isinstance(p, YearsOf)))
    if isinstance(node, AllOf):  # who has years of a thing has the thing
        parts = {p: None for p in parts if not (isinstance(p, Named) and p.id in counted)}
    kept = tuple(parts)
    return kept[0] if len(kept) == 1 else type(node)(kept)


def names(node: Node | None) -> set[str]:
    """Ids of all names in a tree."""
    if node is None:
        return set()
    if isinstance(node, Named):
        return {node.id}
    if isinstance(node, YearsOf):
        return {name.id for name in node.names}
    if isinstance(node, EducationOf):
        return {node.at_least}
    return set().union(*(names(part) for part in node.parts)) if node.parts else set()


def longest(node: Node) -> float | None:
    """The years of a tree: the least of alternatives, the most of what is asked for together."""
    if isinstance(node, YearsOf):
        return node.at_least
    found = [n for part in parts_of(node) if (n := longest(part)) is not None]
    return (min if isinstance(node, AnyOf) else max)(found, default=None)


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


def is_several(tree: Node) -> bool:
    """Whether any two (three …) of some names are asked for, written as all their pairs."""
    options = parts_of(tree) if isinstance(tree, AnyOf) else ()
    pairs = [p.parts for p in options if isinstance(p, AllOf)]
    plain = all(isinstance(name, Named) for pair in pairs for name in pair)
    named = {name for pair in pairs for name in pair}
    return len(pairs) == len(options) > 1 and plain and math.comb(len(named), len(pairs[0])) == len(pairs)


def parts_of(tree: Node) -> tuple[Node, ...]:
    """The parts of a list, none of anything else."""
    return tree.parts if isinstance(tree, AnyOf | AllOf) else ()
