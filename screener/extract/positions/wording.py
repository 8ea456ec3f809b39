"""The expressions of headings and of jobs told in sentences, made of the table `heading_words`."""

from __future__ import annotations

import re

from screener.model.concept import Lexicon
from screener.model.tables.lines import DateWords
from screener.model.tables.positions import HeadingWords
from screener.text.phrases import any_of


class HeadingWording:
    """Expressions over one line or sentence. Built once a worker.

    length: how long a job lasted; length_behind: at the end of a heading. worked, within, dates_after:
    "Worked as a Coder in …, from". ordinal: a number that opens a line ("2nd"). goes_on, goes_on_with: a
    line that goes on, a date that a sentence goes on with. first_person: "I was". title, name: a title, an
    employer's name in a sentence.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words: HeadingWords = lexicon.tables["heading_words"]
        dates: DateWords = lexicon.tables["dates"]
        ignore = re.IGNORECASE
        months = rf"(?:{any_of(words.months)})\b"
        half = rf"(?:\s+(?:{any_of(words.halves)}))?"
        number = rf"(?:\d{{1,2}}(?:\.5)?\+?|(?:{any_of(words.numbers)})\b)"
        self.length = re.compile(
            rf"\(?(?:(?:{any_of(words.nearly)})\s+)*\b{number}{half}\s*"
            rf"(?:(?:{any_of(words.years)})\b{half}|{months})[\s,]*"
            rf"(?:(?:{any_of(words.joined_by)})\s+)?(?:\d{{1,2}}\s*{months})?\.?\)?"
            rf"|\(\d{{1,4}}\+?\s*(?:{any_of(words.hours)})\b\.?\)",
            ignore,
        )
        self.length_behind = re.compile(rf"\s*[,(–—|-]\s*(?:{self.length.pattern})\s*\)?\s*$", ignore)
        self.worked = re.compile(
            rf"^\W*(?:(?:{any_of(words.worked_before)})\s+){{0,4}}(?:{any_of(words.worked)})\s+"
            rf"(?:{any_of(words.worked_as)})\s+(?:(?:{any_of(words.articles)})\s+)?(?=[A-Z])",
            ignore,
        )
        the = rf"(?:{any_of(words.the)})\s+"
        self.within = re.compile(rf"\s+(?:{any_of(words.within)})\s+(?=(?:{the})?[A-Z])")
        self.dates_after = re.compile(rf"\s+(?:{any_of(words.dates_after)})\s*$")
        self.ordinal = re.compile(rf"^\W*\d+(?:{any_of(dates.ordinals)})\b\s*", ignore)
        self.goes_on = re.compile(rf"(?:[&,/–—-]|\b(?:{any_of(words.goes_on)}))\s*$")
        self.goes_on_with = re.compile(rf"\s*(?:{any_of(words.dates_in)})\s*\t[\s.,;]*$", ignore)
        self.first_person = re.compile(rf"\b(?:{any_of(words.person)})\s+(?:{any_of(words.person_verbs)})\b")
        name = rf"(?:(?:{any_of(words.name_abbreviations)})\.|(?:[A-Z]\.)+|[A-Z][\w'’&-]*)"
        self.title = re.compile(
            rf"\b(?:{any_of(words.is_as)})\s+(?:(?:{any_of(words.their)})\s+)?"
            rf"(?P<title>[^\W\d_][\w/&'’ -]{{2,60}}?)(?=\s+(?:{any_of(words.title_ends)})\b"
            rf"|\s+(?:{any_of(words.name_follows)})\s+(?:{the})?[A-Z]|\s*[,.;(\t]|\s*$)"
        )
        self.name = re.compile(
            rf"\b(?:{any_of(words.at)})\s+(?:{the})?"
            rf"(?P<name>{name}(?:\s+(?:(?:{any_of(words.in_names)})\s+)?{name})*)"
        )
