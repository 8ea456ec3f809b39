"""Statements to requirements: what each asks for, alternatives joined, lists of credentials as one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from screener.derive.demands.added_alternatives import AddedAlternatives, joined
from screener.derive.demands.demand import CODING, Demand, DemandReader
from screener.derive.demands.importance import Importance
from screener.derive.demands.no_demand import (
    NO_DEMAND,
    RATE,
    accepts_holders,
    is_figure,
    is_later,
    is_undone,
    unless_held,
)
from screener.derive.demands.parts import of_which
from screener.derive.demands.repeats import listed_credentials
from screener.derive.demands.trees import names
from screener.derive.draft import Ambiguity, NotScored, Requirement
from screener.derive.lengths import lengths, timing
from screener.derive.reading.fragments import as_demands
from screener.derive.reading.statement import Statement
from screener.derive.reading.tracks import with_tracks
from screener.model.concept import Lexicon
from screener.text.phrases import Phrases

_HEAD = re.compile(
    r"^\W*(?:ability|able|skills?|skilled|strong|excellent|good|demonstrated|effective|must be|willing)",
    re.IGNORECASE,
)
_CHECKABLE = re.compile(
    r"\b(?:experience|knowledge|certif\w+|credential\w*|degree|diploma|training|software|years?)\b",
    re.IGNORECASE,
)
_SEEKS = re.compile(r"(?:We're|We are|[A-Z]\w+ is)\s+(?:seeking|looking for|hiring|searching for)\b")
_BARE_YEARS = re.compile(r"\W*\d[\d\s+.-]*(?:to\s+\d+\s*)?\+?\s*(?:years?|yrs?)\b\W*", re.IGNORECASE)
_EXPERIENCE = re.compile(r"\bexp", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]{2,}")


@dataclass
class Collected:
    """What has been read of a posting so far."""

    requirements: list[Requirement] = field(default_factory=list)
    duties: list[Requirement] = field(default_factory=list)
    not_scored: list[NotScored] = field(default_factory=list)
    ambiguities: list[Ambiguity] = field(default_factory=list)
    excluded: list[tuple[str, int]] = field(default_factory=list)


class RequirementReader:
    """Reads the statements of one posting after another."""

    def __init__(self, lexicon: Lexicon, asking: DemandReader) -> None:
        self._lexicon = lexicon
        self._demands = asking
        self._importance = Importance(lexicon)
        self._alternatives = AddedAlternatives(lexicon)
        rows: Sequence[Mapping[str, Sequence[str]]] = lexicon.tables["posting_not_scored"]
        self._reasons = [(str(row["reason"]), Phrases(row["words"])) for row in rows]
        self._checked_later = next(str(row["reason"]) for row in rows if row.get("requirement"))

    def read(self, statements: Sequence[Statement]) -> Collected:
        """Requirements, duties and what cannot be scored, in the order of the posting."""
        found = Collected()
        self._demands.defined.clear()
        for statement in statements:
            self._demands.define(statement.text)
        statements = self._of_one_grade(statements, found)
        for statement in as_demands(with_tracks(statements)):
            if statement.kind in ("skip", "facts") and not statement.group:
                continue
            if statement.kind == "neither" and not statement.bullet:
                continue
            self._read(statement, found)
        found.requirements, doubts = listed_credentials(found.requirements)
        found.ambiguities += doubts
        return found

    def _of_one_grade(self, statements: Sequence[Statement], found: Collected) -> list[Statement]:
        """One announcement for several grades: what the lowest asks for is asked of everybody."""
        grades = sorted({s.grade for s in statements if s.grade})
        if len(grades) < 2:
            return list(statements)
        higher = [s for s in statements if s.grade > grades[0]]
        reason = f"asked for in a higher grade than {grades[0]} only"
        found.not_scored += [NotScored(s.text, s.line, reason) for s in higher if s.kind != "skip"]
        readings = (f"what grade {grades[0]} asks for", f"what grade {grades[-1]} asks for")
        lines = tuple(dict.fromkeys(s.line for s in higher))[:8]
        found.ambiguities.append(
            Ambiguity("one announcement for several grades", lines, readings, readings[0])
        )
        return [s for s in statements if s.grade <= grades[0]]

    def _read(self, statement: Statement, found: Collected) -> None:
        if reason := next((why for why, told in NO_DEMAND if told.search(statement.text)), None):
            found.not_scored.append(NotScored(statement.text, statement.line, reason))
            return
        parts = [
            (words, said, importance)
            for part, importance in self._importance.parts(statement.text, statement.kind)
            for words, said in of_which(part)
        ]
        before: Demand | None = None
        for words, said, importance in parts:
            asked = self._ask(statement, said)
            if asked.tree is None and before:
                asked = self._demands.again(words, before)
            before = asked
            self._part(statement, words, importance, self._measurable(words, asked), found)
        if parts or statement.kind == "skip":
            return
        asked = self._demands.ask(statement.text)
        if not (self._of_candidate(statement, found) or self._adds(statement, statement.text, asked, found)):
            self._duty(statement, asked, found)

    def _measurable(self, words: str, asked: Demand) -> Demand:
        """What is asked for without a tree, where the words name things but ask for none of them."""
        seeks = _SEEKS.match(words) and not (asked.min_years or "credential" in asked.families)
        none = self._is_manner(words) or _is_the_job(words, asked) or _is_but_figure(words, asked)
        return (
            replace(asked, tree=None) if none or seeks or self._alternatives.is_open(words, asked) else asked
        )

    def _part(
        self, statement: Statement, words: str, importance: str, asked: Demand, found: Collected
    ) -> None:
        """One demand of one importance, kept as what it turns out to be."""
        found.excluded += [(concept, statement.line) for concept in asked.excluded]
        if unless_held(words) and _comes_later(statement, asked, found):
            return
        accepts = importance == "required" or accepts_holders(words)
        if accepts and self._adds(statement, words, asked, found):
            return
        if asked.tree is not None:
            later = importance == "required" and _is_for_later(statement, words, asked)
            kept = "preferred" if later else importance
            found.requirements.append(_requirement(statement, words, kept, asked))
            found.ambiguities += _odd_years(statement, asked)
        elif not asked.excluded:
            self._leave_out(statement, words, importance, asked, found)

    def _ask(self, statement: Statement, words: str) -> Demand:
        """What the words ask for; "1 - 4 years" behind the label "Experience" names nothing but years."""
        if not _EXPERIENCE.search(f"{statement.label} {statement.title}") or lengths(words):
            return self._demands.ask(words)
        if statement.label and _BARE_YEARS.fullmatch(words):
            return replace(self._demands.ask(f"{statement.label}: {words}"), concepts=())
        said = f"{words.rstrip('. ')} experience"  # "2 years in a clinic" under the title "Experience"
        return self._demands.ask(said if lengths(said) and not timing(words).months_to_obtain else words)

    def _adds(self, statement: Statement, words: str, asked: Demand, found: Collected) -> bool:
        """ "RHIT also accepted": an alternative to a demand before it; whether it is one."""
        index = self._alternatives.host(words, asked, statement, found.requirements)
        if index is None:
            return False
        whole = replace(asked, tree=asked.tree or asked.substitute)
        added = _requirement(statement, words, "required", whole)
        found.requirements = joined(found.requirements, index, added)
        return True

    def _is_manner(self, words: str) -> bool:
        """Whether the head of the demand is a manner of working ("Ability to communicate with …")."""
        head = words[:60]
        return bool(self._reasons[0][1].search(head) and _HEAD.match(head) and not _CHECKABLE.search(words))

    def _leave_out(
        self, statement: Statement, words: str, importance: str, asked: Demand, found: Collected
    ) -> None:
        reasons = [reason for reason, phrases in self._reasons if phrases.search(words)]
        reason = self._checked_later if self._checked_later in reasons else next(iter(reasons), None)
        if reason is None and is_figure(words):
            reason = "a figure: the rules for accuracy and productivity look for it"
        if reason is None and asked.unclear:
            reason = "years of something that the lexicon does not name"
        if reason is None:
            reason = "names nothing that the lexicon knows how to find"
        if reason == self._checked_later and importance == "required":
            last = found.requirements[-1] if found.requirements else None
            condition = _requirement(statement, statement.text, importance, asked)
            if last and last.tree is None and last.line == statement.line:
                found.requirements[-1] = replace(last, text=f"{last.text} {condition.text}")
            else:
                found.requirements.append(condition)
        elif is_figure(words) and importance == "required":
            found.requirements.append(_requirement(statement, words, importance, replace(asked, concepts=())))
        if len(_WORDS.findall(words)) > 1:
            found.not_scored.append(NotScored(words, statement.line, reason))

    def _of_candidate(self, statement: Statement, found: Collected) -> bool:
        """ "The ideal candidate has three years of …": a demand where it names years or a credential."""
        said = self._importance.of_candidate(statement.text)
        if said is None or statement.article:
            return False
        words, importance = said
        asked = self._demands.ask(words)
        if asked.tree is None or not (asked.min_years or "credential" in asked.families):
            return False
        found.requirements.append(_requirement(statement, statement.text, importance, asked))
        return True

    def _duty(self, statement: Statement, asked: Demand, found: Collected) -> None:
        if statement.text.lower().startswith("report") or is_undone(statement.text):
            return  # whom the job reports to is a fact
        if asked.tree is not None and statement.kind in ("duties", "summary", "other"):
            found.duties.append(_requirement(statement, statement.text, "neither", asked))


def _is_but_figure(words: str, asked: Demand) -> bool:
    """Whether a rate of work is asked for, or a share of accuracy "on audits"."""
    if RATE.search(words):
        return not asked.min_years
    return is_figure(words) and names(asked.tree) <= {"audit"}


def _is_for_later(statement: Statement, words: str, asked: Demand) -> bool:
    """Whether a credential need not be held at hire; an alternative keeps the importance of the others."""
    later = asked.timing.months_to_obtain and "credential" in asked.families
    return bool(later) and not statement.group and is_later(words)


def _comes_later(statement: Statement, asked: Demand, found: Collected) -> bool:
    """ "Candidates without the CRC must obtain it within a year": the demand before it gets the months."""
    last = found.requirements[-1] if found.requirements else None
    later = asked.timing.months_to_obtain and "credential" in asked.families
    near = last is not None and statement.line - last.line <= 1
    if last is None or not near or not later or not set(asked.concepts) <= set(last.concepts):
        return False
    found.requirements[-1] = replace(last, months_to_obtain=asked.timing.months_to_obtain)
    return True


def _is_the_job(words: str, asked: Demand) -> bool:
    """Whether nothing is named but the work itself: "Medical coding" in a list of skills."""
    return (
        len(asked.terms) == 1 and words.strip(" .;") == asked.terms[0].words and names(asked.tree) == {CODING}
    )


def _requirement(statement: Statement, words: str, importance: str, asked: Demand) -> Requirement:
    text = re.sub(r"[;,]?\s*\b(?:OR|or)\s*$", "", words).strip()
    told = asked.concepts and not statement.group  # "Experience: 2 - 4 years" says nothing without its label
    text = f"{statement.label}: {text}" if statement.label and not told else text
    return Requirement(
        text=text,
        line=statement.line,
        importance=importance,
        tree=asked.tree,
        concepts=asked.concepts,
        min_years=asked.min_years,
        sources=((statement.line, text),),
        excluded=asked.excluded,
        within_years=asked.timing.within_years,
        months_to_obtain=asked.timing.months_to_obtain,
        group=statement.group,
        article=statement.article,
        title_line=statement.title_line if statement.kind == importance else 0,
    )


def _odd_years(statement: Statement, asked: Demand) -> list[Ambiguity]:
    found = []
    for length in asked.lengths:
        if length.odd:
            words, figure = length.odd
            readings = (f"{words:g} years, as the word says", f"{figure:g} years, as the figure says")
            what = "the word and the figure for the years disagree"
            found.append(Ambiguity(what, (statement.line,), readings, readings[0]))
        elif length.most and length.most > length.years:
            least = f"at least {length.years:g} year{'' if length.years == 1 else 's'}"
            readings = (least, f"{length.most:g} years for full credit")
            found.append(Ambiguity("a range of years", (statement.line,), readings, readings[0]))
    return found
