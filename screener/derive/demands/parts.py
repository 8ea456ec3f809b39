"""Parts of one demand: years of which some are of another sort, a wish in it, what each clause says."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from screener.derive.demands.terms import Term
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
    ends = [len(words[: joint.start].rstrip(" ,)"))] if joint else []
    return min([*ends, stop if stop >= 0 else len(words)])


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


def person_clauses(words: str, wordings: Wordings) -> list[tuple[str, str]]:
    """The clauses that say what the person has or can do, and how strongly; none where nobody is sought.

    >>> person_clauses("We want a coder who holds the CPC and who knows Epic.", wordings)
    [("who holds the CPC", "required"), ("who knows Epic.", "required")]
    """
    for says, importance in (("candidate_ideal", "preferred"), ("candidate", "required")):
        if cue := wordings[says].search(words):
            return [(clause, importance) for clause in _clauses(words[cue.end :], wordings)]
    clauses = _clauses(words, wordings) if wordings["person_with"].is_in(words) else []
    return [(clause, "required") for clause in clauses]


def _clauses(words: str, wordings: Wordings) -> list[str]:
    """The words at each "and who", "and has": up to the reason why ("because …")."""
    reason = wordings["reason"].search(words)
    words = words[: reason.start].rstrip(" ,") if reason else words
    cuts = [span.start for span in wordings["person_joint"].find(words)]
    return [words[a:b].strip(" ,") for a, b in itertools.pairwise([0, *cuts, len(words)])]


_CLAUSE = re.compile(r"[,;.()]|\s-\s")


def other_sides(
    words: str, terms: Sequence[Term], lengths: LengthReader, wordings: Wordings
) -> Iterator[str]:
    """What stands behind an "or", asks for schooling, a credential or experience, and holds no term.

    Widenings of what was named ("or equivalent", "or a related field") are none.
    """
    starts = sorted(t.start for t in terms)
    for joint in wordings["joint_or"].find(words):
        stop = _CLAUSE.search(words, joint.end)
        end = stop.start() if stop else len(words)
        side = words[joint.end : end]
        known = bisect_left(starts, joint.end) < bisect_left(starts, end) or lengths.read(side)
        wider = wordings["or_like"].is_in(words[joint.start : end + 1]) or wordings["equivalent"].is_in(side)
        named = wordings["title_subject"].is_in(side) or wordings["school"].is_in(side)
        if named and not known and not wider:
            yield side.strip(" .")
