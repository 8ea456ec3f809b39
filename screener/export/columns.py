"""The columns of a shortlist (design §9): fixed ones first, then three for each rule. They only grow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from screener.model.scorecard import Scorecard, Shortlist
from screener.registry import did_you_mean

Cell = str | float | int | None
Column = Callable[[Scorecard, Shortlist], Cell]

SHORT = (
    *("rank", "score", "verdict", "why", "ask", "required_met", "missing_required"),
    *("name", "email", "phone", "credentials", "coding_years", "status", "reason", "file"),
)


def _labels(ids: Sequence[str], shortlist: Shortlist) -> str:
    return "; ".join(shortlist.labels.get(concept, concept) for concept in ids)


def _read(column: Column) -> Column:
    """Blank for files that were not read."""
    return lambda card, shortlist: column(card, shortlist) if card.score is not None else None


FIXED: dict[str, Column] = {
    "rank": lambda c, s: c.rank,
    "score": lambda c, s: c.score,
    "verdict": lambda c, s: c.verdict,
    "why": lambda c, s: c.why,
    "ask": _read(lambda c, s: questions(c)),
    "required_met": _read(lambda c, s: required_met(c)),
    "missing_required": _read(lambda c, s: missing_required(c)),
    "unknown_required": _read(lambda c, s: unknown_required(c)),
    "name": lambda c, s: c.profile.contact.name,
    "first_name": lambda c, s: name_parts(c.profile.contact.name)[0],
    "last_name": lambda c, s: name_parts(c.profile.contact.name)[1],
    "email": lambda c, s: c.profile.contact.email,
    "phone": lambda c, s: c.profile.contact.phone,
    "city": lambda c, s: c.profile.contact.city,
    "state": lambda c, s: c.profile.contact.state,
    "role": _read(lambda c, s: role_words(c.profile)),
    "credentials": _read(lambda c, s: _labels(held_credentials(c.profile), s)),
    "credential_states": _read(lambda c, s: credential_states(c.profile, s.labels)),
    "coding_years": _read(lambda c, s: years_words(c.profile.summary.coding_months)),
    "last_coded": _read(lambda c, s: c.profile.summary.last_coded),
    "code_systems": _read(lambda c, s: _labels(c.profile.summary.code_systems, s)),
    "settings": _read(lambda c, s: _labels(c.profile.summary.settings, s)),
    "software": _read(lambda c, s: _labels(c.profile.summary.software, s)),
    "education": _read(lambda c, s: education_words(c.profile)),
    "metrics": _read(lambda c, s: metric_words(c.profile)),
    "flags": lambda c, s: flag_words(c.profile),
    "status": lambda c, s: c.profile.status,
    "reason": lambda c, s: c.profile.reason,
    "file": lambda c, s: visible(c.file),
    "sha256": lambda c, s: c.profile.sha256,
    "duplicate_of": lambda c, s: visible(c.duplicate_of or ""),
    "posting": lambda c, s: s.posting.id,
    "rules_sha256": lambda c, s: s.posting.sha256,
    "lexicon_version": lambda c, s: s.lexicon_version,
    "screener_version": lambda c, s: s.screener_version,
    "as_of": lambda c, s: s.as_of,
}
"""In the order of the contract."""

RULE_PARTS = ("points", "outcome", "evidence")


def rule_columns(rule: Rule, index: int) -> dict[str, Column]:
    """The three columns of one rule; `index` is its place in the posting."""

    def part(name: str) -> Column:
        def cell(card: Scorecard, shortlist: Shortlist) -> Cell:
            result = card.results[index]
            if name == "evidence":
                return evidence_words(result)
            return result.points if name == "points" else result.outcome

        return _read(cell)

    return {f"{rule.id}_{name}": part(name) for name in RULE_PARTS}


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
    return [[_cell(column(card, shortlist)) for column in columns.values()] for card in shortlist.scorecards]


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
