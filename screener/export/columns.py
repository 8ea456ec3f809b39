"""The columns of a shortlist (design §9): fixed ones first, then three for each rule. They only grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from screener.errors import ScreenerError
from screener.export.cells import one_line, visible
from screener.export.profiles import PROFILES
from screener.export.words import (
    credential_states,
    education_words,
    evidence_words,
    flag_words,
    held_credentials,
    metric_words,
    missing_required,
    name_parts,
    questions,
    required_met,
    role_words,
    unknown_required,
    years_words,
)
from screener.model.posting import Rule
from screener.model.profile import Profile
from screener.model.scorecard import Scorecard, Shortlist
from screener.registry import did_you_mean

Cell = str | float | int | None
Cells = Mapping[str, Cell]
Column = Callable[[Scorecard, Shortlist, Cells], Cell]
"""A cell from a scorecard, its shortlist, and the cells of its profile."""

SHORT = (
    *("rank", "score", "verdict", "why", "ask", "required_met", "missing_required"),
    *("name", "email", "phone", "credentials", "coding_years", "status", "reason", "file"),
)


def _labels(ids: Sequence[str], labels: Mapping[str, str]) -> str:
    return "; ".join(labels.get(concept, concept) for concept in ids)


PERSON: dict[str, Callable[[Profile], Cell]] = {
    "name": lambda p: p.contact.name,
    "first_name": lambda p: name_parts(p.contact.name)[0],
    "last_name": lambda p: name_parts(p.contact.name)[1],
    "email": lambda p: p.contact.email,
    "phone": lambda p: p.contact.phone,
    "city": lambda p: p.contact.city,
    "state": lambda p: p.contact.state,
}
"""Known of every file that has a profile, even of a duplicate."""

FACTS: dict[str, Callable[[Profile, Mapping[str, str]], Cell]] = {
    "role": lambda p, labels: role_words(p),
    "credentials": lambda p, labels: _labels(held_credentials(p), labels),
    "credential_states": credential_states,
    "coding_years": lambda p, labels: years_words(p.summary.coding_months),
    "last_coded": lambda p, labels: p.summary.last_coded,
    "code_systems": lambda p, labels: _labels(p.summary.code_systems, labels),
    "settings": lambda p, labels: _labels(p.summary.settings, labels),
    "software": lambda p, labels: _labels(p.summary.software, labels),
    "education": lambda p, labels: education_words(p),
    "metrics": lambda p, labels: metric_words(p),
}
"""Shown for those that were scored."""


def profile_cells(profile: Profile, labels: Mapping[str, str]) -> dict[str, Cell]:
    """The cells that depend on the profile alone, text on one line."""
    cells = {name: _cell(column(profile)) for name, column in PERSON.items()}
    cells |= {name: _cell(column(profile, labels)) for name, column in FACTS.items()}
    cells["flags"] = one_line(flag_words(profile))
    return cells


def _scored(column: Callable[[Scorecard], Cell]) -> Column:
    """Blank for files that were not scored."""
    return lambda card, shortlist, cells: _cell(column(card)) if card.score is not None else None


def _kept(name: str) -> Column:
    if name in FACTS:
        return lambda card, shortlist, cells: cells[name] if card.score is not None else None
    return lambda card, shortlist, cells: cells[name]


FIXED: dict[str, Column] = {
    "rank": lambda c, s, k: c.rank,
    "score": lambda c, s, k: c.score,
    "verdict": lambda c, s, k: c.verdict,
    "why": lambda c, s, k: one_line(c.why),
    "ask": _scored(questions),
    "required_met": _scored(required_met),
    "missing_required": _scored(missing_required),
    "unknown_required": _scored(unknown_required),
    **{name: _kept(name) for name in (*PERSON, *FACTS, "flags")},
    "status": lambda c, s, k: c.profile.status,
    "reason": lambda c, s, k: one_line(c.profile.reason or ""),
    "file": lambda c, s, k: visible(c.file),
    "sha256": lambda c, s, k: c.profile.sha256,
    "duplicate_of": lambda c, s, k: visible(c.duplicate_of or ""),
    "posting": lambda c, s, k: s.posting.id,
    "rules_sha256": lambda c, s, k: s.posting.sha256,
    "lexicon_version": lambda c, s, k: s.lexicon_version,
    "screener_version": lambda c, s, k: s.screener_version,
    "as_of": lambda c, s, k: s.as_of,
}
"""In the order of the contract."""

RULE_PARTS = ("points", "outcome", "evidence")


def rule_columns(rule: Rule, index: int) -> dict[str, Column]:
    """The three columns of one rule; `index` is its place in the posting."""
    return {
        f"{rule.id}_points": _scored(lambda card: card.results[index].points),
        f"{rule.id}_outcome": _scored(lambda card: card.results[index].outcome),
        f"{rule.id}_evidence": _scored(lambda card: evidence_words(card.results[index])),
    }


def check_columns(wanted: str) -> None:
    """ScreenerError where a name can be no column of any posting; the rules' own are checked on writing."""
    if wanted in PROFILES:
        return
    for name in _names(wanted):
        if name not in FIXED and not name.endswith(tuple(f"_{part}" for part in RULE_PARTS)):
            raise _unknown(name, FIXED)


def chosen_columns(shortlist: Shortlist, wanted: str) -> dict[str, Column]:
    """Name to cell for the columns asked for: `full`, `short`, or names in the order given."""
    known = dict(FIXED)
    for index, rule in enumerate(shortlist.posting.rules):
        known.update(rule_columns(rule, index))
    if wanted == "full":
        return known
    if wanted in PROFILES:
        raise ScreenerError(
            "--columns", f"the columns for {wanted} are those of a .csv file", "use --out NAME.csv"
        )
    for name in _names(wanted):
        if name not in known:
            raise _unknown(name, known)
    return {name: known[name] for name in _names(wanted)}


def rows(shortlist: Shortlist, columns: dict[str, Column]) -> list[list[Cell]]:
    """The cells of each scorecard, text on one line."""
    found = []
    for card in shortlist.scorecards:
        cells = cells_of(card, shortlist)
        found.append([column(card, shortlist, cells) for column in columns.values()])
    return found


def cells_of(card: Scorecard, shortlist: Shortlist) -> Cells:
    """The cells of a card's profile: those that were kept, or made now."""
    return shortlist.cells.get(card.file) or profile_cells(card.profile, shortlist.labels)


def _cell(value: Cell) -> Cell:
    return one_line(value) if isinstance(value, str) else value


def _names(wanted: str) -> list[str]:
    if wanted in ("full", "short"):
        return list(FIXED) if wanted == "full" else list(SHORT)
    return [name.strip() for name in wanted.split(",") if name.strip()]


def _unknown(name: str, known: dict[str, Column]) -> ScreenerError:
    hint = (
        did_you_mean(name, known)
        or f"use short, full, {', '.join(PROFILES)}, or names of columns joined by commas"
    )
    return ScreenerError("--columns", f"unknown column {name!r}", hint)
