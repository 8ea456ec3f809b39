"""What was done and what somebody is: the shapes of the tables of a domain's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from screener.model.wording import SHOWN, Side, WordRule


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords:
    """What the summary of a résumé leaves out, and its tiers.

    left_out_kinds: kinds of concepts that are found and can be asked for, but say too little to be listed.
    tiers: name to groups of credentials, the best first; shown, never scored.
    """

    left_out_kinds: frozenset[str] = field(default=frozenset(), metadata={"names": "kind"})
    tiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata={"names": "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRule(WordRule):
    """Words, and the concept that they state: "Mercy Hospital", "called providers about a note"."""

    says: str = field(metadata={"names": "concept"})
    side: Side = "inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """What makes a job's title one of a role. The first role of the table whose words a title has wins.

    words: found anywhere in it, in any case. weak: the same, where the duties speak of the domain's sector.
    functions, weak_functions: the same where one of `levels` stands within three words before or behind ("AR
    Caller", "Process Associate – Medical Billing"). never: takes a title out of the role again. agents:
    titles of two jobs are of the role where one part ends so, whatever of `beside` the other part says.
    examples, not_examples: titles of which it is, and is not, the first role.
    """

    examples: tuple[str, ...] = field(default=(), metadata=SHOWN)
    not_examples: tuple[str, ...] = field(default=(), metadata=SHOWN)
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    weak_functions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()


DutySaid = Literal[
    "doing",
    "named",
    "likely_doing",
    "likely_named",
    "weak",
    "by_others",
    "not_work",
    "other_work",
    "partner",
    "kin",
    "sector",
    "other_trade",
    "own_word",
    "watched",
]
"""What a rule of the table `duties` says of a clause; class DutyRule tells of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule(WordRule):
    """What a clause of a job's text says of the domain's own work and of its neighbors'.

    says: doing: it was done, in a verb; named: by the noun alone; likely_doing, likely_named: the same by
    words that show it together, unless other_work, a neighbor's, is told in the clause. weak: near the work;
    two such clauses count as one. by_others: others did the part that makes it work. not_work: about
    something else. partner, kin, sector: the work of the roles of these names (class Domain). other_trade:
    the job's own word means another trade's work, in jobs whose title holds an own_word. watched: what the
    rule governs was looked at, or talked about.
    """

    says: DutySaid
    side: Side = "around"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSign:
    """One thing that speaks for a role of the candidate, and how much.

    source: where it is looked for: years, trade, done, latest, headline, words, credential, study (the table
    says what each is). role: the one that it speaks for. weight: points, for years and coded times the
    share of the working life. pattern, unless: wordings of words and study, as in a WordRule. kinds: of the
    credentials. examples, not_examples: what it is about.
    """

    id: str
    source: str
    role: str
    weight: float
    pattern: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()
