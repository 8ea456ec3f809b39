"""How jobs are headed and told: the shapes of the tables of job titles, employers, places and headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class JobTitleWords:
    """Words of job titles.

    nouns: a phrase that ends with one is a title. ranks: stand in titles but end few. fields: of work,
    which a title names behind a dash; departments: end the names of units, which it names there too.
    no_jobs: nouns that tell of no job in a sentence. training, paid, volunteer: say of a job that it was
    training, that it was paid all the same, that it was none.
    """

    nouns: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    no_jobs: frozenset[str] = frozenset()
    training: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    not_paid: tuple[str, ...] = ()
    volunteer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerWords:
    """Words of employers' names, and the labels of headings.

    cues: end a name; suffixes: behind a comma; openers: begin one; weak: shared with titles and departments.
    professions: beside a person's name; persons, person_suffixes: before and behind such a name. same:
    in place of the employer of the job before.
    placeholders: printed in place of a name. labels: before the words of a heading. margin: titles of the
    section beside its first heading. header_words: of the head of a table of jobs. keys, title_keys: of files
    of keys and values; person_key: that key is an employer's only beside others. facts: labels of lines that
    name nothing of a heading. places: printed in place of a town; no_place: an empty one, in its two parts.
    first_words_of_cities: of names of two words.
    """

    cues: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    same: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    person_suffixes: frozenset[str] = frozenset()
    weak: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    margin: tuple[str, ...] = ()
    header_words: frozenset[str] = frozenset()
    keys: tuple[str, ...] = ()
    title_keys: frozenset[str] = frozenset()
    person_key: str = "name"
    facts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    no_place: tuple[tuple[str, str], ...] = ()
    first_words_of_cities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Names of places. states: code to names. streets: words of addresses. boxes: words for a box at a post
    office. countries. home: the names of the country whose states these are; home_short: those that
    are words otherwise. labels: before a town, in a
    sentence or in front of a colon; town_labels: those in front of a town alone. city_ends: last words of
    towns that end names of firms too.
    """

    states: Mapping[str, tuple[str, ...]]
    streets: tuple[str, ...]
    boxes: tuple[str, ...]
    countries: tuple[str, ...]
    home: tuple[str, ...]
    home_short: tuple[str, ...]
    labels: tuple[str, ...]
    town_labels: tuple[str, ...]
    city_ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingWords:
    """Small words of headings and of sentences that tell a job.

    years, months, hours: units of a length behind a date ("3 yrs and 2 mos", "(120 hrs)"); joined_by:
    between its two parts. numbers, nearly, halves: of one in words ("about a year and a half").
    worked, worked_before, worked_as, articles: a heading in other words ("Currently working as a Coder in");
    within: before the employer's name there; dates_after: before its dates; the: before names.
    goes_on: at the end of a line that goes on. dates_in: before a date that belongs to a sentence.
    person, person_verbs: "I was"; the verbs, or endings of such (`*ed`).
    is_as: before a title in a sentence ("was their"); their: what may stand between. title_ends: what ends
    it; name_follows: ends it where a name follows; title_parts: between its parts; title_joins: between
    two titles. at: before an employer's name; in_names: small words inside one; name_abbreviations: those
    with a full stop.
    """

    years: tuple[str, ...]
    months: tuple[str, ...]
    hours: tuple[str, ...]
    numbers: tuple[str, ...]
    nearly: tuple[str, ...]
    halves: tuple[str, ...]
    joined_by: tuple[str, ...]
    worked: tuple[str, ...]
    worked_before: tuple[str, ...]
    worked_as: tuple[str, ...]
    articles: tuple[str, ...]
    within: tuple[str, ...]
    dates_after: tuple[str, ...]
    the: tuple[str, ...]
    goes_on: tuple[str, ...]
    dates_in: tuple[str, ...]
    person: tuple[str, ...]
    person_verbs: tuple[str, ...]
    is_as: tuple[str, ...]
    their: tuple[str, ...]
    title_ends: tuple[str, ...]
    name_follows: tuple[str, ...]
    at: tuple[str, ...]
    in_names: tuple[str, ...]
    name_abbreviations: tuple[str, ...]
    title_parts: tuple[str, ...]
    title_joins: tuple[str, ...]
