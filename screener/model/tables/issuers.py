"""The shape of the table about who issues credentials."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issues credentials, under the name that the concepts' `facts.issuer` has.

    name: in full. page: where anybody can look somebody up, or the issuer's own page where no such page is
    known; ask: True for the latter.
    """

    name: str
    page: str
    ask: bool = False
