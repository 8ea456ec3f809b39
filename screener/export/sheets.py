"""The sheets of a workbook as heads and rows, before any look is given to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from screener.export.columns import DECIDED, Cell, Column, chosen_columns, column_of, rows
from screener.export.marks import OUTCOMES, VERDICTS, advice
from screener.export.words import lines_words, shortened
from screener.model.posting import Posting
from screener.model.scorecard import Evidence, RuleResult, Scorecard, Shortlist
from screener.text.terminal import one_line, visible


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: columns and rows. frozen: columns that stay in sight. outcomes: of cells that show one.

    printed: columns that are printed; 0 for all. cards: whose the rows are, where their files are linked.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 0
    outcomes: Sequence[Sequence[str]] = ()
    printed: int = 0
    cards: Sequence[Scorecard] = ()


_DECIDING = (
    *("rank", "score", "verdict", "name", "credentials", "coding_years", "last_coded", "required_met"),
    *("missing_required", "unknown_required", "why", "ask"),
)
_BACKGROUND = (
    *("rank", "name", "current_title", "current_employer", "credential_details", "total_years", "settings"),
    *("specialties", "code_systems", "ehr", "encoder", "accuracy_percent", "productivity"),
    "productivity_unit",
)
_CONTACT = (
    *("rank", "name", "city", "state", "phone", "email", "links", "education", "role", "flags"),
    *("decision", "decision_reason", "corrections", "verified", "put_back", "file"),
)


def who(card: Scorecard) -> str:
    """The candidate's name, or the file's where none is known or none may be shown."""
    return one_line(card.profile.contact.name or "") or visible(card.file)


def main_sheets(shortlist: Shortlist, wanted: str) -> list[Sheet]:
    """The shortlist: what decides, what the candidates bring, where to reach them; or the columns asked for.

    Without columns asked for, files that were not scored stand on the sheet for them alone.
    """
    if wanted != "full":
        return [_of_columns("Shortlist", chosen_columns(shortlist, wanted), shortlist)]
    scored = replace(
        shortlist, scorecards=tuple(card for card in shortlist.scorecards if card.score is not None)
    )
    told = any(card.told for card in scored.scorecards)
    decided = {column.name for column in DECIDED}
    contact = [name for name in _CONTACT if told or name not in decided]
    return [
        _of_columns("Shortlist", _DECIDING, scored),
        _of_columns("Background", _BACKGROUND, scored),
        _of_columns("Contact", contact, scored),
        _points(scored),
    ]


def _of_columns(title: str, names: Sequence[str], shortlist: Shortlist) -> Sheet:
    columns = [column_of(name, shortlist.posting) for name in names]
    content = list(rows(shortlist, names))
    if "name" in names:
        place = names.index("name")
        for row, card in zip(content, shortlist.scorecards, strict=True):
            row[place] = who(card)
    frozen = names.index("name") + 1 if "name" in names[:5] else 0
    return Sheet(title, columns, content, frozen, cards=shortlist.scorecards)


def _points(shortlist: Shortlist) -> Sheet:
    """The points of each rule, a candidate a row."""
    rules = shortlist.posting.rules
    columns = [column_of(name, shortlist.posting) for name in ("rank", "name", "score")]
    columns += [Column(rule.id, one_line(rule.label), rule.source, 11) for rule in rules]
    cards = shortlist.scorecards
    content = [[c.rank, who(c), c.score, *(r.points for r in c.results)] for c in cards]
    outcomes = [["", "", "", *(r.outcome for r in c.results)] for c in cards]
    return Sheet("Points", columns, content, 2, outcomes)


EVIDENCE = (
    Column("rank", "Rank", "", 5),
    Column("name", "Name", "", 17),
    Column("quote", "Words on the page", "", 104),
    Column("page", "Page", "", 5),
    Column("line", "Line", "", 5),
    Column("counts_for", "Counts for", "", 72),
    Column("points", "Points", "", 7),
    Column("why", "Why", "", 70),
)


@dataclass(slots=True)
class _Quoted:
    """One quote of a candidate: where it stands, what it counts for, and the points told beside it."""

    place: tuple[str, int | None, int | None]
    outcome: str
    counts: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    tenths: int = 0


def evidence(shortlist: Shortlist) -> Sheet:
    """A row for each quote of a candidate, once; the points of a rule beside its first quote only."""
    content: list[Sequence[Cell]] = []
    outcomes: list[Sequence[str]] = []
    for card in shortlist.scorecards:
        for each in _quotes(card) if card.score is not None else ():
            points = each.tenths / 10 if each.why else None
            told = ["; ".join(each.counts), points, "; ".join(each.why)]
            content.append([card.rank, who(card), *each.place, *told])
            outcomes.append(["", "", "", "", "", each.outcome, "", ""])
    return Sheet("Evidence", EVIDENCE, content, 2, outcomes, printed=7)


def _quotes(card: Scorecard) -> list[_Quoted]:
    found: dict[object, _Quoted] = {}
    silent: list[str] = []
    for result in card.results:
        label = one_line(result.label)
        if not result.evidence and not result.points and result.outcome == "unknown":
            silent.append(label)
            continue
        rows = [_row(found, result, each) for each in result.evidence]
        rows = rows or [found.setdefault(result.rule, _Quoted(("", None, None), result.outcome))]
        rows[0].counts.append(f"{OUTCOMES[result.outcome].sign} {label} {result.points:.1f}")
        rows[0].why.append(one_line(result.reason))
        rows[0].tenths += round(result.points * 10)
        for row in rows[1:]:
            if not any(label in counted for counted in row.counts):
                row.counts.append(label)
    if silent:
        nothing = f"{OUTCOMES['unknown'].sign} nothing found for {'; '.join(silent)}"
        found[""] = _Quoted(("", None, None), "unknown", [nothing])
    return list(found.values())


def _row(found: dict[object, _Quoted], result: RuleResult, each: Evidence) -> _Quoted:
    quote = one_line(each.quote)
    key = (quote, each.page)  # a sentence over two lines is one quote
    return found.setdefault(key, _Quoted((shortened(quote, each.term), each.page, each.line), result.outcome))


def not_read(shortlist: Shortlist) -> Sheet:
    """Each file that has no points, and what to do about it."""
    columns = (
        Column("file", "File", "", 44),
        Column("status", "Status", "", 16),
        Column("reason", "Why", "", 50),
        Column("advice", "What to do", "", 60),
        Column("duplicate_of", "Duplicate of", "", 36),
    )
    cards = [card for card in shortlist.scorecards if card.score is None]
    content = [
        [
            visible(card.file),
            card.profile.status,
            one_line(card.profile.reason or ""),
            advice(card.profile.status),
            visible(card.duplicate_of or ""),
        ]
        for card in cards
    ]
    return Sheet("Not read", columns, content, cards=cards)


def how_to_read(shortlist: Shortlist) -> Sheet:
    """What sheets, signs and numbers mean; what is asked for and what it weighs; what it was made with."""
    posting = shortlist.posting
    marks = [*VERDICTS.values(), *OUTCOMES.values()]
    content: list[Sequence[Cell]] = [
        [
            "Score",
            "Points of 100. Each rule gives at most what stands below; what is found on the page earns it.",
        ],
        ["Lines", lines_words(posting.bands)],
        *([f"{mark.sign} {mark.word}", mark.meaning] for mark in marks),
        ["Shortlist", "What decides: the verdict, what is missing, why, and what to ask."],
        ["Background", "What they bring; empty where the résumé does not say."],
        ["Contact", "Where to reach them, what to look at, what was decided."],
        ["Points", "The points of each rule; they sum to the score."],
        [
            "Evidence",
            "The words on the page, each once; a rule's points stand beside its first words only. "
            "The column Why is on the screen and is not printed.",
        ],
        ["Not read", "Files without points, and what to do about each. They are not rejected."],
        ["Who decides", "A person. Nobody is rejected here; credentials are as the résumé states them."],
        ["Posting", f"{one_line(posting.title)} ({posting.id}), as of {shortlist.as_of}"],
        ["Rules, SHA-256", posting.sha256],
        ["Lexicon, program", f"{shortlist.lexicon_version}, screener {shortlist.screener_version}"],
        *_rules(posting),
    ]
    return Sheet(
        "How to read this", (Column("what", "What", "", 40), Column("means", "Means", "", 110)), content
    )


def _rules(posting: Posting) -> list[Sequence[Cell]]:
    whole = sum(rule.weight for rule in posting.rules)
    return [
        [
            f"Rule: {one_line(rule.label)}",
            "; ".join(
                filter(
                    None,
                    (
                        f"{rule.importance}, {100 * rule.weight / whole:.1f} points at most",
                        "knocks out" if rule.knock_out else "",
                        one_line(rule.source),
                        f"weight from {visible(str(rule.origins.get('weight', 'default')))}",
                    ),
                )
            ),
        ]
        for rule in posting.rules
    ]
