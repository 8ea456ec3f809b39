"""What a posting asks for, before it becomes rules: facts, requirements, doubts, and the drafted rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from screener.model.posting import Node


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the posting asks for, in its own words.

    line: 1-based, where it stands; sources: all lines that say it, with their words.
    importance: required, preferred, neither.
    tree: what is asked for; None where the text names nothing that a lexicon knows.
    concepts: ids named in the tree, groups left out, education levels included. min_years: the least
    number of years that the text states. excluded: credentials that the text says are not accepted.
    within_years: experience must be so recent. months_to_obtain: it may be obtained after hire.
    title_line: where the title stands that makes it required or preferred, 0 where its own words do.
    group: alternatives to each other have one number, 0 none; need: so many of them are asked for, 0 for one,
    -1 for each thing of a list. article: said around the posting, not in it.
    rule_id: the rule that measures it.
    """

    text: str
    line: int
    importance: str
    tree: Node | None
    concepts: tuple[str, ...] = ()
    min_years: float | None = None
    sources: tuple[tuple[int, str], ...] = ()
    rule_id: str = ""
    excluded: tuple[str, ...] = ()
    within_years: float | None = None
    months_to_obtain: int | None = None
    group: int = 0
    article: bool = False
    title_line: int = 0
    need: int = 0

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that say it, each once."""
        return tuple(dict.fromkeys(line for line, _ in self.sources))


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the job that is no requirement: kind (title, place, pay …), value, line."""

    kind: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class NotScored:
    """A line that asks for what a résumé cannot show, and why it is left out."""

    text: str
    line: int
    reason: str


Effect = tuple[str, object]
"""A key of the rules that come from a doubt's lines, and its value under one reading."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What can be read in two ways: the lines, both readings, and which one the draft takes.

    effects: for each reading what it changes in the rules, None where it changes nothing; none at all
    where no reading changes any.
    """

    what: str
    lines: tuple[int, ...]
    readings: tuple[str, ...]
    choice: str
    effects: tuple[Effect | None, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRule:
    """One rule as it will be written. measure: the kind's own keys; sources: (line, words).

    cheap: nearly everybody meets it.
    """

    id: str
    label: str
    kind: str
    importance: str
    weight: float
    measure: tuple[tuple[str, object], ...]
    sources: tuple[tuple[int, str], ...]
    levels: tuple[tuple[tuple[str, object], ...], ...] = ()
    evidence: tuple[tuple[str, object], ...] = ()
    notes: tuple[str, ...] = ()
    cheap: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was read in a posting, and the rules made of it. warnings: why not to use it as it is.

    no_demand: lines with their words that were read as neither a demand, a duty, a fact nor a title.
    """

    id: str
    title: str
    tier: str | None
    facts: tuple[Fact, ...]
    requirements: tuple[Requirement, ...]
    duties: tuple[Requirement, ...]
    not_scored: tuple[NotScored, ...]
    ambiguities: tuple[Ambiguity, ...]
    rules: tuple[DraftRule, ...]
    lexicons: tuple[str, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    no_demand: tuple[tuple[int, str], ...] = ()


@dataclass
class Collected:
    """Requirements, duties, and what is left out, in the order of the posting."""

    requirements: list[Requirement] = field(default_factory=list)
    duties: list[Requirement] = field(default_factory=list)
    not_scored: list[NotScored] = field(default_factory=list)
    ambiguities: list[Ambiguity] = field(default_factory=list)
    excluded: list[tuple[str, int]] = field(default_factory=list)
