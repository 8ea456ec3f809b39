"""The shapes in which a figure stands beside its name, its review or its unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_SCORE = r"(?:[89]\d(?:\.\d{1,2})?|100)"
"""What a review may end with; less is a change or a share: "60% fewer errors"."""
_LEAD = (
    r"(?:^[^\w\n]*|[,;:.(]\s+"
    r"|\b(?:scored|earned|averag(?:ed|ing)|maintained|held|kept|achieved|got|received|with|at)\s+(?:an?\s+)?)"
)
_PERCENT = r"\s?(?:%|percent\b|per\s?cent\b)"


def patterns(rows: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """For each kind: the figure before its name ("97% coding accuracy"), and behind it ("accuracy: 97%")."""
    links, reviews = alternatives(rows["links"]), alternatives(rows["reviews"])
    value = rf"(?P<value>(?<![\d.$#/-]){_NUMBER})(?:{_PERCENT})?"
    gap = r"(?:\s+(?!and\b|while\b|with\b|of\b|improv|increas|reduc|maintain|decreas)[\w/&'-]+){0,4}?"
    for kind in ("accuracy", "denial_rate", "productivity"):
        names = alternatives(rows[kind])
        yield (
            kind,
            re.compile(
                rf"{value}(?:\s?(?:-|to)\s?(?P<high>{_NUMBER}))?{_PERCENT}\+?"
                rf"(?:\s+or\s+(?:higher|above|better|greater|more))?{gap}\s+(?:{names})(?!\w)",
                re.IGNORECASE,
            ),
        )
        yield (
            kind,
            re.compile(
                rf"(?<!\w)(?:{names})(?:\s?\([^()%]{{1,40}}\))?\s{{0,6}}[:=>≥~(,|-]{{0,2}}\s{{0,6}}"
                rf"(?:(?:{links})\s+){{0,4}}[~>≥]?\s?"
                rf"(?:from\s+{_NUMBER}(?:{_PERCENT})?\s+to\s+(?P<reached>{_NUMBER})"
                rf"|{value}(?:\s?(?:-|to|and)\s?(?P<high>{_NUMBER}))?){_PERCENT}",
                re.IGNORECASE,
            ),
        )
    score = rf"(?:(?P<value>(?<![\d.$#/-]){_SCORE})(?:\s?(?:-|to)\s?(?P<high>{_SCORE}))?){_PERCENT}"
    yield (
        "accuracy",
        re.compile(
            rf"{_LEAD}{score}(?:\s+(?:average|avg\.?|overall|score|result))?\s+(?:on|in|at|from|across|over)"
            rf"(?:\s+[\w-]+){{0,5}}?\s+(?:{reviews})(?!\w)",
            re.IGNORECASE | re.MULTILINE,
        ),
    )
    yield (
        "accuracy",
        re.compile(
            rf"(?<!\w)(?:{reviews})(?!\w)[^%.;!?\n]{{0,60}}[\s:,]+(?:{alternatives(rows['outcomes'])})\s+{score}",
            re.IGNORECASE,
        ),
    )


def volume_pattern(rows: Mapping[str, Any]) -> re.Pattern[str]:
    """ "12-15 inpatient charts per day", "20+ encounters/hour", "40 records daily"."""
    things, periods = alternatives(rows["things"]), alternatives(rows["periods"])
    number = r"\d{1,3}(?:,\d{3})?(?:\.\d)?"
    return re.compile(
        rf"(?<![\d.,$#/-])(?P<value>{number})\s?\+?(?:\s?(?:-|to)\s?(?P<high>{number})\s?\+?)?"
        rf"(?:\s+(?!per\b|hours?\b|years?\b|days?\b)[A-Za-z/&'-]+){{0,4}}?\s+(?P<thing>{things})(?:\s+coded)?"
        rf"(?:\s*/\s*|\s+(?:per|an?|each|every|in\s+an?|within\s+an?)\s+|\s+)(?P<period>{periods})(?!\w)",
        re.IGNORECASE,
    )


def alternatives(words: Collection[str]) -> str:
    """The words as one alternation, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
