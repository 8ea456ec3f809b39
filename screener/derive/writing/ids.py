"""Ids of rules, that say what they are: `outpatient-experience`."""

from __future__ import annotations

import re

from screener.derive.demands.trees import names
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, Node, YearsOf

LONGEST = 40
"""Characters of the longest id, its number left out."""
_NAMED = frozenset({"setting", "work", "qualification"})
"""Sorts that tell too little to be an id by themselves."""


class RuleIds:
    """Ids of one posting's rules, each given once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._own = {lexicon.domain.any_work, lexicon.domain.work}
        self._taken: set[str] = set()

    def free(self, sort: str, tree: Node) -> str:
        """The sort's name for its first rule, else with what is asked for: `outpatient-experience`."""
        what = self._slug(tree) if sort in _NAMED or sort in self._taken else ""
        kind = {"setting": "experience", "qualification": ""}.get(sort, sort)
        base = "-".join(part for part in (what, kind) if part) or sort
        found, number = base, 1
        while found in self._taken:
            number += 1
            found = f"{base}-{number}"
        self._taken.add(found)
        return found

    def _slug(self, tree: Node) -> str:
        """The first two things that a tree names, as part of an id."""
        ids = [i for i in dict.fromkeys(_in_order(tree)) if i not in self._own]
        bare = [re.sub(r"[^a-z0-9]+", "-", i.rpartition(".")[2].removeprefix("any_")) for i in ids]
        joint = "-and-" if isinstance(tree, AllOf) else "-or-"
        heads = bare[:2] if isinstance(tree, AnyOf | AllOf) else bare[:1]
        return joint.join(heads)[:LONGEST].strip("-")


def _in_order(node: Node) -> list[str]:
    """Ids of a tree from left to right."""
    if isinstance(node, AnyOf | AllOf):
        return [i for part in node.parts for i in _in_order(part)]
    if isinstance(node, YearsOf):
        return [name.id for name in node.names]
    return sorted(names(node))
