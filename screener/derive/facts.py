"""Facts of a posting, each with its line: title, place, pay, hours, whom it reports to, its tier."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.derive.draft import Fact
from screener.derive.reading.lines import PostingLine
from screener.derive.reading.statement import Statement
from screener.model.concept import Lexicon
from screener.text.phrases import Phrases

_PAY = re.compile(
    r"\$\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?\+?"
    r"(?:\s*(?:-|to)\s*\$?\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?\+?)?(?:\s*(?:per|an|a|/)\s*(?:year|hour|hr|annum|month)|\s+annually)?"
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?")
_CITY = r"(?!Location|Summary|Job)[A-Z][a-z.'][A-Za-z.'-]*"
_PLACE = re.compile(rf"\b({_CITY}(?: {_CITY}){{0,2}}, ([A-Z]{{2}}))\b(?:\s+\d{{5}})?")
_REPORTS = re.compile(
    r"\b(?:reports|reporting|(?:will|you|to)\s+report)\s+(?:directly\s+)?to\s+"
    r"(?:(?:the|our|an?)\s+|(?=(?-i:[A-Z])))([^.;:]{3,90})",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b\d{1,2}\s*(?:(?:-|to)\s*\d{1,2}\s*)?(?:hours?|hrs)\s*(?:per|a|/)\s*(?:week|wk)\b|\b\d{1,2}[\s-]hour\s+(?:shift|week)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\bhours?\b|\bschedules?\b|\bshifts?\b|\bdays?\b|\bweek", re.IGNORECASE)
_JOBS = (
    r"(?:[Cc]oders?|CODERS?|[Cc]oding|CODING|[Bb]illers?|[Aa]uditors?|AUDITOR|[Ss]pecialist|SPECIALIST"
    r"|[Tt]echnician|[Ee]ducator|[Aa]nalyst|[Aa]bstractor|[Ss]upervisor|SUPERVISOR|[Ll]ead|[Mm]anager|[Tt]rainer)"
)
_JOB = re.compile(rf"\b{_JOBS}\b")
_TALKS = re.compile(r"\b(?:we|you|our|your|is|are|will|years?|yrs?|required|preferred)\b", re.IGNORECASE)
_WORKER = (
    r"(?:(?-i:[A-Z]\w+\s)?coder|biller|(?:coding\s)?auditor|coding\s(?:specialist|analyst|educator|manager))"
)
_HIRES = re.compile(
    r"\b(?:(?:as|seeking|recruiting|looking for|hiring|opening for|need)\s+an?|position of)\s+"
    rf"((?:[\w/&-]+\s){{0,4}}?{_WORKER}(?:\s(?-i:I{{1,3}})\b)?)"
    rf"|\b((?-i:(?:[A-Z][\w/&-]+\s){{0,4}}){_WORKER})\s+(?:needed|wanted|position|role|opportunity|opening)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<!\bSr)(?<!\bJr)[.:]$")
_AT = re.compile(rf"\s*(?:\s-|\||,|\()\s*{_PLACE.pattern}\)?$")
_CALL = re.compile(
    r"^(?:apply (?:for|to)|now hiring|hiring|wanted|subject|job title|position)\b[:\s-]*", re.IGNORECASE
)
HEAD = 10
"""So many lines at the top may hold the title."""
HOURLY = 500
"""A rate below this many dollars is by the hour."""


class FactReader:
    """Reads the table `posting_facts`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: Mapping[str, Any] = lexicon.tables["posting_facts"]
        self._labels = {str(label): kind for kind, labels in table["labels"].items() for label in labels}
        self._employment = Phrases(table["employment_type"])
        self._places = Phrases(table["places_of_work"])
        self._states = frozenset(table["states"])
        self._modes = {mode: Phrases(words) for mode, words in table["work_mode"].items()}
        self._entry = Phrases(table["entry_words"])
        self._specialty = Phrases(table["specialty_words"])
        self.tier_from: Mapping[str, float] = table["tier_from"]

    def read(self, lines: Sequence[PostingLine], statements: Sequence[Statement]) -> list[Fact]:
        """All facts in the order of their lines; the same fact in one line once."""
        found: list[Fact] = []
        for statement in statements:
            if statement.kind == "facts":
                label, value = _labelled(statement)
                kind = self._kind(label) or (None if label else self._kind(statement.title))
                found += self._stated(kind or "other", value, statement.line)
        named = {(fact.kind, fact.line) for fact in found}
        for line in lines:
            found += [fact for fact in self._inline(line) if (fact.kind, fact.line) not in named]
        found += _title(lines, found)
        return sorted(dict.fromkeys(found), key=lambda fact: fact.line)

    def _stated(self, kind: str, value: str, line: int) -> list[Fact]:
        """A labelled fact under the kind that its value is of; none where it is a blank or a sentence."""
        told = kind == "other" and value.endswith(".") and len(value) > 40
        if value.startswith("[") or told:
            return []
        if kind in ("place", "other") and self._mode(value):
            kind = "work_mode"  # "Work location: In person"
        if kind == "work_mode" and not self._mode(value):
            kind = (
                "work_setting" if self._places.search(value) else "hours" if _TIMES.search(value) else "other"
            )
        return [Fact(kind, value, line)]

    def _mode(self, value: str) -> bool:
        """Whether a short value names a mode of work and nothing else."""
        return (
            len(value.split()) <= 4
            and any(p.search(value) for p in self._modes.values())
            and "," not in value
        )

    def _kind(self, label: str) -> str | None:
        key = re.sub(r"[^a-z/ -]", "", label.lower()).strip()
        return self._labels.get(key)

    def _inline(self, line: PostingLine) -> list[Fact]:
        """Facts in running text; the words around them are their value."""
        found = [
            Fact("pay", m.group().strip(), line.number)
            for m in _PAY.finditer(line.text)
            if _amounts(m.group())
        ]
        if reports := _REPORTS.search(line.text):
            found.append(Fact("reports_to", reports.group(1).strip(), line.number))
        for words in re.split(r"(?<=[a-z)]{3}[.!?])\s+", line.text):
            if len(words) <= 200:
                found += self._of_words(words, line.number)
        return found

    def _of_words(self, words: str, line: int) -> list[Fact]:
        found = [
            Fact("work_mode", mode, line) for mode, phrases in self._modes.items() if phrases.search(words)
        ]
        if (place := _PLACE.search(words)) and place.group(2) in self._states:
            found.append(Fact("place", place.group(1), line))
        if hours := _HOURS.search(words):
            found.append(Fact("hours", hours.group(), line))
        if (employed := self._employment.search(words)) and len(words) <= 80:
            found.append(Fact("employment_type", employed.group(), line))
        return found

    def tier(self, title: str, credential: bool, entry: bool, years: float) -> str:
        """entry, certified or specialty: shown, never scored."""
        if self._specialty.search(title) or years >= 5:
            return "specialty"
        if self._entry.search(title) or entry or not (credential or years):
            return "entry"
        return "certified"


def _labelled(statement: Statement) -> tuple[str, str]:
    """A fact's label and value: "Primary role: submits claims"."""
    found = re.match(r"([A-Z][\w /-]{1,40}):\s+(?=\S)", statement.text)
    if statement.label or not found:
        return statement.label, statement.text
    return found.group(1), statement.text[found.end() :]


def _title(lines: Sequence[PostingLine], found: Sequence[Fact]) -> list[Fact]:
    """Where no label names it: a short line at the top or words in the text that name a job, else line 1."""
    if any(fact.kind == "title" for fact in found) or not lines:
        return []
    for line in lines[:HEAD]:
        if not (line.bullet or _TALKS.search(line.text) or _ENDS.search(line.text)):
            cells = [c.strip() for c in re.split(r"\s{2,}|\s\|\s", line.text)]
            if named := next(
                (c for c in cells if len(c) <= 90 and _JOB.search(c) and ":" not in _CALL.sub("", c)), None
            ):
                return [Fact("title", _AT.sub("", _CALL.sub("", named)), line.number)]
    for line in lines:
        if hires := _HIRES.search(line.text):
            words = (hires.group(1) or hires.group(2)).strip()
            return [Fact("title", words[0].upper() + words[1:], line.number)]
    words = re.split(r"\s{2,}|\s\|\s", lines[0].text)[0].strip()
    return [Fact("title", words, lines[0].number)] if len(words) <= 90 and not words.endswith(".") else []


def _amounts(words: str) -> list[float]:
    """Dollar figures of a pay range; "41,700-54,050" has two, "$5" by itself is no pay."""
    found = []
    for number in _NUMBER.findall(words):
        value = float(re.sub(r"[^\d.]", "", number) or 0) * (1000 if number.strip()[-1] in "kK" else 1)
        if value >= 10:
            found.append(value)
    return found


def pay_range(words: str) -> tuple[float, float] | None:
    """Lowest and highest yearly figure (2,080 hours or twelve months a year); None where there is none."""
    amounts = _amounts(words)
    if not amounts:
        return None
    if "month" in words.lower():
        amounts = [a * 12 for a in amounts]
    if max(amounts) >= 1000:
        amounts = [a * 1000 if a < HOURLY else a for a in amounts]
    else:
        amounts = [a * 2080 for a in amounts]
    return min(amounts), max(amounts)
