"""Labels of rules, short nouns for what a tree asks for ("2 years of inpatient coding"), and their ids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.trees import alike_years, in_order, some_of
from screener.derive.remarks import Remarks
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf
from screener.text.sentences import Sentences

LONGEST, LONGEST_ID = 64, 40
"""Characters of the longest label, and of the longest id without its number."""
_TELL_LITTLE = frozenset({"setting", "work", "qualification"})
"""Sorts that tell too little to be an id by themselves."""
_PLACES = frozenset({"setting", "specialty"})
"""Categories that say where, or on what, the trade's work is done."""
_TOOLS = frozenset({"software", "code_system"})
"""Categories of what is worked with."""
_ARTICLE = re.compile(r"^an? ")


class RuleNames:
    """What trees of a posting ask for, in words, and ids that are each given once. Built once a posting."""

    def __init__(self, lexicon: Lexicon, remarks: Remarks) -> None:
        self._lexicon, self._remarks = lexicon, remarks
        self._sentences = Sentences.of(lexicon)
        self._own = {lexicon.domain.any_work, lexicon.domain.work}
        self._taken: set[str] = set()

    def label(self, tree: Node) -> str:
        """ "CPC, COC or CCS", "Bachelor's degree or associate degree with 2 years of coding"."""
        words = self._one(tree)
        if len(words) > LONGEST and isinstance(tree, AnyOf | AllOf):
            words = self._shortened(tree)
        return words[:1].upper() + words[1:]

    def _one(self, node: Node) -> str:
        """All of a tree, however long."""
        if isinstance(node, Named):
            return self._name(node.id)
        if isinstance(node, EducationOf):
            return self._remarks.text(f"level_{node.at_least}")
        if isinstance(node, YearsOf):
            return self._years(node, self._scope(node))
        if isinstance(node, AnyOf):
            return self._alternatives(node)
        mixed = any(isinstance(part, AnyOf | AllOf) for part in node.parts)
        return self._listed(list(map(self._one, node.parts)), "with" if mixed else "all")

    def _alternatives(self, node: AnyOf) -> str:
        if alike := alike_years(node):
            return self._years(alike[0], self._listed(list(map(self._scope, alike)), "any"))
        if chosen := some_of(node):
            number, several = chosen
            listed = self._listed([self._name(each.id) for each in several], "all")
            return self._remarks.text("some_of", count=number, listed=listed)
        words = [
            self._listed(list(map(self._one, part.parts)), "with")
            if isinstance(part, AllOf)
            else self._one(part)
            for part in node.parts
        ]
        return self._listed(words, "any")

    def _shortened(self, node: AnyOf | AllOf) -> str:
        """What there is room for, and how many more; "or equivalent" for alternatives of several parts."""
        how = "any" if isinstance(node, AnyOf) else "all"
        nested = [part for part in node.parts if isinstance(part, AnyOf | AllOf)]
        plain = [self._one(part) for part in node.parts if part not in nested]
        if how == "any" and nested:
            parts = plain or [self._one(nested[0].parts[0])]
            last = self._remarks.text("equivalent")
            tries = (self._listed([*parts[:shown], last], how) for shown in range(len(parts), 0, -1))
            return next(said for said in tries if len(said) <= LONGEST or parts[0] in said)
        alike = alike_years(node)
        words = list(map(self._scope, alike)) or [*plain, *map(self._one, nested)]
        for shown in range(len(words) - 1, 0, -1):
            rest = self._remarks.text("others", count=len(words) - shown)
            said = self._listed([*words[:shown], rest], how)
            said = self._years(alike[0], said) if alike else said
            if len(said) <= LONGEST or shown == 1:
                return said
        return words[0]

    def _name(self, concept_or_group: str) -> str:
        return _ARTICLE.sub("", self._sentences.name_of(concept_or_group, self._lexicon))

    def _scope(self, node: YearsOf) -> str:
        """What the years are of, or with: "inpatient coding", "supervising coders", "Epic"."""
        ids = [name.id for name in node.names if name.id not in self._own] or [node.names[0].id]
        if all(self._lexicon.category_of(each) == "activity" for each in ids):
            ids = [name.id for name in node.names]  # billing and coding: the work is said beside other work
        of = {each: self._lexicon.category_of(each) for each in ids}
        places = [each for each in ids if of[each] in _PLACES]
        words = [self._sentences.work_at(places, self._lexicon)] if places else []
        return self._listed([*words, *(self._name(each) for each in ids if each not in places)], "all")

    def _years(self, node: YearsOf, what: str) -> str:
        tools = all(self._lexicon.category_of(name.id) in _TOOLS for name in node.names)
        what = self._remarks.text("with" if tools else "of", what=what)
        number = "one_year" if node.at_least == 1 else "years"
        return self._remarks.text(number, what=what, years=f"{node.at_least:g}")

    def _listed(self, words: Sequence[str], how: str) -> str:
        """Words joined by "or", "and" or "with"; behind words that hold such a joint a comma parts them."""
        words = list(dict.fromkeys(words))
        if len(words) < 2:
            return "".join(words)
        if how == "with":
            return self._remarks.text("list_with", listed=words[0], last=self._listed(words[1:], "all"))
        joints = [self._remarks.text(f"list_{joint}", listed="", last="") for joint in ("any", "all")]
        comma = "," if any(joint in word for word in words[:-1] for joint in joints) else ""
        return self._remarks.text(f"list_{how}", listed=", ".join(words[:-1]) + comma, last=words[-1])

    def free_id(self, sort: str, tree: Node) -> str:
        """The sort's name for its first rule, else with what is asked for: `outpatient-experience`."""
        what = self._slug(tree) if sort in _TELL_LITTLE or sort in self._taken else ""
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
        ids = [i for i in dict.fromkeys(in_order(tree)) if i not in self._own]
        bare = [re.sub(r"[^a-z0-9]+", "-", i.rpartition(".")[2].removeprefix("any_")) for i in ids]
        joint = "-and-" if isinstance(tree, AllOf) else "-or-"
        heads = bare[:2] if isinstance(tree, AnyOf | AllOf) else bare[:1]
        return joint.join(heads)[:LONGEST_ID].strip("-")
