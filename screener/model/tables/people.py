"""How résumés write names and ways to reach a person: the shapes of two tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """What a person's name is made of, and what never is one.

    particles: small words inside names. suffixes: behind them; suffix_ordinals: endings of numbers among
    those ("2nd"). salutations: begin lines that speak to somebody else. honorifics: before names. asides:
    in brackets behind them. labels: in front on the same line; tails: behind. placeholders: what a template
    prints in a name's place. former: before what the person was called or was before. post_nominals: degrees
    and licenses behind names. never: words that are no part of a name. sometimes: names that are
    also words of that list.
    own_keys, given_keys, family_keys: of a name in files of keys and values, with `key_noun` behind the last
    two. says: "My name is"; said_until: ends the name there. pages, of: "page 2 of 3" before a name.
    """

    particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    suffix_ordinals: tuple[str, ...] = ()
    salutations: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    asides: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    post_nominals: tuple[str, ...] = ()
    never: tuple[tuple[str, ...], ...] = ()
    sometimes: frozenset[str] = frozenset()
    own_keys: tuple[str, ...] = ()
    given_keys: tuple[str, ...] = ()
    family_keys: tuple[str, ...] = ()
    key_noun: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    said_until: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWords:
    """Words around the ways to reach a person.

    email_labels, phone_labels: before an address or number. not_phone_labels: before numbers that nobody
    answers. extensions: before the last digits of a number. others: whoever stands behind them is someone
    else; references: titles of those who recommend. office_mailboxes: of offices, not of persons.
    domains: ends of addresses; sites: those of web addresses without "www"; profiles: sites where a person
    has a page of their own. at, dot: an address that is spelt out.
    """

    email_labels: tuple[str, ...] = ()
    phone_labels: tuple[str, ...] = ()
    not_phone_labels: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    office_mailboxes: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    sites: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    dot: tuple[str, ...] = ()
