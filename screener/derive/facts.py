"""Facts of a posting, each with its line: title, place, pay, hours, whom it reports to, its tier."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.draft import Fact
from screener.derive.reading.statement import PostingLine, Statement
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.tables.posting import FactWords
from screener.text.phrases import any_of

_AMOUNT = r"\$?\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?\+?"
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?\s?[kK]?")
_CITY = r"[A-Z][a-z.'][A-Za-z.'-]*"
_PLACE = re.compile(rf"\b({_CITY}(?: {_CITY}){{0,2}}, ([A-Z]{{2}}))\b(?:\s+\d{{5}})?")
_AT = re.compile(rf"\s*(?:\s-|\||,|\()\s*{_PLACE.pattern}\)?$")
_CELLS = re.compile(r"\s{2,}|\s\|\s")
_LABEL = re.compile(r"([A-Z][\w /-]{1,40}):\s+(?=\S)")
HEAD = 10
"""So many lines at the top may hold the title."""
LONGEST_TITLE = 90
HOURLY = 500
"""A rate below this many dollars is by the hour."""
HOURS_A_YEAR = 2080


_RANKS = ("expert_title", "entry_title", "graded_job", "job_title")
"""Words behind a comma that are part of a title: "Coder, Senior"."""


class FactReader:
    """Finds facts by their labels and in running text. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        words: FactWords = lexicon.tables["posting_facts"]
        self._headings = {h for phrases in lexicon.tables["posting_headings"].values() for h in phrases}
        self._wordings = wordings
        self._labels = {label: kind for kind, labels in words.labels.items() for label in labels}
        self._states = frozenset(words.states)
        self.tier_from = words.tier_from
        to, per, unit, after = map(any_of, (words.pay_range, words.pay_per, words.pay_units, words.pay_after))
        self._pay = re.compile(
            rf"(?=\$){_AMOUNT}(?:\s*(?:-|{to})\s*{_AMOUNT})?(?:\s*(?:{per}|/)\s*(?:{unit})|\s+(?:{after}))?"
        )

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
        found += self._title(lines, found)
        return sorted(dict.fromkeys(found), key=lambda fact: fact.line)

    def _stated(self, kind: str, value: str, line: int) -> list[Fact]:
        """A labelled fact under the kind that its value is of; none where it is a blank or a sentence."""
        told = kind == "other" and value.endswith(".") and len(value) > 40
        if value.startswith("[") or told:
            return []
        if kind in ("place", "other") and self._mode(value):
            kind = "work_mode"  # "Work location: In person"
        elif kind == "work_mode" and not self._mode(value):
            said = self._wordings
            others = (("work_setting", said["place_of_work"]), ("hours", said["times"]))
            kind = next((other for other, wording in others if wording.is_in(value)), "other")
        return [Fact(kind, value, line)]

    def _mode(self, value: str) -> bool:
        """Whether a short value names a mode of work and nothing else."""
        return len(value.split()) <= 4 and self._wordings["work_mode"].is_in(value)

    def _kind(self, label: str) -> str | None:
        key = re.sub(r"[^a-z/ -]", "", label.lower()).strip()
        return self._labels.get(key)

    def _inline(self, line: PostingLine) -> list[Fact]:
        """Facts in running text; the words around them are their value."""
        found = [
            Fact("pay", m.group().strip(), line.number)
            for m in self._pay.finditer(line.text)
            if _amounts(m.group())
        ]
        if superior := self._superior(line.text):
            found.append(Fact("reports_to", superior, line.number))
        for words in re.split(r"(?<=[a-z)]{3}[.!?])\s+", line.text):
            if len(words) <= 200:
                found += self._of_words(words, line.number)
        return found

    def _of_words(self, words: str, line: int) -> list[Fact]:
        found = [Fact("work_mode", mode.id, line) for mode in self._wordings.rules("work_mode", words)]
        if place := self._place(words):
            found.append(Fact("place", place, line))
        for kind in ("hours", "employment_type") if len(words) <= 80 else ("hours",):
            if said := self._wordings[kind].search(words):
                found.append(Fact(kind, words[said.start : said.end], line))
        return found

    def tier(self, title: str, credential: bool, entry: bool, years: float) -> str:
        """entry, certified or specialty: shown, never scored."""
        if self._wordings["expert_title"].is_in(title) or years >= 5:
            return "specialty"
        if self._wordings["entry_title"].is_in(title) or entry or not (credential or years):
            return "entry"
        return "certified"

    def _superior(self, words: str) -> str:
        """Whom the job reports to: "Reports directly to the Coding Manager"; "" where it is not said."""
        for said in self._wordings["reports_to"].find(words):
            rest = words[said.end :].lstrip()
            article = self._wordings["article"].starts(rest)
            whom = re.match(r"[^.;:]{3,90}", rest[article.end :].lstrip() if article else rest)
            if whom and (article or rest[0].isupper()):
                return whom.group().strip()
        return ""

    def _place(self, words: str) -> str:
        """City and state, without a label before them: "Location Dayton, OH"."""
        found = _PLACE.search(words)
        while found and (label := self._wordings["no_city"].starts(found.group(1))):
            found = _PLACE.search(words, found.start() + label.end)
        return found.group(1) if found and found.group(2) in self._states else ""

    def _title(self, lines: Sequence[PostingLine], found: Sequence[Fact]) -> list[Fact]:
        """Where no label names it: a short line at the top or words that name a job, else the first line."""
        if any(fact.kind == "title" for fact in found):
            return []
        for line in lines[:HEAD]:
            if named := self._titled(line):
                return [Fact("title", named, line.number)]
        for line in lines:
            if hired := self._hired(line.text):
                named = self._clean(hired)
                return [Fact("title", named[0].upper() + named[1:], line.number)]
        words = _CELLS.split(lines[0].text)[0].strip()
        if len(words) > LONGEST_TITLE or words.endswith((".", ":")) or words.lower() in self._headings:
            return []
        return [Fact("title", words, lines[0].number)]

    def _titled(self, line: PostingLine) -> str:
        """A job's title in a line at the top, without a call ("Now hiring") and the place behind it."""
        said = self._wordings
        if line.bullet or said["talks"].is_in(line.text) or self._is_sentence(line.text):
            return ""
        for cell in (c.strip() for c in _CELLS.split(line.text)):
            call = said["call"].starts(cell)
            bare = cell[call.end :].lstrip(": -") if call else cell
            if len(cell) <= LONGEST_TITLE and said["job_title"].is_in(cell) and ":" not in bare:
                return self._clean(_AT.sub("", bare))
        return ""

    def _clean(self, title: str) -> str:
        """A title without praise before it and place behind it: "Remote Medical Coder - Ohio"."""
        said = self._wordings
        title = re.sub(r"^[^\w(]+", "", title)
        while praise := said["title_praise"].starts(title):
            title = title[praise.end :].lstrip(" ,-")
        for mark in (" - ", " -", " | ", ", "):
            head, _, tail = title.partition(mark)
            ranked = any(said[name].is_in(tail) for name in _RANKS)
            about = len(tail.split()) > 1 or said["work_mode"].is_in(tail)
            if about and said["job_title"].is_in(head) and not ranked and head.count("(") == head.count(")"):
                title = head.strip()
        return title

    def _is_sentence(self, words: str) -> bool:
        """Whether a line ends in a stop or colon that is no abbreviation's: "Supervisor Sr."."""
        return words[-1:] == ":" or (words[-1:] == "." and not self._wordings["name_suffix"].ends(words[-4:]))

    def _hired(self, words: str) -> str:
        """The job of "We are hiring an outpatient coder", "Risk Adjustment Coder needed"; "" for none."""
        said = self._wordings
        for job in said["hired"].find(words):
            level = re.match(r"\sI{1,3}\b", words[job.end :])
            end = job.end + (level.end() if level else 0)
            before = words[max(0, job.start - 60) : job.start]
            seeks = next((s for s in reversed(list(said["seeks_worker"].find(before)))), None)
            if seeks and re.fullmatch(r"\s+(?:[\w/&-]+\s){0,4}", before[seeks.end :]):
                return (before[seeks.end :] + words[job.start : end]).strip()
            if said["wanted_after"].starts(words[job.end : job.end + 16]):
                led = re.search(r"(?:[A-Z][\w/&-]+\s){0,4}$", before)
                return ((led.group() if led else "") + words[job.start : job.end]).strip()
        return ""


def _labelled(statement: Statement) -> tuple[str, str]:
    """A fact's label and value: "Primary role: submits claims"."""
    found = _LABEL.match(statement.text)
    if statement.label or not found:
        return statement.label, statement.text
    return found.group(1), statement.text[found.end() :]


def _amounts(words: str) -> list[float]:
    """Dollar figures of a pay range; "41,700-54,050" has two, "$5" by itself is no pay."""
    found = []
    for number in _NUMBER.findall(words):
        value = float(re.sub(r"[^\d.]", "", number) or 0) * (1000 if number.strip()[-1] in "kK" else 1)
        if value >= 10:
            found.append(value)
    return found


def pay_range(words: str, wordings: Wordings) -> tuple[float, float] | None:
    """Lowest and highest yearly figure (2,080 hours or twelve months a year); None where there is none."""
    amounts = _amounts(words)
    if not amounts:
        return None
    if wordings["monthly"].is_in(words):
        amounts = [a * 12 for a in amounts]
    if max(amounts) >= 1000:
        amounts = [a * 1000 if a < HOURLY else a for a in amounts]
    else:
        amounts = [a * HOURS_A_YEAR for a in amounts]
    return min(amounts), max(amounts)
