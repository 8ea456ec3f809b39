"""Parts of one demand: years of which some are of another sort, a wish in it."""

from __future__ import annotations

from screener.derive.lengths import LengthReader
from screener.derive.wordings import Wordings
from screener.model.span import Span


def of_which(words: str, lengths: LengthReader, wordings: Wordings) -> list[tuple[str, str]]:
    """ "Five years of coding, of which two as an auditor" as two demands: (words, what to read for them)."""
    if alone := wordings["part_alone"].starts(words):
        number = lengths.first_number(words[: alone.end])
        return [(words, lengths.years_of(number, words[alone.end :].strip(". ")))]
    held = lengths.read(lengths.of_work(words))
    for found in wordings["of_which"].find(words) if held else ():
        start = len(words[: found.start].rstrip(" ,"))
        rest = words[start:]
        part = wordings["part_of_years"].starts(rest)
        loose = not (wordings["points_at_years"].is_in(rest[:40]) or rest.startswith(","))
        before = [length for length in held if length.start < start]
        if part is None or loose or len(before) != 1:
            continue  # "five years of auditing, or seven of coding of which two …" is one demand
        number = lengths.first_number(rest[: part.end])
        said = lengths.years_of(number, rest[part.end :].strip(". "))
        years = lengths.read(said)
        if years and years[0].years <= held[0].years:
            before_it = words[:start].rstrip("( ")
            return [(before_it, lengths.of_work(before_it)), (rest.strip(" ,()"), said)]
    return [(words, words)]


def wishes(words: str, wordings: Wordings) -> tuple[str, str]:
    """ "Two years of coding, preferably in a hospital": the demand, and the wish in it; "" for none."""
    if last := _wish_at_end(words, wordings):
        return last
    cut = wordings["wish_word"].search(words)
    before = words[: cut.start].rstrip(" ,") if cut else ""
    if joint := wordings["joint_and"].ends(before):
        before = before[: joint.start].rstrip(" ,")
    if not cut or len(before.split()) < 2 or before.count("(") > before.count(")"):
        return words, ""
    ends = _end_of_wish(words, cut, wordings)
    return (before + words[ends:]).strip(), words[cut.start : ends]


def _end_of_wish(words: str, cut: Span, wordings: Wordings) -> int:
    """Where a wish ends: at a semicolon, or where another number of years begins."""
    stop = words.find("; ", cut.end)
    joint = wordings["wish_ends"].search(words, cut.end)
    ends = [stop] * (stop >= 0)
    ends += [len(words[: joint.start].rstrip(" ,)"))] if joint else []
    return min(ends, default=len(words))


def _wish_at_end(words: str, wordings: Wordings) -> tuple[str, str] | None:
    """ "Two years of coding, urology preferred": the demand, and the short wish behind its last comma."""
    main, comma, wish = words.rstrip(". ").rpartition(", ")
    last = wordings["wish_last"].ends(wish)
    if not comma or not last or any(mark in wish for mark in ";.()"):
        return None
    what = wish[: last.start].strip()
    bare = wordings["bare_more"].covers(what)
    if not bare and (not 3 <= len(what) <= 40 or wordings["joined_years"].is_in(what)):
        return None
    if not wordings["countable"].is_in(main) or wordings["ranked_word"].is_in(main):
        return None
    return main, wish[: last.end]
