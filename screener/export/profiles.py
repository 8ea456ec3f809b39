"""Column profiles for imports into applicant-tracking systems (docs/output.md says where they come from)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from screener.errors import ScreenerError
from screener.export.words import evidence_words, held_credentials, latest_position, name_parts, years_words
from screener.model.scorecard import Scorecard, Shortlist
from screener.text.counted import counted
from screener.text.terminal import one_line, visible

Field = Callable[[Scorecard, Shortlist], str]

UNNAMED = "Unknown"
"""Stands for a first name that was not found: the systems refuse a row without one."""


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """Heads of one system's import with the field of FIELDS that each holds.

    most_rows: what it takes at once; 0 for no limit. needs: columns that may not be blank. full_first_row:
    a column that is blank in the first row is dropped for everyone. known: False where no template of the
    system could be looked up (docs/output.md).
    """

    columns: dict[str, str]
    most_rows: int = 0
    full_first_row: bool = False
    needs: tuple[str, ...] = ("First Name", "Last Name")
    known: bool = True


def _notes(card: Scorecard, shortlist: Shortlist) -> str:
    score = f"{card.score:.1f} of 100, {(card.verdict or '').replace('_', ' ')}"
    return f"screener {shortlist.posting.id}: {score}. {card.why}"


def _credentials(card: Scorecard, shortlist: Shortlist) -> str:
    return ", ".join(shortlist.labels.get(i, i) for i in held_credentials(card.profile, shortlist.trade))


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


FIELDS: dict[str, Field] = {
    "first": _first,
    "last": _last,
    "name": lambda c, s: c.profile.contact.name or PurePath(c.file).stem,
    "email": lambda c, s: c.profile.contact.email or "",
    "phone": lambda c, s: c.profile.contact.phone or "",
    "city": lambda c, s: c.profile.contact.city or "",
    "state": lambda c, s: c.profile.contact.state or "",
    "title": lambda c, s: job.title if (job := latest_position(c.profile)) else "",
    "employer": lambda c, s: job.employer if (job := latest_position(c.profile)) else "",
    "years": lambda c, s: f"{years_words(c.profile.summary.total_months):g}",
    "credentials": _credentials,
    "evidence": _evidence,
    "notes": _notes,
    "verdict": lambda c, s: (c.verdict or "").replace("_", " "),
    "posting": lambda c, s: s.posting.title,
    "posting_url": lambda c, s: s.posting.url,
    "stage": lambda c, s: "New applicant",
    "file": lambda c, s: PurePath(c.file).name,
}
"""What an import can ask for."""
_PERSON = {"First Name": "first", "Last Name": "last"}
_PLACE = {"City": "city", "State": "state"}

PROFILES = {
    "greenhouse": ImportProfile(
        columns=_PERSON
        | {"Job": "posting", "Email": "email", "Phone": "phone", "Notes": "notes", "Resume": "file"},
        most_rows=8000,
    ),
    "lever": ImportProfile(
        columns={"Full name": "name", "Email": "email", "Phone": "phone", "Posting URL": "posting_url"}
        | {"Stage": "stage", "Tags": "verdict", "Notes": "notes", "Resume Filename": "file"},
        needs=("Full name", "Posting URL"),
    ),
    "bullhorn": ImportProfile(
        columns=_PERSON
        | {"Email": "email", "Mobile Phone": "phone"}
        | _PLACE
        | {"Certifications": "credentials", "General Comments": "notes", "Description": "evidence"},
        full_first_row=True,
    ),
    "icims": ImportProfile(
        columns=_PERSON
        | {"Email": "email", "Home Phone": "phone", "Home City": "city", "Home State": "state"}
        | {"Title": "title", "Employer": "employer", "Years of Experience": "years"}
        | {"Professional Experience": "notes"},
        needs=("First Name", "Last Name", "Email"),
    ),
    "workday": ImportProfile(
        columns=_PERSON
        | {"Email Address": "email", "Phone Number": "phone"}
        | _PLACE
        | {"Job Requisition": "posting", "Certifications": "credentials", "Comments": "notes"}
        | {"Resume File": "file"},
        known=False,
    ),
    "ukg": ImportProfile(
        columns=_PERSON
        | {"Email": "email", "Phone": "phone"}
        | _PLACE
        | {"Job": "posting", "Certifications": "credentials", "Notes": "notes", "Resume File": "file"},
        known=False,
    ),
}
NAMED = 5
"""Files that a note names; the others are counted."""


def import_notes(shortlist: Shortlist, name: str) -> list[str]:
    """What a person should know before the import into the system called `name`, "" where nothing."""
    profile = PROFILES[name]
    scored = [card for card in shortlist.scorecards if card.score is not None]
    unread = [card for card in shortlist.scorecards if card.score is None]
    notes = []
    if not profile.known:
        what = "has no template that could be looked up: compare the columns with those of your own system"
        notes.append(f"{name} {what} (docs/output.md)")
    if unread:
        notes.append(f"not in the import, since not scored: {_files(unread)}")
    nameless = [card for card in scored if not card.profile.contact.name]
    if nameless:
        notes.append(
            f"without a name, so that {UNNAMED!r} or the file's name stands for it: {_files(nameless)}"
        )
    for head in profile.needs:
        blank = [card for card in scored if not FIELDS[profile.columns[head]](card, shortlist)]
        if blank:
            hint = ": say posting.url in the rule file" if head == "Posting URL" else ""
            whose = "every row" if len(blank) == len(scored) else _files(blank)
            notes.append(f"{name} wants {head!r}, which is empty in {whose}{hint}")
    return notes


def unread_notes(shortlist: Shortlist) -> list[str]:
    """Which files have no score and why, in a line; none where all have."""
    unread = [card for card in shortlist.scorecards if card.score is None]
    why = Counter(card.profile.status.replace("_", " ") for card in unread)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(why.items()))
    return [f"{len(unread)} not scored ({counts}): {_files(unread)}"] if unread else []


def _files(cards: Sequence[Scorecard]) -> str:
    """Names of files, the first few, and how many more."""
    names = "; ".join(visible(card.file) for card in cards[:NAMED])
    return f"{names} and {len(cards) - NAMED} more" if len(cards) > NAMED else names


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
    content = [
        [one_line(FIELDS[field](card, shortlist)) for field in profile.columns.values()] for card in scored
    ]
    if profile.full_first_row and content:
        # The fullest row first, contact before all else: its blanks would blank the column for everyone.
        fullest = max(
            range(len(content)), key=lambda i: (sum(map(bool, content[i])), bool(content[i][2]), -i)
        )
        content.insert(0, content.pop(fullest))
    return list(profile.columns), content
