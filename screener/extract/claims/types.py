"""What is passed from step to step: passages, credentials, claims, verdicts. Immutable."""

from __future__ import annotations

from dataclasses import dataclass

from screener.model.span import Span
from screener.model.tables.claims import ClaimRule
from screener.text.alphabet import Tokens
from screener.text.rule_table import Hit


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential named once or twice in a row ("Certified Professional Coder (CPC)").

    span: in its passage's text. mentions: indexes into those judged. plural: several people's ("CPCs").
    section: of the résumé. noun: where its last word begins if that names a person ("certified coder"), else
    its end.
    """

    span: Span
    mentions: tuple[int, ...]
    section: str | None
    plural: bool
    noun: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement that may take several lines, with the credentials that it names.

    start: in the document; all else in this record counts from there. text: folded and in lower case.
    clauses: they follow one another. tokens: of the text, in which names of credentials are one each.
    """

    start: int
    text: str
    clauses: tuple[Span, ...]
    credentials: tuple[Credential, ...]
    tokens: Tokens

    def clause_index(self, offset: int) -> int:
        """Which clause holds a character."""
        for index, clause in enumerate(self.clauses):
            if offset < clause.end:
                return index
        return len(self.clauses) - 1

    def clause_of(self, credential: Credential) -> Span:
        """The clause in which a credential begins."""
        return self.clauses[self.clause_index(credential.span.start)]

    def between(self, start: int, end: int) -> Tokens:
        """The tokens that begin within [start, end)."""
        return self.tokens.part(start, end)

    def until(self, index: int) -> int:
        """Where the next credential begins, or the text ends."""
        after = self.credentials[index + 1 : index + 2]
        return after[0].span.start if after else len(self.text)

    def quote(self, span: Span) -> str:
        """The words at a place."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule that speaks of a credential, and the clause in which it stands."""

    hit: Hit[ClaimRule]
    clause: int

    @property
    def state(self) -> str:
        """The state that it gives."""
        return self.hit.rule.says


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the text says of a credential. explicit: it says so in words. Dates: "YYYY-MM" or "YYYY".

    because: the words. rule: the id of the rule that knows them, "" for none.
    """

    state: str
    explicit: bool
    because: str = ""
    obtained: str | None = None
    expires: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CredentialNote:
    """What stands between a credential and the next, in the passage's text.

    first: the part in the credential's own clause. shared: where the clause or line of the next one begins:
    from there on a claim may be that one's.
    """

    span: Span
    first: Span
    shared: int
