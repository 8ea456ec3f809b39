"""Rules over words, as YAML tables hold them: the fields are the keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Side = Literal["before", "after", "around", "inside"]
"""Where a rule's words stand: before what they govern, behind it, on the nearer side, or around it."""

SHOWN = {"wanted": "each rule shows what it is about and what it is not"}
"""Of a field that a table may not leave empty: the hint beside the fault."""
PATTERN = {"pattern": True}
"""Of a field in the language of docs/patterns.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Words of one sort, written `{name}` in patterns.

    words: patterns themselves ("coder", "team lead", "(vice )?president", "{kin}").
    plural: `{name}s` is written for their plurals. plurals: those that no ending gives ("people").
    """

    words: tuple[str, ...] = field(default=(), metadata=PATTERN)
    plural: bool = False
    plurals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """A wording, and what it says of the names that it governs.

    id: names the rule in reasons and faults ("lapsed.let_go").
    pattern: one or several wordings in the language of docs/patterns.md.
    says: what the wording gives: a state, a kind, a level, as the table defines.
    side, reach: where the words stand, and how many words at most may part them from what they govern
    (None: as many as stand between). tight: no comma, colon, bracket or line break may, either.
    stops: wordings that end the reach. unless: wordings over the same words that mean something else.
    beside: wordings that stand in the same clause as well, each within the reach and in other words.
    because: what a reason shows, instead of the words found.
    examples: texts in which the rule speaks. not_examples: texts in which it does not.
    A name is written in them as the pattern writes it: "let my {credential} lapse".
    """

    id: str
    pattern: tuple[str, ...] = field(metadata=PATTERN)
    says: str
    side: Side = "around"
    reach: int | None = None
    tight: bool = False
    stops: tuple[str, ...] = field(default=(), metadata=PATTERN)
    unless: tuple[str, ...] = field(default=(), metadata=PATTERN)
    beside: tuple[str, ...] = field(default=(), metadata=PATTERN)
    because: str = ""
    examples: tuple[str, ...] = field(default=(), metadata=SHOWN)
    not_examples: tuple[str, ...] = field(default=(), metadata=SHOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenRules:
    """Rules over sentences. signs: words, `*` for any ending, of which a line holds one if a rule may speak.

    rules: the wordings; what they say is not asked.
    """

    signs: tuple[str, ...]
    rules: tuple[WordRule, ...] = field(metadata=SHOWN)
