"""Lists of names and conditions to trees of resolved concepts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from screener.config.sourced import Sourced
from screener.errors import Fault
from screener.model.concept import Lexicon, fold_name
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf
from screener.model.profile import EDUCATION_LEVELS
from screener.registry import did_you_mean, nearest

MAX_DEPTH = 12
SHAPES = "a name, {any_of: […]}, {all_of: […]}, {years: name, at_least: n} or {education: level}"
_JOINTS = (
    (re.compile(r",?\s+or\s+|\s*[,/|]\s*"), "[{}]"),
    (re.compile(r",?\s+and\s+|\s*[,&+]\s*"), "{{all_of: [{}]}}"),
)
"""What stands between names of which any, or all, are meant, and how a rule file writes it."""


class TreeReader:
    """Resolves the names of trees against a lexicon and collects what is wrong with them."""

    def __init__(self, lexicon: Lexicon, faults: list[Fault]) -> None:
        self.lexicon = lexicon
        self.faults = faults

    def nodes(self, at: Sourced, depth: int = 0) -> tuple[Node, ...]:
        """The parts of a list; a single name may stand without brackets."""
        if isinstance(at.value, str):
            return self._kept([self.name(at)])
        if not isinstance(at.value, list) or not at.value:
            self.faults.append(at.fault("must be a list that is not empty", f"each part is {SHAPES}"))
            return ()
        if depth > MAX_DEPTH:
            self.faults.append(at.fault(f"nested deeper than {MAX_DEPTH} levels"))
            return ()
        return self._kept([self._node(child, depth) for child in at.children()])

    def name(self, at: Sourced) -> Named | None:
        """A concept or group by any of its names."""
        if not isinstance(at.value, str) or not at.value.strip():
            self.faults.append(at.fault(f"{at.value!r} is no name", "put names such as '99213' in quotes"))
            return None
        ids = self.lexicon.resolve(at.value)
        if len(ids) == 1:
            return Named(at.value, ids[0])
        if ids:
            meanings = ", ".join(f"{i} ({self.lexicon.label(i)})" for i in ids)
            self.faults.append(at.fault(f"ambiguous name {at.value!r}", f"write one of: {meanings}"))
        else:
            self.faults.append(at.fault(f"unknown name {at.value!r}", self._suggestion(at.value)))
        return None

    def _node(self, at: Sourced, depth: int) -> Node | None:
        if not isinstance(at.value, dict):
            return self.name(at)
        keys = set(at.value)
        if keys == {"any_of"}:
            return AnyOf(self.nodes(at.child("any_of"), depth + 1))
        if keys == {"all_of"}:
            return AllOf(self.nodes(at.child("all_of"), depth + 1))
        if keys == {"years", "at_least"}:
            return self._years(at)
        if keys == {"education"}:
            return self._education(at.child("education"))
        self.faults.append(
            at.fault(f"no condition with the keys {', '.join(map(str, at.value))}", f"use {SHAPES}")
        )
        return None

    def _years(self, at: Sourced) -> Node | None:
        names = self.nodes(at.child("years"))
        least = at.child("at_least")
        if isinstance(least.value, bool) or not isinstance(least.value, int | float) or not least.value > 0:
            self.faults.append(least.fault(f"at_least must be a number of years, not {least.value!r}"))
            return None
        if not all(isinstance(node, Named) for node in names):
            self.faults.append(at.child("years").fault("years are counted of names only"))
            return None
        return YearsOf(tuple(n for n in names if isinstance(n, Named)), float(least.value))

    def _education(self, at: Sourced) -> Node | None:
        levels = EDUCATION_LEVELS[1:]
        if at.value in levels:
            return EducationOf(at.value)
        hint = did_you_mean(str(at.value), levels) or f"one of: {', '.join(levels)}"
        self.faults.append(at.fault(f"unknown education level {at.value!r}", hint))
        return None

    def _suggestion(self, name: str) -> str:
        if listed := self._listed(name):
            return f"write a list: {listed}"
        known: dict[str, str] = {}
        for each in self.lexicon.concepts if "." in name else self.lexicon.known_names:
            known.setdefault(fold_name(each), each)
        near = [known[folded] for folded in nearest(fold_name(name), known)]
        return f"did you mean {' or '.join(map(repr, near))}?" if near else ""

    def _listed(self, name: str) -> str:
        """Several names that stand as one, e.g. "CPC or CCS", as the list that is meant; "" for others."""
        for joint, form in _JOINTS:
            parts = [part.strip() for part in joint.split(name) if part.strip()]
            if len(parts) > 1 and any(self.lexicon.resolve(part) for part in parts):
                return form.format(", ".join(parts))
        return ""

    @staticmethod
    def _kept(nodes: Sequence[Any]) -> tuple[Node, ...]:
        return tuple(node for node in nodes if node is not None)
