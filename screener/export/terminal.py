"""The shortlist on a terminal: a plain table, and under it what was not read."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from screener.config.wording import heads, language_sentences
from screener.export.cells import display_width, fitted
from screener.export.columns import cells_of
from screener.export.words import lines_words, required_cells, unscored_reason
from screener.model.scorecard import VERDICTS, Scorecard, Shortlist
from screener.text.terminal import one_line, visible

NARROWEST = 60
WIDE = 100
"""Columns from which the file's name fits beside the candidate's; below, it stands in for a missing name."""
ROOMY = 140
"""Columns from which the last job's title fits as well."""
SHOWN_UNREAD = 500
NUMBERS = 5
"""Columns before the candidate: they are never cut."""
SHORTEST_CUT = 9


def table_lines(shortlist: Shortlist, width: int, top: int | None) -> list[str]:
    """Lines of at most `width` columns: the ranked, who is knocked out by which rule, what was not read."""
    width, say = max(width, NARROWEST), language_sentences().say
    scored = [card for card in shortlist.scorecards if card.score is not None]
    unread = [card for card in shortlist.scorecards if card.score is None]
    shown = scored[:top] if top else scored
    lines = [*_wrapped(_heading(shortlist), width, "", "  "), ""]
    lines += _ranked(shown, shortlist, width)
    if len(shown) < len(scored):
        lines.append(say("table.more", number=len(scored) - len(shown)))
    lines += _knocked_out(shown, shortlist, width)
    verdicts = Counter(card.verdict for card in scored)
    words = ", ".join(f"{verdicts[v]} {_verdict(v)}" for v in VERDICTS if verdicts[v])
    told = say("table.scored", number=len(scored), list=words) if scored else say("table.none_scored")
    lines += ["", *_wrapped(told, width, "", "  ")]
    if unread:
        lines += _unread(unread, width)
    return lines


def _heading(shortlist: Shortlist) -> str:
    """The posting, the day, and what the verdicts mean."""
    title = one_line(shortlist.posting.title)
    meant = lines_words(shortlist.posting.bands)
    return language_sentences().say("table.head", title=title, date=shortlist.as_of, detail=meant)


def _verdict(verdict: str | None) -> str:
    return language_sentences().say(f"verdict.{verdict}") if verdict else ""


def _ranked(cards: list[Scorecard], shortlist: Shortlist, width: int) -> list[str]:
    """The table: numbers as wide as they are, names and files share what is left, cut where they must be."""
    if not cards:
        return []
    named = ("rank", "score", "verdict", "required", "years", "candidate", "credentials", "file", "title")
    titles = [language_sentences().say(f"table.{name}") for name in named]
    if width >= ROOMY:
        titles[named.index("years")] = heads()["coding_years"].head.lower()
    rows = [_cells(card, shortlist) for card in cards]
    if width < ROOMY:
        columns = len(titles) - (1 if width >= WIDE else 2)
        titles, rows = titles[:columns], [row[:columns] for row in rows]
    wanted = [max(map(display_width, column)) for column in zip(titles, *rows, strict=True)]
    room = width - sum(wanted[:NUMBERS]) - 2 * (len(titles) - 1)
    name = min(wanted[NUMBERS], max(room // 2, room - sum(wanted[NUMBERS + 1 :])))
    widths = [*wanted[:NUMBERS], name, *_shares(room - name, wanted[NUMBERS + 1 :])]
    return [_line(row, widths) for row in (titles, *rows)]


def _cells(card: Scorecard, shortlist: Shortlist) -> list[str]:
    kept, file = cells_of(card, shortlist), visible(card.file)
    return [
        f"{card.rank:>4}",
        f"{card.score:>5.1f}",
        _verdict(card.verdict),
        required_cells(card)[0],
        f"{kept['coding_years']:>5.1f}",
        str(kept["name"] or "") or file,
        str(kept["credentials"] or "").replace("; ", ", "),
        file,
        str(kept["current_title"] or ""),
    ]


def _shares(room: int, wanted: list[int]) -> list[int]:
    """The room for columns that want so much each: the smallest get it, the others the same."""
    widths = list(wanted)
    left = room
    for place, (index, want) in enumerate(sorted(enumerate(wanted), key=itemgetter(1))):
        widths[index] = min(want, left // (len(wanted) - place))
        left -= widths[index]
    return widths


def _line(cells: list[str], widths: list[int]) -> str:
    return "  ".join(_fitted(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fitted(text: str, width: int) -> str:
    """Cut in the middle where it is the name of a file: those of one folder often begin alike."""
    if display_width(text) <= width or not text.isascii() or "." not in text[-6:] or width < SHORTEST_CUT:
        return fitted(text, width)
    end = width // 2
    return f"{text[: width - end - 1]}…{text[-end:]}"


def _knocked_out(cards: list[Scorecard], shortlist: Shortlist, width: int) -> list[str]:
    """Who is knocked out, with the rule and what the text says."""
    lines: list[str] = []
    for card in cards:
        if card.verdict == "knocked_out":
            who = str(cells_of(card, shortlist)["name"] or "") or visible(card.file)
            said = language_sentences()
            rules = "; ".join(said.beside(r.label, r.reason) for r in card.results if r.knocked_out)
            lines += _wrapped(said.say("table.told", found=who, list=rules), width)
    return ["", language_sentences().say("table.knocked_out"), *lines] if lines else []


def _unread(cards: list[Scorecard], width: int) -> list[str]:
    say = language_sentences().say
    lines = ["", say("table.not_scored", number=len(cards))]
    for card in cards[:SHOWN_UNREAD]:
        file, why = visible(card.file), unscored_reason(card)
        text = say("table.unread", state=card.profile.status, file=file, detail=why)
        lines += _wrapped(text, width)
    if len(cards) > SHOWN_UNREAD:
        lines.append(f"  {say('table.more_unread', number=len(cards) - SHOWN_UNREAD)}")
    return lines


def _wrapped(text: str, width: int, first: str = "  ", rest: str = "    ") -> list[str]:
    """Wrapped by columns, so that wide characters fit too; nothing of a file's name is cut."""
    lines, line = [], first
    for word in text.split(" "):
        piece = word
        if display_width(line) + display_width(piece) > width and line.strip():
            lines.append(line.rstrip())
            line = rest
        while display_width(line) + display_width(piece) > width:
            cut = next(
                n for n in range(len(piece), 0, -1) if display_width(piece[:n]) <= width - display_width(line)
            )
            lines.append(line + piece[:cut])
            line, piece = rest, piece[cut:]
        line += f"{piece} "
    return [*lines, line.rstrip()]
