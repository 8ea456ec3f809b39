"""The columns of a shortlist (design §9): fixed ones first, then three for each rule. They only grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

from screener.errors import ScreenerError
from screener.export.profiles import PROFILES
from screener.export.words import (
    credential_states,
    decided_cells,
    education_words,
    evidence_words,
    flag_words,
    held_credentials,
    metric_words,
    name_parts,
    questions,
    required_cells,
    role_words,
    years_words,
)
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.scorecard import Scorecard, Shortlist
from screener.registry import did_you_mean
from screener.text.terminal import one_line, visible

Cell = str | float | int | None
Cells = Mapping[str, Cell]

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


RUN = ("rank", "score", "verdict", "why", "ask", "required_met", "missing_required", "unknown_required")
FILE = ("status", "reason", "file", "sha256", "duplicate_of")
VERSIONS = ("posting", "rules_sha256", "lexicon_version", "screener_version", "as_of")
FIXED = (*RUN, *PERSON, *FACTS, "flags", *FILE, *VERSIONS)
"""In the order of the contract."""

DECIDED = ("decision", "decision_reason", "decided_at", "put_back", "corrections")
"""What people said, after all else: columns are only added."""

RULE_PARTS = ("points", "outcome", "evidence")


def column_names(posting: Posting) -> list[str]:
    """Every column of a posting's shortlist."""
    of_rules = (f"{rule.id}_{part}" for rule in posting.rules for part in RULE_PARTS)
    return [*FIXED, *of_rules, *DECIDED]


_person_cells = itemgetter(*PERSON)
_fact_cells = itemgetter(*FACTS)


def row_of(card: Scorecard, shortlist: Shortlist) -> list[Cell]:
    """All cells of one scorecard in the order of `column_names`; blank where it was not scored."""
    kept, profile, posting = cells_of(card, shortlist), card.profile, shortlist.posting
    scored = card.score is not None
    asked = (one_line(questions(card)), *map(one_line, required_cells(card))) if scored else (None,) * 4
    row: list[Cell] = [
        *(card.rank, card.score, card.verdict, one_line(card.why), *asked),
        *_person_cells(kept),
        *(_fact_cells(kept) if scored else (None,) * len(FACTS)),
        *(kept["flags"], profile.status, one_line(profile.reason or ""), visible(card.file), profile.sha256),
        *(visible(card.duplicate_of or ""), posting.id, posting.sha256, shortlist.lexicon_version),
        *(shortlist.screener_version, shortlist.as_of),
    ]
    if not scored:
        return [
            *row,
            *[None] * (len(RULE_PARTS) * len(posting.rules)),
            *decided_cells(card, shortlist.labels),
        ]
    words = shortlist.evidence.get(card.file) or [evidence_words(r.reason, r.evidence) for r in card.results]
    for result, evidence in zip(card.results, words, strict=True):
        row += (result.points, result.outcome, evidence)
    row += decided_cells(card, shortlist.labels)
    return row


def check_columns(wanted: str) -> None:
    """ScreenerError where a name can be no column of any posting; the rules' own are checked on writing."""
    if wanted in PROFILES:
        return
    for name in _names(wanted):
        if name not in (*FIXED, *DECIDED) and not name.endswith(tuple(f"_{part}" for part in RULE_PARTS)):
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
    """The cells of each scorecard in the columns named, text on one line."""
    known = column_names(shortlist.posting)
    places = [known.index(name) for name in columns]
    whole = list(columns) == known
    for card in shortlist.scorecards:
        row = row_of(card, shortlist)
        yield row if whole else [row[place] for place in places]


def cells_of(card: Scorecard, shortlist: Shortlist) -> Cells:
    """The cells of a card's profile: those that were kept, or made now."""
    return shortlist.cells.get(card.file) or profile_cells(card.profile, shortlist.labels)


def _cell(value: Cell) -> Cell:
    return one_line(value) if isinstance(value, str) else value


def _names(wanted: str) -> list[str]:
    if wanted in ("full", "short"):
        return [*FIXED, *DECIDED] if wanted == "full" else list(SHORT)
    return [name.strip() for name in wanted.split(",") if name.strip()]


def _unknown(name: str, known: Sequence[str]) -> ScreenerError:
    hint = (
        did_you_mean(name, known)
        or f"use short, full, {', '.join(PROFILES)}, or names of columns joined by commas"
    )
    return ScreenerError("--columns", f"unknown column {name!r}", hint)
