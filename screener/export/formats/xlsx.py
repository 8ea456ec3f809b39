"""A workbook to sort and filter: the shortlist, its evidence, the rules, and what was not read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from screener.export.base import EXPORTERS, ExportOptions
from screener.export.columns import Cell, chosen_columns, rows, rule_columns
from screener.model.scorecard import Scorecard, Shortlist
from screener.text.terminal import one_line, visible

LONGEST_CELL = 32_000
"""Characters. Excel takes 32,767; what is longer would be refused silently."""
MOST_LINKS = 60_000
"""Excel takes 65,530 on one sheet."""
WIDTHS = {"why": 60, "ask": 60, "evidence": 50, "file": 30, "name": 24, "reason": 40, "quote": 70}


@EXPORTERS.add(".xlsx")
def write_xlsx(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """Four sheets; cells are text or numbers, never formulas."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(buffer, settings) as book:
        # Without a fixed date two runs would differ; the day of the run is the as-of date.
        book.set_properties({"created": datetime.fromisoformat(shortlist.as_of)})
        sheets = _Sheets(book)
        columns = chosen_columns(shortlist, options.columns)
        sheets.add("Shortlist", columns, list(rows(shortlist, columns)), _links(shortlist, columns))
        sheets.bars(columns, len(shortlist.scorecards), shortlist)
        sheets.add("Evidence", *_evidence(shortlist))
        sheets.add("Rules", *_rules(shortlist))
        sheets.add("Not read", *_not_read(shortlist))
    return buffer.getvalue()


class _Sheets:
    """Adds sheets of one look: bold frozen heads, filters, widths."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.cell = book.add_format({"valign": "top"})
        self.link = book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
        self.number = book.add_format({"valign": "top", "num_format": "0.0"})
        self.first: Any = None

    def add(
        self,
        title: str,
        heads: Sequence[str],
        content: Sequence[Sequence[Cell]],
        links: dict[tuple[int, int], str] | None = None,
    ) -> None:
        sheet = self.book.add_worksheet(title)
        self.first = self.first or sheet
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self.bold)
            width = WIDTHS.get(head, WIDTHS["evidence"] if head.endswith("_evidence") else 14)
            sheet.set_column(column, column, width)
        for row, cells in enumerate(content, start=1):
            for column, cell in enumerate(cells):
                if url := (links or {}).get((row, column)):
                    sheet.write_url(row, column, url, self.link, str(cell)[:LONGEST_CELL])
                else:
                    self._write(sheet, row, column, cell)
        sheet.freeze_panes(1, 0)
        if heads:
            sheet.autofilter(0, 0, max(1, len(content)), len(heads) - 1)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            text = cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"
            sheet.write_string(row, column, text, self.cell)
        else:
            sheet.write_number(row, column, cell, self.number if isinstance(cell, float) else self.cell)

    def bars(self, heads: Sequence[str], count: int, shortlist: Shortlist) -> None:
        """Bars in the score and in the points of each rule, on the scale of what can be reached."""
        whole = sum(rule.weight for rule in shortlist.posting.rules)
        most = {"score": 100.0}
        points = rule_columns(shortlist.posting)
        for rule in shortlist.posting.rules:
            most[points[rule.id][0]] = 100 * rule.weight / whole
        for column, head in enumerate(heads):
            if most.get(head) and count:
                scale = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": most[head]}
                bar = {"type": "data_bar", "bar_color": "#9DC3E6", **scale}
                self.first.conditional_format(1, column, count, column, bar)


def _links(shortlist: Shortlist, heads: list[str]) -> dict[tuple[int, int], str]:
    """Row and column of each file's name to the file's address, where its path is known."""
    if "file" not in heads:
        return {}
    column = heads.index("file")
    found = {}
    for row, card in enumerate(shortlist.scorecards[:MOST_LINKS], start=1):
        path = shortlist.paths.get(card.file)
        if path and len(address := _address(path)) < 2000:
            found[row, column] = address
    return found


def _address(path: str) -> str:
    # In capitals, since the library rewrites "file:" with Windows' backslashes, which no other system opens.
    return Path(path).absolute().as_uri().replace("file:", "FILE:", 1)


def _evidence(shortlist: Shortlist) -> tuple[list[str], list[list[Cell]]]:
    heads = ["rank", "name", "file", "rule", "outcome", "points", "quote", "page", "line", "why"]
    content: list[list[Cell]] = []
    for card in shortlist.scorecards:
        who: list[Cell] = [card.rank, one_line(card.profile.contact.name or ""), visible(card.file)]
        for result in card.results:
            judged: list[Cell] = [result.label, result.outcome, result.points]
            content += [
                [*who, *judged, one_line(e.quote), e.page, e.line, one_line(e.why)] for e in result.evidence
            ] or [[*who, *judged, "", None, None, one_line(result.reason)]]
    return heads, content


def _rules(shortlist: Shortlist) -> tuple[list[str], list[list[Cell]]]:
    heads = ["rule", "label", "kind", "importance", "knock_out", "weight", "points", "weight_from", "source"]
    posting = shortlist.posting
    whole = sum(rule.weight for rule in posting.rules)
    return heads, [
        [
            rule.id,
            one_line(rule.label),
            rule.kind,
            rule.importance,
            "yes" if rule.knock_out else "",
            rule.weight,
            round(100 * rule.weight / whole, 1),
            visible(str(rule.origins.get("weight", "default"))),
            one_line(rule.source),
        ]
        for rule in posting.rules
    ]


def _not_read(shortlist: Shortlist) -> tuple[list[str], list[list[Cell]]]:
    heads = ["file", "status", "reason", "duplicate_of"]
    return heads, [_unread_row(card) for card in shortlist.scorecards if card.score is None]


def _unread_row(card: Scorecard) -> list[Cell]:
    profile = card.profile
    return [
        visible(card.file),
        profile.status,
        one_line(profile.reason or ""),
        visible(card.duplicate_of or ""),
    ]
