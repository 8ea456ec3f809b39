"""The shapes of the tables about documents that are no résumé."""

from __future__ import annotations

from dataclasses import dataclass, field

from screener.model.wording import SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDocument:
    """A kind of document that names a person and how to reach them, as a résumé does.

    kind: what it is called. parts: lists of phrases, of each of which one must stand in the text. channels:
    how many e-mail addresses and phone numbers it has at least. of_others: its credentials are other
    people's. examples, not_examples: texts that are, and are not, of the kind.
    """

    kind: str
    parts: tuple[tuple[str, ...], ...]
    channels: int = 0
    of_others: bool = False
    examples: tuple[str, ...] = field(default=(), metadata=SHOWN)
    not_examples: tuple[str, ...] = field(default=(), metadata=SHOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedPostings:
    """Patterns (docs/patterns.md) by which a job posting in a résumé is known.

    headings: begin a line that names a posting. openings: stand in a posting's first sentence. phrases: how
    postings speak. joins, present: words of a range of years, which dates a job of the candidate's own.
    """

    headings: tuple[str, ...]
    openings: tuple[str, ...]
    phrases: tuple[str, ...]
    joins: tuple[str, ...]
    present: tuple[str, ...]
