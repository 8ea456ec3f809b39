"""What was done and what somebody is: the shapes of the tables of a domain's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from screener.model.wording import Side, WordRule


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
    """

    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    weak_functions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """Regular expressions over one clause of a job's text, in any case.

    signs: without one of them a clause shows nothing of the domain's own work. doing: it was done, in a verb;
    named: by the noun alone. not_work: the clause is about something else, or only near the work; weak:
    two such clauses count as one. by_others: others did the part that makes it work. false_friends: the
    job's own word means another trade's work, in jobs whose title holds one of `titles`. partner, kin,
    sector: the work of the roles of these names (class Domain). watched: the work was looked at, or talked
    about.
    """

    signs: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    not_work: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    by_others: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCueWords:
    """Words that, taken together in one clause, show the domain's own work, in whatever order.

    cues: kind to regular expressions; of two that match at one place the first kind counts. several_of: a
    kind of which two different words count as another kind as well. doing, named: kinds that together show
    the work, by a verb or by nouns. other_work: such a clause shows none.
    """

    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    several_of: Mapping[str, str] = field(default_factory=dict)
    doing: tuple[tuple[str, ...], ...] = ()
    named: tuple[tuple[str, ...], ...] = ()
    other_work: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSign:
    """One thing that speaks for a role of the candidate, and how much.

    source: where it is looked for: years, trade, done, latest, headline, words, credential, study (the table
    says what each is). role: the one that it speaks for. weight: points, for years and coded times the
    share of the working life. patterns: regular expressions of words and study, in any case. kinds: of the
    credentials. examples, not_examples: what it is about.
    """

    id: str
    source: str
    role: str
    weight: float
    patterns: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()
