"""Whose a credential is: what its clause says of other people, of jobs, of a list that it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from screener.extract.claims import Verdict
from screener.extract.masks import LIST_GAP, LISTED, Group, Masks
from screener.extract.others import Others
from screener.extract.passages import Passage
from screener.text.phrases import pattern_of

_COUNTED_GAP = re.compile(
    rf"s?(?:{LISTED}|\b(?:an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{{1,3}})\b)*"
)


UNSAID = ("active", "apprentice", "unstated", "doubtful")
"""States that no word gives."""


class Ownership:
    """Asks for each credential of a passage whether it is somebody else's."""

    def __init__(self, table: Mapping[str, Any], masks: Masks, others: Others) -> None:
        self._masks = masks
        self._others = others
        self._several = re.compile(r"[\s\-]*(?:[\w&]+[\s\-]+)?" + pattern_of(table["several"]).pattern)
        self._crowd = pattern_of(table["crowd"])
        self._jobs = re.compile(
            r"[\s\-]*" + pattern_of([j for j in table["jobs"] if j.endswith("s")]).pattern
        )

    def is_among(self, passage: Passage, groups: Sequence[Group], group: Group) -> bool:
        """Whether its clause speaks of the candidate as one of a few: "one of two CPCs"."""
        return self._others.is_among(self._round(passage, groups, group)[0])

    def unclaimed(self, passage: Passage, groups: Sequence[Group], group: Group, *, duty: bool) -> str:
        """The state of one that stands before jobs, among people or in a sentence of duties, else ""."""
        if self._names_jobs(passage, groups, group):
            return "job_requirement"
        among = self.is_among(passage, groups, group)
        return "unstated" if not among and (duty or self._is_crowds(passage, groups, group)) else ""

    def _names_jobs(self, passage: Passage, groups: Sequence[Group], group: Group) -> bool:
        """Whether its list stands before several jobs: "filled CPC and CRC openings"."""
        return self._jobs.match(self._round(passage, groups, group)[1]) is not None

    def owner(self, passage: Passage, groups: Sequence[Group], group: Group) -> str:
        """The words that make it a person beside the candidate ("our CPC"), "" for none."""
        before, after = self._round(passage, groups, group)
        return self._others.owns(before, after)

    def _listed(self, passage: Passage, groups: Sequence[Group]) -> list[bool]:
        """For each group but the first, whether it goes on with the list before it, counts included."""
        base = passage.span.start
        return [
            _COUNTED_GAP.fullmatch(passage.text, a.span.end - base, b.span.start - base) is not None
            for a, b in pairwise(groups)
        ]

    def others(
        self, passage: Passage, groups: Sequence[Group], group: Group, *, work: bool, sentence: bool
    ) -> str:
        """The words of its clause that make a credential another's, "" for none."""
        before, after = self._round(passage, groups, group)
        return self._others.says(before, after, work=work, sentence=sentence)

    def spread(self, passage: Passage, groups: Sequence[Group], verdicts: list[Verdict]) -> None:
        """Give the whole of a list to the others who have one of it: "two CPCs and one CRC"."""
        pairs = [(i, i + 1) for i, goes_on in enumerate(self._listed(passage, groups)) if goes_on]
        for source, target in (*pairs, *((b, a) for a, b in reversed(pairs))):
            if verdicts[source].state == "other_people" and verdicts[target].state in UNSAID:
                verdicts[target] = verdicts[source]

    def _is_crowds(self, passage: Passage, groups: Sequence[Group], group: Group) -> bool:
        """Whether people stand before the credential in its clause, or right behind it."""
        clause = passage.clauses[passage.clause_index(group.span.start)]
        base = passage.span.start
        text = self._masks.text(passage, groups)
        if self._several.match(text[group.span.end - base : clause.end - base]):
            return True
        return self._crowd.search(text[clause.start - base : group.span.start - base]) is not None

    def _round(self, passage: Passage, groups: Sequence[Group], group: Group) -> tuple[str, str]:
        """The group's clause before it, and behind the list that it stands in."""
        clause = passage.clauses[passage.clause_index(group.span.start)]
        base, text = passage.span.start, self._masks.text(passage, groups)
        end = group.span.end - base
        for other in groups:
            start = other.span.start - base
            if start >= end and LIST_GAP.fullmatch(text, end, start) and other.span.end <= clause.end:
                end = other.span.end - base
        return text[clause.start - base : group.span.start - base], text[end : clause.end - base]
