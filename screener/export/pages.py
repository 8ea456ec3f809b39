"""What HTML pages show of a shortlist and of one candidate: plain values for the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from screener.config.wording import heads, language_sentences
from screener.export.columns import Cell, row_of
from screener.export.marks import OUTCOMES, VERDICTS, advice
from screener.export.sheets import who
from screener.export.words import question_list, shortened, unscored_reason
from screener.model.posting import Posting
from screener.model.scorecard import Evidence, RuleResult, Scorecard, Shortlist
from screener.text.sentences import upper
from screener.text.terminal import one_line, visible

FACTS = (
    *("current_title", "current_employer", "coding_years", "last_coded", "total_years", "education"),
    *("credential_details", "settings", "specialties", "code_systems", "ehr", "encoder"),
)
_Quote = tuple[str, int]
"""Words and their page."""
LISTED_LACKS = 3
"""Needs that the list of candidates names as missing or not stated; each one's page has them all."""
STEP = 5
"""Points that share a bar of the chart."""
LEFT, UNIT, FLOOR, ROOM = 30, 8.5, 168.0, 140.0
"""Of the chart: where 0 points stand, the width of a point, the floor, and the height of the highest bar."""


def rendered(template: str, **values: Any) -> bytes:
    """A page, whatever is in the values as text."""
    page = _templates().get_template(template).render(marks={**VERDICTS, **OUTCOMES}, **values)
    # A stray half of a character pair becomes the question mark that browsers would show.
    return page.encode("utf-8", "replace")


@cache
def _templates() -> Environment:
    folder = Path(str(files("screener.export"))) / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def made_with(shortlist: Shortlist) -> dict[str, Any]:
    """What every page says of the run."""
    return {
        "posting": shortlist.posting,
        "as_of": shortlist.as_of,
        "lexicon_version": shortlist.lexicon_version,
        "screener_version": shortlist.screener_version,
    }


def report(shortlist: Shortlist) -> dict[str, Any]:
    """The values of the report."""
    scored = [card for card in shortlist.scorecards if card.score is not None]
    unread = [card for card in shortlist.scorecards if card.score is None]
    found = Counter(card.verdict or "" for card in scored)
    verdicts = [name for name in VERDICTS if found[name]]
    say, bands = language_sentences().say, shortlist.posting.bands
    counts = ", ".join(f"{found[name]} {say(f'verdict.{name}')}" for name in verdicts)
    summary = say("table.scored", number=len(scored), list=counts) if scored else say("table.none_scored")
    told = [upper(summary), *([say("report.not_scored", number=len(unread))] if unread else [])]
    return made_with(shortlist) | {
        "summary": " ".join(f"{sentence}." for sentence in told),
        "verdicts": verdicts,
        "bars": _bars(scored),
        "lines": [
            {
                "x": LEFT + UNIT * points,
                "label": say("report.line", verdict=say(f"verdict.{verdict}"), score=f"{points:g}"),
            }
            for verdict, points in (("review", bands.review), ("shortlist", bands.shortlist))
        ],
        "candidates": [candidate(card, shortlist) for card in scored],
        "unread": [_unread(card) for card in unread],
        "rules": _rules(shortlist.posting),
    }


def _unread(card: Scorecard) -> dict[str, str]:
    status = card.profile.status
    return {
        "name": visible(card.file),
        "why": unscored_reason(card) or status,
        "advice": advice(status),
    }


def _rules(posting: Posting) -> list[dict[str, Any]]:
    whole = sum(rule.weight for rule in posting.rules)
    return [
        {
            "label": one_line(rule.label),
            "importance": rule.importance,
            "knock_out": rule.knock_out,
            "most": 100 * rule.weight / whole,
            "source": one_line(rule.source),
        }
        for rule in posting.rules
    ]


def candidate(card: Scorecard, shortlist: Shortlist, *, ranked: bool = True) -> dict[str, Any]:
    """One candidate. ranked: False where there are no others to be ranked among."""
    cells = row_of(card, shortlist)
    places = [_text(cells.get(name)) for name in ("city", "state")]
    contact = [", ".join(filter(None, places)), *(_text(cells.get(n)) for n in ("phone", "email", "links"))]
    return {
        "rank": card.rank if ranked else None,
        "name": who(card),
        "score": card.score,
        "verdict": card.verdict,
        "why": one_line(card.why),
        "contact": [text for text in contact if text],
        "cells": cells,
        "lacks": [_first_of(_text(cells.get(name))) for name in ("missing_required", "unknown_required")],
        "facts": [(heads()[name].head, _text(cells.get(name))) for name in FACTS] + _figures(cells),
        "look_at": [text for text in _text(cells.get("flags")).split("; ") if text],
        "told": _told(cells),
        "ask": [one_line(question) for question in question_list(card)],
        "rows": _waterfall(card),
    }


def _first_of(listed: str) -> str:
    """The first of a list, and how many more there are."""
    names = listed.split("; ")
    shown = "; ".join(names[:LISTED_LACKS])
    more = len(names) - LISTED_LACKS
    return language_sentences().say("more", list=shown, number=more) if more > 0 else shown


def _figures(cells: Mapping[str, Cell]) -> list[tuple[str, str]]:
    say = language_sentences().say
    accuracy, volume = cells.get("accuracy_percent"), cells.get("productivity")
    return [
        (say("report.accuracy"), f"{accuracy:g}%" if isinstance(accuracy, float) else ""),
        (
            say("report.productivity"),
            f"{volume:g} {cells['productivity_unit']}" if isinstance(volume, float) else "",
        ),
    ]


def _told(cells: Mapping[str, Cell]) -> list[str]:
    decision = ", ".join(_text(cells[n]) for n in ("decision", "decision_reason", "decided_at") if cells[n])
    say = language_sentences().say
    back = say("report.put_back") if cells["put_back"] else ""
    found = say("report.verified", found=cells["verified"]) if cells["verified"] else ""
    return [text for text in (decision, back, *_text(cells["corrections"]).split("; "), found) if text]


def _waterfall(card: Scorecard) -> list[dict[str, Any]]:
    """The steps; words that stand beside an earlier one already are only named by their place."""
    rows, tenths = [], 0
    shown: set[_Quote] = set()
    for result in card.results:
        quotes: dict[_Quote, Evidence] = {}
        for each in result.evidence:  # a sentence over two lines is one quote
            quotes.setdefault((one_line(each.quote), each.page), each)
        rows.append(_step(result, tenths / 10, quotes, shown))
        shown |= quotes.keys()
        tenths += round(result.points * 10)
    return rows


def _step(
    result: RuleResult, before: float, quotes: Mapping[_Quote, Evidence], shown: Container[_Quote]
) -> dict[str, Any]:
    return {
        "label": one_line(result.label),
        "required": result.importance == "required",
        "outcome": result.outcome,
        "points": result.points,
        "possible": result.possible,
        "before": before,
        "reason": one_line(result.reason),
        "quotes": [
            {"text": shortened(e.quote, e.term), "page": e.page, "line": e.line}
            for quote, e in quotes.items()
            if quote not in shown
        ],
        "again": [(e.page, e.line) for quote, e in quotes.items() if quote in shown],
    }


def _bars(scored: list[Scorecard]) -> list[dict[str, Any]]:
    """How many have so many points, those of one verdict on top of another's."""
    counted = Counter((min(int(card.score or 0) // STEP, 100 // STEP - 1), card.verdict) for card in scored)
    most = max(Counter(place for place, _ in counted.elements()).values(), default=1)
    bars, tops = [], dict.fromkeys(range(100 // STEP), FLOOR)
    for verdict in VERDICTS:
        for place in tops:
            if count := counted[place, verdict]:
                height = ROOM * count / most
                tops[place] -= height
                spot = {"x": LEFT + UNIT * STEP * place + 2, "y": tops[place], "height": height}
                bars.append({**spot, "width": UNIT * STEP - 4, "count": count, "verdict": verdict})
    return bars


def _text(cell: Cell) -> str:
    return "" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else str(cell)
