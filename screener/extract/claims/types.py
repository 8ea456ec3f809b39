"""What is passed from step to step: passages, credentials, cues, claims, verdicts. Immutable."""

from __future__ import annotations

from dataclasses import dataclass

from screener.model.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement that may take several lines. text: folded and in lower case, offsets as in the document."""

    span: Span
    text: str
    clauses: tuple[Span, ...]

    def clause_index(self, offset: int) -> int:
        """Which clause holds a character of the document."""
        for index, clause in enumerate(self.clauses):
            if offset < clause.end:
                return index
        return len(self.clauses) - 1


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: a state, and how its phrases reach for credentials."""

    state: str
    side: str
    reach: int | None
    tight: bool
    people: bool
    own: bool
    date: str
    free: bool


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue's phrase at [start, end) of a clause."""

    cue: Cue
    start: int
    end: int

    @property
    def length(self) -> int:
        """Characters of the phrase."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Claim:
    """A state that a cue gives a credential. at: where the cue stands; label: over a list, with a colon."""

    state: str
    cue: CueHit
    clause: int
    at: Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the text says of a credential. explicit: it says so in words. Dates: "YYYY-MM" or "YYYY"."""

    state: str
    explicit: bool
    because: str = ""
    obtained: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential named once or twice in a row ("Certified Professional Coder (CPC)").

    span: in the document. mentions: indexes into the mentions judged. plural: several people's ("CPCs").
    noun: where its last word begins if that names a person ("certified coder"), else its end.
    """

    span: Span
    mentions: tuple[int, ...]
    plural: bool = False
    noun: int = 0


@dataclass(frozen=True, slots=True)
class CredentialNote:
    """What stands between a credential and the next, in the passage's text.

    first: the part in the credential's own clause. shared: where the clause or line of the next one begins:
    from there on a cue may be that one's.
    """

    span: Span
    first: Span
    shared: int
