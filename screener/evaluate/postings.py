"""Derived requirements against labelled postings (design §10).

A labelled requirement is found where a derived one has its line, or the same words, and the two sets of
concepts agree with a Jaccard index of at least 0.5 (two empty sets agree). A derived rule is wrong where none
of its statements finds a labelled requirement; a statement of two rules ("CPC and two years") is right where
one of them finds it. Soft requirements, which no résumé shows, are not counted, nor what the labels call
doubtful. A posting that is refused counts as one where nothing was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from screener.evaluate.tally import Tally

AGREE, SAME_WORDS = 0.5, 0.7
SOFT = ["soft"]
Posted = Mapping[str, Any]
"""A label of gold.jsonl, or the plain data of a draft (`derive --json`)."""


def evaluate_postings(pairs: Iterable[tuple[Posted, Posted | None]]) -> list[Tally]:
    """Tallies of requirements, importance, min_years and preferred, over (label, derived or None) of files.

    importance: share right of those found; min_years: of those found where label or answer states any.
    """
    requirements, importance = Tally("requirements"), Tally("importance")
    years, preferred = Tally("min_years"), Tally("preferred")
    for label, derived in pairs:
        file = str(label["file"])
        entries = list(derived["requirements"]) if derived else []
        found_by: set[int] = set()
        for wanted in label["requirements"]:
            answer = best_answer(wanted, entries)
            found_by |= {i for i, entry in enumerate(entries) if _finds(wanted, entry)}
            if wanted["concepts"] == SOFT or wanted.get("doubtful"):
                continue
            text = str(wanted["text"])[:90]
            found = {text} if answer else set[str]()
            requirements.add_set(file, {text}, found, frozenset())
            if wanted["importance"] == "preferred":
                preferred.add_set(file, {text}, found, frozenset())
            if answer:
                right = answer["importance"] == wanted["importance"]
                importance.add_answer(file, right, answer["importance"], f"{wanted['importance']}: {text}")
                _add_years(years, file, wanted, answer)
        _add_wrong(requirements, file, entries, found_by)
    return [requirements, importance, years, preferred]


def best_answer(wanted: Posted, entries: Sequence[Posted]) -> Posted | None:
    """The derived requirement that agrees best with a labelled one; None where none finds it."""
    finding = [entry for entry in entries if _finds(wanted, entry)]
    return max(
        finding,
        key=lambda e: (jaccard(wanted["concepts"], e["concepts"]), _words_shared(wanted, e)),
        default=None,
    )


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    """Common members over all members; 1 for two empty sets."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first | second else 1.0


def _finds(wanted: Posted, entry: Posted) -> bool:
    if jaccard(wanted["concepts"], entry["concepts"]) < AGREE:
        return False
    line = wanted.get("line")
    if line is not None:
        return line in entry["lines"]
    return _words_shared(wanted, entry) >= SAME_WORDS


def _words_shared(wanted: Posted, entry: Posted) -> float:
    """Share of the shorter text's words that stand in the other; short texts must agree both ways."""
    return max(_overlap(str(wanted["text"]), text) for text in (entry["text"], *entry.get("also", ())))


def _overlap(one: str, other: str) -> float:
    first, second = _words(one), _words(other)
    small, large = sorted((first, second), key=len)
    if not small:
        return 0.0
    return len(small & large) / (len(small) if len(small) >= 4 else len(small | large))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def _add_years(years: Tally, file: str, wanted: Posted, answer: Posted) -> None:
    if wanted["min_years"] is None and answer["min_years"] is None:
        return
    right = wanted["min_years"] == answer["min_years"]
    years.add_answer(file, right, answer["min_years"], f"{wanted['min_years']}: {str(wanted['text'])[:80]}")


def _add_wrong(tally: Tally, file: str, entries: Sequence[Posted], found_by: set[int]) -> None:
    """Rules of which no statement finds anything; what has no rule, or is neither, cannot be wrong.

    A statement of several rules ("CPC and two years") is right where one of them finds a label.
    """
    said = {(entries[i]["text"], *entries[i]["lines"]) for i in found_by}
    right = {e["rule_id"] for e in entries if (e["text"], *e["lines"]) in said}
    for rule_id in dict.fromkeys(
        e["rule_id"] for e in entries if e["rule_id"] and e["importance"] != "neither"
    ):
        if rule_id not in right:
            text = next(str(e["text"]) for e in entries if e["rule_id"] == rule_id)
            tally.add_set(file, frozenset(), {text[:90]}, frozenset())
