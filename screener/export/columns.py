"""The columns of a shortlist: for people first, then three for each rule, then for programs (design §9).

Names only grow; where a column stands may change, so programs go by the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from screener.errors import ScreenerError
from screener.export.profiles import PROFILES
from screener.export.reading_cells import FACTS, PERSON, Cell, profile_cells
from screener.export.words import decided_cells, evidence_words, questions, required_cells
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


FRONT = (
    Column(
        "rank",
        "Rank",
        "1 is best; those of equal points share a rank. Blank where the file was not scored.",
        5,
    ),
    Column("score", "Score", "Points of 100: the sum of the rules' points.", 6),
    Column(
        "verdict",
        "Verdict",
        "shortlist, review, below, or knocked out: by the posting's bands and knock-outs.",
        10,
    ),
    Column("why", "Why", "What tells this candidate from the others, in a sentence.", 40),
    Column("ask", "Ask", "Questions for the phone, best first, with what a yes would give.", 42),
    Column("required_met", "Required met", "How many of the required rules are met: 4 of 5.", 8),
    Column("missing_required", "Missing", "Required, and denied by the text or stated too low.", 16),
    Column("unknown_required", "Not stated", "Required, and the text does not say.", 20),
)
FOR_PEOPLE = (
    Column("name", "Name", "As the résumé gives it.", 17),
    Column(
        "current_title", "Current title", "Of the job that goes on; else of the last one, with its end.", 20
    ),
    Column("current_employer", "Current employer", "Who that job is, or was, with.", 20),
    Column(
        "role",
        "Role",
        "What the work adds up to: coder, coder in training, biller, other health information work …",
    ),
    Column("credentials", "Credentials", "Those that the text supports as held.", 12),
    Column(
        "credential_details",
        "Credentials as stated",
        "The candidate's credentials with state, number and dates, where the résumé gives them.",
        28,
    ),
    Column("coding_years", "Years coding", "Years of dated coding jobs; overlaps count once.", 7),
    Column(
        "last_coded",
        "Last coded",
        "Month in which the latest coding job ended, or present; marked where that was before ICD-10.",
        9,
    ),
    Column("total_years", "Total years", "Years of all dated work; overlaps count once.", 8),
    Column("settings", "Settings", "Where the coding was done, as far as the text says.", 22),
    Column("specialties", "Specialties", "Medical specialties of that work.", 20),
    Column("code_systems", "Code systems", "Code systems named as the candidate's own.", 20),
    Column("ehr", "EHR", "Record systems named.", 12),
    Column("encoder", "Encoder", "Encoders and computer-assisted coding named.", 14),
    Column("accuracy_percent", "Accuracy, %", "The first accuracy that the text states.", 9),
    Column("productivity", "Productivity", "The first volume that the text states, as a number.", 11),
    Column("productivity_unit", "Productivity, unit", "What that number counts, and in what time.", 14),
    Column("education", "Education", "The highest level stated.", 14),
    Column("city", "City", "From the contact lines.", 12),
    Column("state", "State", "From the contact lines.", 6),
    Column("email", "E-mail", "From the contact lines.", 24),
    Column("phone", "Phone", "In national format.", 15),
    Column("links", "Links", "Pages that the contact lines name.", 20),
    Column("flags", "Look at", "What a person should look at before relying on the row.", 30),
)
DECIDED = (
    Column("decision", "Decision", "What a person decided.", 10),
    Column("decision_reason", "Decision, why", "The reason and the note.", 24),
    Column("decided_at", "Decided at", "When.", 12),
    Column("put_back", "Put back", "yes where a person set a knock-out aside.", 8),
    Column("corrections", "Corrections", "What a person read otherwise, why, and where it stands.", 26),
    Column("verified", "Verified", "What a person found at the issuers of credentials, who and when.", 26),
)
OF_FILE = (
    Column(
        "status", "Status", "read, or why not: needs_ocr, needs_password, empty, unreadable, duplicate …", 12
    ),
    Column("reason", "Reason", "Why the file was not read, in words.", 24),
    Column("file", "File", "The file's name.", 26),
    Column("duplicate_of", "Duplicate of", "The file that stands for this one.", 20),
)
FOR_PROGRAMS = (
    Column("first_name", "First name", "The first word of the name."),
    Column("last_name", "Last name", "The last word of the name, with its particles and suffix."),
    Column(
        "credential_states", "Credential states", "Every credential with its state: CPC: held; CCS: lapsed."
    ),
    Column("software", "Software", "All software named; the EHR and encoder columns have it apart."),
    Column("metrics", "Figures", "All figures of accuracy, productivity and the like, as stated."),
    Column("sha256", "SHA-256 of the file", "Of the file's bytes."),
    Column("posting", "Posting", "Id of the posting."),
    Column("rules_sha256", "SHA-256 of the rules", "Of the rules with their weights."),
    Column("lexicon_version", "Lexicon", "Version of the words and concepts."),
    Column("screener_version", "Screener", "Version of the program."),
    Column("as_of", "As of", "The day that present and expiry dates count to."),
)
OF_RULES = (
    Column("points", "points", "Points that the rule gives.", 8),
    Column(
        "outcome", "outcome", "met, partial, unknown (nothing found) or contradicted (the text says no).", 11
    ),
    Column("evidence", "evidence", "Why, with quotes, their pages and lines.", 40),
)
"""For each rule, its id with _ for - before the name: credential_points."""

BEFORE_RULES = (*FRONT, *FOR_PEOPLE, *DECIDED, *OF_FILE)
ALL = {column.name: column for column in (*BEFORE_RULES, *FOR_PROGRAMS)}
FIXED = tuple(ALL)
SHORT = (
    *("rank", "score", "verdict", "why", "ask", "required_met", "missing_required", "name", "current_title"),
    *("credentials", "coding_years", "last_coded", "email", "phone", "status", "file"),
)


def rule_columns(posting: Posting) -> dict[str, tuple[str, ...]]:
    """Rule id to the names of its columns, e.g. code_systems_points; ids that would meet stay as they are."""
    plain = {rule.id: rule.id.replace("-", "_") for rule in posting.rules}
    if len(set(plain.values())) < len(plain):
        plain = {rule_id: rule_id for rule_id in plain}
    return {key: tuple(f"{name}_{part.name}" for part in OF_RULES) for key, name in plain.items()}


def column_names(posting: Posting) -> list[str]:
    """Every column of a posting's shortlist."""
    of_rules = [name for names in rule_columns(posting).values() for name in names]
    return [*(c.name for c in BEFORE_RULES), *of_rules, *(c.name for c in FOR_PROGRAMS)]


def column_of(name: str, posting: Posting) -> Column:
    """What is known of a column; that of a rule is headed by the rule's label."""
    if name in ALL:
        return ALL[name]
    of_rules = rule_columns(posting)
    for rule in posting.rules:
        for part, own in zip(OF_RULES, of_rules[rule.id], strict=True):
            if name == own:
                return Column(name, f"{one_line(rule.label)}: {part.head}", part.meaning, part.width)
    raise _unknown(name, column_names(posting))


_RUN = tuple(column.name for column in FRONT)
_BLANK = dict.fromkeys(FACTS)


def row_of(card: Scorecard, shortlist: Shortlist) -> dict[str, Cell]:
    """The cells of one scorecard by column; those of rules are missing where it was not scored."""
    profile, posting = card.profile, shortlist.posting
    scored = card.score is not None
    asked = (one_line(questions(card)), *map(one_line, required_cells(card))) if scored else (None,) * 4
    row: dict[str, Cell] = {**cells_of(card, shortlist)}
    if not scored:
        row |= _BLANK
    row |= zip(_RUN, (card.rank, card.score, card.verdict, one_line(card.why), *asked), strict=True)
    row |= zip((c.name for c in DECIDED), decided_cells(card, shortlist.labels), strict=True)
    row["status"], row["reason"] = profile.status, one_line(profile.reason or "")
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
        if name not in FIXED and not name.endswith(tuple(f"_{part.name}" for part in OF_RULES)):
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
