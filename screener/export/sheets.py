"""The sheets of a workbook as heads and rows, before any look is given to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from screener.config.wording import heads, language_sentences
from screener.export.columns import DECIDED, Cell, Column, chosen_columns, column_of, headed, rows
from screener.export.marks import OUTCOMES, VERDICTS, advice
from screener.export.words import lines_words, shortened, unscored_reason
from screener.model.posting import Posting, Rule
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
        return [_of_columns("shortlist", chosen_columns(shortlist, wanted), shortlist)]
    scored = replace(
        shortlist, scorecards=tuple(card for card in shortlist.scorecards if card.score is not None)
    )
    told = any(card.told for card in scored.scorecards)
    contact = [name for name in _CONTACT if told or name not in DECIDED]
    return [
        _of_columns("shortlist", _DECIDING, scored),
        _of_columns("background", _BACKGROUND, scored),
        _of_columns("contact", contact, scored),
        _points(scored),
    ]


def _of_columns(sheet: str, names: Sequence[str], shortlist: Shortlist) -> Sheet:
    columns = [column_of(name, shortlist.posting) for name in names]
    content = list(rows(shortlist, names))
    if "name" in names:
        place = names.index("name")
        for row, card in zip(content, shortlist.scorecards, strict=True):
            row[place] = who(card)
    frozen = names.index("name") + 1 if "name" in names[:5] else 0
    return Sheet(_title(sheet), columns, content, frozen, cards=shortlist.scorecards)


def _points(shortlist: Shortlist) -> Sheet:
    """The points of each rule, a candidate a row."""
    rules = shortlist.posting.rules
    columns = [column_of(name, shortlist.posting) for name in ("rank", "name", "score")]
    columns += [Column(rule.id, one_line(rule.label), rule.source, 11) for rule in rules]
    cards = shortlist.scorecards
    content = [[c.rank, who(c), c.score, *(r.points for r in c.results)] for c in cards]
    outcomes = [["", "", "", *(r.outcome for r in c.results)] for c in cards]
    return Sheet(_title("points"), columns, content, 2, outcomes)


def _title(sheet: str) -> str:
    """What a sheet is called."""
    return heads()[f"how.{sheet}"].head


_QUOTE = {"quote": 104, "page": 5, "line": 5, "counts_for": 72, "points": 7, "why": 70}
"""Columns of the evidence behind who it is of, with their widths."""


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
    columns = [headed("rank", 5), headed("name", 17)]
    columns += [headed(name, width, f"sheet.{name}") for name, width in _QUOTE.items()]
    content: list[Sequence[Cell]] = []
    outcomes: list[Sequence[str]] = []
    for card in shortlist.scorecards:
        for each in _quotes(card) if card.score is not None else ():
            points = each.tenths / 10 if each.why else None
            told = ["; ".join(each.counts), points, "; ".join(each.why)]
            content.append([card.rank, who(card), *each.place, *told])
            outcomes.append(["", "", "", "", "", each.outcome, "", ""])
    return Sheet(_title("evidence"), columns, content, 2, outcomes, printed=7)


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
        headed("file", 44),
        headed("status", 16),
        headed("reason", 50),
        headed("advice", 60, "sheet.advice"),
        headed("duplicate_of", 36),
    )
    cards = [card for card in shortlist.scorecards if card.score is None]
    content = [
        [
            visible(card.file),
            card.profile.status,
            unscored_reason(card),
            advice(card.profile.status),
            visible(card.duplicate_of or ""),
        ]
        for card in cards
    ]
    return Sheet(_title("not_read"), columns, content, cards=cards)


def how_to_read(shortlist: Shortlist) -> Sheet:
    """What sheets, signs and numbers mean; what is asked for and what it weighs; what it was made with."""
    posting = shortlist.posting
    told = {
        "lines": lines_words(posting.bands),
        "posting": f"{one_line(posting.title)} ({posting.id}), as of {shortlist.as_of}",
        "rules": posting.sha256,
        "versions": f"{shortlist.lexicon_version}, screener {shortlist.screener_version}",
    }
    content: list[Sequence[Cell]] = []
    for name in _HOW:
        words = heads()[f"how.{name}"]
        content.append([words.head, told.get(name) or words.meaning])
        if name == "lines":
            content += ([f"{m.sign} {m.word}", m.meaning] for m in (*VERDICTS.values(), *OUTCOMES.values()))
    columns = (headed("what", 40, "sheet.what"), headed("means", 110, "sheet.means"))
    return Sheet(_title("how_to_read"), columns, [*content, *map(_rule(posting), posting.rules)])


_HOW = (
    *("score", "lines", "shortlist", "background", "contact", "points", "evidence", "not_read"),
    *("who_decides", "posting", "rules", "versions"),
)


def _rule(posting: Posting) -> Callable[[Rule], Sequence[Cell]]:
    """Says of a rule of the posting what it is, and what it weighs."""
    whole, say = sum(rule.weight for rule in posting.rules), language_sentences().say

    def said(rule: Rule) -> Sequence[Cell]:
        meaning = say(
            "sheet.rule.meaning",
            state=say(f"importance.{rule.importance}"),
            score=f"{100 * rule.weight / whole:.1f}",
            detail=say("sheet.knocks_out") if rule.knock_out else "",
            quote=one_line(rule.source),
            found=visible(str(rule.origins.get("weight", "default"))),
        )
        return say("sheet.rule", label=one_line(rule.label)), meaning

    return said
