"""What differs between two exports of a shortlist: who is new, who left, who moved and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from screener.export.exported import Exported, Row
from screener.text.counted import counted

MOST_RULES = 4
"""Rules named for one candidate; the others are counted."""


@dataclass(frozen=True, slots=True)
class Change:
    """One person in both exports. because: (rule, points gained or lost), the largest first."""

    before: Row
    after: Row
    because: tuple[tuple[str, float], ...]

    @property
    def is_own(self) -> bool:
        """Whether something of the person's own changed: points, verdict, or what a rule gave."""
        same = (self.before.score, self.before.verdict) == (self.after.score, self.after.verdict)
        return bool(self.because) or not same


@dataclass(frozen=True, slots=True)
class Changes:
    """new: scored now alone. gone: scored before alone. changed: with other points or another verdict.

    moved: at another rank by what others did. same: how many stand as before. rules_changed: None where an
    export does not say by which rules it was made. was, now: file to its status in the export that has no
    score for it.
    """

    new: tuple[Row, ...]
    gone: tuple[Row, ...]
    changed: tuple[Change, ...]
    moved: tuple[Change, ...]
    same: int
    rules_changed: bool | None
    was: dict[str, str]
    now: dict[str, str]


_Key = Callable[[Row], str]
_SAME_PERSON: tuple[_Key, ...] = (
    lambda row: row.sha256,
    lambda row: row.file,
    lambda row: row.email.casefold(),
)
"""What tells that two rows are of one person, the surest first: the same bytes, file, address."""


def changes(before: Exported, after: Exported) -> Changes:
    """The differences, each list in order of rank."""
    pairs = list(_pairs(before.rows, after.rows))
    found = [Change(old, new, _because(old, new)) for old, new in pairs if _scored(old) and _scored(new)]
    own = [change for change in found if change.is_own]
    moved = [c for c in found if not c.is_own and c.before.rank != c.after.rank]
    stayed = {old.file for old, new in pairs if _scored(new)}
    known = {new.file for old, new in pairs if _scored(old)}
    hashes = before.rules_sha256, after.rules_sha256
    return Changes(
        new=tuple(row for row in after.rows if _scored(row) and row.file not in known),
        gone=tuple(row for row in before.rows if _scored(row) and row.file not in stayed),
        changed=tuple(sorted(own, key=lambda c: c.after.rank or 0)),
        moved=tuple(sorted(moved, key=lambda c: c.after.rank or 0)),
        same=len(found) - len(own) - len(moved),
        rules_changed=hashes[0] != hashes[1] if all(hashes) else None,
        was={new.file: old.status for old, new in pairs if _scored(new) and not _scored(old)},
        now={old.file: new.status for old, new in pairs if _scored(old) and not _scored(new)},
    )


def _scored(row: Row) -> bool:
    return row.score is not None


def _pairs(before: tuple[Row, ...], after: tuple[Row, ...]) -> Iterator[tuple[Row, Row]]:
    """Rows of one person in both; each row stands in one pair at most."""
    olds, news = list(before), list(after)
    for key in _SAME_PERSON:
        counts = Counter(map(key, olds)), Counter(map(key, news))
        single = {key(row): row for row in olds if key(row) and counts[0][key(row)] == 1}
        found = [(single[key(row)], row) for row in news if key(row) in single and counts[1][key(row)] == 1]
        yield from found
        old_files, new_files = {old.file for old, _ in found}, {new.file for _, new in found}
        olds = [row for row in olds if row.file not in old_files]
        news = [row for row in news if row.file not in new_files]


def _because(old: Row, new: Row) -> tuple[tuple[str, float], ...]:
    rules = {**old.points, **new.points}
    deltas = [(rule, round(new.points.get(rule, 0.0) - old.points.get(rule, 0.0), 1)) for rule in rules]
    return tuple(sorted((d for d in deltas if d[1]), key=lambda d: (-abs(d[1]), d[0])))


def change_lines(found: Changes) -> Iterator[str]:
    """The differences as lines for a terminal."""
    if found.rules_changed:
        yield "The rules changed between the two: points of all may differ for that."
    yield from _list("new", [_arrived(row, found.was) for row in found.new])
    yield from _list("gone", [_arrived(row, found.now, "now") for row in found.gone])
    yield from _list("with other points", [_changed(change) for change in found.changed])
    others = "at another rank with the same points, as others came, went or changed"
    yield from _list(others, [_changed(change) for change in found.moved])
    yield f"{found.same:,} as before"


def _list(what: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"{len(rows):,} {what}:"
        yield from rows


def _arrived(row: Row, statuses: dict[str, str], when: str = "before") -> str:
    note = f", {when}: {statuses[row.file].replace('_', ' ')}" if statuses.get(row.file) else ""
    standing = f"{row.score:.1f}" + (f", {_words(row.verdict)}" if row.verdict else "")
    return f"{row.rank or '':>11}  {row.name or row.file} ({standing}{note})"


def _changed(change: Change) -> str:
    old, new = change.before, change.after
    ranks = f"{old.rank or ''} → {new.rank or ''}"
    score = f"{new.score:.1f}" if old.score == new.score else f"{old.score:.1f} → {new.score:.1f}"
    verdict = "" if old.verdict == new.verdict else f", {_words(old.verdict)} → {_words(new.verdict)}"
    named = [f"{rule} {points:+.1f}" for rule, points in change.because[:MOST_RULES]]
    if more := len(change.because) - MOST_RULES:
        named += [counted(more, "other rule")] if more > 0 else []
    other = " [another résumé]" if old.sha256 and new.sha256 and old.sha256 != new.sha256 else ""
    why = f": {', '.join(named)}" if named else ""
    return f"{ranks:>11}  {new.name or new.file} ({score}{verdict}){other}{why}"


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")
