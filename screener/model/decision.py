"""What people decide about candidates, and what they find in place of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from screener.model.profile import Mention
from screener.model.span import Box

DECISIONS = ("advance", "hold", "reject", "set_aside", "none")
"""`none` takes the one before it back; `set_aside` is for a file that was not read."""

STANDINGS = ("put_back", "knock_out")
"""Ranked by points in spite of a knock-out; and the taking back of that."""

YES = {"advance": True, "reject": False, "yes": True, "no": False}
"""What weights can be learned from."""

AS_READ = "as_read"
"""The assertion of a correction that takes an earlier one back."""

FOUND = ("active", "expired", "apprentice", "not_found")
"""What a person finds of a credential where its issuer can be asked."""

NOT_THIS = "not_this"
"""The assertion of a correction by which the words do not mean the concept at all."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a file: decision is one of DECISIONS or STANDINGS (or a word of a CSV).

    at: ISO 8601 with its offset; who: the operating system's user. weights: those that differed from the
    posting's own; rules_sha256: hash of the posting with them. opened: rules, or "pages", looked at.
    """

    at: str
    posting: str
    sha256: str
    decision: str
    reason: str
    note: str = ""
    who: str = ""
    rules_sha256: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    opened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person finds that the words at [start, end) say of a concept, in place of what was read.

    assertion: one of ASSERTIONS, NOT_THIS, or AS_READ. state: the finer reading. quote == text[start:end];
    page, line, boxes, context: where it stands, so that it can be shown without the file.
    found: one of FOUND where the issuer was asked about the credential `of`, "" where the words were read.
    """

    start: int
    end: int
    concept: str
    category: str
    assertion: str
    state: str
    reason: str
    quote: str
    at: str
    who: str
    page: int = 1
    line: int = 1
    boxes: tuple[Box, ...] = ()
    context: str = ""
    context_start: int = 0
    found: str = ""
    of: str = ""

    @classmethod
    def of_mention(
        cls, mention: Mention, assertion: str, state: str, reason: str, *, at: str, who: str
    ) -> Correction:
        """That a mention says something else, e.g. `lapsed` with the state `expired`."""
        return cls(
            start=mention.start,
            end=mention.end,
            concept=mention.concept,
            category=mention.category,
            assertion=assertion,
            state=state,
            reason=reason,
            quote=mention.quote,
            at=at,
            who=who,
            page=mention.page,
            line=mention.line,
            boxes=mention.boxes,
            context=mention.context,
            context_start=mention.context_start,
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of files under one posting, by hash of the file's bytes, as it stands now.

    put_back: ranked by points in spite of a knock-out. accepted: scored though they read as no résumé.
    """

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    put_back: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()

    def of(self, sha256: str) -> Told | None:
        """What stands for one file, None where nobody said anything."""
        told = Told(
            self.decisions.get(sha256), self.corrections.get(sha256, ()), put_back=sha256 in self.put_back
        )
        return None if told == Told() else told


@dataclass(frozen=True, slots=True)
class Told:
    """What people said of one file."""

    decision: Decision | None = None
    corrections: tuple[Correction, ...] = ()
    put_back: bool = False


def yes_or_no(decisions: Mapping[str, Decision]) -> dict[str, bool]:
    """Hash to what weights can be learned from; who is on hold is left out."""
    return {sha256: YES[d.decision] for sha256, d in decisions.items() if d.decision in YES}
