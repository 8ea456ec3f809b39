"""Titles of sections: the shapes of two tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTitles:
    """The titles of one kind of section.

    category: one of JSON Resume's; a domain that adds titles to a kind leaves it out. titles: a line that
    says only this is one. weak: only where it looks like one. own_lines: such a title also stands above a few
    lines inside one job. items: it may as well be an item of a list of skills. inline: it also stands before
    a colon, with its text behind.
    """

    category: str = ""
    titles: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    own_lines: bool = False
    items: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWords:
    """Words that titles are made of.

    heads: kind to the words that make it. fillers: may stand beside them. continued: behind a title over a
    break of pages. goes_on: at the end of a title that goes on in the next line. present: tells, like a year,
    that a stretch of text holds a job.
    """

    heads: Mapping[str, tuple[str, ...]]
    fillers: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
