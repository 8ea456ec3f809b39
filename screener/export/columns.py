"""The columns of a shortlist: for people first, then three for each rule, then for programs (design §9).

Names only grow; where a column stands may change, so programs go by the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from screener.config.wording import heads
from screener.errors import ScreenerError
from screener.export.profiles import PROFILES
from screener.export.reading_cells import FACTS, PERSON, Cell, profile_cells
from screener.export.words import decided_cells, evidence_words, questions, required_cells, unscored_reason
from screener.model.posting import Posting
from screener.model.scorecard import Scorecard, Shortlist
from screener.registry import did_you_mean
from screener.text.terminal import one_line, visible

__all__ = ["FIXED", "Cell", "Column", "cells_of", "check_columns", "chosen_columns", "column_names", "rows"]

Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, head for people, what it holds; width: characters that a workbook gives it."""

    name: str
    head: str
    meaning: str
    width: int = 12


FRONT = {
    "rank": 5,
    "score": 6,
    "verdict": 10,
    "why": 40,
    "ask": 42,
    "required_met": 8,
    "missing_required": 16,
    "unknown_required": 20,
}
"""Names of the first columns with the width of each in a workbook, as of the groups that follow."""
FOR_PEOPLE = {
    "name": 17,
    "current_title": 20,
    "current_employer": 20,
    "role": 12,
    "credentials": 12,
    "credential_details": 28,
    "coding_years": 7,
    "last_coded": 9,
    "total_years": 8,
    "settings": 22,
    "specialties": 20,
    "code_systems": 20,
    "ehr": 12,
    "encoder": 14,
    "accuracy_percent": 9,
    "productivity": 11,
    "productivity_unit": 14,
    "education": 14,
    "city": 12,
    "state": 6,
    "email": 24,
    "phone": 15,
    "links": 20,
    "flags": 30,
}
DECIDED = {
    "decision": 10,
    "decision_reason": 24,
    "decided_at": 12,
    "put_back": 8,
    "corrections": 26,
    "verified": 26,
}
OF_FILE = {"status": 12, "reason": 24, "file": 26, "duplicate_of": 20}
FOR_PROGRAMS = dict.fromkeys(
    (
        *("first_name", "last_name", "credential_states", "software", "metrics", "sha256", "posting"),
        *("rules_sha256", "lexicon_version", "screener_version", "as_of"),
    ),
    12,
)
OF_RULES = {"points": 8, "outcome": 11, "evidence": 40}
"""For each rule, its id with _ for - before the name: credential_points."""

BEFORE_RULES = {**FRONT, **FOR_PEOPLE, **DECIDED, **OF_FILE}
WIDTHS = {**BEFORE_RULES, **FOR_PROGRAMS}
FIXED = tuple(WIDTHS)
SHORT = (
    *("rank", "score", "verdict", "why", "ask", "required_met", "missing_required", "name", "current_title"),
    *("credentials", "coding_years", "last_coded", "email", "phone", "status", "file"),
)


def headed(name: str, width: int = 12, said: str = "") -> Column:
    """A column with its head and its meaning. said: whose words these are, where another's do."""
    words = heads()[said or name]
    return Column(name, words.head, words.meaning, width)


def rule_columns(posting: Posting) -> dict[str, tuple[str, ...]]:
    """Rule id to the names of its columns, e.g. code_systems_points; ids that would meet stay as they are."""
    plain = {rule.id: rule.id.replace("-", "_") for rule in posting.rules}
    if len(set(plain.values())) < len(plain):
        plain = {rule_id: rule_id for rule_id in plain}
    return {key: tuple(f"{name}_{part}" for part in OF_RULES) for key, name in plain.items()}


def column_names(posting: Posting) -> list[str]:
    """Every column of a posting's shortlist."""
    of_rules = [name for names in rule_columns(posting).values() for name in names]
    return [*BEFORE_RULES, *of_rules, *FOR_PROGRAMS]


def column_of(name: str, posting: Posting) -> Column:
    """What is known of a column; that of a rule is headed by the rule's label."""
    if name in WIDTHS:
        return headed(name, WIDTHS[name])
    of_rules = rule_columns(posting)
    for rule in posting.rules:
        for part, own in zip(OF_RULES, of_rules[rule.id], strict=True):
            if name == own:
                words = headed(f"rule.{part}", OF_RULES[part])
                return replace(words, name=name, head=f"{one_line(rule.label)}: {words.head}")
    raise _unknown(name, column_names(posting))


_BLANK = dict.fromkeys(FACTS)


def row_of(card: Scorecard, shortlist: Shortlist) -> dict[str, Cell]:
    """The cells of one scorecard by column; those of rules are missing where it was not scored."""
    profile, posting = card.profile, shortlist.posting
    scored = card.score is not None
    asked = (one_line(questions(card)), *map(one_line, required_cells(card))) if scored else (None,) * 4
    row: dict[str, Cell] = {**cells_of(card, shortlist)}
    if not scored:
        row |= _BLANK
    row |= zip(FRONT, (card.rank, card.score, card.verdict, one_line(card.why), *asked), strict=True)
    row |= zip(DECIDED, decided_cells(card, shortlist.labels), strict=True)
    row["status"], row["reason"] = profile.status, unscored_reason(card)
    row["file"], row["sha256"] = visible(card.file), profile.sha256
    row["duplicate_of"] = visible(card.duplicate_of or "")
    row["posting"], row["rules_sha256"] = posting.id, posting.sha256
    row["lexicon_version"], row["screener_version"] = shortlist.lexicon_version, shortlist.screener_version
    row["as_of"] = shortlist.as_of
    return row


def check_columns(wanted: str, *, blind: bool = False) -> None:
    """ScreenerError where a name can be no column of any posting; the rules' own are checked on writing.

    blind: columns that are asked for by name and would be empty are refused too.
    """
    if wanted in PROFILES:
        return
    empty = [name for name in _names(wanted) if blind and name in PERSON]
    if empty and wanted not in ("full", "short"):
        hint = "leave out --blind, or these columns"
        raise ScreenerError("--columns", f"with --blind nothing may stand under {' and '.join(empty)}", hint)
    for name in _names(wanted):
        if name not in FIXED and not name.endswith(tuple(f"_{part}" for part in OF_RULES)):
            raise _unknown(name, FIXED)


def chosen_columns(shortlist: Shortlist, wanted: str) -> list[str]:
    """The columns asked for: `full`, `short`, or names in the order given."""
    known = column_names(shortlist.posting)
    if wanted == "full":
        return known
    if wanted in PROFILES:
        what = f"the columns for {wanted} are those of a .csv file"
        raise ScreenerError("--columns", what, "use --out NAME.csv")
    for name in _names(wanted):
        if name not in known:
            raise _unknown(name, known)
    return _names(wanted)


def rows(shortlist: Shortlist, columns: Sequence[str]) -> Iterator[list[Cell]]:
    """The cells of each scorecard in the columns named, text on one line; blank where it was not scored."""
    of_rules = list(rule_columns(shortlist.posting).values())
    blank = dict.fromkeys(name for names in of_rules for name in names)
    picked = itemgetter(*columns) if len(columns) > 1 else lambda row: tuple(row[name] for name in columns)
    for card in shortlist.scorecards:
        row = row_of(card, shortlist) | blank
        if card.score is not None:
            words = shortlist.evidence.get(card.file) or [
                evidence_words(r.reason, r.evidence) for r in card.results
            ]
            for (points, outcome, why), result, evidence in zip(of_rules, card.results, words, strict=True):
                row[points], row[outcome], row[why] = result.points, result.outcome, evidence
        yield list(picked(row))


def cells_of(card: Scorecard, shortlist: Shortlist) -> Cells:
    """The cells of a card's profile: those that were kept, or made now."""
    kept = shortlist.cells.get(card.file)
    return kept or profile_cells(card.profile, shortlist.labels, shortlist.trade)


def _names(wanted: str) -> list[str]:
    if wanted in ("full", "short"):
        return list(FIXED if wanted == "full" else SHORT)
    return [name.strip().replace("-", "_") for name in wanted.split(",") if name.strip()]


def _unknown(name: str, known: Sequence[str]) -> ScreenerError:
    hint = (
        did_you_mean(name, known)
        or f"use short, full, {', '.join(PROFILES)}, or names of columns joined by commas"
    )
    return ScreenerError("--columns", f"unknown column {name!r}", hint)
