"""Parts of a tree that are told by themselves: a credential beside years, one alternative of two."""

from __future__ import annotations

from collections.abc import Callable

from screener.derive.demands.trees import is_several, longest, simple
from screener.model.posting import AllOf, AnyOf, Node

_ALONE = frozenset({"credential", "education", "training", "experience"})
"""Sorts that are told apart where they are alternatives."""


def told_apart(tree: Node, sort_of: Callable[[Node], str]) -> list[Node]:
    """What a tree asks for, told by itself: a credential beside years, alternatives of other sorts or years.

    Names of one sort ("CPC or CCS", "ICD-10-CM and CPT") are told together.
    """
    either = isinstance(tree, AnyOf)
    if not isinstance(tree, AnyOf | AllOf) or is_several(tree):
        return [tree]
    found: dict[tuple[str, float | None], list[Node]] = {}
    for part in tree.parts:
        sort, years = sort_of(part), longest(part) if either else None
        alone = sort in (_ALONE if either else {"credential"})
        own = f"{part}" if alone and not either and isinstance(part, AnyOf) else sort  # "CRC and one of …"
        found.setdefault((own if alone else "", years), []).append(part)
    return [simple(type(tree)(tuple(parts))) for parts in found.values()]
