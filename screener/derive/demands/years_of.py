"""Lengths of experience joined with what they are counted of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.logic import OF_WHICH
from screener.derive.demands.terms import Term
from screener.model.posting import AllOf, AnyOf, Named, Node, YearsOf


def of_years(tree: Node, years: float, also: tuple[Named, ...]) -> Node:
    """A tree of names, counted in years."""
    if isinstance(tree, Named):
        return YearsOf((tree, *also), years)
    if isinstance(tree, AnyOf):
        return AnyOf(tuple(of_years(part, years, also) for part in tree.parts))
    if isinstance(tree, AllOf):
        flat = tuple(p for p in tree.parts if isinstance(p, Named))
        if len(flat) == len(tree.parts):
            return YearsOf((*flat, *also), years)
        inner = [p for p in tree.parts if not isinstance(p, Named)]
        return of_years(inner[0], years, (*flat, *also))
    return tree


def least(tree: Node | None, stated: set[float]) -> float | None:
    """The years that the text states: the least of alternatives, the most of what is asked for together."""
    if isinstance(tree, YearsOf):
        return tree.at_least if tree.at_least in stated else None
    found = [n for part in getattr(tree, "parts", ()) if (n := least(part, stated)) is not None]
    return (min if isinstance(tree, AnyOf) else max)(found, default=None)


def with_years(tree: Node, years: float) -> Node:
    if isinstance(tree, YearsOf):
        return YearsOf(tree.names, years)
    return AnyOf(tuple(with_years(part, years) for part in getattr(tree, "parts", ())))


def run(words: str, start: int, until: int, terms: Sequence[Term]) -> list[Term]:
    """The terms that follow a length in its clause, up to a credential, a school, or a new demand."""
    found: list[Term] = []
    at = start
    for term in terms:
        glue = words[at : term.start]
        if term.family not in ("scope", "code") or re.search(r"[.;]\s|;", glue) or term.start >= until:
            break
        if found and re.search(
            r"\b(?:knowledge|ability|familiarity|proficien\w+|certifi\w+)\b", glue, re.IGNORECASE
        ):
            break
        if OF_WHICH.search(glue):
            break  # "five years of coding, with two or more as an auditor"
        if not found and re.search(r"\b(?:certifi\w+|credential|degree|diploma)\b", glue, re.IGNORECASE):
            break
        found.append(term)
        at = term.end
    return found


def run_back(words: str, start: int, terms: Sequence[Term]) -> list[Term]:
    """The terms just before a length: "inpatient coding experience of three years"."""
    found: list[Term] = []
    at = start
    for term in reversed(terms):
        glue = words[term.end : at]
        joined = not found and re.search(r"experience|background|coding|\(|:|-", glue, re.IGNORECASE)
        if term.family not in ("scope", "code") or re.search(r"[.;]", glue) or not (found or joined):
            break
        if re.search(r"\bknowledge\b", glue, re.IGNORECASE):
            break
        found.insert(0, term)
        at = term.start
    return found
