"""Short names of rules: a label of nouns ("2 years of Inpatient") and an id that says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.trees import names
from screener.derive.remarks import Remarks
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf

LABEL, ID = 64, 40
"""Characters of the longest label and of the longest id, its number left out."""
_NAMED = frozenset({"setting", "work", "qualification"})
"""Sorts that tell too little to be an id by themselves."""
_ARTICLE = re.compile(r"^an? ")


class RuleNames:
    """Labels and ids of one posting's rules."""

    def __init__(self, lexicon: Lexicon, remarks: Remarks) -> None:
        self._lexicon = lexicon
        self._remarks = remarks
        self._own = {lexicon.domain.any_work, lexicon.domain.work}
        self._taken: set[str] = set()

    def label(self, tree: Node) -> str:
        """What a tree asks for, in nouns: "CPC, COC or CCS", "Bachelor's degree, health information"."""
        words = self._said(tree)
        return words[:1].upper() + words[1:]

    def free_id(self, sort: str, tree: Node) -> str:
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
        return joint.join(heads)[:ID].strip("-")

    def _said(self, node: Node) -> str:
        if isinstance(node, Named):
            return _ARTICLE.sub("", self._lexicon.label(node.id))
        if isinstance(node, EducationOf):
            return self._remarks.text(f"level_{node.at_least}")
        if isinstance(node, YearsOf):
            return self._years(node)
        how = "any" if isinstance(node, AnyOf) else "all"
        return self._listed([self._said(part) for part in node.parts], how)

    def _years(self, node: YearsOf) -> str:
        scope = [self._said(name) for name in node.names if name.id not in self._own]
        what = self._listed(scope, "all") if scope else self._said(node.names[0])
        number = "one_year" if node.at_least == 1 else "years"
        return self._remarks.text(number, what=what, years=f"{node.at_least:g}")

    def _listed(self, words: Sequence[str], how: str) -> str:
        """Words joined by "or" or "and"; what a label has no room for is counted."""
        listed = list(dict.fromkeys(words))
        shown = len(listed)
        while shown > 1:
            rest = [] if shown == len(listed) else [self._remarks.text("others", count=len(listed) - shown)]
            parts = [*listed[:shown], *rest]
            said = self._remarks.text(f"list_{how}", listed=", ".join(parts[:-1]), last=parts[-1])
            if len(said) <= LABEL:
                return said
            shown -= 1
        return (
            listed[0]
            if len(listed) == 1
            else self._remarks.text(
                f"list_{how}", listed=listed[0], last=self._remarks.text("others", count=len(listed) - 1)
            )
        )


def _in_order(node: Node) -> list[str]:
    """Ids of a tree from left to right."""
    if isinstance(node, AnyOf | AllOf):
        return [i for part in node.parts for i in _in_order(part)]
    if isinstance(node, YearsOf):
        return [name.id for name in node.names]
    return sorted(names(node))
