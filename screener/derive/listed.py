"""Points of a list that name nothing but credentials: one demand that any of them meets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.draft import Ambiguity, Requirement
from screener.derive.logic import names, simple
from screener.model.posting import AnyOf, Node


def _is_credential(requirement: Requirement) -> bool:
    """Whether nothing but credentials is asked for."""
    ids = names(requirement.tree)
    return bool(ids) and all("." in i or i.endswith("_credential") for i in ids)


def listed_credentials(
    requirements: Sequence[Requirement],
) -> tuple[list[Requirement], list[Ambiguity]]:
    """Points of a list that each name credentials only are one requirement that any of them meets."""
    kept: list[Requirement] = []
    for requirement in requirements:
        before = kept[-1] if kept else None
        if before and _continues(before, requirement):
            parts = tuple(node for node in (before.tree, requirement.tree) if node is not None)
            concepts = tuple(dict.fromkeys((*before.concepts, *requirement.concepts)))
            tree: Node = simple(AnyOf(parts))
            kept[-1] = replace(
                before, tree=tree, concepts=concepts, sources=(*before.sources, *requirement.sources)
            )
        else:
            kept.append(requirement)
    readings = ("any one of them", "all of them")
    doubts = [
        Ambiguity("a list of credentials: all or any", requirement.lines, readings, readings[0])
        for requirement in kept
        if len(requirement.lines) > 1 and not requirement.group
    ]
    return kept, doubts


def _continues(before: Requirement, after: Requirement) -> bool:
    if before.importance != after.importance or before.article != after.article:
        return False
    if bool(before.months_to_obtain) != bool(after.months_to_obtain):
        return False
    if not (_is_credential(before) and _is_credential(after)) or before.group != after.group:
        return False
    short = len(after.text) < 90 and len(before.text) < 90
    gap = after.line - before.sources[-1][0]
    return gap == 1 and short and not re.search(r"\brequired\b|\bmust\b", after.text, re.IGNORECASE)
