"""How postings are written: the shapes of the tables that `derive` reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from screener.model.wording import SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRule:
    """A wording in postings, and what it says.

    id: names the rule. says: what code asks for by name; the id itself where it is left out.
    pattern: wordings in the language of docs/patterns.md. unless: wordings over the same words that mean
    something else. because: the reason that a draft shows. points: how much it speaks for a demand.
    examples: texts that hold the wording. not_examples: texts that do not.
    """

    id: str
    pattern: tuple[str, ...]
    says: str = ""
    unless: tuple[str, ...] = ()
    because: str = ""
    points: int = 0
    examples: tuple[str, ...] = field(default=(), metadata=SHOWN)
    not_examples: tuple[str, ...] = field(default=(), metadata=SHOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingTerm:
    """How postings name what a résumé names otherwise.

    words: names, in any case, singular and plural. means: the concepts. instead: what a rule asks for instead
    ("EHR" wants any of them). education: a level. education_field: the name is what a degree is in.
    A term without any of them keeps its words from being read as something else.
    """

    words: tuple[str, ...]
    means: tuple[str, ...] = field(default=(), metadata={"names": "concept"})
    instead: str = ""
    education: str = ""
    education_field: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A slip met in postings: the words as written, and what is likely meant."""

    written: str
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a posting leaves open. readings: in the draft's words. choice: what is taken, else the first."""

    what: str
    readings: tuple[str, ...] = ()
    choice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthWords:
    """How lengths of experience are written: "three (3) to five or more full years", "a year of".

    numbers: words to numbers. one: "a", counted as one after `one_after`, or before `one_before` where
    none of `one_not_after` stands before it. range: between two numbers. more, minimum: that a number is
    the least. added: between number and unit. work: makes a bare length one of experience. between: before
    a range whose numbers `between_and` joins. half: added to a number. ordinal: counts from the first day.
    decades: ten years each.
    """

    numbers: Mapping[str, float]
    one: tuple[str, ...]
    one_after: tuple[str, ...]
    one_before: tuple[str, ...]
    one_not_after: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[str, ...]
    range: tuple[str, ...]
    more: tuple[str, ...]
    minimum: tuple[str, ...]
    added: tuple[str, ...]
    work: str
    days: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    between_and: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    ordinal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """How figures of work are written: "20 charts per hour", "95 percent".

    per: between an amount and its time. times: units of time. not_amounts: units that are no amount of
    work ("8 hours per day"). percent: the sign of a share, and its words.
    """

    per: tuple[str, ...]
    times: tuple[str, ...]
    not_amounts: tuple[str, ...]
    percent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """How the facts of a job are written.

    labels: kind of fact to the labels in a posting's head. tier_from: tier to the yearly pay in dollars from
    which it is usual. pay_range, pay_per, pay_units, pay_after: the words of a pay range ("$20 to $30 per
    hour", "$50,000 annually").
    """

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    tier_from: Mapping[str, float] = field(default_factory=dict)
    pay_range: tuple[str, ...] = ()
    pay_per: tuple[str, ...] = ()
    pay_units: tuple[str, ...] = ()
    pay_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """What a posting should not ask for, or cannot measure.

    patterns: regular expressions, in any case unless `exact`. why: it is a risk. instead: what to ask.
    """

    patterns: tuple[str, ...]
    why: str
    instead: str
    exact: bool = False
