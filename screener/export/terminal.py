"""The shortlist on a terminal: a plain table, and under it what was not read."""

from __future__ import annotations

import textwrap
from collections import Counter

from screener.export.cells import display_width, fitted
from screener.export.columns import cells_of
from screener.export.words import required_cells
from screener.model.scorecard import Scorecard, Shortlist
from screener.text.terminal import one_line, visible

NARROWEST = 60
WIDE = 100
"""Columns from which the file's name fits beside the candidate's; below, it stands in for a missing name."""
SHOWN_UNREAD = 500


def table_lines(shortlist: Shortlist, width: int, top: int | None) -> list[str]:
    """Lines of at most `width` columns: the ranked candidates, then every file that was not read."""
    width = max(width, NARROWEST)
    scored = [card for card in shortlist.scorecards if card.score is not None]
    unread = [card for card in shortlist.scorecards if card.score is None]
    lines = [fitted(f"{one_line(shortlist.posting.title)} · as of {shortlist.as_of}", width).rstrip(), ""]
    shown = scored[:top] if top else scored
    lines += _ranked(shown, shortlist, width)
    if len(shown) < len(scored):
        lines.append(f"… and {len(scored) - len(shown)} more")
    verdicts = Counter(card.verdict for card in scored)
    words = ", ".join(
        f"{verdicts[v]} {v.replace('_', ' ')}"
        for v in ("shortlist", "review", "below", "knocked_out")
        if verdicts[v]
    )
    lines += ["", *textwrap.wrap(f"{len(scored)} scored: {words}" if scored else "nothing was scored", width)]
    if unread:
        lines += _unread(unread, width)
    return lines


def _ranked(cards: list[Scorecard], shortlist: Shortlist, width: int) -> list[str]:
    if not cards:
        return []
    numbers = (4, 5, 11, 6, 5)
    with_file = width >= WIDE
    room = width - sum(numbers) - 2 * (len(numbers) + 1 + with_file)
    name = room // 2 if with_file else room * 3 // 5
    widths = (*numbers, name, room - name - (room // 4 if with_file else 0), room // 4)
    heads = ("rank", "score", "verdict", "needs", "years", "candidate", "credentials", "file")
    shown = len(heads) if with_file else len(heads) - 1
    lines = [_line(heads[:shown], widths[:shown])]
    for card in cards:
        kept = cells_of(card, shortlist)
        cells = (
            f"{card.rank:>4}",
            f"{card.score:>5.1f}",
            (card.verdict or "").replace("_", " "),
            required_cells(card)[0],
            f"{kept['coding_years']:>5.1f}",
            str(kept["name"] or "") or visible(card.file),
            str(kept["credentials"] or "").replace("; ", ", "),
            visible(card.file),
        )
        lines.append(_line(cells[:shown], widths[:shown]))
    return lines


def _line(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    return "  ".join(fitted(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _unread(cards: list[Scorecard], width: int) -> list[str]:
    lines = ["", f"{len(cards)} not scored (blank in the export, never 0):"]
    for card in cards[:SHOWN_UNREAD]:
        why = f"of {visible(card.duplicate_of)}" if card.duplicate_of else one_line(card.profile.reason or "")
        text = f"{card.profile.status}: {visible(card.file)}" + (f" ({why})" if why else "")
        lines += _wrapped(text, width)
    if len(cards) > SHOWN_UNREAD:
        lines.append(f"  … and {len(cards) - SHOWN_UNREAD} more: see the status column of the export")
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """Wrapped by columns, so that wide characters fit too; nothing of a file's name is cut."""
    lines, line = [], "  "
    for word in text.split(" "):
        piece = word
        if display_width(line) + display_width(piece) > width and line.strip():
            lines.append(line.rstrip())
            line = "    "
        while display_width(line) + display_width(piece) > width:
            cut = next(
                n for n in range(len(piece), 0, -1) if display_width(piece[:n]) <= width - display_width(line)
            )
            lines.append(line + piece[:cut])
            line, piece = "    ", piece[cut:]
        line += f"{piece} "
    return [*lines, line.rstrip()]
