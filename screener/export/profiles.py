"""Column profiles for imports into applicant-tracking systems (their help pages, as of November 2026)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from screener.errors import ScreenerError
from screener.export.words import evidence_words, held_credentials, name_parts
from screener.model.scorecard import Scorecard, Shortlist
from screener.text.counted import counted
from screener.text.terminal import one_line

Field = Callable[[Scorecard, Shortlist], str]

UNNAMED = "Unknown"
"""Stands for a first name that was not found: the systems refuse a row without one."""


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """Heads and cells of one system's import. most_rows: what it takes at once; 0 for no limit.

    full_first_row: a column that is blank in the first row is dropped for everyone.
    """

    columns: dict[str, Field]
    most_rows: int = 0
    full_first_row: bool = False


def _notes(card: Scorecard, shortlist: Shortlist) -> str:
    score = f"{card.score:.1f} of 100, {(card.verdict or '').replace('_', ' ')}"
    return f"screener {shortlist.posting.id}: {score}. {card.why}"


def _credentials(card: Scorecard, shortlist: Shortlist) -> str:
    return ", ".join(shortlist.labels.get(i, i) for i in held_credentials(card.profile))


def _evidence(card: Scorecard, shortlist: Shortlist) -> str:
    del shortlist
    return " | ".join(
        f"{r.label}: {evidence_words(r.reason, r.evidence)}" for r in card.results if r.credit > 0
    )


def _first(card: Scorecard, shortlist: Shortlist) -> str:
    del shortlist
    return name_parts(card.profile.contact.name)[0] or UNNAMED


def _last(card: Scorecard, shortlist: Shortlist) -> str:
    del shortlist
    first, last = name_parts(card.profile.contact.name)
    return last or (first and UNNAMED) or PurePath(card.file).stem


PROFILES = {
    "greenhouse": ImportProfile(
        columns={
            "First Name": _first,
            "Last Name": _last,
            "Job": lambda c, s: s.posting.title,
            "Email": lambda c, s: c.profile.contact.email or "",
            "Phone": lambda c, s: c.profile.contact.phone or "",
            "Notes": _notes,
            "Resume": lambda c, s: PurePath(c.file).name,
        },
        most_rows=8000,
    ),
    "lever": ImportProfile(
        columns={
            "Full name": lambda c, s: c.profile.contact.name or PurePath(c.file).stem,
            "Email": lambda c, s: c.profile.contact.email or "",
            "Phone": lambda c, s: c.profile.contact.phone or "",
            "Posting URL": lambda c, s: s.posting.url,
            "Stage": lambda c, s: "New applicant",
            "Tags": lambda c, s: (c.verdict or "").replace("_", " "),
            "Notes": _notes,
            "Resume Filename": lambda c, s: PurePath(c.file).name,
        },
    ),
    "bullhorn": ImportProfile(
        columns={
            "First Name": _first,
            "Last Name": _last,
            "Email": lambda c, s: c.profile.contact.email or "",
            "Mobile Phone": lambda c, s: c.profile.contact.phone or "",
            "City": lambda c, s: c.profile.contact.city or "",
            "State": lambda c, s: c.profile.contact.state or "",
            "Certifications": _credentials,
            "General Comments": _notes,
            "Description": _evidence,
        },
        full_first_row=True,
    ),
}


def import_rows(shortlist: Shortlist, name: str) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of the candidates that were scored, for the system called `name`.

    ScreenerError where there are more rows than it takes.
    """
    profile = PROFILES[name]
    scored = [card for card in shortlist.scorecards if card.score is not None]
    if profile.most_rows and len(scored) > profile.most_rows:
        most = counted(profile.most_rows, "row")
        what = f"{counted(len(scored), 'candidate')}, but {name} takes {most} at once"
        raise ScreenerError("--columns", what, "score the folder in parts")
    content = [[_cell(field(card, shortlist)) for field in profile.columns.values()] for card in scored]
    if profile.full_first_row and content:
        # The fullest row first, contact before all else: its blanks would blank the column for everyone.
        fullest = max(
            range(len(content)), key=lambda i: (sum(map(bool, content[i])), bool(content[i][2]), -i)
        )
        content.insert(0, content.pop(fullest))
    return list(profile.columns), content


def _cell(text: str) -> str:
    return one_line(text)
