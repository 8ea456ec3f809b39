"""The shapes in which a figure stands beside its name, its review or its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from screener.text.phrases import any_of

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PERCENT = r"\s?(?:%|percent\b|per\s?cent\b)"
_BARE_SCORE = r"(?:[89]\d(?:\.\d{1,2})?|100)"
"""What a review may end with; less is a change or a share: "60% fewer errors"."""
_LOW_SCORE = rf"(?P<value>(?<![\d.$#/-]){_BARE_SCORE})"
_SCORE = rf"(?:{_LOW_SCORE}(?:\s?(?:-|to)\s?(?P<high>{_BARE_SCORE}))?){_PERCENT}"
_OR_MORE = r"(?:\s+or\s+(?:higher|above|better|greater|more))?"
_LEAD = (
    r"(?:^[^\w\n]*|[,;:.(]\s+|\b(?:scored|earned|averag(?:ed|ing)|maintained|held|kept|achieved|got|received"
    r"|with|at|over|above|under|below|and)\s+(?:an?\s+)?)"
)
_VALUE = rf"(?P<value>(?<![\d.$#/-]){_NUMBER})(?:{_PERCENT})?"
_REACHED = (
    rf"(?:(?:down|fell|dropped|cut)\s+)?from\s+{_NUMBER}(?:{_PERCENT})?(?:\s+[a-z]+){{0,3}}?"
    rf"\s+to\s+(?P<reached>{_NUMBER})"
)
_ON = r"(?:on|in|at|from|per|for|over|across|during|by|with|last|past)"
_INLINE = r"(?:[^%.;!?\n]|\n(?=\s*(?-i:[a-z])))"
"""A letter of the same sentence: no line that may begin another one."""


def patterns(rows: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """For each kind, the shapes of its figures in the order in which they are tried."""
    links = any_of(rows["links"])
    for kind in ("accuracy", "denial_rate", "productivity"):
        for shape in _beside_name(any_of(rows[kind]), links):
            yield kind, re.compile(shape, re.IGNORECASE)
    for shape in _review_shapes(rows, links):
        yield "accuracy", re.compile(shape, re.IGNORECASE | re.MULTILINE)
    denied = f"{any_of(rows['denials'])}|{any_of(rows['denial_rate'])}"
    denials = (
        rf"(?<!\w)(?:{denied})(?:\s+(?:for|on|of|in|from|tied\s+to|due\s+to)\s+(?:my|coding)(?:\s+\w+){{0,3}}?)?"
        rf"(?:\s?:|\s+(?:{links}|ran|fell|dropped|went))+\s+(?:{_REACHED}|{_VALUE}){_PERCENT}"
    )
    yield "denial_rate", re.compile(denials, re.IGNORECASE)
    # What came back: "less than 3% of my claims were denied".
    sent_back = (
        rf"{_VALUE}{_PERCENT}\s+of\s+my\s+(?:\w+\s+)?(?:claims|charts|accounts|encounters)\s+"
        r"(?:(?:were|was|are|is|get|got|ever)\s+)*(?:came?\s+back|come\s+back|denied|rejected|returned|bounced)"
    )
    yield "denial_rate", re.compile(sent_back, re.IGNORECASE)
    of_norm = (
        rf"{_VALUE}{_PERCENT}\s+of\s+(?:[\w'-]+\s+){{0,2}}(?:{any_of(rows['productivity'])})"
        rf"(?:\s+(?:{any_of(rows['norms'])}))?(?!\w)"
    )
    yield "productivity", re.compile(of_norm, re.IGNORECASE)


def _beside_name(names: str, links: str) -> Iterator[str]:
    """The figure before its name ("97% coding accuracy"), and behind it ("accuracy: 97%")."""
    gap = (
        r"(?:(?:[ \t]+|\s*\n\s*(?=(?-i:[a-z])))"
        r"(?!and\b|while\b|with\b|of\b|improv|increas|reduc|maintain|decreas)[\w/&'-]+){0,4}?"
    )
    yield (rf"{_VALUE}(?:\s?(?:-|to)\s?(?P<high>{_NUMBER}))?{_PERCENT}\+?{_OR_MORE}{gap}\s+(?:{names})(?!\w)")
    # As in "Accuracy on internal audit: 96%" and "accuracy over the past year was 97%".
    of_what = (
        rf"(?:\s+{_ON}(?:\s+[\w'/&-]+){{1,6}}?"
        r"(?=\s?[:=]|\s+(?:was|is|were|stood|averaged|stayed|held)\b))?(?:\s+(?:in\s+)?(?:19|20)\d\d)?"
    )
    yield (
        rf"(?<!\w)(?:{names})(?:\s?\([^()%]{{1,40}}\))?{of_what}\s{{0,6}}[:=>≥~(,|-]{{0,2}}\s{{0,6}}"
        rf"(?:(?:{links})\s+){{0,4}}[~>≥]?\s?"
        rf"(?:{_REACHED}|{_VALUE}(?:(?:,\s*{_NUMBER})*,?\s?(?:-|to|and)\s?(?P<high>{_NUMBER}))?){_PERCENT}"
    )


def _review_shapes(rows: Mapping[str, Any], links: str) -> Iterator[str]:
    """Figures that are the outcome of a review of one's own work."""
    reviews, reviewers = any_of(rows["reviews"]), any_of(rows["reviewers"])
    any_review = any_of(rows["review_nouns"])
    outcomes = any_of(rows["outcomes"])
    mine = rf"my\s+(?:[\w/&-]+\s+){{0,2}}?(?:{any_of(rows['own_nouns'])})"
    work = rf"{any_of(rows['own_work'])}|{mine}"
    upheld = r"(?:agreed?|concurred|upheld|confirmed|matched|validated|accepted|correct|accurate|unchanged)"
    # Several in one: "Scored 97% and 98% in the last two compliance audits".
    yield (
        rf"{_LEAD}{_SCORE}(?=(?:,?\s+(?:and\s+)?{_BARE_SCORE}{_PERCENT}){{0,3}}"
        rf"(?:\s+(?:average|avg\.?|overall|score|result))?{_OR_MORE}\s+(?:on|in|at|from|across|over)"
        rf"(?:\s+(?!perf)[\w'-]+){{0,5}}?\s+(?:{reviews}|{any_review})(?!\w))"
    )
    yield rf"(?<!\w)(?:{reviews})(?!\w){_INLINE}{{0,60}}?[\s:,]+(?:{outcomes})\s+{_SCORE}(?!\s+of\b)"
    # What others agreed with: "99% agreement with the external firm", "agreed with 95% of my codes".
    yield (
        rf"{_SCORE}(?:\s+[\w-]+){{0,3}}?\s+agreement\s+(?:with|by)(?:\s+[\w-]+){{0,3}}?"
        rf"\s+(?:{reviewers})(?!\w)"
    )
    yield (
        rf"(?<!\w)(?:{reviews}|{reviewers})(?!\w){_INLINE}{{0,60}}?\s{upheld}\s+(?:(?:with|on|in|about)\s+)?"
        rf"{_SCORE}\s+of\s+(?:{work}|the\s+time)(?!\w)"
    )
    yield rf"{_SCORE}\s+of\s+(?:{work})\s+(?:[\w]+\s+){{0,2}}{upheld}(?!\w)"
    # What passed: as in "99% of my claims without finding", "97% of my records had no changes".
    yield (
        rf"{_SCORE}\s+of\s+(?:{work})\s+(?:(?:were|was|had|came\s+back|passed|with|left)\s+)*"
        r"(?:without|no|free\s+of)\s+(?:(?:any|a)\s+)?(?:findings?|changes?|errors?|corrections?|revisions?)"
    )
    # Where they agreed: as in "96% agreement in the outside audit".
    yield (
        rf"{_SCORE}(?:\s+[\w-]+){{0,2}}?\s+agreement\s+(?:in|on|at|during)(?:\s+[\w-]+){{0,3}}?"
        rf"\s+(?:{reviews})(?!\w)"
    )
    # Named alone: "Quality reviews 95% or better", "Annual external audit 2025: 98.2%"
    yield (
        rf"(?:^[^\w\n]*|[,;:.(]\s+|\bmy\s+)(?:[\w'-]+\s+){{0,3}}?(?:{reviews})(?:,?\s+(?:in\s+)?(?:\d{{1,2}}/)?(?:19|20)\d\d)?"
        rf"(?:\s?[:=,–-]?\s+{_SCORE}(?!\s+of\b)|\s?:\s+(?P<bare>{_BARE_SCORE})(?=\s*(?:[;,()]|\.\s|\.?$)))"
    )
    checked = rf"{work}|{reviews}|check|sampled|finished|ended|closed"
    yield rf"(?<!\w)(?:{checked})(?!\w){_INLINE}{{0,24}}?[\s:]{_SCORE}\s+(?:accurate|correct)\b"
    yield rf"{_SCORE}\s+(?:accurate|correct)\b"
    yield (
        rf"\b(?:rated|graded|scored)\s+(?:me\s+)?(?:at\s+)?{_SCORE}"
        rf"(?=\s+by(?:\s+[\w-]+){{0,3}}?\s+(?:{reviewers})(?!\w))"
    )
    yield rf"\baccurate\s+to\s+(?:within\s+)?{_SCORE}"
    # What others reached, then one's own: "staff accuracy rose to 96%; mine stayed at 98%"
    yield rf"\bmine\s+(?:(?:{links})\s+){{0,3}}{_SCORE}"
    # Without its sign: "DRG accuracy 98.1; goal 95", "office audits never under 95"
    scored = r"(?:accuracy|quality(?:\s+score)?|qa(?:\s+score)?)"
    yield rf"(?<!\w){scored}\s?:?\s+{_LOW_SCORE}(?=\s*(?:[;,()]|\.\s|\.?$))"
    # "Scored a 96 on my probationary audit", "passed every audit with 95 or better"
    yield (
        rf"\b(?:scored|got|earned|received|averaged)\s+(?:an?\s+)?{_LOW_SCORE}\s+(?:on|in|at)"
        rf"(?:\s+[\w-]+){{0,3}}?\s+(?:{reviews})(?!\w)"
    )
    yield (
        rf"(?<!\w)(?:{reviews})(?!\w){_INLINE}{{0,30}}?\s{_LOW_SCORE}\s+or\s+(?:better|higher|above)"
        r"(?=\s*(?:[;,.)]|$))"
    )
    yield rf"(?<!\w)audits?\s+never\s+(?:under|below)\s+{_LOW_SCORE}(?![\d%])"


def volume_patterns(rows: Mapping[str, Any]) -> Iterator[re.Pattern[str]]:
    """ "12-15 inpatient charts per day", "accounts, about 110 a day", "charts per hour: 9"."""
    things, periods = any_of(rows["things"]), any_of(rows["periods"])
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})?(?:\.\d)?|(?<!\w)(?:{any_of(rows['numbers'])})(?!\w))"
    value = rf"(?<![\d.,$#/-])(?P<value>{number})\s?\+?(?:\s?(?:-|to|and)\s?(?P<high>{number})\s?\+?)?"
    per = r"(?:\s*/\s*|\s+(?:per|an?|each|every|in\s+an?|within\s+an?)\s+|\s+)"
    between = r"(?:\s+(?!per\b|hours?\b|years?\b|days?\b)[A-Za-z/&'-]+){0,4}?"
    shapes = (
        rf"{value}{between}\s+(?P<thing>{things})(?:\s+coded)?{per}(?P<period>{periods})(?!\w)",
        rf"(?<!\w)(?P<thing>{things}),\s+(?:about|around|some|roughly|averaging)\s+{value}"
        rf"(?:\s*/\s*|\s+(?:per|an?)\s+)(?P<period>{periods})(?!\w)",
        rf"(?<!\w)(?P<thing>{things}){per}(?P<period>{periods})\s?[:=|]\s*{value}(?![\d%])",
        rf"(?<!\w)(?P<period>hourly|daily|weekly|monthly)"
        rf"(?:(?:\s+(?:volume|output|average|production|load))?(?:\s?:|\s+of|\s+is|\s+was)"
        rf"|\s+(?:volume|output|average|production))"
        rf"\s+{value}{between}\s+(?P<thing>{things})(?!\w)",
    )
    for shape in shapes:
        yield re.compile(shape, re.IGNORECASE)


def average_pattern() -> re.Pattern[str]:
    """ "… per day; my average for the year is 16.8": a figure of the unit that was just named."""
    return re.compile(
        r"\bmy\s+(?:own\s+)?(?:average|rate|pace|output)(?:\s+(?:for|in|over)(?:\s+\w+){1,3}?)?"
        r"(?:\s?:|\s+(?:is|was|stands\s+at|of))\s+(?P<value>\d{1,3}(?:\.\d)?)(?![\d%])",
        re.IGNORECASE,
    )
