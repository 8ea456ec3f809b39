"""What a person finds at the issuers of credentials: a sheet to fill in, and what it says of the résumés.

The program looks nobody up. A finding is kept as corrections of every place that names the credential, the
same records that the review page makes, so that it counts before the résumé's words and can be taken back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from screener.errors import Fault, ScreenerError
from screener.export.cells import neutral
from screener.export.sheets import who as name_of
from screener.export.words import credential_said
from screener.model.concept import Lexicon
from screener.model.decision import AS_READ, NOT_THIS, Correction
from screener.model.profile import Mention, Profile
from screener.model.profile_json import profile_from_json
from screener.model.scorecard import Scorecard, Shortlist
from screener.store.table_file import read_sheet
from screener.store.workspace import Workspace
from screener.text.terminal import one_line, visible

RESULTS = {
    **{"active": "active", "expired": "expired", "apprentice": "apprentice", "not found": "not_found"},
    **{"take back": AS_READ, "as read": AS_READ},
}
"""What a cell of results may say."""
HINT = "write active, expired, apprentice, not found, or take back"

HEADS = (
    *("rank", "name", "credential", "stated", "number", "issuer", "look_up", "result", "date", "who"),
    *("file", "credential_id", "sha256"),
)
CREDENTIAL = "certification"

STATES = {
    "active": ("held", "active"),
    "expired": ("lapsed", "expired"),
    "apprentice": ("held", "apprentice"),
    "not_found": ("negated", "not_found"),
}
"""Finding to assertion and state."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person found: result is a key of STATES, or AS_READ to take an earlier one back.

    at: the day, YYYY-MM-DD. where: the row it stands in, for messages.
    """

    sha256: str
    credential: str
    result: str
    at: str
    who: str
    where: str = ""


def sheet_file(shortlist: Shortlist, lexicon: Lexicon, verdicts: Sequence[str] = ()) -> tuple[bytes, int]:
    """The sheet as a CSV that Excel reads, and how many rows it has. verdicts: of whom; () for all."""
    cards = tuple(c for c in shortlist.scorecards if not verdicts or c.verdict in verdicts)
    rows = sheet_rows(replace(shortlist, scorecards=cards), lexicon)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADS, *([neutral(cell) for cell in row] for row in rows)])
    return text.getvalue().encode("utf-8-sig", "backslashreplace"), len(rows)


def sheet_rows(shortlist: Shortlist, lexicon: Lexicon) -> list[list[str]]:
    """A row for each credential that counted, with empty cells for result, date and who."""
    return [row for card in shortlist.scorecards if card.score is not None for row in _rows_of(card, lexicon)]


def _rows_of(card: Scorecard, lexicon: Lexicon) -> Iterator[list[str]]:
    counted = {e.concept for result in card.results if result.credit > 0 for e in result.evidence}
    profile = card.profile
    for entry in profile.summary.credentials:
        if entry.assertion != "held" or not _counts(entry.id, counted, lexicon):
            continue
        mentions = [m for m in profile.mentions if m.concept == entry.id]
        issuer, page = _issuer(entry.id, lexicon)
        yield [
            str(card.rank or ""),
            name_of(card),
            lexicon.label(entry.id),
            credential_said("", entry.assertion, entry.state, [replace(m, number=None) for m in mentions]),
            next((m.number for m in mentions if m.number), ""),
            issuer,
            page,
            *("", "", ""),
            visible(card.file),
            entry.id,
            profile.sha256,
        ]


def _counts(credential: str, counted: set[str], lexicon: Lexicon) -> bool:
    """A credential counted where it, or one that it stands for, is evidence."""
    concept = lexicon.concepts.get(credential)
    return credential in counted or (concept is not None and not counted.isdisjoint(concept.at_least))


def _issuer(credential: str, lexicon: Lexicon) -> tuple[str, str]:
    """Who issues it, and where to look; the page is said to be no look-up page where none is known."""
    concept = lexicon.concepts.get(credential)
    short = str(concept.facts.get("issuer", "")) if concept else ""
    issuer = lexicon.tables.get("issuers", {}).get(short.partition(" (")[0])
    if issuer is None:
        return short, ""
    return short, f"{issuer.page} (ask there)" if issuer.ask else issuer.page


def apprentice_form(credential: str, lexicon: Lexicon) -> str | None:
    """The credential in its apprentice form; itself where it is one."""
    facts = {concept.id: concept.facts for concept in lexicon.concepts.values()}
    if "apprentice_of" in facts.get(credential, {}):
        return credential
    return next((key for key, fact in facts.items() if fact.get("apprentice_of") == credential), None)


def corrections_of(
    finding: Finding, profile: Profile, standing: Sequence[Correction], lexicon: Lexicon
) -> list[Correction]:
    """The records by which a finding stands in place of what was read; [] where no place names it.

    profile: as it was read, without corrections. standing: those of the file; an earlier finding about the
    same credential is taken back.
    """
    back = [_back(c, finding) for c in standing if c.found and c.of == finding.credential]
    if finding.result == AS_READ:
        return back
    places = [
        m for m in profile.mentions if m.concept == finding.credential and m.assertion != "other_person"
    ]
    reason = _said(finding, lexicon)
    assertion, state = STATES[finding.result]
    becomes = apprentice_form(finding.credential, lexicon) if finding.result == "apprentice" else None
    moved = becomes is not None and becomes != finding.credential
    made = [_made(m, NOT_THIS if moved else assertion, state, reason, finding) for m in places]
    if moved and places:
        first = replace(places[0], concept=becomes or "", category=CREDENTIAL)
        made.append(_made(first, assertion, state, reason, finding))
    return [*back, *made]


def _back(correction: Correction, finding: Finding) -> Correction:
    return replace(correction, assertion=AS_READ, state="", reason="", at=finding.at, who=finding.who)


def _made(mention: Mention, assertion: str, state: str, reason: str, finding: Finding) -> Correction:
    made = Correction.of_mention(mention, assertion, state, reason, at=finding.at, who=finding.who)
    return replace(made, found=finding.result, of=finding.credential)


def _said(finding: Finding, lexicon: Lexicon) -> str:
    """The finding in words: "CPC: found expired at AAPC by J. Doe on 2026-11-30"."""
    issuer = _issuer(finding.credential, lexicon)[0] or "the issuer"
    result = "not found" if finding.result == "not_found" else f"found {finding.result}"
    label = lexicon.label(finding.credential)
    return one_line(f"{label}: {result} at {issuer} by {finding.who} on {finding.at}")


def read_findings(path: Path, today: str, user: str) -> list[Finding]:
    """What a filled sheet says; rows without a result are left out. ScreenerError with all that is wrong.

    today, user: the day and the person, where a row does not say them.
    """
    found, faults = [], []
    for where, row in read_sheet(path, ("result", "credential_id", "sha256")):
        word = row["result"].casefold().replace("_", " ")
        if not word:
            continue
        result = RESULTS.get(word, "")
        if not result:
            faults.append(Fault(where, f"unknown result {row['result']!r}", HINT))
        elif not (row["credential_id"] and row["sha256"]):
            faults.append(Fault(where, "names no credential or no file", "keep the sheet's last columns"))
        else:
            day = _day(row.get("date", "") or today)
            if day is None:
                hint = "write it as 2026-11-30"
                faults.append(Fault(where, f"{row['date']!r} is no date", hint))
                continue
            found.append(
                Finding(row["sha256"], row["credential_id"], result, day, row.get("who", "") or user, where)
            )
    if faults:
        raise ScreenerError.from_faults(faults)
    return found


def _day(text: str) -> str | None:
    """A day as YYYY-MM-DD, also of the American form that Excel makes of it: 11/30/2026."""
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return None


def keep_findings(
    findings: Sequence[Finding], workspace: Workspace, lexicon: Lexicon
) -> tuple[int, list[str]]:
    """Keep findings in the workspace: how many, and what could not be kept, in words."""
    kept, notes = 0, []
    for finding in findings:
        line = workspace.profile_of(finding.sha256)
        profile = profile_from_json(line) if line else None
        problem = _problem(finding, profile, lexicon)
        if problem or profile is None:
            notes.append(f"{finding.where}: {problem}")
            continue
        standing = workspace.people.corrections().get(finding.sha256, ())
        made = corrections_of(finding, profile, standing, lexicon)
        if not made:
            notes.append(f"{finding.where}: the résumé names no {lexicon.label(finding.credential)}")
            continue
        workspace.people.correct(finding.sha256, "", made, None)
        kept += 1
    return kept, notes


def _problem(finding: Finding, profile: Profile | None, lexicon: Lexicon) -> str:
    if finding.credential not in lexicon.concepts:
        return f"unknown credential {finding.credential!r}"
    if profile is None:
        return "this workspace has not read the file: score it first with the same workspace"
    if finding.result == "apprentice" and apprentice_form(finding.credential, lexicon) is None:
        return f"{lexicon.label(finding.credential)} has no apprentice form"
    return ""
