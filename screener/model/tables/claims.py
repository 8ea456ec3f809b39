"""The shapes of the tables about what a text claims of credentials and skills, and of whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from screener.model.wording import WordRule


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule(WordRule):
    """A wording, and the state (`says`) that it gives to the credentials in its scope.

    scope: where it counts: in the clause of a credential; in a note behind one that heads its line
    ("CIC: sat in 2024, not passed"); or in both.
    people: only where the credential is some people's ("CPC coders", "RHITs").
    own: not where the clause speaks of other people before it ("ensured that coders maintain the CPC").
    date: what the date behind it is: of expiry, of what is expected; or of the exam, in its own words.
    """

    says: str = field(metadata={"names": "states"})
    scope: Literal["clause", "note", "both"] = "clause"
    people: bool = False
    own: bool = False
    date: Literal["", "expiry", "expected", "exam"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRule(WordRule):
    """A wording that makes a credential another person's, or (says: own) leads to the candidate's.

    when: where it counts: `owner`: whatever else is said of the credential; `anywhere`; in a job's text
    (`work`); in a `sentence` that is not the summary's; where both are true (`duty`); `relative`: it
    also makes every claim behind it one about other people.
    behind, not_behind: what must, must not, follow the credential.
    """

    says: Literal["other_people", "own"] = "other_people"
    when: Literal["owner", "anywhere", "work", "sentence", "relative", "duty"] = "anywhere"
    behind: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRule(WordRule):
    """A wording that denies a skill, wishes for it, only studies it, or says that others have it."""

    says: Literal["denied", "desired", "studied", "other_people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AimRule(WordRule):
    """A wording behind which a sentence names what is wanted, or asked for by an employer."""

    says: Literal["wished", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a text can claim of a credential. Rows stand by precedence: in a clause the first counts.

    assertion: what scoring makes of it. says: the reason shown. explicit: the text says it in words, which
    beats a bare mention elsewhere. reported: whether the summary names the credential. whole: of several
    explicit states in one text the lowest counts. loss: a date behind its words is that of the loss.
    after_loss: the state that it becomes where the text has said before that the credential is lost.
    confidence: the highest that a mention in this state has.
    """

    assertion: Literal["held", "in_progress", "lapsed", "negated", "other_person"]
    says: str
    explicit: bool = False
    reported: bool = True
    whole: int = 0
    loss: bool = False
    after_loss: str = field(default="", metadata={"names": "states"})
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTitles:
    """Titles that set the state of all credentials under them.

    states: state to titles. names, exams, small: what may stand beside such words in a title; names are words
    for credentials.
    """

    states: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    exams: frozenset[str]
    small: frozenset[str]
