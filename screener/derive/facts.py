"""Facts of a posting, each with its line: title, place, pay, hours, whom it reports to, its tier."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.derive.draft import Fact
from screener.derive.lines import PostingLine
from screener.derive.phrases import Phrases
from screener.derive.statements import Statement
from screener.model.concept import Lexicon

_PAY = re.compile(
    r"\$\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?\+?"
    r"(?:\s*(?:-|to)\s*\$?\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?\+?)?(?:\s*(?:per|an|a|/)\s*(?:year|hour|hr|annum|month)|\s+annually)?"
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?")
_PLACE = re.compile(r"\b([A-Z][A-Za-z.' ]{2,30}, [A-Z]{2})\b(?:\s+\d{5})?")
_REPORTS = re.compile(r"\breport(?:s|ing)?\s+(?:directly\s+)?to\s+(?:the\s+)?([^.;:]{3,90})", re.IGNORECASE)
_HOURS = re.compile(
    r"\b\d{1,2}\s*(?:-\s*\d{1,2}\s*)?hours?(?:\s*(?:per|a|/)\s*week)?\b|\bstandard business hours\b",
    re.IGNORECASE,
)
HOURLY = 500
"""A rate below this many dollars is by the hour."""


class FactReader:
    """Reads the table `posting_facts`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: Mapping[str, Any] = lexicon.tables["posting_facts"]
        self._labels = {str(label): kind for kind, labels in table["labels"].items() for label in labels}
        self._employment = Phrases(table["employment_type"])
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
                found.append(Fact(kind or "other", value, statement.line))
        named = {(fact.kind, fact.line) for fact in found}
        for line in lines:
            found += [fact for fact in self._inline(line) if (fact.kind, fact.line) not in named]
        found += _title(lines, found)
        return sorted(dict.fromkeys(found), key=lambda fact: fact.line)

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
        if len(line.text) <= 200:
            for mode, phrases in self._modes.items():
                if phrases.search(line.text):
                    found.append(Fact("work_mode", mode, line.number))
            if place := _PLACE.search(line.text):
                found.append(Fact("place", place.group(1), line.number))
            if hours := _HOURS.search(line.text):
                found.append(Fact("hours", hours.group(), line.number))
            if (employed := self._employment.search(line.text)) and len(line.text) <= 80:
                found.append(Fact("employment_type", employed.group(), line.number))
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
    """The first line, where no label names the title and the line is short."""
    if any(fact.kind == "title" for fact in found) or not lines:
        return []
    first = lines[0]
    words = re.split(r"\s{2,}|\s\|\s", first.text)[0].strip()
    return [Fact("title", words, first.number)] if len(words) <= 90 and not words.endswith(".") else []


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
