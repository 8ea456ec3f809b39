"""How résumés write courses of study: the shape of the table `education`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal[
    "hs", "some_college", "certificate", "associate", "bachelor", "post_bacc", "master", "doctorate"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWords:
    """How one level of education is written.

    words: in any case. titles: as written, dots and blanks between the letters as may be. careful: the same,
    but also a word, a state or a trade: they need a field of study, "degree" or a break beside them.
    """

    level: Level
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeWords:
    """What stands around degrees.

    software: behind letters that are then a company's ("MS Office"). trades: behind letters that are then a
    trade ("MA duties"), for the degrees `also_trades`. also_states: degrees that are states too, also_words:
    that are words too. common: degrees that a field may stand before and behind. behind: before a field of
    study; fields: such, in letters. before: what may stand before a degree in a sentence. degree: the noun.
    of: behind levels that are words for people too. within: before a field. people: levels that are words
    for people; firms: that end names of firms.
    """

    software: tuple[str, ...]
    trades: tuple[str, ...]
    also_trades: frozenset[str]
    also_states: frozenset[str]
    also_words: frozenset[str]
    common: frozenset[str]
    behind: tuple[str, ...]
    before: tuple[str, ...]
    degree: tuple[str, ...]
    of: tuple[str, ...]
    within: tuple[str, ...]
    people: frozenset[str]
    firms: frozenset[str]
    kinds: tuple[str, ...]
    kinds_before: tuple[str, ...]
    field_after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationWords:
    """How courses of study are written. Inside a phrase a blank stands for any white space or none.

    levels: the first that fits a place is taken. degree_fields: fields of
    study in letters ("HIM").
    not_programs: certificates of an hour, or of a skill. school_words, schools: of schools' names, and names
    without such a word; classes: behind such a word, a class's name; goes_on: inside a name; general: no
    name with such a word alone; marks: behind a name, no part of it. colleges,
    trade_schools, high_schools: sorts of schools; high: begin words for the last.
    programs: courses without a level, at a trade school; claimed_programs: those that a sentence may claim;
    claims: with such a verb; not_courses: but not of these. certificates: nouns of such courses; diplomas:
    those that a high school gives too; after_school: what comes behind one.
    incomplete, in_progress, in_progress_behind (directly behind the degree), completed: what becomes of it;
    present: the same, alone in place of a date. exams: before words that are then an exam's.
    graduated: wordings that make a year beside them one of studying.
    not_held: before a degree that is named for another reason.
    labels: before a degree in its line, with label_before and label_behind; glued: titles that lost their
    line.
    """

    levels: tuple[LevelWords, ...] = ()
    degree_fields: tuple[str, ...] = ()
    not_programs: tuple[str, ...] = ()
    school_words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    colleges: tuple[str, ...] = ()
    trade_schools: tuple[str, ...] = ()
    high_schools: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    claimed_programs: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    not_courses: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    diplomas: tuple[str, ...] = ()
    after_school: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    in_progress: tuple[str, ...] = ()
    in_progress_behind: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    graduated: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    exams: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    label_before: tuple[str, ...] = ()
    label_behind: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()

    def words_of(self, level: str) -> tuple[str, ...]:
        """The words of a level, of all rows that name it."""
        return tuple(word for row in self.levels if row.level == level for word in row.words)
