"""A workbook to read, sort, filter and print: the shortlist, its evidence, the rules, what was not read."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

from screener.export.base import EXPORTERS, ExportOptions
from screener.export.cells import display_width
from screener.export.columns import Cell, Column, rule_columns
from screener.export.marks import OUTCOMES, VERDICTS
from screener.export.sheets import Sheet, evidence, how_to_read, main_sheets, not_read
from screener.model.scorecard import Shortlist
from screener.text.terminal import one_line

LONGEST_CELL = 32_000
"""Characters. Excel takes 32,767; what is longer would be refused silently."""
MOST_LINKS = 60_000
"""Excel takes 65,530 on one sheet."""
LETTER = 1
SMALL = 9
"""Points of the letters: a page in landscape holds a row of the shortlist without its becoming too small."""
ROOM = 1.42
"""Letters of that size in a unit of width, which is a digit of the usual size."""
HEAD_ROOM = 1.0
"""The same of bold letters, among which the button of the filter stands."""
LINE = 11.8
HIGHEST = 409
"""Points of a line of such letters, and of the highest row that there is."""
_BAR = "#9DC3E6"


@EXPORTERS.add(".xlsx")
def write_xlsx(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """Sheets whose cells are text or numbers, never formulas."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(buffer, settings) as book:
        # Without a fixed date two runs would differ; the day of the run is the as-of date.
        book.set_properties({"created": datetime.fromisoformat(shortlist.as_of)})
        pages = _Pages(book, shortlist)
        for sheet in main_sheets(shortlist, options.columns):
            pages.add(sheet)
        for make in (evidence, not_read, how_to_read):
            pages.add(make(shortlist))
    return buffer.getvalue()


class _Pages:
    """Adds sheets of one look: heads that stay, wrapped cells, filters, pages in landscape."""

    def __init__(self, book: Any, shortlist: Shortlist) -> None:
        self._book, self._shortlist = book, shortlist
        look = {
            "valign": "top",
            "text_wrap": True,
            "font_size": SMALL,
            "bottom": 4,
            "bottom_color": "#BBBBBB",
            "right": 4,  # text that fills its cell does not run into the next one
            "right_color": "#DDDDDD",
        }
        self._look = look
        self._head = book.add_format(
            {**look, "bold": True, "bottom": 1, "bottom_color": "#000000", "bg_color": "#F2F2F2"}
        )
        self._text = book.add_format(look)
        self._link = book.add_format({**look, "font_color": "#0563C1", "underline": 1})
        self._number = book.add_format({**look, "num_format": "0.0", "align": "right", "indent": 1})
        self._whole = book.add_format({**look, "align": "center"})
        self._marks = {
            word: self._marked(mark.fill, mark.ink, f'"{mark.sign}" @')
            for word, mark in (*VERDICTS.items(), *OUTCOMES.items())
        }
        self._scores = {
            outcome: self._marked(mark.fill, mark.ink, f'"{mark.sign}" 0.0')
            for outcome, mark in OUTCOMES.items()
        }
        self._told = {outcome: self._marked(mark.fill, mark.ink, "@") for outcome, mark in OUTCOMES.items()}
        self._most = _most_points(shortlist)

    def _marked(self, fill: str, ink: str, shown: str) -> Any:
        """Filled, with a sign that is shown and is no part of the cell: black on white tells as much."""
        return self._book.add_format({**self._look, "bg_color": fill, "font_color": ink, "num_format": shown})

    def add(self, content: Sheet) -> None:
        """One sheet with all its rows."""
        sheet = self._book.add_worksheet(content.title)
        sheet.set_row(0, _height([c.head for c in content.columns], content.columns, HEAD_ROOM))
        for place, column in enumerate(content.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, self._head)
        links = _links(self._shortlist, content)
        for number, row in enumerate(content.rows, start=1):
            sheet.set_row(number, _height(row[: content.printed or None], content.columns))
            for place, cell in enumerate(row):
                if content.columns[place].name.endswith(("verdict", "outcome")) and isinstance(cell, str):
                    self._mark(sheet, number, place, cell)
                    continue
                outcome = content.outcomes[number - 1][place] if content.outcomes else ""
                self._write(sheet, number, place, cell, outcome, links.get((number, place), ""))
        self._bars(sheet, content)
        sheet.freeze_panes(1, content.frozen)
        if content.columns:
            sheet.autofilter(0, 0, max(1, len(content.rows)), len(content.columns) - 1)
        if content.printed:
            sheet.print_area(0, 0, max(1, len(content.rows)), content.printed - 1)
        self._set_up_page(sheet, content.title)

    def _mark(self, sheet: Any, row: int, place: int, word: str) -> None:
        sheet.write_string(row, place, word.replace("_", " "), self._marks.get(word, self._text))

    def _write(self, sheet: Any, row: int, place: int, cell: Cell, outcome: str, url: str) -> None:
        if cell is None or cell == "":
            sheet.write_blank(row, place, None, self._text)
        elif url:
            sheet.write_url(row, place, url, self._link, str(cell)[:LONGEST_CELL])
        elif isinstance(cell, str):
            text = cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"
            sheet.write_string(row, place, text, self._told.get(outcome, self._text))
        elif isinstance(cell, float):
            sheet.write_number(row, place, cell, self._scores.get(outcome, self._number))
        else:
            sheet.write_number(row, place, cell, self._whole)

    def _bars(self, sheet: Any, content: Sheet) -> None:
        """Bars in the score and in points of a rule, on the scale of what can be reached."""
        for place, column in enumerate(content.columns):
            most = self._most.get(column.name)
            if most and content.rows and not content.outcomes:
                scale = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": most}
                bar = {"type": "data_bar", "bar_color": _BAR, **scale}
                sheet.conditional_format(1, place, len(content.rows), place, bar)

    def _set_up_page(self, sheet: Any, title: str) -> None:
        sheet.set_landscape()
        sheet.set_paper(LETTER)
        sheet.set_margins(left=0.4, right=0.4, top=0.55, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        posting = one_line(self._shortlist.posting.title).replace("&", "&&")[:100]
        sheet.set_header(f"&L&9{posting}&C&9{title}&R&9as of {self._shortlist.as_of}")
        sheet.set_footer("&R&9page &P of &N")


def _height(cells: Sequence[Cell], columns: Sequence[Column], room: float = ROOM) -> float:
    """Points of a row that shows all of its cells: programs do not all find it themselves."""
    lines = max(
        (
            _lines(str(cell), column.width * room)
            for cell, column in zip(cells, columns, strict=False)
            if cell is not None and cell != ""
        ),
        default=1,
    )
    return min(HIGHEST, LINE * lines + 1)


def _lines(text: str, room: float) -> int:
    """Lines of a cell with room for so many letters; only words that are longer than it are cut."""
    lines = used = 0
    for word in text.split(" "):
        length = display_width(word)
        if not lines or used + 1 + length > room:
            lines += max(1, ceil(length / room))
            used = length
        else:
            used += 1 + length
    return max(1, lines)


def _most_points(shortlist: Shortlist) -> Mapping[str, float]:
    """Column to the points it can hold."""
    whole = sum(rule.weight for rule in shortlist.posting.rules)
    names = rule_columns(shortlist.posting)
    return {"score": 100.0} | {
        names[rule.id][0]: 100 * rule.weight / whole for rule in shortlist.posting.rules if rule.weight
    }


def _links(shortlist: Shortlist, content: Sheet) -> dict[tuple[int, int], str]:
    """Row and column of each file's name to the file's address, where its path is known."""
    found: dict[tuple[int, int], str] = {}
    places = [place for place, column in enumerate(content.columns) if column.name == "file"]
    for place in places:
        for row, card in enumerate(content.cards[:MOST_LINKS], start=1):
            path = shortlist.paths.get(card.file)
            if path and len(address := _address(path)) < 2000:
                found[row, place] = address
    return found


def _address(path: str) -> str:
    # In capitals, since the library rewrites "file:" with Windows' backslashes, which no other system opens.
    return Path(path).absolute().as_uri().replace("file:", "FILE:", 1)
